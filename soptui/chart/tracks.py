"""Give parallel lines in gutters and channels their tracks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from soptui.chart.board import branches, net_of
from soptui.chart.grid import is_gutter
from soptui.chart.ordering import Clashes, Segment, ordered
from soptui.chart.slots import untangled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.chart.board import Route


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
        count[g] = ordered(own, clashes)
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
        tracks.channel_count.append(ordered(segments, tracks.clashes) if segments else 0)
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
