"""Geometry → rows of characters, one row at a time, so that a viewport costs what it shows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from soptui.chart.glyphs import ASCII, DOWN, LEFT, RIGHT, UNICODE, UP, symbol_lines
from soptui.chart.grid import BOTTOM, TOP
from soptui.chart.grid import LEFT as LEFT_SIDE
from soptui.chart.grid import RIGHT as RIGHT_SIDE
from soptui.chart.measure import cells, text_width
from soptui.chart.spans import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from soptui.chart.geometry import Geometry, Node
    from soptui.chart.lettering import Label
    from soptui.chart.spans import Span

CROSS = 15
SIDES = {BOTTOM: "below", TOP: "above", LEFT_SIDE: "left", RIGHT_SIDE: "right"}


Labels: TypeAlias = "Sequence[tuple[int, str]]"
"""Words on one line: x, text."""


class RowCells:
    """What lies in one row of the table, ready to be printed line by line."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.symbols: list[int] = []
        """Place of each node among all symbols."""
        self.flat: dict[int, list[tuple[int, int, int]]] = {}
        """Line → horizontal pieces: x from, x to, net."""
        self.upright: list[tuple[int, int, int, int]] = []
        """Vertical pieces: y from, y to, x, net."""
        self.heads: dict[int, list[tuple[int, str]]] = {}
        self.exits: dict[tuple[int, int], str] = {}
        """Place on the border of a symbol → side on which a line leaves there."""


