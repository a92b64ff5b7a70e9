"""The columns of words on paper: how wide, and their text line by line."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from soptui.chart.measure import FONT_SIZE, safe, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from soptui.chart.grid import Sheet
    from soptui.model import Langkah
    from soptui.model.istilah import Istilah

PADDING = 4.0
SPARE = 0.3
"""Points that a line stays short of its column: sums of widths are not exact."""
DASH, INDENT = "- ", "  "
"""Before the first line and the other lines of each of several items."""
ON = "lanj."
"""In the column of numbers, below the number, where a row goes on that is higher than a page."""
PAGE_ROOM = 9.0
"""Room for two more digits in the words of a connector: pages count from the first of a book."""

Words: TypeAlias = list[tuple[str, ...]]
"""The lines of each cell of a row, in the order of the columns of words."""


class Widths(NamedTuple):
    """How wide words are; see `Paper`."""

    regular: Callable[[str], float]
    bold: Callable[[str], float]

    def line(self, text: str) -> float:
        """Return the width of words in a cell."""
        return self.regular(text) * FONT_SIZE

    def heading(self, text: str) -> float:
        """Return the width of words in the heading."""
        return self.bold(text) * FONT_SIZE

    def label(self, text: str) -> float:
        """Return the width of words in the flow."""
        number = "hal." in text or text.isdigit()
        return self.line(text) + (PAGE_ROOM if number else 0.0)

    def longest(self, text: str) -> float:
        """Return the width of the longest word in a cell."""
        return max(map(self.line, safe(text).split()), default=0.0)

    def longest_bold(self, text: str) -> float:
        """Return the width of the longest word in the heading."""
        return max(map(self.heading, safe(text).split()), default=0.0)


TIME = "waktu"
"""The column whose items are so short that they stand on one line."""


class Field(NamedTuple):
    """A column of words: field of the step, width, widest for words, its title.

    Words that are longer than `most` are cut, so that one of them does not make all others small.
    """

    name: str
    width: float
    most: float = 0.0
    title: str = ""


_FIELDS = (
    Field("", 28.0),
    Field("kegiatan", 90.0, 130.0),
    Field("kelengkapan", 58.0, 110.0),
    Field(TIME, 40.0, 60.0),
    Field("output", 52.0, 110.0),
    Field("keterangan", 54.0, 110.0),
)
BEFORE = 2
"""So many of them stand before the lanes."""


class Fields(tuple[Field, ...]):
    """The columns of words with their widths."""

    __slots__ = ()

    def shared(
        self, sheet: Sheet, widths: Widths, room: float, lanes: Sequence[float]
    ) -> tuple[Fields, list[float]]:
        """Share the room that is left: to the columns with most words first, then to all alike."""
        spare = room - sum(lanes)
        natural, demand = zip(*(_wish(sheet, f, widths) for f in self), strict=True)
        low, high = 0.0, 1000.0
        for _ in range(40):
            level = (low + high) / 2
            total = sum(self._at(level, natural, demand))
            low, high = (low, level) if total > spare else (level, high)
        found = self._at(low, natural, demand)
        factor = max(1.0, room / (sum(found) + sum(lanes)))
        fields = Fields(f._replace(width=w * factor) for f, w in zip(self, found, strict=True))
        return fields, [lane * factor for lane in lanes]

    def _at(self, level: float, natural: Sequence[float], demand: Sequence[float]) -> list[float]:
        """Return widths in proportion to what is asked for, within what each can use."""
        return [
            max(f.width, min(most, level * want))
            for f, most, want in zip(self, natural, demand, strict=True)
        ]


def fields_of(sheet: Sheet, widths: Widths, istilah: Istilah) -> Fields:
    """Return the columns as narrow as they can be without breaking a word of common length."""
    titled = (field._replace(title=istilah[field.name or "no"]) for field in _FIELDS)
    return Fields(_least(sheet, field, widths) for field in titled)


def _least(sheet: Sheet, field: Field, widths: Widths) -> Field:
    measure = widths.line if field.name == TIME else widths.longest
    words = max((measure(safe(text)) for text in _texts(sheet, field)), default=0.0)
    needed = min(words + widths.line(DASH), field.most) + 2 * PADDING + SPARE
    title = widths.longest_bold(field.title) + 2 * PADDING
    return field._replace(width=max(field.width, title, needed if field.name else 0.0))


def _wish(sheet: Sheet, field: Field, widths: Widths) -> tuple[float, float]:
    """Return the width at which no line breaks, and what speaks for a wide column."""
    if not field.name:
        return field.width, 0.0
    rows = [
        [widths.line(safe(item)) for item in items_of(step, field)] for step in sheet.steps if step
    ]
    longest = max((w for row in rows for w in row), default=0.0)
    squares = sum(sum(row) ** 2 for row in rows) / max(1, len(rows))
    return longest + widths.line(DASH) + 2 * PADDING + SPARE, sqrt(squares) + 1.0


def _texts(sheet: Sheet, field: Field) -> Iterator[str]:
    for step in sheet.steps:
        if step is not None and field.name:
            yield from items_of(step, field)


def items_of(step: Langkah, field: Field) -> tuple[str, ...]:
    """Return the items of a step in a column."""
    value = getattr(step, field.name)
    return value if isinstance(value, tuple) else (value,)


def words_of(sheet: Sheet, fields: Fields, widths: Widths) -> list[Words]:
    """Return the lines of every cell of every row."""
    return [
        [_lines(step, f, number, widths) for f in fields] if step else [()] * len(fields)
        for step, number in zip(sheet.steps, sheet.numbers, strict=True)
    ]


def _lines(step: Langkah, field: Field, number: str, widths: Widths) -> tuple[str, ...]:
    if not field.name:
        return (number,)
    items = [item for item in items_of(step, field) if item]
    room = field.width - 2 * PADDING - SPARE
    if len(items) < 2:
        return tuple(line for item in items for line in wrap(item, room, widths.line))
    room -= widths.line(DASH)
    return tuple(
        (INDENT if k else DASH) + line
        for item in items
        for k, line in enumerate(wrap(item, room, widths.line))
    )


def split_words(row: Words, most: int) -> list[Words]:
    """Return the lines of a row as rows of at most so many lines."""
    count = max(1, *(-(-len(lines) // most) for lines in row))
    parts = [[lines[k * most : (k + 1) * most] for lines in row] for k in range(count)]
    for part in parts[1:]:
        part[0] = (*row[0], ON)
    return parts


def titles_of(fields: Fields, widths: Widths) -> tuple[tuple[str, ...], ...]:
    """Return the lines of the titles of the columns."""
    return tuple(wrap(f.title, f.width - PADDING, widths.heading) for f in fields)


def names_of(sheet: Sheet, lanes: Sequence[float], widths: Widths) -> tuple[tuple[str, ...], ...]:
    """Return the lines of the names of the performers."""
    return tuple(
        wrap(name, lane - PADDING, widths.heading)
        for name, lane in zip(sheet.names, lanes, strict=True)
    )
