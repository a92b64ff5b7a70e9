"""Finds what moved: rows that the terminal shows already some rows higher or lower, or aside."""

from __future__ import annotations

from collections import Counter
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from soptui.tui.terminal.brush import Cell

_PIECE = 12
"""Cells of one piece of a row that is looked for in other rows."""

_SAMPLE = 8
"""Rows that are compared with themselves moved aside, and cells that must have changed in them."""

_FAR = 16
"""Cells between the edges of rows that move together, at most."""

_WORDY = 4
"""Letters and digits in a piece that is worth looking for; lines and blanks are everywhere."""

_MOST = 3
"""Bands, and moves aside, that are tried."""

_LEAST = 3
"""Pieces that must have moved by the same number of rows."""


class Band(NamedTuple):
    """The rows from `top` to before `bottom`, which move up by `by` rows (down if negative)."""

    top: int
    bottom: int
    by: int

    def moved(self, rows: Sequence[Sequence[Cell]], blank: Sequence[Cell]) -> list[Sequence[Cell]]:
        """Return all rows after the move."""
        top, bottom, by = self
        gap = [blank] * abs(by)
        band = rows[top + by : bottom] if by > 0 else rows[top : bottom + by]
        inside = [*band, *gap] if by > 0 else [*gap, *band]
        return [*rows[:top], *inside, *rows[bottom:]]


class Slide(NamedTuple):
    """The cells from `left` to before `right` of each row, which move left by `by` cells."""

    left: int
    right: int
    by: int

    def moved(self, row: Sequence[Cell], blank: Cell) -> list[Cell]:
        """Return a row after the move."""
        left, right, by = self
        gap = [blank] * abs(by)
        inside = [*row[left + by : right], *gap] if by > 0 else [*gap, *row[left : right + by]]
        return [*row[:left], *inside, *row[right:]]


def slides(
    wanted: Sequence[Sequence[Cell]], sent: Sequence[Sequence[Cell]], changed: Iterable[int]
) -> list[Slide]:
    """Return the moves aside that bring most cells of the changed rows where they belong."""
    edges: list[tuple[int, int, int]] = []
    for y in changed:
        cells = [x for x, (a, b) in enumerate(zip(wanted[y], sent[y], strict=True)) if a != b]
        if len(cells) > _SAMPLE:
            edges.append((cells[0], cells[-1] + 1, y))
    if len(edges) < _LEAST:
        return []
    left = _outermost([first for first, _, _ in edges], -1)
    right = _outermost([last for _, last, _ in edges], 1)
    votes: Counter[int] = Counter()
    widest = sorted(edges, key=lambda edge: edge[0] - edge[1])[:_SAMPLE]
    for _, _, y in widest:
        here = _text(wanted[y])[left:right].replace(" ", "\0")
        there = _text(sent[y])[left:right]
        for by in range(1, (right - left) * 2 // 3):
            votes[by] += sum(map(eq, here, there[by:]))
            votes[-by] += sum(map(eq, here[by:], there))
    best = votes.most_common(_MOST)
    return [Slide(left, right, by) for by, count in best if count >= _LEAST]


def _outermost(edges: list[int], side: int) -> int:
    """Return the outermost edge that some rows share.

    One far from the others, or of one row, belongs to something else that changed.
    """
    middle = sorted(edges)[len(edges) // 2]
    shared = [edge for edge, rows in Counter(edges).items() if rows >= _LEAST]
    near = [edge for edge in shared or edges if (edge - middle) * side <= _FAR] or edges
    return max(near) if side > 0 else min(near)


def bands(
    wanted: Sequence[Sequence[Cell]], sent: Sequence[Sequence[Cell]], changed: Iterable[int]
) -> list[Band]:
    """Return the moves that would bring most pieces of the changed rows where they belong."""
    places: dict[tuple[int, str], list[int]] = {}
    rows = sorted(changed)
    for y in rows:
        for key in _pieces(sent[y]):
            places.setdefault(key, []).append(y)
    votes: Counter[int] = Counter()
    reach: dict[int, tuple[int, int]] = {}
    for y in rows:
        for key in _pieces(wanted[y]):
            for there in places.get(key, ()):
                by = there - y
                votes[by] += 1
                first, last = reach.get(by, (y, y))
                reach[by] = min(first, y, there), max(last, y, there)
    best = [by for by, count in votes.most_common() if by and count >= _LEAST][:_MOST]
    return [Band(reach[by][0], reach[by][1] + 1, by) for by in best]


def _text(row: Sequence[Cell]) -> str:
    """Return the first character of each cell."""
    return "".join([char[:1] or " " for char, _ in row])


def _pieces(row: Sequence[Cell]) -> list[tuple[int, str]]:
    text = _text(row)
    pieces = [(x, text[x : x + _PIECE]) for x in range(0, len(text), _PIECE)]
    return [piece for piece in pieces if sum(map(str.isalnum, piece[1])) >= _WORDY]
