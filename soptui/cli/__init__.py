"""The command line: argument parsing and printing only. Never imports Textual."""
