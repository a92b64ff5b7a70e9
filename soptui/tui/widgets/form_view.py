"""The identity sheet as a form: label, value, and a cursor over the fields."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Offset, Region
from textual.strip import Strip

from soptui.tui.actions import Place
from soptui.tui.glyphs import SIGN, UTF8, Glyphs
from soptui.tui.jumps import Jump
from soptui.tui.lines import fit, wrap, wrap_items
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, DIM, HEAD, PLAIN, SEVERITY
from soptui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from soptui.model import Severity


@dataclass(frozen=True, slots=True)
class FormField:
    """One field as it is shown. `items` are the lines of its value."""

    key: str
    label: str
    items: tuple[str, ...]
    severity: Severity | None = None
    head: str = ""
    """A heading above the field, where a group of fields begins."""


class FormView(Rows):
    """Draws fields below each other."""

    place = Place.GRID

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.fields: Sequence[FormField] = ()
        self.cursor = 0
        self.glyphs: Glyphs = UTF8
        self.when_moved: Callable[[], None] | None = None
        self._lines: list[list[tuple[str, str]]] = []
        """The lines of each field: a part of its label, a part of its value."""
        self._tops: list[int] = []
        """The line on which each field begins, below its heading."""
        self._heads: dict[int, str] = {}
        """The headings by their line."""

    @property
    def label_width(self) -> int:
        """Cells of the label column."""
        return 31 if self.size.width >= 70 else 21

    def show(self, fields: Sequence[FormField]) -> None:
        """Show other values."""
        self.fields = fields
        self.relayout()
        self.redraw()

    def relayout(self) -> None:
        """Wrap labels and values for this width."""
        room = self.size.width - self.label_width - 2
        self._lines, self._tops, self._heads, end = [], [], {}, 0
        for field in self.fields:
            label, value = wrap(field.label, self.label_width - 3), wrap_items(field.items, room)
            self._lines.append(list(zip_longest(label, value, fillvalue="")))
            if field.head:
                self._heads[end] = field.head
                end += 1
            self._tops.append(end)
            end += len(self._lines[-1])
        self.set_extent(self.size.width, end)
        self._reveal_cursor()

    def _reveal_cursor(self) -> None:
        if self.fields:
            head = bool(self.current.head)
            self.reveal(0, self._tops[self.cursor] - head, 1, self._height + head)

    @property
    def _height(self) -> int:
        """Lines of the field under the cursor."""
        return len(self._lines[self.cursor])

    def cursor_cell(self) -> tuple[int, int]:
        """Return the start of the value under the cursor."""
        return self.label_width, self._tops[self.cursor] if self._tops else 0

    def line(self, y: int) -> Strip:
        """Draw one line of one field."""
        if y in self._heads:
            return Strip([Segment(f" {fit(self._heads[y], self.size.width - 2)}", HEAD)])
        index = bisect_right(self._tops, y) - 1
        field, part = self.fields[index], y - self._tops[index]
        here = index == self.cursor
        first = part == 0
        sign = SIGN[field.severity] if field.severity and first else " "
        mark = self.glyphs.cursor if here and first else " "
        label, value = self._lines[index][part]
        label = fit(label, self.label_width - 3)
        width = self.size.width - self.label_width - 1
        value = fit(value, width)
        if here:
            style = CURSOR if self.has_focus else CURSOR_IDLE
        else:
            style = PLAIN if any(field.items) else DIM
        if not any(field.items) and not here and first:
            value = fit(self.glyphs.dot, width)
        return Strip(
            [
                Segment(mark, BOLD),
                Segment(sign, SEVERITY[field.severity] if field.severity else PLAIN),
                Segment(label, BOLD if here else PLAIN),
                Segment(" "),
                Segment(value, style),
                Segment(" "),
            ]
        )

    @property
    def current(self) -> FormField:
        """The field under the cursor."""
        return self.fields[self.cursor]

    def cell_region(self) -> Region:
        """Return where the value of the current field is, in the window."""
        top = self._tops[self.cursor]
        _, y = self.window_of(0, top)
        return Region(self.label_width, y, self.size.width - self.label_width - 1, self._height)

    def jumps(self) -> Iterator[Jump]:
        """Yield the fields in sight."""
        for i, top in enumerate(self._tops):
            _, y = self.window_of(0, top)
            if 0 <= y < self.size.height:
                yield Jump(Offset(0, y), partial(self.go, i))

    def go(self, index: int) -> None:
        """Put the cursor on a field."""
        self.cursor = max(0, min(index, len(self.fields) - 1))
        self._reveal_cursor()
        self.redraw()
        if self.when_moved:
            self.when_moved()

    def go_to(self, key: str) -> None:
        """Put the cursor on the field with this name; an unknown name leaves it."""
        names = [field.key for field in self.fields]
        if key in names:
            self.go(names.index(key))

    def do_atas(self) -> None:
        """Up one field."""
        self.go(self.cursor - 1)

    def do_bawah(self) -> None:
        """Down one field."""
        self.go(self.cursor + 1)

    def do_awal(self) -> None:
        """To the first field."""
        self.go(0)

    def do_akhir(self) -> None:
        """To the last field."""
        self.go(len(self.fields) - 1)

    def do_layar_atas(self) -> None:
        """Up one screenful."""
        self._jump(-self.page)

    def do_layar_bawah(self) -> None:
        """Down one screenful."""
        self._jump(self.page)

    def _jump(self, lines: int) -> None:
        wanted = self._tops[self.cursor] + lines
        self.go(sum(1 for top in self._tops if top <= wanted) - 1)

    do_baris_pertama = do_awal
    do_baris_terakhir = do_akhir
    do_sel_maju = do_bawah
    do_sel_mundur = do_atas
