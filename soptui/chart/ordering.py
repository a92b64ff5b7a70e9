"""Order parallel lines in gutters and channels so that their branches cross as little as can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from soptui.chart.board import HARD, pair_cost

if TYPE_CHECKING:
    from soptui.chart.board import Ends

ROUNDS = 12
ANY = 1 << 30
"""More tracks than there are."""


@dataclass(slots=True)
class Segment:
    """Lines of one net that run as one inside a gutter or channel."""

    net: int
    lo: float
    hi: float
    ends: Ends
    users: list[tuple[int, int]]
    """(place of the route, number of its segment)."""
    near: int = 0
    """Its track from the lower side …"""
    far: int = 0
    """… unless that leaves fewer than so many tracks to the far side, its own included."""

    @property
    def pull(self) -> float:
        """-1: all branches go to the lower side … 1: all go to the higher side."""
        return sum((d > 0) - (d < 0) for _, d in self.ends) / len(self.ends)

    def track(self, count: int) -> int:
        """Return its track in a gutter or channel that has so many."""
        return min(self.near, count - self.far)


Clashes: TypeAlias = list[tuple[int, int]]
"""Places of two routes that would lie on each other: their routes must change."""


def ordered(segments: list[Segment], clashes: Clashes) -> int:
    """Order the segments of one gutter or channel; return how many tracks they take.

    Note clashes: pairs whose branches lie on each other in every order that was found.
    """
    segments.sort(key=lambda s: (s.lo, -s.hi, s.net, s.users))
    cost = _costs(segments)
    order = _improved(_start(segments), cost, len(segments))
    place = {q: p for p, q in enumerate(order)}
    after: list[list[int]] = [[] for _ in segments]
    for i, j in cost:
        if place[i] < place[j]:
            after[i].append(j)
            a, b = segments[i], segments[j]
            if _meets_joint(a, b) if a.net == b.net else cost[i, j] >= HARD:
                clashes.append((segments[i].users[0][0], segments[j].users[0][0]))
    return _pack(segments, order, after)


def _costs(segments: list[Segment]) -> dict[tuple[int, int], float]:
    """Return for each ordered pair of overlapping segments the crossings of that order."""
    cost: dict[tuple[int, int], float] = {}
    shapes = [(s.lo, s.hi, s.ends) for s in segments]
    for i, a in enumerate(shapes):
        for j in range(i + 1, len(shapes)):
            b = shapes[j]
            if b[0] > a[1]:
                break
            cost[i, j] = pair_cost(a, b)
            cost[j, i] = pair_cost(b, a)
            if segments[i].net == segments[j].net:
                cost[i, j] = HARD * _meets_joint(segments[i], segments[j])
                cost[j, i] = HARD * _meets_joint(segments[j], segments[i])
    return cost


def _meets_joint(a: Segment, b: Segment) -> bool:
    """Tell whether a branch of one runs through a joint of the other when `a` lies before `b`.

    Both are of one net: four lines would meet.
    """
    a_places, b_places = {p for p, _ in a.ends}, {p for p, _ in b.ends}
    return any(d > 0 and p in b_places and b.lo < p < b.hi for p, d in a.ends) or any(
        d < 0 and p in a_places and a.lo < p < a.hi for p, d in b.ends
    )


def _start(segments: list[Segment]) -> list[int]:
    """Branches to the lower side first; among equals the shorter one hugs its symbols."""
    return sorted(
        range(len(segments)),
        key=lambda q: (
            segments[q].pull,
            (segments[q].hi - segments[q].lo) * (-segments[q].pull or 0.01),
            segments[q].lo,
            segments[q].net,
            segments[q].users,
        ),
    )


def _improved(order: list[int], cost: dict[tuple[int, int], float], count: int) -> list[int]:
    """Move single segments to better places until nothing gains."""
    restless = {i for (i, j), c in cost.items() if c != cost[j, i]}  # no place is better for others
    for _ in range(ROUNDS):
        moved = False
        for q in range(count):
            if q not in restless:
                continue
            at = order.index(q)
            to = _better_place(order, at, cost)
            if to != at:
                order.insert(to, order.pop(at))
                moved = True
        if not moved:
            break
    return order


def _better_place(order: list[int], at: int, cost: dict[tuple[int, int], float]) -> int:
    q, best, to = order[at], -1e-9, at
    gain = 0.0
    for t in range(at - 1, -1, -1):
        o = order[t]
        gain += cost.get((q, o), 0) - cost.get((o, q), 0)
        if gain < best:
            best, to = gain, t
    gain = 0.0
    for t in range(at + 1, len(order)):
        o = order[t]
        gain += cost.get((o, q), 0) - cost.get((q, o), 0)
        if gain < best:
            best, to = gain, t
    return to


def _pack(segments: list[Segment], order: list[int], after: list[list[int]]) -> int:
    """Give numbers along the order; what branches to the far side is packed against it."""
    low = [0] * len(segments)
    for q in order:
        for o in after[q]:
            low[o] = max(low[o], low[q] + 1)
    count = max(low, default=-1) + 1
    for q in reversed(order):
        s = segments[q]
        if s.pull > 0.01:
            s.near = min([segments[o].near for o in after[q]], default=ANY) - 1
            s.far = max([segments[o].far for o in after[q]], default=0) + 1
        else:
            s.near = low[q]
    return count
