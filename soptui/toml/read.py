"""Files as values: read, checked against the schema, with every defect at its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from soptui.errors import InvalidError
from soptui.model import (
    Buku,
    Organisasi,
    Severity,
    Sop,
    Temuan,
    buku_from_data,
    organisasi_from_data,
    sop_from_data,
)
from soptui.toml.address import address_of, keys_of
from soptui.toml.decode import Data, decode, parse
from soptui.toml.lines import Lines, Place
from soptui.toml.positions import Tree
from soptui.toml.validate import Pelanggaran, breaches, control_breaches

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.toml.lines import Cacat

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
class Dokumen(Naskah):
    """One SOP file as read."""

    sop: Sop | None
    """None when the text is no SOP at all; `temuan` says why."""
    temuan: tuple[Temuan, ...] = ()
    """What breaks TOML or the schema. A text with control characters still gives a `sop`, so that
    it can be shown (made visible) and mended."""


@dataclass(frozen=True)
class NaskahBuku(Naskah):
    """`buku/buku.toml` as read."""

    buku: Buku | None
    """None when the text is no book at all; `temuan` says why."""
    temuan: tuple[Temuan, ...] = ()


def read_sop(data: bytes, file: str) -> Dokumen:
    """Read one SOP file. Bad content is never an exception: it is in `temuan`."""
    return Dokumen(file, *_read(data, file, "sop", _sop))


def _sop(data: Data) -> Sop:
    """Build the SOP; an empty date is no date."""
    filled = {
        key: {k: v for k, v in table.items() if v != "" or not k.startswith("tanggal_")}
        for key, table in data.items()
        if isinstance(table, dict)
    }
    return sop_from_data({**data, **filled})


def require_sop(doc: Dokumen) -> Sop:
    """Return the SOP of a document. Raises InvalidError with its first defect when it has none."""
    if doc.sop is None:
        raise _error(doc.temuan[0])
    return doc.sop


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
