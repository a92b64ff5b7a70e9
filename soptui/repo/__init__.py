"""The SOP repository: a work tree of TOML files and its git history."""
