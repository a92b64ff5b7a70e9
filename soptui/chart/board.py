"""What already lies on the grid, and what a further line would cost there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from soptui.chart.grid import BOTTOM, LEFT, RIGHT, TOP, Port, is_gutter, is_lane, lane_x

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.chart.grid import Grid, Points

INFINITE = 1e9
HARD = 1000.0
"""Cost of two lines on top of each other: never acceptable."""
CROSSING = 6.0
OWN_CROSSING = 20.0
"""A line that crosses a line to the same arrow head."""
PARALLEL = 0.35

Item = TypeVar("Item")
Ends: TypeAlias = tuple[tuple[float, int], ...]
"""Branches of a segment: (place along it, direction: negative towards the lower side, positive
towards the higher; ±1 = that place cannot be shared, ±2 = tracks will set branches apart there)."""
Run: TypeAlias = tuple[int, int, int, int]
"""A line on a row or lane centre: from, to, net, edge."""
Track: TypeAlias = tuple[int, int, Ends, int, int]
"""A line in a gutter or channel: from, to, branches, net, edge."""


@dataclass(slots=True)
class Route:
    """How one edge runs. `net`: routes of one net share their arrow head and may share ink."""

    edge: int
    pts: Points
    src: Port
    dst: Port
    base: float
    cost: float = 0.0


def net_of(port: Port, lanes: int) -> int:
    """Return the number of the net that enters a port."""
    return (port.row * lanes + port.lane) * 4 + port.side


def pair_cost(a: tuple[float, float, Ends], b: tuple[float, float, Ends]) -> float:
    """Return the crossings caused by `a` lying before `b` (left of it, above it).

    `a`, `b`: (from, to, branches). HARD when a branch of one would lie on a branch of the other.
    """
    a_lo, a_hi, a_ends = a
    b_lo, b_hi, b_ends = b
    cost = 0.0
    for p, d in a_ends:
        if d > 0:
            if b_lo < p < b_hi:
                cost += 1
            for q, e in b_ends:
                if q == p and e < 0:
                    cost += HARD if d == 1 else 0.5
    for q, e in b_ends:
        if e < 0 and a_lo < q < a_hi:
            cost += 1
    return cost


def branches(pts: Points, k: int, axis: int) -> Ends:
    """Return the branches at both ends of segment k. axis 0: vertical segment, 1: horizontal."""
    out = []
    for p, q in ((k, k - 1), (k + 1, k + 2)):
        at = pts[p][1 - axis]
        soft = is_gutter(at) if axis else not at & 1
        out.append((at, (2 if soft else 1) * (1 if pts[q][axis] > pts[p][axis] else -1)))
    return tuple(out)


class Board:
    """Occupied rows, lanes, gutters, channels and ports of a grid."""

    def __init__(
        self, grid: Grid, ghost: int = -1, reserve: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Start with joint bars only.

        `ghost`: a row that may only be entered from the top. `reserve`: places whose sides are
        kept free for exits that are routed later.
        """
        n, m = len(grid.rows), grid.lanes
        self.grid = grid
        self.ghost = ghost
        self.symbol_x = [tuple(map(lane_x, row.lanes)) for row in grid.rows]
        self.symbols = {(i, c) for i, row in enumerate(grid.rows) for c in row.lanes}
        self.lane_rows: list[list[int]] = [[] for _ in range(m)]
        for i, row in enumerate(grid.rows):
            for c in row.lanes:
                self.lane_rows[c].append(i)
        self.rows: list[list[Run]] = [[] for _ in range(n)]
        self.lanes: list[list[Run]] = [[] for _ in range(m)]
        self.gutters: list[list[Track]] = [[] for _ in range(m + 1)]
        self.channels: list[list[Track]] = [[] for _ in range(n + 1)]
        self.over_gutter: list[list[int]] = [[] for _ in range(m + 1)]
        self.over_lane: list[list[int]] = [[] for _ in range(m)]
        self.over_level: list[set[tuple[int, int, int]]] = [set() for _ in range(2 * n + 1)]
        self.port: dict[Port, tuple[int, list[int]]] = {}
        self.routes: list[Route | None] = [None] * len(grid.edges)
        self.need: dict[tuple[int, int], int] = {}
        for e in grid.edges:
            self._claim((e.src, e.src_lanes[0]), 1)
        for place in reserve:
            self._claim(place, 1)
        self._tie_joint_rows()

    def _claim(self, place: tuple[int, int], count: int) -> None:
        self.need[place] = self.need.get(place, 0) + count

    def _tie_joint_rows(self) -> None:
        bars = 0
        for i, row in enumerate(self.grid.rows):
            for a, b in zip(row.lanes, row.lanes[1:], strict=False) if row.joint else ():
                bars += 1
                self.rows[i].append((lane_x(a), lane_x(b), -bars, -bars))
                self.port[Port(i, a, RIGHT)] = self.port[Port(i, b, LEFT)] = (-bars, [-bars])
                self._mark_over(lane_x(a), lane_x(b), 2 * i + 1, is_new=True)

    def is_clear(self, lane: int, first: int, last: int) -> bool:
        """Tell whether no symbol stands in this lane from row `first` to row `last`."""
        rows = self.lane_rows[lane]
        k = bisect_left(rows, first)
        return k == len(rows) or rows[k] > last

    # ---- ports ---------------------------------------------------------------------------------
    def place_of(self, row: int, lane: int) -> tuple[int, int]:
        """Return what exits are counted by: the symbol, or the whole joint row."""
        shape = self.grid.rows[row]
        return (row, shape.lanes[0] if shape.joint else lane)

    def can_use(self, src: Port, dst: Port, net: int) -> bool:
        """Tell whether the ports are free, leaving the target's symbol sides for its own exits."""
        if src in self.port:
            return False
        used = self.port.get(dst)
        if used is not None:
            return used[0] == net
        if dst.side == TOP:
            return True
        if dst.row == self.ghost:
            return False
        row = self.grid.rows[dst.row]
        lanes = row.lanes if row.joint else (dst.lane,)
        free = sum(
            Port(dst.row, c, side) not in self.port for c in lanes for side in (LEFT, RIGHT, BOTTOM)
        )
        return free - 1 >= self.need.get(self.place_of(dst.row, dst.lane), 0)

    def put(self, r: Route) -> None:
        """Lay a route."""
        net = net_of(r.dst, self.grid.lanes)
        self.routes[r.edge] = r
        self._claim(self.place_of(r.src.row, r.src.lane), -1)
        self.port[r.src] = (net, [r.edge])
        self.port.setdefault(r.dst, (net, []))[1].append(r.edge)
        self._mark(r, net, is_new=True)

    def rip(self, r: Route) -> None:
        """Take a route away."""
        self.routes[r.edge] = None
        self._claim(self.place_of(r.src.row, r.src.lane), 1)
        del self.port[r.src]
        users = self.port[r.dst][1]
        users.remove(r.edge)
        if not users:
            del self.port[r.dst]
        self._mark(r, net_of(r.dst, self.grid.lanes), is_new=False)

    # ---- occupancy -----------------------------------------------------------------------------
    def _mark(self, r: Route, net: int, *, is_new: bool) -> None:
        pts = r.pts
        for k in range(len(pts) - 1):
            x1, y1 = pts[k]
            x2, y2 = pts[k + 1]
            if y1 == y2:
                a, b = min(x1, x2), max(x1, x2)
                if y1 & 1:
                    _update(self.rows[y1 >> 1], (a, b, net, r.edge), is_new=is_new)
                else:
                    _update(
                        self.channels[y1 >> 1],
                        (a, b, branches(pts, k, 1), net, r.edge),
                        is_new=is_new,
                    )
                self._mark_over(a, b, y1, is_new=is_new)
                continue
            a, b = min(y1, y2), max(y1, y2)
            if is_gutter(x1):
                _update(
                    self.gutters[x1 >> 5], (a, b, branches(pts, k, 0), net, r.edge), is_new=is_new
                )
            elif is_lane(x1):
                _update(self.lanes[x1 >> 5], (a, b, net, r.edge), is_new=is_new)
            item = (x1, net, r.edge)
            for level in self.over_level[a + 1 : b]:
                if is_new:
                    level.add(item)
                else:
                    level.remove(item)

    def _mark_over(self, a: int, b: int, y: int, *, is_new: bool) -> None:
        """Note the horizontal at y from a to b with the gutters and lanes it passes."""
        passed = [self.over_gutter[g] for g in range(a // 32 + 1, (b - 1) // 32 + 1)]
        passed += [self.over_lane[c] for c in range((a - 16) // 32 + 1, (b - 17) // 32 + 1)]
        for levels in passed:
            if is_new:
                insort(levels, y)
            else:
                del levels[bisect_left(levels, y)]

    # ---- cost ----------------------------------------------------------------------------------
    def toll(self, pts: Points, dst: Port, limit: float) -> float:
        """Return what crossings and parallels add to a line.

        INFINITE when it cannot be drawn or costs `limit` or more.
        """
        net = net_of(dst, self.grid.lanes)
        cost = 0.0
        for k in range(len(pts) - 1):
            x1, y1 = pts[k]
            x2, y2 = pts[k + 1]
            if y1 == y2:
                cost += self._along_row(x1, x2, y1, net) if y1 & 1 else self._along(pts, k, 1, net)
                a, b = min(x1, x2), max(x1, x2)
                for x, other, _ in self.over_level[y1]:
                    if a < x < b:
                        cost += CROSSING if other != net else OWN_CROSSING
            elif is_gutter(x1):
                cost += self._along(pts, k, 0, net) + _passed(self.over_gutter[x1 >> 5], y1, y2)
            elif is_lane(x1):
                lane = x1 >> 5
                cost += self._along_lane(lane, y1, y2, net) + _passed(self.over_lane[lane], y1, y2)
            if cost >= limit:
                return INFINITE
        users = self.port.get(dst)
        return INFINITE if users and self._makes_four_way(pts, users[1]) else cost

    def _along_row(self, x1: int, x2: int, y: int, net: int) -> float:
        a, b, i = min(x1, x2), max(x1, x2), y >> 1
        if any(a < x < b for x in self.symbol_x[i]):
            return INFINITE
        for p, q, other, _ in self.rows[i]:
            if other == net:
                continue
            if p < b and a < q:
                return INFINITE
            t = p if p == b else q if q == a else 0
            if is_lane(t) and (i, t >> 5) not in self.symbols:
                return INFINITE  # two corners would meet in an empty cell
        return 0.0

    def _along_lane(self, lane: int, y1: int, y2: int, net: int) -> float:
        a, b = min(y1, y2), max(y1, y2)
        for p, q, other, _ in self.lanes[lane]:
            if other == net:
                continue
            if p < b and a < q:
                return INFINITE
            t = p if p == b else q if q == a else 0
            if t & 1 and (t >> 1, lane) not in self.symbols:
                return INFINITE
        return 0.0

    def _along(self, pts: Points, k: int, axis: int, net: int) -> float:
        """Cost of lying beside the lines of a gutter (axis 0) or channel (axis 1)."""
        tracks = self.channels[pts[k][1] >> 1] if axis else self.gutters[pts[k][0] >> 5]
        if not tracks:
            return 0.0
        u, v = pts[k][1 - axis], pts[k + 1][1 - axis]
        a, b = min(u, v), max(u, v)
        ends = branches(pts, k, axis)
        cost = 0.0
        for p, q, other_ends, other, _ in tracks:
            if p <= b and a <= q and other != net:
                one = (a, b, ends)
                two = (p, q, other_ends)
                least = min(pair_cost(one, two), pair_cost(two, one))
                cost += CROSSING * least + PARALLEL
        return cost

    def _makes_four_way(self, pts: Points, users: list[int]) -> bool:
        """Would four lines of one net meet in a point? Such a joint reads as a crossing.

        In channels the tracks keep them apart, so only row centres (odd y) matter.
        """
        lines = [r.pts for q in users if q >= 0 and (r := self.routes[q]) is not None]
        own = {p for p in pts[1:-1] if p[1] & 1}
        theirs = {p for line in lines for p in line[1:-1] if p[1] & 1 and arms(pts, p)}
        for p in own | theirs:
            mask = arms(pts, p)
            for line in lines:
                mask |= arms(line, p)
            if mask == 15:
                return True
        return False


def arms(pts: Sequence[tuple[float, float]], p: tuple[float, float]) -> int:
    """Return the directions in which a line leaves a point on it: 1 up, 2 right, 4 down, 8 left."""
    x, y = p
    mask = 0
    for (x1, y1), (x2, y2) in pairwise(pts):
        if y1 == y2 == y:
            if min(x1, x2) <= x <= max(x1, x2):
                mask |= (8 if min(x1, x2) < x else 0) | (2 if max(x1, x2) > x else 0)
        elif x1 == x2 == x and min(y1, y2) <= y <= max(y1, y2):
            mask |= (1 if min(y1, y2) < y else 0) | (4 if max(y1, y2) > y else 0)
    return mask


def _passed(levels: list[int], y1: int, y2: int) -> float:
    if not levels:
        return 0.0
    a, b = (y1, y2) if y1 < y2 else (y2, y1)
    return CROSSING * (bisect_left(levels, b) - bisect_right(levels, a))


def _update(items: list[Item], item: Item, *, is_new: bool) -> None:
    if is_new:
        items.append(item)
    else:
        items.remove(item)
