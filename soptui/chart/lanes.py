"""Where lanes, their borders and the tracks of gutters lie, the same for all rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from soptui.chart.grid import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.chart.grid import Chart
    from soptui.chart.layout import Layout
    from soptui.chart.memo import Memo
    from soptui.chart.metrics import Metrics

Places: TypeAlias = tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Places across the flow area; its left border is 0. Equal ones of one memo are the same."""

    lane_x: Places
    separator_x: Places
    """Borders of the lanes, outer ones included."""
    gutter_x: tuple[Places, ...]
    """Per gutter the x of each track."""

    @property
    def width(self) -> float:
        """Distance of the outer borders."""
        return self.separator_x[-1]

    def between(self, low: int, high: int) -> tuple[Places, ...]:
        """Return lanes and gutters from one coarse x to another, as seen from the first lane."""
        start = self.lane_x[low >> 5]
        found = (
            self.lane_x[low >> 5 : ((high - 1) >> 5) + 1],
            *self.gutter_x[(low + 31) >> 5 : (high >> 5) + 1],
        )
        return tuple([tuple([x - start for x in places]) for places in found])


def least_width(chart: Chart, metrics: Metrics, lane_width: Sequence[float]) -> float:
    """Return a width that the flow needs however its lines run and its words are placed."""
    half = [metrics.half_width] * len(lane_width)
    for s in chart.symbols:
        half[s.lane] = max(half[s.lane], _number_half(len(s.number), metrics))
    return sum(max(w, 2 * (h + metrics.pad)) for w, h in zip(lane_width, half, strict=True))


def _number_half(length: int, m: Metrics) -> float:
    return m.char * ((length + 2) // 2)


def half_widths(chart: Chart, plan: Layout, m: Metrics) -> list[float]:
    """Return the half width of each symbol: wider for long numbers and for lines side by side."""
    widest = {
        (place.row + row, lane): slots
        for place in plan.places
        for (row, lane), slots in place.section.slots.items()
    }
    known: dict[tuple[str, int], float] = {}
    halves = []
    for s in chart.symbols:
        look = (s.kind, len(s.number))
        if look not in known:
            half = m.diamond_half_width if s.kind in ("dec", "off") else m.half_width
            known[look] = max(half, _number_half(look[1], m))
        halves.append(known[look])
    if widest:
        for k, s in enumerate(chart.symbols):
            slots = widest.get((s.row, s.lane), 0)
            if slots:
                rim = m.diamond_rim if s.kind in ("dec", "off") else m.diamond_rim / 2
                halves[k] = max(halves[k], min(slots * m.slot + rim, m.widest))
    return halves


def place_columns(
    plan: Layout,
    metrics: Metrics,
    lane_half: Sequence[float],
    lane_width: Sequence[float],
    pads: Mapping[tuple[int, int], float],
    reserved: Sequence[int],
    memo: Memo,
) -> Columns:
    """Return the columns of a layout.

    `lane_half`: half width of the widest symbol of each lane. `lane_width`: least width of each
    lane. `pads`: room that words ask for beside the lanes. `reserved`: least tracks of each gutter.
    """
    extra = [(0.0, 0.0)] * len(lane_half)
    found = _placed_once(plan, metrics, lane_half, extra, pads, reserved)
    missing = [
        max(0.0, want - (b - a))
        for want, (a, b) in zip(lane_width, pairwise(found[1]), strict=False)
    ]
    if any(missing):
        left = [gap // 2 if metrics.whole else gap / 2 for gap in missing]
        extra = [(half, gap - half) for half, gap in zip(left, missing, strict=True)]
        found = _placed_once(plan, metrics, lane_half, extra, pads, reserved)
    return memo.any(found, lambda: Columns(*found))


def _placed_once(
    plan: Layout,
    m: Metrics,
    lane_half: Sequence[float],
    extra: list[tuple[float, float]],
    pads: Mapping[tuple[int, int], float],
    reserved: Sequence[int],
) -> tuple[Places, Places, tuple[Places, ...]]:
    """Place the columns; `extra`: room on both sides of each lane for a name that did not fit."""
    lanes = len(lane_half)
    lane_x: list[float] = []
    separator_x: list[float] = []
    gutter_x: list[Places] = []
    x = 0.0
    for g in range(lanes + 1):
        count = max(plan.gutter_count[g], reserved[g] if reserved else 0)
        left = max(m.pad, pads.get((g, LEFT), 0)) if g else 0.0
        right = max(m.pad, pads.get((g, RIGHT), 0)) if g < lanes else 0.0
        if g:
            left += extra[g - 1][1]
        if g < lanes:
            right += extra[g][0]
        if g == 0:
            own = 0
        elif g == lanes:
            own = count
        else:  # the separator takes a place of its own, after the tracks that hug the left lane
            own = plan.hugging[g] or ((count + 1) // 2 if count > 1 else 0)
        items = [x + left + q * m.pitch for q in range(count + 1)]
        separator_x.append(items.pop(own))
        gutter_x.append(tuple(items))
        x = max([separator_x[-1], *items]) + right
        if g < lanes:
            lane_x.append(x + lane_half[g])
            x += 2 * lane_half[g]
    return tuple(lane_x), tuple(separator_x), tuple(gutter_x)
