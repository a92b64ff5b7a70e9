"""The steps as a table with a cell cursor. Row -1 is the heading: there the columns are edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from soptui.model.flow import nomor_simpul
from soptui.tui.actions import Place
from soptui.tui.glyphs import SIGN, UTF8, Glyphs
from soptui.tui.lines import fit, wrap, wrap_items
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, DIM, GRIP, HEAD, PLAIN, SEVERITY
from soptui.tui.widgets.rows import Rows
from soptui.tui.widgets.step_columns import (
    LIST_FIELDS,
    Column,
    arrow_words,
    cell_text,
    columns,
    flat_text,
    lane_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.style import Style

    from soptui.model import Langkah, Severity, Sop

HEADING = -1
MAX_LINES = 3
"""Lines of one row where there is room for them."""


class StepTable(Rows):
    """Draws the steps of an SOP and moves a cursor over the cells."""

    place = Place.GRID

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.sop: Sop | None = None
        self.row = 0
        self.column = 1
        self.gripped = False
        """Whether the row (or, in the heading, the column) is held to be moved."""
        self.glyphs: Glyphs = UTF8
        self.when_moved: Callable[[], None] | None = None
        self.when_dragged: Callable[[int, int], None] | None = None
        self.columns: tuple[Column, ...] = ()
        self._findings: Mapping[tuple[str, str], Severity] = {}
        self._cells: list[dict[str, list[str]]] = []
        self._heading: list[list[str]] = []
        self._tops: list[int] = [0]
        self._width = 0

    # --- what is shown ----------------------------------------------------------------------

    def show(self, sop: Sop, findings: Mapping[tuple[str, str], Severity]) -> None:
        """Show another value; only lines that differ are sent."""
        self.sop = sop
        self._findings = findings
        self.relayout()
        self.redraw()

    def relayout(self) -> None:
        """Lay columns and rows out for this width."""
        if self.sop is None:
            return
        self.columns = columns(self.sop, self.size.width)
        self.column = min(self.column, len(self.columns) - 1)
        self.row = max(HEADING, min(self.row, len(self.sop.langkah) - 1))
        self._lay_heading()
        self._lay_rows()
        width = sum(column.width + 1 for column in self.columns)
        self.frozen = self.columns[0].width + self.columns[1].width + 2
        self._width = width
        slack = max(column.width for column in self.columns)
        self.set_extent(width + slack, max(self._tops[-1], self.head + 1))
        self.reveal_cursor()

    def _lay_heading(self) -> None:
        wrapped = [
            wrap(c.title, c.width - 1)[:MAX_LINES] if c.pelaksana else [c.title]
            for c in self.columns
        ]
        height = max(len(lines) for lines in wrapped)
        self._heading = [lines + [""] * (height - len(lines)) for lines in wrapped]
        self.head = height + 1

    def _lay_rows(self) -> None:
        sop = self.sop
        assert sop is not None
        room = max(1, self.size.height - self.head)
        limit = max(1, min(MAX_LINES, room // max(1, len(sop.langkah))))
        arrows, numbers = arrow_words(sop, self.glyphs), nomor_simpul(sop)
        self._cells = []
        self._tops = [self.head]
        for i, step in enumerate(sop.langkah):
            cells = {
                c.key: (
                    [lane_text(sop, i, c.pelaksana, numbers, self.glyphs)]
                    if c.pelaksana
                    else self._cell_lines(c, i, step, arrows)
                )
                for c in self.columns
            }
            if limit == 1:
                cells |= {c.key: [flat_text(c, step)] for c in self.columns if c.is_text}
            self._cells.append(cells)
            height = max(1, min(limit, max(len(lines) for lines in cells.values())))
            self._tops.append(self._tops[-1] + height)

    def _cell_lines(
        self, column: Column, row: int, step: Langkah, arrows: Mapping[int, str]
    ) -> list[str]:
        if column.field == "no":
            return [str(row + 1)]
        if column.field == "alur":
            return wrap(arrows.get(row, ""), column.width - 1)
        if column.field in LIST_FIELDS:
            return wrap_items(getattr(step, column.field), column.width - 1)
        return wrap(cell_text(column, step), column.width - 1)

    # --- drawing ----------------------------------------------------------------------------

    def line(self, y: int) -> Strip:
        """Draw a heading line, the rule below it, or a line of a step."""
        if self.sop is None:
            return Strip.blank(self.size.width)
        if y < self.head - 1:
            return self._heading_line(y)
        if y == self.head - 1:
            return self._rule()
        if not self.sop.langkah:
            return Strip([Segment(" Belum ada langkah. Tekan Ins untuk menambah.", DIM)])
        row = next(i for i in range(len(self._cells)) if y < self._tops[i + 1])
        return self._row_line(row, y - self._tops[row])

    def window_line(self, y: int) -> Strip:
        """Return a line of the window; the heading says when columns are hidden at the right."""
        strip = super().window_line(y)
        width = self.size.width
        if y == 0 and self._width > self.scroll_offset.x + width:
            strip = Strip([*strip.crop(0, width - 1), Segment(self.glyphs.more_right, BOLD)])
        return strip

    def _heading_line(self, y: int) -> Strip:
        pieces: list[Segment] = []
        for i, column in enumerate(self.columns):
            text = fit(self._heading[i][y], column.width - 1, self.glyphs.ellipsis)
            here = self.row == HEADING and i == self.column
            sign = " "
            if y == 0 and column.pelaksana:
                sign = self._sign("", f"pelaksana/{column.pelaksana}") or " "
            pieces += [
                Segment(sign, BOLD),
                Segment(text, self._cursor_style() if here else HEAD),
                Segment(self._edge(i), DIM),
            ]
        return Strip(pieces)

    def _rule(self) -> Strip:
        text = self.glyphs.cross.join(self.glyphs.rule * c.width for c in self.columns)
        return Strip([Segment(text + self.glyphs.cross, DIM)])

    def _edge(self, index: int) -> str:
        """Return the border right of a column; the frozen edge says when more is hidden."""
        if index == 1 and self.scroll_offset.x:
            return self.glyphs.more_left
        return self.glyphs.lane

    def _row_line(self, row: int, part: int) -> Strip:
        assert self.sop is not None
        step = self.sop.langkah[row]
        last = part == self._tops[row + 1] - self._tops[row] - 1
        pieces: list[Segment] = []
        for i, column in enumerate(self.columns):
            lines = self._cells[row][column.key]
            text = lines[part] if part < len(lines) else ""
            if last and len(lines) > part + 1:
                text = " ".join(line.strip() for line in lines[part:])
            here = row == self.row and i == self.column
            pieces += self._cell(step, column, text, here=here, first=part == 0)
            pieces.append(Segment(self._edge(i), DIM))
        return Strip(pieces)

    def _cell(
        self, step: Langkah, column: Column, text: str, *, here: bool, first: bool
    ) -> list[Segment]:
        sign = self._sign(step.id, column.key) if first else ""
        style = self._cursor_style() if here else PLAIN
        if column.field == "no":
            mark = self.glyphs.cursor if step is self.current_step else " "
            text = text.rjust(column.width - 2) if first else ""
            return [
                Segment(mark if first else " ", BOLD),
                Segment(fit(text, column.width - 1), style),
            ]
        if column.pelaksana:
            text = text.center(column.width - 1)
        shown = Segment(fit(text, column.width - 1, self.glyphs.ellipsis), style)
        return [Segment(sign or " ", self._sign_style(step.id, column.key)), shown]

    def _sign(self, step_id: str, key: str) -> str:
        severity = self._findings.get((step_id, key))
        return SIGN[severity] if severity else ""

    def _sign_style(self, step_id: str, key: str) -> Style:
        severity = self._findings.get((step_id, key))
        return SEVERITY[severity] if severity else PLAIN

    def _cursor_style(self) -> Style:
        if self.gripped:
            return GRIP
        return CURSOR if self.has_focus else CURSOR_IDLE

    # --- the cursor -------------------------------------------------------------------------

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

    def cursor_cell(self) -> tuple[int, int]:
        """Return the start of the cell under the cursor."""
        x = sum(c.width + 1 for c in self.columns[: self.column]) + 1
        return x, self._tops[self.row] if self.row >= 0 else 0

    def arrow_text(self, row: int) -> str:
        """Return the arrows of a step in words."""
        return arrow_words(self.sop, self.glyphs).get(row, "") if self.sop else ""

    def cell_region(self) -> Region:
        """Return where the current cell is, in the window."""
        column = self.columns[self.column]
        x = sum(c.width + 1 for c in self.columns[: self.column])
        row = self.row
        y, end = (self._tops[row], self._tops[row + 1]) if row >= 0 else (0, self.head - 1)
        left, top = self.window_of(x, y)
        return Region(left + 1, top, column.width - 1, end - y)

    def reveal_cursor(self) -> None:
        """Scroll the cell under the cursor into sight."""
        column = self.columns[self.column]
        x = sum(c.width + 1 for c in self.columns[: self.column])
        if 0 <= self.row < len(self._tops) - 1:
            y, height = self._tops[self.row], self._tops[self.row + 1] - self._tops[self.row]
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

    def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell, as far as the table reaches; what is held goes with it."""
        if self.gripped and self.when_dragged:
            self.when_dragged(row - self.row, column - self.column)
            return
        steps = len(self.sop.langkah) if self.sop else 0
        self.row = max(HEADING, min(row, steps - 1))
        self.column = max(0, min(column, len(self.columns) - 1))
        self.reveal_cursor()
        self.redraw()
        if self.when_moved:
            self.when_moved()

    def go_to(self, step_id: str, key: str) -> None:
        """Put the cursor on the cell of a step by names; unknown names leave it."""
        row = self.sop.langkah_index(step_id) if self.sop else None
        names = [column.key for column in self.columns]
        column = names.index(key) if key in names else 1
        self.go(HEADING if row is None else row, column)

    def do_atas(self) -> None:
        """Up one row; above the first is the heading."""
        self.go(self.row - 1, self.column)

    def do_bawah(self) -> None:
        """Down one row."""
        self.go(self.row + 1, self.column)

    def do_kiri(self) -> None:
        """One column to the left."""
        self.go(self.row, self.column - 1)

    def do_kanan(self) -> None:
        """One column to the right."""
        self.go(self.row, self.column + 1)

    def do_awal(self) -> None:
        """To the activity, the first column one writes in."""
        self.go(self.row, 1 if self.column > 1 else 0)

    def do_akhir(self) -> None:
        """To the last column."""
        self.go(self.row, len(self.columns) - 1)

    def do_baris_pertama(self) -> None:
        """To the first step."""
        self.go(0, self.column)

    def do_baris_terakhir(self) -> None:
        """To the last step."""
        self.go(len(self._cells) - 1, self.column)

    def do_layar_atas(self) -> None:
        """Up one screenful."""
        self.go(max(0, self.row - self.page), self.column)

    def do_layar_bawah(self) -> None:
        """Down one screenful."""
        self.go(self.row + self.page, self.column)

    def do_sel_maju(self) -> None:
        """To the next cell; from the last one to the activity of the next step."""
        if self.column < len(self.columns) - 1:
            self.go(self.row, self.column + 1)
        elif self.sop and self.row < len(self.sop.langkah) - 1:
            self.go(self.row + 1, 1)

    def do_sel_mundur(self) -> None:
        """To the cell before; from the activity to the last cell of the step above."""
        if self.column > 1:
            self.go(self.row, self.column - 1)
        elif self.row > HEADING:
            self.go(self.row - 1, len(self.columns) - 1)
