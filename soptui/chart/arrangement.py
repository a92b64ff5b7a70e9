"""A chart with everything in its place, as far as there is room for the words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.geometry import joined, top_of_symbols
from soptui.chart.grid import LEFT, RIGHT, Port, Symbol
from soptui.chart.labels import Placed
from soptui.chart.lanes import half_widths, place_columns
from soptui.chart.metrics import Pads
from soptui.chart.units import Content, joined_units, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from soptui.chart.geometry import Geometry
    from soptui.chart.grid import Chart
    from soptui.chart.lanes import Columns
    from soptui.chart.layout import Layout
    from soptui.chart.lettering import Label, Lettering
    from soptui.chart.memo import Memo
    from soptui.chart.metrics import Metrics, RowPads
    from soptui.chart.sections import Section
    from soptui.chart.units import Unit

NO_WORDS: frozenset[str] = frozenset()


class Missing(NamedTuple):
    """An arrow whose label has no room."""

    edge: int
    src: Port


class Frame(NamedTuple):
    """What is given for a chart besides its lines: the medium, and sizes from outside."""

    metrics: Metrics
    lettering: Lettering
    text_height: Sequence[float]
    """What the words of each row need between two separators."""
    lane_width: Sequence[float]
    """Least width of each lane."""
    gutter_tracks: Sequence[int] = ()
    """Least tracks of each gutter, for equal columns on several pages."""


class Arranger:
    """Arranges a layout with more or less room for words."""

    def __init__(self, chart: Chart, plan: Layout, frame: Frame, memo: Memo) -> None:
        self.chart = chart
        self.plan = plan
        self._frame = frame
        self._memo = memo
        halves = half_widths(chart, plan, frame.metrics)
        self._lane_half = [frame.metrics.half_width] * plan.grid.lanes
        for s, half in zip(chart.symbols, halves, strict=True):
            if half > self._lane_half[s.lane]:
                self._lane_half[s.lane] = half
        self._contents = self._found(halves)
        self._bounds = [(p.row, p.row + len(p.section.rows)) for p in plan.places]
        """First row of each section, and the row below its last one."""
        nothing = Pads()
        self._depths = [self._depth(k, nothing) for k in range(len(self._bounds))]

    def _found(self, halves: list[float]) -> list[Content]:
        """Return the contents of all sections."""
        chart, frame, last = self.chart, self._frame, len(self.plan.places) - 1
        labels, words = chart.labels, frozenset(chart.labels)
        looks = [(s.kind, s.words) if s.words else s.kind for s in chart.symbols]
        worded = {s.row for s in chart.symbols if s.words}
        out = []
        first = 0
        for k, (section, row, edges) in enumerate(self.plan.places):
            rows = range(row, row + len(section.rows))
            end = first + sum([len(r.lanes) for r in section.rows])
            key = (
                section,
                frame.metrics,
                tuple(halves[first:end]),
                tuple(frame.text_height[row : rows.stop]),
                tuple(looks[first:end]),
                tuple([labels[e] for e in edges]),
                words if worded and not worded.isdisjoint(rows) else NO_WORDS,
                (k == 0, k == last),
            )
            out.append(self._memo.any(key, partial(_content, frame.lettering, *key)))
            first = end
        return out

    def arranged(self, pads: Pads) -> Arrangement:
        """Return the arrangement with this room for words."""
        frame, memo = self._frame, self._memo
        columns = place_columns(
            self.plan,
            frame.metrics,
            self._lane_half,
            frame.lane_width,
            pads.gutter,
            frame.gutter_tracks,
            memo,
        )
        touched = self._touched(pads)
        units: list[Unit] = []
        for k, content in enumerate(self._contents):
            own: RowPads = ()
            depth = self._depths[k]
            if k in touched:
                own, depth = pads.of_rows(*self._bounds[k]), self._depth(k, pads)
            key = (content, columns, own, depth)
            units.append(memo.any(key, partial(unit_of, *key, memo)))
        return Arrangement(self.chart, self.plan, columns, joined_units(units, memo))

    def _touched(self, pads: Pads) -> set[int]:
        """Return the sections that have room for words, and those above them."""
        starts = [row for row, _ in self._bounds]
        found: set[int] = set()
        for row in (*pads.above, *pads.below, *pads.channel):
            k = bisect_right(starts, row) - 1
            found |= {max(0, k - 1), k}
        return found

    def _depth(self, k: int, pads: Pads) -> float:
        """Return how far below a section the symbols begin that a line of it enters."""
        end = self._bounds[k][1]
        if not self._contents[k].section.leaves:
            return 0.0
        return top_of_symbols(self._frame.metrics, self._frame.text_height[end], pads, end)


def _content(
    lettering: Lettering,
    section: Section,
    metrics: Metrics,
    halves: tuple[float, ...],
    heights: tuple[float, ...],
    looks: tuple[str | tuple[str, str], ...],
    labels: tuple[str, ...],
    words: frozenset[str],
    ends: tuple[bool, bool],
) -> Content:
    lanes = [(i, lane) for i, row in enumerate(section.rows) for lane in row.lanes]
    pairs = [(look, "") if isinstance(look, str) else look for look in looks]
    symbols = tuple(
        [
            Symbol(i, lane, kind, "", text)
            for (i, lane), (kind, text) in zip(lanes, pairs, strict=True)
        ]
    )
    has_words = any(labels) or any(text for _, text in pairs)
    return Content(
        section, metrics, lettering, halves, heights, symbols, labels, words, *ends, has_words
    )


class Arrangement:
    """A layout with everything in its place, as far as there is room."""

    def __init__(self, chart: Chart, plan: Layout, columns: Columns, units: list[Unit]) -> None:
        self.chart = chart
        self.plan = plan
        self.columns = columns
        self.units = units
        self.pieces = [piece for unit in units for piece in unit.pieces]
        self.tops = [0.0, *accumulate([p.rows.height for p in self.pieces])]
        """Where each piece begins; after the last one, the height of all."""
        self.missing: list[Missing] = []
        """In the order in which labels are placed."""
        self.wordless: list[Symbol] = []
        for k, unit in self.starts():
            if unit.placed.missing or unit.placed.wordless:
                self._note(k, unit)
        self.missing.sort(key=_rank)

    @property
    def misses(self) -> int:
        """How much has no room; labels of arrows count twice."""
        return 2 * len(self.missing) + len(self.wordless)

    def starts(self) -> Iterator[tuple[int, Unit]]:
        """Yield all units with the number of their first piece."""
        k = 0
        for unit in self.units:
            yield k, unit
            k += len(unit.pieces)

    @cached_property
    def first_symbols(self) -> list[int]:
        """Which symbol of the chart is the first one of each piece, and how many there are."""
        return [0, *accumulate([len(p.content.symbols) for p in self.pieces])]

    def _note(self, k: int, unit: Unit) -> None:
        """Note what has no room."""
        places = self.plan.places[k : k + len(unit.pieces)]
        routes = [
            (edge, place.row, r)
            for place in places
            for edge, r in zip(place.edges, place.section.routes, strict=True)
        ]
        for q in unit.placed.missing:
            edge, row, r = routes[q]
            self.missing.append(Missing(edge, r.src._replace(row=row + r.src.row)))
        if unit.placed.wordless:
            first = self.first_symbols[k]
            self.wordless += [self.chart.symbols[first + s] for s in unit.placed.wordless]

    @cached_property
    def geometry(self) -> Geometry:
        """The places of everything, with rows counted from the top and routes by their edges."""
        geo = joined([p.geometry for p in self.pieces])
        edges = [edge for place in self.plan.places for edge in place.edges]
        order = sorted(range(len(edges)), key=edges.__getitem__)
        return replace(
            geo,
            routes=tuple([replace(geo.routes[q], edge=edges[q]) for q in order]),
            lines=tuple([geo.lines[q] for q in order]),
            symbols=self.chart.symbols,
        )

    def labels(self) -> Iterator[Label]:
        """Yield the words that found room, with rows counted from the top and their edges."""
        for k, unit in self.starts():
            if not unit.placed.labels:
                continue
            places = self.plan.places[k : k + len(unit.pieces)]
            edges = [edge for place in places for edge in place.edges]
            top, row = self.tops[k], places[0].row
            for label in unit.placed.labels:
                edge = edges[label.edge] if label.edge >= 0 else -1
                yield label._replace(top=top + label.top, row=row + label.row, edge=edge)

    @cached_property
    def placed(self) -> Placed:
        """The words in their places, with rows counted from the top and labels by their edges."""
        exits: list[Label] = []
        words: list[Label] = []
        for label in self.labels():
            (words if label.edge < 0 else exits).append(label)
        routes = self.geometry.routes
        exits.sort(key=lambda label: _rank(Missing(label.edge, routes[label.edge].src)))
        missing = [m.edge for m in self.missing]
        gone = [self.chart.symbols.index(s) for s in self.wordless]
        return Placed(exits + words, missing, gone)


def _rank(exit_: Missing) -> tuple[bool, int, int]:
    """Return the place of the label of an exit in the order in which labels are placed."""
    return exit_.src.side in (LEFT, RIGHT), -abs(exit_.src.slot), exit_.edge
