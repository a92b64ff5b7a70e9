"""The SOP as a grid of integers: rows of symbols in lanes, and arrows between them.

Coarse coordinates of everything that follows, the same for every medium:
x in 32nds of a lane: gutter g → 32 g, centre of lane c → 32 c + 16, a place beside the centre of a
symbol's lower or upper side → 32 c + 16 + slot;   y: channel k → 2 k, centre of row i → 2 i + 1.
Gutters surround the lanes, channels surround the rows; only these two hold parallel lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from soptui.chart.memo import Memo
from soptui.model import Simbol, Tempat
from soptui.model.flow import baris, huruf_simpul, keluar

if TYPE_CHECKING:
    from soptui.model import Langkah, Simpul, Sop
    from soptui.model.flow import Keluar

KINDS = {
    Simbol.MULAI: "term",
    Simbol.SELESAI: "term",
    Simbol.PROSES: "box",
    Simbol.KEPUTUSAN: "dec",
}
SLOTS_BELOW = (-2, 2, -4, 4)
SLOTS_ABOVE = (-3, 3, -5, 5)
"""Places beside the centre of a symbol's lower and upper side where more lines may leave."""
MAX_EXITS = 3 + len(SLOTS_BELOW) + len(SLOTS_ABOVE)
"""Lines that can leave one symbol, each from a place of its own on its border."""
LEFT, RIGHT, TOP, BOTTOM = range(4)


def lane_x(lane: int) -> int:
    """Return the coarse x of the centre of a lane."""
    return 32 * lane + 16


def gutter_x(gutter: int) -> int:
    """Return the coarse x of a gutter."""
    return 32 * gutter


def is_gutter(x: int) -> bool:
    """Tell whether a coarse x is a gutter."""
    return not x & 31


def is_lane(x: int) -> bool:
    """Tell whether a coarse x is the centre of a lane."""
    return x & 31 == 16


class Port(NamedTuple):
    """A place on the border of a symbol where lines leave or enter."""

    row: int
    lane: int
    side: int
    slot: int = 0


Points: TypeAlias = tuple[tuple[int, int], ...]


class Row(NamedTuple):
    """The lanes of a row that hold a symbol, from left to right."""

    lanes: tuple[int, ...]
    joint: bool = False
    """The symbols are tied by a double bar and count as one for the arrows."""


class Edge(NamedTuple):
    """One arrow. In a joint row any of its symbols will do: several lanes are given."""

    src: int
    src_lanes: tuple[int, ...]
    dst: int
    dst_lanes: tuple[int, ...]


class Symbol(NamedTuple):
    """What one symbol looks like; nothing of it matters to the routes."""

    row: int
    lane: int
    kind: str
    """term | box | dec | off."""
    number: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """What the router needs: equal grids have equal routes."""

    lanes: int
    rows: tuple[Row, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A grid with the words and shapes that are drawn on it."""

    grid: Grid
    symbols: tuple[Symbol, ...]
    labels: tuple[str, ...]
    """Label of each edge."""
    left_out: tuple[Tempat, ...] = ()
    """Sources of arrows beyond MAX_EXITS, one entry for each arrow that is not drawn."""


class Sheet(NamedTuple):
    """A chart with what the table around it shows."""

    chart: Chart
    steps: tuple[Langkah | None, ...]
    """Step of each row; None for a row of off-page connectors."""
    numbers: tuple[str, ...]
    """What the No column of each row shows."""
    lanes: tuple[str, ...]
    """Ids of the performers."""
    names: tuple[str, ...]


def sheet_of(sop: Sop, memo: Memo) -> Sheet:
    """Return the table of a whole SOP. Without performers it has one empty lane."""
    symbols = [(step.id, step.simpul, step.bersama) for step in sop.langkah]
    return Sheet(
        memo.last("chart", (symbols, sop.pelaksana), lambda: chart_of(sop, memo)),
        sop.langkah,
        tuple(str(i + 1) for i in range(len(sop.langkah))),
        tuple(p.id for p in sop.pelaksana) or ("",),
        tuple(p.nama for p in sop.pelaksana) or ("",),
    )


class _Shape(NamedTuple):
    """What one step brings to the grid, in whatever row it is."""

    row: Row
    symbols: tuple[tuple[int, str, str, str], ...]
    """Lane, kind, letter after the number of the row, and words, from left to right."""
    lanes_of: dict[str, tuple[int, ...]]
    """The lanes where an arrow of each performer ends; "" stands for the first symbol."""
    exits: tuple[Keluar, ...]


def chart_of(sop: Sop, memo: Memo | None = None) -> Chart:
    """Read the grid off an SOP, without symbols of unknown performers and arrows to nowhere."""
    column = {p.id: c for c, p in reversed(list(enumerate(sop.pelaksana)))}
    shapes = (memo or Memo()).each("shapes", column, sop.langkah, partial(_shape, column))
    symbols = [
        Symbol(i, lane, kind, f"{i + 1}{letter}", words)
        for i, shape in enumerate(shapes)
        for lane, kind, letter, words in shape.symbols
    ]
    edges, labels, left_out = [], [], []
    row_of = baris(sop)
    below = [*[row_of[step.id] for step in sop.langkah[1:]], None]
    for i, (_, _, lanes_of, exits) in enumerate(shapes):
        counts: dict[tuple[int, ...], int] = {}
        for source, step_id, target, label in exits:
            k = below[i] if step_id is None else row_of.get(step_id)
            src = lanes_of.get(source)
            dst = None if k is None else shapes[k].lanes_of.get(target)
            if k is None or src is None or dst is None:
                continue
            count = counts[src] = counts.get(src, 0) + 1
            if count > MAX_EXITS:
                left_out.append(Tempat(i, source))
                continue
            edges.append(Edge(i, src, k, dst))
            labels.append(label)
    rows = tuple([shape.row for shape in shapes])
    grid = Grid(max(1, len(sop.pelaksana)), rows, tuple(edges))
    return Chart(grid, tuple(symbols), tuple(labels), tuple(left_out))


def _shape(column: dict[str, int], step: Langkah) -> _Shape:
    """Return the shape of a step; of two symbols in one lane the first counts."""
    lanes: dict[int, Simpul] = {}
    for simpul in step.simpul:
        if simpul.pelaksana in column:
            lanes.setdefault(column[simpul.pelaksana], simpul)
    letters = huruf_simpul(step, column)
    symbols = tuple(
        [
            (lane, KINDS[s.simbol], letters[s.pelaksana], s.teks)
            for lane, s in sorted(lanes.items(), key=itemgetter(0))
        ]
    )
    row = Row(tuple(sorted(lanes)), step.bersama and len(lanes) > 1)
    lanes_of = {s.pelaksana: row.lanes if row.joint else (lane,) for lane, s in lanes.items()}
    if step.simpul and step.simpul[0].pelaksana in lanes_of:
        lanes_of[""] = lanes_of[step.simpul[0].pelaksana]
    exits = [exit_._replace(label=" ".join(exit_.label.split())) for exit_ in keluar(step)]
    return _Shape(row, symbols, lanes_of, tuple(exits))


def undrawable(sop: Sop) -> tuple[Tempat, ...]:
    """Return the symbol of each arrow that no chart can show: those beyond MAX_EXITS."""
    return chart_of(sop).left_out
