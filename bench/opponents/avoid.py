"""libavoid (libavoid-js): lines only, between the symbols where soptui put them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measures import Box, Line, Picture
from opponents.base import Drawn, asked_node, has_package
from opponents.ours import CELL, PLACES

if TYPE_CHECKING:
    from measures import Problem

PARAMETERS = {
    "segmentPenalty": 20,
    "crossingPenalty": 200,
    "shapeBufferDistance": CELL / 2,
    "idealNudgingDistance": CELL,
}
"""Of those tried the best for libavoid on these cases."""


class Avoid:
    """Routes with libavoid: the fair opponent of the router alone."""

    name = "libavoid (our places)"
    against = PLACES
    debian = ""

    def is_here(self) -> bool:
        """Tell whether libavoid-js is installed in bench/."""
        return has_package("libavoid-js")

    def draw(self, problem: Problem, runs: int) -> Drawn:
        """Route; the time is taken in node after a warm-up."""
        answer = asked_node(
            "avoid.mjs",
            {
                "nodes": [n._asdict() for n in problem.nodes],
                "edges": problem.edges,
                "parameters": PARAMETERS,
                "runs": runs,
            },
        )
        boxes = tuple(Box(n.id, n.x, n.y, n.w, n.h) for n in problem.nodes)
        lines = tuple(
            Line(src, dst, tuple((x, y) for x, y in pts))
            for (src, dst), pts in zip(problem.edges, answer["lines"], strict=True)
        )
        return Drawn(Picture(boxes, lines), answer["ms"])
