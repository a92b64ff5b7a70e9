"""A list with one cursor line: the base of the SOP list, history, findings and pickers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from rich.segment import Segment
from textual.geometry import Offset
from textual.strip import Strip

from soptui.tui.jumps import Jump
from soptui.tui.lines import fit
from soptui.tui.style import DIM
from soptui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from soptui.tui.screens.base import Layar

T = TypeVar("T")


class ListView(Rows, Generic[T]):
    """Items, one line each, below `head` heading lines."""

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.items: Sequence[T] = ()
        self.cursor = 0
        self.empty = ""
        """What the list says when it holds nothing."""
        self.when_moved: Callable[[], None] | None = None
        """Called at once when the cursor is on another item."""

    def show(self, items: Sequence[T], cursor: int | None = None) -> None:
        """Show `items`; the cursor stays at its place unless told."""
        self.items = items
        last = max(0, len(items) - 1)
        self.cursor = min(self.cursor if cursor is None else max(0, cursor), last)
        self.relayout()
        self.redraw()

    @property
    def selected(self) -> T | None:
        """The item under the cursor."""
        return self.items[self.cursor] if self.items else None

    def draw_item(self, item: T, *, selected: bool) -> Strip:
        """Return the line of an item."""
        raise NotImplementedError

    def draw_head(self, y: int) -> Strip:
        """Return a heading line."""
        del y
        return Strip.blank(self.size.width)

    def line(self, y: int) -> Strip:
        """Draw heading, items, or the word for an empty list."""
        if y < self.head:
            return self.draw_head(y)
        index = y - self.head
        if not self.items:
            text = self.empty if index == 0 else ""
            return Strip([Segment(fit(f" {text}", self.size.width), DIM)])
        return self.draw_item(self.items[index], selected=index == self.cursor)

    def cursor_cell(self) -> tuple[int, int]:
        """Return the start of the selected line."""
        return 0, self.head + self.cursor

    def relayout(self) -> None:
        """Keep the cursor in sight."""
        self.set_extent(self.size.width, self.head + max(1, len(self.items)))
        self.reveal(0, self.head + self.cursor, 1, 1)

    def jumps(self) -> Iterator[Jump]:
        """Yield the items in sight."""
        top = self.scroll_offset.y
        for index in range(top, min(len(self.items), top + self.size.height - self.head)):
            yield Jump(Offset(0, self.head + index - top), partial(self.go, index))

    def go(self, index: int) -> None:
        """Move the cursor, as far as there are items."""
        index = max(0, min(index, len(self.items) - 1))
        if index != self.cursor:
            self.cursor = index
            self.reveal(0, self.head + index, 1, 1)
            self.redraw()
            if self.when_moved:
                self.when_moved()

    def item_text(self, item: T) -> str:
        """Return what is copied of an item: its line as it is drawn."""
        return " ".join(self.draw_item(item, selected=False).text.split())

    def why_not_salin(self) -> str | None:
        """There must be something to copy."""
        return None if self.items else self.empty or "Tidak ada baris untuk disalin."

    def do_salin(self) -> None:
        """Copy the selected line."""
        item = self.selected
        if item is not None:
            screen = cast("Layar[object]", self.screen)
            screen.soptui.salinan = None
            screen.say(f"Baris disalin. {screen.soptui.papan.put(self.item_text(item))}")

    def do_atas(self) -> None:
        """Up one line."""
        self.go(self.cursor - 1)

    def do_bawah(self) -> None:
        """Down one line."""
        self.go(self.cursor + 1)

    def do_awal(self) -> None:
        """To the first item."""
        self.go(0)

    def do_akhir(self) -> None:
        """To the last item."""
        self.go(len(self.items) - 1)

    def do_layar_atas(self) -> None:
        """Up one screenful."""
        self.go(self.cursor - self.page)

    def do_layar_bawah(self) -> None:
        """Down one screenful."""
        self.go(self.cursor + self.page)
