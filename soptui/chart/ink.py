"""What is drawn of a flow on paper, whatever draws it: runs of lines with hops, joints, heads."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.board import arms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.chart.geometry import Geometry, Point

HOP = 2.6
"""Radius of the half circle with which a flat line jumps over a foreign one."""
DOT = 1.5
HEAD = 4.6
"""Length and width of an arrow head."""


class Run(NamedTuple):
    """A straight line: flat at y = `at` or upright at x = `at`, from `start` to `end`."""

    is_flat: bool
    at: float
    start: float
    end: float
    hops: tuple[float, ...]
    """Where it jumps over others."""


class Net(NamedTuple):
    """All lines to one arrow head; shared ink is there once."""

    runs: tuple[Run, ...]
    joints: tuple[Point, ...]
    """Where they meet."""


class Trace(NamedTuple):
    """One line from symbol to symbol, for what draws each line by itself."""

    row: int
    lane: int
    """Of the symbol that it leaves."""
    points: tuple[Point, ...]
    hops: tuple[tuple[float, ...], ...]
    """Where each of its parts jumps over foreign lines, in the order of its way."""


def nets_of(geo: Geometry) -> list[Net]:
    """Return the ink of all lines."""
    lines = _by_net(geo)
    uprights = _uprights(lines)
    return [
        Net(tuple(_runs(net, some, uprights)), tuple(_joints(some))) for net, some in lines.items()
    ]


def traces_of(geo: Geometry) -> list[Trace]:
    """Return all lines one by one; ink that some of them share is there in each."""
    uprights = _uprights(_by_net(geo))
    out = []
    for q, (route, line) in enumerate(zip(geo.routes, geo.lines, strict=True)):
        hops = []
        for (x1, y1), (x2, y2) in pairwise(line):
            found = _hops(geo.net(q), y1, min(x1, x2), max(x1, x2), uprights) if y1 == y2 else ()
            hops.append(found if x1 < x2 else found[::-1])
        out.append(Trace(route.src.row, route.src.lane, line, tuple(hops)))
    return out


def _by_net(geo: Geometry) -> dict[int, list[tuple[Point, ...]]]:
    lines: dict[int, list[tuple[Point, ...]]] = {}
    for q, line in enumerate(geo.lines):
        lines.setdefault(geo.net(q), []).append(line)
    return lines


def heads_of(geo: Geometry) -> list[tuple[int, Point]]:
    """Return the side that each arrow head enters, and its point."""
    return sorted({(r.dst.side, line[-1]) for r, line in zip(geo.routes, geo.lines, strict=True)})


def _uprights(
    nets: dict[int, list[tuple[Point, ...]]],
) -> dict[float, list[tuple[float, float, int]]]:
    out: dict[float, list[tuple[float, float, int]]] = {}
    for net, lines in nets.items():
        for line in lines:
            for (x1, y1), (x2, y2) in pairwise(line):
                if x1 == x2:
                    out.setdefault(x1, []).append((min(y1, y2), max(y1, y2), net))
    return dict(sorted(out.items()))


def _runs(
    net: int,
    lines: list[tuple[Point, ...]],
    uprights: dict[float, list[tuple[float, float, int]]],
) -> Iterator[Run]:
    for is_flat, at, a, b in _spans(lines):
        yield Run(is_flat, at, a, b, _hops(net, at, a, b, uprights) if is_flat else ())


def _hops(
    net: int, at: float, a: float, b: float, uprights: dict[float, list[tuple[float, float, int]]]
) -> tuple[float, ...]:
    """Return where a flat line of a net from a to b meets upright lines of others."""
    return tuple(
        x
        for x, others in uprights.items()
        if a < x < b and any(lo < at < hi and other != net for lo, hi, other in others)
    )


def _spans(lines: list[tuple[Point, ...]]) -> Iterator[tuple[bool, float, float, float]]:
    """Yield the runs that the lines cover together: flat or not, where, from, to."""
    spans: dict[tuple[bool, float], list[tuple[float, float]]] = {}
    for line in lines:
        for (x1, y1), (x2, y2) in pairwise(line):
            key = (True, y1) if y1 == y2 else (False, x1)
            ends = (x1, x2) if y1 == y2 else (y1, y2)
            spans.setdefault(key, []).append((min(ends), max(ends)))
    for (is_flat, at), pieces in sorted(spans.items()):
        pieces.sort()
        lo, hi = pieces[0]
        for a, b in pieces[1:]:
            if a > hi:
                yield is_flat, at, lo, hi
                lo, hi = a, b
            hi = max(hi, b)
        yield is_flat, at, lo, hi


def _joints(lines: list[tuple[Point, ...]]) -> Iterator[Point]:
    """Yield where lines to one arrow head meet."""
    if len(lines) < 2:
        return
    for p in sorted({p for line in lines for p in line[1:-1]}):
        mask = 0
        for line in lines:
            mask |= arms(line, p)
        if mask.bit_count() > 2:
            yield p
