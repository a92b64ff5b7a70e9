"""The identity sheet and the title card in Word, with the words that the PDF has."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from soptui.documents.docx_xml import FRAME, NONE, Cell, Para, cell, para, row, run, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from soptui.documents.docx_xml import Border

Data = dict[str, Any]

SIZE, SMALL = 9.5, 9.0
LABEL, COLON = 106.0, 10.0
"""Widths of the columns at the upper right."""
SIGNATURE = 50.0
"""Height of the room for the signature."""
DOTS = "." * 48
PITCH = 10.6
"""Distance of the lines of items."""
NUMBER = 12.0
"""Room for the number before an item."""
_THIN: Border = ("single", 4, "000000")


def identity(data: Data, width: float, logo: str, qr: str, heading: str) -> str:
    """Return the identity sheet. `logo` and `qr` are pictures; `heading`: style of the title."""
    half = width / 2
    widths = (half, LABEL, COLON, half - LABEL - COLON)
    own = data["identitas"]
    head = [*own["kepala"], None, (own["sebutan"]["judul"], data["judul"])]
    rows = []
    for k, pair in enumerate(head):
        look = Cell(half, merge="restart" if k == 0 else "continue", align="center")
        left = cell(_office(own, logo, qr, half) if k == 0 else "", look)
        if pair is None:
            value = _officer(own["pengesah"])
            label = own["sebutan"]["pengesah"]
        else:
            label, words = pair
            is_title = k == len(head) - 1
            style = Para(style=heading if is_title else "")
            value = para(run(words, size=SIZE, bold=is_title), style)
        rows.append(row([left, *_pair(label, value, widths[1:], is_first=k == 0)]))
    boxes = own["kotak"]
    for left_box, right_box in zip(boxes[::2], boxes[1::2], strict=True):
        cells = [_box(left_box, Cell(half)), _box(right_box, Cell(half, 3))]
        rows.append(row(cells, may_split=True))
    return table(rows, widths, rule=FRAME, about="Lembar identitas SOP")


def identity_height(data: Data, width: float, measure: Callable[[str], float]) -> float:
    """Return about how high the identity sheet is; `measure`: width of words at one point."""
    own, half = data["identitas"], width / 2

    def lines(words: str, room: float, size: float) -> int:
        return max(1, ceil(measure(words) * size * 1.03 / room))

    values = [*(value for _, value in own["kepala"]), data["judul"]]
    room = half - LABEL - COLON - 8
    right = sum(lines(v, room, SIZE) * 11.6 + 5.4 for v in values) + SIGNATURE + 40
    left = 90 + 14 * len(own["kantor"]) + 10 * len(own["alamat"])
    boxes = [
        24 + PITCH * sum(lines(item, half - 10 - NUMBER, SMALL) for item in box["isi"])
        for box in own["kotak"]
    ]
    return max(left, right) + sum(map(max, zip(boxes[::2], boxes[1::2], strict=True)))


def _pair(label: str, value: str, widths: Sequence[float], *, is_first: bool) -> list[str]:
    top: Border = FRAME if is_first else _THIN
    parts = (
        (para(run(label, size=SIZE)), ("right",)),
        (para(run(":", size=SIZE), Para("center")), ("left", "right")),
        (value, ("left",)),
    )
    out = []
    for width, (content, open_sides) in zip(widths, parts, strict=True):
        sides = [("top", top)]
        sides += [(side, NONE) for side in ("left", "right") if side in open_sides]
        inset = 0.0 if width == COLON else 4.0
        look = Cell(width, borders=tuple(sides), margins=(2.4, inset, 2.4, inset))
        out.append(cell(content, look))
    return out


def _office(own: Data, logo: str, qr: str, half: float) -> str:
    centred = Para("center")
    out = [para(logo, Para("center", before=8, after=6))] if logo else []
    out += [para(run(name, size=11.5, bold=True), centred) for name in own["kantor"]]
    out += [
        para(run(line, size=8.5), Para("center", before=0 if k else 4))
        for k, line in enumerate(own["alamat"])
    ]
    said = "".join(para(run(line, size=7), Para(left=6)) for line in own["keaslian"])
    beside = row([cell(para(qr), Cell(54)), cell(said, Cell(half - 76, align="center"))])
    out.append(para("", Para(before=7, pitch=1, size=1)))
    out.append(table([beside], (54, half - 76), frame=NONE, rule=NONE, indent=8))
    out.append(para("", Para(pitch=4, size=1)))
    return "".join(out)


def _officer(officer: Data) -> str:
    name = officer["nama"]
    signed = run(name or DOTS, size=SIZE, bold=True, style="u" if name else "")
    return (
        para(run(officer["jabatan"], size=SIZE), Para("center", after=SIGNATURE))
        + para(signed, Para("center"))
        + para(run(f"NIP {officer['nip'] or DOTS[:44]}", size=SIZE), Para("center"))
    )


def _box(box: Data, look: Cell) -> str:
    out = [para(run(f"{box['judul']}:", size=SIZE, bold=True), Para(after=1.5, keep=True))]
    items = box["isi"]
    for k, item in enumerate(items, 1):
        if len(items) == 1:
            out.append(para(run(item, size=SMALL), Para(pitch=PITCH)))
        else:
            stop = (("left", NUMBER, "none"),)
            style = Para(pitch=PITCH, left=NUMBER, hanging=NUMBER, tabs=stop)
            out.append(para(run(f"{k}.\t{item}", size=SMALL), style))
    return cell("".join(out), look._replace(margins=(4, 5, 4, 5)))


def card(data: Data, height: float, bookmark: str) -> str:
    """Return the title card; `bookmark`: around its title, for the contents."""
    own = data["kartu"]
    head = ("STANDAR OPERASIONAL PROSEDUR (SOP)", "ADMINISTRASI PEMERINTAHAN", *own["kantor"])
    content = 24.0 * len(head) + 50.0 + 52.0 * len(own["isi"])
    free = max(0.0, height - content) / 4
    out = [
        para(run(line, size=15, bold=True), Para("center", before=0 if k else free, after=6))
        for k, line in enumerate(head)
    ]
    out.append(para(run("Judul SOP", size=13), Para("center", before=free, after=5)))
    title = bookmark + run(data["judul"], size=16, bold=True)
    out.append(para(title, Para("center", style="Heading2")))
    for label, words in own["isi"]:
        out.append(para(run(label, size=13), Para("center", before=20, after=5)))
        out.append(para(run(words, size=13, bold=True), Para("center")))
    return "".join(out)
