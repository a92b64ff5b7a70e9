"""The line to the terminal: what a deed sends, and what a terminal that got only that shows."""

from __future__ import annotations

from soptui.tui.terminal.screen import Screen
from tests.terminal.test_screen import Terminal


class Garis:
    """The line between soptui, as `orang` runs it, and two terminals.

    One gets only what changed, as the driver sends it; the other every picture whole.
    """

    def __init__(self, orang):
        self.app = orang.app
        self.size = self.app.size
        self.screen = Screen(*self.size, lambda: True)
        self.terminal = Terminal(*self.size, bce=True)

    def frame(self):
        """Return the whole picture, as Textual writes it."""
        update = self.app.screen._compositor.render_update(
            full=True, screen_stack=self.app._background_screens
        )
        return f"\x1b[H{update.render_segments(self.app.console)}"

    def bytes(self):
        """Send what has changed, and return how many bytes that took."""
        self.screen.paint(self.frame())
        focused, place = self.app.focused, self.app.cursor_position
        shown = focused is not None and focused.region.contains(*place)
        out = self.screen.changes(tuple(place) if shown else None)
        self.terminal.feed(out)
        return len(out.encode())

    def is_faithful(self):
        """Tell whether a terminal that gets the whole picture shows the same, cell for cell."""
        whole = Terminal(*self.size)
        whole.feed(self.frame())
        return whole.picture() == self.terminal.picture()
