"""Layout → places in a medium. The same `realize` serves cells and points; only metrics differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from soptui.chart.board import net_of
from soptui.chart.grid import BOTTOM, LEFT, RIGHT, Port, is_gutter, lane_x
from soptui.chart.layout import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from soptui.chart.board import Route
    from soptui.chart.grid import Row, Symbol
    from soptui.chart.lanes import Columns
    from soptui.chart.layout import Section
    from soptui.chart.metrics import Metrics, Pads

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
    """Places of everything in some rows; (0, 0) is the upper left corner of their borders."""

    metrics: Metrics
    columns: Columns
    rows: list[Row] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    at: dict[tuple[int, int], Node] = field(default_factory=dict)
    """(row, lane) → symbol."""
    row_y: list[float] = field(default_factory=list)
    separator_y: list[float] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    """Corners of each route, from border to border of its symbols."""
    bars: list[tuple[float, float, float, int]] = field(default_factory=list)
    """Double bars of joint rows: x from, x to, y, row."""
    stub: Line = ()
    """The end of a line that comes from the rows above."""

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


def realize(
    section: Section,
    metrics: Metrics,
    columns: Columns,
    symbols: Sequence[Symbol],
    half_widths: Sequence[float],
    text_height: Sequence[float],
    pads: Pads,
    depth: float,
) -> Geometry:
    """Give every track, symbol and line of a section its place.

    `text_height`: what the words of each row need between two separators. `depth`: from the last
    separator to the symbols of the row below.
    """
    geo = Geometry(metrics, columns, list(section.rows), list(section.routes))
    channel_y = _place_rows(geo, section, text_height, pads)
    for s, half_width in zip(symbols, half_widths, strict=True):
        half = metrics.diamond_half_height if s.kind == "dec" else metrics.half_height
        node = Node(s, columns.lane_x[s.lane], geo.row_y[s.row], half_width, half)
        geo.at[s.row, s.lane] = node
        geo.nodes.append(node)
    _place_lines(geo, section, channel_y, geo.height + depth)
    if section.stub >= 0:
        x = columns.lane_x[section.stub]
        geo.stub = (x, -1.0), (x, top_of_symbols(metrics, text_height[0], pads, 0))
    return geo


def top_of_symbols(metrics: Metrics, text_height: float, pads: Pads, row: int) -> float:
    """Return where the symbols of a row begin whose channel is empty, from its separator."""
    half = max(metrics.half_height, metrics.diamond_half_height)
    top = metrics.gap + pads.above.get(row, 0)
    spare = text_height - (top + 2 * half + metrics.gap + pads.below.get(row, 0))
    return top + max(0.0, spare // 2)


def _place_rows(
    geo: Geometry, section: Section, text_height: Sequence[float], pads: Pads
) -> list[list[float]]:
    """Place the rows; return the y of the tracks of each channel."""
    m, counts = geo.metrics, section.tracks.channel_count
    half = max(m.half_height, m.diamond_half_height)
    channel_y = []
    y = 0.0
    for i, count in enumerate(counts[:-1]):
        geo.separator_y.append(y)
        if count:
            pitch = m.channel_pitch + pads.channel.get(i, 0)
            tracks = [y + m.first + q * pitch for q in range(count)]
            top = tracks[-1] + (m.head if i in section.entered_from_top else m.rest)
        else:
            tracks, top = [], y + m.gap
        channel_y.append(tracks)
        top += pads.above.get(i, 0)
        body = top + 2 * half + m.gap + pads.below.get(i, 0) - y
        spare = max(0.0, text_height[i] - body)
        geo.row_y.append(top + half + (spare // 2 if m.whole else spare / 2))
        y += body + spare
    pitch = m.channel_pitch + pads.channel.get(len(section.rows), 0)
    channel_y.append([y + m.first - m.gap + q * pitch for q in range(counts[-1])])
    geo.separator_y.append(channel_y[-1][-1] + m.gap if counts[-1] else y)
    return channel_y


def _place_lines(
    geo: Geometry, section: Section, channel_y: list[list[float]], below: float
) -> None:
    """Place the lines and bars. `below`: where the symbols below the last row begin."""
    tracks, slot, columns = section.tracks.of, geo.metrics.slot, geo.columns
    count = len(section.rows)
    for q, r in enumerate(section.routes):
        line = [port_place(geo, r.src)]
        was_flat, before = False, 0.0
        x1, y1 = r.pts[0]
        for k, (x2, y2) in enumerate(r.pts[1:]):
            is_flat = y1 == y2
            if is_flat:
                at = geo.row_y[y1 >> 1] if y1 & 1 else channel_y[y1 >> 1][tracks[q, k]]
            elif is_gutter(x1):
                at = columns.gutter_x[x1 >> 5][tracks[q, k]]
            else:
                at = columns.lane_x[x1 >> 5] + (x1 - lane_x(x1 >> 5)) * slot
            if k:
                line.append((at, before) if was_flat else (before, at))
            was_flat, before = is_flat, at
            x1, y1 = x2, y2
        end = port_place(geo, r.dst) if r.dst.row < count else (columns.lane_x[r.dst.lane], below)
        line.append(end)
        geo.lines.append(tuple(line))
    for i, row in enumerate(section.rows):
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


def joined(parts: Iterable[Geometry]) -> Geometry:
    """Return one geometry of parts below each other."""
    first, *rest = parts
    if not rest:
        return first
    geo = Geometry(first.metrics, first.columns, stub=first.stub)
    y = 0.0
    for part in (first, *rest):
        row, edge = len(geo.rows), len(geo.routes)
        geo.rows += part.rows
        geo.routes += [moved(r, edge + k, row) for k, r in enumerate(part.routes)]
        for node in part.nodes:
            symbol = node.symbol._replace(row=row + node.symbol.row)
            here = node._replace(symbol=symbol, y=y + node.y)
            geo.nodes.append(here)
            geo.at[symbol.row, symbol.lane] = here
        geo.row_y += [y + at for at in part.row_y]
        geo.separator_y[-1:] = [y + at for at in part.separator_y]
        geo.lines += [tuple([(px, y + py) for px, py in line]) for line in part.lines]
        geo.bars += [(a, b, y + at, row + i) for a, b, at, i in part.bars]
        y += part.height
    return geo
