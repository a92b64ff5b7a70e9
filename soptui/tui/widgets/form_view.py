"""The identity sheet as a form: label, value, and a cursor over the fields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Offset, Region
from textual.strip import Strip

from soptui.tui.actions import Place
from soptui.tui.glyphs import SIGN, UTF8, Glyphs
from soptui.tui.jumps import Jump
from soptui.tui.lines import fit, wrap_items
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, DIM, PLAIN, SEVERITY
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


class FormView(Rows):
    """Draws fields below each other."""

    place = Place.GRID

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.fields: Sequence[FormField] = ()
        self.cursor = 0
        self.glyphs: Glyphs = UTF8
        self.when_moved: Callable[[], None] | None = None
        self._lines: list[list[str]] = []
        self._tops: list[int] = [0]

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
        """Wrap the values for this width."""
        room = self.size.width - self.label_width - 2
        self._lines = [wrap_items(field.items, room) for field in self.fields]
        self._tops = [0]
        for lines in self._lines:
            self._tops.append(self._tops[-1] + len(lines))
        self.set_extent(self.size.width, self._tops[-1])
        self._reveal_cursor()

    def _reveal_cursor(self) -> None:
        if self.fields:
            top = self._tops[self.cursor]
            self.reveal(0, top, 1, self._tops[self.cursor + 1] - top)

    def cursor_cell(self) -> tuple[int, int]:
        """Return the start of the value under the cursor."""
        return self.label_width, self._tops[self.cursor]

    def line(self, y: int) -> Strip:
        """Draw one line of one field."""
        index = next(i for i in range(len(self.fields)) if y < self._tops[i + 1])
        field, part = self.fields[index], y - self._tops[index]
        here = index == self.cursor
        first = part == 0
        sign = SIGN[field.severity] if field.severity and first else " "
        mark = self.glyphs.cursor if here and first else " "
        label = fit(field.label, self.label_width - 3) if first else " " * (self.label_width - 3)
        width = self.size.width - self.label_width - 1
        value = fit(self._lines[index][part], width)
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
        height = self._tops[self.cursor + 1] - top
        return Region(self.label_width, y, self.size.width - self.label_width - 1, height)

    def jumps(self) -> Iterator[Jump]:
        """Yield the fields in sight."""
        for i, top in enumerate(self._tops[:-1]):
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
        self.go(sum(1 for top in self._tops[1:] if top <= wanted))

    do_baris_pertama = do_awal
    do_baris_terakhir = do_akhir
    do_sel_maju = do_bawah
    do_sel_mundur = do_atas
