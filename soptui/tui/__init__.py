"""The terminal interface: screens and widgets drawn from values; no rule, git call or TOML here.

Textual reads the two variables below once, when it is imported: frames without a wait of 16 ms
between them, and no animation.
"""

import os

os.environ.setdefault("TEXTUAL_FPS", "240")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
