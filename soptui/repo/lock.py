"""One writer at a time: a lock of the kernel on `<common-dir>/soptui/tulis.lock`.

The kernel frees it when its holder and the git processes that the holder started are gone, so a
crash never leaves it standing: whoever holds the lock knows that every earlier writer has ended.
It is a courtesy, not the safety: that is git's compare-and-swap when the branch moves.
"""

from __future__ import annotations

import fcntl
import getpass
import os
import socket
import stat
import time
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from soptui.errors import ConflictError, RefusedError
from soptui.repo.antrean import place
from soptui.repo.faults import system_fault
from soptui.repo.gc import without_gc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from soptui.repo.git import Git

WAIT_SECONDS = 5.0
"""How long one holder is waited for; while the lock goes from hand to hand, the queue moves."""

LONGEST_SECONDS = 60.0
"""How long all of them together are waited for."""

COURTESY_SECONDS = 1.0
"""How long those who came first are let go first while no holder changes: one may be stopped."""

_PAUSE_SECONDS = 0.02
_PAUSE_FIRST_SECONDS = 0.005
"""Between two looks at the lock: far behind in the queue, and as the first of it."""


@contextmanager
def write_lock(git: Git, wait: float = WAIT_SECONDS) -> Iterator[Git]:
    """Hold the write lock; yields the repository for calls under it.

    Raises ConflictError, with who holds the lock, when one holder has it for `wait` seconds. Who
    does not wait must not make objects: a `git gc` is kept away only from those who do.
    """
    path = own_folder(git.common_dir) / "tulis.lock"
    fd = _acquire(path, wait)
    try:
        _sign(fd, path.parent)
        with without_gc(git.common_dir, wait) if wait else nullcontext():
            yield git.guarded(fd)
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(fd)


def own_folder(parent: Path) -> Path:
    """Return soptui's own folder in a git folder, made with the rights of that folder."""
    folder = parent / "soptui"
    if folder.is_symlink():
        raise RefusedError(f"{folder} adalah tautan (symlink), jadi tidak dipakai. Hapus dulu.")
    try:
        with suppress(FileExistsError):
            folder.mkdir()
            folder.chmod(stat.S_IMODE(parent.stat().st_mode))
    except OSError as error:
        raise system_fault(error, f"menulis {parent}") from error
    return folder


def _acquire(path: Path, wait: float) -> int:
    with place(path.parent) as is_first:
        return _wait(path, wait, is_first)


def _wait(path: Path, wait: float, is_first: Callable[[], bool]) -> int:
    start = since = time.monotonic()
    known = ""
    while True:
        first = is_first()
        try:
            fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise system_fault(error, f"membuka {path}") from error
        may = first or time.monotonic() >= since + min(COURTESY_SECONDS, wait)
        if may and _lock(fd, path):
            if _is_at(fd, path):
                return fd
        else:
            holder, moment = _holder(fd), time.monotonic()
            if holder != known:
                known, since = holder, moment
            if moment >= min(since + wait, start + LONGEST_SECONDS):
                os.close(fd)
                raise ConflictError(
                    f"Repositori sedang ditulis oleh {holder}. Belum ada yang ditulis dari sini."
                    " Tunggu sebentar, lalu ulangi."
                )
            time.sleep(_PAUSE_FIRST_SECONDS if first else _PAUSE_SECONDS)
        os.close(fd)


def _lock(fd: int, path: Path) -> bool:
    """Tell whether the lock was free, and take it."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        os.close(fd)
        raise system_fault(error, f"mengunci {path}") from error
    return True


def _is_at(fd: int, path: Path) -> bool:
    """Tell whether the locked file is still the one at `path`: its holder takes it away."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(fd), path.stat())
    return False


def _sign(fd: int, folder: Path) -> None:
    """Leave word for those who wait, who may be other members of the folder's group.

    Only a courtesy: a full disk must not stop a save here.
    """
    with suppress(OSError, KeyError):
        os.fchmod(fd, stat.S_IMODE(folder.stat().st_mode) & 0o666)
        since = datetime.now().astimezone().strftime("%H.%M.%S")
        word = f"{getpass.getuser()} di {socket.gethostname()} (proses {os.getpid()}) sejak {since}"
        os.ftruncate(fd, 0)
        os.pwrite(fd, word.encode(), 0)


def _holder(fd: int) -> str:
    with suppress(OSError):
        if word := os.pread(fd, 200, 0).decode(errors="replace"):
            return word
    return "proses lain"
