"""One file, whatever its format: chosen by how it begins, not by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.documents.files import read_document
from soptui.documents.masuk.arsip import Arsip
from soptui.documents.masuk.pdf import pdf_carried
from soptui.documents.masuk.terbawa import Bawaan, read_carried
from soptui.errors import SoptuiError

if TYPE_CHECKING:
    from pathlib import Path

FOREIGN = (
    "Berkas ini tidak membawa SOP buatan soptui. Yang dapat diimpor: berkas Word, Excel dan PDF"
    " dari soptui export."
)
_ITEM = re.compile(r"customXml/[^/]+\.xml")
_KINDS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))


@dataclass(frozen=True, slots=True)
class Kiriman:
    """What a file brings."""

    berkas: str
    jenis: str
    """Its format: "docx", "xlsx" or "pdf"."""
    sop: tuple[Bawaan, ...]
    catatan: tuple[str, ...] = ()
    """Sentences that the person should know."""


def read_incoming(path: Path) -> Kiriman:
    """Return what a document carries.

    Raises a SoptuiError for what is no such document, what costs too much to read, and for carried
    text that was changed.
    """
    data, name = read_document(path), str(path)
    notes: list[str] = []
    if data.startswith(b"%PDF-"):
        kind = "pdf"
        found, notes = pdf_carried(data, name)
    elif data.startswith(b"PK"):
        arsip = Arsip(data, name)
        kind = next((k for part, k in _KINDS if arsip.names(part.__eq__)), "")
        items = arsip.names(_ITEM.fullmatch)
        found = [sop for item in items for sop in read_carried(arsip.read(item), name)]
    else:
        raise SoptuiError(FOREIGN, file=name)
    if not found:
        raise SoptuiError(FOREIGN, file=name)
    return Kiriman(name, kind, tuple(found), tuple(notes))
