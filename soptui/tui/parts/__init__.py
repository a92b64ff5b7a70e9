"""The parts of the editor: each shows one side of the SOP and turns keys into edits."""
