"""Read a printed page back: its text, its symbols, and which symbols its lines tie together."""

from __future__ import annotations

import re
from typing import NamedTuple

from pypdf import PdfReader

_DRAWING = re.compile(
    r"q (?P<cm>[-\d. ]+) cm(?P<body>(?:(?!\nQ|\bq ).)*?)\n(?P<op>S|f|B)(?=\n)", re.DOTALL
)
_MOVE = re.compile(r"((?:-?[\d.]+ )+)([mlc])(?=\s)|(?<=\s)(h)(?=\s|$)")


class Path(NamedTuple):
    """One drawn path, in points from the lower left corner of the page."""

    op: str
    width: float
    points: tuple[tuple[float, float], ...]
    closed: bool

    @property
    def is_ring(self) -> bool:
        """Whether it ends where it began: the border of a capsule."""
        return self.op == "S" and _close(self.points[0], self.points[-1])

    @property
    def box(self) -> tuple[float, float, float, float]:
        xs, ys = zip(*self.points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


def texts(pdf) -> list[str]:
    """Return the words of each page, with single blanks."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]


def paths(page) -> list[Path]:
    """Return what is drawn on a page."""
    out = []
    content = page.get_contents().get_data().decode("latin-1")
    for drawing in _DRAWING.finditer(content):
        a, b, c, d, e, f = map(float, drawing["cm"].split())
        body = drawing["body"] + "\n"
        found = re.search(r"([\d.]+) w ", body)
        points, closed = [], False
        for numbers, _, close in _MOVE.findall(body):
            if close:
                closed = True
                continue
            x, y = list(map(float, numbers.split()))[-2:]
            points.append((a * x + c * y + e, b * x + d * y + f))
        if points:
            out.append(Path(drawing["op"], float(found[1]) if found else 0, tuple(points), closed))
    return out


def ties(page) -> list[tuple[set[int], int]]:
    """Return for each net of lines: the symbols it starts at, and the one its heads are at.

    Symbols are numbered from the top of the page to the bottom, then from left to right.
    """
    drawn = paths(page)
    wire = next(p.width for p in drawn if p.op == "B")
    own = [p for p in drawn if abs(p.width - wire) < 0.02]
    symbols = sorted(
        {p.box for p in own if p.op == "B" or p.is_ring},
        key=lambda box: (-round((box[1] + box[3]) / 8), box[0]),
    )
    lines = [p for p in own if p.op == "S" and not p.is_ring]
    heads = [p for p in drawn if p.op == "f" and p.closed and len(p.points) == 3]
    nets: dict[int, list[Path]] = {}
    found: dict[int, set[int]] = {}
    for head in heads:
        tip = head.points[0]
        [target] = [k for k, box in enumerate(symbols) if _on_border(tip, box)]
        nets.setdefault(target, [])
        found.setdefault(target, set())
        reached = [line for line in lines if _touches(tip, line)]
        todo = list(reached)
        while todo:
            here = todo.pop()
            for line in lines:
                if line not in reached and _meet(here, line):
                    reached.append(line)
                    todo.append(line)
        ends = {p for line in reached for p in (line.points[0], line.points[-1])}
        found[target] |= {
            k
            for k, box in enumerate(symbols)
            for p in ends
            if _on_border(p, box) and not any(_close(p, h.points[0]) for h in heads)
        }
    return [(sources, target) for target, sources in found.items()]


def _close(a, b) -> bool:
    return abs(a[0] - b[0]) < 0.3 and abs(a[1] - b[1]) < 0.3


def _on_border(p, box) -> bool:
    x1, y1, x2, y2 = box
    return x1 - 0.4 <= p[0] <= x2 + 0.4 and y1 - 0.4 <= p[1] <= y2 + 0.4


def _touches(p, line: Path) -> bool:
    for a, b in zip(line.points, line.points[1:], strict=False):
        low, high = min(a[0], b[0]) - 0.3, max(a[0], b[0]) + 0.3
        bottom, top = min(a[1], b[1]) - 0.3, max(a[1], b[1]) + 0.3
        straight = abs(a[0] - b[0]) < 0.05 or abs(a[1] - b[1]) < 0.05
        if straight and low <= p[0] <= high and bottom <= p[1] <= top:
            return True
    return False


def _meet(a: Path, b: Path) -> bool:
    ends = [(p, b) for p in (a.points[0], a.points[-1])]
    ends += [(p, a) for p in (b.points[0], b.points[-1])]
    return any(_touches(p, line) for p, line in ends)
