"""The pages of the book around the SOPs in Word."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from soptui.documents.book import APPROVAL, CONTENTS, COVER
from soptui.documents.docx_lembar import DOTS
from soptui.documents.docx_xml import GREY, Cell, Para, cell, field, para, row, run, table
from soptui.documents.ooxml import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Data = dict[str, Any]

SIZE, PITCH, AFTER = 11.0, 15.0, 4.5
"""Of the text: size of its letters, distance of its lines, room below a paragraph."""
STEP = 16.0
"""How far items of a list stand in."""
ENTRY, ENTRY_PITCH, NUMBER = 10.0, 12.2, 60.0
"""Size of the entries of the contents, distance of their lines, room for "Bagian n."."""
LEAST, MOST = 12, 60
"""Characters for which a column of a table gets room."""


class Pages(NamedTuple):
    """The upright pages of one book. `shown`: the number of the page of each bookmark."""

    width: float
    height: float
    logo: str
    instansi: str
    alamat: Sequence[str]
    mark: Callable[[str], str]
    """Gives the bookmark of a name as XML."""
    shown: Mapping[str, str]

    def chapter(self, k: int, chapter: Data, data: Data) -> str:
        """Return one chapter."""
        buku, mark = data["buku"], self.mark(f"bab_{k}")
        if chapter["jenis"] == COVER:
            return self._cover(buku, mark)
        if chapter["jenis"] == APPROVAL:
            return self._approval(buku, mark)
        head = self._letterhead() + para("", Para(before=12)) if chapter["kop"] else ""
        head += _head(chapter["judul"].upper(), mark)
        if chapter["jenis"] == CONTENTS:
            return head + self._contents(data)
        return head + _blocks(chapter["isi"], self.width)

    def divider(self, g: int, group: Data) -> str:
        """Return the page before the SOPs of a group."""
        title = self.mark(f"kelompok_{g}") + run(group["judul"], size=18, bold=True)
        look = Para("center", before=self.height / 4, after=24, style="Heading1")
        return para(title, look) + self._items(group)

    def _letterhead(self) -> str:
        out = [para(self.logo, Para("center", after=8))] if self.logo else []
        out.append(para(run(self.instansi.upper(), size=14, bold=True), Para("center", after=4)))
        out += [para(run(line, size=9.5), Para("center", after=3)) for line in self.alamat]
        out.append(para("", Para(pitch=3, size=1, rule=True)))
        return "".join(out)

    def _cover(self, buku: Data, mark: str) -> str:
        gap = self.height / 4
        out = [self._letterhead()]
        for k, line in enumerate(buku["sampul"]):
            look = Para("center", before=0 if k else gap, after=6)
            out.append(para(("" if k else mark) + run(line, size=19, bold=True), look))
        out.append(para(run(buku["tahun"], size=16, bold=True), Para("center", before=gap)))
        out.append(para(run(buku["keterangan"], size=8), Para("center", before=gap / 2)))
        return "".join(out)

    def _approval(self, buku: Data, mark: str) -> str:
        officer = buku["pengesah"]
        half = Para("center", left=self.width * 0.4, after=3)
        name = officer["nama"]
        titles = "".join(
            para(run(line, size=13, bold=True), Para("center", after=6)) for line in buku["sampul"]
        )
        return (
            self._letterhead()
            + para("", Para(before=30))
            + _head("LEMBAR PENGESAHAN", mark)
            + titles
            + para(run(buku["tempat"], size=SIZE), half._replace(before=64))
            + para(run(officer["jabatan"], size=SIZE), half._replace(after=64))
            + para(run(name or DOTS, size=SIZE, bold=True, style="u" if name else ""), half)
            + para(run(f"NIP {officer['nip'] or DOTS[:44]}", size=SIZE), half)
        )

    def _contents(self, data: Data) -> str:
        buku = data["buku"]
        out = [
            self._entry(f"bab_{k}", b["judul"]) for k, b in enumerate(buku["bab"]) if b["terdaftar"]
        ]
        for g, group in enumerate(buku["kelompok"]):
            out.append(self._entry(f"kelompok_{g}", group["judul"], bold=True))
            out.append(self._items(group))
        return "".join(out)

    def _items(self, group: Data) -> str:
        return "".join(
            self._entry(f"kartu_{i['i']}", i["judul"], i["nomor"]) for i in group["butir"]
        )

    def _entry(self, mark: str, words: str, number: str = "", *, bold: bool = False) -> str:
        tabs: list[tuple[str, float, str]] = [("right", self.width, "dot")]
        look = Para(before=5 if bold else 0, pitch=ENTRY_PITCH)
        if number:
            words = f"{number}\t{words}"
            tabs = [("left", NUMBER, "none"), *tabs]
            look = look._replace(left=NUMBER, hanging=NUMBER - 10)
        page = field(f"PAGEREF {mark} \\h", self.shown.get(mark, ""), size=ENTRY)
        link = run(f"{words}\t", size=ENTRY, bold=bold) + page
        return para(
            f'<w:hyperlink w:anchor="{text(mark)}">{link}</w:hyperlink>',
            look._replace(tabs=tuple(tabs)),
        )


def _head(words: str, mark: str) -> str:
    look = Para("center", after=20, style="Heading1")
    return para(mark + run(words, size=14, bold=True), look)


def _runs(words: Sequence[Any], *, bold: bool = False, style: str = "") -> str:
    out = []
    for word in words:
        if isinstance(word, str):
            out.append(run(word, size=SIZE, bold=bold, style=style))
        elif word["t"] == "br":
            out.append("<w:r><w:br/></w:r>")
        else:
            is_bold = bold or word["t"] == "strong"
            added = style + ("i" if word["t"] == "em" else "")
            out.append(_runs(word["c"], bold=is_bold, style=added))
    return "".join(out)


def _blocks(blocks: Sequence[Data], width: float, left: float = 0.0) -> str:
    out = []
    plain = Para("both", after=AFTER, pitch=PITCH, left=left)
    for block in blocks:
        match block["t"]:
            case "p":
                out.append(para(_runs(block["c"]), plain))
            case "h":
                look = Para(before=10, after=6, left=left, keep=True)
                out.append(para(_runs(block["c"], bold=True), look))
            case "ul":
                out += [_item("•", item, width, left) for item in block["c"]]
            case "ol":
                first = block["n"]
                out += [_item(f"{k}.", i, width, left) for k, i in enumerate(block["c"], first)]
            case "quote":
                out.append(_blocks(block["c"], width, left + STEP))
            case "table":
                out += [_table(block["c"], width), para("", Para(pitch=AFTER, size=1))]
    return "".join(out)


def _item(mark: str, blocks: Sequence[Data], width: float, left: float) -> str:
    """Return an item of a list: its first paragraph stands beside the mark."""
    inner, rest = left + STEP, blocks
    first = f"{mark}\t"
    words = run(first, size=SIZE)
    if blocks and blocks[0]["t"] == "p":
        words, rest = words + _runs(blocks[0]["c"]), blocks[1:]
    look = Para(
        "both",
        after=AFTER,
        pitch=PITCH,
        left=inner,
        hanging=STEP,
        tabs=(("left", inner, "none"),),
    )
    return para(words, look) + _blocks(rest, width, inner)


def _table(rows: Sequence[Sequence[Any]], width: float) -> str:
    widths = _shares(rows, width)
    made = []
    for k, cells in enumerate(rows):
        fill = "" if k else GREY
        made.append(
            row(
                [
                    cell(para(_runs(c, bold=not k)), Cell(w, fill=fill, margins=(3, 5, 3, 5)))
                    for c, w in zip(cells, widths, strict=True)
                ],
                is_head=not k,
            )
        )
    return table(made, widths)


def _shares(rows: Sequence[Sequence[Any]], width: float) -> list[float]:
    """Share the width among columns: the more words one has, the more, within reason."""
    longest = [max(len(_plain(c)) for c in column) for column in zip(*rows, strict=True)]
    wishes = [max(LEAST, min(MOST, letters)) for letters in longest]
    return [width * wish / sum(wishes) for wish in wishes]


def height_of(blocks: Sequence[Data], width: float, measure: Callable[[str], float]) -> float:
    """Return about how high blocks are: numbers of pages are shown before Word counts them."""
    total = 0.0
    for block in blocks:
        if block["t"] in ("p", "h"):
            lines = ceil(measure(_plain(block["c"])) * SIZE * 1.03 / width) or 1
            total += lines * PITCH + (AFTER if block["t"] == "p" else 16)
        elif block["t"] == "table":
            for cells in block["c"]:
                shares = zip(cells, _shares(block["c"], width), strict=True)
                most = max(ceil(measure(_plain(c)) * SIZE * 1.1 / (w - 10)) for c, w in shares)
                total += max(1, most) * 13.5 + 6
        elif block["t"] == "quote":
            total += height_of(block["c"], width - STEP, measure)
        else:
            total += sum(height_of(item, width - STEP, measure) for item in block["c"])
    return total


def _plain(words: Sequence[Any]) -> str:
    return "".join(w if isinstance(w, str) else _plain(w["c"]) for w in words)
