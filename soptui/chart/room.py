"""Make room for words: realise a layout, see what found no place, widen just there, again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from soptui.chart.arrangement import Arrangement, Arranger, Frame, Missing
from soptui.chart.grid import BOTTOM, LEFT, RIGHT
from soptui.chart.layout import rerouted, spread_exits
from soptui.chart.lettering import variants
from soptui.chart.metrics import Pads
from soptui.chart.route import SPREADS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from soptui.chart.grid import Chart, Symbol
    from soptui.chart.layout import Layout
    from soptui.chart.memo import Memo

TRIES = 40
REROUTES = 8
CROWDS = 3
"""Symbols that lack a label only since others take more room: looked for so many times."""
WIDE = 5
"""A label that needs room is broken into lines of at most so many gutter pads."""


@dataclass(frozen=True, slots=True)
class Fitter:
    """One chart in one frame; everything but the room for words is fixed."""

    chart: Chart
    frame: Frame
    memo: Memo

    def fit(self, plan: Layout) -> Arrangement:
        """Arrange a layout with room for its words.

        A line whose label finds no room whatever is widened takes another way. What finds no
        room even so stays in `missing` and `wordless` of the arrangement.
        """
        best = self._widened(plan, Pads())
        for _ in range(REROUTES):
            if not best.missing:
                break
            better = self._rerouted(best)
            if better is None:
                break
            best = better
        for slots in SPREADS:
            if best.missing:
                best = self._spread(best, slots)
        return best

    def _spread(self, old: Arrangement, slots: Sequence[int]) -> Arrangement:
        """Let the lines of symbols that lack a label leave apart, if fewer are missing then."""
        crowded: set[tuple[int, int]] = set()
        best = new = old
        for _ in range(CROWDS):
            more = {exit_.src[:2] for exit_ in new.missing} - crowded
            if not more:
                break
            crowded |= more
            plan = spread_exits(new.plan, sorted(more), slots)
            for pads in (Pads(), self._fan(plan, crowded)):
                new = self._widened(plan, pads)
                if new.misses < best.misses:
                    best = new
                if not new.missing:
                    return best
        return best

    def _fan(self, plan: Layout, places: Collection[tuple[int, int]]) -> Pads:
        """Return pads for lines that turn away one below the other, each with its whole label.

        The symbols stand low in their rows: a label must not be far from its symbol.
        """
        t, m, pads = self.frame.lettering, self.frame.metrics, Pads()
        for row, lane in places:
            labels = [self.chart.labels[r.edge] for r in plan.routes if r.src[:2] == (row, lane)]
            wide = max(map(t.width, labels)) + 4 * t.step
            low = self.frame.text_height[row] - 2 * (m.half_height + m.gap) - t.line
            pads = pads.with_gutter((lane, RIGHT), wide).with_gutter((lane + 1, LEFT), wide)
            pads = pads.with_above(row, max(t.line, low)).with_below(row, t.line)
            pads = pads.with_channel(row + 1, t.line).with_above(row + 1, 2 * t.line)
        return pads

    def _rerouted(self, old: Arrangement) -> Arrangement | None:
        routes = old.plan.routes
        for exit_ in old.missing:
            here = exit_.src[:2]
            others = [k for k, r in enumerate(routes) if r.src[:2] == here and k != exit_.edge]
            for k in (exit_.edge, *others):
                new = self._widened(rerouted(old.plan, k), Pads())
                if new.misses < old.misses:
                    return new
        return None

    def _widened(self, plan: Layout, pads: Pads) -> Arrangement:
        arranger = Arranger(self.chart, plan, self.frame, self.memo)
        best = arranger.arranged(pads)
        if not best.misses:
            return best
        for exit_ in best.missing:
            pads = next(self._room_for_exit(exit_, pads))
        for symbol in best.wordless:
            pads = next(self._room_for_words(symbol, pads))
        best = arranger.arranged(pads)
        flat = [exit_ for exit_ in best.missing if exit_.src.side in (LEFT, RIGHT)]
        if flat:  # it was too tight: all these at once, one by one would take long
            for exit_ in flat:
                pads = next(islice(self._room_for_exit(exit_, pads), 1, None))
            best = arranger.arranged(pads)
        turned = 0
        for _ in range(TRIES):
            if turned >= len(best.missing) + len(best.wordless):
                break
            better = self._better(arranger, best, pads, turned)
            if better is None:
                turned += 1
            else:
                pads, best = better
        return best

    def _better(
        self, arranger: Arranger, old: Arrangement, pads: Pads, turned: int
    ) -> tuple[Pads, Arrangement] | None:
        """Try ways to make room for one label; keep the first with which fewer are missing.

        Failing that, one with which this label has room and no more others lost theirs.
        """
        if turned < len(old.missing):
            ways = self._room_for_exit(old.missing[turned], pads)
        else:
            ways = self._room_for_words(old.wordless[turned - len(old.missing)], pads)
        aside = None
        for way in ways:
            new = arranger.arranged(way)
            if new.misses < old.misses:
                return way, new
            if aside is None and new.misses == old.misses and _differs(new, old):
                aside = way, new
        return aside

    def _room_for_exit(self, exit_: Missing, pads: Pads) -> Iterator[Pads]:
        """Yield wider pads for the label of an arrow, the most likely ones first."""
        t, src = self.frame.lettering, exit_.src
        row, lane = src.row, src.lane
        lines = self._broken(self.chart.labels[exit_.edge])
        width = max(map(t.width, lines)) + 2 * t.step + abs(src.slot) * self.frame.metrics.slot
        height = len(lines) * t.line
        left, right = (lane, RIGHT), (lane + 1, LEFT)
        if src.side in (LEFT, RIGHT):
            key = left if src.side == LEFT else right
            beside = 4 * t.step if t.inline else 0
            wide = pads.with_gutter(key, width + beside / 2)
            yield pads.with_gutter(key, width - 3 * t.step + beside)
            yield wide
            yield wide.with_above(row, height)
            yield wide.with_below(row, height)
            yield wide.with_gutter(key, width + 4 * t.step).with_above(row, height + t.line)
            return
        is_below = src.side == BOTTOM
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

    def _room_for_words(self, s: Symbol, pads: Pads) -> Iterator[Pads]:
        t = self.frame.lettering
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
            if max(map(self.frame.lettering.width, lines)) <= WIDE * self.frame.metrics.pad:
                return lines
        return ways[min(len(ways) - 1, 2)]


def _differs(a: Arrangement, b: Arrangement) -> bool:
    return a.missing != b.missing or a.wordless != b.wordless
