"""Starting other programs while somebody may press Ctrl+Z."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def spawning() -> Iterator[None]:
    """Start a child in this block: neither it nor this thread is stopped before its program runs.

    The thread sleeps in the kernel (vfork) until the child executes its program. A child that the
    stop of our process group meets before that never would; and with a thread asleep our process
    does not count as stopped, so the shell waits for ever. The child goes on without SIGTSTP.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTSTP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
