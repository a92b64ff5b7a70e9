"""Order parallel lines in gutters and channels so that their branches cross as little as can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from soptui.chart.board import HARD, branches, net_of, pair_cost
from soptui.chart.grid import is_gutter
from soptui.chart.slots import untangled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.chart.board import Ends, Route

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


@dataclass(slots=True)
class Gutters:
    """The lines of some rows in the gutters. How many tracks these get, the whole chart decides."""

    segments: dict[int, list[Segment]]
    """Of each gutter with lines."""
    count: tuple[int, ...]
    """Tracks that are needed here."""
    hugging: tuple[int, ...]
    """Of these, the ones up to the last line that only has branches to the lane on its left."""
    clashes: Clashes


@dataclass(slots=True)
class Tracks:
    """Which track every line in a gutter or channel has."""

    counts: Sequence[int]
    """Tracks of each gutter, in the whole chart."""
    of: dict[tuple[int, int], int] = field(default_factory=dict)
    """(place of the route, number of its segment) → track; centre lines have none."""
    channel_count: list[int] = field(default_factory=list)
    clashes: Clashes = field(default_factory=list)

    def fine_x(self, x: int, vertical: tuple[int, int]) -> float:
        """Return the exact order of a vertical line: its coarse x, in gutters with its track."""
        if not is_gutter(x):
            return x
        return x - 8 + 16 * (self.of[vertical] + 1) / (self.counts[x >> 5] + 1)

    def note(self, segments: list[Segment], count: int) -> None:
        """Give the lines of one gutter or channel their tracks."""
        for s in segments:
            for user in s.users:
                self.of[user] = s.track(count)


def order_gutters(lanes: int, routes: Sequence[Route]) -> Gutters:
    """Order the lines in all gutters."""
    clashes: Clashes = []
    segments: dict[int, list[Segment]] = {}
    count, hugging = [0] * (lanes + 1), [0] * (lanes + 1)
    for g, runs in sorted(_runs(lanes, routes, is_flat=False).items()):
        segments[g] = own = _touching(runs)
        count[g] = _order(own, clashes)
        hugs = [s.near + 1 for s in own if all(d < 0 for _, d in s.ends)]
        hugging[g] = max(hugs, default=0)
    return Gutters(segments, tuple(count), tuple(hugging), clashes)


def assign(
    lanes: int, rows: int, routes: Sequence[Route], gutters: Gutters, counts: Sequence[int]
) -> tuple[Sequence[Route], Tracks]:
    """Give every run in a gutter or channel its track. `counts`: tracks of each gutter.

    Return the routes too: several lines below one symbol may have changed places.
    """
    tracks = Tracks(counts, clashes=gutters.clashes.copy())
    for g, segments in gutters.segments.items():
        tracks.note(segments, counts[g])
    flat = _runs(lanes, routes, is_flat=True)
    if not flat:
        tracks.channel_count = [0] * (rows + 1)
        return routes, tracks
    routes = untangled(routes, lambda q, k: tracks.fine_x(routes[q].pts[k][0], (q, k)))
    through = _through(lanes, routes, tracks)
    channels: list[list[Segment]] = [[] for _ in range(rows + 1)]
    for k, runs in _runs(lanes, routes, is_flat=True).items():
        fine = [_fine(run, routes, tracks) for run in runs]
        channels[k] = _join(fine, through.get(k, {}), routes)
    for segments in channels:
        tracks.channel_count.append(_order(segments, tracks.clashes) if segments else 0)
        tracks.note(segments, tracks.channel_count[-1])
    return routes, tracks


def _runs(lanes: int, routes: Sequence[Route], *, is_flat: bool) -> dict[int, list[Segment]]:
    """Return the runs in each channel (flat) or each gutter."""
    out: dict[int, list[Segment]] = {}
    for q, r in enumerate(routes):
        net, pts = net_of(r.dst, lanes), r.pts
        for k in range(len(pts) - 1):
            (x1, y1), (x2, y2) = pts[k], pts[k + 1]
            if is_flat and y1 == y2 and not y1 & 1:
                run = Segment(net, min(x1, x2), max(x1, x2), branches(pts, k, 1), [(q, k)])
                out.setdefault(y1 >> 1, []).append(run)
            elif not is_flat and x1 == x2 and is_gutter(x1):
                run = Segment(net, min(y1, y2), max(y1, y2), branches(pts, k, 0), [(q, k)])
                out.setdefault(x1 >> 5, []).append(run)
    return out


def _touching(runs: list[Segment]) -> list[Segment]:
    """Make one segment of the runs of a net that touch."""
    out: list[Segment] = []
    last: dict[int, Segment] = {}
    for run in sorted(runs, key=lambda s: (s.net, s.lo, s.hi, s.users)):
        old = last.get(run.net)
        if old is not None and run.lo <= old.hi:
            _merge(old, run)
        else:
            last[run.net] = run
            out.append(run)
    return out


def _merge(old: Segment, run: Segment) -> None:
    old.lo, old.hi = min(old.lo, run.lo), max(old.hi, run.hi)
    old.ends += run.ends
    old.users += run.users


def _fine(run: Segment, routes: Sequence[Route], tracks: Tracks) -> Segment:
    """Return a run in a channel with the exact order of the verticals it ends at."""
    q, k = run.users[0]
    pts = routes[q].pts
    places = [tracks.fine_x(pts[p][0], (q, v)) for p, v in ((k, k - 1), (k + 1, k + 1))]
    ends = tuple((x, 1 if d > 0 else -1) for x, (_, d) in zip(places, run.ends, strict=True))
    return Segment(run.net, min(places), max(places), ends, run.users)


def _through(
    lanes: int, routes: Sequence[Route], tracks: Tracks
) -> dict[int, dict[int, set[float]]]:
    """Return for each channel and net where verticals of that net run straight through."""
    out: dict[int, dict[int, set[float]]] = {}
    for q, r in enumerate(routes):
        for k, ((x1, y1), (x2, y2)) in enumerate(zip(r.pts, r.pts[1:], strict=False)):
            if x1 == x2:
                lo, hi = min(y1, y2), max(y1, y2)
                for y in range((lo >> 1) + 1, (hi + 1) >> 1):
                    nets = out.setdefault(y, {})
                    nets.setdefault(net_of(r.dst, lanes), set()).add(tracks.fine_x(x1, (q, k)))
    return out


def _join(
    runs: list[Segment], through: dict[int, set[float]], routes: Sequence[Route]
) -> list[Segment]:
    """Make one segment of touching runs of a net, but let no four lines meet in one point.

    Such a joint could not be told from a crossing. Lines that leave below one symbol stay apart
    for their labels.
    """
    out: list[Segment] = []
    for run in sorted(runs, key=lambda s: (s.net, s.lo, s.hi, s.users)):
        for old in reversed(out):
            if old.net != run.net:
                continue
            if _leave_together(old, run, routes):
                continue
            others = {p for s in out if s.net == run.net and s is not old for p, _ in s.ends}
            if run.lo <= old.hi and not _four_way(old, run, through.get(run.net, set()) | others):
                _merge(old, run)
                break
        else:
            out.append(run)
    return out


def _leave_together(a: Segment, b: Segment, routes: Sequence[Route]) -> bool:
    leaving = {routes[q].src[:2] for q, k in a.users if k == 1}
    return any(k == 1 and routes[q].src[:2] in leaving for q, k in b.users)


def _four_way(a: Segment, b: Segment, through: set[float]) -> bool:
    lo, hi = min(a.lo, b.lo), max(a.hi, b.hi)
    ends = a.ends + b.ends
    for p in {p for p, _ in ends}:
        if lo < p < hi:
            sides = {d > 0 for q, d in ends if q == p}
            if p in through or len(sides) == 2:
                return True
    return False


def _order(segments: list[Segment], clashes: Clashes) -> int:
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
