"""Themes: what the sixteen colours and attributes of `style` become on a kind of terminal.

The plain look uses the user's own sixteen colours and assumes no background (it costs the fewest
bytes). The dark and the light theme paint the whole screen where the terminal's own ground is not
known to be like theirs; all others only change colours and attributes of letters.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

from soptui.tui.grounds import is_light

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.color import Color as Background

    from soptui.tui.grounds import Ground

PLAIN_LOOK = "16-warna"

_TERANG = {"yellow": "magenta", "cyan": "blue", "green": "blue"}
_GELAP = {name: f"bright_{name}" for name in ("red", "yellow", "cyan", "green", "blue", "magenta")}
_NO_STYLE = Style()
_COLOURLESS = ("vt52", "vt100", "vt102", "vt220", "vt320", "vt420")


def look_for(theme: str, environ: Mapping[str, str]) -> str:
    """Return the look of a theme; "otomatis" asks the environment.

    NO_COLOR (https://no-color.org) asks for no colour; a theme that a person chose wins over it.
    """
    if theme != "otomatis":
        return theme
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR") or term in _COLOURLESS or term.endswith("-m"):
        return "mono"
    return "terang" if is_light(environ) else PLAIN_LOOK


class LookFilter(LineFilter):
    """Draws every line in one look."""

    def __init__(self, look: str, ground: Ground | None = None) -> None:
        super().__init__()
        self.look = look
        self.ground = ground

    def apply(self, segments: list[Segment], background: Background) -> list[Segment]:
        """Return the segments of one line."""
        del background
        return [
            Segment(text, self._styled(style or _NO_STYLE), control)
            for text, style, control in segments
        ]

    def _styled(self, style: Style) -> Style:
        if self.ground is not None:
            return painted(style, self.ground)
        return restyle(style, self.look)


@lru_cache(maxsize=1024)
def restyle(style: Style, look: str) -> Style:
    """Return what a style becomes in a look."""
    name = _color_name(style)
    bold, dim, reverse = bool(style.bold), bool(style.dim), bool(style.reverse)
    if look == "gelap":
        return _style(style, _GELAP.get(name, name), bold=bold, dim=dim, reverse=reverse)
    if look == "terang":
        return _style(style, _TERANG.get(name, name), bold=bold, dim=False, reverse=reverse)
    grave = look == "kontras" and name == "red"
    strong = look == "kontras" and bool(name)
    return _style(style, "", bold=bold or strong, dim=False, reverse=reverse or grave)


@lru_cache(maxsize=1024)
def painted(style: Style, ground: Ground) -> Style:
    """Return what a style becomes on a ground of our own."""
    name = _color_name(style)
    grave = ground.reverses_red and name == "red"
    ink = ground.colours.get(name, ground.faint if style.dim else ground.text)
    return Style(
        color=Color.from_ansi(ink),
        bgcolor=Color.from_ansi(ground.ground),
        bold=(style.bold and ground.has_bold) or None,
        reverse=style.reverse or grave or None,
        underline=style.underline,
        meta=style.meta or None,
    )


def _color_name(style: Style) -> str:
    return style.color.name if style.color and not style.color.is_default else ""


def _style(style: Style, color: str, *, bold: bool, dim: bool, reverse: bool) -> Style:
    return Style(
        color=color or None,
        bold=bold or None,
        dim=dim or None,
        reverse=reverse or None,
        underline=style.underline,
        meta=style.meta or None,
    )
