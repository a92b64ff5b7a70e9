"""The base of every view: lines of cells, frozen edges, and only changed lines are sent.

A subclass gives whole lines of its content (`line`); this class cuts the window out of them. The
first `head` lines and the first `frozen` cells stay where they are while the rest scrolls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from soptui.tui.actions import Place
from soptui.tui.jumps import Jumpable

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.widget import Widget


class Rows(ScrollView, can_focus=True):
    """A line-API view."""

    DEFAULT_CSS = """
    Rows { scrollbar-size: 0 0; overflow: auto auto; width: 1fr; height: 1fr; }
    """

    place = Place.LIST

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(id=dom_id)
        self.head = 0
        self.frozen = 0
        self.partner: Rows | None = None
        """A view beside this one, line for line: both scroll up and down together."""
        self._sent: dict[int, Strip] = {}
        self._is_late = False
        """Whether the content changed while nothing of it could be shown."""

    def line(self, y: int) -> Strip:
        """Return the whole line `y` of the content."""
        raise NotImplementedError

    def set_extent(self, width: int, height: int) -> None:
        """Say how large the content is, in cells."""
        self.virtual_size = Size(max(width, self.size.width), height)

    def redraw(self) -> None:
        """Send the lines that differ from what is on the screen."""
        self._is_late = self._is_late or not self.size
        self.place_cursor()
        for y in range(self.size.height):
            if self.window_line(y) != self._sent.get(y):
                self.refresh(Region(0, y, self.size.width, 1))

    def cursor_cell(self) -> tuple[int, int]:
        """Return the cell of the content that the cursor is on."""
        return 0, 0

    def show_cursor(self) -> None:
        """Tell the terminal where the cursor is, also when it was told before."""
        self.place_cursor(again=True)

    def place_cursor(self, *, again: bool = False) -> None:
        """Tell the terminal where the cursor is: braille lines and magnifiers follow it."""
        if not self.has_focus:
            return
        place = self.cursor_place()
        if again or place != self.app.cursor_position:
            self.app.cursor_position = place
            y = place.y - self.region.y
            self.refresh(Region(0, y, self.size.width, 1))  # it goes out with the next frame

    def cursor_place(self) -> Offset:
        """Return the cell of the screen that the cursor is on."""
        return self.region.offset + Offset(*self.window_of(*self.cursor_cell()))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        strip = self._sent[y] = self.window_line(y)
        return strip

    def window_line(self, y: int) -> Strip:
        """Return one line of the window, as it is now."""
        width, dx = self.size.width, self.scroll_offset.x
        row = y if y < self.head else y + self.scroll_offset.y
        if row >= self.virtual_size.height:
            return Strip.blank(width)
        strip = self.line(row)
        if dx:
            moving = strip.crop(self.frozen + dx, max(width + dx, self.frozen + dx))
            strip = Strip.join([strip.crop(0, self.frozen), moving])
        return strip.adjust_cell_length(width)

    def reveal(self, x: int, y: int, width: int, height: int) -> None:
        """Scroll as little as needed so that this region of the content is in sight."""
        left, top = self.scroll_offset
        room_x = max(1, self.size.width - self.frozen)
        room_y = max(1, self.size.height - self.head)
        if x >= self.frozen:
            left = min(left, x - self.frozen)
            left = max(left, min(x + width - self.frozen - room_x, x - self.frozen))
        if y >= self.head:
            top = min(top, y - self.head)
            top = max(top, min(y + height - self.head - room_y, y - self.head))
        self.scroll_to(left, top, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the view along whose lines stand beside these."""
        super().watch_scroll_y(old_value, new_value)
        if self.partner is not None:
            self.partner.scroll_to(y=new_value, animate=False, force=True)
            self.partner.redraw()

    def window_of(self, x: int, y: int) -> tuple[int, int]:
        """Return where a cell of the content is in the window."""
        left, top = self.scroll_offset
        return (x if x < self.frozen else x - left), (y if y < self.head else y - top)

    @property
    def page(self) -> int:
        """Lines that one screenful moves."""
        return max(1, self.size.height - self.head - 1)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Lay the content out for the new size, before it is drawn for the first time.

        Textual would draw it in the old layout first and tell of the new size (`Resize`) later.
        Everything is drawn anew: a view that was hidden and comes back in its old size would
        otherwise show the lines that Textual remembers of it.
        """
        changed: bool = super()._size_updated(size, virtual_size, container_size, layout)
        if changed or self._is_late:
            self.forget()
            self.call_after_refresh(self.show_cursor)
        return changed

    def forget(self) -> None:
        """Draw everything anew, say in another look."""
        self._is_late = False
        self._sent.clear()
        self.relayout()
        self.refresh()

    # --- the mouse, for those who want it ---------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse was pressed."""
        say: Callable[[str], None] = getattr(self.screen, "say", lambda _: None)
        enter: Callable[[Widget], None] = getattr(self.screen, "enter", lambda _: None)
        say("")
        enter(self)
        self.click(event.x, event.y)

    def click(self, x: int, y: int) -> None:
        """Go to the place of the view that is nearest to a cell of the window."""
        if isinstance(self, Jumpable):
            above = [jump for jump in self.jumps() if jump.at.y <= y]
            if above:
                min(above, key=lambda jump: (y - jump.at.y, abs(x - jump.at.x))).go()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down with the wheel, the cursor too."""
        self._wheel(event, "do_bawah")

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up with the wheel, the cursor too."""
        self._wheel(event, "do_atas")

    def _wheel(self, event: events.MouseEvent, deed: str) -> None:
        event.stop()
        event.prevent_default()
        getattr(self, deed, lambda: None)()

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self.redraw()
        self.call_after_refresh(self.show_cursor)

    def on_blur(self) -> None:
        """Show the cursor as idle."""
        self.redraw()

    def relayout(self) -> None:
        """Compute the extent again; called when the size changes."""
