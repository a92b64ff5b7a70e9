"""A Standar Pelayanan beside its SOPs: each tie with both sides, and whether they agree."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Offset
from textual.strip import Strip

from soptui.rules.pasangan import Kesesuaian
from soptui.tui.glyphs import UTF8, Glyphs
from soptui.tui.jumps import Jump
from soptui.tui.lines import fit, wrap
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, DIM, HEAD, PLAIN
from soptui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from soptui.rules.pasangan import Ikatan

MISSING = "+ "
"""In front of what the SOPs say and the service does not."""


class Baris(NamedTuple):
    """One line below the heading of a tie: a part of either side."""

    left: str
    right: str


def state_of(tie: Ikatan) -> str:
    """Say in short whether both sides agree, or what keeps them from being compared."""
    if tie.kesesuaian is not Kesesuaian.KOSONG:
        return tie.kesesuaian
    if not tie.layanan:
        return "belum terisi"
    return "tidak terhitung" if tie.sop or tie.alasan else "SOP kosong"


class TieView(Rows):
    """Draws ties below each other, the service at the left, its SOPs at the right."""

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.head = 1
        self.ties: Sequence[Ikatan] = ()
        self.cursor = 0
        self.sides = ("Standar Pelayanan", "SOP")
        """What stands at the left, and at the right."""
        self.empty = ""
        """What the view says when there is nothing to compare."""
        self.glyphs: Glyphs = UTF8
        self.when_moved: Callable[[], None] | None = None
        self._blocks: list[list[Baris]] = []
        self._tops: list[int] = []
        """The line of the heading of each tie, counted below the head of the view."""

    def show(self, ties: Sequence[Ikatan]) -> None:
        """Show other ties; the cursor stays at its place."""
        self.ties = ties
        self.cursor = max(0, min(self.cursor, len(ties) - 1))
        self.relayout()
        self.redraw()

    @property
    def selected(self) -> Ikatan | None:
        """The tie under the cursor."""
        return self.ties[self.cursor] if self.ties else None

    # --- lines ------------------------------------------------------------------------------

    @property
    def _left(self) -> int:
        """Cells of the left side, the mark of the cursor included."""
        return self.size.width // 2

    def relayout(self) -> None:
        """Wrap both sides for this width."""
        left, right = self._left - 4, self.size.width - self._left - 4
        self._blocks, self._tops, end = [], [], 0
        for tie in self.ties:
            here = _wrapped(tie.layanan, left, ())
            there = _wrapped(tie.sop, right, tie.kurang)
            lines = [Baris(*pair) for pair in zip_longest(here, there, fillvalue="")]
            self._blocks.append(lines)
            self._tops.append(end)
            end += 1 + len(lines)
        self.set_extent(self.size.width, self.head + max(1, end))
        self._reveal_cursor()

    def _reveal_cursor(self) -> None:
        if self.ties:
            height = 1 + len(self._blocks[self.cursor])
            self.reveal(0, self.head + self._tops[self.cursor], 1, height)

    def cursor_cell(self) -> tuple[int, int]:
        """Return the start of the heading of the tie under the cursor."""
        return 0, self.head + (self._tops[self.cursor] if self._tops else 0)

    def line(self, y: int) -> Strip:
        """Draw the names of the sides, the heading of a tie, or a line of both sides."""
        width, left = self.size.width, self._left
        if y < self.head:
            names = (fit(f"  {self.sides[0]}", left), fit(f"  {self.sides[1]}", width - left))
            return Strip([Segment("".join(names), HEAD)])
        if not self.ties:
            text = self.empty if y == self.head else ""
            return Strip([Segment(fit(f" {text}", width), DIM)])
        index = bisect_right(self._tops, y - self.head) - 1
        part = y - self.head - self._tops[index] - 1
        if part < 0:
            return self._heading(index)
        line = self._blocks[index][part]
        return Strip(
            [
                Segment(fit(f"  {line.left}", left), PLAIN),
                Segment(self.glyphs.lane, DIM),
                Segment(
                    fit(f" {line.right}", width - left - 1),
                    BOLD if line.right.startswith(MISSING) else PLAIN,
                ),
            ]
        )

    def _heading(self, index: int) -> Strip:
        tie, here = self.ties[index], index == self.cursor
        style = (CURSOR if self.has_focus else CURSOR_IDLE) if here else BOLD
        state = f" {state_of(tie)} "
        words = f"{tie.label} {self.glyphs.dot} SOP: {tie.label_sop}"
        room = self.size.width - 2 - cell_len(state)
        shown = fit(words, min(room, cell_len(words)), self.glyphs.ellipsis)
        return Strip(
            [
                Segment(f"{self.glyphs.cursor if here else ' '} ", BOLD),
                Segment(shown, style),
                Segment(" " * (room - cell_len(shown))),
                Segment(state, PLAIN if tie.kesesuaian is Kesesuaian.SESUAI else BOLD),
            ]
        )

    # --- moving -----------------------------------------------------------------------------

    def jumps(self) -> Iterator[Jump]:
        """Yield the ties in sight."""
        for i, top in enumerate(self._tops):
            _, y = self.window_of(0, self.head + top)
            if self.head <= y < self.size.height:
                yield Jump(Offset(0, y), partial(self.go, i))

    def go(self, index: int) -> None:
        """Put the cursor on a tie."""
        self.cursor = max(0, min(index, len(self.ties) - 1))
        self._reveal_cursor()
        self.redraw()
        if self.when_moved:
            self.when_moved()

    def do_atas(self) -> None:
        """Up one tie; first to the top of one that is not whole in sight."""
        top = self._tops[self.cursor] if self._tops else 0
        if self.scroll_offset.y > top:
            self._scroll(-self.page)
        else:
            self.go(self.cursor - 1)

    def do_bawah(self) -> None:
        """Down one tie; first to the end of one that is not whole in sight."""
        if self.ties:
            end = self._tops[self.cursor] + 1 + len(self._blocks[self.cursor])
            if end > self.scroll_offset.y + self.size.height - self.head:
                self._scroll(self.page)
            else:
                self.go(self.cursor + 1)

    def _scroll(self, by: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)
        self.redraw()

    def do_awal(self) -> None:
        """To the first tie."""
        self.go(0)

    def do_akhir(self) -> None:
        """To the last tie."""
        self.go(len(self.ties) - 1)

    def do_layar_atas(self) -> None:
        """Up one screenful."""
        self._jump(-self.page)

    def do_layar_bawah(self) -> None:
        """Down one screenful."""
        self._jump(self.page)

    def _jump(self, lines: int) -> None:
        if self.ties:
            wanted = max(0, self._tops[self.cursor] + lines)
            self.go(bisect_right(self._tops, wanted) - 1)


def _wrapped(items: Sequence[str], width: int, missing: Sequence[str]) -> list[str]:
    """Return the lines of one side: a sign in front of each item, what is missing marked."""
    lines: list[str] = []
    for item in items:
        first, *rest = wrap(item, width)
        lines += [f"{MISSING if item in missing else '- '}{first}", *(f"  {line}" for line in rest)]
    return lines or ["-"]
