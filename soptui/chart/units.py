"""Sections in their columns, with the words among their lines.

A section is realised, and its labels are placed, once for all the places it may come to. Where
labels of neighbours have to do with each other they are placed together, so that the outcome is as
if all labels of the chart had been placed at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.geometry import joined, place_rows, realize
from soptui.chart.grid import lane_x
from soptui.chart.labels import Placed, Placer
from soptui.chart.metrics import Pads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from soptui.chart.geometry import Geometry, RowPlaces
    from soptui.chart.grid import Symbol
    from soptui.chart.lanes import Columns
    from soptui.chart.lettering import Lettering
    from soptui.chart.memo import Memo
    from soptui.chart.metrics import Metrics, RowPads
    from soptui.chart.sections import Section


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """A section with what is drawn in it, wherever that may be."""

    section: Section
    metrics: Metrics
    lettering: Lettering
    half_widths: tuple[float, ...]
    heights: Sequence[float]
    """What the words of each row need between two separators."""
    symbols: tuple[Symbol, ...]
    """With rows counted from the first one of the section, without numbers."""
    labels: Sequence[str]
    """Of its routes."""
    words: frozenset[str]
    """All labels of the chart; empty where no symbol has words that could be taken for one."""
    is_first: bool
    is_last: bool
    has_words: bool

    @property
    def across(self) -> tuple[int, int]:
        """How far its symbols and lines reach to the left and to the right, as coarse x."""
        found = [lane_x(s.lane) for s in self.symbols]
        found += [x for r in self.section.routes for x, _ in r.pts]
        if self.section.stub >= 0:
            found.append(lane_x(self.section.stub))
        return (min(found), max(found)) if found else (lane_x(0), lane_x(0))


class Piece:
    """A section in the columns of the table. Its lines are realised when they are asked for."""

    __slots__ = ("_geometry", "columns", "content", "depth", "rows")

    def __init__(self, content: Content, columns: Columns, rows: RowPlaces, depth: float) -> None:
        self.content = content
        self.columns = columns
        self.rows = rows
        self.depth = depth
        self._geometry: Geometry | None = None

    @property
    def geometry(self) -> Geometry:
        """The places of its symbols and lines."""
        if self._geometry is None:
            c = self.content
            self._geometry = realize(
                c.section, c.metrics, self.columns, self.rows, c.symbols, c.half_widths, self.depth
            )
        return self._geometry


class Reach(NamedTuple):
    """How far words reach over the upper or lower border of their rows; negative: not over it."""

    tried: float
    near: float
    rivals: float
    joints: float
    """See `Placer`."""
    skin: float
    """Where the lines and symbols end; only one line goes on, and both neighbours know it."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of neighbouring pieces, for all columns in which their lines look the same."""

    placed: Placed
    above: Reach
    below: Reach
    columns: Columns
    """Where they were placed."""
    left: float
    right: float
    """How far to the sides labels were tried."""

    def shift_to(self, columns: Columns, lane: int, margin: float) -> float | None:
        """Return how far to the right they are in other columns; None if they were not the same.

        They are, unless the outer borders are in the way of what was tried. `lane`: one of theirs.
        """
        here, shift = self.columns, columns.lane_x[lane] - self.columns.lane_x[lane]
        gap, other_gap = here.width - self.right, columns.width - self.right - shift
        if shift and min(self.left, self.left + shift) < margin:
            return None
        return None if gap != other_gap and min(gap, other_gap) < margin else shift


@dataclass(slots=True, eq=False)
class Unit:
    """Neighbouring pieces with their words."""

    pieces: tuple[Piece, ...]
    height: float
    placed: Placed
    above: Reach
    below: Reach
    has_words: bool


NOTHING = Placed((), (), ())


@lru_cache
def _nowhere(skin: float) -> Reach:
    return Reach(-inf, -inf, -inf, -inf, skin)


