"""Layout → places in a medium. The same `realize` serves cells and points; only metrics differ."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from soptui.chart.grid import BOTTOM, LEFT, RIGHT, Port, is_gutter, lane_x

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.chart.grid import Chart, Symbol
    from soptui.chart.layout import Layout

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in the unit of the medium: cells or points."""

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


def cell_metrics(*, is_compact: bool, ascii_only: bool) -> Metrics:
    """Return the metrics of a terminal. ASCII joints say less than they mean: keep them apart."""
    metrics = COMPACT_CELLS if is_compact else CELLS
    return replace(metrics, channel_pitch=2, rest=2) if ascii_only else metrics


class Node(NamedTuple):
    """A symbol in its place."""

    symbol: Symbol
    x: float
    y: float
    half_width: float
    half_height: float


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


@dataclass(slots=True)
class Geometry:
    """Places of everything in the flow area; (0, 0) is the upper left corner of its borders."""

    layout: Layout
    metrics: Metrics
    nodes: tuple[Node, ...] = ()
    at: dict[tuple[int, int], Node] = field(default_factory=dict)
    """(row, lane) → symbol."""
    lane_x: list[float] = field(default_factory=list)
    separator_x: list[float] = field(default_factory=list)
    """Borders of the lanes, outer ones included."""
    gutter_x: list[list[float]] = field(default_factory=list)
    """Per gutter the x of each track."""
    row_y: list[float] = field(default_factory=list)
    separator_y: list[float] = field(default_factory=list)
    channel_y: list[list[float]] = field(default_factory=list)
    lines: list[tuple[Point, ...]] = field(default_factory=list)
    """Corners of each route, from border to border of its symbols."""
    bars: list[tuple[float, float, float, int]] = field(default_factory=list)
    """Double bars of joint rows: x from, x to, y, row."""

    @property
    def width(self) -> float:
        """Distance of the outer borders."""
        return self.separator_x[-1]

    @property
    def height(self) -> float:
        """Distance of the first and the last row separator."""
        return self.separator_y[-1]


def realize(
    chart: Chart,
    layout: Layout,
    metrics: Metrics,
    *,
    text_height: Sequence[float],
    lane_width: Sequence[float] = (),
    pads: Pads | None = None,
    gutter_tracks: Sequence[int] = (),
) -> Geometry:
    """Give every track, symbol and line its place.

    `text_height`: what the words of each row need between two separators. `lane_width`: least
    width of each lane. `gutter_tracks`: tracks to reserve, for equal columns on several pages.
    """
    geo = Geometry(layout, metrics)
    pads = pads or Pads()
    halves = _half_widths(chart, layout, metrics)
    _place_columns(geo, halves, lane_width, pads, gutter_tracks)
    _place_rows(geo, text_height, pads)
    nodes = []
    for s in chart.symbols:
        half = metrics.diamond_half_height if s.kind == "dec" else metrics.half_height
        node = Node(s, geo.lane_x[s.lane], geo.row_y[s.row], halves[s.row, s.lane], half)
        geo.at[s.row, s.lane] = node
        nodes.append(node)
    geo.nodes = tuple(nodes)
    _place_lines(geo)
    return geo


def least_width(chart: Chart, metrics: Metrics, lane_width: Sequence[float]) -> float:
    """Return a width that the flow needs however its lines run and its words are placed."""
    half = [metrics.half_width] * len(lane_width)
    for s in chart.symbols:
        half[s.lane] = max(half[s.lane], _number_half(s.number, metrics))
    return sum(max(w, 2 * (h + metrics.pad)) for w, h in zip(lane_width, half, strict=True))


