"""Files in the user's cache folder: what can be made again, kept from one start to the next.

Only the user reads and writes them; whatever stands there otherwise is left alone and counts as
nothing. A file carries a format line of its own, and nothing of a repository is ever used as one.
"""

from __future__ import annotations

import datetime as dt
import os
import stat
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from soptui import __version__
from soptui.folders import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import BufferedReader
    from pathlib import Path

KEPT_DAYS = 180
"""Days after which the file of a repository that nobody opened is thrown away."""
_LONGEST_HEAD = 200


def place(kind: str, root: str | Path) -> Path:
    """Return the file of one kind for one repository; it need not exist."""
    return cache_folder(os.environ) / f"{kind}-{zlib.crc32(os.fsencode(root)):08x}"


def form(kind: str, *rooms: Path) -> str:
    """Return the name of a format: another soptui, or changed code in `rooms`, has another one."""
    files = (file for room in rooms for file in os.scandir(room) if file.name.endswith(".py"))
    return f"soptui-{kind} {__version__} {max(file.stat().st_mtime_ns for file in files)}"


def checksum(data: bytes) -> str:
    """Return a few letters that change when bytes are damaged."""
    return f"{zlib.crc32(data):08x}"


def open_kept(file: Path) -> BufferedReader:
    """Open a kept file. Raises OSError unless it is a regular file of this user."""
    fd = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    status = os.fstat(fd)
    if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid():
        os.close(fd)
        raise OSError(f"{file} is no kept file")
    return os.fdopen(fd, "rb")


def read_head(file: BufferedReader, form: str, sums: int) -> list[str] | None:
    """Return the checksums of the first line; None where it is of another format."""
    head = file.readline(_LONGEST_HEAD).decode().rstrip("\n")
    found, *rest = head.rsplit(" ", sums)
    return rest if found == form else None


def keep(file: Path, parts: Iterable[bytes]) -> None:
    """Write a file as a whole. Where that is not possible nothing happens."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put(file, parts)
        _tidy(file)


def _put(file: Path, parts: Iterable[bytes]) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with suppress(FileNotFoundError):
        draft.unlink()
    try:
        with os.fdopen(os.open(draft, flags, 0o600), "wb") as out:
            out.writelines(parts)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise


def _tidy(kept: Path) -> None:
    """Throw away what has not been written for long, and drafts that a crash left."""
    oldest = dt.datetime.now(dt.UTC).timestamp() - KEPT_DAYS * 86400
    for file in kept.parent.glob(f"{kept.name.partition('-')[0]}-*"):
        with suppress(OSError):
            if file.lstat().st_mtime < oldest:
                file.unlink()
