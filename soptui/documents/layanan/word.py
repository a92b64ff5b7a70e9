"""Services and pledges as Word documents, from the data that the PDF is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.docx import DokumenWord
from soptui.documents.docx_parts import Section
from soptui.documents.docx_xml import THIN, Para, para, run
from soptui.documents.layanan.edisi import EdisiLayanan
from soptui.documents.layanan.lembar import EDGES, pledge_data, service_data
from soptui.documents.layanan.word_isi import head, service_body, signature
from soptui.documents.tanda import qr_words
from soptui.documents.terbawa import carried

if TYPE_CHECKING:
    from soptui.documents.docx import Data, WordDocument, WordWriter
    from soptui.documents.fonts import Letters
    from soptui.documents.kertas import Kertas
    from soptui.documents.layanan.edisi import EdisiMaklumat


def service_document(writer: WordWriter, edisi: EdisiLayanan) -> DokumenWord:
    """Write one Standar Pelayanan."""
    writer.letters.begin()
    made, kertas = writer.document(edisi.organisasi, edisi.logo)
    sheet = service_data(edisi, kertas, writer.letters)
    body = service_body(made, sheet, edisi, ("Heading1", "Heading2"))
    return _finished(made, writer.letters, kertas, body, sheet, edisi, edisi.nama)


def pledge_document(writer: WordWriter, edisi: EdisiMaklumat) -> DokumenWord:
    """Write the Maklumat Pelayanan of a unit."""
    writer.letters.begin()
    made, kertas = writer.document(edisi.organisasi, edisi.logo)
    sheet = pledge_data(edisi, kertas, writer.letters)
    width = sum(sheet["halaman"]["kolom"])
    body = head(made, sheet, edisi, width)
    title = run(sheet["judul"], size=22, bold=True)
    body += para(title, Para("center", before=110, after=26, style="Heading1"))
    body += para(run(sheet["janji"], size=14), Para("center", after=24))
    body += para(run(sheet["pengantar"], size=12), Para(after=8, keep=True))
    for k, name in enumerate(sheet["layanan"], 1):
        look = Para(after=5, left=30, hanging=22, tabs=(("left", 30, "none"),))
        body += para(run(f"{k}.\t{name}", size=12), look)
    body += para("", Para(pitch=60, size=1))
    body += signature(sheet["pengesah"], sheet["tempat"], width, 64, 12)
    return _finished(made, writer.letters, kertas, body, sheet, edisi, "Maklumat Pelayanan")


def _finished(
    made: WordDocument,
    letters: Letters,
    kertas: Kertas,
    body: str,
    sheet: Data,
    edisi: EdisiLayanan | EdisiMaklumat,
    title: str,
) -> DokumenWord:
    footer = made.footer(sheet["kaki"], is_book=False, width=sum(sheet["halaman"]["kolom"]))
    section = Section(made.header(sheet["cap"]), footer, is_upright=True, edges=EDGES)
    body += para("", THIN) + section.xml(kertas)
    held = carried([edisi] if isinstance(edisi, EdisiLayanan) else ())
    data = made.package.finished(body, held, title, qr_words(edisi), edisi.waktu)
    return DokumenWord(data, [*edisi.catatan, *made.notes, *letters.notes()])
