"""Rows whose lines stand for themselves: from the routes of blocks to tracks.

Rows are counted from the first one, so that a section that only moves stays the same value.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from soptui.chart.board import Route
from soptui.chart.grid import TOP
from soptui.chart.tracks import Gutters, Tracks, assign, order_gutters

if TYPE_CHECKING:
    from soptui.chart.grid import Row
    from soptui.chart.memo import Memo


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Routes of the rows between two cuts, counted from the first of them."""

    rows: tuple[Row, ...]
    routes: tuple[Route, ...]
    uses_first: bool
    uses_last: bool
    """Lines run in the channel above the first row or below the last one."""
    leaves_in: int
    """Lane in which a line enters the row below; -1 if none does."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The lines of a section before it is known how many tracks the gutters have."""

    lanes: int
    rows: tuple[Row, ...]
    routes: tuple[Route, ...]
    gutters: Gutters
    stub: int
    """Lane in which a line from above enters the first row; -1 if none does."""


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """Rows with all their lines and the tracks of these; a value that stays the same while it can.

    `Route.edge` is the place of the route in the section. The line to the row below the last one
    belongs to it.
    """

    lanes: int
    rows: tuple[Row, ...]
    routes: tuple[Route, ...]
    tracks: Tracks
    stub: int
    """Lane in which a line from above enters the first row; -1 if none does."""
    entered_from_top: frozenset[int]
    """Rows with a symbol that a line enters from above."""
    leaves: bool
    """A line runs down into the row below the last one."""
    slots: dict[tuple[int, int], int]
    """Row, lane → farthest place beside the centre of a symbol where a line leaves."""


def lines_of(lanes: int, blocks: tuple[Block, ...], stub: int) -> Lines:
    """Return the lines of blocks below each other, with their order in the gutters."""
    if len(blocks) == 1:
        (block,) = blocks
        return Lines(lanes, block.rows, block.routes, order_gutters(lanes, block.routes), stub)
    rows: list[Row] = []
    routes: list[Route] = []
    for block in blocks:
        routes += [moved(r, len(routes) + k, len(rows)) for k, r in enumerate(block.routes)]
        rows += block.rows
    return Lines(lanes, tuple(rows), tuple(routes), order_gutters(lanes, routes), stub)


def section_of(lines: Lines, counts: tuple[int, ...], memo: Memo) -> Section:
    """Return the section of these lines. `counts`: tracks of each gutter; it knows its own only."""
    own = tuple([counts[g] for g in lines.gutters.segments])
    return memo.any((lines, own), partial(assigned, lines, counts))


def assigned(lines: Lines, counts: tuple[int, ...]) -> Section:
    """Return the section with tracks in gutters and channels."""
    count = len(lines.rows)
    routes, tracks = assign(lines.lanes, count, lines.routes, lines.gutters, counts)
    slots: dict[tuple[int, int], int] = {}
    for r in routes:
        if r.src.slot:
            at = (r.src.row, r.src.lane)
            slots[at] = max(slots.get(at, 0), abs(r.src.slot))
    return Section(
        lines.lanes,
        lines.rows,
        tuple(routes),
        tracks,
        lines.stub,
        frozenset(r.dst.row for r in routes if r.dst.side == TOP),
        any(r.dst.row == count for r in routes),
        slots,
    )


def moved(r: Route, edge: int, rows: int) -> Route:
    """Return a route of another edge, so many rows further down."""
    return Route(
        edge,
        tuple([(x, y + 2 * rows) for x, y in r.pts]) if rows else r.pts,
        r.src._replace(row=r.src.row + rows),
        r.dst._replace(row=r.dst.row + rows),
        r.base,
        r.cost,
    )
