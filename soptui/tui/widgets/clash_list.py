"""Fields that two people changed differently: three texts each, one marked as the one to stay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Offset
from textual.strip import Strip

from soptui.changes import Bentrokan
from soptui.tui.glyphs import UTF8
from soptui.tui.jumps import Jump
from soptui.tui.lines import Piece, fit, wrap
from soptui.tui.style import BOLD, CURSOR, DIM, HEAD, PLAIN
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOGETHER = "Ikut digabung, tanpa bentrok:"
_INDENT = 4


class ClashList(ListView[Bentrokan]):
    """One block a field; below them what came together by itself."""

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.glyphs = UTF8
        self.taken: set[str] = set()
        """Addresses of the fields at which the other's text stays."""
        self.theirs = ""
        """Who the other is, and when he wrote."""
        self.together: Sequence[str] = ()
        self._lines: list[tuple[int | None, list[Piece]]] = []
        """Each line with the field that it belongs to."""
        self._at: list[range] = []

    def relayout(self) -> None:
        """Wrap for this width."""
        room = max(10, self.size.width - _INDENT - 1)
        self._lines, self._at = [], []
        for index, clash in enumerate(self.items):
            start = len(self._lines)
            self._lines += [(index, line) for line in self._block(clash, room)]
            self._at.append(range(start, len(self._lines)))
        if self.together:
            self._lines += [(None, []), (None, [(TOGETHER, HEAD)])]
            self._lines += [(None, [(w, PLAIN)]) for t in self.together for w in wrap(t, room)]
        self.set_extent(self.size.width, max(1, len(self._lines)))
        self._show_cursor()

    def _block(self, clash: Bentrokan, room: int) -> Iterator[list[Piece]]:
        is_theirs = clash.path in self.taken
        yield [(clash.label, BOLD)]
        sides = (("semula", clash.base, None), ("Anda", clash.mine, not is_theirs))
        for name, text, stays in (*sides, (self.theirs, clash.theirs, is_theirs)):
            mark = "   " if stays is None else "(x)" if stays else "( )"
            style = BOLD if stays else PLAIN
            lines = [part for line in text.split("\n") for part in wrap(line, room - 6) or [""]]
            head = f"{mark} {name}: "
            if len(lines) == 1 and cell_len(head) + cell_len(lines[0]) <= room:
                yield [(head, style), (lines[0], style)]
            else:
                yield [(head, style)]
                yield from ([(f"      {line}", style)] for line in lines)

    def _show_cursor(self) -> None:
        if self.items:
            lines = self._at[self.cursor]
            self.reveal(0, lines.start, 1, len(lines))

    def line(self, y: int) -> Strip:
        """Draw one line; the field under the cursor has its label marked."""
        if y >= len(self._lines):
            return Strip([Segment(fit(f" {self.empty}" if y == 0 else "", self.size.width), DIM)])
        index, pieces = self._lines[y]
        is_label = index is not None and y == self._at[index].start
        chosen = is_label and index == self.cursor
        mark = f" {self.glyphs.cursor if chosen else ' '} " if is_label else " " * _INDENT
        style = CURSOR if chosen else None
        return Strip([Segment(mark), *(Segment(text, style or own) for text, own in pieces)])

    def draw_item(self, item: Bentrokan, *, selected: bool) -> Strip:
        """Return a field in one line."""
        del selected
        return Strip([Segment(self.item_text(item))])

    def item_text(self, item: Bentrokan) -> str:
        """Return what is copied of a field: all three texts."""
        return f"{item.label}\nsemula: {item.base}\nAnda: {item.mine}\n{self.theirs}: {item.theirs}"

    def choose(self, paths: Sequence[str], *, theirs: bool) -> None:
        """Let one side's text stay at these fields."""
        self.taken = self.taken | set(paths) if theirs else self.taken - set(paths)
        self.relayout()
        self.redraw()

    def cursor_cell(self) -> tuple[int, int]:
        """Return the mark of the field under the cursor."""
        return 1, self._at[self.cursor].start if self.items else 0

    def jumps(self) -> Iterator[Jump]:
        """Yield the fields in sight."""
        top = self.scroll_offset.y
        for index, lines in enumerate(self._at):
            if 0 <= lines.start - top < self.size.height:
                yield Jump(Offset(0, lines.start - top), partial(self.go, index))

    def go(self, index: int) -> None:
        """Move the cursor, as far as there are fields."""
        index = max(0, min(index, len(self.items) - 1))
        if index != self.cursor:
            self.cursor = index
            self._show_cursor()
            self.redraw()
            if self.when_moved:
                self.when_moved()
