"""Lines of words in styles, wrapped to the width; the cursor goes from line to line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.lines import fit, wrap
from soptui.tui.style import CURSOR
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style


class Line(NamedTuple):
    """One line, and where in its paragraph it stands."""

    text: str
    style: Style


class LineList(ListView[Line]):
    """Shows paragraphs, foreign text included: what cannot be seen is made visible."""

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self._paragraphs: Sequence[tuple[str, Style]] = ()

    def show_paragraphs(self, paragraphs: Sequence[tuple[str, Style]]) -> None:
        """Show other paragraphs, from the top."""
        self._paragraphs = paragraphs
        self.cursor = 0
        self.relayout()
        self.redraw()

    def relayout(self) -> None:
        """Wrap anew; lines that go on are indented."""
        room = max(10, self.size.width - 2)
        self.items = [
            Line(f"{'  ' if n else ''}{part}", style)
            for text, style in self._paragraphs
            for n, part in enumerate(wrap(text, room - 2) or ("",))
        ]
        self.cursor = min(self.cursor, max(0, len(self.items) - 1))
        super().relayout()

    def draw_item(self, item: Line, *, selected: bool) -> Strip:
        """Draw one line; the one under the cursor is marked in its first cell."""
        mark = Segment(" ", CURSOR) if selected and self.has_focus else Segment(" ")
        return Strip([mark, Segment(fit(item.text, max(1, self.size.width - 1)), item.style)])
