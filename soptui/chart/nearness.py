"""How near words are to the beginning of a line: what a reader takes them to belong to."""

from __future__ import annotations

from itertools import pairwise
from math import copysign
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from soptui.chart.geometry import Point
    from soptui.chart.lettering import Label, Lettering

NEAR = 10
"""A label belongs to the line whose first so many steps are nearest."""
FAR = 1e9

Bounds: TypeAlias = tuple[float, float, float, float]


def bounds_of(line: tuple[Point, ...], reach: float) -> Bounds:
    """Return a box around the beginning of a line."""
    x, y = line[0]
    left, top, right, bottom = x, y, x, y
    for x2, y2 in line[1:]:
        left, right = min(left, max(x2, x - reach)), max(right, min(x2, x + reach))
        top, bottom = min(top, max(y2, y - reach)), max(bottom, min(y2, y + reach))
        reach -= abs(x2 - x) + abs(y2 - y)
        if reach <= 0:
            break
        x, y = x2, y2
    return left, top, right, bottom


def beginning(line: tuple[Point, ...], step: float, most: int = NEAR) -> list[Point]:
    """Return the first points of a line, one for each step, from the one next to the symbol.

    The arrow head counts only where there is nothing else.
    """
    out: list[Point] = []
    for k, ((x1, y1), (x2, y2)) in enumerate(pairwise(line)):
        wide, high = x2 - x1, y2 - y1
        length = abs(wide) + abs(high)
        is_last = k == len(line) - 2
        for n in range(1, int(length / step + 0.5) - 2 * is_last + 1):
            if len(out) == most:
                return out
            far = min(n * step, length)
            out.append((x1 + copysign(far, wide), y1) if wide else (x1, y1 + copysign(far, high)))
    if out:
        return out
    (x1, y1), (x2, y2) = line[0], line[1]
    return [(x1 + step * ((x2 > x1) - (x2 < x1)), y1 + step * ((y2 > y1) - (y2 < y1)))]


def beyond_label(line: tuple[Point, ...], wide: int, step: float) -> list[Point]:
    """Return the beginning of a line on which a label of so many steps may stand, without these."""
    points = beginning(line, step, NEAR + wide)
    return [points[0], *points[wide + 1 :]]


def distance(box: Label, path: list[Point], t: Lettering) -> float:
    """Return how far a label is from the beginning of a line; far along the line counts too."""
    best, step, line, half_step, half_line = FAR, t.step, t.line, t.step / 2, t.line / 2
    left, right, top, bottom = box.left + half_step, box.right, box.top + half_line, box.bottom
    for n, (x, y) in enumerate(path):
        before, after = left - x, x - right + half_step
        dx = max(before, after) / step
        if dx >= 2.1:
            continue
        above, below = top - y, y - bottom + half_line
        dy = max(above, below) / line
        if dy < 0.1 and 0.9 < dx < 1.1:
            best = min(best, n * 0.05 - 1)
        elif dy < 1.1:
            best = min(best, max(dx, 0.0) * 0.6 + max(dy, 0.0) * 1.5 + n * 0.6)
    return best