class FlowCells:
    """Some rows of the flow area in characters, but for their labels and the numbers of symbols.

    Column 0 is the left border, the last one the right border. Line 0 separates the first row from
    what is above it.
    """

    def __init__(self, geo: Geometry, *, ascii_only: bool) -> None:
        self.geo = geo
        self.glyphs = ASCII if ascii_only else UNICODE
        self.ascii_only = ascii_only
        self._width = int(geo.width) + 1
        self._bars: dict[int, list[tuple[int, int]]] = {}
        for start, end, at, _ in geo.bars:
            self._bars.setdefault(int(at), []).append((int(start), int(end)))
        self._rows: dict[int, RowCells] = {}
        self._nodes = geo.nodes
        self._routes_in: list[list[int]] = [[] for _ in geo.rows]
        """Routes that run in each row."""
        for q, r in enumerate(geo.routes):
            ys = [y >> 1 for _, y in r.pts]
            for routes in self._routes_in[min(ys) : max(ys) + 1]:
                routes.append(q)
        self._backgrounds = tuple(map(self._background, (" ", self.glyphs.dash_horizontal)))
        self._drawn: dict[int, tuple[object, list[Span]]] = {}
        """Lines as they were drawn last, with what was given for them."""

    def _background(self, fill: str) -> list[str]:
        out = [fill] * self._width
        for x in self.geo.separator_x[1:-1]:
            out[int(x)] = self.glyphs.dash_vertical
        return out

    def shows_numbers(self, i: int, y: int) -> bool:
        """Tell whether line y is the one on which the symbols of row i have their numbers."""
        return self.geo.row_y[i] == y

    def symbols_of(self, i: int) -> list[int]:
        """Return the symbols of row i by their place in these rows."""
        return self._row(i).symbols

    def _row(self, i: int) -> RowCells:
        """Return what lies in row i, found out when it is first asked for."""
        if i not in self._rows:
            self._rows[i] = self._found(i)
        return self._rows[i]

    def _found(self, i: int) -> RowCells:
        row, geo = RowCells(), self.geo
        row.symbols = [n for n, s in enumerate(geo.symbols) if s.row == i]
        row.nodes = [self._nodes[n] for n in row.symbols]
        if geo.stub and i == 0:
            (x, top), (_, bottom) = geo.stub
            row.upright.append((int(top), int(bottom), int(x), -1))
            self._add_head(row, TOP, int(x), int(bottom))
        for q in self._routes_in[i]:
            self._add_line(row, q)
        return row

    def _add_line(self, row: RowCells, q: int) -> None:
        r, net = self.geo.routes[q], self.geo.net(q)
        pts = [(int(x), int(y)) for x, y in self.geo.lines[q]]
        for (x1, y1), (x2, y2) in pairwise(pts):
            if y1 == y2:
                row.flat.setdefault(y1, []).append((min(x1, x2), max(x1, x2), net))
            else:
                row.upright.append((min(y1, y2), max(y1, y2), x1, net))
        self._add_head(row, r.dst.side, *pts[-1])
        row.exits[pts[0]] = SIDES[r.src.side]

    def _add_head(self, row: RowCells, side: int, x: int, y: int) -> None:
        left, right, _, down = self.glyphs.heads
        if side == TOP:
            row.heads.setdefault(y - 1, []).append((x, down))
        elif side == LEFT_SIDE:
            row.heads.setdefault(y, []).append((x - 1, right))
        else:
            row.heads.setdefault(y, []).append((x + 1, left))

    def line(
        self, i: int, y: int, numbers: Sequence[str], labels: Labels, key: str | None
    ) -> list[Span]:
        """Return line y in row i without its borders.

        `numbers`: of the symbols of the row, if they are on this line. `labels`: words on it.
        `key`: id of the step.
        """
        given = (numbers, labels, key)
        known = self._drawn.get(y)
        if known is not None and known[0] == given:
            return known[1]
        chars, kinds = self._cells(i, y, numbers, labels)
        spans = spans_of(chars[1:-1], kinds[1:-1], key)
        self._drawn[y] = (given, spans)
        return spans

    def _cells(
        self, i: int, y: int, numbers: Sequence[str], labels: Labels
    ) -> tuple[list[str], list[str]]:
        """Return the character and the kind of every cell of a line; kinds as in Span."""
        row = self._row(i)
        chars = self._backgrounds[y in self.geo.separator_y].copy()
        kinds = ["grid"] * self._width
        for x, char in self._lines(row, y).items():
            chars[x], kinds[x] = char, "flow"
        for left, right in self._bars.get(y, ()):
            for x in range(left, right):
                if kinds[x] != "flow":
                    chars[x], kinds[x] = self.glyphs.bar, "flow"
        for node, number in zip(row.nodes, numbers or [""] * len(row.nodes), strict=True):
            if abs(node.y - y) <= node.half_height:
                self._draw_symbol(chars, kinds, node, y, number)
        for x, char in row.heads.get(y, ()):
            chars[x], kinds[x] = char, "arrow"
        for x, text in labels:
            label = cells(text)
            chars[x : x + len(label)] = label
            kinds[x : x + len(label)] = ["label"] * len(label)
        return chars, kinds

    def _lines(self, row: RowCells, y: int) -> dict[int, str]:
        """Return the flow lines on line y: x → character."""
        arms: dict[tuple[int, int], int] = {}
        for a, b, net in row.flat.get(y, ()):
            for x in range(a, b + 1):
                mask = (LEFT if x > a else 0) | (RIGHT if x < b else 0)
                arms[x, net] = arms.get((x, net), 0) | mask
        for a, b, x, net in row.upright:
            if a <= y <= b:
                mask = (UP if y > a else 0) | (DOWN if y < b else 0)
                arms[x, net] = arms.get((x, net), 0) | mask
        glyphs, out = self.glyphs, {}
        for (x, _), mask in arms.items():
            out[x] = glyphs.vertical if x in out or mask == CROSS else glyphs.line[mask]
        return out

    def _draw_symbol(
        self, chars: list[str], kinds: list[str], node: Node, y: int, number: str
    ) -> None:
        s, half = node.symbol, int(node.half_width)
        is_tall = node.half_height > 0
        lines = symbol_lines(s.kind, number, half, is_tall=is_tall, ascii_only=self.ascii_only)
        left, text = int(node.x) - half, lines[y - int(node.y - node.half_height)]
        right = left + len(text) - 1
        for x, char in enumerate(text, left):
            if char != " " or left < x < right:
                chars[x], kinds[x] = char, "symbol"
        if not is_tall or s.kind not in ("box", "term") or not self.glyphs.exits:
            return
        exits = self._row(s.row).exits
        for x in range(left, right + 1):
            side = exits.get((x, y), "")
            if side and (s.kind == "box" or side in ("below", "above")):
                chars[x] = self.glyphs.exits[side]
        if s.kind == "box":
            for a, b in self._bars.get(y, ()):
                if a == right:
                    chars[a] = self.glyphs.bar_ends[0]
                if b == left:
                    chars[b] = self.glyphs.bar_ends[1]


def label_lines(label: Label) -> Iterator[tuple[int, int, str]]:
    """Yield the lines of a label: y, x, text."""
    for k, text in enumerate(label.lines):
        indent = int(label.width) - text_width(text) if label.flush_right else 0
        yield int(label.top + 0.5) + k, int(label.left + 0.5) + indent, text
