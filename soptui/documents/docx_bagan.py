"""The flowchart table in Word: a real table, each symbol and line hanging in a cell of its own."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from soptui.documents.bagan import DASH_EMS
from soptui.documents.docx_xml import GREY, THIN, Cell, Para, cell, field, para, row, run, table
from soptui.documents.drawingml import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from soptui.documents.docx_shapes import Shapes

Data = dict[str, Any]

BEFORE, AFTER = 2, 4
"""Columns of words before the lanes and behind them."""
CENTRED = (0, 3)
"""Columns of words whose words stand in the middle."""
SPARE = 0.5
"""Of the margin at the right of a cell: rows shall not grow where a program measures otherwise."""
INNER_PITCH = 0.98
"""Lines in symbols, closer together so that two of them fit whatever the program."""


class Numbers(NamedTuple):
    """Of the pages of a chart: bookmark of part k, and its number until it is counted."""

    bookmark: Callable[[int], str]
    shown: Callable[[int], str]


def chart_page(chart: Data, page: Data, shapes: Shapes, numbers: Numbers) -> str:
    """Return the table of one page."""
    scale = page["susut"]
    letters = _Letters(chart["huruf"] * scale, chart["baris"] * scale, numbers)
    widths, heights = page["kolom"], page["baris"]
    hung = _hung(chart, page, shapes, letters)
    rows = _head(chart, widths, heights, letters)
    for k, data in enumerate(page["isi"]):
        rows.append(_row(data, widths, heights[k + 2], hung.get(k, {}), letters, chart["jarak"]))
    return table(rows, widths, about="Bagan alir: langkah, pelaksana dan mutu baku")


class _Letters(NamedTuple):
    """Size and pitch of the words on a page."""

    size: float
    pitch: float
    numbers: Numbers

    def words(self, parts: Sequence[Any], *, bold: bool = False) -> str:
        """Return words in which whole numbers stand for the pages of parts of the chart."""
        return "".join(
            field(f"PAGEREF {self.numbers.bookmark(p)} \\h", self.numbers.shown(p), size=self.size)
            if isinstance(p, int)
            else run(p, size=self.size, bold=bold)
            for p in parts
        )

    def inside(self, lines: Sequence[str], *, bold: bool = False) -> str:
        """Return the words of a symbol."""
        look = Para("center", pitch=self.pitch * INNER_PITCH)
        return "".join(para(self.words([line], bold=bold), look) for line in lines)


def _head(
    chart: Data, widths: Sequence[float], heights: Sequence[float], letters: _Letters
) -> list[str]:
    count = len(chart["pelaksana"])
    titles = ["\n".join(lines) for lines in chart["judul"]]

    def title(words: str, first: int, span: int = 1, merge: str = "") -> str:
        look = Cell(
            sum(widths[first : first + span]),
            span,
            merge,
            fill=GREY,
            margins=(0, 1, 0, 1),
            align="center",
        )
        said = run(words, size=letters.size, bold=True) if merge != "continue" else ""
        return cell(para(said, Para("center", pitch=letters.pitch)), look)

    after = BEFORE + count
    last = after + AFTER - 1
    upper = [
        title(titles[0], 0, merge="restart"),
        title(titles[1], 1, merge="restart"),
        title(chart["kelompok"][0], BEFORE, count),
        title(chart["kelompok"][1], after, AFTER - 1),
        title(titles[-1], last, merge="restart"),
    ]
    lower = [title("", 0, merge="continue"), title("", 1, merge="continue")]
    lower += [title("\n".join(p), BEFORE + k) for k, p in enumerate(chart["pelaksana"])]
    lower += [title(t, after + k) for k, t in enumerate(titles[BEFORE:-1])]
    lower.append(title("", last, merge="continue"))
    return [
        row(upper, heights[0], is_head=True),
        row(lower, heights[1], is_head=True),
    ]


def _row(
    data: Data,
    widths: Sequence[float],
    height: float,
    hung: dict[int, str],
    letters: _Letters,
    margin: float,
) -> str:
    lanes = len(widths) - BEFORE - AFTER
    words = [
        _words(paragraphs, widths[k if k < BEFORE else k + lanes], k, letters, margin)
        for k, paragraphs in enumerate(data["alinea"])
    ]
    drawn = [
        cell(para(hung.get(lane, ""), THIN), Cell(widths[BEFORE + lane])) for lane in range(lanes)
    ]
    return row([*words[:BEFORE], *drawn, *words[BEFORE:]], height)


def _words(
    paragraphs: Sequence[Data], width: float, column: int, letters: _Letters, margin: float
) -> str:
    align = "center" if column in CENTRED else ""
    out = []
    for paragraph in paragraphs:
        dash = DASH_EMS * letters.size if paragraph["butir"] else 0.0
        look = Para(align, pitch=letters.pitch, left=dash, hanging=dash)
        if dash:
            look = look._replace(tabs=(("left", dash, "none"),))
        words = f"-\t{paragraph['teks']}" if dash else paragraph["teks"]
        out.append(para(run(words, size=letters.size), look))
    left = SPARE * margin if column in CENTRED else margin
    return cell("".join(out), Cell(width, margins=(0, left, 0, SPARE * margin), align="center"))


def _hung(chart: Data, page: Data, shapes: Shapes, letters: _Letters) -> dict[int, dict[int, str]]:
    """Return what hangs in each lane cell, by row and lane."""
    lefts = [0.0, *accumulate(page["kolom"])][BEFORE:-AFTER]
    tops = [0.0, *accumulate(page["baris"])][2:]
    wire = 0.9 * chart["skala"]
    out: dict[int, dict[int, str]] = {}

    def hang(r: int, lane: int, shape: str) -> None:
        own = out.setdefault(r, {})
        own[lane] = own.get(lane, "") + shape

    def home(x: float, y: float) -> tuple[int, int]:
        r = min(max(bisect_right(tops, y) - 1, 0), len(tops) - 2)
        return r, min(max(bisect_right(lefts, x) - 1, 0), len(lefts) - 2)

    def moved(points: Sequence[Sequence[float]], r: int, lane: int) -> list[list[float]]:
        dx, dy = lefts[lane], tops[r]
        return [[c - (dy if k % 2 else dx) for k, c in enumerate(p)] for p in points]

    for line in page["alur"]:
        r, lane = line["baris"], line["lajur"]
        points = moved(line["titik"], r, lane)
        hang(r, lane, shapes.line(points, wire, "Panah", head=True))
    for points in page["palang"]:
        r, lane = home(*points[0])
        hang(r, lane, shapes.line(moved(points, r, lane), wire, "Palang", head=False))
    for x, y, radius in page["titik"]:
        r, lane = home(x, y)
        place = Place(x - radius - lefts[lane], y - radius - tops[r], 2 * radius, 2 * radius)
        hang(r, lane, shapes.dot(place))
    for r, data in enumerate(page["isi"]):
        for lane, s in data["simbol"].items():
            words = letters.inside(s["teks"], bold=s["jenis"] == "off")
            place = Place(s["x"], s["y"], s["w"], s["h"])
            hang(r, int(lane), shapes.symbol(s["jenis"], place, wire, s["alt"], words))
    for label in page["label"]:
        r, lane = home(label["x"] + label["w"] / 2, label["y"] + label["h"] / 2)
        place = Place(label["x"] - lefts[lane], label["y"] - tops[r], label["w"], label["h"])
        look = Para("right" if label["kanan"] else "", pitch=letters.pitch)
        words = "".join(para(letters.words(line), look) for line in label["baris"])
        hang(r, lane, shapes.label(place, words))
    return out
