"""Find free places for the labels of exits and the words of symbols."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from soptui.chart.geometry import nodes_by_place
from soptui.chart.grid import LEFT, RIGHT
from soptui.chart.lettering import can_stand_in_flow
from soptui.chart.nearness import FAR, NEAR, beginning, beyond_label, bounds_of, distance
from soptui.chart.spots import spots_around, spots_of_exit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from soptui.chart.geometry import Geometry, Node, Point
    from soptui.chart.lettering import Label, Lettering
    from soptui.chart.nearness import Bounds


@dataclass(frozen=True, slots=True)
class Placed:
    """Labels that found room, and what did not: places of routes and of symbols with words."""

    labels: Sequence[Label]
    missing: Sequence[int]
    wordless: Sequence[int]


@dataclass(slots=True)
class Extent:
    """How far up and down, or to both sides, something reaches; nothing reaches nowhere."""

    low: float = inf
    high: float = -inf

    def include(self, low: float, high: float) -> None:
        """Let it reach from `low` to `high`, too."""
        if low < self.low:
            self.low = low
        if high > self.high:
            self.high = high


class Placer:
    """Knows what is where in a geometry, by horizontal bands.

    The geometry may be a part of a chart. What was looked at and what others may look at is noted,
    so that it can be told whether the labels of two parts have to do with each other.
    """

    def __init__(
        self,
        geo: Geometry,
        lettering: Lettering,
        labels: Sequence[str],
        words: Collection[str],
        *,
        is_first: bool = True,
        is_last: bool = True,
    ) -> None:
        """Index a geometry.

        `labels`: of its routes. `words`: all labels of the chart. `is_first`, `is_last`: above or
        below there is nothing more, and no label may stand there.
        """
        self.geo = geo
        self.lettering = lettering
        self.tried = Extent()
        """Where labels were tried."""
        self.across = Extent()
        """The same from left to right, those outside the borders included."""
        self.near = Extent()
        """Where lines with labels were looked for that might be nearer."""
        self.rivals = Extent()
        """Where such lines are."""
        self.joints = Extent()
        self._labelled = labels
        self._top = 0.25 * lettering.step if is_first else -inf
        self._bottom = geo.height - 0.25 * lettering.step if is_last else inf
        self._band = lettering.line * 8
        self._words = words
        self._all_nodes = geo.nodes
        self._segments: dict[int, list[tuple[float, float, float, float, int]]] = {}
        self._nodes: dict[int, list[Node]] = {}
        self._labels: dict[int, list[Label]] = {}
        self._rivals: dict[int, list[tuple[int, Bounds]]] = {}
        self._paths: dict[int, list[Point]] = {}
        self._nets: dict[int, list[int]] = {}
        for q in range(len(geo.lines)):
            self._nets.setdefault(geo.net(q), []).append(q)
        self._joints = self._find_joints() if lettering.joints_apart else {}
        self._index()
        self._index_exits()

    def _bands(self, top: float, bottom: float) -> range:
        return range(int(top // self._band), int(bottom // self._band) + 1)

    def _find_joints(self) -> dict[int, list[Point]]:
        """Return where lines of one net may meet, by bands."""
        out: dict[int, list[Point]] = {}
        for members in self._nets.values():
            for q in members if len(members) > 1 else ():
                for x, y in self.geo.lines[q][1:-1]:
                    self.joints.include(y, y)
                    for band in self._bands(y, y):
                        out.setdefault(band, []).append((x, y))
        return out

    def _index(self) -> None:
        size, segments = self._band, self._segments
        for q, line in enumerate(self.geo.lines):
            x1, y1 = line[0]
            for x2, y2 in line[1:]:
                left, right = (x1, x2) if x1 < x2 else (x2, x1)
                top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
                box = (left, top, right, bottom, q)
                for band in range(int(top // size), int(bottom // size) + 1):
                    if band in segments:
                        segments[band].append(box)
                    else:
                        segments[band] = [box]
                x1, y1 = x2, y2
        for left, right, y, _ in self.geo.bars:
            for band in self._bands(y, y):
                self._segments.setdefault(band, []).append((left, y, right, y, -1))
        for (x, top), (_, bottom) in pairwise(self.geo.stub):
            for band in self._bands(top, bottom):
                self._segments.setdefault(band, []).append((x, top, x, bottom, -2))
        for node in self._all_nodes:
            for band in self._bands(node.y - node.half_height, node.y + node.half_height):
                self._nodes.setdefault(band, []).append(node)

    def _index_exits(self) -> None:
        """Note the beginnings of all lines of symbols that have a label at some exit."""
        rows, routes = self.geo.rows, self.geo.routes
        place = [(r.src.row, -1 if rows[r.src.row].joint else r.src.lane) for r in routes]
        labelled = {place[q] for q, label in enumerate(self._labelled) if label}
        step = self.lettering.step
        for q, line in enumerate(self.geo.lines):
            if place[q] in labelled:
                bounds = bounds_of(line, (NEAR + self._inline_steps(q)) * step)
                self.rivals.include(bounds[1], bounds[3])
                for band in self._bands(bounds[1], bounds[3]):
                    self._rivals.setdefault(band, []).append((q, bounds))

    def _path(self, q: int) -> list[Point]:
        if q not in self._paths:
            self._paths[q] = beginning(self.geo.lines[q], self.lettering.step)
        return self._paths[q]

    def _inline_steps(self, q: int) -> int:
        """Return how many steps of a line its label may cover: 0 if it may not stand on it."""
        t, line = self.lettering, self.geo.lines[q]
        if not t.inline or not self._labelled[q] or line[0][1] != line[1][1]:
            return 0
        width = t.width(self._labelled[q])
        return int(width) if width + 3 * t.step <= abs(line[1][0] - line[0][0]) else 0

    def _distance(self, box: Label, q: int) -> float:
        """Return how far a label is from a line, wherever the label of that line will stand."""
        t, far = self.lettering, distance(box, self._path(q), self.lettering)
        if steps := self._inline_steps(q):
            far = min(far, distance(box, beyond_label(self.geo.lines[q], steps, t.step), t))
        return far

    def place_all(self) -> Placed:
        """Place the labels of all exits, then the words of symbols."""
        labels: list[Label] = []
        missing: list[int] = []
        wordless: list[int] = []
        geo, t = self.geo, self.lettering
        at = nodes_by_place(self._all_nodes)
        for q in self._in_order():
            r = geo.routes[q]
            node, text = at[r.src.row, r.src.lane], self._labelled[q]
            label = self._first_free(spots_of_exit(r, node, geo.lines[q], text, t), q)
            if label is None:
                missing.append(q)
            else:
                labels.append(self._noted(label))
        for k, node in enumerate(self._all_nodes):
            words = node.symbol.words
            if words and can_stand_in_flow(words, self._words):
                label = self._first_free(spots_around(node, t, self._words), -1)
                if label is None:
                    wordless.append(k)
                else:
                    labels.append(self._noted(label))
        return Placed(tuple(labels), tuple(missing), tuple(wordless))

    def _in_order(self) -> list[int]:
        """Return the exits with a label: those with the fewest places to choose from first."""
        routes = self.geo.routes

        def choice(q: int) -> tuple[bool, int, int]:
            src = routes[q].src
            return src.side in (LEFT, RIGHT), -abs(src.slot), q

        return sorted((q for q, label in enumerate(self._labelled) if label), key=choice)

    def _noted(self, label: Label) -> Label:
        """Keep later labels away from this one."""
        for band in self._bands(label.top, label.bottom):
            self._labels.setdefault(band, []).append(label)
        return label

    def _first_free(self, spots: Iterator[Label], q: int) -> Label | None:
        own = self._own_beginning(q) if q >= 0 else []
        return next((s for s in spots if self._is_free(s, q, own)), None)

    def _own_beginning(self, q: int) -> list[Point]:
        """Return the points of a line up to its first corner, or to where another joins it."""
        line = self.geo.lines[q]
        (x1, y1), (x2, y2) = line[0], line[1]
        length = abs(x2 - x1) + abs(y2 - y1)
        for other in self._nets[self.geo.net(q)]:
            for x, y in self.geo.lines[other][1:-1] if other != q else ():
                if min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2):
                    length = min(length, abs(x - x1) + abs(y - y1))
        steps = int(length / self.lettering.step + 0.5)
        return self._path(q)[: max(1, steps)]

    # ---- freedom -------------------------------------------------------------------------------
    def _is_free(self, box: Label, q: int, own: list[Point]) -> bool:
        t, geo = self.lettering, self.geo
        self.across.include(box.left, box.right)
        if box.left < 0.25 * t.step or box.right > geo.width - 0.25 * t.step:
            return False
        if box.top < self._top or box.bottom > self._bottom:
            return False
        self.tried.include(box.top, box.bottom)
        if self._hits_line(box, q) or self._hits_node(box):
            return False
        for band in self._bands(box.top, box.bottom):
            if any(self._hits_label(box, o) for o in self._labels.get(band, ())):
                return False
        step = t.step
        for band in self._bands(box.top - step, box.bottom + step) if self._joints else ():
            for x, y in self._joints.get(band, ()):
                if box.left - step < x < box.right + step and (
                    box.top - step < y < box.bottom + step
                ):
                    return False
        return q < 0 or self._is_nearest(box, q, own)

    def _hits_line(self, box: Label, q: int) -> bool:
        left, top, right, bottom, inline = box.left, box.top, box.right, box.bottom, box.inline
        clear = self.lettering.clear
        own_clear = clear if self.lettering.joints_apart else 0.0
        for band in self._bands(top, bottom):
            for x1, y1, x2, y2, owner in self._segments.get(band, ()):
                if y2 > top and y1 < bottom and x2 > left - clear and x1 < right + clear:
                    if owner != q:
                        return True
                    is_carrier = inline and y1 == y2
                    if not is_carrier and x2 > left - own_clear and x1 < right + own_clear:
                        return True
        return False

    def _hits_node(self, box: Label) -> bool:
        t, half = self.lettering, box.width / 2
        x, y, half_y = box.left + half, box.top + box.height / 2, box.height / 2
        for band in self._bands(box.top, box.bottom):
            for node in self._nodes.get(band, ()):
                rim = t.step / 2 if node.symbol.kind == "dec" or box.inline else t.step
                if abs(x - node.x) < half + node.half_width + rim and abs(
                    y - node.y
                ) < half_y + max(node.half_height, t.line / 2):
                    return True
        return False

    def _hits_label(self, box: Label, other: Label) -> bool:
        clear = self.lettering.clear
        return (
            box.left < other.right + clear
            and other.left < box.right + clear
            and box.top < other.bottom
            and other.top < box.bottom
        )

    def _is_nearest(self, box: Label, q: int, own_path: list[Point]) -> bool:
        """Tell whether the label is nearer to its own line than to any other with a label."""
        own = distance(box, own_path, self.lettering)
        if own >= FAR:
            return False
        t = self.lettering
        left, right = box.left - 3 * t.step, box.right + 3 * t.step
        top, bottom = box.top - 2 * t.line, box.bottom + 2 * t.line
        self.near.include(top, bottom)
        seen = {q}
        for band in self._bands(top, bottom):
            for other, (x1, y1, x2, y2) in self._rivals.get(band, ()):
                if other in seen or x2 < left or x1 > right or y2 < top or y1 > bottom:
                    continue
                seen.add(other)
                if self._distance(box, other) <= own:
                    return False
        return True
