"""The cursor of the step table, and the cells that are marked. Row -1 is the heading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.geometry import Region

from soptui.tui.actions import Place
from soptui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.model import Langkah, Sop
    from soptui.tui.widgets.step_columns import Column

HEADING = -1


@dataclass(frozen=True, slots=True)
class Mark:
    """Where marking began: the cells between here and the cursor are marked.

    `whole`: whole steps. `sticky`: every move extends it; else only Shift with an arrow does.
    """

    row: int
    column: int
    whole: bool = False
    sticky: bool = True


class StepCursor(Rows):
    """Moves a cursor over the cells of an SOP, and marks cells."""

    place = Place.GRID

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.sop: Sop | None = None
        self.row = 0
        self.column = 1
        self.gripped = False
        """Whether the row (or, in the heading, the column) is held to be moved."""
        self.mark: Mark | None = None
        self.when_moved: Callable[[], None] | None = None
        self.when_dragged: Callable[[int, int], None] | None = None
        self.columns: tuple[Column, ...] = ()
        self.mutu_only = False
        """Whether only the mutu baku is shown: then Tab goes from step to step through it."""
        self.tops: list[int] = [0]
        """The first line of each step, and the line after the last one."""

    @property
    def current_step(self) -> Langkah | None:
        """The step under the cursor; None in the heading."""
        if self.sop is None or not 0 <= self.row < len(self.sop.langkah):
            return None
        return self.sop.langkah[self.row]

    @property
    def current_column(self) -> Column:
        """The column under the cursor."""
        return self.columns[self.column]

    # --- marked cells -----------------------------------------------------------------------

    @property
    def marked_rows(self) -> range:
        """The rows that are marked; none without a mark."""
        if self.mark is None:
            return range(0)
        return range(min(self.mark.row, self.row), max(self.mark.row, self.row) + 1)

    @property
    def marked_columns(self) -> tuple[Column, ...]:
        """The columns that are marked."""
        if self.mark is None:
            return ()
        if self.marks_whole:
            return self.columns
        first, last = sorted((self.mark.column, self.column))
        return self.columns[first : last + 1]

    @property
    def marks_whole(self) -> bool:
        """Whether whole steps are marked: said so, or marked from the numbers on."""
        return self.mark is not None and (self.mark.whole or self.mark.column == 0)

    def set_mark(self, mark: Mark | None) -> None:
        """Mark from somewhere to the cursor, or nothing."""
        if mark != self.mark:
            self.mark = mark
            self.redraw()
            if self.when_moved:
                self.when_moved()

    def shift(self, rows: int) -> None:
        """Take cursor and mark along with steps that move."""
        self.row += rows
        if self.mark is not None:
            self.mark = replace(self.mark, row=self.mark.row + rows)

    def _keep_in_table(self) -> None:
        """Keep cursor and mark on cells that are there."""
        steps = len(self.sop.langkah) if self.sop else 0
        self.column = max(0, min(self.column, len(self.columns) - 1))
        self.row = max(HEADING, min(self.row, steps - 1))
        if self.mark is not None and (self.mark.row >= steps or self.row == HEADING):
            self.mark = None

    # --- moving -----------------------------------------------------------------------------

    def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell, as far as the table reaches; what is held goes with it."""
        if self.gripped and self.when_dragged:
            self.when_dragged(row - self.row, column - self.column)
            return
        steps = len(self.sop.langkah) if self.sop else 0
        self.row = max(HEADING if self.mark is None else 0, min(row, steps - 1))
        self.column = max(0, min(column, len(self.columns) - 1))
        self.reveal_cursor()
        self.redraw()
        if self.when_moved:
            self.when_moved()

    def _walk(self, row: int, column: int) -> None:
        """Move as a key says: what Shift marked is no longer marked."""
        if self.mark is not None and not self.mark.sticky and not self.gripped:
            self.mark = None
        self.go(row, column)

    def extend(self, rows: int, columns: int) -> None:
        """Mark on by one cell, from the cursor where nothing is marked."""
        if self.current_step is not None:
            self.mark = self.mark or Mark(self.row, self.column, sticky=False)
            self.go(self.row + rows, self.column + columns)

    def go_to(self, step_id: str, key: str) -> None:
        """Put the cursor on the cell of a step by names; unknown names leave it."""
        self.mark = None
        row = self.sop.langkah_index(step_id) if self.sop else None
        names = [column.key for column in self.columns]
        column = names.index(key) if key in names else 1
        self.go(HEADING if row is None else row, column)

    def do_atas(self) -> None:
        """Up one row; above the first is the heading."""
        self._walk(self.row - 1, self.column)

    def do_bawah(self) -> None:
        """Down one row."""
        self._walk(self.row + 1, self.column)

    def do_kiri(self) -> None:
        """One column to the left."""
        self._walk(self.row, self.column - 1)

    def do_kanan(self) -> None:
        """One column to the right."""
        self._walk(self.row, self.column + 1)

    def do_awal(self) -> None:
        """To the activity, the first column one writes in."""
        self._walk(self.row, 1 if self.column > 1 else 0)

    def do_akhir(self) -> None:
        """To the last column."""
        self._walk(self.row, len(self.columns) - 1)

    def do_baris_pertama(self) -> None:
        """To the first step."""
        self._walk(0, self.column)

    def do_baris_terakhir(self) -> None:
        """To the last step."""
        self._walk(len(self.tops) - 2, self.column)

    def do_layar_atas(self) -> None:
        """Up one screenful."""
        self._walk(max(0, self.row - self.page), self.column)

    def do_layar_bawah(self) -> None:
        """Down one screenful."""
        self._walk(self.row + self.page, self.column)

    def do_sel_maju(self) -> None:
        """To the next cell; from the last one to the activity of the next step."""
        if self.column < len(self.columns) - 1:
            self._walk(self.row, self.column + 1)
        elif self.sop and self.row < len(self.sop.langkah) - 1:
            self._walk(self.row + 1, self._first_cell)

    @property
    def _first_cell(self) -> int:
        """The column that Tab goes to in the next row."""
        return 2 if self.mutu_only else 1

    def do_sel_mundur(self) -> None:
        """To the cell before; from the activity to the last cell of the step above."""
        if self.column > self._first_cell:
            self._walk(self.row, self.column - 1)
        elif self.row > HEADING:
            self._walk(self.row - 1, len(self.columns) - 1)

    # --- where it is ------------------------------------------------------------------------

    def cursor_cell(self) -> tuple[int, int]:
        """Return the start of the cell under the cursor."""
        x = sum(c.width + 1 for c in self.columns[: self.column]) + 1
        return x, self.tops[self.row] if self.row >= 0 else 0

    def cell_region(self) -> Region:
        """Return where the current cell is, in the window."""
        column = self.columns[self.column]
        x = sum(c.width + 1 for c in self.columns[: self.column])
        row = self.row
        y, end = (self.tops[row], self.tops[row + 1]) if row >= 0 else (0, self.head - 1)
        left, top = self.window_of(x, y)
        return Region(left + 1, top, column.width - 1, end - y)

    def reveal_cursor(self) -> None:
        """Scroll the cell under the cursor into sight."""
        column = self.columns[self.column]
        x = sum(c.width + 1 for c in self.columns[: self.column])
        if 0 <= self.row < len(self.tops) - 1:
            y, height = self.tops[self.row], self.tops[self.row + 1] - self.tops[self.row]
        else:
            y, height = 0, 1
        self.reveal(x, y, column.width + 1, height)
        self._snap()

    def _snap(self) -> None:
        """Scroll on to where a column starts, so that none is cut at the frozen edge."""
        left, start = self.scroll_offset.x, -self.frozen
        for column in self.columns:
            if start >= left:
                break
            start += column.width + 1
        if left and start > left:
            self.scroll_to(x=start, animate=False, force=True)
