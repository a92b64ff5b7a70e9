"""Whose the words in the flow are: those of a line, beside its beginning, or of a symbol.

Where soptui drew them they stand in the very places that it looks for, see `chart.spots`; words
that somebody moved belong to the nearest line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.chart.lettering import POINT_LETTERING as T
from soptui.chart.nearness import beginning, distance

if TYPE_CHECKING:
    from soptui.chart.lettering import Label
    from soptui.documents.masuk.gambar import Kotak, Point

NEAR = 0.35
"""Points by which a place may be off, after rounding."""


def corners(line: list[Point]) -> list[Point]:
    """Return a line without the points at which it only jumps over another."""
    out = line[:1]
    for p, q in zip(line[1:], [*line[2:], None], strict=True):
        a = out[-1]
        is_straight = q is not None and (
            max(abs(a[0] - p[0]), abs(p[0] - q[0])) < NEAR
            or max(abs(a[1] - p[1]), abs(p[1] - q[1])) < NEAR
        )
        if not is_straight:
            out.append(p)
    return out


def distance_to(label: Label, line: list[Point]) -> float:
    """Return how far words are from the beginning of a line, as a reader sees it."""
    return distance(label, beginning(tuple(line), T.step), T)


def fits_exit(label: Label, line: list[Point], slack: float) -> bool:
    """Tell whether words stand where the label of a line may stand."""
    first, second, third = line[0], line[1], line[2] if len(line) > 2 else None
    if abs(first[1] - second[1]) < slack:
        return _fits_flat(label, first, second, slack)
    return _fits_upright(label, first, second, slack) or (
        third is not None and _fits_flat(label, second, third, slack)
    )


def _fits_flat(label: Label, start: Point, end: Point, slack: float) -> bool:
    (x, y), is_right = start, end[0] > start[0]
    shift = label.left - x if is_right else x - label.right
    heights = (label.bottom - (y - T.off), label.top - (y + T.off))
    return any(abs(h) < slack for h in heights) and _is_step(shift - T.step / 2, slack)


def _fits_upright(label: Label, start: Point, end: Point, slack: float) -> bool:
    (x, y), is_down = start, end[1] > start[1]
    sides = (label.left - x, x - label.right)
    far = label.top - y if is_down else y - label.bottom
    is_beside = any(abs(s - at) < slack for s in sides for at in (T.near, T.near - T.step))
    return is_beside and _is_step(far - T.off, slack)


def _is_step(shift: float, slack: float) -> bool:
    return shift > -slack and abs(shift - T.step * round(shift / T.step)) < slack


def fits_around(label: Label, symbol: Kotak, slack: float) -> bool:
    """Tell whether words stand where those of a symbol may stand."""
    x, y = symbol.tengah
    half_x, half_y = (symbol.kanan - symbol.kiri) / 2, (symbol.bawah - symbol.atas) / 2
    sides = (label.left - x, x - label.right)
    beside = any(abs(side - half_x - 1.5 * T.step) < slack for side in sides)
    ends = (label.top - y, y - label.bottom)
    if beside:
        return any(abs(end - at) < slack for end in ends for at in (-label.height / 2, T.off))
    is_across = any(abs(end - half_y - T.off) < slack for end in ends)
    is_centred = abs((label.left + label.right) / 2 - x) <= T.step
    return is_across and (is_centred or any(abs(side - T.near) < slack for side in sides))
