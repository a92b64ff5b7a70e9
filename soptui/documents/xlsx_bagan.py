"""The flowchart table on a sheet: words in cells, and what is drawn moved onto their grid.

All parts of the chart stand one below the other, each on a page of its own as on the PDF.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from soptui.chart.measure import wrap
from soptui.documents.drawingml import Place
from soptui.documents.fonts import ZERO_WIDTH
from soptui.documents.xlsx_gambar import Gambar
from soptui.documents.xlsx_kisi import Kisi, parts_of
from soptui.documents.xlsx_xml import GREY, Lembar, Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from soptui.documents.fonts import Letters
    from soptui.documents.xlsx_xml import Styles

Data = dict[str, Any]

BEFORE, AFTER = 2, 4
"""Columns of words before the lanes and behind them."""
CENTRED = (0, 3)
"""Columns of words whose words stand in the middle."""
HEAD = 2
"""Rows of the heading."""
PITCH = 1.41
"""Distance of lines in a cell, for letters of size 1: Excel gives Arial 8 rows of 11.25 points."""
EDGE, WIDER = 5.0, 1.05
"""What Excel keeps free at the sides of a cell, and how much wider it may take words."""
INNER = 0.92
"""Lines in symbols stand closer together, so that two of them fit whatever the program."""
STEP, SMALLEST = 0.5, 3.0
"""Sizes of letters that are tried."""


class Bagan(NamedTuple):
    """The finished sheet."""

    lembar: Lembar
    gambar: Gambar
    putus: list[int]
    """Rows before which a page ends."""


class _Cell(NamedTuple):
    """Words in an area of cells."""

    area: tuple[int, int, int, int]
    words: str
    look: Look
    what: str


def chart_sheet(
    chart: Data, name: str, styles: Styles, letters: Letters, family: str, before: int
) -> Bagan:
    """Return the sheet of a chart. `before`: pages before its first one."""
    pages = chart["halaman"]
    columns = [w / pages[0]["susut"] for w in pages[0]["kolom"]]
    head = [h / pages[0]["susut"] for h in pages[0]["baris"][:HEAD]]
    heights = [*head, *(h for page in pages for h in page["baris"][HEAD:])]
    parts = [parts_of(h) for h in heights]
    kisi = Kisi(columns, [part for row in parts for part in row])
    first = list(accumulate(map(len, parts), initial=0))
    """First row of the sheet of each row of the table."""
    cells = [*_heading(chart, first), *_body(chart, first)]
    size = _size(cells, kisi, letters, chart["huruf"])
    sheet = Lembar(name, kisi, styles)
    for cell in cells:
        sheet.put(cell.area, cell.words, cell.look._replace(size=size), cell.what)
    for row in range(HEAD, len(heights)):
        for lane in range(BEFORE, len(columns) - AFTER):
            sheet.put((first[row], first[row + 1] - 1, lane, lane), "", Look(size), "")
    drawing, breaks, row = Gambar(kisi, family), [], HEAD
    tops = [0.0, *accumulate(heights)]
    sheet.frame((0, first[HEAD] - 1, 0, len(columns) - 1), "frame", "rule")
    for page in pages:
        if row > HEAD:
            breaks.append(first[row])
        last = first[row + len(page["isi"])] - 1
        sheet.frame((first[row], last, 0, len(columns) - 1), "frame", "rule")
        _Drawn(drawing, chart, page, tops[row], before).all()
        row += len(page["isi"])
    return Bagan(sheet, drawing, breaks)


def _heading(chart: Data, first: Sequence[int]) -> Iterator[_Cell]:
    titles, names = [" ".join(lines) for lines in chart["judul"]], chart["pelaksana"]
    count = len(names)
    after = BEFORE + count
    end = first[HEAD] - 1
    upper, lower = (first[0], first[1] - 1), (first[1], end)
    bold = Look(bold=True, align="center", fill=GREY)

    def cell(rows: tuple[int, int], left: int, right: int, words: str) -> _Cell:
        return _Cell((*rows, left, right), words, bold, "Nama pelaksana")

    yield cell((0, end), 0, 0, titles[0])
    yield cell((0, end), 1, 1, titles[1])
    yield cell(upper, BEFORE, after - 1, chart["kelompok"][0])
    yield cell(upper, after, after + AFTER - 2, chart["kelompok"][1])
    yield cell((0, end), after + AFTER - 1, after + AFTER - 1, titles[-1])
    for k, name in enumerate(names):
        yield cell(lower, BEFORE + k, BEFORE + k, " ".join(name))
    for k, title in enumerate(titles[BEFORE:-1]):
        yield cell(lower, after + k, after + k, title)


def _body(chart: Data, first: Sequence[int]) -> Iterator[_Cell]:
    lanes = len(chart["pelaksana"])
    titles = [" ".join(lines) for lines in chart["judul"]]
    rows = [row for page in chart["halaman"] for row in page["isi"]]
    for k, row in enumerate(rows, HEAD):
        number = "".join(p["teks"] for p in row["alinea"][0]) if row["alinea"] else ""
        for column, paragraphs in enumerate(row["alinea"]):
            at = column if column < BEFORE else column + lanes
            look = Look(align="center" if column in CENTRED else "left")
            what = f"Kolom {titles[column]} pada langkah {number}"
            area = (first[k], first[k + 1] - 1, at, at)
            yield _Cell(area, said(paragraphs), look, what)


def said(paragraphs: Sequence[Data]) -> str:
    """Return the words of a cell."""
    lines = (f"- {p['teks']}" if p["butir"] else p["teks"] for p in paragraphs)
    return "\n".join(lines).replace(ZERO_WIDTH, "")


def lines_of(words: str, room: float, size: float, letters: Letters, *, bold: bool = False) -> int:
    """Return how many lines Excel needs at most for words in a cell."""
    measure = letters.bold if bold else letters.regular
    inner = max(1.0, room - EDGE)
    return len(wrap(words, inner, lambda line: measure(line) * size * WIDER))


def _size(cells: Sequence[_Cell], kisi: Kisi, letters: Letters, largest: float) -> float:
    """Return the largest size of letters with which all words fit into their cells."""
    filled = [
        (sum(kisi.kolom[c.area[2] : c.area[3] + 1]), sum(kisi.baris[c.area[0] : c.area[1] + 1]), c)
        for c in cells
        if c.words
    ]

    def fits(size: float) -> bool:
        return all(
            lines_of(c.words, width, size, letters, bold=c.look.bold) * PITCH * size <= height
            for width, height, c in filled
        )

    size = STEP * (largest // STEP)
    while size > SMALLEST and not fits(size):
        size -= STEP
    return size


class _Drawn:
    """What is drawn on one page, moved to where its rows stand on the sheet."""

    def __init__(self, drawing: Gambar, chart: Data, page: Data, top: float, before: int) -> None:
        self._drawing = drawing
        self._page = page
        self._before = before
        self._wide = page["susut"]
        """A page made smaller has columns as wide as the others, but keeps its height."""
        self._down = top - sum(page["baris"][:HEAD])
        self._lefts = [0.0, *accumulate(page["kolom"])]
        self._tops = [0.0, *accumulate(page["baris"])]
        self._wire = 0.9 * chart["skala"]
        self._size = chart["huruf"] * page["susut"]
        self._pitch = chart["baris"] * page["susut"]

    def all(self) -> None:
        """Draw lines first, symbols over them, labels last."""
        page, wire = self._page, self._wire
        for line in page["alur"]:
            self._drawing.line(list(map(self._at, line["titik"])), wire, "Panah", head=True)
        for points in page["palang"]:
            self._drawing.line(list(map(self._at, points)), wire, "Palang", head=False)
        for x, y, radius in page["titik"]:
            across, down = self._at([x, y])
            self._drawing.dot(across, down, radius)
        for row, data in enumerate(page["isi"], HEAD):
            for lane, symbol in data["simbol"].items():
                self._symbol(symbol, self._lefts[BEFORE + int(lane)], self._tops[row])
        for label in page["label"]:
            align = "r" if label["kanan"] else "l"
            lines = (self._para("".join(map(self._shown, p)), align=align) for p in label["baris"])
            self._drawing.label(self._place(label, 0.0, 0.0), "".join(lines))

    def _symbol(self, symbol: Data, left: float, top: float) -> None:
        is_bold = symbol["jenis"] == "off"
        words = "".join(self._para(line, INNER, bold=is_bold) for line in symbol["teks"])
        place = self._place(symbol, left, top)
        self._drawing.symbol(symbol["jenis"], place, self._wire, symbol["alt"], words)

    def _para(
        self, words: str, close: float = 1.0, *, bold: bool = False, align: str = "ctr"
    ) -> str:
        pitch = self._pitch * close
        return self._drawing.para(words, self._size, pitch, bold=bold, align=align)

    def _shown(self, part: str | int) -> str:
        """Return a part of a label; a number is that of a part of the chart."""
        return part if isinstance(part, str) else str(part + self._before + 1)

    def _at(self, point: Sequence[float]) -> list[float]:
        """Return points, given as x and y in turn, on the sheet."""
        return [v + self._down if k % 2 else v / self._wide for k, v in enumerate(point)]

    def _place(self, box: Data, left: float, top: float) -> Place:
        x, y = self._at([left + box["x"], top + box["y"]])
        return Place(x, y, box["w"] / self._wide, box["h"])
