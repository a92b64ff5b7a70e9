"""Places in a text: offsets to line and column, and a defect that knows where it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

BOM = "\ufeff"


class Place(NamedTuple):
    """Line and column, from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Cacat:
    """One defect of a text. `rule` is without "skema/"; `offset` counts characters from 0."""

    rule: str
    message: str
    path: str = ""
    offset: int = 0


class Lines:
    """Where the lines of a text begin. A byte order mark takes no column."""

    def __init__(self, text: str) -> None:
        self._starts = [int(text.startswith(BOM))]
        self._starts += [match.end() for match in re.finditer("\n", text)]

    def place(self, offset: int) -> Place:
        """Return the place of the character at `offset`."""
        line = max(bisect_right(self._starts, offset), 1)
        return Place(line, max(offset - self._starts[line - 1], 0) + 1)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place."""
        return self._starts[line - 1] + column - 1
