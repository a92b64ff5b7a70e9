"""Files as values: read, checked against the schema, with every defect at its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from soptui.errors import InvalidError
from soptui.model import (
    Buku,
    Layanan,
    Organisasi,
    Severity,
    Sop,
    Temuan,
    buku_from_data,
    organisasi_from_data,
)
from soptui.model.nilai import Nilai
from soptui.toml.address import address_of, keys_of
from soptui.toml.decode import Data, decode, parse
from soptui.toml.lines import Lines, Place
from soptui.toml.macam import LAYANAN, SOP
from soptui.toml.positions import Tree
from soptui.toml.validate import Pelanggaran, breaches, control_breaches

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.toml.lines import Cacat
    from soptui.toml.macam import Macam

Value = TypeVar("Value")


@dataclass(frozen=True)
class Naskah:
    """One file as read, with the places of its values."""

    file: str
    """Path as the person knows it."""
    text: str
    """Exactly as on disk: byte order mark and CRLF kept."""

    def locate(self, path: str) -> Place:
        """Return line and column of the value at an address ("langkah/terima/waktu").

        Of its nearest parent where it does not exist; (1, 1) where nothing of it is known.
        """
        if self._map is None:
            return Place(1, 1)
        data, tree, lines = self._map
        return lines.place(tree.nearest(keys_of(data, path)).start)

    @cached_property
    def _map(self) -> tuple[Data, Tree, Lines] | None:
        data = parse(self.text)[0]
        return None if data is None else (data, Tree(self.text), Lines(self.text))


@dataclass(frozen=True)
class Dokumen(Naskah, Generic[Nilai]):
    """One file as read: of an SOP, or (`Dokumen[Layanan]`) of a Standar Pelayanan."""

    nilai: Nilai | None
    """None when the text is no such document at all; `temuan` says why."""
    temuan: tuple[Temuan, ...] = ()
    """What breaks TOML or the schema. A text with control characters still gives a value, so that
    it can be shown (made visible) and mended."""

    @property
    def sop(self: Dokumen[Sop]) -> Sop | None:
        """The value of the file of an SOP."""
        return self.nilai

    @property
    def layanan(self: Dokumen[Layanan]) -> Layanan | None:
        """The value of the file of a Standar Pelayanan."""
        return self.nilai


DokumenLayanan = Dokumen[Layanan]


@dataclass(frozen=True)
class NaskahBuku(Naskah):
    """`buku/buku.toml` as read."""

    buku: Buku | None
    """None when the text is no book at all; `temuan` says why."""
    temuan: tuple[Temuan, ...] = ()


def read_sop(data: bytes, file: str) -> Dokumen[Sop]:
    """Read one SOP file. Bad content is never an exception: it is in `temuan`."""
    return read_dokumen(data, file, SOP)


def read_layanan(data: bytes, file: str) -> Dokumen[Layanan]:
    """Read the file of a Standar Pelayanan. Bad content is never an exception."""
    return read_dokumen(data, file, LAYANAN)


def read_dokumen(data: bytes, file: str, macam: Macam[Nilai]) -> Dokumen[Nilai]:
    """Read one file of a kind. Bad content is never an exception: it is in `temuan`."""

    def build(table: Data) -> Nilai:
        return macam.from_data(_with_dates(table))

    return Dokumen(file, *_read(data, file, macam.folder, build))


def macam_of_text(data: bytes) -> Macam[Any]:
    """Return the kind that the bytes of a lone file call themselves; SOP where they say nothing."""
    found = parse(decode(data)[0])[0] or {}
    return LAYANAN if str(found.get("skema", "")).startswith("layanan/") else SOP


def _with_dates(data: Data) -> Data:
    """Return data in which an empty date is no date."""
    filled = {
        key: {k: v for k, v in table.items() if v != "" or not k.startswith("tanggal_")}
        for key, table in data.items()
        if isinstance(table, dict)
    }
    return {**data, **filled}


def require_sop(doc: Dokumen[Sop]) -> Sop:
    """Return the SOP of a document, see `require`."""
    return require(doc)


def require(doc: Dokumen[Nilai]) -> Nilai:
    """Return the value of a document. Raises InvalidError with its first defect without one."""
    if doc.nilai is None:
        raise _error(doc.temuan[0])
    return doc.nilai


def read_organisasi(data: bytes, file: str) -> Organisasi:
    """Read `soptui.toml`. Raises InvalidError with the place of the first defect."""
    _, organisasi, temuan = _read(data, file, "soptui", organisasi_from_data)
    if organisasi is None or temuan:
        raise _error(temuan[0])
    return organisasi


def read_buku(data: bytes, file: str) -> NaskahBuku:
    """Read `buku/buku.toml`. Bad content is never an exception: it is in `temuan`."""
    return NaskahBuku(file, *_read(data, file, "buku", buku_from_data))


def _error(temuan: Temuan) -> InvalidError:
    return InvalidError(
        temuan.message, file=temuan.file, line=temuan.line or None, column=temuan.column or None
    )


def _read(
    raw: bytes, file: str, schema: str, build: Callable[[Data], Value]
) -> tuple[str, Value | None, tuple[Temuan, ...]]:
    text, cacat = decode(raw)
    if cacat is not None:
        return text, None, (_temuan(cacat, file, text),)
    data, cacat = parse(text)
    if data is None or cacat is not None:
        return text, None, tuple(_temuan(c, file, text) for c in (cacat,) if c)
    wrong = breaches(data, schema)
    odd = control_breaches(data, schema)
    temuan = _placed([*wrong, *odd], data, file, text)
    return text, None if wrong else build(data), temuan


def _temuan(cacat: Cacat, file: str, text: str) -> Temuan:
    line, column = Lines(text).place(cacat.offset)
    return Temuan(f"skema/{cacat.rule}", Severity.ERROR, cacat.message, "", file, line, column)


def _placed(found: list[Pelanggaran], data: Data, file: str, text: str) -> tuple[Temuan, ...]:
    """Give every breach its place: an unknown key at the key, anything else at the value."""
    if not found:
        return ()
    tree, lines = Tree(text), Lines(text)

    def temuan(breach: Pelanggaran) -> Temuan:
        node = tree.nearest(breach.keys)
        line, column = lines.place(node.key if breach.rule == "kunci" else node.start)
        path = address_of(data, breach.keys)
        rule = f"skema/{breach.rule}"
        return Temuan(rule, Severity.ERROR, breach.message, path, file, line, column)

    placed = dict.fromkeys(temuan(breach) for breach in found)
    return tuple(sorted(placed, key=lambda t: (t.line, t.column)))
