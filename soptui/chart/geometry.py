"""Layout → places in a medium. The same `realize` serves cells and points; only metrics differ."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from soptui.chart.board import net_of
from soptui.chart.grid import BOTTOM, LEFT, RIGHT, Port, is_gutter, lane_x
from soptui.chart.sections import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from soptui.chart.board import Route
    from soptui.chart.grid import Row, Symbol
    from soptui.chart.lanes import Columns
    from soptui.chart.metrics import Metrics, Pads
    from soptui.chart.sections import Section

Point: TypeAlias = tuple[float, float]
Line: TypeAlias = tuple[Point, ...]


class Node(NamedTuple):
    """A symbol in its place."""

    symbol: Symbol
    x: float
    y: float
    half_width: float
    half_height: float


@dataclass(slots=True, eq=False)
class Geometry:
    """Places of everything in some rows; (0, 0) is the upper left corner of their borders.

    Many are kept from edit to edit: plain tuples of numbers cost the garbage collector nothing.
    """

    metrics: Metrics
    columns: Columns
    rows: tuple[Row, ...]
    routes: tuple[Route, ...]
    symbols: tuple[Symbol, ...]
    half_widths: tuple[float, ...]
    """Of the symbols."""
    row_y: tuple[float, ...]
    separator_y: tuple[float, ...]
    lines: tuple[Line, ...]
    """Corners of each route, from border to border of its symbols."""
    bars: tuple[tuple[float, float, float, int], ...]
    """Double bars of joint rows: x from, x to, y, row."""
    stub: Line = ()
    """The end of a line that comes from the rows above."""

    @property
    def nodes(self) -> list[Node]:
        """The symbols in their places."""
        return place_nodes(self.metrics, self.columns, self.row_y, self.symbols, self.half_widths)

    @property
    def separator_x(self) -> Sequence[float]:
        """Borders of the lanes, outer ones included."""
        return self.columns.separator_x

    @property
    def width(self) -> float:
        """Distance of the outer borders."""
        return self.columns.width

    @property
    def height(self) -> float:
        """Distance of the first and the last row separator."""
        return self.separator_y[-1]

    def net(self, q: int) -> int:
        """Return the net of route q: lines to the same arrow head."""
        return net_of(self.routes[q].dst, len(self.columns.lane_x))


@dataclass(slots=True, eq=False)
class RowPlaces:
    """Places down some rows."""

    row_y: tuple[float, ...]
    separator_y: tuple[float, ...]
    channel_y: tuple[tuple[float, ...], ...]
    """Per channel the y of each track."""
    top: float
    """Where the symbols of the first row begin if its channel is empty."""

    @property
    def height(self) -> float:
        """Distance of the first and the last row separator."""
        return self.separator_y[-1]

    def row_at(self, y: float) -> int:
        """Return the row at y; a separator belongs to the row below it."""
        return max(0, min(bisect_right(self.separator_y, y), len(self.row_y)) - 1)


def realize(
    section: Section,
    metrics: Metrics,
    columns: Columns,
    rows: RowPlaces,
    symbols: tuple[Symbol, ...],
    half_widths: tuple[float, ...],
    depth: float,
) -> Geometry:
    """Give every symbol and line of a section its place.

    `depth`: from the last separator to the symbols of the row below.
    """
    stub: Line = ()
    if section.stub >= 0:
        x = columns.lane_x[section.stub]
        stub = ((x, -1.0), (x, rows.top))
    at = nodes_by_place(place_nodes(metrics, columns, rows.row_y, symbols, half_widths))
    return Geometry(
        metrics,
        columns,
        section.rows,
        section.routes,
        symbols,
        half_widths,
        rows.row_y,
        rows.separator_y,
        _lines(section, metrics, columns, rows, at, rows.height + depth),
        _bars(section, at),
        stub,
    )


def place_nodes(
    m: Metrics,
    columns: Columns,
    row_y: Sequence[float],
    symbols: Sequence[Symbol],
    half_widths: Sequence[float],
) -> list[Node]:
    """Return symbols in their places."""
    lane_x, diamond, half = columns.lane_x, m.diamond_half_height, m.half_height
    return [
        Node(s, lane_x[s.lane], row_y[s.row], wide, diamond if s.kind == "dec" else half)
        for s, wide in zip(symbols, half_widths, strict=True)
    ]


def top_of_symbols(metrics: Metrics, text_height: float, pads: Pads, row: int) -> float:
    """Return where the symbols of a row begin whose channel is empty, from its separator."""
    half = max(metrics.half_height, metrics.diamond_half_height)
    top = metrics.gap + pads.above.get(row, 0)
    spare = text_height - (top + 2 * half + metrics.gap + pads.below.get(row, 0))
    return top + max(0.0, spare // 2)


def nodes_by_place(nodes: Iterable[Node]) -> dict[tuple[int, int], Node]:
    """Return (row, lane) → symbol."""
    return {(node.symbol.row, node.symbol.lane): node for node in nodes}


def place_rows(section: Section, m: Metrics, text_height: Sequence[float], pads: Pads) -> RowPlaces:
    """Place rows. `text_height`: what the words of each need between two separators."""
    counts = section.tracks.channel_count
    half = max(m.half_height, m.diamond_half_height)
    row_y, separator_y, channel_y = [], [], []
    y = 0.0
    for i, count in enumerate(counts[:-1]):
        separator_y.append(y)
        if count:
            pitch = m.channel_pitch + pads.channel.get(i, 0)
            tracks = tuple([y + m.first + q * pitch for q in range(count)])
            top = tracks[-1] + (m.head if i in section.entered_from_top else m.rest)
        else:
            tracks, top = (), y + m.gap
        channel_y.append(tracks)
        top += pads.above.get(i, 0)
        body = top + 2 * half + m.gap + pads.below.get(i, 0) - y
        spare = max(0.0, text_height[i] - body)
        row_y.append(top + half + (spare // 2 if m.whole else spare / 2))
        y += body + spare
    pitch = m.channel_pitch + pads.channel.get(len(section.rows), 0)
    channel_y.append(tuple([y + m.first - m.gap + q * pitch for q in range(counts[-1])]))
    separator_y.append(channel_y[-1][-1] + m.gap if counts[-1] else y)
    entry = top_of_symbols(m, text_height[0], pads, 0) if row_y else 0.0
    return RowPlaces(tuple(row_y), tuple(separator_y), tuple(channel_y), entry)


def _lines(
    section: Section,
    metrics: Metrics,
    columns: Columns,
    rows: RowPlaces,
    at: Mapping[tuple[int, int], Node],
    below: float,
) -> tuple[Line, ...]:
    """Place the lines. `below`: where the symbols below the last row begin."""
    tracks, row_y, channel_y = section.tracks.of, rows.row_y, rows.channel_y
    slot, count = metrics.slot, len(section.rows)
    out = []
    for q, r in enumerate(section.routes):
        line = [_port_place(metrics, at, r.src)]
        was_flat, before = False, 0.0
        x1, y1 = r.pts[0]
        for k, (x2, y2) in enumerate(r.pts[1:]):
            is_flat = y1 == y2
            if is_flat:
                here = row_y[y1 >> 1] if y1 & 1 else channel_y[y1 >> 1][tracks[q, k]]
            elif is_gutter(x1):
                here = columns.gutter_x[x1 >> 5][tracks[q, k]]
            else:
                here = columns.lane_x[x1 >> 5] + (x1 - lane_x(x1 >> 5)) * slot
            if k:
                line.append((here, before) if was_flat else (before, here))
            was_flat, before = is_flat, here
            x1, y1 = x2, y2
        if r.dst.row < count:
            line.append(_port_place(metrics, at, r.dst))
        else:
            line.append((columns.lane_x[r.dst.lane], below))
        out.append(tuple(line))
    return tuple(out)


def _bars(
    section: Section, at: Mapping[tuple[int, int], Node]
) -> tuple[tuple[float, float, float, int], ...]:
    out = []
    for i, row in enumerate(section.rows):
        for a, b in pairwise(row.lanes) if row.joint else ():
            left, right = at[i, a], at[i, b]
            out.append((left.x + left.half_width, right.x - right.half_width, left.y, i))
    return tuple(out)


def _port_place(metrics: Metrics, at: Mapping[tuple[int, int], Node], port: Port) -> Point:
    """Return where on the border of its symbol a port lies."""
    node = at[port.row, port.lane]
    if port.side == LEFT:
        return node.x - node.half_width, node.y
    if port.side == RIGHT:
        return node.x + node.half_width, node.y
    shift = port.slot * metrics.slot
    height = node.half_height
    if node.symbol.kind == "dec" and not metrics.whole:  # the side of a drawn diamond slants
        height *= 1 - abs(shift) / node.half_width
    return node.x + shift, node.y + (height if port.side == BOTTOM else -height)


def joined(parts: Sequence[Geometry]) -> Geometry:
    """Return one geometry of parts below each other."""
    if len(parts) == 1:
        return parts[0]
    rows: list[Row] = []
    routes: list[Route] = []
    symbols: list[Symbol] = []
    row_y: list[float] = []
    separator_y: list[float] = [0.0]
    lines: list[Line] = []
    bars: list[tuple[float, float, float, int]] = []
    for part in parts:
        row, edge, y = len(rows), len(routes), separator_y[-1]
        rows += part.rows
        routes += [moved(r, edge + k, row) for k, r in enumerate(part.routes)]
        symbols += [s._replace(row=row + s.row) for s in part.symbols]
        row_y += [y + at for at in part.row_y]
        separator_y[-1:] = [y + at for at in part.separator_y]
        lines += [tuple([(px, y + py) for px, py in line]) for line in part.lines]
        bars += [(a, b, y + at, row + i) for a, b, at, i in part.bars]
    return replace(
        parts[0],
        rows=tuple(rows),
        routes=tuple(routes),
        symbols=tuple(symbols),
        half_widths=tuple([half for part in parts for half in part.half_widths]),
        row_y=tuple(row_y),
        separator_y=tuple(separator_y),
        lines=tuple(lines),
        bars=tuple(bars),
    )
