"""Finds what moved: a band of rows that the terminal shows already, some rows higher or lower."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from soptui.tui.terminal.brush import Cell

_PIECE = 12
"""Cells of one piece of a row that is looked for in other rows."""

_WORDY = 4
"""Letters and digits in a piece that is worth looking for; lines and blanks are everywhere."""

_MOST = 3
"""Bands that are tried."""

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


def _pieces(row: Sequence[Cell]) -> list[tuple[int, str]]:
    text = "".join([char or " " for char, _ in row])
    pieces = [(x, text[x : x + _PIECE]) for x in range(0, len(text), _PIECE)]
    return [piece for piece in pieces if sum(map(str.isalnum, piece[1])) >= _WORDY]
