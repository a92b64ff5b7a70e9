"""The driver: Textual's own for Linux, with a memory of the screen and better manners.

It sends only the cells that changed, asks the terminal nothing, shows the terminal's own cursor
at the focus, takes any input, and gives the terminal back after every end.
"""

from __future__ import annotations

import os
import selectors
import signal
import termios
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual import events
from textual.app import ScreenStackError
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from soptui.tui.caps import has_bce
from soptui.tui.terminal import handover, modes
from soptui.tui.terminal.ending import Ending
from soptui.tui.terminal.input import Keyboard
from soptui.tui.terminal.output import VisibleFilter, open_line
from soptui.tui.terminal.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from textual.app import App
    from textual.geometry import Offset
    from textual.message import Message
    from textual.widget import Widget

_BEHIND = 8192
"""Bytes on their way after which the next frame waits."""

_CATCH_UP = 0.02
"""Seconds until a frame that waits is tried again."""

_FLOOD = 256
"""Messages of one read after which the next one waits for the application to deal with them."""


@runtime_checkable
class HasCursor(Protocol):
    """A widget that knows where its cursor is."""

    def cursor_place(self) -> Offset:
        """Return the cell of the screen that the cursor is on."""
        ...


class CellDriver(LinuxDriver):
    """Drives the terminal with the fewest bytes.

    `frames` and `bytes_sent` count what went out.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=modes.wants_mouse(os.environ, mouse), size=size)
        self._line, file = open_line()
        self._file, self._encoding = file, file.encoding
        self._queued = 0
        self._waits = False
        self._screen = Screen(
            *self._get_terminal_size(), lambda: has_bce(os.environ.get("TERM", ""))
        )
        self._sync = modes.has_sync(os.environ)
        self._up = False
        self._taken = False
        """Whether the terminal is in our modes: until the last byte that gives it back is sent."""
        self._held = False
        """Whether what was painted before the first screen stays until `release`."""
        self._wake = os.pipe()
        self._keyboard = Keyboard(mouse=self._mouse)
        self._ending = Ending(
            app,
            orderly=self._end_after_keys,
            restore=self.suspend_application_mode,
            restore_at_once=self._restore_at_once,
        )
        self.frames = 0
        app._filters.append(VisibleFilter())  # noqa: SLF001 - Textual's only way to see all lines

    @property
    def bytes_sent(self) -> int:
        """Bytes written to the terminal so far."""
        return self._line.sent

    # --- output -------------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """Send what Textual wants: a frame as the cells it changes, a mode only if it is wanted.

        Everything that is neither is left out.
        """
        if data == modes.ALTERNATE_SCREEN and self._held:
            return
        if modes.may_pass(data, mouse=self._mouse):
            self._send(data)
            if data == modes.ALTERNATE_SCREEN:
                self._screen.forget()
        elif modes.is_frame(data):
            self._fit()
            self._screen.paint(data)
            self._show()

    def redraw(self) -> None:
        """Clear the terminal and draw everything again, from memory."""
        self._fit()
        self._screen.forget()
        self._show()

    def _fit(self) -> None:
        size = self._get_terminal_size()
        if size != (self._screen.width, self._screen.height):
            self._screen.resize(*size)

    def release(self) -> None:
        """Show what is drawn from now on: the first screen is there."""
        if self._held:
            self._held = False
            self._show()

    def _show(self) -> None:
        if not self._up or self._held:
            return
        if self._queued - self.bytes_sent > _BEHIND:
            self._show_later()
        elif out := self._screen.changes(self._cursor()):
            self.frames += 1
            self._send(modes.SYNC_START + out + modes.SYNC_END if self._sync else out)

    def _show_later(self) -> None:
        """Let frames flow into one while the line is slower than the program."""

        def show() -> None:
            self._waits = False
            self._show()

        if not self._waits:
            self._waits = True
            self._loop.call_later(_CATCH_UP, show)

    def _send(self, data: str) -> None:
        if self._writer_thread is not None:
            self._queued += len(data.encode(self._encoding, "replace"))
            self._writer_thread.write(data)

    def _cursor(self) -> tuple[int, int] | None:
        """Return where the cursor of the focused widget is in this very frame, if it has one."""
        focused = self._focused()
        if focused is None:
            return None
        if isinstance(focused, HasCursor):
            position = focused.cursor_place()
        else:
            position = self._app.cursor_position
        if not focused.region.contains(*position):
            return None
        return position.x, position.y

    def _focused(self) -> Widget | None:
        try:
            return self._app.focused
        except ScreenStackError:
            return None

    def use_mouse(self, *, on: bool) -> None:
        """Take the mouse, or leave it to the terminal, at once."""
        if on == self._mouse:
            return
        if not on:
            self._disable_mouse_support()
        self._mouse = on
        self._keyboard.want_mouse(on=on)
        if on:
            self._enable_mouse_support()

    # --- input --------------------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Read the keyboard until told to stop. A line that is gone ends the program."""
        keyboard = self._keyboard
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._wake[0], selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fd for key, _ in selector.select(keyboard.patience())}
                if self.exit_event.is_set():
                    return
                messages: list[Message] = []
                if self.fileno in ready:
                    data = self._read()
                    if not data:
                        self._ending.begin(signal.SIGHUP)
                        return
                    messages = keyboard.feed(data)
                messages += keyboard.tick()
                self._post(messages)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _post(self, messages: list[Message]) -> None:
        for message in messages:
            if isinstance(message, events.Key) and message.key == "ctrl+l":
                self._loop.call_soon_threadsafe(self.redraw)
            self.process_message(message)
        if len(messages) >= _FLOOD:
            done = threading.Event()
            self.send_message(events.Callback(callback=done.set))
            while not (done.wait(0.1) or self.exit_event.is_set()):
                pass

    def disable_input(self) -> None:
        """Stop reading the keyboard."""
        thread = self._key_thread
        if thread is not None and thread.is_alive():
            self.exit_event.set()
            os.write(self._wake[1], b"\0")
            thread.join()
            os.read(self._wake[0], 1)
            self.exit_event.clear()
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        if self._mouse:
            # Reports on their way would look like typing; other keys are for who comes next.
            self._disable_mouse_support()
            with suppress(termios.error):
                termios.tcflush(self.fileno, termios.TCIFLUSH)

    # --- beginning and end --------------------------------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal; from the background that is not possible, and `fg` tries again."""
        before = handover.held()
        if before is not None:
            self._screen.seed(before.frame)
            self._held = True
        self._ending.listen(self._on_end_signal)
        start: Callable[[], None] = super().start_application_mode
        start()
        if self._writer_thread is None:
            return
        if before is not None:
            self.attrs_before = before.attributes
            handover.done()
        self._up = self._taken = True
        signal.signal(signal.SIGWINCH, self._on_size)
        self._fit()
        self._show()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        if self._up:
            self._up = self._held = False
            self._send(modes.NO_LOOK)
            super().stop_application_mode()

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self.stop_application_mode()
        self._close_writer()

    def close(self) -> None:
        """Send what is left and let go of the signals."""
        self._close_writer()
        self._ending.unlisten()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
        for end in self._wake:
            os.close(end)

    def _close_writer(self) -> None:
        if self._writer_thread is not None:
            self._writer_thread.stop()
            self._writer_thread = None
        self._taken = False

    # --- signals ------------------------------------------------------------------------------
    # A handler may interrupt a frame half way: it leaves the work to the event loop.

    def _on_size(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._resized)

    def _resized(self) -> None:
        # Textual reads the size in its handler; when one interrupts another, the older size wins.
        size = Size(*self._get_terminal_size())
        self.send_message(events.Resize(size, size))
        self.redraw()

    def _on_end_signal(self, number: int, _frame: FrameType | None) -> None:
        if self._up or number not in (signal.SIGINT, signal.SIGQUIT):
            self._ending.begin(number)
        # Otherwise the key was meant for the program that has the terminal meanwhile.

    def _end_after_keys(self, finish: Callable[[], None]) -> None:
        def behind_widget() -> None:
            focused = self._focused()
            if focused is None or not focused.call_later(finish):
                finish()

        def behind_app() -> None:
            if not self._app.call_later(behind_widget):
                finish()

        with suppress(RuntimeError):  # the loop is closed; the watchdog ends the program
            self._loop.call_soon_threadsafe(behind_app)

    def _restore_at_once(self) -> None:
        if not self._taken or self.attrs_before is None:
            return
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        with suppress(OSError):
            os.set_blocking(self._line.fileno(), False)
            try:
                os.write(self._line.fileno(), modes.ALL_OFF.encode())
            finally:
                os.set_blocking(self._line.fileno(), True)  # the shell writes there, too

    def _sigtstp_application(self, *_: object) -> None:
        if self._up:
            self._loop.call_soon_threadsafe(self._go_to_background)
        else:
            self._stop(os.getpid())

    def _sigcont_application(self, *_: object) -> None:
        if self._up:
            # Stopped by somebody else, who may have changed the terminal.
            self._loop.call_soon_threadsafe(self._take_again)
        elif self._auto_restart:
            self._loop.call_soon_threadsafe(self._resume)

    def _take_again(self) -> None:
        self.suspend_application_mode()
        self._resume()

    def _go_to_background(self) -> None:
        self.suspend_application_mode()
        self._stop(0)
        self._resume()

    def _resume(self) -> None:
        if not self._up:
            self._must_signal_resume = True
            self.start_application_mode()

    def _stop(self, process: int) -> None:
        """Stop this process, or with 0 its group, so that a script around it stops too.

        With the system's own action: without a shell that could continue it, nothing stops.
        """
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(process, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
