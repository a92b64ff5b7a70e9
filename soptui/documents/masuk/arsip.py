"""Word and Excel files as archives of parts, read within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from soptui.errors import InvalidError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

ENTRIES, BYTES, RATIO = 5_000, 64 << 20, 100
"""The most that a file may hold: parts, bytes of all parts, bytes for one byte in the file."""
SMALL = 1 << 16
"""Parts up to this size may be packed however tightly."""
UNFIT = "Berkas ini rusak atau bukan dokumen Word atau Excel, jadi tidak dibaca."
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, ValueError)


class Arsip:
    """The parts of one file; `name` is how the person called it."""

    def __init__(self, data: bytes, name: str) -> None:
        """Look at what it holds. Raises InvalidError, and RefusedError for what would burst."""
        self.name = name
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise InvalidError(UNFIT, file=name) from error
        entries = self._file.infolist()
        if len(entries) > ENTRIES:
            raise RefusedError("Berkas ini berisi terlalu banyak bagian.", file=name)
        dense = (e.file_size > SMALL and e.file_size > RATIO * e.compress_size for e in entries)
        if sum(e.file_size for e in entries) > BYTES or any(dense):
            raise RefusedError("Berkas ini terlalu besar bila dibuka.", file=name)
        self._entries = {e.filename: e for e in entries}

    def names(self, wanted: Callable[[str], object]) -> list[str]:
        """Return the names of the parts that are wanted."""
        return [name for name in self._entries if wanted(name)]

    def read(self, part: str) -> bytes:
        """Return a part; b"" where there is none. Raises InvalidError for a broken one."""
        info = self._entries.get(part)
        if info is None:
            return b""
        try:
            with self._file.open(info) as file:
                data = file.read(info.file_size + 1)
        except _BROKEN as error:
            raise InvalidError(UNFIT, file=self.name) from error
        if len(data) > info.file_size:  # what a part says of its own size may be a lie
            raise InvalidError(UNFIT, file=self.name)
        return data
