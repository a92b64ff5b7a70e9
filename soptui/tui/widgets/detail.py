"""A few lines of words below a table: what is under the cursor, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from soptui.tui.lines import fit, wrap
from soptui.tui.style import DIM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style


class Detail(Widget):
    """Paragraphs (text, style), wrapped; what does not fit is cut with a sign."""

    DEFAULT_CSS = "Detail { height: 4; width: 1fr; }"

    def __init__(self, *, rule: str = "", dom_id: str | None = None) -> None:
        super().__init__(id=dom_id)
        self.rule = rule
        """Sign of the line above, or "" for none."""
        self._paragraphs: tuple[tuple[str, Style], ...] = ()
        self._hint = ""

    def show(self, paragraphs: Sequence[tuple[str, Style]], hint: str = "") -> None:
        """Show other words; the hint below them only where it fits whole."""
        if (tuple(paragraphs), hint) != (self._paragraphs, self._hint):
            self._paragraphs, self._hint = tuple(paragraphs), hint
            self.refresh()

    def _lines(self, width: int, room: int) -> list[tuple[str, Style]]:
        lines = [(line, style) for text, style in self._paragraphs for line in wrap(text, width)]
        hint = [(line, DIM) for line in wrap(self._hint, width)] if self._hint else []
        if len(lines) > room:
            text, style = lines[room - 1]
            lines[room - 1] = (fit(text, width - 2).rstrip() + " …", style)
        blank = room - len(lines) - len(hint)
        # The hint stays on the last line, whatever the words above it take.
        return [*lines, *[("", DIM)] * blank, *hint] if blank >= 0 else lines[:room]

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        if self.rule and y == 0:
            return Strip([Segment(self.rule * width, DIM)])
        room = self.size.height - bool(self.rule)
        lines = self._lines(max(4, width - 2), room)
        index = y - bool(self.rule)
        if index >= len(lines):
            return Strip.blank(width)
        text, style = lines[index]
        return Strip([Segment(" "), Segment(text, style)]).adjust_cell_length(width)
