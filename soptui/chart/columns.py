"""The columns of words of the flowchart table: which, how wide, and their text line by line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.measure import longest_word, text_width, wrap
from soptui.model.istilah import PEDOMAN, Istilah

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from soptui.chart.grid import Sheet
    from soptui.chart.memo import Memo
    from soptui.chart.notes import Notes
    from soptui.model import Langkah


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """How a chart is drawn as text. `width`: best effort; None draws the whole table."""

    compact: bool = False
    ascii: bool = False
    columns: str = "all"
    """"all": the whole table; "flow": No, Kegiatan and the flow; "lanes": the flow alone, unless
    something does not fit into it and stands in Kegiatan."""
    width: int | None = None
    istilah: Istilah = PEDOMAN


WHOLE = ChartStyle()


class Column(NamedTuple):
    """A column of words; `group`: the title above it and its neighbours."""

    field: str
    widest: int
    narrowest: int
    group: str = ""
    title: str = ""

    def titled(self, istilah: Istilah) -> Column:
        """Return the column with its titles, as narrow as the longest word of its own."""
        title = istilah[self.field or "no"]
        least = max(self.narrowest, min(longest_word(title), LONGEST_TITLE))
        group = istilah[self.group] if self.group else ""
        return self._replace(title=title, group=group, narrowest=least)


NUMBER = Column("", 4, 4)
ACTIVITY = Column("kegiatan", 32, 14)
STANDARD = (
    Column("kelengkapan", 20, 11, "mutu_baku"),
    Column("waktu", 10, 6, "mutu_baku"),
    Column("output", 20, 8, "mutu_baku"),
    Column("keterangan", 18, 10),
)
NARROW_ACTIVITY = 24
LONGEST_TITLE = 24
"""Words of titles up to this length are not cut."""


@lru_cache(maxsize=16)
def columns_of(style: ChartStyle) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    """Return the columns of words before and after the flow."""
    if style.columns == "lanes":
        return (), ()
    is_flow = style.columns == "flow"
    activity = ACTIVITY._replace(widest=NARROW_ACTIVITY) if is_flow else ACTIVITY
    before, after = (NUMBER, activity), () if is_flow else STANDARD
    return _titled(before, style.istilah), _titled(after, style.istilah)


def _titled(columns: Sequence[Column], istilah: Istilah) -> tuple[Column, ...]:
    return tuple(column.titled(istilah) for column in columns)


def natural_widths(sheet: Sheet, columns: Sequence[Column], memo: Memo) -> list[int]:
    """Return the widths that columns take when there is room: no wider than their words."""
    fields = tuple([c.field for c in columns])
    steps = [step for step in sheet.steps if step is not None]
    longest = memo.each(("longest", fields), None, steps, partial(_longest, fields))
    return [
        _natural(sheet, column, map(itemgetter(k), longest)) for k, column in enumerate(columns)
    ]


def _natural(sheet: Sheet, column: Column, longest: Iterable[int]) -> int:
    if not column.field:
        return max(text_width(column.title), *map(text_width, sheet.numbers), 0)
    title = min(longest_word(column.title), LONGEST_TITLE)
    return max(title, min(column.widest, max(longest, default=0)))


def _longest(fields: tuple[str, ...], step: Langkah) -> list[int]:
    return [
        max(map(text_width, _items(step, field)), default=0) if field else 0 for field in fields
    ]


def narrowed(columns: Sequence[Column], widths: list[int], excess: int) -> list[int]:
    """Take cells from the widest columns first until the table fits or all are at their least."""
    out = list(widths)
    for _ in range(excess):
        spare = [
            (w, -k)
            for k, (w, c) in enumerate(zip(out, columns, strict=True))
            if c.field and w > c.narrowest
        ]
        if not spare:
            break
        out[-max(spare)[1]] -= 1
    return out


def words_of_rows(
    sheet: Sheet, columns: Sequence[Column], widths: list[int], notes: Notes, memo: Memo
) -> list[list[tuple[str, ...]]]:
    """Return the lines of words of each row, per column. Notes follow the activity."""
    fields = [c.field for c in columns]
    words = memo.each(
        ("words", *fields), widths, sheet.steps, partial(_words_of_step, fields, widths)
    )
    if not columns:
        return [[] for _ in sheet.steps]
    at, activity = fields.index(NUMBER.field), fields.index(ACTIVITY.field)
    out = []
    for number, known in zip(sheet.numbers, words, strict=True):
        row = known.copy()
        row[at] = (number.rjust(widths[at]),)
        out.append(row)
    for row_at, noted in notes.items():
        for note in noted:
            out[row_at][activity] += wrap(note, widths[activity])
    return out


def _words_of_step(
    fields: list[str], widths: list[int], step: Langkah | None
) -> list[tuple[str, ...]]:
    """Return the lines of words of one step; in the column of numbers there are none yet."""
    return [
        _lines(step, field, width) if step is not None and field else ()
        for field, width in zip(fields, widths, strict=True)
    ]


def _lines(step: Langkah, field: str, width: int) -> tuple[str, ...]:
    items = _items(step, field)
    if len(items) == 1:
        return wrap(items[0], width)
    return tuple(line for item in items for line in _bulleted(item, width))


def _items(step: Langkah, field: str) -> tuple[str, ...]:
    value = getattr(step, field)
    return value if isinstance(value, tuple) else (value,)


@lru_cache(maxsize=4096)
def _bulleted(item: str, width: int) -> tuple[str, ...]:
    lines = wrap(item, max(1, width - 2))
    return tuple(("- " if k == 0 else "  ") + line for k, line in enumerate(lines))
