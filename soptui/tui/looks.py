"""Themes: what the sixteen colours and attributes of `style` become on a kind of terminal.

The plain look uses the user's own sixteen colours and assumes no background (it costs the fewest
bytes). A theme only changes colours and attributes of letters: signs and words say the rest.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.color import Color

PLAIN_LOOK = "16-warna"

_TERANG = {"yellow": "magenta", "cyan": "blue", "green": "blue"}
_GELAP = {name: f"bright_{name}" for name in ("red", "yellow", "cyan", "green", "blue", "magenta")}
_LIGHT_BACKGROUNDS = ("7", "15")
_COLOURLESS = ("vt52", "vt100", "vt102", "vt220", "vt320", "vt420")


def look_for(theme: str, environ: Mapping[str, str]) -> str:
    """Return the look of a theme; "otomatis" asks the environment.

    NO_COLOR (https://no-color.org) asks for no colour; a theme that a person chose wins over it.
    COLORFGBG, which some terminals set, names the background; without it none is assumed.
    """
    if theme != "otomatis":
        return theme
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR") or term in _COLOURLESS or term.endswith("-m"):
        return "mono"
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return "terang" if background in _LIGHT_BACKGROUNDS else PLAIN_LOOK


class LookFilter(LineFilter):
    """Draws every line in one look."""

    def __init__(self, look: str) -> None:
        super().__init__()
        self.look = look

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line."""
        del background
        return [
            Segment(text, restyle(style, self.look) if style else style, control)
            for text, style, control in segments
        ]


@lru_cache(maxsize=1024)
def restyle(style: Style, look: str) -> Style:
    """Return what a style becomes in a look."""
    name = style.color.name if style.color and not style.color.is_default else ""
    bold, dim, reverse = bool(style.bold), bool(style.dim), bool(style.reverse)
    if look == "gelap":
        return _style(style, _GELAP.get(name, name), bold=bold, dim=dim, reverse=reverse)
    if look == "terang":
        return _style(style, _TERANG.get(name, name), bold=bold, dim=False, reverse=reverse)
    grave = look == "kontras" and name == "red"
    strong = look == "kontras" and bool(name)
    return _style(style, "", bold=bold or strong, dim=False, reverse=reverse or grave)


def _style(style: Style, color: str, *, bold: bool, dim: bool, reverse: bool) -> Style:
    return Style(
        color=color or None,
        bold=bold or None,
        dim=dim or None,
        reverse=reverse or None,
        underline=style.underline,
        meta=style.meta or None,
    )
