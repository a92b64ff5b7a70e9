"""The queue before the write lock: who came first goes first.

Without it a writer that has just let go would take the lock again before those who look for it now
and then, and the unlucky would wait for many rounds. A place in the queue is one byte of kernel
lock on soptui's folder, at the offset that is the time of coming: nothing is written, nothing can
be left behind, and the kernel drops the place when its process ends. The queue is only a courtesy:
where such locks are not to be had, all are first.
"""

from __future__ import annotations

import fcntl
import os
import struct
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_FLOCK = "hhqqi4x"
"""The kernel's `struct flock`: type, whence, start, length, process."""


@contextmanager
def place(folder: Path) -> Iterator[Callable[[], bool]]:
    """Stand in the queue of `folder`; yields what tells whether nobody is before us."""
    came = time.monotonic_ns()
    try:
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        yield lambda: True
        return
    try:
        with suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_OFD_SETLK, _range(fcntl.F_RDLCK, came, 1))
        yield lambda: _is_first(fd, came)
    finally:
        os.close(fd)


def _is_first(fd: int, came: int) -> bool:
    with suppress(OSError):
        found = fcntl.fcntl(fd, fcntl.F_OFD_GETLK, _range(fcntl.F_WRLCK, 0, came))
        kind: int = struct.unpack(_FLOCK, found)[0]
        return kind == fcntl.F_UNLCK
    return True


def _range(kind: int, start: int, length: int) -> bytes:
    return struct.pack(_FLOCK, kind, os.SEEK_SET, start, length, 0)
