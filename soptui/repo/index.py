"""The list of a repository, remembered between starts in the user's cache folder.

Nothing in it is trusted further than it can be checked: each SOP counts only while its file bears
the same stamp or holds the same bytes, dates only for the same commit, and the list as a whole
(`glimpse`) only while nothing that it was made from has moved. A file that is damaged, of another
repository or of another version of soptui is as good as none.

The file: a line with format and checksums, a line of JSON, and one line of words for each SOP,
which only a search needs.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soptui.model.organisasi import Instansi, Organisasi, Unit
from soptui.model.temuan import Severity, Temuan
from soptui.repo import cache
from soptui.repo.approval.status import Status
from soptui.repo.entri import Entri, EntriLayanan
from soptui.repo.stamps import Stamp, stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from io import BufferedReader

_FORMAT = cache.form("daftar/1", Path(__file__).parent)
"""What another soptui remembered may follow other rules, so it is not used."""


@dataclass(frozen=True, slots=True)
class Record:
    """One SOP of the list and what it was made from."""

    entri: Entri
    blobs: tuple[str, ...]
    """Ids that git would give the bytes of the file; none for a broken file."""
    stamp: Stamp
    """Of the file."""


@dataclass(frozen=True, slots=True)
class Index:
    """The list of one repository."""

    root: str
    head: str
    """Commit that the dates are from."""
    day: dt.date
    """Day on which the statuses hold."""
    organisasi: Organisasi
    """Only what the list shows: the name of the office and its units."""
    witnesses: Mapping[str, Stamp]
    """Files and folders that decide what is in the list, besides the SOPs themselves."""
    records: tuple[Record, ...]
    folder: str = "sop"
    """Folder of the kind of documents that it lists."""

    @property
    def entries(self) -> list[Entri]:
        """The lines of the list, in its order."""
        return [record.entri for record in self.records]


def today() -> dt.date:
    """Return the day that it is here."""
    return dt.datetime.now().astimezone().date()


def glimpse(path: Path) -> Index | None:
    """Return the list of the repository that `path` lies in, without git and without words.

    None unless everything it was made from is as it was.
    """
    folder = path.resolve()
    roots = (up for up in (folder, *folder.parents) if os.path.lexists(up / ".git"))
    root = next(roots, None)
    index = read_index(root, words=False) if root else None
    if index is None or index.day != today():
        return None
    if any(stamp(name) != seen for name, seen in index.witnesses.items()):
        return None
    files = ((f"{root}/{record.entri.path}", record.stamp) for record in index.records)
    return index if all(stamp(file) == seen for file, seen in files) else None


# --- the file -------------------------------------------------------------------------------------


def _place(root: str | Path, folder: str = "sop") -> Path:
    return cache.place("daftar" if folder == "sop" else folder, root)


def read_index(root: str | Path, folder: str = "sop", *, words: bool = True) -> Index | None:
    """Return what is remembered of a repository, or None. `words`: for searching, too."""
    try:
        with cache.open_kept(_place(root, folder)) as file:
            return _read(file, str(root), folder, words=words)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _read(file: BufferedReader, root: str, folder: str, *, words: bool) -> Index | None:
    sums = cache.read_head(file, _FORMAT, 2)
    listed = file.readline()
    if sums is None or sums[0] != cache.checksum(listed):
        return None
    data = json.loads(listed)
    if (data["akar"], data["folder"]) != (root, folder):
        return None
    lines = [""] * len(data["isi"])
    if words:
        rest = file.read()
        if sums[1] != cache.checksum(rest):
            return None
        lines = rest.decode().split("\n")
    records = tuple(_record(row, text) for row, text in zip(data["isi"], lines, strict=True))
    return Index(
        root,
        data["kepala"],
        dt.date.fromisoformat(data["hari"]),
        Organisasi(Instansi(data["instansi"]), tuple(Unit(*unit) for unit in data["unit"])),
        {name: tuple(seen) for name, seen in data["saksi"].items()},
        records,
        folder,
    )


def _record(row: list[Any], words: str) -> Record:
    path, judul, nomor, pelaksana, status, tanggal, langkah, rusak, awal, blobs, seen, *own = row
    if not all(isinstance(text, str) for text in (path, judul, nomor, awal, *pelaksana, *blobs)):
        raise TypeError
    kind = partial(EntriLayanan, sop=tuple(own[0]), terisi=int(own[1])) if own else Entri
    folder, _, name = path.rpartition("/")
    entri = kind(
        name.removesuffix(".toml"),
        folder.rpartition("/")[2],
        path,
        judul,
        nomor,
        tuple(pelaksana),
        words,
        Status(status),
        dt.date.fromisoformat(tanggal) if tanggal else None,
        langkah,
        Temuan(rusak[0], Severity(rusak[1]), *rusak[2:]) if rusak else None,
        awal,
    )
    return Record(entri, tuple(blobs), tuple(seen))


def _row(record: Record) -> list[Any]:
    entri, rusak = record.entri, record.entri.rusak
    return [
        entri.path,
        entri.judul,
        entri.nomor,
        entri.pelaksana,
        entri.status,
        entri.tanggal.isoformat() if entri.tanggal else "",
        entri.jumlah_langkah,
        rusak and [getattr(rusak, name) for name in Temuan.__slots__],
        entri.awal,
        record.blobs,
        record.stamp,
        *((entri.sop, entri.terisi) if isinstance(entri, EntriLayanan) else ()),
    ]


def write_index(index: Index) -> None:
    """Remember a list. Where that is not possible nothing happens: it can be made again."""
    data = {
        "akar": index.root,
        "folder": index.folder,
        "kepala": index.head,
        "hari": index.day.isoformat(),
        "instansi": index.organisasi.instansi.nama,
        "unit": [[u.id, u.nama, u.induk] for u in index.organisasi.unit],
        "saksi": index.witnesses,
        "isi": [_row(record) for record in index.records],
    }
    listed = json.dumps(data, separators=(",", ":")).encode() + b"\n"
    words = "\n".join(record.entri.teks for record in index.records).encode()
    head = f"{_FORMAT} {cache.checksum(listed)} {cache.checksum(words)}\n".encode()
    cache.keep(_place(index.root, index.folder), (head, listed, words))
