"""The contents of a book in Excel: SOPs and services in groups, each leading to its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui.documents.buku import listed_title
from soptui.documents.edisi import Edisi
from soptui.documents.kertas import MM
from soptui.documents.layanan.excel import NAMES
from soptui.documents.xlsx_bagan import PITCH, lines_of
from soptui.documents.xlsx_kisi import Kisi
from soptui.documents.xlsx_lembar import INDENT
from soptui.documents.xlsx_xml import GREY, Lembar, Look

if TYPE_CHECKING:
    from soptui.documents.book import EdisiBuku
    from soptui.documents.fonts import Letters
    from soptui.documents.xlsx_xml import Styles

Data = dict[str, Any]

NAME, SOP_FIRST = "Daftar isi", "Identitas"
"""Of the sheet of contents, and of the first one of an SOP."""
NUMBER, STATUS, EDGES = 60.0, 190.0, 36 * MM
SIZE, TITLE = 9.0, 14.0
GAP = 5.0
_Entry = tuple[str, str, str, str]
"""Number, title, status, and the sheet that it leads to; a heading has only a title."""


def contents_sheet(
    buku: Data, edisi: EdisiBuku, styles: Styles, letters: Letters, width: float
) -> Lembar:
    """Return the sheet, for paper of that width that stands upright."""
    columns = [NUMBER, width - EDGES - NUMBER - STATUS, STATUS]
    entries: list[_Entry] = []
    editions = edisi.edisi
    for group in buku["kelompok"]:
        entries.append(("", group["judul"], "", ""))
        for item in group["butir"]:
            one = editions[item["i"]]
            title = letters.printable(listed_title(one))
            state = ", ".join(p for p in (one.status.versi, one.status.kalimat) if p)
            first = SOP_FIRST if isinstance(one, Edisi) else NAMES[0]
            entries.append((item["nomor"], title, state, f"{item['i'] + 1} {first}"))
    title = buku["sampul"][0]

    def high(words: str, k: int, size: float, *, bold: bool = False) -> float:
        count = max(1, lines_of(words, columns[k] - INDENT, size, letters, bold=bold))
        return count * PITCH * size + GAP

    heights = [
        lines_of(title, sum(columns), TITLE, letters, bold=True) * PITCH * TITLE + 2 * GAP,
        *(
            max(high(name, 1, SIZE, bold=not to), high(state, 2, SIZE))
            for _, name, state, to in entries
        ),
    ]
    sheet = Lembar(NAME, Kisi(columns, heights), styles)
    sheet.put((0, 0, 0, 2), title, Look(TITLE, bold=True, align="center"), "Judul buku")
    plain = Look(SIZE, indent=1)
    for row, (number, name, state, to) in enumerate(entries, 1):
        if to:
            sheet.put((row, row, 0, 0), number, plain._replace(link=True), name)
            sheet.put((row, row, 1, 1), name, plain, name)
            sheet.put((row, row, 2, 2), state, plain, name)
            sheet.link(row, 0, to)  # LibreOffice does not break the lines of a cell with a link
        else:
            sheet.put((row, row, 0, 2), name, plain._replace(bold=True, fill=GREY), name)
        sheet.frame((row, row, 0, 2), "frame")
    return sheet
