"""Changes as sentences under the headings of their parts; the cursor goes from change to change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Offset
from textual.strip import Strip

from soptui.changes import Kalimat
from soptui.tui.glyphs import UTF8
from soptui.tui.jumps import Jump
from soptui.tui.lines import Piece, fit, wrap_pieces
from soptui.tui.style import CURSOR, CURSOR_IDLE, DIM, HEAD, PLAIN, SIGNED, WORDS
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Iterator

INDENT = 4
_MARKS = {" ": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}


def pieces_of(change: Kalimat) -> list[Piece]:
    """Return a sentence and its words in their styles; what changed stands in brackets."""
    if not change.words:
        return [(change.text, PLAIN)]
    out: list[Piece] = [(f"{change.text}: ", PLAIN)]
    for op, text in change.words:
        opening, closing = _MARKS[op]
        out.append((f"{opening}{text}{closing}", WORDS[op]))
    return out


class DiffList(ListView[Kalimat]):
    """The changes; each takes the lines that it needs."""

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.glyphs = UTF8
        self._lines: list[tuple[int | None, list[Piece]]] = []
        """Each line with the change that it belongs to; None for a heading."""
        self._at: list[range] = []
        """The lines of each change, with the heading above the first of a part."""

    def relayout(self) -> None:
        """Wrap for this width."""
        room = max(10, self.size.width - INDENT - 1)
        self._lines, self._at = [], []
        part = None
        for index, change in enumerate(self.items):
            start = len(self._lines)
            if change.part != part:
                part = change.part
                self._lines.append((None, [(part, HEAD)]))
            self._lines += [(index, line) for line in wrap_pieces(pieces_of(change), room)]
            self._at.append(range(start, len(self._lines)))
        self.set_extent(self.size.width, max(1, len(self._lines)))
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self.items:
            lines = self._at[self.cursor]
            self.reveal(0, lines.start, 1, len(lines))

    def line(self, y: int) -> Strip:
        """Draw one line; the change under the cursor has its sign marked."""
        if not self.items:
            text = self.empty if y == 0 else ""
            return Strip([Segment(fit(f" {text}", self.size.width), DIM)])
        index, pieces = self._lines[y]
        segments = [Segment(text, style) for text, style in pieces]
        if index is None:
            return Strip([Segment(" "), *segments])
        is_first = y == 0 or self._lines[y - 1][0] != index
        if not is_first:
            return Strip([Segment(" " * INDENT), *segments])
        sign = self.items[index].sign
        style = SIGNED.get(sign, PLAIN)
        if index == self.cursor:
            style += CURSOR if self.has_focus else CURSOR_IDLE
        mark = self.glyphs.cursor if index == self.cursor else " "
        return Strip([Segment(f"{mark}{sign} ", style), Segment(" "), *segments])

    def draw_item(self, item: Kalimat, *, selected: bool) -> Strip:
        """Return a change in one line."""
        del selected
        return Strip([Segment(f"{item.sign} {item.plain}")])

    def item_text(self, item: Kalimat) -> str:
        """Return what is copied of a change."""
        return f"{item.sign} {item.plain}"

    def all_text(self) -> str:
        """Return all changes as text, under their headings."""
        out: list[str] = []
        part = None
        for change in self.items:
            if change.part != part:
                part = change.part
                out.append(part)
            out.append(f"  {self.item_text(change)}")
        return "\n".join(out)

    def cursor_cell(self) -> tuple[int, int]:
        """Return the sign of the change under the cursor."""
        return 1, self._first_line(self.cursor) if self.items else 0

    def _first_line(self, index: int) -> int:
        lines = self._at[index]
        return lines.start + (self._lines[lines.start][0] is None)

    def jumps(self) -> Iterator[Jump]:
        """Yield the changes in sight."""
        top = self.scroll_offset.y
        for index in range(len(self.items)):
            y = self._first_line(index) - top
            if 0 <= y < self.size.height:
                yield Jump(Offset(0, y), partial(self.go, index))

    def go(self, index: int) -> None:
        """Move the cursor, as far as there are changes."""
        index = max(0, min(index, len(self.items) - 1))
        if index != self.cursor:
            self.cursor = index
            self._show_cursor()
            self.redraw()
            if self.when_moved:
                self.when_moved()

    def do_layar_atas(self) -> None:
        """Up one screenful."""
        self._page(-1)

    def do_layar_bawah(self) -> None:
        """Down one screenful."""
        self._page(1)

    def _page(self, direction: int) -> None:
        if not self.items:
            return
        wanted = self._first_line(self.cursor) + direction * self.page
        starts = [self._first_line(index) for index in range(len(self.items))]
        index = max((i for i, y in enumerate(starts) if y <= wanted), default=0)
        self.go(index if index != self.cursor else index + direction)
