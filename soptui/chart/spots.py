"""Where words may stand: beside the beginning of a line, around a symbol. Best places first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.chart.grid import LEFT, RIGHT
from soptui.chart.lettering import Label, variants

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from soptui.chart.board import Route
    from soptui.chart.geometry import Node, Point
    from soptui.chart.lettering import Lettering

REACH = 7
"""A label stands at most so many steps from the symbol."""
LINE_LIKE = frozenset(".'+-|=")
"""Words with these touch the upper or lower side of a symbol only if there is no other place."""


def spots_of_exit(
    r: Route, node: Node, line: tuple[Point, ...], text: str, t: Lettering
) -> Iterator[Label]:
    """Yield places for the label of a line that leaves `node`."""
    for lines in variants(text):
        if r.src.side in (LEFT, RIGHT):
            if t.inline and len(lines) == 1:
                yield from _inline(r, line, lines, t)
            skip = 0 if node.symbol.kind == "dec" else t.step
            turns_down = len(line) < 3 or line[2][1] > line[1][1]
            yield from _along(r, (line[0], line[1]), lines, t, skip, above_first=turns_down)
        else:
            yield from _beside(r, (line[0], line[1]), lines, t)
            if len(line) > 2:
                yield from _along(r, (line[1], line[2]), lines, t, 0, above_first=True)


def _box(
    r: Route,
    at: float,
    left: float,
    top: float,
    lines: tuple[str, ...],
    t: Lettering,
    *,
    inline: bool = False,
) -> Label:
    """Return the box of a label of a line that begins at x `at`."""
    width = max(map(t.width, lines))
    height = len(lines) * t.line
    return Label(left, top, width, height, lines, r.edge, r.src.row, inline, left < at)


def _along(
    r: Route,
    run: tuple[Point, Point],
    lines: tuple[str, ...],
    t: Lettering,
    skip: float,
    *,
    above_first: bool,
) -> Iterator[Label]:
    """Above or below a horizontal run."""
    (x, y), (x2, _) = run
    width, height = max(map(t.width, lines)), len(lines) * t.line
    tops = [y - t.off - height, y + t.off]
    if not above_first:
        tops.reverse()
    shift = skip + t.step / 2
    while shift <= min(abs(x2 - x) + t.beyond, REACH * t.step):
        left = x + shift if x2 > x else x - shift - width
        for top in tops:
            yield _box(r, x, left, top, lines, t)
        shift += t.step


def _inline(
    r: Route, line: tuple[Point, ...], lines: tuple[str, ...], t: Lettering
) -> Iterator[Label]:
    """On the run itself, with some of the line left on both sides."""
    (x, y), (x2, _) = line[0], line[1]
    width = t.width(lines[0])
    room = abs(x2 - x) - (len(line) == 2) * t.step
    for shift in (1.5 * t.step, 2.5 * t.step, 3.5 * t.step):
        if shift + width + 1.5 * t.step <= room:
            left = x + shift if x2 > x else x - shift - width
            yield _box(r, x, left, y - t.line / 2, lines, t, inline=True)


def _beside(
    r: Route, run: tuple[Point, Point], lines: tuple[str, ...], t: Lettering
) -> Iterator[Label]:
    """Right or left of a vertical run."""
    (x, y), (_, y2) = run
    width, height = max(map(t.width, lines)), len(lines) * t.line
    is_down = y2 > y
    for k in range(min(REACH, int(abs(y2 - y) / t.step))):
        at = y + (t.off + k * t.step) * (1 if is_down else -1)
        top = at if is_down else at - height
        for near in (t.near, t.near - t.step) if t.near > t.step else (t.near,):
            yield _box(r, x, x + near, top, lines, t)
            yield _box(r, x, x - near - width, top, lines, t)


def spots_around(node: Node, t: Lettering, labels: Collection[str]) -> Iterator[Label]:
    """Yield places for the words of a symbol."""
    words = node.symbol.words
    for lines in variants(words):
        if len(lines) > 1 and any(len(w) < 3 or w in labels for w in words.split()):
            return  # lines that could be taken for something else
        width, height = max(map(t.width, lines)), len(lines) * t.line
        half_x, half_y = node.half_width + 1.5 * t.step, node.half_height + t.off
        centred = round((node.x - width / 2 - 0.5 * t.step) / t.step) * t.step + 0.5 * t.step
        sides = (node.x + half_x, node.x - half_x - width)
        level = [(left, node.y - t.line / 2) for left in sides]
        across = [
            (left, top)
            for top in (node.y - half_y - height, node.y + half_y)
            for left in (centred, node.x - t.near - width, node.x + t.near)
        ]
        corners = [
            (left, top) for top in (node.y + t.off, node.y - t.off - height) for left in sides
        ]
        is_clear = LINE_LIKE.isdisjoint(words)
        for left, top in level + (across + corners if is_clear else corners + across):
            yield Label(left, top, width, height, lines, -1, node.symbol.row)
