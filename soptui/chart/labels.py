"""Find room for the labels of exits and the words of symbols; ask for more where there is none."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from soptui.chart.geometry import Pads, realize
from soptui.chart.grid import BOTTOM, LEFT, RIGHT
from soptui.chart.measure import safe, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from soptui.chart.board import Route
    from soptui.chart.geometry import Geometry, Metrics, Node, Point
    from soptui.chart.grid import Chart
    from soptui.chart.layout import Layout

Key = TypeVar("Key")
MAX_LINES = 4
ATTEMPTS = 12
NEAR = 9
"""A label lies beside one of the first so many units of its line."""
_LOOKS_LIKE_SYMBOL = re.compile(r"[^\w\s]\s*(\d{1,4}[a-z]?|[A-Z]{1,2}\d{0,2})\s*[^\w\s]")
_PLAIN = re.compile(r"[\w\s.,?!/&:;%'\"()-]*")


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words are measured in a medium."""

    width: Callable[[str], float]
    line: float
    """Height of a line of text."""
    step: float
    """Smallest move of a label."""
    clear: float
    """Least distance to a foreign line or word."""
    near: float
    """From a vertical line to the label beside it."""
    off: float
    """From a horizontal line to the label above or below it."""
    inline: bool
    """Labels may interrupt a horizontal line."""


CELL_LETTERING = Lettering(text_width, 1, 1, 1, 1.5, 0.5, inline=False)
COMPACT_LETTERING = Lettering(text_width, 1, 1, 1, 1.5, 0.5, inline=True)


class Label(NamedTuple):
    """Words in their place: a box with its lines of text."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    edge: int
    """Edge it belongs to; -1 for words of a symbol."""
    row: int
    inline: bool = False

    @property
    def right(self) -> float:
        """Right side of the box."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Lower side of the box."""
        return self.top + self.height


@dataclass(slots=True)
class Placed:
    """Labels that found room, and what did not: edges and symbols."""

    labels: list[Label]
    missing: list[int]
    wordless: list[Node]


