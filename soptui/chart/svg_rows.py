"""The flow area as SVG row by row: each row of a table draws what lies in it, and lines go on.

So a table may be cut between its rows, or a row may grow, and no line is torn off.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from soptui.chart.ink import Run, heads_of, nets_of
from soptui.chart.svg_flow import (
    bar_svg,
    dot_svg,
    head_svg,
    inner_svg,
    label_svg,
    run_svg,
    symbol_svg,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from soptui.chart.geometry import Geometry
    from soptui.chart.labels import Placed


def rows_svg(
    geo: Geometry, placed: Placed, inside: Mapping[tuple[int, int], tuple[str, ...]]
) -> list[str]:
    """Return the elements in each row, all from the corner of the whole flow area.

    `inside`: lines of words inside symbols, by row and lane.
    """
    inner = geo.separator_y[1:-1]
    rows: list[list[str]] = [[] for _ in range(len(inner) + 1)]
    paths = [""] * len(rows)
    for x1, x2, y, _ in geo.bars:
        rows[bisect_right(inner, y)].append(bar_svg(x1, x2, y))
    nets = nets_of(geo)
    for net in nets:
        for run in net.runs:
            for row, part in _parts(run, geo):
                paths[row] += run_svg(part)
    for row, path in enumerate(paths):
        rows[row] += [f'<path d="{path}" stroke-linecap="square"/>'] if path else []
    for net in nets:
        for x, y in net.joints:
            rows[bisect_right(inner, y)].append(dot_svg(x, y))
    for node in geo.nodes:
        row, lane = node.symbol.row, node.symbol.lane
        rows[row] += [symbol_svg(node), *inner_svg(node, inside.get((row, lane), ()))]
    for side, (x, y) in heads_of(geo):
        rows[bisect_right(inner, y)].append(head_svg(side, x, y))
    for label in placed.labels:
        middle = label.top + label.height / 2
        rows[bisect_right(inner, middle)] += label_svg(label)
    return ["".join(elements) for elements in rows]


def _parts(run: Run, geo: Geometry) -> Iterator[tuple[int, Run]]:
    """Yield the parts of a run with the row that each lies in."""
    inner = geo.separator_y[1:-1]
    if run.is_flat:
        yield bisect_right(inner, run.at), run
        return
    for row, (top, bottom) in enumerate(pairwise(geo.separator_y)):
        start, end = max(run.start, top), min(run.end, bottom)
        if start < end:
            yield row, run._replace(start=start, end=end)
