"""Services and pledges as Word documents, from the data that the PDF is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.docx import DokumenWord, WordDocument
from soptui.documents.docx_parts import Section
from soptui.documents.docx_xml import (
    FRAME,
    GREY,
    NONE,
    THIN,
    Cell,
    Para,
    cell,
    para,
    row,
    run,
    table,
)
from soptui.documents.layanan.edisi import EdisiLayanan
from soptui.documents.layanan.lembar import EDGES, HEAD, TITLE, pledge_data, service_data
from soptui.documents.tanda import qr_words
from soptui.documents.terbawa import carried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.documents.docx import Data, WordWriter
    from soptui.documents.fonts import Letters
    from soptui.documents.kertas import Kertas
    from soptui.documents.layanan.edisi import EdisiMaklumat

SIDE = 58.0
"""Of the logo and of the QR code."""
SIZE = 9.5
DOTS = "." * 48
LONG = 1500
"""Characters of a component that may go on overleaf; a shorter one stays on one page."""
INSET = (3.5, 5.0, 3.5, 5.0)
NUMBER = 14.0
_CENTRE = Para("center")


def service_document(writer: WordWriter, edisi: EdisiLayanan) -> DokumenWord:
    """Write one Standar Pelayanan."""
    writer.letters.begin()
    made, kertas = writer.document(edisi.organisasi, edisi.logo)
    sheet = service_data(edisi, kertas, writer.letters)
    width = sum(sheet["halaman"]["kolom"])
    body = _head(made, sheet, edisi, width)
    body += para(run(TITLE, size=13, bold=True), Para("center", before=8))
    title = run(sheet["judul"], size=13, bold=True)
    body += para(title, Para("center", before=3, after=8, style="Heading1"))
    body += _facts(sheet, width)
    for group in sheet["kelompok"]:
        words = run(group["judul"], size=10, bold=True)
        body += para(words, Para(before=12, after=5, keep=True, style="Heading2"))
        body += _components(group, sheet["halaman"]["kolom"])
    body += _signature(sheet["pengesah"], "Disahkan oleh", width, 56, SIZE)
    return _finished(
        made, writer.letters, kertas, body, sheet, edisi, edisi.layanan.identitas.judul
    )


def pledge_document(writer: WordWriter, edisi: EdisiMaklumat) -> DokumenWord:
    """Write the Maklumat Pelayanan of a unit."""
    writer.letters.begin()
    made, kertas = writer.document(edisi.organisasi, edisi.logo)
    sheet = pledge_data(edisi, kertas, writer.letters)
    width = sum(sheet["halaman"]["kolom"])
    body = _head(made, sheet, edisi, width)
    title = run(sheet["judul"], size=22, bold=True)
    body += para(title, Para("center", before=110, after=26, style="Heading1"))
    body += para(run(sheet["janji"], size=14), Para("center", after=24))
    body += para(run(sheet["pengantar"], size=12), Para(after=8, keep=True))
    for k, name in enumerate(sheet["layanan"], 1):
        look = Para(after=5, left=30, hanging=22, tabs=(("left", 30, "none"),))
        body += para(run(f"{k}.\t{name}", size=12), look)
    body += para("", Para(pitch=60, size=1))
    body += _signature(sheet["pengesah"], sheet["tempat"], width, 64, 12)
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


def _head(
    made: WordDocument, sheet: Data, edisi: EdisiLayanan | EdisiMaklumat, width: float
) -> str:
    """Return logo, names of the office and QR code above a line."""
    middle = "".join(para(run(name, size=11.5, bold=True), _CENTRE) for name in sheet["kantor"])
    middle += "".join(
        para(run(line, size=8.5), Para("center", before=0 if k else 3))
        for k, line in enumerate(sheet["alamat"])
    )
    side = SIDE + 10
    line = (("bottom", ("single", 10, "000000")),)
    cells = [
        cell(para(made.logo(SIDE)), Cell(side, borders=line, margins=(0, 0, 5, 0), align="center")),
        cell(middle, Cell(width - 2 * side, borders=line, margins=(0, 0, 5, 0), align="center")),
        cell(
            para(made.qr(edisi, SIDE), Para("right")),
            Cell(side, borders=line, margins=(0, 0, 5, 0), align="center"),
        ),
    ]
    return table([row(cells)], (side, width - 2 * side, side), frame=NONE, rule=NONE)


def _facts(sheet: Data, width: float) -> str:
    columns = (108.0, width - 108.0)
    rows = [
        row(
            [
                cell(para(run(label, size=SIZE)), Cell(columns[0], margins=INSET)),
                cell(para(run(value, size=SIZE)), Cell(columns[1], margins=INSET)),
            ]
        )
        for label, value in sheet["kepala"]
    ]
    return table(rows, columns, about="Nomor dan tanggal")


def _components(group: Data, columns: Sequence[float]) -> str:
    head = [
        cell(
            para(run(word, size=SIZE, bold=True), Para("center", keep=True)),
            Cell(width, fill=GREY, margins=INSET),
        )
        for word, width in zip(HEAD, columns, strict=True)
    ]
    rows = [row(head, is_head=True)]
    for component in group["komponen"]:
        parts = (
            para(run(str(component["nomor"]), size=SIZE), _CENTRE),
            para(run(component["judul"], size=SIZE)),
            _items(component["isi"]),
        )
        cells = [
            cell(content, Cell(width, margins=INSET))
            for content, width in zip(parts, columns, strict=True)
        ]
        rows.append(row(cells, may_split=sum(map(len, component["isi"])) > LONG))
    return table(rows, columns, frame=FRAME, about=group["judul"])


def _items(items: Sequence[str]) -> str:
    if len(items) == 1:
        return para(run(items[0], size=SIZE))
    look = Para(left=NUMBER, hanging=NUMBER, tabs=(("left", NUMBER, "none"),), after=2)
    return "".join(para(run(f"{k}.\t{item}", size=SIZE), look) for k, item in enumerate(items, 1))


def _signature(officer: Data, above: str, width: float, room: float, size: float) -> str:
    """Return who signs, at the right and on one page."""
    block, name = width * 0.55, officer["nama"]

    def line(words: str, *, after: float = 0, bold: bool = False, style: str = "") -> str:
        look = Para("center", after=after, keep=True)
        return para(run(words, size=size, bold=bold, style=style), look)

    words = line(above) + line(officer["jabatan"], after=room)
    words += line(name or DOTS, bold=True, style="u" if name else "")
    words += para(run(f"NIP {officer['nip'] or DOTS[:44]}", size=size), _CENTRE)
    cells = [cell("", Cell(width - block)), cell(words, Cell(block))]
    gap = para("", Para(pitch=16, size=1, keep=True))
    return gap + table([row(cells)], (width - block, block), frame=NONE, rule=NONE)
