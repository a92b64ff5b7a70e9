"""What the terminal line can do, decided once from the environment."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soptui.settings import Settings


_NO_SCREEN = ("", "dumb", "unknown", "network", "dialup", "switch")
"""Names that terminals without a screen go by (terminfo: generic, no cursor addressing)."""


def has_screen(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal can put text anywhere on a screen."""
    return environ.get("TERM", "") not in _NO_SCREEN


def is_utf8(environ: Mapping[str, str]) -> bool:
    """Tell whether the locale says UTF-8. Without a word about it the answer is no.

    Python itself sets LC_CTYPE=C.UTF-8 when it finds a C locale (PEP 538); that one is its guess
    about files, not the user's word about the terminal.
    """
    ctype = environ.get("LC_CTYPE", "")
    if ctype in ("C.UTF-8", "C.utf8", "UTF-8") and environ.get("LANG", "C") in ("", "C", "POSIX"):
        ctype = ""
    name = environ.get("LC_ALL") or ctype or environ.get("LANG", "")
    return name.lower().replace("-", "").partition("@")[0].endswith("utf8")


@cache
def has_bce(term: str) -> bool:
    """Tell whether a terminal erases with the background that it writes with (terminfo: bce).

    A terminal that is not in the data base is taken to erase with its own.
    """
    try:
        import curses
    except ImportError:  # Python was built without it
        return False
    try:
        curses.setupterm(term, 1)
    except curses.error:
        return False
    return curses.tigetflag("bce") > 0


def draws_ascii(settings: Settings, environ: Mapping[str, str]) -> bool:
    """Tell whether to draw in ASCII: the setting decides, else the locale and the terminal.

    The font of the Linux console has 256 signs: of ours it lacks the decision, the end and the
    cursor (its map, cp437, has boxes and some arrows only).
    """
    poor = not is_utf8(environ) or environ.get("TERM") == "linux"
    return {"ya": True, "tidak": False}.get(settings["ascii"], poor)
