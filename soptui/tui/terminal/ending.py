"""The end that comes from outside: a dropped line or a signal. Drafts first, then the terminal.

A program that is told to go (SIGTERM), whose line drops (SIGHUP) or that is interrupted keeps
what was typed, leaves the terminal as it found it, and says with its status that it did not end
by itself. It does so even when its event loop is stuck or the line takes no more bytes.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)

GRACE = 0.6
"""Seconds for the orderly way; after that the program ends without its event loop."""

LAST_WRITE = 5.0
"""Seconds that drafts which are just being written may still take."""


@runtime_checkable
class BeforeEnd(Protocol):
    """An application that has something to keep."""

    def before_end(self) -> None:
        """Write drafts. Called once, when the keys that were read are dealt with.

        Only when the application does not answer is it called in a thread of its own.
        """


class Ending:
    """Ends the program once, however many signals come.

    `app` may have a `before_end`. `orderly` asks the event loop to call `finish` when the keys
    read so far are dealt with. `restore` gives the terminal back and `restore_at_once` does it
    without waiting for anything.
    """

    def __init__(
        self,
        app: object,
        *,
        orderly: Callable[[Callable[[], None]], None],
        restore: Callable[[], None],
        restore_at_once: Callable[[], None],
    ) -> None:
        self._keep = app.before_end if isinstance(app, BeforeEnd) else None
        self._orderly = orderly
        self._restore = restore
        self._restore_at_once = restore_at_once
        self._signal = 0
        self._begun = threading.Event()
        self._kept = threading.Event()
        self._keeping = threading.Lock()
        self._before: dict[int, Any] = {}

    def listen(self, handler: Callable[[int, FrameType | None], None]) -> None:
        """Call `handler` for the signals that end a program."""
        if not self._before:
            self._before = {number: signal.signal(number, handler) for number in SIGNALS}
            threading.Thread(target=self._watch, name="soptui-ending", daemon=True).start()

    def unlisten(self) -> None:
        """Give the signals back to whoever had them."""
        for number, before in self._before.items():
            signal.signal(number, signal.SIG_DFL if before is None else before)
        self._before = {}
        self._begun.set()

    def begin(self, number: int) -> None:
        """Begin to end because of a signal. Can be called from anywhere; returns at once."""
        if not self._signal:
            self._signal = number
            self._begun.set()
            self._orderly(self._finish)

    def _watch(self) -> None:
        self._begun.wait()
        if self._signal:
            time.sleep(GRACE)
            self._keep_once()
            self._restore_at_once()
            self._leave()

    def _finish(self) -> None:
        self._keep_once()
        self._restore()
        self._leave()

    def _keep_once(self) -> None:
        if not self._keeping.acquire(blocking=False):
            self._kept.wait(LAST_WRITE)
            return
        try:
            if self._keep is not None:
                self._keep()
        except Exception:  # noqa: BLE001 - the terminal must be given back whatever happens here
            return
        finally:
            self._kept.set()

    def _leave(self) -> None:
        os._exit(128 + self._signal)
