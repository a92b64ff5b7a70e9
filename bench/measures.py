"""What a drawing is worth, whoever made it: one judge of polylines for all opponents."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

EPS = 0.5
"""Units of a picture: symbols are about 60 x 20. Lines that are closer cannot be told apart."""
REACH = 3.0
"""How far from its symbol a line may end."""


class Node(NamedTuple):
    """A symbol of the problem, where soptui put it. x, y: centre."""

    id: str
    row: int
    lane: int
    x: float
    y: float
    w: float
    h: float


class Problem(NamedTuple):
    """The graph that everyone draws."""

    name: str
    nodes: tuple[Node, ...]
    edges: tuple[tuple[str, str], ...]


class Box(NamedTuple):
    """A symbol of a picture. x, y: centre."""

    id: str
    x: float
    y: float
    w: float
    h: float


class Line(NamedTuple):
    """An arrow of a picture, from border to border."""

    src: str
    dst: str
    pts: tuple[tuple[float, float], ...]


class Picture(NamedTuple):
    """A drawing as an opponent made it."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


class Figures(NamedTuple):
    """What the judge saw."""

    edges: int
    right: int
    """Edges of the problem with a line of their own: from their symbol to their symbol, through
    no other symbol, nowhere on a line that neither starts nor ends with them."""
    crossings: int
    bends: int
    rows_off: int
    """Consecutive rows that are not below each other."""
    lanes_off: int
    """Pairs of lanes whose symbols share an x."""


class Segment(NamedTuple):
    """A piece of line `line`, at `at` across its direction, from `lo` to `hi` along it."""

    at: float
    lo: float
    hi: float
    line: int


def judge(problem: Problem, picture: Picture) -> Figures:
    """Measure a picture of a problem."""
    lines = [line._replace(pts=straightened(line.pts)) for line in picture.lines]
    flat, upright, slanted = _segments(lines)
    wrong = slanted | _detached(picture, lines) | _through_symbols(picture, lines, flat, upright)
    wrong |= _on_each_other(lines, flat) | _on_each_other(lines, upright)
    crossings, touching = _meetings(lines, flat, upright)
    wrong |= touching
    wanted = list(problem.edges)
    right = 0
    for k, line in enumerate(lines):
        if k not in wrong and (line.src, line.dst) in wanted:
            wanted.remove((line.src, line.dst))
            right += 1
    bends = sum(max(0, len(line.pts) - 2) for line in lines)
    rows_off, lanes_off = _disorder(problem, picture)
    return Figures(len(problem.edges), right, crossings, bends, rows_off, lanes_off)


