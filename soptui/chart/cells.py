"""Geometry → rows of characters, one row at a time, so that a viewport costs what it shows."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from soptui.chart.glyphs import ASCII, DOWN, LEFT, RIGHT, UNICODE, UP, symbol_lines
from soptui.chart.grid import BOTTOM, TOP
from soptui.chart.grid import LEFT as LEFT_SIDE
from soptui.chart.grid import RIGHT as RIGHT_SIDE
from soptui.chart.measure import cells, text_width

if TYPE_CHECKING:
    from soptui.chart.geometry import Geometry, Node
    from soptui.chart.lettering import Label

BAND = 8
CROSS = 15


class FlowCells:
    """The flow area in characters. Column 0 is its left border, the last one its right border."""

    def __init__(self, geo: Geometry, labels: list[Label], *, ascii_only: bool) -> None:
        self.geo = geo
        self.glyphs = ASCII if ascii_only else UNICODE
        self.ascii_only = ascii_only
        self.width = int(geo.width) + 1
        self.height = int(geo.height) + 1
        self.separators = [int(x) for x in geo.separator_x[1:-1]]
        self._rules = {int(y) for y in geo.separator_y}
        self._blank = self._background(" ")
        self._dashed = self._background(self.glyphs.dash_horizontal)
        self._flat: dict[int, list[tuple[int, int, int]]] = {}
        self._upright: dict[int, list[tuple[int, int, int, int]]] = {}
        self._heads: dict[int, list[tuple[int, str]]] = {}
        self._labels: dict[int, list[tuple[int, str]]] = {}
        self._nodes: dict[int, list[Node]] = {}
        self._bars: dict[int, list[tuple[int, int]]] = {}
        self._exits: dict[tuple[int, int], dict[tuple[int, int], str]] = {}
        self._index_lines()
        self._index_symbols()
        for label in labels:
            for k, text in enumerate(label.lines):
                indent = int(label.width) - text_width(text) if label.flush_right else 0
                place = (int(label.left + 0.5) + indent, text)
                self._labels.setdefault(int(label.top + 0.5) + k, []).append(place)

    def _background(self, fill: str) -> list[str]:
        out = [fill] * self.width
        for x in self.separators:
            out[x] = self.glyphs.dash_vertical
        return out

    def _index_lines(self) -> None:
        layout = self.geo.layout
        for q, (r, line) in enumerate(zip(layout.routes, self.geo.lines, strict=True)):
            net = layout.net(q)
            pts = [(int(x), int(y)) for x, y in line]
            for (x1, y1), (x2, y2) in itertools.pairwise(pts):
                if y1 == y2:
                    self._flat.setdefault(y1, []).append((min(x1, x2), max(x1, x2), net))
                else:
                    upright = (min(y1, y2), max(y1, y2), x1, net)
                    for band in range(upright[0] // BAND, upright[1] // BAND + 1):
                        self._upright.setdefault(band, []).append(upright)
            x, y = pts[-1]
            left, right, _, down = self.glyphs.heads
            if r.dst.side == TOP:
                self._heads.setdefault(y - 1, []).append((x, down))
            elif r.dst.side == LEFT_SIDE:
                self._heads.setdefault(y, []).append((x - 1, right))
            else:
                self._heads.setdefault(y, []).append((x + 1, left))
            side = {BOTTOM: "below", TOP: "above", LEFT_SIDE: "left", RIGHT_SIDE: "right"}
            exits = self._exits.setdefault((r.src.row, r.src.lane), {})
            exits[pts[0]] = side[r.src.side]

    def _index_symbols(self) -> None:
        for node in self.geo.nodes:
            top, bottom = int(node.y - node.half_height), int(node.y + node.half_height)
            for y in range(top, bottom + 1):
                self._nodes.setdefault(y, []).append(node)
        for start, end, at, _ in self.geo.bars:
            self._bars.setdefault(int(at), []).append((int(start), int(end)))

    def is_separator(self, y: int) -> bool:
        """Tell whether line y separates two rows."""
        return y in self._rules

    def row(self, y: int) -> tuple[list[str], list[str]]:
        """Return the character and the kind of every cell of line y; kinds as in Span."""
        chars = list(self._dashed if y in self._rules else self._blank)
        kinds = ["grid"] * self.width
        for x, char in self.lines(y).items():
            chars[x], kinds[x] = char, "flow"
        for left, right in self._bars.get(y, ()):
            for x in range(left, right):
                if kinds[x] != "flow":
                    chars[x], kinds[x] = self.glyphs.bar, "flow"
        for node in self._nodes.get(y, ()):
            self._draw_symbol(chars, kinds, node, y)
        for x, char in self._heads.get(y, ()):
            chars[x], kinds[x] = char, "arrow"
        for x, text in self._labels.get(y, ()):
            label = cells(text)
            chars[x : x + len(label)] = label
            kinds[x : x + len(label)] = ["label"] * len(label)
        return chars, kinds

    def lines(self, y: int) -> dict[int, str]:
        """Return the flow lines on line y: x → character."""
        found: dict[int, dict[int, int]] = {}
        for a, b, net in self._flat.get(y, ()):
            for x in range(a, b + 1):
                mask = (LEFT if x > a else 0) | (RIGHT if x < b else 0)
                nets = found.setdefault(x, {})
                nets[net] = nets.get(net, 0) | mask
        for a, b, x, net in self._upright.get(y // BAND, ()):
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
        for (x, at), side in self._exits.get((s.row, s.lane), {}).items():
            if at == y and (s.kind == "box" or side in ("below", "above")):
                chars[x] = self.glyphs.exits[side]
        if s.kind == "box":
            for a, b in self._bars.get(y, ()):
                if a == right:
                    chars[a] = self.glyphs.bar_ends[0]
                if b == left:
                    chars[b] = self.glyphs.bar_ends[1]
