"""Geometry → rows of characters, one row at a time, so that a viewport costs what it shows."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from soptui.chart.glyphs import ASCII, DOWN, LEFT, RIGHT, UNICODE, UP, symbol_lines
from soptui.chart.grid import BOTTOM, TOP
from soptui.chart.grid import LEFT as LEFT_SIDE
from soptui.chart.grid import RIGHT as RIGHT_SIDE
from soptui.chart.measure import cells, text_width

if TYPE_CHECKING:
    from soptui.chart.geometry import Geometry, Node
    from soptui.chart.lettering import Label

CROSS = 15
SIDES = {BOTTOM: "below", TOP: "above", LEFT_SIDE: "left", RIGHT_SIDE: "right"}


class RowCells:
    """What lies in one row of the table, ready to be printed line by line."""

    def __init__(self) -> None:
        self.flat: dict[int, list[tuple[int, int, int]]] = {}
        """Line → horizontal pieces: x from, x to, net."""
        self.upright: list[tuple[int, int, int, int]] = []
        """Vertical pieces: y from, y to, x, net."""
        self.heads: dict[int, list[tuple[int, str]]] = {}
        self.exits: dict[tuple[int, int], str] = {}
        """Place on the border of a symbol → side on which a line leaves there."""


class FlowCells:
    """The flow area in characters. Column 0 is its left border, the last one its right border."""

    def __init__(self, geo: Geometry, labels: list[Label], *, ascii_only: bool) -> None:
        self.geo = geo
        self.glyphs = ASCII if ascii_only else UNICODE
        self.ascii_only = ascii_only
        self.width = int(geo.width) + 1
        self.height = int(geo.height) + 1
        self.separators = [int(x) for x in geo.separator_x[1:-1]]
        self._rules = [int(y) for y in geo.separator_y]
        self._rule_set = frozenset(self._rules)
        self._blank = self._background(" ")
        self._dashed = self._background(self.glyphs.dash_horizontal)
        count = max(1, len(geo.layout.grid.rows))
        self._routes: list[list[int]] = [[] for _ in range(count)]
        for q, r in enumerate(geo.layout.routes):
            ys = [y for _, y in r.pts]
            for i in range(min(ys) >> 1, min(max(ys) >> 1, count - 1) + 1):
                self._routes[i].append(q)
        self._nodes: list[list[Node]] = [[] for _ in range(count)]
        for node in geo.nodes:
            self._nodes[node.symbol.row].append(node)
        self._bars: dict[int, list[tuple[int, int]]] = {}
        for start, end, at, _ in geo.bars:
            self._bars.setdefault(int(at), []).append((int(start), int(end)))
        self._labels: dict[int, list[tuple[int, str]]] = {}
        for label in labels:
            for k, text in enumerate(label.lines):
                indent = int(label.width) - text_width(text) if label.flush_right else 0
                place = (int(label.left + 0.5) + indent, text)
                self._labels.setdefault(int(label.top + 0.5) + k, []).append(place)
        self._rows: dict[int, RowCells] = {}

    def _background(self, fill: str) -> list[str]:
        out = [fill] * self.width
        for x in self.separators:
            out[x] = self.glyphs.dash_vertical
        return out

    def row_at(self, y: int) -> int:
        """Return the row of the table on line y; a separator belongs to the row below it."""
        return max(0, min(bisect_right(self._rules, y), len(self._routes)) - 1)

    def _row(self, i: int) -> RowCells:
        """Return what lies in row i, found out when it is first asked for."""
        if i not in self._rows:
            self._rows[i] = self._found(i)
        return self._rows[i]

    def _found(self, i: int) -> RowCells:
        row, layout = RowCells(), self.geo.layout
        left, right, _, down = self.glyphs.heads
        for q in self._routes[i]:
            r, net = layout.routes[q], layout.net(q)
            pts = [(int(x), int(y)) for x, y in self.geo.lines[q]]
            for (x1, y1), (x2, y2) in pairwise(pts):
                if y1 == y2:
                    row.flat.setdefault(y1, []).append((min(x1, x2), max(x1, x2), net))
                else:
                    row.upright.append((min(y1, y2), max(y1, y2), x1, net))
            x, y = pts[-1]
            if r.dst.side == TOP:
                row.heads.setdefault(y - 1, []).append((x, down))
            elif r.dst.side == LEFT_SIDE:
                row.heads.setdefault(y, []).append((x - 1, right))
            else:
                row.heads.setdefault(y, []).append((x + 1, left))
            row.exits[pts[0]] = SIDES[r.src.side]
        return row

    def is_separator(self, y: int) -> bool:
        """Tell whether line y separates two rows."""
        return y in self._rule_set

    def row(self, y: int) -> tuple[list[str], list[str]]:
        """Return the character and the kind of every cell of line y; kinds as in Span."""
        i = self.row_at(y)
        row = self._row(i)
        chars = list(self._dashed if y in self._rule_set else self._blank)
        kinds = ["grid"] * self.width
        for x, char in self._lines(row, y).items():
            chars[x], kinds[x] = char, "flow"
        for left, right in self._bars.get(y, ()):
            for x in range(left, right):
                if kinds[x] != "flow":
                    chars[x], kinds[x] = self.glyphs.bar, "flow"
        for node in self._nodes[i]:
            if abs(node.y - y) <= node.half_height:
                self._draw_symbol(chars, kinds, node, y)
        for x, char in row.heads.get(y, ()):
            chars[x], kinds[x] = char, "arrow"
        for x, text in self._labels.get(y, ()):
            label = cells(text)
            chars[x : x + len(label)] = label
            kinds[x : x + len(label)] = ["label"] * len(label)
        return chars, kinds

    def _lines(self, row: RowCells, y: int) -> dict[int, str]:
        """Return the flow lines on line y: x → character."""
        found: dict[int, dict[int, int]] = {}
        for a, b, net in row.flat.get(y, ()):
            for x in range(a, b + 1):
                mask = (LEFT if x > a else 0) | (RIGHT if x < b else 0)
                nets = found.setdefault(x, {})
                nets[net] = nets.get(net, 0) | mask
        for a, b, x, net in row.upright:
            if a <= y <= b:
                mask = (UP if y > a else 0) | (DOWN if y < b else 0)
                nets = found.setdefault(x, {})
                nets[net] = nets.get(net, 0) | mask
        glyphs = self.glyphs
        return {
            x: glyphs.vertical
            if len(nets) > 1 or CROSS in nets.values()
            else glyphs.line[next(iter(nets.values()))]
            for x, nets in found.items()
        }

    def _draw_symbol(self, chars: list[str], kinds: list[str], node: Node, y: int) -> None:
        s, half = node.symbol, int(node.half_width)
        is_tall = node.half_height > 0
        lines = symbol_lines(s.kind, s.number, half, is_tall=is_tall, ascii_only=self.ascii_only)
        left, text = int(node.x) - half, lines[y - int(node.y - node.half_height)]
        right = left + len(text) - 1
        for x, char in enumerate(text, left):
            if char != " " or left < x < right:
                chars[x], kinds[x] = char, "symbol"
        if not is_tall or s.kind not in ("box", "term") or not self.glyphs.exits:
            return
        for x in range(left, right + 1):
            side = self._row(s.row).exits.get((x, y), "")
            if side and (s.kind == "box" or side in ("below", "above")):
                chars[x] = self.glyphs.exits[side]
        if s.kind == "box":
            for a, b in self._bars.get(y, ()):
                if a == right:
                    chars[a] = self.glyphs.bar_ends[0]
                if b == left:
                    chars[b] = self.glyphs.bar_ends[1]