@lru_cache(maxsize=2048)
def variants(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to break a label at blanks: one line first, each narrower than the last."""
    words = safe(" ".join(text.split())).split()
    out: list[tuple[str, ...]] = []
    total = text_width(" ".join(words))
    width = total
    while width:
        lines = _broken(words, width)
        widest = max(map(text_width, lines))
        if len(lines) > MAX_LINES or (out and widest > width):
            break
        out.append(lines)
        width = widest - 1
    return tuple(out)


def _broken(words: list[str], width: int) -> tuple[str, ...]:
    lines = [words[0]] if words else []
    for word in words[1:]:
        if text_width(lines[-1]) + 1 + text_width(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return tuple(lines)


def can_stand_in_flow(words: str, labels: Iterable[str]) -> bool:
    """Tell whether words beside a symbol can be told from lines, symbols and labels."""
    return not words or (
        bool(_PLAIN.fullmatch(words) and not _LOOKS_LIKE_SYMBOL.search(f" {words} "))
        and words not in set(labels)
    )


class Placer:
    """Knows what is where in a geometry, by horizontal bands."""

    def __init__(self, chart: Chart, geo: Geometry, lettering: Lettering) -> None:
        self.chart = chart
        self.geo = geo
        self.lettering = lettering
        self.band = lettering.line * 8
        self.segments: dict[int, list[tuple[float, float, float, float, int]]] = {}
        self.nodes: dict[int, list[Node]] = {}
        self.labels: dict[int, list[Label]] = {}
        self.paths: dict[int, list[tuple[int, list[Point]]]] = {}
        for q, line in enumerate(geo.lines):
            for (x1, y1), (x2, y2) in itertools.pairwise(line):
                box = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2), q)
                for band in self._bands(box[1], box[3]):
                    self.segments.setdefault(band, []).append(box)
        for left, right, y, _ in geo.bars:
            for band in self._bands(y, y):
                self.segments.setdefault(band, []).append((left, y, right, y, -1))
        for node in geo.nodes:
            for band in self._bands(node.y - node.half_height, node.y + node.half_height):
                self.nodes.setdefault(band, []).append(node)
        self.own_path: dict[int, list[Point]] = {}
        for q, r in enumerate(geo.layout.routes):
            if chart.labels[r.edge]:
                path = self.own_path[q] = _path(geo.lines[q], lettering)
                ys = [y for _, y in path]
                for band in self._bands(min(ys), max(ys)):
                    self.paths.setdefault(band, []).append((q, path))

    def _bands(self, top: float, bottom: float) -> range:
        return range(int(top // self.band), int(bottom // self.band) + 1)

    def place_all(self) -> Placed:
        """Place the labels of all exits, then the words of symbols."""
        done = Placed([], [], [])
        for q, r in enumerate(self.geo.layout.routes):
            text = self.chart.labels[r.edge]
            if text:
                label = self._first_free(self._spots(q, r, text), q)
                if label is None:
                    done.missing.append(q)
                else:
                    self._add(label, done)
        for node in self.geo.nodes:
            words = node.symbol.words
            if words and can_stand_in_flow(words, self.chart.labels):
                label = self._first_free(self._spots_beside(node), -1)
                if label is None:
                    done.wordless.append(node)
                else:
                    self._add(label, done)
        return done

    def _add(self, label: Label, done: Placed) -> None:
        done.labels.append(label)
        for band in self._bands(label.top, label.bottom):
            self.labels.setdefault(band, []).append(label)

    def _first_free(self, spots: Iterator[Label], q: int) -> Label | None:
        return next((spot for spot in spots if self._is_free(spot, q)), None)

    # ---- spots ---------------------------------------------------------------------------------
    def _spots(self, q: int, r: Route, text: str) -> Iterator[Label]:
        """Places for the label of an exit, best first."""
        line = self.geo.lines[q]
        for lines in variants(text):
            if r.src.side in (LEFT, RIGHT):
                if self.lettering.inline and len(lines) == 1:
                    yield from self._spots_inline(r, line, lines)
                node = self.geo.at[r.src.row, r.src.lane]
                skip = 0 if node.symbol.kind == "dec" else self.lettering.step
                turn = line[2][1] - line[1][1] if len(line) > 2 else 1
                yield from self._spots_along(r, line[0], line[1], lines, skip, above_first=turn > 0)
            else:
                yield from self._spots_beside_vertical(r, line[0], line[1], lines)
                if len(line) > 2:
                    yield from self._spots_along(r, line[1], line[2], lines, 0, above_first=True)

    def _box(
        self, left: float, top: float, lines: tuple[str, ...], r: Route, *, inline: bool = False
    ) -> Label:
        t = self.lettering
        width = max(map(t.width, lines))
        return Label(left, top, width, len(lines) * t.line, lines, r.edge, r.src.row, inline)

    def _spots_along(
        self,
        r: Route,
        start: Point,
        end: Point,
        lines: tuple[str, ...],
        skip: float,
        *,
        above_first: bool,
    ) -> Iterator[Label]:
        """Above or below a horizontal run."""
        t = self.lettering
        (x, y), (x2, _) = start, end
        width, height = max(map(t.width, lines)), len(lines) * t.line
        tops = [y - t.off - height, y + t.off]
        shift = skip + t.step / 2
        while shift <= min(abs(x2 - x) + t.step, 7 * t.step):
            left = x + shift if x2 > x else x - shift - width
            for top in tops if above_first else reversed(tops):
                yield self._box(left, top, lines, r)
            shift += t.step

    def _spots_inline(
        self, r: Route, line: tuple[Point, ...], lines: tuple[str, ...]
    ) -> Iterator[Label]:
        """On the run itself, with some of the line left on both sides."""
        t = self.lettering
        (x, y), (x2, _) = line[0], line[1]
        width = t.width(lines[0])
        for shift in (1.5 * t.step, 2.5 * t.step, 3.5 * t.step):
            if shift + width + 1.5 * t.step <= abs(x2 - x) - (len(line) == 2) * t.step:
                left = x + shift if x2 > x else x - shift - width
                yield self._box(left, y - t.line / 2, lines, r, inline=True)

    def _spots_beside_vertical(
        self, r: Route, start: Point, end: Point, lines: tuple[str, ...]
    ) -> Iterator[Label]:
        """Right or left of a vertical run."""
        t = self.lettering
        (x, y), (_, y2) = start, end
        width, height = max(map(t.width, lines)), len(lines) * t.line
        down = 1 if y2 > y else -1
        for k in range(min(7, int(abs(y2 - y) / t.step))):
            at = y + down * (t.off + k * t.step)
            top = at if down > 0 else at - height
            for near in (t.near, t.near - t.step) if t.near > t.step else (t.near,):
                yield self._box(x + near, top, lines, r)
                yield self._box(x - near - width, top, lines, r)

    def _spots_beside(self, node: Node) -> Iterator[Label]:
        """Places for the words of a symbol."""
        t = self.lettering
        words = node.symbol.words
        for lines in variants(words):
            if len(lines) > 1 and not self._may_break(words):
                return
            width, height = max(map(t.width, lines)), len(lines) * t.line
            half_x, half_y = node.half_width + 1.5 * t.step, node.half_height + t.off
            lefts = (node.x + half_x, node.x - half_x - width)
            for top in (node.y - t.line / 2, node.y + t.off, node.y - t.off - height):
                for left in lefts:
                    yield self._words(node, left, top, lines)
            for top in (node.y + half_y, node.y - half_y - height):
                for left in (
                    round((node.x - width / 2 - 0.5 * t.step) / t.step) * t.step + 0.5 * t.step,
                    node.x + t.near,
                    node.x - t.near - width,
                ):
                    yield self._words(node, left, top, lines)

    def _words(self, node: Node, left: float, top: float, lines: tuple[str, ...]) -> Label:
        t = self.lettering
        width = max(map(t.width, lines))
        return Label(left, top, width, len(lines) * t.line, lines, -1, node.symbol.row)

    def _may_break(self, words: str) -> bool:
        labels = set(self.chart.labels)
        return all(len(w) > 2 and w not in labels for w in words.split())

    # ---- freedom -------------------------------------------------------------------------------
    def _is_free(self, box: Label, q: int) -> bool:
        t, geo = self.lettering, self.geo
        if box.left < 0.25 * t.step or box.right > geo.width - 0.25 * t.step:
            return False
        if box.top < 0.25 * t.step or box.bottom > geo.height - 0.25 * t.step:
            return False
        for band in self._bands(box.top, box.bottom):
            if any(self._hits_line(box, s, q) for s in self.segments.get(band, ())):
                return False
            if any(self._hits_node(box, n) for n in self.nodes.get(band, ())):
                return False
            if any(self._hits_label(box, o) for o in self.labels.get(band, ())):
                return False
        return q < 0 or self._is_nearest(box, q)

    def _hits_line(
        self, box: Label, segment: tuple[float, float, float, float, int], q: int
    ) -> bool:
        x1, y1, x2, y2, owner = segment
        if owner == q and box.inline and y1 == y2:
            return False
        clear = 0.0 if owner == q else self.lettering.clear
        return y2 > box.top and y1 < box.bottom and x2 > box.left - clear and x1 < box.right + clear

    def _hits_node(self, box: Label, node: Node) -> bool:
        t = self.lettering
        rim = t.step / 2 if node.symbol.kind == "dec" or box.inline else t.step
        tall = max(node.half_height, t.line / 2)
        return (
            abs(box.left + box.width / 2 - node.x) < box.width / 2 + node.half_width + rim
            and abs(box.top + box.height / 2 - node.y) < box.height / 2 + tall
        )

    def _hits_label(self, box: Label, other: Label) -> bool:
        clear = self.lettering.clear
        return (
            box.left < other.right + clear
            and other.left < box.right + clear
            and box.top < other.bottom
            and other.top < box.bottom
        )

    def _is_nearest(self, box: Label, q: int) -> bool:
        """Tell whether the label is nearer to its own line than to any other with a label."""
        own = _distance(box, self.own_path[q], self.lettering)
        reach = 2 * self.lettering.line
        seen = {q}
        for band in self._bands(box.top - reach, box.bottom + reach):
            for other, path in self.paths.get(band, ()):
                if other not in seen:
                    seen.add(other)
                    if _distance(box, path, self.lettering) <= own:
                        return False
        return True


def _path(line: tuple[Point, ...], t: Lettering) -> list[Point]:
    """Return the first points of a line, one for each unit, from the one next to the symbol."""
    out: list[Point] = []
    for k, ((x1, y1), (x2, y2)) in enumerate(itertools.pairwise(line)):
        length = abs(x2 - x1) + abs(y2 - y1)
        is_last = k == len(line) - 2
        steps = int(length / t.step + 0.5) - is_last
        for n in range(1, steps + 1):
            if len(out) > NEAR:
                return out
            f = min(1.0, n * t.step / length)
            out.append((x1 + (x2 - x1) * f, y1 + (y2 - y1) * f))
    return out or [line[0]]


def _distance(box: Label, path: list[Point], t: Lettering) -> float:
    """Return how far a label is from the beginning of a line; far along the line counts too."""
    best = 1e9
    for n, (x, y) in enumerate(path):
        dx = max(box.left + t.step / 2 - x, x - box.right + t.step / 2, 0.0) / t.step
        dy = max(box.top + t.line / 2 - y, y - box.bottom + t.line / 2, 0.0) / t.line
        if dy < 0.1 and 0.9 < dx < 1.1:
            best = min(best, n * 0.05 - 1)
        elif dx < 2.1 and dy < 1.1:
            best = min(best, dx * 0.6 + dy * 1.5 + n * 0.6)
    return best


def fit(
    chart: Chart,
    layout: Layout,
    metrics: Metrics,
    lettering: Lettering,
    *,
    text_height: Sequence[float],
    lane_width: Sequence[float] = (),
    gutter_tracks: Sequence[int] = (),
) -> tuple[Geometry, Placed]:
    """Realise a layout with room for all its labels."""
    pads = Pads()
    for turn in range(ATTEMPTS):
        geo = realize(
            chart,
            layout,
            metrics,
            text_height=text_height,
            lane_width=lane_width,
            pads=pads,
            gutter_tracks=gutter_tracks,
        )
        placed = Placer(chart, geo, lettering).place_all()
        if not placed.missing and not placed.wordless:
            break
        widen(placed, geo, chart, lettering, pads, turn)
    return geo, placed


def widen(placed: Placed, geo: Geometry, chart: Chart, t: Lettering, pads: Pads, turn: int) -> None:
    """Ask for the room that is missing. `turn` counts the attempts: later ones ask for more."""
    for q in placed.missing:
        r = geo.layout.routes[q]
        lines = _asked(variants(chart.labels[r.edge]), geo.metrics.pad)
        width = max(map(t.width, lines)) + 2 * t.step + (2 * t.step if t.inline else 0)
        row, height = r.src.row, len(lines) * t.line
        if r.src.side in (LEFT, RIGHT):
            key = (r.src.lane, RIGHT) if r.src.side == LEFT else (r.src.lane + 1, LEFT)
            _raise(pads.gutter, key, width if turn == 0 else turn * 2 * t.step, fresh=turn == 0)
            if turn % 2:
                _raise(pads.above, row, t.line)
        else:
            where = pads.below if r.src.side == BOTTOM else pads.above
            _raise(where, row, height)
            if turn % 2:
                key = (r.src.lane + 1, LEFT) if turn % 4 == 1 else (r.src.lane, RIGHT)
                _raise(pads.gutter, key, width, fresh=True)
    for node in placed.wordless:
        lines = _asked(variants(node.symbol.words), geo.metrics.pad)
        if turn % 2:
            key = (node.symbol.lane + 1, LEFT)
            _raise(pads.gutter, key, max(map(t.width, lines)) + 2 * t.step, fresh=turn == 1)
        else:
            _raise(pads.below, node.symbol.row, len(lines) * t.line)


def _asked(ways: tuple[tuple[str, ...], ...], pad: float) -> tuple[str, ...]:
    """Return the way to break a label for which room is made: not wide, not tall."""
    for lines in ways:
        if max(map(text_width, lines)) <= 5 * pad:
            return lines
    return ways[min(len(ways) - 1, 2)]


def _raise(pads: dict[Key, float], key: Key, amount: float, *, fresh: bool = False) -> None:
    pads[key] = max(pads.get(key, 0), amount) if fresh else pads.get(key, 0) + amount
