"""Programs that are started for the repository: given a time, and ended with all their children.

A program that does not answer is killed with its whole process group, when its time is up or when
a person does not want to wait for it any longer (`stop`).
"""

from __future__ import annotations

import os
import selectors
import signal
import threading
from contextlib import contextmanager, suppress
from subprocess import TimeoutExpired
from typing import TYPE_CHECKING, NamedTuple

from soptui.errors import SystemFaultError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from subprocess import Popen

READ_SECONDS = 60.0
"""How long a program that only reads may take, or keep silent while its answer is read."""
WRITE_SECONDS = 120.0
"""The same for one that writes, under the write lock."""

_LAST_SECONDS = 0.5
"""How long one that was killed may take to go: what hangs in the kernel is not waited for."""

_STOPPED = "Dihentikan atas permintaan Anda. Yang sudah disimpan tetap aman; ulangi kapan saja."

_running: set[Popen[bytes]] = set()
_unwanted: set[Popen[bytes]] = set()
"""Those of `_running` that a person stopped."""
_hanging: list[Popen[bytes]] = []
"""Those that were killed and are not gone yet."""
_beginning: set[object] = set()
"""One for each program that is being started, until a person stops what runs."""
_lock = threading.Lock()


class StalledError(SystemFaultError):
    """A program did not answer in time, or a person did not want to wait for it any longer."""


class Result(NamedTuple):
    """What one process left behind."""

    code: int
    out: bytes
    err: str


def stop() -> bool:
    """End every program that runs now, for a person who will not wait; tells whether any did.

    What they were started for ends with a StalledError, so it starts no further one.
    """
    with _lock:
        _beginning.clear()
        ended = list(_running)
        _unwanted.update(ended)
    for process in ended:
        _kill(process)
    return bool(ended)


def begin(start: Callable[[], Popen[bytes]]) -> Popen[bytes]:
    """Start a program that `finish` or `chunks` then waits for.

    A person who stops everything while it is being started means it, too.
    """
    mark = object()
    with _lock:
        _beginning.add(mark)
    try:
        process = start()
        with _lock:
            _running.add(process)
            if mark not in _beginning:
                _unwanted.add(process)
    finally:
        with _lock:
            _beginning.discard(mark)
    if process in _unwanted:
        _kill(process)
    return process


def finish(process: Popen[bytes], stdin: bytes, seconds: float) -> Result:
    """Give a program its input and wait until it has ended. Raises StalledError."""
    with _watched(process):
        try:
            out, err = process.communicate(stdin or None, timeout=seconds)
        except TimeoutExpired:
            raise _no_answer(seconds) from None
        return Result(process.returncode, out, err.decode(errors="replace"))


def chunks(process: Popen[bytes], seconds: float) -> Generator[bytes, None, None]:
    """Yield what a program prints, as it comes. Raises StalledError when it keeps silent."""
    assert process.stdout is not None
    with _watched(process), selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        while True:
            if not waiting.select(seconds):
                raise _no_answer(seconds)
            chunk = os.read(process.stdout.fileno(), 1 << 16)
            if not chunk:
                return
            yield chunk


@contextmanager
def _watched(process: Popen[bytes]) -> Iterator[None]:
    """Know the process while it runs; nothing of it is left when this ends by an exception."""
    with _lock:
        _running.add(process)
    try:
        yield
    except BaseException:
        _end(process)
        raise
    finally:
        with _lock:
            _running.discard(process)
            unwanted = process in _unwanted
            _unwanted.discard(process)
    if unwanted:
        _end(process)  # it was killed, but nobody may have waited for it
        raise StalledError(_STOPPED)


def _end(process: Popen[bytes]) -> None:
    """Kill a process and wait until it is gone; one that hangs in the kernel is kept in mind."""
    _kill(process)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with suppress(OSError, ValueError):
                pipe.close()
    with suppress(TimeoutExpired):
        process.wait(_LAST_SECONDS)
    _hanging[:] = [other for other in [*_hanging, process] if other.poll() is None]


def _kill(process: Popen[bytes]) -> None:
    """End a process and its children: each program that we start leads a group of its own."""
    if process.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _no_answer(seconds: float) -> StalledError:
    return StalledError(
        f"Git tidak menjawab selama {seconds:.0f} detik, jadi dihentikan. Yang sudah"
        " disimpan tetap aman. Periksa disk atau jaringan tempat repositori ini, lalu coba lagi."
    )
