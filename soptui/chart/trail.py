"""The arrows of one symbol: where they lead, where they come from, which cells they are drawn in.

A screen asks for one symbol at a time, so an arrow is traced when it is first asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from soptui.chart.cells import label_lines
from soptui.chart.grid import TOP
from soptui.chart.measure import text_width

if TYPE_CHECKING:
    from soptui.chart.geometry import Geometry
    from soptui.chart.grid import Port
    from soptui.chart.table import Drawing

Node: TypeAlias = tuple[str, str]
"""Step id and performer id of a symbol."""
Ink: TypeAlias = frozenset[tuple[int, int]]
"""Cells (x, y) of a drawing."""
_NOTHING: Ink = frozenset()


class Arrow(NamedTuple):
    """One arrow as it is drawn. Lines that run together belong to each of their arrows."""

    source: Node
    target: Node
    label: str
    line: Ink
    tip: Ink
    """The arrow head and the label: what tells where it leads."""

    @property
    def ink(self) -> Ink:
        """All cells of the arrow."""
        return self.line | self.tip


class Trail(NamedTuple):
    """The arrows of a symbol, in the order of the SOP."""

    leaving: tuple[Arrow, ...] = ()
    entering: tuple[Arrow, ...] = ()


class Trails:
    """The trails of one drawing. In a joint row all symbols share their arrows."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._places = drawing.arrangement.plan.places
        self._starts = [place.row for place in self._places]
        self._labels = {label.edge: label for label in drawing.arrangement.labels()}
        self._parts: dict[int, _Part] = {}
        self._arrows: dict[int, Arrow] = {}
        self._known: dict[Node, Trail] = {}

    def of(self, node: Node) -> Trail:
        """Return the arrows of a symbol; none for a symbol that is not drawn."""
        if node not in self._known:
            steps = self._drawing.sheet.steps
            rows = [i for i, step in enumerate(steps) if (step.id if step else "") == node[0]]
            self._known[node] = self._found(node[1], rows)
        return self._known[node]

    def _found(self, lane: str, rows: list[int]) -> Trail:
        lanes, edges = self._drawing.sheet.lanes, self._drawing.chart.grid.edges
        leaving: list[tuple[int, int, int]] = []
        entering: list[tuple[int, int, int]] = []
        for row in rows:
            k = bisect_right(self._starts, row) - 1
            for part in (k - 1, k) if k else (k,):  # a line may come from the section above
                for q, number in enumerate(self._places[part].edges):
                    edge = edges[number]
                    if edge.src == row and lane in [lanes[c] for c in edge.src_lanes]:
                        leaving.append((number, part, q))
                    if edge.dst == row and lane in [lanes[c] for c in edge.dst_lanes]:
                        entering.append((number, part, q))
        return Trail(self._sorted(leaving), self._sorted(entering))

    def _sorted(self, found: list[tuple[int, int, int]]) -> tuple[Arrow, ...]:
        return tuple(self._arrow(*each) for each in sorted(found))

    def _node(self, row: int, lane: int) -> Node:
        sheet = self._drawing.sheet
        step = sheet.steps[row]
        return (step.id if step else "", sheet.lanes[lane])

    def _arrow(self, number: int, k: int, q: int) -> Arrow:
        """Return the arrow of an edge: route q of section k."""
        if number not in self._arrows:
            drawing, first = self._drawing, self._starts[k]
            if k not in self._parts:
                self._parts[k] = _Part(drawing.arrangement.pieces[k].geometry)
            route = self._places[k].section.routes[q]
            left = drawing.frozen - 1
            top = drawing.head - 1
            line, head = self._parts[k].ink(q, int(drawing.arrangement.tops[k]))
            label = self._label_ink(number)
            self._arrows[number] = Arrow(
                self._node(first + route.src.row, route.src.lane),
                self._node(first + route.dst.row, route.dst.lane),
                drawing.sheet.chart.labels[number],
                frozenset((x + left, y + top) for x, y in line - label - {head}),
                frozenset((x + left, y + top) for x, y in label | {head}),
            )
        return self._arrows[number]

    def _label_ink(self, edge: int) -> Ink:
        label = self._labels.get(edge)
        if label is None:
            return _NOTHING
        return frozenset(
            (x, y)
            for y, left, text in label_lines(label)
            for x in range(left, left + text_width(text))
        )


class _Part:
    """The lines of one section in cells."""

    def __init__(self, geo: Geometry) -> None:
        self._geo = geo
        self._upright: dict[int, list[tuple[int, int, int]]] = {}
        """x → vertical pieces: y from, y to, net."""
        for q, line in enumerate(geo.lines):
            for (x1, y1), (x2, y2) in pairwise(line):
                if x1 == x2:
                    piece = (int(min(y1, y2)), int(max(y1, y2)), geo.net(q))
                    self._upright.setdefault(int(x1), []).append(piece)

    def ink(self, q: int, top: int) -> tuple[Ink, tuple[int, int]]:
        """Return the cells of a route, and the one of its arrow head; `top`: of the section."""
        x, y = self._head(q, self._geo.routes[q].dst)
        return frozenset((x, y + top) for x, y in self._run(q)), (x, y + top)

    def _run(self, q: int) -> Ink:
        """Return the cells between both symbols, without those where another line lies on top."""
        line = [(int(x), int(y)) for x, y in self._geo.lines[q]]
        net = self._geo.net(q)
        flat: set[tuple[int, int]] = set()
        upright: set[tuple[int, int]] = set()
        for (x1, y1), (x2, y2) in pairwise(line):
            if x1 == x2:
                upright.update((x1, y) for y in range(min(y1, y2), max(y1, y2) + 1))
            else:
                flat.update((x, y1) for x in range(min(x1, x2), max(x1, x2) + 1))
        below = {cell for cell in flat - upright if self._is_crossed(cell, net)}
        return frozenset(flat | upright) - below - {line[0], line[-1]}

    def _is_crossed(self, cell: tuple[int, int], net: int) -> bool:
        """Tell whether a vertical line of another net is what one sees in a cell."""
        x, y = cell
        return any(a <= y <= b and other != net for a, b, other in self._upright.get(x, ()))

    def _head(self, q: int, port: Port) -> tuple[int, int]:
        """Return the cell of the arrow head: the last one before the symbol."""
        (x1, _), (x, y) = self._geo.lines[q][-2:]
        if port.side == TOP:
            return int(x), int(y) - 1
        return int(x) + (1 if x1 > x else -1), int(y)
