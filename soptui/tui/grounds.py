"""Grounds: the colours of a theme that paints the whole screen, dark or light.

The sixteen colours of a terminal are its user's own and differ from one to the next. So where there
are 256 the fixed ones among them are used, whose contrast is known. Nothing here needs Textual: the
first picture is painted before it is imported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIGHT = ("7", "15")


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Colours by their numbers among the 256; below 16 they are the user's own."""

    ground: int
    text: int
    faint: int
    """What stands back: rules, hints."""
    colours: Mapping[str, int] = field(default_factory=dict)
    """By the name that a style has for it; others are drawn as text."""
    has_bold: bool = True
    """Without it where bold makes letters paler on this ground."""
    reverses_red: bool = False
    """Whether what is wrong stands out by reverse: no red would be readable."""


DARK = Ground(234, 252, 252, {"red": 210, "yellow": 222, "green": 150})
LIGHT = Ground(231, 16, 16, {"red": 124, "yellow": 94, "green": 22})
"""Arrows have the colour of text here: with the long codes of these colours, changing to and fro,
a move in the chart would be too much for a slow line."""
DARK_16 = Ground(0, 7, 7, {"red": 9, "yellow": 11, "cyan": 14, "green": 10})
LIGHT_16 = Ground(15, 0, 0, {"red": 1, "yellow": 5, "cyan": 4, "green": 4}, has_bold=False)
LIGHT_CONSOLE = Ground(7, 0, 0, has_bold=False, reverses_red=True)
"""The Linux console: its white ground is grey, and its bold letters are paler ones."""


def ground_for(theme: str, environ: Mapping[str, str]) -> Ground | None:
    """Return what a theme paints on this terminal; None where the terminal's own ground will do."""
    if theme not in ("gelap", "terang") or is_light(environ) is (theme == "terang"):
        return None
    term = environ.get("TERM", "")
    if environ.get("COLORTERM") in ("truecolor", "24bit") or term.endswith("256color"):
        return DARK if theme == "gelap" else LIGHT
    if theme == "gelap":
        return DARK_16
    return LIGHT_CONSOLE if term == "linux" else LIGHT_16


def is_light(environ: Mapping[str, str]) -> bool | None:
    """Tell whether the terminal's own ground is light; None: it does not say.

    COLORFGBG, which some terminals set, names it. Inside tmux and screen it may be the word of a
    terminal that was left long ago.
    """
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    if not ground or "TMUX" in environ or "STY" in environ:
        return None
    return ground in _LIGHT


def sgr(ground: Ground | None, *attributes: str, color: str = "") -> str:
    """Return the sequence for a look: attributes, and a colour by its name."""
    if ground is None:
        return _sequence("0", *attributes, *({"red": ["31"]}.get(color, [])))
    wanted = [code for code in attributes if code != "1" or ground.has_bold]
    if color == "red" and ground.reverses_red:
        wanted.append("7")
    ink = ground.faint if "2" in wanted else ground.colours.get(color, ground.text)
    wanted = [code for code in wanted if code != "2"]
    return _sequence("0", *wanted, _code(ink, 30), _code(ground.ground, 40))


def _code(color: int, base: int) -> str:
    if color >= 16:
        return f"{base + 8};5;{color}"
    return str(base + color if color < 8 else base + 52 + color)


def _sequence(*codes: str) -> str:
    return f"\x1b[{';'.join(codes)}m" if len(codes) > 1 else "\x1b[m"
