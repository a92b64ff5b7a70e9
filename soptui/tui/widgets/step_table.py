"""The steps as a table with a cell cursor. Row -1 is the heading: there the columns are edited."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Offset
from textual.strip import Strip

from soptui.model.flow import nomor_simpul
from soptui.model.istilah import PEDOMAN
from soptui.tui.glyphs import SIGN, UTF8, Glyphs
from soptui.tui.jumps import Jump
from soptui.tui.lines import fit, wrap, wrap_items
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, DIM, GRIP, HEAD, MARKED, PLAIN, SEVERITY
from soptui.tui.widgets.step_columns import (
    LIST_FIELDS,
    Column,
    arrow_words,
    cell_text,
    columns,
    flat_text,
    lane_text,
)
from soptui.tui.widgets.step_cursor import HEADING, StepCursor
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.style import Style

    from soptui.model import Langkah, Severity, Sop
    from soptui.tui.widgets.rows import Rows

LOW = 20
"""Lines of the screen below which the heading takes one line."""

_SIDE_WORDS = 12
"""Cells beside the frozen columns from which on hidden columns are named."""

MAX_LINES = 3
"""Lines of one row where there is room for them."""

ROOM_BESIDE = 12
"""Lines below the heading from which on rows are as high as those of the chart beside."""

NOT_DRAWN = 3
"""Lines of a step that the chart beside does not show yet."""

EMPTY = " Belum ada langkah. Tekan {sisip_bawah} untuk menambah, atau tempel tabel dari Excel."


class Beside(NamedTuple):
    """How the chart beside the table lies, line by line."""

    view: Rows
    head: int
    heights: Mapping[str, int]
    """Lines of each step, by its id; below the last one is one line more."""


class StepTable(StepCursor):
    """Draws the steps of an SOP and moves a cursor over the cells."""

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.glyphs: Glyphs = UTF8
        self.istilah = PEDOMAN
        self.empty = ""
        """What stands in a table without steps."""
        self._findings: Mapping[tuple[str, str], Severity] = {}
        self._cells: list[dict[str, list[str]]] = []
        self._heading: list[list[str]] = []
        self._width = 0
        self._beside: Beside | None = None
        """The chart beside, where there is one and the rows stand at its height."""

    # --- what is shown ----------------------------------------------------------------------

    def show(self, sop: Sop, findings: Mapping[tuple[str, str], Severity]) -> None:
        """Show another value; only lines that differ are sent."""
        if self.sop is not None and not self.sop.langkah and sop.langkah:
            self.row = max(self.row, 0)
        self.sop = sop
        self._findings = findings
        self.relayout()
        self.redraw()

    def mark_cells(self, findings: Mapping[tuple[str, str], Severity]) -> None:
        """Show the signs of other findings beside the same cells."""
        self._findings = findings
        self.redraw()

    def show_mutu(self, *, only: bool) -> None:
        """Show the mutu baku without symbols and arrows, or all columns; the cursor stays."""
        key = self.current_column.key if self.columns else ""
        self.mutu_only = only
        self.mark = None
        self.relayout()
        names = [column.key for column in self.columns]
        self.go(self.row, names.index(key) if key in names else 1)

    def stand_beside(self, beside: Beside | None) -> None:
        """Give each row the height of the chart's, and scroll with it; None: stand alone.

        Where lines of both views move together the terminal moves them, and one reads a step and
        its symbols on the same height.
        """
        if beside != self._beside:
            if self._beside is not None:
                self._beside.view.partner = None
            self._beside = beside
            self.relayout()
            self.redraw()

    @property
    def _aligned(self) -> Beside | None:
        """The chart beside, unless the window is too low for rows of its height."""
        beside = self._beside
        if beside is None or self.size.height < beside.head + ROOM_BESIDE:
            return None
        return beside

    def relayout(self) -> None:
        """Lay columns and rows out for this width."""
        if self.sop is None:
            return
        self.partner = None
        self.columns = columns(self.sop, self.size.width, self.istilah, mutu_only=self.mutu_only)
        self._keep_in_table()
        self._lay_heading()
        self._lay_rows()
        width = sum(column.width + 1 for column in self.columns)
        self.frozen = self.columns[0].width + self.columns[1].width + 2
        self._width = width
        slack = max(column.width for column in self.columns)
        beside = self._aligned
        self.set_extent(width + slack, max(self.tops[-1] + bool(beside), self.head + 1))
        if self._beside is not None:
            self._beside.view.partner = self if beside else None
            self.partner = self._beside.view if beside else None
        self.reveal_cursor()

    def _lay_heading(self) -> None:
        most = MAX_LINES if self.app.size.height >= LOW else 1
        wrapped = [wrap(c.title, c.width - 1)[:most] for c in self.columns]
        height = max(len(lines) for lines in wrapped)
        if self._aligned is not None:
            height = max(height, self._aligned.head - 1)
        self._heading = [lines + [""] * (height - len(lines)) for lines in wrapped]
        self.head = height + 1

    def _lay_rows(self) -> None:
        sop = self.sop
        assert sop is not None
        room = max(1, self.size.height - self.head)
        limit = max(1, min(MAX_LINES, room // max(1, len(sop.langkah))))
        beside = self._aligned
        arrows, numbers = arrow_words(sop, self.glyphs), nomor_simpul(sop)
        self._cells = []
        self.tops = [self.head]
        for i, step in enumerate(sop.langkah):
            cells = {
                c.key: (
                    [lane_text(sop, i, c.pelaksana, numbers, self.glyphs)]
                    if c.pelaksana
                    else self._cell_lines(c, i, step, arrows)
                )
                for c in self.columns
            }
            if limit == 1 and beside is None:
                cells |= {c.key: [flat_text(c, step)] for c in self.columns if c.is_text}
            self._cells.append(cells)
            if beside is not None:
                height = beside.heights.get(step.id, NOT_DRAWN)
            else:
                height = max(1, min(limit, max(len(lines) for lines in cells.values())))
            self.tops.append(self.tops[-1] + height)

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
            return Strip([Segment(self.empty, DIM)])
        row = next((i for i in range(len(self._cells)) if y < self.tops[i + 1]), None)
        return self._row_line(row, y - self.tops[row]) if row is not None else Strip([])

    def window_line(self, y: int) -> Strip:
        """Return a line of the window; the heading names the columns hidden at its sides."""
        strip = super().window_line(y)
        width = self.size.width
        if y == 0 and self._width > self.scroll_offset.x + width:
            strip = Strip([*strip.crop(0, width - 1), Segment(self.glyphs.more_right, BOLD)])
        if y == self.head - 1 and self.sop is not None and width > self.frozen + _SIDE_WORDS:
            strip = self._with_hidden(strip, width)
        return strip

    def _with_hidden(self, rule: Strip, width: int) -> Strip:
        """Write over the rule what is left and right of the window, with the key that goes there.

        Nobody has to guess that a table goes on: `‹ Agenda` ... `Waktu, Output ›`.
        """
        left, right = self.hidden_columns()
        room = (width - self.frozen - 2) // (2 if left and right else 1)
        before = fit(f"{self.glyphs.more_left} {left}", room, self.glyphs.ellipsis).rstrip()
        after = fit(f"{right} {self.glyphs.more_right}", room, self.glyphs.ellipsis).rstrip()
        if right:
            cut = width - cell_len(after) - 1
            rule = Strip([*rule.crop(0, cut), Segment(f" {after}", PLAIN)])
        if left:
            end = self.frozen + cell_len(before) + 1
            rule = Strip(
                [*rule.crop(0, self.frozen), Segment(f"{before} ", PLAIN), *rule.crop(end)]
            )
        return rule.adjust_cell_length(width)

    def hidden_columns(self) -> tuple[str, str]:
        """Return the titles of the columns out of sight at the left and at the right."""
        start = self.scroll_offset.x
        end = start + self.size.width
        left, right = [], []
        for i, column in enumerate(self.columns[2:], 2):
            x = self._left(i)
            if x < self.frozen + start:
                left.append(column.title)
            elif x + column.width > end:
                right.append(column.title)
        return visible(", ".join(left)), visible(", ".join(right))

    def _heading_line(self, y: int) -> Strip:
        pieces: list[Segment] = []
        for i, column in enumerate(self.columns):
            text = fit(self._heading[i][y], column.width - 1, self.glyphs.ellipsis)
            here = self.row == HEADING and i == self.column and y == 0
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
        """Return the border right of a heading; the frozen edge says when more is hidden.

        Only in the heading: in every row it would be sent anew when the table moves aside.
        """
        if index == 1 and self.scroll_offset.x:
            return self.glyphs.more_left
        return self.glyphs.lane

    def _row_line(self, row: int, part: int) -> Strip:
        assert self.sop is not None
        # Beside the chart the last line of a row is empty, as it is there.
        last = part == self.tops[row + 1] - self.tops[row] - (2 if self._aligned else 1)
        past = self._aligned is not None and part == self.tops[row + 1] - self.tops[row] - 1
        # Beside the chart the borders look like the text: half of what a move aside sends is looks.
        border = Segment(self.glyphs.lane, PLAIN if self._aligned else DIM)
        pieces: list[Segment] = []
        for i, column in enumerate(self.columns):
            lines = self._cells[row][column.key]
            text = lines[part] if part < len(lines) and not past else ""
            if last and len(lines) > part + 1:
                text = " ".join(line.strip() for line in lines[part:])
            here = row == self.row and i == self.column
            # Of the cell under the cursor the first line stands out: a move sends few bytes.
            style = self._cell_style(row, column, here=here and part == 0)
            pieces += self._cell(row, column, text, style, first=part == 0)
            pieces.append(border)
        return Strip(pieces)

    def _cell(
        self, row: int, column: Column, text: str, style: Style, *, first: bool
    ) -> list[Segment]:
        assert self.sop is not None
        step_id = self.sop.langkah[row].id
        sign = self._sign(step_id, column.key) if first else ""
        if column.field == "no":
            text = text.rjust(column.width - 2) if first else ""
            return [
                Segment(self._row_sign(row) if first else " ", BOLD),
                Segment(fit(text, column.width - 1), style),
            ]
        if column.pelaksana:
            text = text.center(column.width - 1)
        shown = Segment(fit(text, column.width - 1, self.glyphs.ellipsis), style)
        return [Segment(sign or " ", self._sign_style(step_id, column.key)), shown]

    def _row_sign(self, row: int) -> str:
        """Return what stands before the number of a step: the cursor, or that it is marked."""
        if row == self.row:
            return self.glyphs.cursor
        return self.glyphs.marked if row in self.marked_rows else " "

    def _cell_style(self, row: int, column: Column, *, here: bool) -> Style:
        if here:
            return self._cursor_style()
        marked = row in self.marked_rows and column in self.marked_columns
        return MARKED if marked else PLAIN

    def _sign(self, step_id: str, key: str) -> str:
        severity = self._findings.get((step_id, key))
        return SIGN[severity] if severity else ""

    def _sign_style(self, step_id: str, key: str) -> Style:
        severity = self._findings.get((step_id, key))
        return SEVERITY[severity] if severity else PLAIN

    def _cursor_style(self) -> Style:
        if self.gripped or self.mark is not None:
            return GRIP
        return CURSOR if self.has_focus else CURSOR_IDLE

    def jumps(self) -> Iterator[Jump]:
        """Yield the steps and the headings of columns in sight."""
        width, height = self.size
        for i in range(len(self.columns)):
            x, _ = self.window_of(self._left(i), 0)
            if i < 2 or self.frozen <= x < width:
                yield Jump(Offset(x, 0), partial(self.go, self.row, i))
        for row, top in enumerate(self.tops[:-1]):
            _, y = self.window_of(0, top)
            if self.head <= y < height:
                yield Jump(Offset(0, y), partial(self.go, row, self.column))

    def click(self, x: int, y: int) -> None:
        """Go to the cell at a place of the window; above the steps to the heading."""
        at = x if x < self.frozen else x + self.scroll_offset.x
        column = max((i for i in range(len(self.columns)) if self._left(i) <= at), default=0)
        top = y if y < self.head else y + self.scroll_offset.y
        row = max((i for i, start in enumerate(self.tops[:-1]) if start <= top), default=HEADING)
        self.go(row, column)

    def _left(self, column: int) -> int:
        """Return where a column begins."""
        return sum(c.width + 1 for c in self.columns[:column])

    def arrow_text(self, row: int) -> str:
        """Return the arrows of a step in words."""
        return arrow_words(self.sop, self.glyphs).get(row, "") if self.sop else ""
