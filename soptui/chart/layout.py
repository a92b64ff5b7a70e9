"""Grid → routes and tracks, block by block, so that an edit routes anew only what it touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.chart.board import Route, net_of
from soptui.chart.grid import TOP, Edge, Grid
from soptui.chart.route import Router
from soptui.chart.tracks import assign

if TYPE_CHECKING:
    from soptui.chart.memo import Memo
    from soptui.chart.tracks import Tracks

LONG = 24
"""Edges over more rows join no blocks; they are routed last, over the finished blocks."""
REPAIRS = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """Where every line runs, for any medium."""

    grid: Grid
    routes: tuple[Route, ...]
    tracks: Tracks
    entered_from_top: frozenset[int]
    """Rows with a symbol that a line enters from above."""

    def net(self, q: int) -> int:
        """Return the net of route q: lines to the same arrow head."""
        return net_of(self.routes[q].dst, self.grid.lanes)


def layout(grid: Grid, memo: Memo) -> Layout:
    """Route all edges of a grid."""
    return memo.last("layout", grid, lambda: _laid(grid, _routes(grid, memo)))


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


def _routes(grid: Grid, memo: Memo) -> list[Route]:
    parts = blocks(grid)
    block_of = [q for q, (a, b) in enumerate(parts) for _ in range(a, b)]
    inner: list[list[int]] = [[] for _ in parts]
    reserved: list[list[tuple[int, int]]] = [[] for _ in parts]
    long: list[int] = []
    for k, e in enumerate(grid.edges):
        q = block_of[e.src]
        if abs(e.dst - e.src) > LONG:
            long.append(k)
            reserved[q].append((e.src - parts[q][0], e.src_lanes[0]))
        else:
            inner[q].append(k)
    routes: list[Route | None] = [None] * len(grid.edges)
    for (a, b), edges, kept in zip(parts, inner, reserved, strict=True):
        if edges:
            for k, r in zip(edges, _block(grid, a, b, edges, kept, memo), strict=True):
                routes[k] = r
    if long:
        _route_long(grid, routes, long)
    return [r for r in routes if r is not None]


def _block(
    grid: Grid,
    a: int,
    b: int,
    edges: list[int],
    kept: list[tuple[int, int]],
    memo: Memo,
) -> list[Route]:
    """Return the routes of rows a … b - 1 and of the edge into row b."""
    hi = min(b + 1, len(grid.rows))
    rows = grid.rows[a:hi]
    inner = tuple(
        [
            (e.src - a, e.src_lanes, e.dst - a, e.dst_lanes)
            for e in map(grid.edges.__getitem__, edges)
        ]
    )
    shape = (grid.lanes, rows, hi - b, tuple(kept), inner)

    def route() -> _Block:
        """Route with rows counted from a: a block that only moves keeps its routes."""
        part = Grid(grid.lanes, rows, tuple(Edge(*e) for e in inner))
        return _Block(Router(part, b - a if hi > b else -1, kept).run())

    return memo.any(shape, route).at(a, edges)


class _Block:
    """Routes with rows counted from the top of their block, and where they were last."""

    def __init__(self, routes: list[Route]) -> None:
        self._routes = routes
        self._place: tuple[int, list[int]] | None = None
        self._moved: list[Route] = []

    def at(self, row: int, edges: list[int]) -> list[Route]:
        """Return the routes of these edges in a block that begins at this row."""
        if self._place != (row, edges):
            self._place = (row, edges)
            self._moved = [_moved(r, k, row) for k, r in zip(edges, self._routes, strict=True)]
        return self._moved


def _moved(r: Route, edge: int, rows: int) -> Route:
    return Route(
        edge,
        tuple([(x, y + 2 * rows) for x, y in r.pts]),
        r.src._replace(row=r.src.row + rows),
        r.dst._replace(row=r.dst.row + rows),
        r.base,
        r.cost,
    )


def _route_long(grid: Grid, routes: list[Route | None], long: list[int]) -> None:
    router = Router(grid)
    for r in routes:
        if r is not None:
            router.board.put(r)
    long.sort(key=lambda k: (abs(grid.edges[k].dst - grid.edges[k].src), grid.edges[k].src, k))
    for k in long:
        router.board.put(router.best(k))
    for k in long:  # a second look, now that all of them are known
        router.improve(k)
    routes[:] = router.board.routes


def rerouted(plan: Layout, q: int) -> Layout:
    """Return a layout in which route q runs another way; few others change."""
    router = Router(plan.grid)
    for r in plan.routes:
        router.board.put(r)
    router.reroute(plan.routes[q].edge)
    routes = router.routes()
    return _laid(plan.grid, routes)


def _laid(grid: Grid, routes: list[Route]) -> Layout:
    laid, tracks = assign(grid, routes)
    if tracks.clashes:
        laid, tracks = _repaired(grid, routes, tracks)
    top = frozenset(r.dst.row for r in laid if r.dst.side == TOP)
    return Layout(grid, tuple(laid), tracks, top)


def _repaired(grid: Grid, routes: list[Route], tracks: Tracks) -> tuple[list[Route], Tracks]:
    """Change routes until no two lines lie on each other (circles of three or more constraints)."""
    router = Router(grid)
    for r in routes:
        router.board.put(r)
    laid = routes
    for _ in range(REPAIRS):
        if not tracks.clashes:
            break
        pair = tracks.clashes[0]
        worst = max(pair, key=lambda q: (len(routes[q].pts), q))
        router.reroute(routes[worst].edge)
        routes = router.routes()
        laid, tracks = assign(grid, routes)
    return laid, tracks
