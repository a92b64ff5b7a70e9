"""Make room for words: realise a layout, see what found no place, widen just there, again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from soptui.chart.geometry import Geometry, Metrics, Pads, realize
from soptui.chart.grid import BOTTOM, LEFT, RIGHT
from soptui.chart.labels import Placed, Placer
from soptui.chart.layout import rerouted
from soptui.chart.lettering import variants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from soptui.chart.geometry import Node
    from soptui.chart.grid import Chart
    from soptui.chart.layout import Layout
    from soptui.chart.lettering import Lettering

TRIES = 40
REROUTES = 8
WIDE = 5
"""A label that needs room is broken into lines of at most so many gutter pads."""


@dataclass(frozen=True, slots=True)
class Fitter:
    """One chart in one medium; everything but the room for words is fixed."""

    chart: Chart
    metrics: Metrics
    lettering: Lettering
    text_height: Sequence[float]
    lane_width: Sequence[float] = ()
    gutter_tracks: Sequence[int] = ()

    def fit(self, layout: Layout) -> tuple[Geometry, Placed]:
        """Realise a layout with room for its words.

        A line whose label finds no room whatever is widened takes another way. What finds no
        room even so stays in `Placed.missing` and `Placed.wordless`.
        """
        geo, placed = self._widened(layout)
        for _ in range(REROUTES):
            if not placed.missing:
                break
            better = self._rerouted(geo, placed)
            if better is None:
                break
            geo, placed = better
        return geo, placed

    def _rerouted(self, geo: Geometry, placed: Placed) -> tuple[Geometry, Placed] | None:
        routes = geo.layout.routes
        for q in placed.missing:
            here = routes[q].src[:2]
            others = [k for k, r in enumerate(routes) if r.src[:2] == here and k != q]
            for k in (q, *others):
                geo_then, then = self._widened(rerouted(geo.layout, k))
                if _misses(then) < _misses(placed):
                    return geo_then, then
        return None

    def _widened(self, layout: Layout) -> tuple[Geometry, Placed]:
        pads = Pads()
        geo, placed = self._attempt(layout, pads)
        if not placed.missing and not placed.wordless:
            return geo, placed
        for q in placed.missing:
            pads = next(self._room_for_exit(q, layout, pads))
        for node in placed.wordless:
            pads = next(self._room_for_words(node, pads))
        geo, placed = self._attempt(layout, pads)
        flat = [q for q in placed.missing if layout.routes[q].src.side in (LEFT, RIGHT)]
        if flat:  # it was too tight: all these at once, one by one would take long
            for q in flat:
                pads = next(islice(self._room_for_exit(q, layout, pads), 1, None))
            geo, placed = self._attempt(layout, pads)
        turned = 0
        for _ in range(TRIES):
            if turned >= len(placed.missing) + len(placed.wordless):
                break
            better = self._better(geo, placed, pads, turned)
            if better is None:
                turned += 1
            else:
                pads, geo, placed = better
        return geo, placed

    def _attempt(self, layout: Layout, pads: Pads) -> tuple[Geometry, Placed]:
        geo = realize(
            self.chart,
            layout,
            self.metrics,
            text_height=self.text_height,
            lane_width=self.lane_width,
            pads=pads,
            gutter_tracks=self.gutter_tracks,
        )
        return geo, Placer(self.chart, geo, self.lettering).place_all()

    def _better(
        self, geo: Geometry, placed: Placed, pads: Pads, turned: int
    ) -> tuple[Pads, Geometry, Placed] | None:
        """Try ways to make room for one label; keep the first with which fewer are missing.

        Failing that, one with which this label has room and no more others lost theirs.
        """
        if turned < len(placed.missing):
            ways = self._room_for_exit(placed.missing[turned], geo.layout, pads)
        else:
            ways = self._room_for_words(placed.wordless[turned - len(placed.missing)], pads)
        aside = None
        for way in ways:
            geo_then, then = self._attempt(geo.layout, way)
            if _misses(then) < _misses(placed):
                return way, geo_then, then
            if aside is None and _misses(then) == _misses(placed) and _differs(then, placed):
                aside = way, geo_then, then
        return aside

    def _room_for_exit(self, q: int, layout: Layout, pads: Pads) -> Iterator[Pads]:
        """Yield wider pads for the label of route q, the most likely ones first."""
        t, r = self.lettering, layout.routes[q]
        row, lane = r.src.row, r.src.lane
        lines = self._broken(self.chart.labels[r.edge])
        width = max(map(t.width, lines)) + 2 * t.step + abs(r.src.slot) * self.metrics.slot
        height = len(lines) * t.line
        left, right = (lane, RIGHT), (lane + 1, LEFT)
        if r.src.side in (LEFT, RIGHT):
            key = left if r.src.side == LEFT else right
            beside = 4 * t.step if t.inline else 0
            wide = pads.with_gutter(key, width + beside / 2)
            yield pads.with_gutter(key, width - 3 * t.step + beside)
            yield wide
            yield wide.with_above(row, height)
            yield wide.with_below(row, height)
            yield wide.with_gutter(key, width + 4 * t.step).with_above(row, height + t.line)
            return
        is_below = r.src.side == BOTTOM
        channel, next_row = (row + 1, row + 1) if is_below else (row, row)
        tall = pads.with_below(row, height) if is_below else pads.with_above(row, height)
        yield tall
        yield tall.with_gutter(right, width)
        yield tall.with_gutter(left, width)
        more = height + t.line
        taller = pads.with_below(row, more) if is_below else pads.with_above(row, more)
        yield taller.with_gutter(right, width)
        yield taller.with_gutter(left, width)
        for base, gap in ((pads, t.line), (tall, t.line), (pads, height), (tall, height)):
            spread = base.with_channel(channel, gap)
            yield spread
            yield spread.with_gutter(right, width)
            yield spread.with_gutter(left, width)
            yield spread.with_above(next_row, more)
            yield spread.with_above(next_row, more).with_gutter(right, width)
            yield spread.with_above(next_row, more).with_gutter(left, width)

    def _room_for_words(self, node: Node, pads: Pads) -> Iterator[Pads]:
        t, s = self.lettering, node.symbol
        lines = self._broken(s.words)
        width = max(map(t.width, lines)) + 2 * t.step
        height = len(lines) * t.line
        yield pads.with_above(s.row, height)
        yield pads.with_below(s.row, height)
        yield pads.with_above(s.row, height + t.line)
        for key in ((s.lane + 1, LEFT), (s.lane, RIGHT)):
            yield pads.with_gutter(key, width)
            yield pads.with_gutter(key, width).with_below(s.row, height)

    def _broken(self, text: str) -> tuple[str, ...]:
        """Return the way to break a text for which room is made: not wide, not tall."""
        ways = variants(text)
        for lines in ways:
            if max(map(self.lettering.width, lines)) <= WIDE * self.metrics.pad:
                return lines
        return ways[min(len(ways) - 1, 2)]


def _differs(a: Placed, b: Placed) -> bool:
    return a.missing != b.missing or [n.symbol for n in a.wordless] != [
        n.symbol for n in b.wordless
    ]


def _misses(placed: Placed) -> int:
    return 2 * len(placed.missing) + len(placed.wordless)
