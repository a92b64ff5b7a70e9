"""The file of one draft: records one after the other, each on the disk before the next.

A line is a checksum and a JSON object; the checksum goes on from that of the line before, so what
a crash cut off, and whatever lies behind it, is told from a record. Room is reserved ahead: what
is typed still fits when the disk is full.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.errors import InvalidError, RefusedError
from soptui.repo.drafts.content import Isi, from_plain, pack, to_plain, unpack
from soptui.repo.drafts.place import NEW, OLD, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.repo.drafts.content import Record
    from soptui.repo.drafts.place import Place

FORMAT = 1
RESERVE = 256 * 1024
"""Bytes that are reserved at a time: some thousand keys."""
LARGE = 4 * RESERVE
"""Bytes of records after which a journal is written anew, with the last moment only."""
MAX_BYTES = 64 * 1024 * 1024
"""What is larger was not written by soptui."""


@dataclass(frozen=True, slots=True)
class Penulis:
    """Who writes a draft: the first line of its file."""

    oleh: str = ""
    host: str = ""
    pid: int = 0
    repositori: str = ""
    mulai: float = 0.0


class Journal:
    """One draft being written. It is locked as long as this process lives and has not let go."""

    def __init__(self, place: Place) -> None:
        """Make an empty file with room in it, under a name that no reader looks at."""
        self.place = place
        self.id = os.urandom(4).hex()
        self._name = f"{self.id}{NEW}"
        self._end = self._sum = self._room = self._first = 0
        self._isi: Isi | None = None
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        with place.open(create=True) as folder:
            self._fd = os.open(self._name, flags, 0o600, dir_fd=folder)
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX)
            self._reserve(RESERVE)
        except OSError:
            self.drop()
            raise

    @property
    def is_gone(self) -> bool:
        """Whether somebody took the file away."""
        return os.fstat(self._fd).st_nlink == 0

    @property
    def is_large(self) -> bool:
        """Whether it should be written anew."""
        return self._end > LARGE and self._end > 4 * self._first

    def begin(self, penulis: Penulis, isi: Isi) -> None:
        """Write who and what, and take a name that the next start finds."""
        head = {
            "soptui-draf": FORMAT,
            **{name: getattr(penulis, name) for name in Penulis.__slots__},
        }
        data = self._line(head, 0)
        data += self._line(pack(None, isi), _sum_of(data))
        self._end = 0
        self._make_room(len(data))
        self._write(data)
        name = f"{self.id}{SUFFIX}"
        with self.place.open() as folder:
            os.rename(self._name, name, src_dir_fd=folder, dst_dir_fd=folder)
            os.fsync(folder)
        self._name, self._isi, self._first = name, isi, len(data)

    def add(self, isi: Isi) -> None:
        """Write what has changed since the last time; on the disk when this returns."""
        record = pack(self._isi, isi)
        if not record:
            return
        data = self._line(record, self._sum)
        self._make_room(len(data))
        self._write(data)
        self._isi = isi

    def release(self, *, aside: bool = False) -> None:
        """Let go of it: the next start finds it, or (`aside`) only who looks for it."""
        with suppress(OSError, RefusedError):
            os.ftruncate(self._fd, self._end)
            if aside:
                with self.place.open() as folder:
                    os.rename(self._name, f"{self.id}{OLD}", src_dir_fd=folder, dst_dir_fd=folder)
        os.close(self._fd)

    def drop(self) -> None:
        """Take it away."""
        with suppress(OSError, RefusedError), self.place.open() as folder:
            os.unlink(self._name, dir_fd=folder)
        os.close(self._fd)

    def _make_room(self, size: int) -> None:
        """Reserve for a record and for those to come; there may be enough left all the same."""
        if self._end + size + RESERVE // 2 > self._room:
            with suppress(OSError):
                self._reserve(self._end + size + RESERVE)

    def _reserve(self, size: int) -> None:
        if size > self._room:
            os.posix_fallocate(self._fd, 0, size)
            os.fsync(self._fd)
            self._room = size

    def _write(self, data: bytes) -> None:
        done = 0
        while done < len(data):
            done += os.pwrite(self._fd, data[done:], self._end + done)
        os.fdatasync(self._fd)
        self._end += len(data)
        self._sum = _sum_of(data)

    @staticmethod
    def _line(record: Record, before: int) -> bytes:
        body = json.dumps(record, default=to_plain, separators=(",", ":")).encode()
        return b"%08x %s\n" % (zlib.crc32(body, before), body)


def _sum_of(lines: bytes) -> int:
    """Return the checksum of the last line."""
    return int(lines[lines.rfind(b"\n", 0, -1) + 1 :][:8], 16)


def read(data: bytes) -> tuple[Penulis, Isi]:
    """Return who wrote a draft, and the last whole moment in it.

    Raises InvalidError for what is no draft, or one of a later version.
    """
    records = list(_records(data))
    head = records[0] if records else {}
    if head.pop("soptui-draf", None) != FORMAT or len(records) < 2:
        raise InvalidError("Draf ini tidak dapat dibaca, mungkin ditulis oleh soptui yang lain.")
    isi = Isi()
    try:
        penulis = Penulis(**head)
        for record in records[1:]:
            isi = unpack(isi, record)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise InvalidError("Draf ini tidak dapat dibaca.") from error
    return penulis, isi


def _records(data: bytes) -> Iterator[Record]:
    before = at = 0
    while (end := data.find(b"\n", at)) >= 0:
        line, at = data[at:end], end + 1
        body = line[9:]
        before = zlib.crc32(body, before)
        if line[:9] != b"%08x " % before:
            return
        with suppress(ValueError, RecursionError):
            found = json.loads(body, object_hook=from_plain)
            if isinstance(found, dict):
                yield found
                continue
        return


def read_bytes(fd: int) -> bytes:
    """Return what is in the file of a draft, without the room behind it.

    Raises InvalidError for what is no regular file, or too large.
    """
    found = os.fstat(fd)
    if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
        raise InvalidError("Ini bukan berkas draf.")
    with os.fdopen(os.dup(fd), "rb") as file:
        return file.read(MAX_BYTES).rstrip(b"\0")
