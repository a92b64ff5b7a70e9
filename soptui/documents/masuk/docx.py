"""Word documents as they are drawn: tables with their words, shapes that hang in their cells."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from soptui.documents.masuk.bentuk import hung_shape, points_of
from soptui.documents.masuk.gambar import Baris, Halaman
from soptui.documents.masuk.lembar import Judul, Lembar, begun
from soptui.documents.masuk.lembar_layanan import (
    LembarLayanan,
    add_components,
    is_components,
)
from soptui.documents.masuk.xml import attribute, below, children, inside, tag, tree, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from soptui.documents.masuk.gambar import Items

TWIPS = 20
MOST_COLUMNS = 200


class _Cell(NamedTuple):
    """A cell: first column, how many, its words, and itself."""

    column: int
    span: int
    items: tuple[str, ...]
    element: Element


def read_docx(document: bytes, name: str, titles: Judul) -> list[Lembar | LembarLayanan]:
    """Return the sheets that a document draws, in their order."""
    sheets: list[Lembar | LembarLayanan] = []
    above: list[list[Items]] = []
    body = below(tree(document, name), "body")
    for table in body if body is not None else ():
        if tag(table) == "p":
            above += [[(said,)] for said in (_words(table),) if said]
        if tag(table) != "tbl":
            continue
        rows = [list(_cells(row)) for row in children(table, "tr")]
        if any(titles.field_of(c.items) == "judul" for row in rows for c in row):
            sheets.append(_identity(rows, titles))
            above = []
            continue
        words = [[c.items for c in row] for row in rows]
        if is_components(words[0] if words else ()):
            add_components(sheets, above, words[1:])
            above = []
            continue
        above += words
        head = next((k for k, row in enumerate(words[:4]) if titles.is_head(row)), None)
        if head is not None:
            begun(sheets).halaman.append(_chart(table, rows, head, titles))
    return sheets


def _cells(row: Element) -> Iterator[_Cell]:
    column = 0
    for cell in children(row, "tc"):
        span = attribute(below(cell, "tcPr", "gridSpan"), "val", "1")
        width = min(max(1, whole(span, 1)), MOST_COLUMNS)
        paragraphs = (_words(p) for p in children(cell, "p"))
        yield _Cell(column, width, tuple(p for p in paragraphs if p), cell)
        column += width


def _words(paragraph: Element) -> str:
    """Return the words of a paragraph, without those of shapes that hang in it."""
    out: list[str] = []
    todo = list(paragraph)[::-1]
    while todo:
        child = todo.pop()
        match tag(child):
            case "t":
                out.append(child.text or "")
            case "br" | "cr":
                out.append("\n")
            case "tab":
                out.append("\t")
            case "r" | "hyperlink" | "ins" | "smartTag" | "sdt" | "sdtContent" | "fldSimple":
                todo += list(child)[::-1]
    return "".join(out).replace("\u200b", "").strip()


def _identity(rows: list[list[_Cell]], titles: Judul) -> Lembar:
    sheet = Lembar()
    for row in rows:
        for k, cell in enumerate(row):
            own = titles.field_of(cell.items)
            if (own == "judul" and k + 1 < len(row)) or own in Lembar.HEAD:
                sheet.ruas[own] = row[-1].items
            elif own:
                sheet.ruas[own] = cell.items[1:]
        for nested in inside(row[0].element, "tbl"):
            said = [_words(p) for p in inside(nested, "p")]
            sheet.keaslian = [words for words in said if words]
            sheet.kantor = list(row[0].items)
    return sheet


def _chart(table: Element, rows: list[list[_Cell]], head: int, known: Judul) -> Halaman:
    grid = below(table, "tblGrid")
    widths = [_points(attribute(c, "w")) for c in (grid if grid is not None else ())]
    wide = max((c.column + c.span for row in rows for c in row), default=0)
    lefts = [0.0, *accumulate([*widths, *[0.0] * (wide - len(widths))])]
    high = (below(row, "trPr", "trHeight") for row in children(table, "tr"))
    heights = [_points(attribute(element, "val")) for element in high]
    tops = [0.0, *accumulate(heights)]
    titles = {c.column: c.items for c in rows[head]}
    first, last = known.lanes_of([(c.column, c.items) for row in rows[: head + 1] for c in row])
    page = Halaman(
        [(lefts[k], lefts[k + 1]) for k in range(first, last)],
        [" ".join(" ".join(titles.get(k, ())).split()) for k in range(first, last)],
        [],
    )
    for r, row in enumerate(rows[head + 1 :], head + 1):
        words = [c for c in row if not first <= c.column < last]
        page.baris.append(Baris(tops[r], tops[r + 1], tuple(c.items for c in words)))
        for cell in row:
            for anchor in inside(cell.element, "anchor"):
                place = _place(anchor)
                hung_shape(page, anchor, (lefts[cell.column] + place[0], tops[r] + place[1]))
    return page


def _place(anchor: Element) -> tuple[float, float]:
    """Return where a shape hangs, from the corner of its cell."""
    x, y = (below(anchor, name, "posOffset") for name in ("positionH", "positionV"))
    return points_of(x.text if x is not None else ""), points_of(y.text if y is not None else "")


def _points(twips: str) -> float:
    return max(0, whole(twips)) / TWIPS
