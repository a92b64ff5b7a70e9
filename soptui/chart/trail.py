"""The arrows of one symbol: where they lead, where they come from, which cells they are drawn in.

A screen asks for one symbol at a time, so an arrow is traced when it is first asked for.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from soptui.chart.grid import TOP
from soptui.chart.measure import text_width

if TYPE_CHECKING:
    from soptui.chart.grid import Port
    from soptui.chart.lettering import Label
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
        self._geo = drawing.geometry
        self._labels: dict[int, Label] = {q.edge: q for q in drawing.placed.labels}
        self._arrows: dict[int, Arrow] = {}
        self._known: dict[Node, Trail] = {}
        self._leaving: dict[Node, list[int]] = {}
        self._entering: dict[Node, list[int]] = {}
        self._upright: dict[int, list[tuple[int, int, int]]] = {}
        """x → vertical pieces: y from, y to, net."""
        edges = drawing.chart.grid.edges
        for q, route in enumerate(self._geo.routes):
            edge = edges[route.edge]
            for lane in edge.src_lanes:
                self._leaving.setdefault(self._node(edge.src, lane), []).append(q)
            for lane in edge.dst_lanes:
                self._entering.setdefault(self._node(edge.dst, lane), []).append(q)
            for (x1, y1), (x2, y2) in pairwise(self._geo.lines[q]):
                if x1 == x2:
                    piece = (int(min(y1, y2)), int(max(y1, y2)), self._geo.net(q))
                    self._upright.setdefault(int(x1), []).append(piece)

    def of(self, node: Node) -> Trail:
        """Return the arrows of a symbol; none for a symbol that is not drawn."""
        if node not in self._known:
            self._known[node] = Trail(
                self._sorted(self._leaving.get(node, [])),
                self._sorted(self._entering.get(node, [])),
            )
        return self._known[node]

    def _sorted(self, found: list[int]) -> tuple[Arrow, ...]:
        routes = self._geo.routes
        return tuple(self._arrow(q) for q in sorted(found, key=lambda q: routes[q].edge))

    def _node(self, row: int, lane: int) -> Node:
        sheet = self._drawing.sheet
        step = sheet.steps[row]
        return (step.id if step else "", sheet.lanes[lane])

    def _arrow(self, q: int) -> Arrow:
        if q not in self._arrows:
            route = self._geo.routes[q]
            head = self._head(q, route.dst)
            label = self._label_ink(route.edge)
            dx, dy = self._origin
            self._arrows[q] = Arrow(
                self._node(route.src.row, route.src.lane),
                self._node(route.dst.row, route.dst.lane),
                self._drawing.sheet.chart.labels[route.edge],
                frozenset((x + dx, y + dy) for x, y in self._run(q) - label - {head}),
                frozenset((x + dx, y + dy) for x, y in label | {head}),
            )
        return self._arrows[q]

    @property
    def _origin(self) -> tuple[int, int]:
        """Where the flow area begins in the drawing."""
        return self._drawing.frozen - 1, self._drawing.head - 1

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

    def _label_ink(self, edge: int) -> Ink:
        label = self._labels.get(edge)
        if label is None:
            return _NOTHING
        found: set[tuple[int, int]] = set()
        for k, text in enumerate(label.lines):
            width = text_width(text)
            left = int(label.left + 0.5) + (int(label.width) - width if label.flush_right else 0)
            found.update((x, int(label.top + 0.5) + k) for x in range(left, left + width))
        return frozenset(found)
