"""Grid → routes and tracks, block by block, so that an edit routes anew only what it touches.

Blocks whose lines meet in the channel between them make one section. Sections know nothing of each
other but the line that runs straight down from one into the next; rows are counted from their first
one, so that a section that only moves stays the same value.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.grid import Edge, Grid
from soptui.chart.memo import Memo
from soptui.chart.route import Router
from soptui.chart.sections import Block, Lines, assigned, lines_of, moved, section_of
from soptui.chart.tracks import order_gutters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from soptui.chart.board import Route
    from soptui.chart.sections import Section

LONG = 24
"""Edges over more rows join no blocks; they are routed last, over the finished blocks."""
REPAIRS = 60


class Place(NamedTuple):
    """A section in its place."""

    section: Section
    row: int
    """Its first row."""
    edges: Sequence[int]
    """The edge of each route."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where every line runs, for any medium."""

    grid: Grid
    places: tuple[Place, ...]
    gutter_count: tuple[int, ...]
    hugging: tuple[int, ...]
    """Of each gutter, the tracks up to the last line with branches to the left lane only."""

    @property
    def routes(self) -> list[Route]:
        """The route of every edge, with rows counted from the top."""
        out: dict[int, Route] = {}
        for section, row, edges in self.places:
            for k, r in zip(edges, section.routes, strict=True):
                out[k] = moved(r, k, row)
        return [out[k] for k in sorted(out)]


def layout(grid: Grid, memo: Memo) -> Layout:
    """Route all edges of a grid."""
    return memo.last("layout", grid, lambda: _layout(grid, memo))


def layout_in_one(grid: Grid) -> Layout:
    """Route all edges of a grid; return the layout as one section."""
    memo = Memo()
    parts, long = _parts(grid)
    return _laid(grid, _routes(grid, parts, _blocks(grid, parts, long, memo), long))


def blocks(grid: Grid) -> list[tuple[int, int]]:
    """Cut between rows where at most one edge crosses, and that one from row to next row."""
    n = len(grid.rows)
    plain = [0] * (n + 1)
    other = [0] * (n + 2)
    for e in grid.edges:
        a, b = min(e.src, e.dst), max(e.src, e.dst)
        if b - a > LONG:
            continue
        if e.dst == e.src + 1:
            plain[e.dst] += 1
        else:
            other[a + 1] += 1
            other[b + 1] -= 1
    cuts, crossing = [0], 0
    for i in range(1, n):
        crossing += other[i]
        if not crossing and plain[i] <= 1:
            cuts.append(i)
    return list(zip(cuts, [*cuts[1:], n], strict=True))


class _Part(NamedTuple):
    """Rows between two cuts."""

    start: int
    end: int
    edges: list[int]
    """Edges within these rows and into the row below."""

    def holds(self, row: int) -> bool:
        """Tell whether a row is between the cuts."""
        return self.start <= row < self.end


def _parts(grid: Grid) -> tuple[list[_Part], list[int]]:
    """Return the parts of a grid, and the edges that are too long to join any."""
    parts = [_Part(a, b, []) for a, b in blocks(grid)]
    edges_of = [part.edges for part in parts for _ in range(part.start, part.end)]
    long = []
    for k, (src, _, dst, _) in enumerate(grid.edges):
        if -LONG <= dst - src <= LONG:
            edges_of[src].append(k)
        else:
            long.append(k)
    return parts, long


def _layout(grid: Grid, memo: Memo) -> Layout:
    parts, long = _parts(grid)
    known = _blocks(grid, parts, long, memo)
    if not long:
        plan = _joined(grid, parts, known, memo)
        if not any(place.section.tracks.clashes for place in plan.places):
            return plan
    return _laid(grid, _routes(grid, parts, known, long))


def _routes(grid: Grid, parts: list[_Part], known: list[Block], long: list[int]) -> list[Route]:
    """Return the routes of all edges, with rows counted from the top."""
    routes: list[Route | None] = [None] * len(grid.edges)
    for part, block in zip(parts, known, strict=True):
        for k, r in zip(part.edges, block.routes, strict=True):
            routes[k] = moved(r, k, part.start)
    found = [r for r in routes if r is not None]
    return _with_long(grid, found, long) if long else found


def _blocks(grid: Grid, parts: list[_Part], long: list[int], memo: Memo) -> list[Block]:
    """Return the routes of all parts. Symbols where a long edge leaves keep a side for it."""
    exits = [grid.edges[k] for k in long]
    return [
        _block(
            grid,
            part,
            tuple([(e.src - part.start, e.src_lanes[0]) for e in exits if part.holds(e.src)]),
            memo,
        )
        for part in parts
    ]


