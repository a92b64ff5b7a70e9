"""The terminal interface: screens and widgets drawn from values; no rule, git call or TOML here.

Textual reads the variables below once, when it is imported: frames without a wait of 16 ms between
them, no animation, and the one theme we use, which it would otherwise change to at the start.
"""

import os

os.environ.setdefault("TEXTUAL_FPS", "240")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
os.environ["TEXTUAL_THEME"] = "ansi-dark"
