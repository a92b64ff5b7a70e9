"""Sizes of everything that is drawn, in cells or in points, and the room that words ask for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, eq=False)
class Metrics:
    """Sizes in the unit of the medium: cells or points. Each medium has one such value."""

    half_width: float
    """Of a symbol: capsule and box."""
    diamond_half_width: float
    half_height: float
    diamond_half_height: float
    char: float
    """Width of a character of a number."""
    slot: float
    """From one line to the next on the lower side of a symbol."""
    diamond_rim: float
    """Half width of a diamond beyond its outermost line."""
    widest: float
    """Half width that symbols with many lines reach at most."""
    pad: float
    """From the edge of a lane to the first item of its gutter."""
    pitch: float
    """Between items of a gutter."""
    first: float
    """From a row separator to the first track of its channel."""
    channel_pitch: float
    head: float
    """From the last track to the top of a symbol that is entered from there."""
    rest: float
    """From the last track to the top of a symbol that is not."""
    gap: float
    """From a row separator to the symbol, and from the symbol to the next separator."""
    whole: bool
    """Only whole numbers: cells."""


CELLS = Metrics(3, 2, 1, 1, 1, 1, 2, 6, 2, 2, 1, 1, 2, 1, 1, whole=True)
COMPACT_CELLS = Metrics(2, 2, 0, 0, 1, 1, 0, 6, 2, 2, 1, 1, 2, 1, 1, whole=True)


POINTS = Metrics(21, 21, 11, 13, 4.5, 5, 8, 60, 8, 7, 7, 7, 13, 8, 12, whole=False)


@lru_cache
def cell_metrics(*, is_compact: bool, ascii_only: bool) -> Metrics:
    """Return the metrics of a terminal. ASCII joints say less than they mean: keep them apart."""
    metrics = COMPACT_CELLS if is_compact else CELLS
    return replace(metrics, channel_pitch=2, rest=2) if ascii_only else metrics


RowPads: TypeAlias = tuple[tuple[tuple[int, float], ...], ...]
"""Room above and below rows and in channels: pairs of row or channel and height."""


@dataclass(frozen=True, slots=True)
class Pads:
    """Room that words asked for."""

    gutter: Mapping[tuple[int, int], float] = field(default_factory=dict)
    """(gutter, LEFT or RIGHT) → width between the lane on that side and the first item."""
    above: Mapping[int, float] = field(default_factory=dict)
    """Row → extra height above its symbols."""
    below: Mapping[int, float] = field(default_factory=dict)
    channel: Mapping[int, float] = field(default_factory=dict)
    """Channel → extra distance between its tracks."""

    def with_gutter(self, key: tuple[int, int], least: float) -> Pads:
        """Return pads with at least this width on one side of a gutter."""
        wide = max(self.gutter.get(key, 0), least)
        return replace(self, gutter={**self.gutter, key: wide})

    def with_above(self, row: int, least: float) -> Pads:
        """Return pads with at least this height above a row."""
        return replace(self, above={**self.above, row: max(self.above.get(row, 0), least)})

    def with_below(self, row: int, least: float) -> Pads:
        """Return pads with at least this height below a row."""
        return replace(self, below={**self.below, row: max(self.below.get(row, 0), least)})

    def with_channel(self, k: int, least: float) -> Pads:
        """Return pads with at least this distance between the tracks of a channel."""
        return replace(self, channel={**self.channel, k: max(self.channel.get(k, 0), least)})

    def of_rows(self, first: int, end: int) -> RowPads:
        """Return what belongs to these rows, counted from the first of them; () if nothing does."""
        if not (self.above or self.below or self.channel):
            return ()
        found = (
            _between(self.above, first, end),
            _between(self.below, first, end),
            _between(self.channel, first, end + 1),
        )
        return found if any(found) else ()


def _between(pads: Mapping[int, float], first: int, end: int) -> tuple[tuple[int, float], ...]:
    return tuple(sorted([(k - first, pad) for k, pad in pads.items() if first <= k < end]))
