"""Keeps `git gc` and the writers of soptui apart.

A gc that prunes at once may throw away the objects of a save: those that no branch has yet, or had
not when it looked. Git lets only one gc work at a time and says who by `gc.pid`; while something is
written that name is ours. A gc that is started meanwhile says so and ends, or comes back later
when it was an automatic one. The file of a process that has died stands in nobody's way.
"""

from __future__ import annotations

import os
import socket
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from soptui.errors import ConflictError
from soptui.repo.faults import system_fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_SECONDS = 12 * 3600
"""Age from which git takes a gc for ended, whatever its file says."""

_PAUSE_SECONDS = 0.02


@contextmanager
def without_gc(common_dir: Path, wait: float) -> Iterator[None]:
    """Keep gc away; the write lock must be held.

    Raises ConflictError when one works for longer than `wait` seconds.
    """
    path = common_dir / "gc.pid"
    word = f"{os.getpid()} {socket.gethostname()}"
    _take(path, word, time.monotonic() + wait)
    try:
        yield
    finally:
        with suppress(OSError):
            if path.read_text(errors="replace") == word:
                path.unlink()


def _take(path: Path, word: str, deadline: float) -> None:
    while True:
        try:
            fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        except FileExistsError:
            if not _is_at_work(path):
                with suppress(OSError):
                    path.unlink()
            elif time.monotonic() >= deadline:
                raise ConflictError(
                    "Git sedang merapikan repositori ini (git gc). Belum ada yang ditulis dari"
                    " sini. Tunggu sampai selesai, lalu ulangi."
                ) from None
            else:
                time.sleep(_PAUSE_SECONDS)
        except OSError as error:
            raise system_fault(error, f"menulis {path}") from error
        else:
            with suppress(OSError):  # a full disk must not stop a save here
                os.write(fd, word.encode())
            os.close(fd)
            return


def _is_at_work(path: Path) -> bool:
    """Tell whether the gc that `gc.pid` names works still, as git itself does."""
    try:
        words = path.read_text(errors="replace").split()
        age = time.time() - path.stat().st_mtime
    except OSError:
        return False
    if age > LONGEST_SECONDS or len(words) != 2 or not words[0].isdecimal():
        return False
    if words[1] != socket.gethostname():
        return True
    try:
        os.kill(int(words[0]), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return int(words[0]) != os.getpid()
