"""Words for which the flow has no room become notes below the activity of their row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection

    from soptui.chart.grid import Chart, Symbol

Notes: TypeAlias = dict[int, tuple[str, ...]]


def set_aside(
    chart: Chart, symbols: Collection[Symbol], edges: Collection[int], notes: Notes
) -> Chart:
    """Return the chart without the words of these symbols and the labels of these edges.

    They are added to `notes` with the number of the symbol that they belong to.
    """
    number = {(s.row, s.lane): s.number for s in chart.symbols}
    for s in symbols:
        notes[s.row] = (*notes.get(s.row, ()), f"({s.number}: {s.words})")
    for k in edges:
        e = chart.grid.edges[k]
        src, dst = number[e.src, e.src_lanes[0]], number[e.dst, e.dst_lanes[0]]
        notes[e.src] = (*notes.get(e.src, ()), f"({src} ke {dst}: {chart.labels[k]})")
    gone = {(s.row, s.lane) for s in symbols}
    return replace(
        chart,
        symbols=tuple(
            s._replace(words="") if (s.row, s.lane) in gone else s for s in chart.symbols
        ),
        labels=tuple("" if k in edges else label for k, label in enumerate(chart.labels)),
    )
