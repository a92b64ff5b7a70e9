"""The rows of the table on paper: how high they are, and which of them share a page."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.arrangement import Frame
from soptui.chart.layout import layout_in_one
from soptui.chart.lettering import POINT_LETTERING
from soptui.chart.measure import LINE_HEIGHT, safe, wrap
from soptui.chart.memo import Memo
from soptui.chart.metrics import POINTS
from soptui.chart.notes import set_aside
from soptui.chart.pages import best_breaks, cut
from soptui.chart.paper_columns import PADDING
from soptui.chart.room import Fitter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.chart.geometry import Geometry
    from soptui.chart.grid import Chart, Grid, Sheet
    from soptui.chart.labels import Placed
    from soptui.chart.layout import Layout
    from soptui.chart.notes import Notes
    from soptui.chart.paper_columns import Widths, Words

METRICS = replace(
    POINTS,
    half_width=18,
    diamond_half_width=18,
    half_height=9,
    diamond_half_height=11,
    head=11,
    gap=8,
)
"""Symbols of 12.7 by 6.3 mm, as on the sheets that offices print."""
SHELF = 40.0
"""What a row of connectors is taken to need before it is laid out."""
ACTIVITY = 1
"""The column that words without room in the flow are added to."""
INNER_LINES = 2
INNER = {"dec": 1.1, "term": 1.7, "box": 1.8}
"""How much of its half width a symbol has for words, by kind."""


class PaperPage(NamedTuple):
    """One page of the table, in points from the upper left corner of its first row."""

    sheet: Sheet
    geo: Geometry
    """Its x count from the left border of the first lane."""
    placed: Placed
    words: list[Words]
    inside: dict[tuple[int, int], tuple[str, ...]]
    """Lines of words inside symbols, by row and lane."""
    squeeze: float = 1.0
    """Factor by which a page is made smaller that would not fit otherwise."""


def arranged(sheet: Sheet, words: list[Words], lanes: Sequence[float], widths: Widths) -> PaperPage:
    """Find places for everything on a page; words and labels without room become notes."""
    chart, inside = _words_inside(sheet.chart, widths)
    plan = _plan(chart.grid)
    lettering = replace(POINT_LETTERING, width=widths.label)
    notes: Notes = {}
    rows = words
    for last in (False, True):
        heights = [max([1, *map(len, row)]) * LINE_HEIGHT + 2 * PADDING for row in rows]
        frame = Frame(METRICS, lettering, text_height=heights, lane_width=lanes)
        found = Fitter(chart, frame, Memo()).fit(plan)
        missing = [exit_.edge for exit_ in found.missing]
        if last or not (missing or found.wordless):
            break
        chart = set_aside(chart, found.wordless, missing, notes)
        rows = [_noted(row, notes.get(k, ()), widths) for k, row in enumerate(words)]
    return PaperPage(sheet, found.geometry, found.placed, rows, inside)


@lru_cache(maxsize=32)
def _plan(grid: Grid) -> Layout:
    """Return the routes of a grid: they are the same whatever the paper."""
    return layout_in_one(grid)


def _noted(row: Words, notes: Sequence[str], widths: Widths) -> Words:
    """Return a row with notes below its activity, in lines as long as those of the activity."""
    if not notes:
        return row
    room = max([60.0, *map(widths.line, row[ACTIVITY])])
    added = tuple(line for note in notes for line in wrap(note, room, widths.line))
    return [*row[:ACTIVITY], row[ACTIVITY] + added, *row[ACTIVITY + 1 :]]


def _words_inside(
    chart: Chart, widths: Widths
) -> tuple[Chart, dict[tuple[int, int], tuple[str, ...]]]:
    """Take the words that fit into their symbols out of the chart."""
    inside: dict[tuple[int, int], tuple[str, ...]] = {}
    for s in chart.symbols:
        room = METRICS.half_width * INNER.get(s.kind, 0.0)
        if not s.words or widths.longest(s.words) > room:
            continue
        lines = wrap(safe(s.words), room, widths.line)
        if len(lines) <= (1 if s.kind == "dec" else INNER_LINES):
            inside[s.row, s.lane] = lines
    symbols = tuple(s._replace(words="") if (s.row, s.lane) in inside else s for s in chart.symbols)
    return replace(chart, symbols=symbols), inside


def paginated(
    sheet: Sheet, words: list[Words], lanes: Sequence[float], widths: Widths, height: float
) -> list[PaperPage]:
    """Cut a table into pages with rows of at most `height` together.

    Heights of rows on a page of their own are known only when it is laid out: pages that turn out
    too high are remembered, and the breaks chosen again.
    """
    whole = arranged(sheet, words, lanes, widths)
    count = len(sheet.steps)
    tops = whole.geo.separator_y
    known: dict[tuple[int, int], float] = {(0, count): whole.geo.height}

    def fill(first: int, end: int) -> float:
        shelves = SHELF * ((first > 0) + (end < count))
        return known.get((first, end), tops[end] - tops[first] + shelves) / height

    while True:
        breaks = best_breaks(sheet.chart.grid, fill)
        if not breaks:
            pages = {(0, count): whole}
        else:
            bounds = list(pairwise([0, *breaks, count]))
            sheets = cut(sheet, breaks)
            pages = {
                (a, b): arranged(part, _with_shelves(part, words[a:b]), lanes, widths)
                for (a, b), part in zip(bounds, sheets, strict=True)
            }
        wrong = {
            key: page.geo.height
            for key, page in pages.items()
            if page.geo.height > height and key[1] - key[0] > 1
        }
        if not wrong:
            return [_squeezed(page, height) for page in pages.values()]
        known |= wrong


def _with_shelves(sheet: Sheet, words: list[Words]) -> list[Words]:
    """Return the words of a page: none in the rows of connectors."""
    own = iter(words)
    blank: Words = [()] * len(words[0])
    return [blank if step is None else next(own) for step in sheet.steps]


def _squeezed(page: PaperPage, height: float) -> PaperPage:
    return page._replace(squeeze=min(1.0, height / page.geo.height))
