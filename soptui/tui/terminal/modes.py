"""Which sequences may go out besides the cells: the modes that are wanted, and nothing that asks.

A question to the terminal may be answered after the program has ended, and would then be typed
into the shell. So nothing is asked: what the terminal can do is known by its name or not used.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ALTERNATE_SCREEN = "\x1b[?1049h"
NO_LOOK = "\x1b[m"
SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
ALL_OFF = "\x1b[m\x1b[?2004l\x1b[?1000l\x1b[?1006l\x1b[?7h\x1b[?1049l\x1b[?25h"
"""Everything back as a shell expects it, whatever was on."""

_MODE = re.compile(r"\x1b\[\?(?:1049|2004|7)[hl]|\x1b\[\?25h")
_MOUSE_MODE = re.compile(r"\x1b\[\?(?:1000|1006)[hl]")
_REQUEST = re.compile(r"\x07|\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
_IN_SCREEN = re.compile(r"\x1bP([^\\]*)\x1b\\")
_POSITION = re.compile(r"\x1b\[[\d;]*H")
_SYNC_TERMINALS = ("alacritty", "contour", "foot", "xterm-ghostty", "xterm-kitty", "wezterm")


def may_pass(data: str, *, mouse: bool) -> bool:
    """Tell whether `data` is as a whole a wanted mode, a bell or a text for the clipboard."""
    if _MODE.fullmatch(data) or _REQUEST.fullmatch(_IN_SCREEN.sub(r"\1", data)):
        return True
    return mouse and _MOUSE_MODE.fullmatch(data) is not None


def is_frame(data: str) -> bool:
    """Tell whether `data` is a frame: Textual puts the cursor somewhere in each."""
    return _POSITION.search(data) is not None


def wants_mouse(environ: Mapping[str, str], asked: bool) -> bool:
    """Tell whether to take the mouse: SOPTUI_MOUSE (1 or 0) wins over what the program asked."""
    return {"1": True, "0": False}.get(environ.get("SOPTUI_MOUSE", ""), asked)


def has_sync(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal is known, by its name, to draw a frame at once (mode 2026)."""
    return environ.get("TERM", "").startswith(_SYNC_TERMINALS)
