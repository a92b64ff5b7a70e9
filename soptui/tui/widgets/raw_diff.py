"""The difference of two texts, line by line; signs and indentation stay as they are."""

from __future__ import annotations

from rich.cells import chop_cells

from soptui.tui.widgets.line_list import Line, LineList
from soptui.tui.widgets.list_view import ListView
from soptui.visible import visible


class RawDiff(LineList):
    """Lines that are too long are broken at the edge."""

    def relayout(self) -> None:
        """Break anew for this width."""
        room = max(10, self.size.width - 1)
        self.items = [
            Line(part, style)
            for text, style in self._paragraphs
            for part in chop_cells(visible(text), room) or ("",)
        ]
        self.cursor = min(self.cursor, max(0, len(self.items) - 1))
        ListView.relayout(self)
