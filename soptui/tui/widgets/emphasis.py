"""What a chart shows on top of its drawing: arrows of the symbol under the cursor, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.style import ENTERING, LEAVING, LIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style

    from soptui.chart.trail import Trail


SHORT = 10
"""Cells of lines that are lit as a whole."""


class Run(NamedTuple):
    """Neighbouring cells of one line, `end` excluded, in another style."""

    start: int
    end: int
    style: Style
    sign: str = ""
    """What stands there instead of the drawing."""


Runs: TypeAlias = dict[int, list[Run]]
"""Line → its runs, from left to right."""


def runs_of(trail: Trail) -> Runs:
    """Return what the arrows of a symbol change.

    Heads and labels stand out. Lines do as long as all are short, or every move of the cursor
    would send half the screen.
    """
    arrows = trail.entering + trail.leaving
    lines = frozenset[tuple[int, int]]().union(*(arrow.line for arrow in arrows))
    looks: dict[tuple[int, int], Style] = dict.fromkeys(lines if len(lines) <= SHORT else (), LIT)
    for arrows, style in ((trail.entering, ENTERING), (trail.leaving, LEAVING)):
        for arrow in arrows:
            looks.update(dict.fromkeys(arrow.tip, style))
    runs: Runs = {}
    for (y, x), style in sorted(((y, x), style) for (x, y), style in looks.items()):
        line_runs = runs.setdefault(y, [])
        if line_runs and line_runs[-1].end == x and line_runs[-1].style == style:
            line_runs[-1] = line_runs[-1]._replace(end=x + 1)
        else:
            line_runs.append(Run(x, x + 1, style))
    return runs


def with_runs(strip: Strip, runs: Iterable[Run]) -> Strip:
    """Return the line with its runs in their styles."""
    for start, end, style, sign in runs:
        text = sign or strip.crop(start, end).text
        strip = _put(strip, start, end, Strip([Segment(text, style)], end - start))
    return strip


def with_sign(strip: Strip, start: int, end: int, sign: str, style: Style) -> Strip:
    """Return the line with a sign in the first blank of these cells; as it was if all are taken.

    In front of the number: behind it an "i" would read as its letter.
    """
    inside = strip.crop(start, end).text
    number = inside.strip()
    before, after = (len(side) for side in inside.split(number, 1)) if number else (1, 0)
    if not before and not after:
        return strip
    x = start if before else end - 1
    return _put(strip, x, x + 1, Strip([Segment(sign, style)], 1))


def _put(strip: Strip, start: int, end: int, piece: Strip) -> Strip:
    return Strip.join([strip.crop(0, start), piece, strip.crop(end)])
