"""A field to type into: one line, or several (one item a line). Everything happens at once.

Keys reach it in order from the app itself, never through a queue of its own: what was typed ahead
of Enter is in the text when Enter comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from soptui.tui.actions import Place
from soptui.tui.style import CURSOR, DIM, PLAIN
from soptui.tui.widgets.buffer import Buffer, cells, clean_paste, layout, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.tui.screens.base import Layar

MAX_PASTE = 20_000
"""Characters that one paste may bring; a longer one is refused whole: half of it helps nobody."""


class Field(Widget, can_focus=True):
    """Text with a cursor. `lines` allows several lines."""

    DEFAULT_CSS = "Field { height: 1; width: 1fr; text-style: underline; }"

    place = Place.FIELD

    def __init__(self, text: str = "", *, lines: bool = False, dom_id: str | None = None) -> None:
        super().__init__(id=dom_id)
        self.lines = lines
        self.hint = ""
        """What an empty field says."""
        self.when_changed: Callable[[], None] | None = None
        """Called at once after every change, before the next key is read."""
        self.when_settled: Callable[[], None] | None = None
        """Called once after the keys that are there have been typed, however many."""
        self._due = False
        self._buffer = Buffer(text, len(text))
        self._top = 0
        self._laid_out_for = ("", 0)
        self._rows: list[tuple[int, int]] = [(0, 0)]

    @property
    def text(self) -> str:
        """What was typed so far."""
        return self._buffer.text

    def load(self, text: str, *, lines: bool = False) -> None:
        """Start with another text, the cursor at its end."""
        self.lines = lines
        self._buffer = Buffer(text, len(text))
        self._top = 0
        self.refresh()

    @property
    def current_line(self) -> str:
        """The line under the cursor."""
        return self._buffer.current_line()

    def replace_line(self, text: str) -> None:
        """Put another text in the place of the line under the cursor."""
        self._buffer.delete(self._buffer.line_start(), self._buffer.line_end())
        self.type_text(text)

    @property
    def line_to_cursor(self) -> str:
        """What stands in the line left of the cursor."""
        return self._buffer.text[self._buffer.line_start() : self._buffer.cursor]

    @property
    def line_number(self) -> int:
        """Which line the cursor is in, from 0."""
        return self._buffer.text.count("\n", 0, self._buffer.cursor)

    @property
    def cursor_cell(self) -> Offset:
        """Where the cursor is in the field."""
        row, column = self._cursor_at()
        return Offset(column, row - self._top)

    @property
    def is_on_last_row(self) -> bool:
        """Whether there is no row below the cursor."""
        return self._cursor_at()[0] == len(self._layout(self.size.width)) - 1

    def type_text(self, text: str) -> None:
        """Type at the cursor."""
        self._buffer.insert(text)
        self._changed()

    def paste(self, text: str) -> bool:
        """Type what was pasted, without control characters; False when it is too long."""
        if len(text) > MAX_PASTE:
            return False
        self.type_text(clean_paste(text, lines=self.lines))
        return True

    def press(self, key: str) -> bool:
        """Do what an editing key does; False when the key means nothing here."""
        deed = self._keys().get(key)
        if deed is None:
            return False
        before = self._buffer.text
        deed()
        if self._buffer.text != before:
            self._changed()
        else:
            self._settle_soon()
        return True

    def _keys(self) -> dict[str, Callable[[], None]]:
        buffer = self._buffer
        return {
            "left": lambda: self._go(buffer.cursor - 1),
            "right": lambda: self._go(buffer.cursor + 1),
            "ctrl+left": lambda: self._go(buffer.word_left()),
            "home": lambda: self._go(buffer.line_start()),
            "end": lambda: self._go(buffer.line_end()),
            "up": lambda: self._vertical(-1),
            "down": lambda: self._vertical(1),
            "backspace": lambda: buffer.delete(buffer.cursor - 1, buffer.cursor),
            "delete": lambda: buffer.delete(buffer.cursor, buffer.cursor + 1),
        }

    def do_hapus_kata(self) -> None:
        """Delete the word to the left."""
        self._buffer.delete(self._buffer.word_left(), self._buffer.cursor)
        self._changed()

    def do_hapus_isi(self) -> None:
        """Delete to the start of the line."""
        self._buffer.delete(self._buffer.line_start(), self._buffer.cursor)
        self._changed()

    def do_salin(self) -> None:
        """Copy the whole text."""
        if self.text:
            layar = cast("Layar[object]", self.screen)
            layar.soptui.salinan = None
            layar.say(f"Isian disalin. {layar.soptui.papan.put(self.text)}")

    def do_potong(self) -> None:
        """Copy the text from the cursor to the end of the line, and take it away."""
        buffer = self._buffer
        rest = buffer.text[buffer.cursor : buffer.line_end()]
        if rest:
            layar = cast("Layar[object]", self.screen)
            layar.soptui.salinan = None
            layar.say(f"Dipotong sampai akhir baris. {layar.soptui.papan.put(rest)}")
            buffer.delete(buffer.cursor, buffer.line_end())
            self._changed()

    def do_tempel(self) -> None:
        """Type what was copied in soptui."""
        layar = cast("Layar[object]", self.screen)
        layar.take_paste(layar.soptui.papan.text)

    def _go(self, place: int) -> None:
        self._buffer.cursor = max(0, min(place, len(self._buffer.text)))

    def _vertical(self, step: int) -> None:
        row, column = self._cursor_at()
        rows = self._layout(self.size.width)
        if not 0 <= row + step < len(rows):
            self._go(0 if step < 0 else len(self._buffer.text))
            return
        start, end = rows[row + step]
        last = end if row + step == len(rows) - 1 or rows[row + step + 1][0] > end else end - 1
        used, place = 0, start
        while place < last and used < column:
            used += cells(self._buffer.text[place])
            place += 1
        self._go(place)

    def _changed(self) -> None:
        self._settle_soon()
        if self.when_changed:
            self.when_changed()

    def _settle_soon(self) -> None:
        if not self._due:
            self._due = True
            self.call_later(self._settle)

    def _settle(self) -> None:
        self._due = False
        if self.when_settled:
            self.when_settled()
        if self.styles.is_auto_height and self.rows_needed(self.size.width) != self.size.height:
            self.refresh(layout=True)
        self._reveal()

    def _layout(self, width: int) -> list[tuple[int, int]]:
        key = (self._buffer.text, width)
        if key != self._laid_out_for:
            self._laid_out_for, self._rows = key, layout(*key)
        return self._rows

    def rows_needed(self, width: int) -> int:
        """Return how many lines the text takes at this width."""
        return len(self._layout(width))

    def _cursor_at(self) -> tuple[int, int]:
        """Return row and column, in cells, of the cursor."""
        cursor = self._buffer.cursor
        rows = self._layout(self.size.width)
        row = max(i for i, (start, _) in enumerate(rows) if start <= cursor)
        start = rows[row][0]
        return row, sum(map(cells, self._buffer.text[start:cursor]))

    def cursor_place(self) -> Offset:
        """Return the cell of the screen that the cursor is on."""
        row, column = self._cursor_at()
        return self.region.offset + Offset(column, row - self._top)

    def show_cursor(self) -> None:
        """Tell the terminal where the cursor is, which is kept in sight."""
        self._reveal()

    def _reveal(self) -> None:
        row, _ = self._cursor_at()
        height = max(1, self.size.height)
        spare = max(0, self.rows_needed(self.size.width) - height)
        self._top = max(min(self._top, row, spare), row - height + 1)
        if self.screen.focused is self:
            self.app.cursor_position = self.cursor_place()
        self.refresh(Region(0, 0, self.size.width, self.size.height))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._reveal()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._reveal()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of the text."""
        del container, viewport
        return self.rows_needed(width)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the text, with the cursor if it is here."""
        width, text = self.size.width, self._buffer.text
        rows = self._layout(width)
        row = y + self._top
        if row >= len(rows):
            return Strip.blank(width)
        if not text and self.hint:
            cursor = Segment(" ", CURSOR if self.has_focus else PLAIN)
            return Strip([cursor, Segment(self.hint, DIM)]).adjust_cell_length(width)
        start, end = rows[row]
        at = self._buffer.cursor if self.has_focus and self._cursor_at()[0] == row else None
        pieces = [Segment(shown(text[i]), CURSOR if i == at else PLAIN) for i in range(start, end)]
        if at is not None and at >= end:
            pieces.append(Segment(" ", CURSOR))
        return Strip(pieces).simplify().adjust_cell_length(width)
