"""The signs of our own words in ASCII, for a terminal that does not speak UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from soptui.tui.glyphs import TO_ASCII

if TYPE_CHECKING:
    from textual.color import Color


class AsciiFilter(LineFilter):
    """Writes the signs that sentences and labels use in ASCII. Foreign letters stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line."""
        del background
        return [
            Segment(text.translate(TO_ASCII), style, control) for text, style, control in segments
        ]