def _number_half(number: str, m: Metrics) -> float:
    return m.char * ((len(number) + 2) // 2)


def _half_widths(chart: Chart, layout: Layout, m: Metrics) -> dict[tuple[int, int], float]:
    """Return the half width of each symbol: wider for long numbers and for lines side by side."""
    widest: dict[tuple[int, int], int] = {}
    for r in layout.routes:
        if r.src.slot:
            key = (r.src.row, r.src.lane)
            widest[key] = max(widest.get(key, 0), abs(r.src.slot))
    halves = {}
    for s in chart.symbols:
        is_diamond = s.kind in ("dec", "off")
        half = m.diamond_half_width if is_diamond else m.half_width
        rim = m.diamond_rim if is_diamond else m.diamond_rim / 2
        least = _number_half(s.number, m)
        slots = widest.get((s.row, s.lane), 0)
        wide = min(slots * m.slot + rim, m.widest) if slots else 0
        halves[s.row, s.lane] = max(half, least, wide)
    return halves


def _place_columns(
    geo: Geometry,
    halves: dict[tuple[int, int], float],
    lane_width: Sequence[float],
    pads: Pads,
    gutter_tracks: Sequence[int],
) -> None:
    m, lanes = geo.metrics, geo.layout.grid.lanes
    lane_half = [m.half_width] * lanes
    for (_, lane), half in halves.items():
        lane_half[lane] = max(lane_half[lane], half)
    extra = [(0.0, 0.0)] * lanes
    for _ in range(2):  # the second time with room for names that did not fit
        _place_columns_once(geo, lane_half, extra, pads, gutter_tracks)
        missing = [
            max(0.0, want - (b - a))
            for want, a, b in zip(lane_width, geo.separator_x, geo.separator_x[1:], strict=False)
        ]
        if not any(missing):
            break
        left = [gap // 2 if m.whole else gap / 2 for gap in missing]
        extra = [(half, gap - half) for half, gap in zip(left, missing, strict=True)]


def _place_columns_once(
    geo: Geometry,
    lane_half: list[float],
    extra: list[tuple[float, float]],
    pads: Pads,
    gutter_tracks: Sequence[int],
) -> None:
    m, tracks = geo.metrics, geo.layout.tracks
    lanes = len(lane_half)
    geo.lane_x, geo.separator_x, geo.gutter_x = [], [], []
    x = 0.0
    for g in range(lanes + 1):
        count = max(tracks.gutter_count[g], gutter_tracks[g] if gutter_tracks else 0)
        left = max(m.pad, pads.gutter.get((g, LEFT), 0)) if g else 0.0
        right = max(m.pad, pads.gutter.get((g, RIGHT), 0)) if g < lanes else 0.0
        if g:
            left += extra[g - 1][1]
        if g < lanes:
            right += extra[g][0]
        hugging = [s.track + 1 for s in tracks.gutters[g] if all(d < 0 for _, d in s.ends)]
        if g == 0:
            own = 0
        elif g == lanes:
            own = count
        else:  # the separator takes a place of its own, after the tracks that hug the left lane
            own = max(hugging) if hugging else (count + 1) // 2 if count > 1 else 0
        items = [x + left + q * m.pitch for q in range(count + 1)]
        geo.separator_x.append(items.pop(own))
        geo.gutter_x.append(items)
        x = max([geo.separator_x[-1], *items]) + right
        if g < lanes:
            geo.lane_x.append(x + lane_half[g])
            x += 2 * lane_half[g]


def _place_rows(geo: Geometry, text_height: Sequence[float], pads: Pads) -> None:
    m, lay = geo.metrics, geo.layout
    half = max(m.half_height, m.diamond_half_height)
    y = 0.0
    for i, count in enumerate(lay.tracks.channel_count[:-1]):
        geo.separator_y.append(y)
        if count:
            pitch = m.channel_pitch + pads.channel.get(i, 0)
            tracks = [y + m.first + q * pitch for q in range(count)]
            top = tracks[-1] + (m.head if i in lay.entered_from_top else m.rest)
        else:
            tracks, top = [], y + m.gap
        geo.channel_y.append(tracks)
        top += pads.above.get(i, 0)
        body = top + 2 * half + m.gap + pads.below.get(i, 0) - y
        spare = max(0.0, text_height[i] - body)
        geo.row_y.append(top + half + (spare // 2 if m.whole else spare / 2))
        y += body + spare
    count = lay.tracks.channel_count[-1]
    pitch = m.channel_pitch + pads.channel.get(len(lay.grid.rows), 0)
    geo.channel_y.append([y + m.first - m.gap + q * pitch for q in range(count)])
    geo.separator_y.append(geo.channel_y[-1][-1] + m.gap if count else y)


def _place_lines(geo: Geometry) -> None:
    tracks, slot = geo.layout.tracks.of, geo.metrics.slot
    for q, r in enumerate(geo.layout.routes):
        line = [port_place(geo, r.src)]
        was_flat, before = False, 0.0
        x1, y1 = r.pts[0]
        for k, (x2, y2) in enumerate(r.pts[1:]):
            is_flat = y1 == y2
            if is_flat:
                at = geo.row_y[y1 >> 1] if y1 & 1 else geo.channel_y[y1 >> 1][tracks[q, k]]
            elif is_gutter(x1):
                at = geo.gutter_x[x1 >> 5][tracks[q, k]]
            else:
                at = geo.lane_x[x1 >> 5] + (x1 - lane_x(x1 >> 5)) * slot
            if k:
                line.append((at, before) if was_flat else (before, at))
            was_flat, before = is_flat, at
            x1, y1 = x2, y2
        line.append(port_place(geo, r.dst))
        geo.lines.append(tuple(line))
    for i, row in enumerate(geo.layout.grid.rows):
        for a, b in zip(row.lanes, row.lanes[1:], strict=False) if row.joint else ():
            left, right = geo.at[i, a], geo.at[i, b]
            geo.bars.append((left.x + left.half_width, right.x - right.half_width, left.y, i))


def port_place(geo: Geometry, port: Port) -> Point:
    """Return where on the border of its symbol a port lies."""
    node = geo.at[port.row, port.lane]
    if port.side == LEFT:
        return node.x - node.half_width, node.y
    if port.side == RIGHT:
        return node.x + node.half_width, node.y
    shift = port.slot * geo.metrics.slot
    height = node.half_height
    if node.symbol.kind == "dec" and not geo.metrics.whole:  # the side of a drawn diamond slants
        height *= 1 - abs(shift) / node.half_width
    return node.x + shift, node.y + (height if port.side == BOTTOM else -height)
