"""What a Word document says of a service, and what it has in common with a pledge."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from soptui.chart.measure import wrap
from soptui.documents.docx_xml import (
    FRAME,
    GREY,
    NONE,
    Cell,
    Para,
    cell,
    para,
    row,
    run,
    table,
)
from soptui.documents.layanan.lembar import EDGES, HEAD, TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.documents.docx import Data, WordDocument
    from soptui.documents.fonts import Letters
    from soptui.documents.layanan.edisi import EdisiLayanan, EdisiMaklumat

SIDE = 58.0
"""Of the logo and of the QR code."""
SIZE = 9.5
PITCH = 12.0
"""Distance of lines, for the number of pages that is shown before Word counts them."""
DOTS = "." * 48
LONG = 1500
"""Characters of a component that may go on overleaf; a shorter one stays on one page."""
INSET = (3.5, 5.0, 3.5, 5.0)
NUMBER, WIDER = 14.0, 19.0
"""Room for the number of an item, and where one has two digits or more."""
_CENTRE = Para("center")
_FIXED = 300.0
"""About how much of the first page and the last one the head and who signs need."""


def service_body(
    made: WordDocument, sheet: Data, edisi: EdisiLayanan, headings: Sequence[str], mark: str = ""
) -> str:
    """Return the pages of a service. `headings`: styles of its title and of its groups."""
    width = sum(sheet["halaman"]["kolom"])
    body = head(made, sheet, edisi, width)
    body += para(run(TITLE, size=13, bold=True), Para("center", before=8))
    title = mark + run(sheet["judul"], size=13, bold=True)
    body += para(title, Para("center", before=3, after=8, style=headings[0]))
    body += _facts(sheet, width)
    for group in sheet["kelompok"]:
        words = run(group["judul"], size=10, bold=True)
        body += para(words, Para(before=12, after=5, keep=True, style=headings[1]))
        is_last = group is sheet["kelompok"][-1]
        body += _components(group, sheet["halaman"]["kolom"], is_last=is_last)
    return body + signature(sheet["pengesah"], sheet["sebutan"], width, 56, SIZE)


def pages_of(sheet: Data, letters: Letters) -> int:
    """Return about how many pages a service has; what is shown before Word counts them."""
    columns = sheet["halaman"]["kolom"]
    total = _FIXED

    def high(words: str, room: float) -> float:
        return PITCH * len(wrap(words, room - 10, lambda line: letters.regular(line) * SIZE))

    for component in (c for group in sheet["kelompok"] for c in group["komponen"]):
        said = sum(high(item, columns[2] - NUMBER) for item in component["isi"])
        total += max(said, high(component["judul"], columns[1])) + INSET[0] + INSET[2]
    room: float = sheet["halaman"]["tinggi"] - EDGES[0] - EDGES[2]
    return ceil(total / room)


def head(made: WordDocument, sheet: Data, edisi: EdisiLayanan | EdisiMaklumat, width: float) -> str:
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


def _components(group: Data, columns: Sequence[float], *, is_last: bool) -> str:
    """Return the table of a group; the end of the last one stays with who signs below it."""
    head = [
        cell(
            para(run(word, size=SIZE, bold=True), Para("center", keep=True)),
            Cell(width, fill=GREY, margins=INSET),
        )
        for word, width in zip(HEAD, columns, strict=True)
    ]
    rows = [row(head, is_head=True)]
    for component in group["komponen"]:
        may_split = sum(map(len, component["isi"])) > LONG
        keep = is_last and not may_split and component is group["komponen"][-1]
        parts = (
            para(run(str(component["nomor"]), size=SIZE), _CENTRE._replace(keep=keep)),
            para(run(component["judul"], size=SIZE), Para(keep=keep)),
            _items(component["isi"], keep=keep),
        )
        cells = [
            cell(content, Cell(width, margins=INSET))
            for content, width in zip(parts, columns, strict=True)
        ]
        rows.append(row(cells, may_split=may_split))
    return table(rows, columns, frame=FRAME, about=group["judul"])


def _items(items: Sequence[str], *, keep: bool) -> str:
    if len(items) == 1:
        return para(run(items[0], size=SIZE), Para(keep=keep))
    step = NUMBER if len(items) < 10 else WIDER
    look = Para(left=step, hanging=step, tabs=(("left", step, "none"),), after=2, keep=keep)
    return "".join(para(run(f"{k}.\t{item}", size=SIZE), look) for k, item in enumerate(items, 1))


def signature(officer: Data, above: str, width: float, room: float, size: float) -> str:
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
