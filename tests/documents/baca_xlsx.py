"""Read a workbook back: its cells, the shapes hung on them, and whether its XML is in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple
from xml.etree import ElementTree as ET

from tests.documents.baca_docx import attribute, parts

SPACES = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
}
PIXEL, DIGIT, EMU = 0.75, 6, 12700

ORDER = {
    "x:workbook": "bookViews sheets definedNames",
    "x:worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData mergeCells"
    " hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks ignoredErrors drawing",
    "x:sheetView": "pane selection",
    "x:c": "is",
    "x:is": "t|r",
    "x:r": "rPr t",
    "x:rPr": "b u sz color rFont family",
    "x:font": "b u sz color name family",
    "x:styleSheet": "fonts fills borders cellStyleXfs cellXfs cellStyles",
    "x:border": "left right top bottom diagonal",
    "x:headerFooter": "oddHeader oddFooter",
    "xdr:oneCellAnchor": "from ext sp|pic clientData",
    "xdr:twoCellAnchor": "from to sp clientData",
    "xdr:from": "col colOff row rowOff",
    "xdr:to": "col colOff row rowOff",
    "xdr:sp": "nvSpPr spPr txBody",
    "xdr:pic": "nvPicPr blipFill spPr",
    "xdr:spPr": "xfrm custGeom|prstGeom noFill|solidFill ln",
    "xdr:txBody": "bodyPr lstStyle p",
    "a:p": "pPr r",
    "a:r": "rPr t",
    "a:rPr": "solidFill latin cs",
    "a:custGeom": "avLst gdLst ahLst cxnLst rect pathLst",
    "a:path": "moveTo lnTo|cubicBezTo",
    "a:ln": "noFill|solidFill miter tailEnd",
    "a:xfrm": "off ext",
}
"""The children of elements, in the order of ECMA-376."""


class Shape(NamedTuple):
    """A shape, in points from the upper left corner of its sheet, and the cells of its ends."""

    kind: str
    said: str
    points: tuple[tuple[float, float], ...]
    """Of a line: its points; of another shape: its two corners."""
    cells: tuple[tuple[int, int], ...]
    """Row and column, counted from 0."""
    has_head: bool
    words: str


@dataclass
class Sheet:
    """One sheet; rows and columns count from 0."""

    name: str
    root: ET.Element
    drawing: ET.Element | None
    cells: dict[tuple[int, int], str]
    merged: list[tuple[int, int, int, int]]
    """First and last row, first and last column."""
    lefts: list[float]
    tops: list[float]

    def row(self, k: int) -> list[str]:
        return [self.cells.get((k, c), "") for c in range(len(self.lefts) - 1)]

    def shapes(self) -> list[Shape]:
        return [] if self.drawing is None else [self._shape(a) for a in self.drawing]

    def _shape(self, anchor) -> Shape:
        marks = [e for e in anchor if name(e) in ("from", "to")]
        places = [[int(e.text) for e in mark] for mark in marks]
        cells = tuple((row, column) for column, _, row, _ in places)
        for column, dx, row, dy in places:  # within its cell, or Excel puts it elsewhere
            assert 0 <= dx <= (self.lefts[column + 1] - self.lefts[column]) * EMU
            assert 0 <= dy <= (self.tops[row + 1] - self.tops[row]) * EMU
        corners = [
            (self.lefts[column] + dx / EMU, self.tops[row] + dy / EMU)
            for column, dx, row, dy in places
        ]
        if len(corners) == 1:
            [size] = [e for e in anchor if name(e) == "ext"]
            cx, cy = int(size.get("cx")) / EMU, int(size.get("cy")) / EMU
            corners.append((corners[0][0] + cx, corners[0][1] + cy))
        x, y = corners[0]
        path = [(int(p.get("x")), int(p.get("y"))) for p in all_of(anchor, "pt")]
        points = tuple((x + px / EMU, y + py / EMU) for px, py in path) or tuple(corners)
        [about] = all_of(anchor, "cNvPr")
        words = "\n".join("".join(t.text for t in all_of(p, "t")) for p in all_of(anchor, "p"))
        kind = about.get("name").rpartition(" ")[0]
        has_head = bool(all_of(anchor, "tailEnd"))
        return Shape(kind, about.get("descr", ""), points, cells, has_head, words)

    def home(self, x: float, y: float) -> tuple[int, int]:
        """Return the cell at a place; where cells are merged, their first."""
        row, column = bisect_right(self.tops, y) - 1, bisect_right(self.lefts, x) - 1
        for top, bottom, left, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column


def name(element) -> str:
    return element.tag.rpartition("}")[2]


def all_of(root, wanted: str):
    return [e for e in root.iter() if name(e) == wanted]


def sheets(data: bytes) -> list[Sheet]:
    files = parts(data)
    book = ET.fromstring(files["xl/workbook.xml"])
    targets = relations(files, "xl/workbook.xml")
    out = []
    for entry in all_of(book, "sheet"):
        part = f"xl/{targets[attribute(entry, 'id')]}"
        root = ET.fromstring(files[part])
        drawn = [e for e in root if name(e) == "drawing"]
        drawing = None
        if drawn:
            number = re.search(r"\d+", part)[0]
            drawing = ET.fromstring(files[f"xl/drawings/drawing{number}.xml"])
        out.append(_sheet(entry.get("name"), root, drawing))
    return out


def relations(files, part: str) -> dict[str, str]:
    folder, _, file = part.rpartition("/")
    xml = files.get(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
    return {} if xml is None else {e.get("Id"): e.get("Target") for e in ET.fromstring(xml)}


def _sheet(title: str, root, drawing) -> Sheet:
    cells = {}
    for cell in all_of(root, "c"):
        words = "".join(t.text or "" for t in all_of(cell, "t"))
        cells[place(cell.get("r"))] = re.sub(
            "_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), words
        )
    merged = []
    for area in all_of(root, "mergeCell"):
        (top, left), (bottom, right) = map(place, area.get("ref").split(":"))
        merged.append((top, bottom, left, right))
    widths = [float(c.get("width")) * DIGIT * PIXEL for c in all_of(root, "col")]
    heights = [float(r.get("ht")) for r in all_of(root, "row")]
    assert all(h <= 409.5 and h % PIXEL == 0 for h in heights)
    assert all(abs(w / PIXEL - round(w / PIXEL)) < 0.01 for w in widths)
    lefts = [PIXEL * round(x / PIXEL) for x in accumulate(widths, initial=0.0)]
    return Sheet(title, root, drawing, cells, merged, lefts, [0.0, *accumulate(heights)])


def place(ref: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", ref).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def disorder(root) -> list[str]:
    """Return what stands where the standard does not want it."""
    out = []
    for parent in root.iter():
        space, _, own = parent.tag[1:].partition("}")
        wanted = ORDER.get(f"{SPACES.get(space, space)}:{own}")
        if wanted is None:
            continue
        names = [name(child) for child in parent]
        ranks = [
            next((k for k, w in enumerate(wanted.split()) if n in w.split("|")), None)
            for n in names
        ]
        if None in ranks or ranks != sorted(ranks):
            out.append(f"{own}: {' '.join(names)}")
    return out
