"""Read a Word document back: its text, its shapes on the table, and whether its XML is in order."""

from __future__ import annotations

import io
import zipfile
from itertools import accumulate
from typing import NamedTuple
from xml.etree import ElementTree as ET

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    OFFICE: "r",
}

ORDER = {
    "w:document": "w:body",
    "w:p": "w:pPr *",
    "w:pPr": "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:numPr w:pBdr w:shd"
    " w:tabs w:spacing w:ind w:jc w:outlineLvl w:rPr w:sectPr",
    "w:r": "w:rPr *",
    "w:rPr": "w:rFonts w:b w:bCs w:i w:iCs w:color w:sz w:szCs w:u w:lang",
    "w:tbl": "w:tblPr w:tblGrid w:tr",
    "w:tblPr": "w:tblStyle w:tblW w:jc w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar"
    " w:tblLook w:tblCaption w:tblDescription",
    "w:tblBorders": "w:top w:left w:bottom w:right w:insideH w:insideV",
    "w:tblCellMar": "w:top w:left w:bottom w:right",
    "w:tblGrid": "w:gridCol",
    "w:tr": "w:trPr w:tc",
    "w:trPr": "w:cantSplit w:trHeight w:tblHeader",
    "w:tc": "w:tcPr *",
    "w:tcPr": "w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:tcMar w:vAlign",
    "w:tcBorders": "w:top w:left w:bottom w:right",
    "w:tcMar": "w:top w:left w:bottom w:right",
    "w:sectPr": "w:headerReference|w:footerReference w:type w:pgSz w:pgMar w:pgNumType w:titlePg",
    "w:drawing": "wp:anchor|wp:inline",
    "wp:anchor": "wp:simplePos wp:positionH wp:positionV wp:extent wp:effectExtent wp:wrapNone"
    " wp:docPr wp:cNvGraphicFramePr a:graphic",
    "wp:inline": "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
    "wps:wsp": "wps:cNvSpPr wps:spPr wps:txbx wps:bodyPr",
    "wps:spPr": "a:xfrm a:custGeom|a:prstGeom a:noFill|a:solidFill a:ln",
    "a:custGeom": "a:avLst a:gdLst a:ahLst a:cxnLst a:rect a:pathLst",
    "a:path": "a:moveTo a:lnTo|a:cubicBezTo",
    "a:ln": "a:noFill|a:solidFill a:miter a:headEnd a:tailEnd",
    "a:xfrm": "a:off a:ext",
    "pic:pic": "pic:nvPicPr pic:blipFill pic:spPr",
    "pic:blipFill": "a:blip a:stretch",
    "w:styles": "w:docDefaults w:style",
    "w:style": "w:name w:basedOn w:next w:qFormat w:pPr w:rPr",
    "w:settings": "w:zoom w:defaultTabStop w:characterSpacingControl w:compat",
}
"""The children of elements, in the order of the WordprocessingML and DrawingML schemas."""


class Shape(NamedTuple):
    """A shape, in points from the upper left corner of its table."""

    kind: str
    said: str
    table: int
    row: int
    points: tuple[tuple[float, float], ...]
    """Of a line: its points; of another shape: its two corners."""
    has_head: bool


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def tree(data: bytes, name: str = "word/document.xml"):
    return ET.fromstring(parts(data)[name])


def tag(element) -> str:
    space, _, name = element.tag[1:].partition("}")
    return f"{SPACES.get(space, space)}:{name}"


def attribute(element, name: str) -> str | None:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), None)


def found(root, name: str):
    return [e for e in root.iter() if tag(e) == name]


def text(root) -> str:
    """Return all words, with single blanks; paragraphs and line breaks are blanks, too."""
    out = []
    for e in root.iter():
        if tag(e) == "w:t":
            out.append(e.text or "")
        elif tag(e) in ("w:p", "w:br", "w:tab"):
            out.append(" ")
    return " ".join("".join(out).split())


def disorder(root) -> list[str]:
    """Return what stands where the schema does not want it."""
    out = []
    for parent in root.iter():
        names = [tag(child) for child in parent]
        if tag(parent) not in ORDER:
            continue
        wanted = ORDER[tag(parent)].split()
        ranks = [
            next((k for k, w in enumerate(wanted) if n in w.split("|") or w == "*"), None)
            for n in names
        ]
        if None in ranks or ranks != sorted(ranks):
            out.append(f"{tag(parent)}: {' '.join(names)}")
    return out


def shapes(data: bytes) -> list[Shape]:
    """Return the shapes of all charts, placed by the table they hang in."""
    out = []
    for number, table in enumerate(found(tree(data), "w:tbl")):
        grid = next(e for e in table if tag(e) == "w:tblGrid")
        widths = [int(attribute(e, "w")) / 20 for e in grid]
        lefts = [0.0, *accumulate(widths)]
        top = 0.0
        for r, row in enumerate(e for e in table if tag(e) == "w:tr"):
            column = 0
            for cell in (e for e in row if tag(e) == "w:tc"):
                anchors = (a for p in cell if tag(p) == "w:p" for a in found(p, "wp:anchor"))
                out += [_shape(a, number, r, lefts[column], top) for a in anchors]
                spans = found(cell[0], "w:gridSpan")
                column += int(attribute(spans[0], "val")) if spans else 1
            heights = found(row[0], "w:trHeight")
            top += int(attribute(heights[0], "val")) / 20 if heights else 0.0
    return out


def _shape(anchor, table: int, row: int, left: float, top: float) -> Shape:
    x, y = (int(e.text) / 12700 for e in found(anchor, "wp:posOffset"))
    name = attribute(found(anchor, "wp:docPr")[0], "name").rpartition(" ")[0]
    said = attribute(found(anchor, "wp:docPr")[0], "descr")
    x, y = x + left, y + top
    points = [(int(attribute(p, "x")), int(attribute(p, "y"))) for p in found(anchor, "a:pt")]
    if not points:
        size = found(anchor, "wp:extent")[0]
        points = [(0, 0), (int(attribute(size, "cx")), int(attribute(size, "cy")))]
    placed = tuple((x + px / 12700, y + py / 12700) for px, py in points)
    return Shape(name, said, table, row, placed, bool(found(anchor, "a:tailEnd")))


def ties(shapes: list[Shape]) -> set[tuple[int, int]]:
    """Return which symbols, in reading order, the lines of one table tie: from, to."""
    symbols = sorted(
        (s for s in shapes if s.kind.startswith("Simbol")),
        key=lambda s: (s.row, s.points[0][0]),
    )

    def at(point) -> int:
        x, y = point
        [k] = [
            k
            for k, s in enumerate(symbols)
            if s.points[0][0] - 0.2 <= x <= s.points[1][0] + 0.2
            and s.points[0][1] - 0.2 <= y <= s.points[1][1] + 0.2
        ]
        return k

    return {(at(s.points[0]), at(s.points[-1])) for s in shapes if s.has_head}