def _block(grid: Grid, part: _Part, kept: tuple[tuple[int, int], ...], memo: Memo) -> Block:
    a, b, edges = part
    hi = min(b + 1, len(grid.rows))
    rows = grid.rows[a:hi]
    inner = tuple(
        [
            (e.src - a, e.src_lanes, e.dst - a, e.dst_lanes)
            for e in map(grid.edges.__getitem__, edges)
        ]
    )

    def route() -> Block:
        """Route with rows counted from a: a block that only moves keeps its routes."""
        part = Grid(grid.lanes, rows, tuple(Edge(*e) for e in inner))
        routes = Router(part, b - a if hi > b else -1, kept).run() if inner else []
        used = {y for r in routes for _, y in r.pts}
        leaving = [r.dst.lane for r in routes if r.dst.row == b - a]
        return Block(
            rows[: b - a], tuple(routes), 0 in used, 2 * (b - a) in used, *(leaving or [-1])
        )

    return memo.any((grid.lanes, rows, hi - b, kept, inner), route)


def _joined(grid: Grid, parts: list[_Part], known: list[Block], memo: Memo) -> Layout:
    """Make sections of blocks whose lines meet in a channel, and give the lines their tracks."""
    starts = [0]
    starts += [
        q for q in range(1, len(known)) if not (known[q - 1].uses_last or known[q].uses_first)
    ]
    found: list[tuple[Lines, int, list[int]]] = []
    for p, q in pairwise([*starts, len(known)]):
        group = tuple(known[p:q])
        stub = known[p - 1].leaves_in if p else -1
        lines = memo.any((stub, *group), partial(lines_of, grid.lanes, group, stub))
        edges = parts[p].edges if q == p + 1 else [k for part in parts[p:q] for k in part.edges]
        found.append((lines, parts[p].start, edges))
    counts = _greatest([lines.gutters.count for lines, _, _ in found])
    places = [Place(section_of(lines, counts, memo), row, edges) for lines, row, edges in found]
    hugging = _greatest([lines.gutters.hugging for lines, _, _ in found])
    return Layout(grid, tuple(places), counts, hugging)


def _greatest(rows: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(max, zip(*rows, strict=True))) if len(rows) > 1 else rows[0]


def _with_long(grid: Grid, routes: list[Route], long: list[int]) -> list[Route]:
    router = _filled(grid, routes)
    long.sort(key=lambda k: (abs(grid.edges[k].dst - grid.edges[k].src), grid.edges[k].src, k))
    for k in long:
        router.board.put(router.best(k))
    for k in long:  # a second look, now that all of them are known
        router.improve(k)
    return router.routes()


def rerouted(plan: Layout, edge: int) -> Layout:
    """Return a layout in which an edge runs another way; few others change."""
    router = _filled(plan.grid, plan.routes)
    router.reroute(edge)
    return _laid(plan.grid, router.routes())


def spread_exits(plan: Layout, places: Iterable[tuple[int, int]], slots: Sequence[int]) -> Layout:
    """Return a layout in which the lines of some symbols leave by all sides: see Router.spread.

    `places`: (row, lane) of these symbols.
    """
    router = _filled(plan.grid, plan.routes)
    for place in places:
        router.spread(place, slots)
    return _laid(plan.grid, router.routes())


def _filled(grid: Grid, routes: Sequence[Route]) -> Router:
    router = Router(grid)
    for r in routes:
        router.board.put(r)
    return router


def _laid(grid: Grid, routes: Sequence[Route]) -> Layout:
    """Return a layout in one section without lines on each other.

    Where these come of circles of three or more constraints, routes are changed.
    """
    lines, section = _whole(grid, routes)
    if section.tracks.clashes:
        router = _filled(grid, routes)
        for _ in range(REPAIRS):
            pair = section.tracks.clashes[0]
            worst = max(pair, key=lambda q: (len(routes[q].pts), q))
            router.reroute(worst)
            routes = router.routes()
            lines, section = _whole(grid, routes)
            if not section.tracks.clashes:
                break
    place = Place(section, 0, range(len(routes)))
    return Layout(grid, (place,), lines.gutters.count, lines.gutters.hugging)


def _whole(grid: Grid, routes: Sequence[Route]) -> tuple[Lines, Section]:
    lines = Lines(grid.lanes, grid.rows, tuple(routes), order_gutters(grid.lanes, routes), -1)
    return lines, assigned(lines, lines.gutters.count)
