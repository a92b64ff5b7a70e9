"""Graphviz dot: lanes as clusters, orthogonal lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from measures import Box, Line, Picture
from opponents.base import Drawn, has_program, piped_timed
from opponents.ours import PLACES, rows_of, rungs

if TYPE_CHECKING:
    from measures import Problem

COMMAND = ("dot", "-Tjson", "-y")
INCH = 72.0
SIZE = "width=1 height=0.5"
"""Of every symbol: dot 2.43 aborts on many others."""


class Dot:
    """Draws with dot, told as much as it understands of the order of rows and lanes."""

    name = "dot"
    against = PLACES
    debian = "graphviz"

    def is_here(self) -> bool:
        """Tell whether dot is on the path."""
        return has_program("dot")

    def draw(self, problem: Problem, runs: int) -> Drawn:
        """Draw; the time is that of dot less that of dot with an empty graph."""
        out, ms = piped_timed(COMMAND, _source(problem), "digraph { }", runs)
        return Drawn(_picture(problem, json.loads(out)), ms)


def _source(problem: Problem) -> str:
    """Return the graph in DOT.

    Each lane is a cluster from a head to a foot, so that it reaches over all ranks; invisible
    edges put heads, rows and feet in order, and ways back may not change it.
    """
    lanes: dict[int, list[str]] = {}
    for n in problem.nodes:
        lanes.setdefault(n.lane, []).append(n.id)
    heads = [f"head{lane}" for lane in sorted(lanes)]
    feet = [f"foot{lane}" for lane in sorted(lanes)]
    rows = rows_of(problem)
    row = {n.id: n.row for n in problem.nodes}
    return "\n".join(
        [
            "digraph {",
            "graph [splines=ortho newrank=true nodesep=0.5 ranksep=0.5]",
            f'node [shape=box fixedsize=true label="" {SIZE}]',
            _ordered(heads),
            *[f'"{n.id}"' for row in rows for n in row],
            _ordered(feet),
            "edge [style=invis]",
            *[f'{head} -> "{n.id}"' for head in heads for n in rows[0]],
            *[f'"{a}" -> "{b}"' for a, b in rungs(problem)],
            *[f'"{n.id}" -> {foot}' for foot in feet for n in rows[-1]],
            "edge [style=solid]",
            *[
                f'"{a}" -> "{b}" [id=e{k} constraint={str(row[a] < row[b]).lower()}]'
                for k, (a, b) in enumerate(problem.edges)
            ],
            *[
                f"subgraph cluster_{lane} {{ head{lane} {_quoted(lanes[lane])} foot{lane} }}"
                for lane in sorted(lanes)
            ],
            "}",
        ]
    )


def _quoted(names: list[str]) -> str:
    return " ".join(f'"{name}"' for name in names)


def _ordered(names: list[str]) -> str:
    """Return invisible symbols side by side in this order."""
    return f"{{ rank=same; node [style=invis]; edge [style=invis]; {' -> '.join(names)} }}"


def _picture(problem: Problem, data: dict[str, Any]) -> Picture:
    boxes = []
    for item in data["objects"]:
        if "pos" in item:
            x, y = map(float, item["pos"].split(","))
            w, h = float(item["width"]) * INCH, float(item["height"]) * INCH
            boxes.append(Box(item["name"], x, y, w, h))
    lines = []
    for item in data.get("edges", ()):
        if "id" in item and "pos" in item:
            src, dst = problem.edges[int(item["id"][1:])]
            lines.append(Line(src, dst, _points(item["pos"])))
    return Picture(tuple(boxes), tuple(lines))


def _points(pos: str) -> tuple[tuple[float, float], ...]:
    """Return the corners of a spline "e,x,y x,y …": every third point, and the tip of the head."""
    tip: list[tuple[float, float]] = []
    pts = []
    for word in pos.split(";", maxsplit=1)[0].split():
        if word.startswith(("e,", "s,")):
            tip = [_point(word[2:])]
        else:
            pts.append(_point(word))
    return tuple(pts[::3] + tip)


def _point(word: str) -> tuple[float, float]:
    x, _, y = word.partition(",")
    return float(x), float(y)
