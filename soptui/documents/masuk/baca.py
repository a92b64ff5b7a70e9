"""One file, whatever its format: chosen by how it begins, not by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.documents.files import read_document
from soptui.documents.masuk.arsip import Arsip
from soptui.documents.masuk.docx import read_docx
from soptui.documents.masuk.pdf import pdf_carried
from soptui.documents.masuk.terbawa import Bawaan, read_carried
from soptui.documents.masuk.xlsx import read_xlsx
from soptui.errors import SoptuiError

if TYPE_CHECKING:
    from pathlib import Path

    from soptui.documents.masuk.lembar import Lembar

FOREIGN = (
    "Berkas ini tidak membawa SOP buatan soptui. Yang dapat diimpor: berkas Word, Excel dan PDF"
    " dari soptui export."
)
_ITEM = re.compile(r"customXml/[^/]+\.xml")
_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))


@dataclass(frozen=True, slots=True)
class Kiriman:
    """What a file brings."""

    berkas: str
    jenis: str
    """Its format: "docx", "xlsx" or "pdf"."""
    sop: tuple[Bawaan, ...]
    catatan: tuple[str, ...] = ()
    """Sentences that the person should know."""
    lembar: tuple[Lembar, ...] = ()
    """What it draws, as far as that can be read."""

    def lembar_of(self, sop_id: str) -> Lembar | None:
        """Return the sheet that shows an SOP."""
        own = (sheet for sheet in self.lembar if sheet.keaslian[:1] == [sop_id])
        return next(own, self.lembar[0] if len(self.lembar) == len(self.sop) == 1 else None)


def read_incoming(path: Path) -> Kiriman:
    """Return what a document carries.

    What it draws is read, too; where it carries nothing that must show an SOP. Raises SoptuiError
    for what is no such document, what costs too much to read, and for carried text that was
    changed.
    """
    data, name = read_document(path), str(path)
    notes: list[str] = []
    sheets: list[Lembar] = []
    if data.startswith(b"%PDF-"):
        kind = "pdf"
        found, notes = pdf_carried(data, name)
    elif data.startswith(b"PK"):
        arsip = Arsip(data, name)
        kind = next((k for part, k in _PARTS if arsip.names(part.__eq__)), "")
        items = arsip.names(_ITEM.fullmatch)
        found = [sop for item in items for sop in read_carried(arsip.read(item), name)]
        sheets = _drawn(arsip, kind, must=not found)
    else:
        raise SoptuiError(FOREIGN, file=name)
    if not found and not any(sheet.halaman for sheet in sheets):
        raise SoptuiError(FOREIGN, file=name)
    return Kiriman(name, kind, tuple(found), tuple(notes), tuple(sheets))


def _drawn(arsip: Arsip, kind: str, *, must: bool) -> list[Lembar]:
    """Return what a document draws; `must`: say why where it cannot be read."""
    try:
        if kind == "docx":
            return read_docx(arsip.read("word/document.xml"), arsip.name)
        return read_xlsx(arsip) if kind == "xlsx" else []
    except SoptuiError:
        if must:
            raise
        return []
