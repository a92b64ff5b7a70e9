"""Reads a drawing of characters back into boxes and lines, for the same judge as all others.

For drawings in which symbols have a double frame (╔═╗) and lines a single one. A line is followed
from its arrow head back to the symbol where it starts: straight on over a crossing (┼), into every
branch of a joint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from measures import Box, Line, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

Cell: TypeAlias = tuple[int, int]

UP, RIGHT, DOWN, LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
ARMS: dict[str, tuple[Cell, ...]] = {
    "│": (UP, DOWN),
    "─": (LEFT, RIGHT),
    "┌": (RIGHT, DOWN),
    "┐": (LEFT, DOWN),
    "└": (RIGHT, UP),
    "┘": (LEFT, UP),
    "├": (UP, DOWN, RIGHT),
    "┤": (UP, DOWN, LEFT),
    "┬": (LEFT, RIGHT, DOWN),
    "┴": (LEFT, RIGHT, UP),
    "┼": (UP, RIGHT, DOWN, LEFT),
}
CROSSING = "┼"
HEADS = {"∨": DOWN, "∧": UP, ">": RIGHT, "<": LEFT}
GAP = 1
"""Blanks between a symbol and its line."""
WIDTH, HEIGHT = 10.0, 20.0
"""Units of a picture per cell."""


class Art:
    """A drawing of characters."""

    def __init__(self, text: str) -> None:
        rows = text.splitlines()
        self._cells = {(x, y): c for y, row in enumerate(rows) for x, c in enumerate(row)}
        self._owner: dict[Cell, str] = {}
        self._boxes = tuple(self._find_boxes())

    def picture(self) -> Picture:
        """Return the boxes and the lines between them."""
        return Picture(self._boxes, tuple(self._find_lines()))

    def _at(self, cell: Cell) -> str:
        return " " if cell in self._owner else self._cells.get(cell, " ")

    def _find_boxes(self) -> Iterator[Box]:
        corners = [cell for cell, c in self._cells.items() if c == "╔"]
        for left, top in corners:
            right, bottom = left, top
            while self._cells[right, top] != "╗":
                right += 1
            while self._cells[left, bottom] != "╚":
                bottom += 1
            area = [(x, y) for y in range(top, bottom + 1) for x in range(left, right + 1)]
            name = "".join(self._cells[cell] for cell in area if self._cells[cell].isalnum())
            self._owner |= dict.fromkeys(area, name)
            yield Box(
                name,
                (left + right) / 2 * WIDTH,
                (top + bottom) / 2 * HEIGHT,
                (right - left) * WIDTH,
                (bottom - top) * HEIGHT,
            )

    def _symbol(self, cell: Cell, way: Cell) -> tuple[str, Cell] | None:
        """Return the symbol that lies that way behind at most one blank, and its cell."""
        x, y = cell
        for _ in range(GAP + 1):
            x, y = x + way[0], y + way[1]
            if (x, y) in self._owner:
                return self._owner[x, y], (x, y)
            if self._at((x, y)) != " ":
                return None
        return None

    def _find_lines(self) -> Iterator[Line]:
        for cell in self._cells:
            way = HEADS.get(self._at(cell))
            target = self._symbol(cell, way) if way else None
            if way and target:
                for source, path in self._followed(cell, (-way[0], -way[1])):
                    cells = [*reversed(path), target[1]]
                    yield Line(source, target[0], tuple((x * WIDTH, y * HEIGHT) for x, y in cells))

    def _followed(self, head: Cell, way: Cell) -> Iterator[tuple[str, list[Cell]]]:
        """Return each symbol where the line to a head starts, with the cells back to it."""
        todo = [([head], way)]
        seen = set()
        while todo:
            path, way = todo.pop()
            x, y = path[-1]
            after = (x + way[0], y + way[1])
            if (after, way) in seen:
                continue
            seen.add((after, way))
            source = self._symbol((x, y), way)
            if source:
                yield source[0], [*path, source[1]]
                continue
            arms, back = ARMS.get(self._at(after), ()), (-way[0], -way[1])
            if back in arms:
                ways = [way] if self._at(after) == CROSSING else [w for w in arms if w != back]
                todo += [([*path, after], w) for w in ways]
