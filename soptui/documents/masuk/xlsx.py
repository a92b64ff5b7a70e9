"""Excel workbooks as they are drawn: sheets with their words, shapes hung on their cells."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from soptui.documents.masuk.bentuk import hung_shape, points_of
from soptui.documents.masuk.gambar import Baris, Halaman
from soptui.documents.masuk.lembar import Judul, Lembar, begun
from soptui.documents.masuk.lembar_layanan import (
    LembarLayanan,
    add_components,
    is_components,
)
from soptui.documents.masuk.xml import attribute, below, children, inside, tag, tree, whole
from soptui.documents.xlsx_kisi import DIGIT, PIXEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from soptui.documents.masuk.arsip import Arsip
    from soptui.documents.masuk.gambar import Items

SLACK = 1.2
"""Points by which a place may be off, for Excel rounds to pixels."""
MOST_ROWS, MOST_COLUMNS = 5_000, 200
_WIDTH, _HEIGHT = 8.43, 11.25
"""Of columns and rows that say nothing of their own, in digits and points."""
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_ITEM = re.compile(r"^(-|\d+\.) ")
_SEAL = "Periksa keaslian: soptui verify"


def read_xlsx(arsip: Arsip, titles: Judul) -> list[Lembar | LembarLayanan]:
    """Return the sheets of SOPs and services that a workbook draws, in their order."""
    sheets: list[Lembar | LembarLayanan] = []
    shared = _shared(arsip)
    for part in _parts(arsip):
        page = _Sheet(tree(arsip.read(part), arsip.name), shared)
        rows = page.rows()
        if any(titles.field_of(items) == "judul" for row in rows for items in row.values()):
            sheets.append(_identity(rows, titles))
            continue
        words = [list(row.values()) for row in rows]
        if any(map(is_components, words)):
            add_components(sheets, words, words)
            continue
        head = next((k for k, row in enumerate(words[:4]) if titles.is_head(row)), None)
        if head is not None:
            begun(sheets).halaman.append(_chart(arsip, part, page, head, titles))
    return sheets


def _related(arsip: Arsip, part: str, kind: str) -> dict[str, str]:
    """Return the parts that a part is related to, by the ids of the relations."""
    folder, name = posixpath.split(part)
    data = arsip.read(f"{folder}/_rels/{name}.rels")
    found = children(tree(data, arsip.name), "Relationship") if data else ()
    return {
        attribute(r, "Id"): posixpath.normpath(posixpath.join("/", folder, attribute(r, "Target")))[
            1:
        ]
        for r in found
        if attribute(r, "Type").endswith(f"/{kind}")
    }


def _parts(arsip: Arsip) -> Iterator[str]:
    book = "xl/workbook.xml"
    related = _related(arsip, book, "worksheet")
    sheets = below(tree(arsip.read(book), arsip.name), "sheets")
    for sheet in sheets if sheets is not None else ():
        own = [v for k, v in sheet.attrib.items() if k.endswith("}id")]
        if own and own[0] in related:
            yield related[own[0]]


def _shared(arsip: Arsip) -> list[str]:
    data = arsip.read("xl/sharedStrings.xml")
    return [_text(e) for e in children(tree(data, arsip.name), "si")] if data else []


def _text(element: Element) -> str:
    return "".join(t.text or "" for t in inside(element, "t"))


class _Sheet:
    """The cells of one sheet, and where they lie."""

    def __init__(self, root: Element, shared: list[str]) -> None:
        self._shared = shared
        self._words: dict[tuple[int, int], str] = {}
        self._high: dict[int, float] = defaultdict(lambda: _HEIGHT)
        wide: dict[int, float] = defaultdict(lambda: _WIDTH)
        for col in inside(root, "col"):
            first, last = whole(attribute(col, "min")), whole(attribute(col, "max"))
            for k in range(first - 1, min(last, MOST_COLUMNS)):
                wide[k] = _number(attribute(col, "width"), _WIDTH)
        for row in inside(root, "row"):
            number = whole(attribute(row, "r")) - 1
            if 0 <= number < MOST_ROWS:
                self._high[number] = _number(attribute(row, "ht"), _HEIGHT)
                self._read(row)
        self.merged = {
            (top, left): bottom
            for e in inside(root, "mergeCell")
            for (top, left), (bottom, _) in (self._area(attribute(e, "ref")),)
        }
        rows = 1 + max((r for r, _ in self._words), default=0)
        widths = (wide[k] * DIGIT * PIXEL for k in range(MOST_COLUMNS))
        self.lefts = [0.0, *accumulate(widths)]
        self.tops = [0.0, *accumulate(self._high[k] for k in range(rows + 1))]

    def _read(self, row: Element) -> None:
        for cell in children(row, "c"):
            place = _place(attribute(cell, "r"))
            value = below(cell, "v")
            words = _text(cell) if value is None else value.text or ""
            if attribute(cell, "t") == "s" and value is not None:
                k = whole(words, -1)
                words = self._shared[k] if 0 <= k < len(self._shared) else ""
            if place is not None and place[1] < MOST_COLUMNS:
                self._words[place] = words

    @staticmethod
    def _area(ref: str) -> tuple[tuple[int, int], tuple[int, int]]:
        first, _, last = ref.partition(":")
        start = _place(first) or (0, 0)
        return start, _place(last) or start

    def rows(self) -> list[dict[int, Items]]:
        """Return the items of each row by their columns."""
        out: list[dict[int, Items]] = [{} for _ in self.tops[1:]]
        for (row, column), words in sorted(self._words.items()):
            lines = (_ITEM.sub("\\1\\t", line.strip()) for line in words.split("\n"))
            out[row][column] = tuple(line for line in lines if line)
        return out

    def bottom(self, row: int) -> int:
        """Return the last row of the cell that begins a row."""
        return min(self.merged.get((row, 0), row), len(self.tops) - 2)


def _place(name: str) -> tuple[int, int] | None:
    found = _CELL.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2]) - 1
    return (row, column - 1) if 0 <= row < MOST_ROWS else None


def _number(words: str, default: float) -> float:
    return float(words) if _NUMBER.fullmatch(words) else default


def _identity(rows: list[dict[int, Items]], titles: Judul) -> Lembar:
    sheet = Lembar()
    for row in rows:
        cells = list(row.values())
        for items in cells:
            own = titles.field_of(items)
            if own == "judul" or own in Lembar.HEAD:
                sheet.ruas[own] = cells[-1]
                sheet.kantor = sheet.kantor or list(cells[0])
            elif own:
                sheet.ruas[own] = (*sheet.ruas.get(own, ()), *items[1:])  # high boxes go on
            elif items[-1:] == (_SEAL,):
                sheet.keaslian = list(items)
    return sheet


def _chart(arsip: Arsip, part: str, sheet: _Sheet, head: int, known: Judul) -> Halaman:
    rows = sheet.rows()
    titles = [cell for row in rows[: head + 1] for cell in row.items()]
    first, last = known.lanes_of(titles)
    names = [" ".join(rows[head].get(k, ())) for k in range(first, last)]
    lanes = [(sheet.lefts[k], sheet.lefts[k + 1]) for k in range(first, last)]
    page = Halaman(lanes, names, [], longgar=SLACK)
    columns = [*range(first), *range(last, last + 4)]
    row = head + 1
    while row < len(rows):
        end = sheet.bottom(row)
        words = tuple(rows[row].get(k, ()) for k in columns)
        page.baris.append(Baris(sheet.tops[row], sheet.tops[end + 1], words))
        row = end + 1
    for drawing in _related(arsip, part, "drawing").values():
        for anchor in tree(arsip.read(drawing), arsip.name):
            start = below(anchor, "from")
            if start is not None:
                hung_shape(page, anchor, _corner(start, sheet))
    return page


def _corner(start: Element, sheet: _Sheet) -> tuple[float, float]:
    """Return where a shape hangs on a sheet."""
    said = {tag(e): e.text or "" for e in start}
    column = min(max(0, whole(said.get("col"))), len(sheet.lefts) - 1)
    row = min(max(0, whole(said.get("row"))), len(sheet.tops) - 1)
    x = sheet.lefts[column] + points_of(said.get("colOff"))
    return x, sheet.tops[row] + points_of(said.get("rowOff"))
