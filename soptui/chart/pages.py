"""Cut a chart into pages.

A flow cut by a page break ends in an off-page connector on its page and goes on from one with the
same letter on the page of its target: one letter for each target.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.columns import WHOLE, ChartStyle, columns_of, narrowed, natural_widths
from soptui.chart.grid import Chart, Edge, Grid, Row, Sheet, Symbol, sheet_of
from soptui.chart.memo import Memo
from soptui.chart.table import Columns, Drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from soptui.model import Sop

EQUAL_COLUMNS_ROUNDS = 4
CUT = 10.0
SLACK = 8.0
PAGE = 1000.0
"""Costs of a page, of a cut flow and of an empty page: fewest pages, then fewest cuts."""

HOPELESS = 2.0
"""A page that is fuller than this is not tried with more rows."""


class Connector(NamedTuple):
    """A pentagon: where a cut flow leaves a page or comes back."""

    letter: str
    is_out: bool
    target: tuple[int, int]
    """Row and lane of the symbol that the flow goes to."""
    words: str


class Shelf:
    """Connectors above or below the rows of a page, in as many rows as they need."""

    def __init__(self, lanes: int) -> None:
        self._lanes = range(lanes)
        self.rows: list[dict[int, Connector]] = []

    def place(self, item: Connector, lane: int) -> None:
        """Put a connector into the free lane nearest to `lane`; equal ones share a place."""
        if any(item in row.values() for row in self.rows):
            return
        for row in self.rows:
            free = [c for c in self._lanes if c not in row]
            if free:
                row[min(free, key=lambda c: (abs(c - lane), c))] = item
                return
        self.rows.append({lane: item})

    def find(self, target: tuple[int, int], *, is_out: bool) -> tuple[int, int] | None:
        """Return row and lane of the connector for a target."""
        for k, row in enumerate(self.rows):
            for lane, item in row.items():
                if item.target == target and item.is_out is is_out:
                    return k, lane
        return None


def draw_pages(sop: Sop, rows_per_page: int, style: ChartStyle = WHOLE) -> list[Drawing]:
    """Draw the table on pages of at most so many steps, with equal columns on all of them."""
    memo = Memo()
    sheet = sheet_of(sop, memo)
    breaks = choose_breaks(sheet.chart.grid, max(1, rows_per_page))
    sheets = cut(sheet, breaks)
    before, after = columns_of(style)
    fields = [*before, *after]
    widths = natural_widths(sheet, fields, memo)
    pages = _equal_pages(sheets, style, widths)
    if style.width is not None and pages[0].width > style.width:
        pages = _equal_pages(sheets, style, narrowed(fields, widths, pages[0].width - style.width))
    return pages


def _equal_pages(sheets: list[Sheet], style: ChartStyle, widths: list[int]) -> list[Drawing]:
    columns = Columns(widths)
    pages: list[Drawing] = []
    memos = [Memo() for _ in sheets]
    for _ in range(EQUAL_COLUMNS_ROUNDS):
        pages = [Drawing(s, style, columns, m) for s, m in zip(sheets, memos, strict=True)]
        borders = [page.arrangement.columns.separator_x for page in pages]
        if all(b == borders[0] for b in borders):
            break
        lanes = [max(b[c + 1] - b[c] for b in borders) for c in range(len(borders[0]) - 1)]
        gutters = [
            max(counts)
            for counts in zip(*(p.arrangement.plan.gutter_count for p in pages), strict=True)
        ]
        columns = Columns(widths, lanes, gutters)
    return pages


def choose_breaks(grid: Grid, rows_per_page: int) -> list[int]:
    """Return the rows where pages of so many rows begin: see `best_breaks`."""
    return best_breaks(grid, lambda first, end: (end - first) / rows_per_page)


def best_breaks(grid: Grid, fill: Callable[[int, int], float]) -> list[int]:
    """Return the rows where pages begin: fewest pages, then fewest cut flows, then even ones.

    `fill` tells how full a page is with the rows from one up to another; it grows with them. One
    row alone always gets a page.
    """
    n = len(grid.rows)
    crossing = _cut_flows(grid)
    best = [(0.0, 0)] + [(float("inf"), 0)] * n
    for j in range(1, n + 1):
        for i in range(j - 1, -1, -1):
            full = fill(i, j)
            if full > HOPELESS:
                break
            if full > 1 and i < j - 1:
                continue
            slack = max(0.0, 1 - full)
            cost = best[i][0] + PAGE + (CUT * crossing[j] if j < n else 0) + SLACK * slack * slack
            best[j] = min(best[j], (cost, i))
    breaks, j = [], n
    while j:
        j = best[j][1]
        breaks.append(j)
    return sorted(b for b in breaks if b)


def _cut_flows(grid: Grid) -> list[int]:
    """Return for each row how many targets lose their flow when a page begins there."""
    spans: dict[tuple[int, int, bool], tuple[int, int]] = {}
    for e in grid.edges:
        key = (e.dst, e.dst_lanes[0], e.src < e.dst)
        lo, hi = spans.get(key, (e.dst, e.dst))
        spans[key] = (min(lo, e.src, e.dst), max(hi, e.src, e.dst))
    out = [0] * (len(grid.rows) + 1)
    for lo, hi in spans.values():
        for i in range(lo + 1, hi + 1):
            out[i] += 1
    return out


def letters(k: int) -> str:
    """Return the k-th name of a connector, from A to Z, then AA and so on."""
    out, k = "", k + 1
    while k:
        k, r = divmod(k - 1, 26)
        out = chr(ord("A") + r) + out
    return out


def cut(sheet: Sheet, breaks: Sequence[int]) -> list[Sheet]:
    """Return one table for each page."""
    starts = [0, *breaks]
    ends = [*breaks, len(sheet.steps)]
    page_of = [p for p, (a, b) in enumerate(zip(starts, ends, strict=True)) for _ in range(a, b)]
    names: dict[tuple[int, int], str] = {}
    words = {word for label in sheet.chart.labels for word in label.split()}
    unused = (name for k in count() if (name := letters(k)) not in words)
    for e in sorted(sheet.chart.grid.edges):
        target = (e.dst, e.dst_lanes[0])
        if page_of[e.src] != page_of[e.dst] and target not in names:
            names[target] = next(unused)
    pages = zip(starts, ends, strict=True)
    return [_page(sheet, p, a, b, page_of, names) for p, (a, b) in enumerate(pages)] or [sheet]


def _page(
    sheet: Sheet,
    page: int,
    a: int,
    b: int,
    page_of: list[int],
    names: dict[tuple[int, int], str],
) -> Sheet:
    grid = sheet.chart.grid
    above, below = _shelves(grid, page, page_of, names)
    top = len(above.rows)
    rows = [Row(tuple(sorted(row))) for row in above.rows]
    rows += grid.rows[a:b]
    rows += [Row(tuple(sorted(row))) for row in below.rows]
    symbols = _pentagons(above, 0)
    symbols += [s._replace(row=s.row - a + top) for s in sheet.chart.symbols if a <= s.row < b]
    symbols += _pentagons(below, top + b - a)
    edges, labels = [], []
    for e, label in zip(grid.edges, sheet.chart.labels, strict=True):
        own = _on_page(e, page, page_of, a - top, above, below, top + b - a)
        if own is not None:
            edges.append(own)
            labels.append(label)
    for shelf, offset in ((above, 0), (below, top + b - a)):
        for k, row in enumerate(shelf.rows):
            for lane, item in sorted(row.items()):
                if not item.is_out:
                    i, c = item.target
                    lanes = grid.rows[i].lanes if grid.rows[i].joint else (c,)
                    edges.append(Edge(offset + k, (lane,), i - a + top, lanes))
                    labels.append("")
    blank = [None] * top, [None] * len(below.rows)
    return Sheet(
        Chart(Grid(grid.lanes, tuple(rows), tuple(edges)), tuple(symbols), tuple(labels)),
        (*blank[0], *sheet.steps[a:b], *blank[1]),
        (*("" for _ in blank[0]), *sheet.numbers[a:b], *("" for _ in blank[1])),
        sheet.lanes,
        sheet.names,
    )


def _shelves(
    grid: Grid, page: int, page_of: list[int], names: dict[tuple[int, int], str]
) -> tuple[Shelf, Shelf]:
    """Place the connectors of a page; flows that go on downwards choose their lanes first."""
    above, below = Shelf(grid.lanes), Shelf(grid.lanes)
    sources: dict[tuple[int, int], set[int]] = {}
    for e in grid.edges:
        if page_of[e.src] != page_of[e.dst]:
            sources.setdefault((e.dst, e.dst_lanes[0]), set()).add(page_of[e.src])
    cut_edges = [e for e in grid.edges if page_of[e.src] != page_of[e.dst]]
    for is_down in (True, False):
        for e in sorted(cut_edges, key=lambda e: (e.dst, e.src)):
            src, dst = page_of[e.src], page_of[e.dst]
            if (dst > src) is not is_down:
                continue
            target = (e.dst, e.dst_lanes[0])
            if dst == page:
                others = ", ".join(str(p + 1) for p in sorted(sources[target]))
                shelf = above if is_down else below
                if above.find(target, is_out=False) is None:
                    item = Connector(names[target], False, target, f"dari hal. {others}")
                    shelf.place(item, target[1])
            if src == page:
                item = Connector(names[target], True, target, f"ke hal. {dst + 1}")
                (below if is_down else above).place(item, e.src_lanes[0])
    return above, below


def _pentagons(shelf: Shelf, offset: int) -> list[Symbol]:
    return [
        Symbol(offset + k, lane, "off", item.letter, item.words)
        for k, row in enumerate(shelf.rows)
        for lane, item in sorted(row.items())
    ]


def _on_page(
    e: Edge,
    page: int,
    page_of: list[int],
    shift: int,
    above: Shelf,
    below: Shelf,
    foot: int,
) -> Edge | None:
    """Return an edge as it runs on a page: whole, to a connector, or not at all."""
    if page_of[e.src] != page:
        return None
    if page_of[e.dst] == page:
        return Edge(e.src - shift, e.src_lanes, e.dst - shift, e.dst_lanes)
    is_down = page_of[e.dst] > page
    place = (below if is_down else above).find((e.dst, e.dst_lanes[0]), is_out=True)
    if place is None:
        return None
    row, lane = place
    return Edge(e.src - shift, e.src_lanes, row + (foot if is_down else 0), (lane,))
