"""soptui itself, and the problem as everyone else gets it: its symbols, arrows and places."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from measures import Box, Line, Node, Picture, Problem
from opponents.base import Drawn, timed

from soptui.chart import draw, geometry_json
from soptui.model import nomor_simpul

if TYPE_CHECKING:
    from soptui.model import Sop

CELL = 10.0
"""Units of a picture per cell."""
PLACES, TEXT = "places", "text"
"""Two ways to draw: to the places of all symbols, lines and labels, or on to the whole text."""


def problem_of(name: str, sop: Sop) -> Problem:
    """Return the graph of an SOP, with the symbols where soptui puts them.

    An arrow at a joint row belongs to the row; everyone gets it at the symbol that soptui chose.
    """
    geometry = geometry_json(sop)
    lanes = {p.id: c for c, p in enumerate(sop.pelaksana)}
    places = {number: (at.langkah, lanes[at.pelaksana]) for at, number in nomor_simpul(sop).items()}
    nodes = tuple(
        Node(n["id"], *places[n["id"]], n["x"] * CELL, n["y"] * CELL, n["w"] * CELL, n["h"] * CELL)
        for n in geometry["nodes"]
    )
    return Problem(name, nodes, tuple((e["src"], e["dst"]) for e in geometry["edges"]))


def rows_of(problem: Problem) -> list[list[Node]]:
    """Return the symbols of each row, from top to bottom."""
    rows: dict[int, list[Node]] = {}
    for node in problem.nodes:
        rows.setdefault(node.row, []).append(node)
    return [rows[k] for k in sorted(rows)]


def rungs(problem: Problem) -> list[tuple[str, str]]:
    """Return pairs of symbols: rows are in order if the first of each pair is above the second."""
    return [(a.id, b.id) for up, low in pairwise(rows_of(problem)) for a in up for b in low]


def drawn_by_us(sop: Sop, way: str, runs: int) -> Drawn:
    """Draw an SOP with soptui, nothing remembered from an earlier drawing."""
    geometry = geometry_json(sop)
    boxes = tuple(
        Box(n["id"], n["x"] * CELL, n["y"] * CELL, n["w"] * CELL, n["h"] * CELL)
        for n in geometry["nodes"]
    )
    lines = tuple(
        Line(e["src"], e["dst"], tuple((x * CELL, y * CELL) for x, y in e["pts"]))
        for e in geometry["edges"]
    )
    ms = timed((lambda: draw(sop)) if way == PLACES else (lambda: draw(sop).text()), runs)
    return Drawn(Picture(boxes, lines), ms)
