"""The geometry of a chart as plain data: `soptui layout --json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui.chart.geometry import nodes_by_place
from soptui.chart.table import Drawing, draw

if TYPE_CHECKING:
    from soptui.chart.geometry import Node
    from soptui.model import Sop


def geometry_json(sop: Sop) -> dict[str, Any]:
    """Return nodes, edges, links and labels in cells of height 3; x and y are centres."""
    return geometry_of(draw(sop))


def geometry_of(drawing: Drawing) -> dict[str, Any]:
    """Return the geometry of one drawing."""
    geo = drawing.geometry
    labels = drawing.sheet.chart.labels
    edges = []
    at = nodes_by_place(geo.nodes)
    for r, line in zip(geo.routes, geo.lines, strict=True):
        src, dst = at[r.src.row, r.src.lane], at[r.dst.row, r.dst.lane]
        edges.append(
            {
                "src": src.symbol.number,
                "dst": dst.symbol.number,
                "label": labels[r.edge],
                "pts": [[x, y] for x, y in line],
            }
        )
    return {
        "nodes": [_node(n) for n in geo.nodes],
        "edges": edges,
        "links": [[[a, y], [b, y]] for a, b, y, _ in geo.bars],
        "labels": [
            {
                "x": label.left + label.width / 2,
                "y": label.top + label.height / 2,
                "w": label.width,
                "h": label.height,
                "text": " ".join(label.lines),
                **({"inline": True} if label.inline else {}),
            }
            for label in drawing.placed.labels
            if label.edge >= 0
        ],
    }


def _node(n: Node) -> dict[str, Any]:
    return {
        "id": n.symbol.number,
        "kind": n.symbol.kind,
        "x": n.x,
        "y": n.y,
        "w": 2 * n.half_width,
        "h": 2 * n.half_height,
    }