def straightened(pts: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Return a line without points that turn nothing; rounding errors are no slant."""
    out = [pts[0]]
    for to_x, to_y in pts[1:]:
        a, b = out[-1]
        x, y = a if abs(to_x - a) < EPS else to_x, b if abs(to_y - b) < EPS else to_y
        if (x, y) == (a, b):
            continue
        if len(out) > 1 and (out[-2][0] == a == x or out[-2][1] == b == y):
            out.pop()
        out.append((x, y))
    return tuple(out)


def _segments(lines: list[Line]) -> tuple[list[Segment], list[Segment], set[int]]:
    """Return horizontal and vertical segments, and the lines with a slanted one."""
    flat, upright, slanted = [], [], set()
    for k, line in enumerate(lines):
        for (x1, y1), (x2, y2) in pairwise(line.pts):
            if y1 == y2:
                flat.append(Segment(y1, min(x1, x2), max(x1, x2), k))
            elif x1 == x2:
                upright.append(Segment(x1, min(y1, y2), max(y1, y2), k))
            else:
                slanted.add(k)
    return flat, upright, slanted


def _family(a: Line, b: Line) -> bool:
    """Tell whether two lines may share ink: they start or end in the same point of a symbol."""
    return (a.dst == b.dst and _near(a.pts[-1], b.pts[-1])) or (
        a.src == b.src and _near(a.pts[0], b.pts[0])
    )


def _near(p: tuple[float, float], q: tuple[float, float]) -> bool:
    return abs(p[0] - q[0]) < EPS and abs(p[1] - q[1]) < EPS


def _detached(picture: Picture, lines: list[Line]) -> set[int]:
    boxes = {box.id: box for box in picture.boxes}

    def reaches(box: Box | None, p: tuple[float, float]) -> bool:
        return (
            box is not None
            and abs(p[0] - box.x) <= box.w / 2 + REACH
            and abs(p[1] - box.y) <= box.h / 2 + REACH
        )

    return {
        k
        for k, line in enumerate(lines)
        if not reaches(boxes.get(line.src), line.pts[0])
        or not reaches(boxes.get(line.dst), line.pts[-1])
    }


def _through_symbols(
    picture: Picture, lines: list[Line], flat: list[Segment], upright: list[Segment]
) -> set[int]:
    found: set[int] = set()
    for box in picture.boxes:
        left, right = box.x - box.w / 2 + EPS, box.x + box.w / 2 - EPS
        top, bottom = box.y - box.h / 2 + EPS, box.y + box.h / 2 - EPS
        hits = [s.line for s in flat if top < s.at < bottom and s.lo < right and s.hi > left]
        hits += [s.line for s in upright if left < s.at < right and s.lo < bottom and s.hi > top]
        found.update(k for k in hits if box.id not in (lines[k].src, lines[k].dst))
    return found


def _on_each_other(lines: list[Line], segments: list[Segment]) -> set[int]:
    found: set[int] = set()
    ordered = sorted(segments)
    for k, a in enumerate(ordered):
        for b in ordered[k + 1 :]:
            if b.at - a.at >= EPS:
                break
            shared = min(a.hi, b.hi) - max(a.lo, b.lo)
            if shared > EPS and a.line != b.line and not _family(lines[a.line], lines[b.line]):
                found |= {a.line, b.line}
    return found


def _meetings(
    lines: list[Line], flat: list[Segment], upright: list[Segment]
) -> tuple[int, set[int]]:
    """Return the number of places where lines cross, and the lines that touch a foreign line."""
    crossings, touching = set(), set()
    for h in flat:
        for v in upright:
            if h.line == v.line or not (
                h.lo - EPS < v.at < h.hi + EPS and v.lo - EPS < h.at < v.hi + EPS
            ):
                continue
            if h.lo + EPS < v.at < h.hi - EPS and v.lo + EPS < h.at < v.hi - EPS:
                crossings.add((round(v.at / EPS), round(h.at / EPS)))
            elif not _family(lines[h.line], lines[v.line]):
                touching |= {h.line, v.line}
    return len(crossings), touching


def _disorder(problem: Problem, picture: Picture) -> tuple[int, int]:
    """Return how many consecutive rows and how many pairs of lanes are not apart."""
    boxes = {box.id: box for box in picture.boxes}
    rows: dict[int, list[tuple[float, float]]] = {}
    lanes: dict[int, list[tuple[float, float]]] = {}
    for node in problem.nodes:
        box = boxes.get(node.id)
        if box is not None:
            rows.setdefault(node.row, []).append((box.y - box.h / 2, box.y + box.h / 2))
            lanes.setdefault(node.lane, []).append((box.x - box.w / 2, box.x + box.w / 2))
    spans = [_span(rows[k]) for k in sorted(rows)]
    rows_off = sum(below[0] < above[1] - EPS for above, below in pairwise(spans))
    columns = [_span(lanes[k]) for k in sorted(lanes)]
    lanes_off = sum(
        a[0] < b[1] - EPS and b[0] < a[1] - EPS
        for k, a in enumerate(columns)
        for b in columns[k + 1 :]
    )
    return rows_off, lanes_off


def _span(pieces: list[tuple[float, float]]) -> tuple[float, float]:
    return min(a for a, _ in pieces), max(b for _, b in pieces)
