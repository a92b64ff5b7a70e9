"""The drafts that are there: listing them, putting them aside, and forgetting old ones."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from soptui.errors import ConflictError, InvalidError, NotFoundError, RefusedError
from soptui.repo.drafts.content import Isi
from soptui.repo.drafts.journal import Penulis, read, read_bytes
from soptui.repo.drafts.place import NEW, OLD, SUFFIX, fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.repo.drafts.place import Place

DAY = 86_400.0
KEPT_DAYS = 30
"""How long a draft that was taken or dropped can still be had back."""

_OPEN = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Jurnal:
    """One draft on the disk."""

    id: str
    at: datetime
    """When something was typed into it last; of one put aside: when that was done."""
    penulis: Penulis
    isi: Isi
    is_used: bool = False
    """Whether a soptui that runs is writing it."""
    is_old: bool = False
    """Whether it was taken or dropped."""
    fault: str = ""
    """Why it cannot be read, or ""."""

    @property
    def file(self) -> str:
        """The file of the SOP in the repository; "": one that was never saved."""
        return self.isi.dasar.file


def drafts(place: Place, *, old: bool = False) -> list[Jurnal]:
    """Return the drafts of others than this process, the newest first; `old`: those put aside.

    A folder that cannot be read has none; what is no file of the user's own is left out.
    """
    found = []
    suffix = OLD if old else SUFFIX
    with suppress(OSError, RefusedError), place.open() as folder:
        for name in _names(folder):
            stem, dot, end = name.partition(".")
            if dot + end == suffix:
                with suppress(OSError):
                    found.append(_read(folder, name, stem, is_old=old))
    mine = (os.getpid(), os.uname().nodename)
    others = (j for j in found if not (j.is_used and (j.penulis.pid, j.penulis.host) == mine))
    return sorted(others, key=lambda j: j.at, reverse=True)


def draft(place: Place, draft_id: str) -> Jurnal:
    """Return one draft, also one that was put aside. Raises NotFoundError."""
    for old in (False, True):
        for jurnal in drafts(place, old=old):
            if jurnal.id == draft_id:
                return jurnal
    raise NotFoundError(f"Tidak ada draf {draft_id!r}. Lihat: soptui drafts")


def _names(folder: int) -> list[str]:
    with os.scandir(folder) as found:
        return [entry.name for entry in found]


def _read(folder: int, name: str, stem: str, *, is_old: bool) -> Jurnal:
    fd = os.open(name, os.O_RDONLY | _OPEN, dir_fd=folder)
    try:
        found = os.fstat(fd)
        if found.st_uid != os.geteuid():
            raise PermissionError
        at = datetime.fromtimestamp(found.st_mtime).astimezone()
        try:
            penulis, isi = read(read_bytes(fd))
        except InvalidError as error:
            return Jurnal(stem, at, Penulis(), Isi(), _is_used(fd), is_old, str(error))
        return Jurnal(stem, at, penulis, isi, _is_used(fd), is_old)
    finally:
        os.close(fd)


def _is_used(fd: int) -> bool:
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


# --- putting aside ---------------------------------------------------------------------------


def put_aside(place: Place, jurnal: Jurnal) -> None:
    """Take a draft out of what is offered; it is kept for a while.

    Raises ConflictError when a soptui that runs is writing it, NotFoundError when it is gone.
    """
    _rename(place, jurnal, SUFFIX, OLD)


def bring_back(place: Place, jurnal: Jurnal) -> None:
    """Offer a draft again that was put aside. Raises NotFoundError when it is gone."""
    _rename(place, jurnal, OLD, SUFFIX)


def _rename(place: Place, jurnal: Jurnal, old: str, new: str) -> None:
    with _reached(place) as folder:
        fd = os.open(f"{jurnal.id}{old}", os.O_RDWR | _OPEN, dir_fd=folder)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if new == OLD:
                os.utime(fd)
            os.fsync(fd)
            os.rename(
                f"{jurnal.id}{old}", f"{jurnal.id}{new}", src_dir_fd=folder, dst_dir_fd=folder
            )
            os.fsync(folder)
        finally:
            os.close(fd)


@contextmanager
def _reached(place: Place) -> Iterator[int]:
    try:
        with place.open() as folder:
            yield folder
    except BlockingIOError:
        raise ConflictError(
            "Draf ini sedang dipakai soptui lain. Tutup yang itu dulu, atau lanjutkan di sana."
        ) from None
    except FileNotFoundError:
        raise NotFoundError("Draf ini sudah tidak ada: mungkin diambil di tempat lain.") from None
    except OSError as error:
        raise fault(error, place) from error


def forget_old(place: Place) -> None:
    """Delete what was put aside long ago, and what a crash left half made."""
    with suppress(OSError, RefusedError), place.open() as folder:
        for name in _names(folder):
            days = {OLD: KEPT_DAYS, NEW: 1}.get(name[name.find(".") :])
            if days is None:
                continue
            with suppress(OSError):
                fd = os.open(name, os.O_RDWR | _OPEN, dir_fd=folder)
                try:
                    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    if os.fstat(fd).st_mtime < time.time() - days * DAY:
                        os.unlink(name, dir_fd=folder)
                finally:
                    os.close(fd)
