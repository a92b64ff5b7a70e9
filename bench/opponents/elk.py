"""ELK layered (elkjs), free or with the order of soptui's places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measures import Box, Line, Picture
from opponents.base import Drawn, asked_node, has_package
from opponents.ours import PLACES

if TYPE_CHECKING:
    from measures import Problem


class Elk:
    """Draws with ELK. `interactive`: it keeps the order of rows and lanes that it is given."""

    against = PLACES
    debian = ""

    def __init__(self, *, interactive: bool) -> None:
        self.name = "ELK (our order)" if interactive else "ELK (free)"
        self._interactive = interactive

    def is_here(self) -> bool:
        """Tell whether elkjs is installed in bench/."""
        return has_package("elkjs")

    def draw(self, problem: Problem, runs: int) -> Drawn:
        """Draw; the time is taken in node after a warm-up."""
        answer = asked_node(
            "elk.mjs",
            {
                "nodes": [n._asdict() for n in problem.nodes],
                "edges": problem.edges,
                "interactive": self._interactive,
                "runs": runs,
            },
        )
        lines = tuple(
            Line(src, dst, tuple((x, y) for x, y in pts))
            for (src, dst), pts in zip(problem.edges, answer["lines"], strict=True)
        )
        return Drawn(Picture(tuple(Box(*b) for b in answer["boxes"]), lines), answer["ms"])