def unit_of(content: Content, columns: Columns, pads: RowPads, depth: float, memo: Memo) -> Unit:
    """Give a section its places, and its words theirs. `depth`: see `realize`."""

    def rows() -> RowPlaces:
        above, below, channel = map(dict, pads or ((), (), ()))
        own = Pads(above=above, below=below, channel=channel)
        return place_rows(content.section, content.metrics, content.heights, own)

    piece = Piece(content, columns, memo.any((content, pads), rows), depth)
    return _worded((piece,), memo)


def joined_units(units: Iterable[Unit], memo: Memo) -> list[Unit]:
    """Place the words of neighbours together where they have to do with each other."""
    out: list[Unit] = []
    for each in units:
        unit = each
        while out and _meet(out[-1], unit):
            together = out.pop().pieces + unit.pieces
            unit = memo.any(together, partial(_worded, together, memo))
        out.append(unit)
    return out


def _worded(pieces: tuple[Piece, ...], memo: Memo) -> Unit:
    """Return pieces with their words, which are placed anew only if they have to be."""
    first = pieces[0].content
    t, m = first.lettering, first.metrics
    height = sum([p.rows.height for p in pieces])
    has_words = any(p.content.has_words for p in pieces)
    inner = m.gap + m.half_height - max(t.line / 2, m.half_height, m.diamond_half_height)
    if not has_words and not t.joints_apart:
        return Unit(pieces, height, NOTHING, _nowhere(-inner), _nowhere(-inner), has_words)
    columns, key = pieces[0].columns, tuple([(p.content, p.rows, p.depth) for p in pieces])
    spans = [p.content.across for p in pieces]
    low, high = min([a for a, _ in spans]), max([b for _, b in spans])
    # sums of other numbers are not exact, and places around a symbol are rounded to even ones
    can_move = m.whole and not any(s.words for p in pieces for s in p.content.symbols)
    form = columns.between(low, high) if can_move else columns
    words = memo.any((key, form), partial(_placed, pieces, -inner))
    shift = words.shift_to(columns, low >> 5, 0.25 * t.step)
    if shift is None:
        words = memo.any((key, columns), partial(_placed, pieces, -inner))
        shift = 0.0
    placed = words.placed
    if shift:
        labels = [label._replace(left=label.left + shift) for label in placed.labels]
        placed = Placed(labels, placed.missing, placed.wordless)
    return Unit(pieces, height, placed, words.above, words.below, has_words)


def _placed(pieces: tuple[Piece, ...], skin: float) -> Words:
    """Place the words of pieces."""
    first, last = pieces[0].content, pieces[-1].content
    geo = joined([p.geometry for p in pieces])
    labels = [label for p in pieces for label in p.content.labels]
    words = frozenset[str]().union(*[p.content.words for p in pieces])
    placer = Placer(
        geo, first.lettering, labels, words, is_first=first.is_first, is_last=last.is_last
    )
    placed = placer.place_all()
    tried, near, rivals, joints = placer.tried, placer.near, placer.rivals, placer.joints
    height = geo.height
    return Words(
        placed,
        Reach(-tried.low, -near.low, -rivals.low, -joints.low, skin),
        Reach(
            tried.high - height,
            near.high - height,
            rivals.high - height,
            joints.high - height,
            skin,
        ),
        geo.columns,
        placer.across.low,
        placer.across.high,
    )


def _meet(a: Unit, b: Unit) -> bool:
    """Tell whether words of `a` or of `b` below it could matter to those of the other."""
    if not (a.has_words or b.has_words):
        return False
    down, up = a.below, b.above
    step = a.pieces[0].content.lettering.step
    return (
        down.tried + max(up.skin, up.tried) > 0
        or up.tried + down.skin > 0
        or down.near + up.rivals >= 0
        or up.near + down.rivals >= 0
        or down.tried + step + up.joints > 0
        or up.tried + step + down.joints > 0
        or down.near > b.height
        or up.near > a.height
    )
