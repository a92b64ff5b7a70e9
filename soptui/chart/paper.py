"""The flowchart table on sheets of paper: everything that a printer of whatever kind needs.

One width for all columns of all pages, rows as high as their words and lines, fewest pages, then
fewest cut arrows. What is too wide for the paper is made smaller as a whole, never cut off; a row
higher than a page goes on in rows of its own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.grid import Row, Sheet, sheet_of
from soptui.chart.measure import LINE_HEIGHT
from soptui.chart.memo import Memo
from soptui.chart.paper_columns import (
    BEFORE,
    PADDING,
    Fields,
    Widths,
    fields_of,
    names_of,
    split_words,
    titles_of,
    words_of,
)
from soptui.chart.paper_rows import SHELF, PaperPage, arranged, paginated
from soptui.model.istilah import PEDOMAN, Istilah

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from soptui.chart.paper_columns import Words
    from soptui.model import Sop

ROUNDS = 8
"""Tries to give all pages the same lanes."""
STEP = 0.95
"""The table is made smaller by this factor until it fits."""
NEAR = 0.02
"""Lanes that differ by less are the same."""


class Paper(NamedTuple):
    """The room for the table on each page, in points, and how wide words are."""

    width: float
    height: float
    regular: Callable[[str], float]
    """Width of a text at a size of one point."""
    bold: Callable[[str], float]
    istilah: Istilah = PEDOMAN


class PaperTable(NamedTuple):
    """The table on its pages. All lengths are points before `scale` is applied."""

    scale: float
    fields: Fields
    """The columns of words: two before the lanes, the others after them."""
    lanes: tuple[float, ...]
    """Widths of the lanes."""
    titles: tuple[tuple[str, ...], ...]
    """The lines of the titles of the columns of words."""
    groups: tuple[str, str]
    """The titles above the lanes and above the mutu baku."""
    names: tuple[tuple[str, ...], ...]
    """The lines of the names of the performers."""
    head: tuple[float, float]
    """Heights of the two rows of the heading."""
    pages: list[PaperPage]
    """None for an SOP without steps."""

    @property
    def width(self) -> float:
        """Width of the table."""
        return sum(f.width for f in self.fields) + sum(self.lanes)


def lay_out(sop: Sop, paper: Paper) -> PaperTable:
    """Lay the flowchart table of an SOP out on paper. Whatever the SOP says, it fits."""
    sheet = sheet_of(sop, Memo())
    widths = Widths(paper.regular, paper.bold)
    scale = 1.0
    while True:
        found = _at(sheet, widths, paper, scale)
        if found is not None:
            return found
        scale *= STEP


def _at(sheet: Sheet, widths: Widths, paper: Paper, scale: float) -> PaperTable | None:
    """Lay out at a scale; None if that is too large."""
    least = fields_of(sheet, widths, paper.istilah)
    groups = paper.istilah["pelaksana"], paper.istilah["mutu_baku"]
    share = (widths.heading(groups[0]) + 2 * PADDING) / max(1, len(sheet.names))
    lanes = [max(share, widths.longest_bold(name) + 2 * PADDING) for name in sheet.names]
    empty: list[Words] = [[()] * len(least) for _ in sheet.steps]
    lanes = _wider(lanes, arranged(sheet, empty, lanes, widths))
    room, height = paper.width / scale, paper.height / scale
    for last in (*[False] * ROUNDS, True):
        if sum(f.width for f in least) + sum(lanes) > room + NEAR:
            return None
        fields, lanes = least.shared(sheet, widths, room, lanes)
        names = names_of(sheet, lanes, widths)
        titles = titles_of(fields, widths)
        head = _head(names, titles)
        most = int((height - sum(head) - 2 * SHELF - 2 * PADDING) / LINE_HEIGHT)
        if most < 1:
            return None
        spread, words = _spread(sheet, words_of(sheet, fields, widths), most)
        pages = paginated(spread, words, lanes, widths, height - sum(head)) if sheet.steps else []
        needed = lanes
        for page in pages:
            needed = _wider(needed, page)
        if last or max(b - a for a, b in zip(lanes, needed, strict=True)) < NEAR:
            return PaperTable(scale, fields, tuple(lanes), titles, groups, names, head, pages)
        lanes = needed
    raise AssertionError("the last round returns")


def _wider(lanes: Sequence[float], page: PaperPage) -> list[float]:
    """Return lanes that are wide enough for a page, too."""
    own = [b - a for a, b in pairwise(page.geo.separator_x)]
    return [max(pair) for pair in zip(lanes, own, strict=True)]


def _head(
    names: Sequence[tuple[str, ...]], titles: Sequence[tuple[str, ...]]
) -> tuple[float, float]:
    high, inner = [*titles[:BEFORE], titles[-1]], titles[BEFORE:-1]
    lines = max([1, *map(len, names), *map(len, inner), *(len(t) - 1 for t in high)])
    return LINE_HEIGHT + 2 * PADDING, lines * LINE_HEIGHT + 2 * PADDING


def _spread(sheet: Sheet, words: list[Words], most: int) -> tuple[Sheet, list[Words]]:
    """Let rows with more than `most` lines go on in rows without symbols."""
    if all(len(lines) <= most for row in words for lines in row):
        return sheet, words
    chart, grid = sheet.chart, sheet.chart.grid
    at: list[int] = []
    rows: list[Row] = []
    steps, numbers, out = [], [], []
    for k, row in enumerate(words):
        at.append(len(rows))
        for part in split_words(row, most):
            rows.append(grid.rows[k] if not rows or len(rows) == at[k] else Row(()))
            steps.append(sheet.steps[k])
            numbers.append(sheet.numbers[k])
            out.append(part)
    edges = tuple(e._replace(src=at[e.src], dst=at[e.dst]) for e in grid.edges)
    symbols = tuple(s._replace(row=at[s.row]) for s in chart.symbols)
    spread = type(chart)(
        type(grid)(grid.lanes, tuple(rows), edges), symbols, chart.labels, chart.left_out
    )
    return sheet._replace(chart=spread, steps=tuple(steps), numbers=tuple(numbers)), out
