"""One file, whatever its format: chosen by how it begins, not by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.documents.files import read_document
from soptui.documents.masuk.arsip import Arsip
from soptui.documents.masuk.docx import read_docx
from soptui.documents.masuk.lembar import Judul, Lembar
from soptui.documents.masuk.lembar_layanan import LembarLayanan
from soptui.documents.masuk.pdf import pdf_carried
from soptui.documents.masuk.terbawa import Bawaan, read_carried
from soptui.documents.masuk.xlsx import read_xlsx
from soptui.errors import SoptuiError
from soptui.model.istilah import PEDOMAN
from soptui.toml import LAYANAN

if TYPE_CHECKING:
    from pathlib import Path

    from soptui.model.istilah import Istilah

FOREIGN = (
    "Berkas ini tidak membawa SOP atau Standar Pelayanan buatan soptui. Yang dapat diimpor: berkas"
    " Word, Excel dan PDF dari soptui export."
)
_ITEM = re.compile(r"customXml/[^/]+\.xml")
_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))


@dataclass(frozen=True, slots=True)
class Kiriman:
    """What a file brings."""

    berkas: str
    jenis: str
    """Its format: "docx", "xlsx" or "pdf"."""
    bawaan: tuple[Bawaan, ...]
    catatan: tuple[str, ...] = ()
    """Sentences that the person should know."""
    lembar: tuple[Lembar | LembarLayanan, ...] = ()
    """What it draws, as far as that can be read."""

    @property
    def lembar_sop(self) -> list[Lembar]:
        """The sheets of SOPs."""
        return [sheet for sheet in self.lembar if isinstance(sheet, Lembar)]

    def lembar_of(self, bawaan: Bawaan) -> Lembar | LembarLayanan | None:
        """Return the sheet that shows a carried document: an SOP names itself there.

        Services do not: theirs is the one in their place, where there are as many as are carried.
        """
        if bawaan.macam is LAYANAN:
            carried = [b for b in self.bawaan if b.macam is LAYANAN]
            shown = [sheet for sheet in self.lembar if isinstance(sheet, LembarLayanan)]
            return shown[carried.index(bawaan)] if len(shown) == len(carried) else None
        own = (sheet for sheet in self.lembar_sop if sheet.keaslian[:1] == [bawaan.id])
        return next(own, self.lembar_sop[0] if len(self.lembar) == len(self.bawaan) == 1 else None)


def read_incoming(path: Path, istilah: Istilah = PEDOMAN) -> Kiriman:
    """Return what a document carries. `istilah`: what the office calls the fields.

    What it draws is read, too; where it carries nothing that must show a document. Raises
    SoptuiError for what is no such document, what costs too much to read, and for carried text that
    was changed.
    """
    data, name = read_document(path), str(path)
    notes: list[str] = []
    sheets: list[Lembar | LembarLayanan] = []
    if data.startswith(b"%PDF-"):
        kind = "pdf"
        found, notes = pdf_carried(data, name)
    elif data.startswith(b"PK"):
        arsip = Arsip(data, name)
        kind = next((k for part, k in _PARTS if arsip.names(part.__eq__)), "")
        items = arsip.names(_ITEM.fullmatch)
        found = [one for item in items for one in read_carried(arsip.read(item), name)]
        sheets = _drawn(arsip, kind, Judul(istilah), must=not found)
    else:
        raise SoptuiError(FOREIGN, file=name)
    kiriman = Kiriman(name, kind, tuple(found), tuple(notes), tuple(sheets))
    if not found and not any(map(_is_document, sheets)):
        raise SoptuiError(FOREIGN, file=name)
    return kiriman


def _is_document(sheet: Lembar | LembarLayanan) -> bool:
    """Tell whether a sheet shows a whole SOP or service."""
    return bool(sheet.halaman if isinstance(sheet, Lembar) else sheet.judul)


def _drawn(arsip: Arsip, kind: str, titles: Judul, *, must: bool) -> list[Lembar | LembarLayanan]:
    """Return what a document draws; `must`: say why where it cannot be read."""
    try:
        if kind == "docx":
            return read_docx(arsip.read("word/document.xml"), arsip.name, titles)
        return read_xlsx(arsip, titles) if kind == "xlsx" else []
    except SoptuiError:
        if must:
            raise
        return []
