"""Choose which of several lines below or above a symbol leaves where, so that they do not cross."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from soptui.chart.board import pair_cost
from soptui.chart.grid import BOTTOM, TOP, lane_x

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from soptui.chart.board import Ends, Route

MOST = 5
"""Lines of one symbol that are tried in every order."""


def untangled(routes: Sequence[Route], fine_x: Callable[[int, int], float]) -> Sequence[Route]:
    """Return the routes with the places beside each other given out anew where that helps.

    `fine_x(route, segment)`: exact order of the vertical segments in gutters.
    """
    groups: dict[tuple[int, int, int], list[int]] = {}
    for q, r in enumerate(routes):
        is_upright = r.src.side in (BOTTOM, TOP) and len(r.pts) > 3
        if is_upright and abs(r.pts[1][1] - r.pts[0][1]) == 1:
            groups.setdefault(r.src[:3], []).append(q)
    out = list(routes)
    for members in groups.values():
        if 1 < len(members) <= MOST and any(routes[q].src.slot for q in members):
            for q, slot in zip(members, _best_order(routes, members, fine_x), strict=True):
                out[q] = _with_slot(routes[q], slot)
    return out


def _best_order(
    routes: Sequence[Route], members: list[int], fine_x: Callable[[int, int], float]
) -> Sequence[int]:
    """Return the slots of the members with the fewest crossings, the present ones if as good."""
    now = tuple(routes[q].src.slot for q in members)

    def crossings(slots: Sequence[int]) -> float:
        runs = [_run(routes[q], slot, fine_x(q, 2)) for q, slot in zip(members, slots, strict=True)]
        return sum(
            min(pair_cost(a, b), pair_cost(b, a)) + _depth(a, b) for a, b in combinations(runs, 2)
        )

    return min(permutations(now), key=lambda slots: (crossings(slots), slots != now, slots))


def _run(r: Route, slot: int, end: float) -> tuple[float, float, Ends]:
    """Return the horizontal run of a route in the channel next to its symbol."""
    start = lane_x(r.src.lane) + slot
    turn = 1 if r.pts[3][1] > r.pts[2][1] else -1
    back = -1 if r.src.side == BOTTOM else 1
    return min(start, end), max(start, end), ((start, back), (end, turn))


def _depth(a: tuple[float, float, Ends], b: tuple[float, float, Ends]) -> float:
    """Return a little more when lines that go left leave to the right of others."""
    (a_start, _), (a_end, _) = a[2]
    (b_start, _), (b_end, _) = b[2]
    return 0.1 if (a_start < b_start) != (a_end < b_end) else 0.0


def _with_slot(r: Route, slot: int) -> Route:
    x = lane_x(r.src.lane) + slot
    pts = ((x, r.pts[0][1]), (x, r.pts[1][1]), *r.pts[2:])
    return replace(r, pts=pts, src=r.src._replace(slot=slot))
