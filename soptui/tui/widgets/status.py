"""The status line: one sentence, on as many lines as it needs (four at most)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from soptui.tui.lines import fit, wrap
from soptui.tui.style import PLAIN

if TYPE_CHECKING:
    from rich.style import Style

MAX_LINES = 4


class StatusBar(Widget):
    """Says what is selected, what was done, or why something cannot be done."""

    DEFAULT_CSS = "StatusBar { height: 1; width: 1fr; }"

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(id=dom_id)
        self.text = ""
        self._style = PLAIN
        self._asked = 1
        """Lines that the sentence was last given, also before the first layout."""

    def show(self, text: str, style: Style) -> None:
        """Show a sentence."""
        if (text, style) == (self.text, self._style):
            return
        self.text, self._style = text, style
        self._fit()
        self.refresh()

    def on_resize(self) -> None:
        """Take as many lines as the sentence needs in the new width."""
        self._fit()

    def _fit(self) -> None:
        needed = max(1, min(MAX_LINES, len(self._lines(self.app.size.width))))
        if needed != self._asked:
            self._asked = needed
            self.styles.height = needed

    def _lines(self, width: int) -> list[str]:
        return wrap(self.text, max(10, width - 2))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the sentence; what does not fit is cut with a sign."""
        width = self.size.width
        lines = self._lines(width)
        if y >= len(lines):
            return Strip.blank(width)
        text = lines[y]
        if y == self.size.height - 1 and len(lines) > y + 1:
            text = fit(" ".join(lines[y:]), width - 2)
        return Strip([Segment(" "), Segment(text, self._style)]).adjust_cell_length(width)
