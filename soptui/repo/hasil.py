"""What is found in one SOP file, and what the rules across files look at, as plain data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from soptui.model import Severity, Sop, Temuan, sop_from_data, sop_to_data
from soptui.model.data import layanan_from_data, layanan_to_data
from soptui.model.words import texts_of
from soptui.repo.catalog import open_document
from soptui.repo.temuan import document_findings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from soptui.model import Layanan, Organisasi
    from soptui.toml import Dokumen

Row = list[Any]
"""A result as JSON knows it."""


@dataclass(frozen=True)
class Hasil:
    """The result of one file, as long as it holds the same bytes."""

    sidik: str
    """Hash of the bytes; "" for a file that cannot be read."""
    temuan: tuple[Temuan, ...]
    data: Mapping[str, Any] | None
    """The SOP or service as far as the rules across files look at it; None where there is none."""
    tempat: Mapping[str, tuple[int, int]]
    """Line and column of each text of `data` by its address."""

    @cached_property
    def ringkas(self) -> Sop | None:
        """The SOP as far as the rules across files look at it."""
        return None if self.data is None else sop_from_data(dict(self.data))

    @cached_property
    def ringkas_layanan(self) -> Layanan | None:
        """The service as far as the rules across files look at it."""
        return None if self.data is None else layanan_from_data(dict(self.data))

    @property
    def row(self) -> Row:
        """The result as JSON knows it."""
        found = [[t.rule, t.severity, t.message, t.path, t.line, t.column] for t in self.temuan]
        return [self.sidik, found, self.data, self.tempat]


def from_row(file: str, row: Row) -> Hasil:
    """Return the result of a file from its row. Raises ValueError or TypeError for another form."""
    sidik, found, data, places = row
    return Hasil(sidik, tuple(_temuan(file, *parts) for parts in found), data, places)


def _temuan(
    file: str, rule: str, severity: str, message: str, path: str, line: int, column: int
) -> Temuan:
    if not all(isinstance(text, str) for text in (rule, message, path)):
        raise TypeError
    return Temuan(rule, Severity(severity), message, path, file, int(line), int(column))


def fingerprint(data: bytes) -> str:
    """Return the hash of the bytes of a file."""
    return hashlib.sha256(data).hexdigest()


def examine(root: Path, path: str, organisasi: Organisasi) -> Hasil:
    """Read one SOP file and find what is wrong with it by itself."""
    document, data = open_document(root, path)
    found = tuple(document_findings(document, organisasi))
    if document.sop is None:
        return Hasil(fingerprint(data) if data else "", found, None, {})
    return Hasil(fingerprint(data), found, *across(document, document.sop))


def across(
    document: Dokumen[Any], value: Sop | Layanan
) -> tuple[Mapping[str, Any], Mapping[str, tuple[int, int]]]:
    """Return what the rules across files look at, and where it is."""
    from soptui.rules.konteks import ringkas, ringkas_layanan

    short = ringkas(value) if isinstance(value, Sop) else ringkas_layanan(value)
    addresses = ("", "id", "identitas/unit", *(path for path, _ in texts_of(short)))
    data = sop_to_data(short) if isinstance(short, Sop) else layanan_to_data(short)
    return data, {path: document.locate(path) for path in addresses}
