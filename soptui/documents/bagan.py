"""The flowchart table as drawing commands: numbers and strings, in points of the finished page."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from soptui.chart.grid import BOTTOM, LEFT, RIGHT, TOP
from soptui.chart.ink import DOT, HEAD, HOP, heads_of, nets_of, traces_of
from soptui.chart.measure import FONT_SIZE, LINE_HEIGHT, safe
from soptui.chart.paper import Paper, lay_out
from soptui.chart.paper_columns import BEFORE, DASH, INDENT, PADDING, items_of
from soptui.documents.simbol import simbol_terbaca
from soptui.model.istilah import PEDOMAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.chart.geometry import Node
    from soptui.chart.ink import Run, Trace
    from soptui.chart.labels import Placed
    from soptui.chart.paper import PaperTable
    from soptui.chart.paper_rows import PaperPage
    from soptui.documents.fonts import Huruf
    from soptui.model import Sop
    from soptui.model.istilah import Istilah

Data: TypeAlias = dict[str, Any]

LARGER, SMALLER = 1.1, 0.92
"""Sizes of the letters, in 8 points, that are tried besides 1."""
ROUND = 4 / 3
"""How far the handles of a curve reach, in radii, for it to be half a circle."""
BAR = 1.3
"""Half the distance of the two lines of a double bar."""
DASH_EMS = 0.61
DASH_WIDTH = DASH_EMS * FONT_SIZE
"""Of the dash before an item: the other lines of the item begin so far to the right."""


def chart_data(
    sop: Sop, room: tuple[float, float], letters: Huruf, istilah: Istilah = PEDOMAN
) -> Data | None:
    """Return the pages of the flowchart table; None for an SOP without steps."""
    if not sop.langkah:
        return None
    size, table = _best(sop, room, letters, istilah)
    scale = size * table.scale
    said = simbol_terbaca(sop)
    return {
        "skala": scale,
        "huruf": FONT_SIZE * scale,
        "baris": LINE_HEIGHT * scale,
        "jarak": PADDING * scale,
        "lebar": round(table.width * scale, 2),
        "judul": [[letters.printable(line) for line in title] for title in table.titles],
        "kelompok": [letters.printable(title) for title in table.groups],
        "pelaksana": [list(lines) for lines in table.names],
        "halaman": [_page(table, page, scale * page.squeeze, said) for page in table.pages],
    }


def _best(
    sop: Sop, room: tuple[float, float], letters: Huruf, istilah: Istilah
) -> tuple[float, PaperTable]:
    """Return a table with the fewest pages, and the largest letters with which that is so."""
    found: list[tuple[float, PaperTable]] = []
    for size in (1.0, LARGER, SMALLER):
        if size == SMALLER and len(found[0][1].pages) == 1:
            break
        width, height = (side / size for side in room)
        table = lay_out(sop, Paper(width, height, letters.regular, letters.bold, istilah))
        found.append((size, table))
    return min(found, key=lambda f: (len(f[1].pages), -f[0] * f[1].scale))


def _page(
    table: PaperTable, page: PaperPage, scale: float, said: dict[tuple[str, str], str]
) -> Data:
    geo = page.geo
    head = sum(table.head)
    columns = [f.width for f in table.fields[:BEFORE]]
    left = sum(columns)
    columns += [b - a for a, b in pairwise(geo.separator_x)]
    columns += [f.width for f in table.fields[BEFORE:]]

    def at(x: float, y: float) -> list[float]:
        return [round((left + x) * scale, 2), round((head + y) * scale, 2)]

    rows = [*table.head, *(b - a for a, b in pairwise(geo.separator_y))]
    return {
        "susut": page.squeeze,
        "tinggi": round((head + geo.height) * scale, 2),
        "kolom": [round(w * scale, 2) for w in columns],
        "baris": [round(h * scale, 2) for h in rows],
        "isi": _rows(table, page, scale, said),
        "palang": list(_bars(page, at)),
        "alur": [{"baris": t.row, "lajur": t.lane, "titik": _way(t, at)} for t in traces_of(geo)],
        "garis": [*_bars(page, at), *(_stroke(r, at) for n in nets_of(geo) for r in n.runs)],
        "titik": [
            [*at(*joint), round(DOT * scale, 2)] for net in nets_of(geo) for joint in net.joints
        ],
        "panah": [[at(*p) for p in _head(side, *tip)] for side, tip in heads_of(geo)],
        "label": _labels(page, page.placed, at, scale),
    }


def _bars(page: PaperPage, at: Any) -> Iterator[list[list[float]]]:
    for x1, x2, y, _ in page.geo.bars:
        for shift in (-BAR, BAR):
            yield [at(x1, y + shift), at(x2, y + shift)]


def _stroke(run: Run, at: Any) -> list[list[float]]:
    """Return a line as its start, further points, and half circles as three points in one."""
    if not run.is_flat:
        return [at(run.at, run.start), at(run.at, run.end)]
    out = [at(run.start, run.at)]
    for x in run.hops:
        out += _hop(x, run.at, HOP, at)
    return [*out, at(run.end, run.at)]


def _way(trace: Trace, at: Any) -> list[list[float]]:
    """Return a line from symbol to symbol in the same way."""
    out = [at(*trace.points[0])]
    for (start, end), hops in zip(pairwise(trace.points), trace.hops, strict=True):
        radius = HOP if start[0] < end[0] else -HOP
        for x in hops:
            out += _hop(x, end[1], radius, at)
        out.append(at(*end))
    return out


def _hop(x: float, y: float, radius: float, at: Any) -> list[list[float]]:
    """Return the point before a half circle, and the half circle; a negative radius leads left."""
    top = y - ROUND * abs(radius)
    return [
        at(x - radius, y),
        [*at(x - radius, top), *at(x + radius, top), *at(x + radius, y)],
    ]


def _head(side: int, x: float, y: float) -> list[tuple[float, float]]:
    half = HEAD / 2
    dx, dy = {TOP: (0, -1), BOTTOM: (0, 1), LEFT: (-1, 0), RIGHT: (1, 0)}[side]
    bx, by = x + dx * HEAD, y + dy * HEAD
    return [(x, y), (bx + dy * half, by + dx * half), (bx - dy * half, by - dx * half)]


def _rows(
    table: PaperTable, page: PaperPage, scale: float, said: dict[tuple[str, str], str]
) -> list[Data]:
    symbols: dict[int, Data] = {}
    for node in page.geo.nodes:
        row, lane = node.symbol.row, node.symbol.lane
        symbols.setdefault(row, {})[str(lane)] = _symbol(page, node, scale, said)
    return [
        {
            "sel": [_cell(lines, scale, is_shelf=step is None) for lines in words],
            "simbol": symbols.get(k, {}),
            "alinea": [
                _paragraphs(lines, items_of(step, field) if step and field.name else ())
                for lines, field in zip(words, table.fields, strict=True)
            ],
        }
        for k, (step, words) in enumerate(zip(page.sheet.steps, page.words, strict=True))
    ]


def _cell(lines: tuple[str, ...], scale: float, *, is_shelf: bool) -> list[list[Any]]:
    """Return lines as their indentation and their words."""
    out = []
    for line in lines:
        shift = round(DASH_WIDTH * scale, 2) if line.startswith(INDENT) else 0.0
        out.append([shift, *_parts(line.removeprefix(INDENT), is_shelf=is_shelf)])
    return out


def _paragraphs(lines: tuple[str, ...], items: tuple[str, ...]) -> list[Data]:
    """Return the words of a cell as paragraphs, for what breaks lines by itself.

    Lines that are not the whole of the items, because the row goes on on another page or a note was
    added, are kept as they are.
    """
    wanted = _compact("".join(items))
    bare = [li.removeprefix(INDENT).removeprefix(DASH) if _listed(items) else li for li in lines]
    so_far = list(accumulate(map(_compact, bare), initial=""))
    count = so_far.index(wanted) if items and wanted in so_far else 0
    items = items if count else ()
    out = [
        {"butir": _listed(items), "teks": part.strip()}
        for item in items
        for part in item.split("\n")
        if part.strip()
    ]
    rest = "\n".join(line.removeprefix(INDENT) for line in lines[count:])
    return [*out, *([{"butir": False, "teks": rest}] if rest else [])]


def _listed(items: tuple[str, ...]) -> bool:
    return sum(map(bool, items)) > 1


def _compact(text: str) -> str:
    return "".join(safe(text).split())


def _symbol(page: PaperPage, node: Node, scale: float, said: dict[tuple[str, str], str]) -> Data:
    s, geo = node.symbol, page.geo
    step = page.sheet.steps[s.row]
    words = list(page.inside.get((s.row, s.lane), ()))
    if s.kind == "off":
        alt = f"Penghubung {s.number}: {page.sheet.names[s.lane]}"
        words = [s.number]
    else:
        alt = said.get((step.id, page.sheet.lanes[s.lane]), "") if step else ""
    return {
        "jenis": s.kind,
        "x": round((node.x - node.half_width - geo.separator_x[s.lane]) * scale, 2),
        "y": round((node.y - node.half_height - geo.separator_y[s.row]) * scale, 2),
        "w": round(2 * node.half_width * scale, 2),
        "h": round(2 * node.half_height * scale, 2),
        "teks": words,
        "alt": alt,
    }


def _labels(page: PaperPage, placed: Placed, at: Any, scale: float) -> list[Data]:
    out = []
    for label in placed.labels:
        x, y = at(label.left, label.top)
        is_shelf = label.edge < 0 and page.sheet.steps[label.row] is None
        out.append(
            {
                "x": x,
                "y": y,
                "w": round(label.width * scale, 2),
                "h": round(label.height * scale, 2),
                "kanan": label.flush_right,
                "baris": [_parts(line, is_shelf=is_shelf) for line in label.lines],
            }
        )
    return out


def _parts(text: str, *, is_shelf: bool) -> list[Any]:
    """Return words; in a row of connectors pages are numbers, of the parts of the chart from 0."""
    if not is_shelf:
        return [text]
    parts: list[Any] = re.split(r"(\d+)", text)
    return [int(p) - 1 if p.isdigit() else p for p in parts if p]
