"""The shapes a line may have, cheapest first (costs: bends, lanes, rows and channels used)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.grid import (
    BOTTOM,
    LEFT,
    RIGHT,
    SLOTS_ABOVE,
    SLOTS_BELOW,
    TOP,
    Port,
    gutter_x,
    lane_x,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from soptui.chart.grid import Edge, Points

BEND = 2.0
LANE = 0.5
ROW = 0.12
CHANNEL = 1.5
SIDE_IN = 1.2
"""A line from above that enters at a side instead of at the top."""
TOP_BACK = 0.4
"""A line from below that enters at the top instead of at a side."""
SLOT = 2.5
SLOT_ABOVE = 40.0
"""Readers look for exits at the sides and below: the upper side is the last resort."""


class Candidate(NamedTuple):
    """One way to draw an edge: base cost, where it leaves and enters, its corners."""

    base: float
    src: Port
    dst: Port
    pts: Points


def candidates(
    edge: Edge, stage: int, lanes: int, is_clear: Callable[[int, int, int], bool]
) -> list[Candidate]:
    """Return the shapes of one stage, cheapest first.

    Stage 0: along lanes only. 1: by a gutter near both ends. 2: by any other gutter. 3: from a
    place beside the centre of the symbol, gutters as in 1. 4: the same with any other gutter, and
    upwards. Later stages hold nothing cheaper than the cheapest shape of 0 and 1.
    `is_clear(lane, first, last)`: no symbol in these rows.
    """
    out: list[Candidate] = []
    for c in edge.src_lanes:
        for d in edge.dst_lanes:
            if stage == 0:
                out += _direct(edge.src, c, edge.dst, d, is_clear)
                continue
            near = range(max(0, min(c, d) - 1), min(lanes, max(c, d) + 2) + 1)
            far = [*range(near.start), *range(near.stop, lanes + 1)]
            gutters = near if stage in (1, 3) else far
            if stage < 3:
                out += _by_gutter(edge.src, c, edge.dst, d, gutters)
                continue
            for slot in SLOTS_BELOW:
                out += _beside(edge.src, c, edge.dst, d, slot, gutters, is_clear)
            for slot in SLOTS_ABOVE if stage == 4 else ():
                out += _beside(edge.src, c, edge.dst, d, slot, range(lanes + 1), is_clear)
    out.sort(key=lambda t: t.base)
    return out


def _direct(
    i: int, c: int, j: int, d: int, is_clear: Callable[[int, int, int], bool]
) -> Iterator[Candidate]:
    """Straight; along the row, then down; down, then along the row; by a channel."""
    if j < i or (i == j and c == d):
        return
    xs, xd, ys, yd = lane_x(c), lane_x(d), 2 * i + 1, 2 * j + 1
    cost = (j - i) * ROW + abs(c - d) * LANE
    out, into = (RIGHT, LEFT) if d > c else (LEFT, RIGHT)
    if i == j:
        yield Candidate(cost, Port(i, c, out), Port(j, d, into), ((xs, ys), (xd, ys)))
        return
    below, top = Port(i, c, BOTTOM), Port(j, d, TOP)
    free_c, free_d = is_clear(c, i + 1, j - 1), is_clear(d, i + 1, j - 1)
    if c == d:
        if free_c:
            yield Candidate(cost, below, top, ((xs, ys), (xd, yd)))
        return
    if free_d and is_clear(d, i, i):
        yield Candidate(cost + BEND, Port(i, c, out), top, ((xs, ys), (xd, ys), (xd, yd)))
    if free_c and is_clear(c, j, j):
        yield Candidate(
            cost + BEND + SIDE_IN, below, Port(j, d, into), ((xs, ys), (xs, yd), (xd, yd))
        )
    cost += 2 * BEND + CHANNEL
    if free_d:
        y = 2 * i + 2
        yield Candidate(cost, below, top, ((xs, ys), (xs, y), (xd, y), (xd, yd)))
    if free_c and j > i + 1:
        y = 2 * j
        yield Candidate(cost, below, top, ((xs, ys), (xs, y), (xd, y), (xd, yd)))


def _by_gutter(i: int, c: int, j: int, d: int, gutters: Sequence[int]) -> Iterator[Candidate]:
    """Shapes with one run in a gutter: side-side, side-top, bottom-side, bottom-top."""
    xs, xd, ys, yd = lane_x(c), lane_x(d), 2 * i + 1, 2 * j + 1
    start, end = (xs, ys), (xd, yd)
    left_out, right_out, below = Port(i, c, LEFT), Port(i, c, RIGHT), Port(i, c, BOTTOM)
    left_in, right_in, top = Port(j, d, LEFT), Port(j, d, RIGHT), Port(j, d, TOP)
    at_side, at_top = (SIDE_IN, 0.0) if j > i else (0.0, TOP_BACK)
    k, t = 2 * i + 2, 2 * j
    for g in gutters:
        x = gutter_x(g)
        out, into = left_out if x < xs else right_out, left_in if x < xd else right_in
        cost = (abs(x - xs) + abs(x - xd)) / 32 * LANE + abs(j - i) * ROW
        if i != j:
            yield Candidate(cost + 2 * BEND + at_side, out, into, (start, (x, ys), (x, yd), end))
        cost += 3 * BEND + CHANNEL
        yield Candidate(cost + at_top, out, top, (start, (x, ys), (x, t), (xd, t), end))
        yield Candidate(cost + at_side, below, into, (start, (xs, k), (x, k), (x, yd), end))
        if k != t:
            yield Candidate(
                cost + BEND + CHANNEL + at_top,
                below,
                top,
                (start, (xs, k), (x, k), (x, t), (xd, t), end),
            )


def _beside(
    i: int,
    c: int,
    j: int,
    d: int,
    slot: int,
    gutters: Sequence[int],
    is_clear: Callable[[int, int, int], bool],
) -> Iterator[Candidate]:
    """Shapes that leave the lower or upper side of the symbol beside its centre."""
    is_below = slot in SLOTS_BELOW
    xs, xd, ys, yd = lane_x(c) + slot, lane_x(d), 2 * i + 1, 2 * j + 1
    src, top = Port(i, c, BOTTOM if is_below else TOP, slot), Port(j, d, TOP)
    k, t = (2 * i + 2 if is_below else 2 * i), 2 * j
    cost = abs(j - i) * ROW + (SLOT if is_below else SLOT_ABOVE) + abs(slot) * 0.1
    at_side, at_top = (SIDE_IN, 0.0) if j > i else (0.0, TOP_BACK)
    if k == t or (is_below and j > i and is_clear(d, i + 1, j - 1)):
        yield Candidate(
            cost + abs(c - d) * LANE + 2 * BEND + CHANNEL,
            src,
            top,
            ((xs, ys), (xs, k), (xd, k), (xd, yd)),
        )
    for g in gutters:
        x = gutter_x(g)
        far = cost + (abs(x - xs) + abs(x - xd)) / 32 * LANE
        side_in = Port(j, d, LEFT if x < xd else RIGHT)
        yield Candidate(
            far + 3 * BEND + CHANNEL + at_side,
            src,
            side_in,
            ((xs, ys), (xs, k), (x, k), (x, yd), (xd, yd)),
        )
        if k != t:
            yield Candidate(
                far + 4 * BEND + 2 * CHANNEL + at_top,
                src,
                top,
                ((xs, ys), (xs, k), (x, k), (x, t), (xd, t), (xd, yd)),
            )
