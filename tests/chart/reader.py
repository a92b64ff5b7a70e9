"""Reads a drawn chart back from its text: which symbols there are and which arrows join them.

Knows nothing of layouts and routes: it follows the printed lines from cell to cell, as an eye
does. A line goes on where two neighbouring characters reach each other; it hops over a line that
runs across; words printed on it do not end it. All cells of one line form a wire.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

UP, RIGHT, DOWN, LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
ARMS = {
    "│": {UP, DOWN},
    "─": {LEFT, RIGHT},
    "┌": {RIGHT, DOWN},
    "┐": {LEFT, DOWN},
    "└": {RIGHT, UP},
    "┘": {LEFT, UP},
    "├": {UP, DOWN, RIGHT},
    "┤": {UP, DOWN, LEFT},
    "┬": {LEFT, RIGHT, DOWN},
    "┴": {LEFT, RIGHT, UP},
    "|": {UP, DOWN},
    "-": {LEFT, RIGHT},
    ".": {LEFT, RIGHT, DOWN},
    "'": {LEFT, RIGHT, UP},
    "+": {UP, DOWN, LEFT, RIGHT},
}
HEADS = {
    "▼": DOWN,
    "▲": UP,
    "►": RIGHT,
    "◄": LEFT,
    "v": DOWN,
    "^": UP,
    ">": RIGHT,
    "<": LEFT,
}
FRAMES = dict.fromkeys("│├┤╞╡|[", "box") | {"(": "term"}
FRAMES |= {"<": "dec", "◇": "dec", "╲": "off", "\\": "off"}
WALLS = r"[(│├┤╞╡|\[<◇╲\\]"
SYMBOL = re.compile(rf"({WALLS})\s{{0,6}}(\d{{1,4}}[a-z]?|[A-Z]{{1,2}})\s{{0,6}}([)│├┤╞╡|\]>◇╱/])")
DASHES = "┊:"


class Seen(NamedTuple):
    """A symbol as printed."""

    number: str
    kind: str
    lane: int
    left: int
    right: int
    top: int
    bottom: int


class Exit(NamedTuple):
    """A line that leaves a symbol, the symbols it reaches, and its first cells."""

    source: Seen
    targets: tuple[Seen, ...]
    start: list[tuple[int, int]]


class Picture:
    """One table, read from its text. `words`: cells of labels and words in the flow."""

    def __init__(self, text: str, words: set[tuple[int, int]]) -> None:
        self.rows = text.split("\n")
        rules = [y for y, row in enumerate(self.rows) if row[0] in "├┌└+" and row[-1] in "┤┐┘+"]
        self.first, self.last = rules[-2] + 1, rules[-1]
        borders = [x for x, c in enumerate(self.rows[rules[-2]]) if c in "├┼┤+"]
        body = self.rows[self.first : self.last]
        dashed = [x for x in borders if any(row[x] in DASHES for row in body)]
        low = borders.index(dashed[0]) - 1 if dashed else 2
        high = borders.index(dashed[-1]) + 1 if dashed else 3
        self.borders = borders[low : high + 1]
        self.words = words
        self.symbols = self._find_symbols()
        self.inside = {
            (x, y): s
            for s in self.symbols
            for x in range(s.left, s.right + 1)
            for y in range(s.top, s.bottom + 1)
        }
        self.exits = self._follow_all()
        self.bars = self._find_bars()

    def at(self, x: int, y: int) -> str:
        inside = self.borders[0] < x < self.borders[-1] and self.first <= y < self.last
        return self.rows[y][x] if inside and (x, y) not in self.words else " "

    def _find_symbols(self) -> list[Seen]:
        out = []
        left, right = self.borders[0] + 1, self.borders[-1]
        for y in range(self.first, self.last):
            row = "".join(self.at(x, y) for x in range(right))
            for match in SYMBOL.finditer(row, left, right):
                a, b = match.start(), match.end() - 1
                above, below = self._edge(a, b, y - 1), self._edge(a, b, y + 1)
                tall = bool(re.match(r"[┌╭╱.+/]", above) and re.match(r"[└╰╲'+\\]", below))
                kind = FRAMES[match[1]]
                kind = "off" if kind == "box" and tall and below[0] in "╲\\" else kind
                lane = sum(border < (a + b) / 2 for border in self.borders) - 1
                out.append(Seen(match[2], kind, lane, a, b, y - tall, y + tall))
        return out

    def _edge(self, a: int, b: int, y: int) -> str:
        return "".join(self.at(x, y) for x in range(a, b + 1)).strip()

    def _arms(self, x: int, y: int) -> set[tuple[int, int]]:
        return set() if (x, y) in self.inside else ARMS.get(self.at(x, y), set())

    def _head(self, x: int, y: int) -> Seen | None:
        """Return the symbol that an arrow head in this cell enters."""
        way = HEADS.get(self.at(x, y))
        if way is None or (x, y) in self.inside:
            return None
        return self.inside.get((x + way[0], y + way[1]))

    def _follow_all(self) -> list[Exit]:
        out = []
        for s in self.symbols:
            for x, y, way in self._doors(s):
                if self._head(x, y) is not None:
                    target = self._head(x, y)
                    if HEADS[self.at(x, y)] == way and target is not None and target != s:
                        out.append(Exit(s, (target,), [(x, y)]))
                elif (-way[0], -way[1]) in self._arms(x, y):
                    targets, start = self._follow(x, y, way)
                    out.append(Exit(s, tuple(targets), start))
        return out

    def _doors(self, s: Seen) -> list[tuple[int, int, tuple[int, int]]]:
        middle = (s.top + s.bottom) // 2
        doors = [(x, s.top - 1, UP) for x in range(s.left, s.right + 1)]
        doors += [(x, s.bottom + 1, DOWN) for x in range(s.left, s.right + 1)]
        return [*doors, (s.left - 1, middle, LEFT), (s.right + 1, middle, RIGHT)]

    def _follow(
        self, x: int, y: int, way: tuple[int, int]
    ) -> tuple[list[Seen], list[tuple[int, int]]]:
        """Return the symbols whose heads the line reaches, and its cells before any branch."""
        heads: list[Seen] = []
        start: list[tuple[int, int]] = []
        branched = False
        todo, seen = [(x, y, way)], set()
        while todo:
            place = todo.pop()
            if place in seen:
                continue
            seen.add(place)
            cx, cy, came = place
            back = (-came[0], -came[1])
            ways = [w for w in (UP, RIGHT, DOWN, LEFT) if w in self._arms(cx, cy) and w != back]
            if not branched:
                start.append((cx, cy))
            branched = branched or len(ways) > 1
            for w in ways:
                after = self._step(cx, cy, w)
                if isinstance(after, Seen):
                    heads.append(after)
                elif after is not None:
                    todo.append((*after, w))
        return list(dict.fromkeys(heads)), start

    def _step(self, x: int, y: int, way: tuple[int, int]) -> Seen | tuple[int, int] | None:
        """Go on from a cell: over words and lines that run across, to a line, or into a head."""
        for _ in range(60):
            x, y = x + way[0], y + way[1]
            if (x, y) in self.words:
                continue
            if self._head(x, y) is not None:
                return self._head(x, y) if HEADS[self.at(x, y)] == way else None
            arms = self._arms(x, y)
            if (-way[0], -way[1]) in arms:
                return x, y
            if not arms or way in arms:
                return None
        return None

    def _find_bars(self) -> Counter[str]:
        """Count the double bars between neighbouring symbols of a row, by the row's number."""
        bars: Counter[str] = Counter()
        for a in self.symbols:
            x, y = a.right + 1, (a.top + a.bottom) // 2
            if self.at(x, y) in "═=":
                while self.at(x, y) in "═=│|":
                    x += 1
                if (x, y) in self.inside:
                    bars[a.number.rstrip("abcdefghij")] += 1
        return bars
