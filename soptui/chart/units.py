"""Sections in their columns, with the words among their lines.

A section is realised, and its labels are placed, once for all the places it may come to. Where
labels of neighbours have to do with each other they are placed together, so that the outcome is as
if all labels of the chart had been placed at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.geometry import Geometry, joined, realize
from soptui.chart.labels import Placed, Placer
from soptui.chart.metrics import Pads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from soptui.chart.grid import Symbol
    from soptui.chart.lanes import Columns
    from soptui.chart.layout import Section
    from soptui.chart.lettering import Lettering
    from soptui.chart.memo import Memo
    from soptui.chart.metrics import Metrics, RowPads


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """A section with what is drawn in it, wherever that may be."""

    section: Section
    metrics: Metrics
    lettering: Lettering
    half_widths: Sequence[float]
    heights: Sequence[float]
    """What the words of each row need between two separators."""
    symbols: Sequence[Symbol]
    """With rows counted from the first one of the section, without numbers."""
    labels: Sequence[str]
    """Of its routes."""
    words: frozenset[str]
    """All labels of the chart; empty where no symbol has words that could be taken for one."""
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A section in the columns of the table."""

    content: Content
    geometry: Geometry


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
class Unit:
    """Neighbouring pieces with their words."""

    pieces: tuple[Piece, ...]
    height: float
    placed: Placed
    above: Reach
    below: Reach
    has_words: bool


def piece_of(content: Content, columns: Columns, pads: RowPads, depth: float) -> Piece:
    """Give a section its places. `depth`: see `realize`."""
    above, below, channel = map(dict, pads or ((), (), ()))
    own = Pads(above=above, below=below, channel=channel)
    c = content
    geometry = realize(
        c.section, c.metrics, columns, c.symbols, c.half_widths, c.heights, own, depth
    )
    return Piece(c, geometry)


def units_of(pieces: Iterable[Piece], memo: Memo) -> list[Unit]:
    """Place the words of all pieces."""
    out: list[Unit] = []
    for piece in pieces:
        unit = memo.any(piece, partial(_placed, (piece,)))
        while out and _meet(out[-1], unit):
            together = out.pop().pieces + unit.pieces
            unit = memo.any(together, partial(_placed, together))
        out.append(unit)
    return out


def _placed(pieces: tuple[Piece, ...]) -> Unit:
    geo = joined([p.geometry for p in pieces])
    first, last = pieces[0].content, pieces[-1].content
    t, m = first.lettering, geo.metrics
    inner = m.gap + m.half_height - max(t.line / 2, m.half_height, m.diamond_half_height)
    labels = [label for p in pieces for label in p.content.labels]
    has_words = any(labels) or any(n.symbol.words for n in geo.nodes)
    if not has_words and not t.joints_apart:
        nowhere = Reach(-inf, -inf, -inf, -inf, -inner)
        return Unit(pieces, geo.height, Placed([], [], []), nowhere, nowhere, has_words)
    words = frozenset[str]().union(*[p.content.words for p in pieces])
    placer = Placer(geo, t, labels, words, is_first=first.is_first, is_last=last.is_last)
    placed = placer.place_all()
    tried, near, rivals, joints = placer.tried, placer.near, placer.rivals, placer.joints
    height = geo.height
    return Unit(
        pieces,
        height,
        placed,
        Reach(-tried.top, -near.top, -rivals.top, -joints.top, -inner),
        Reach(
            tried.bottom - height,
            near.bottom - height,
            rivals.bottom - height,
            joints.bottom - height,
            -inner,
        ),
        has_words,
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
