"""Graph::Easy: the only other text tool with loops; it knows no lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from opponents.base import Drawn, has_program, piped_timed
from opponents.boxart import Art
from opponents.ours import TEXT

if TYPE_CHECKING:
    from measures import Problem

COMMAND = ("graph-easy", "--as=boxart")
STYLE = "graph { flow: south; }\nnode { border: double; }\n"


class GraphEasy:
    """Draws text with graph-easy; its picture is read back from the characters."""

    name = "graph-easy"
    against = TEXT
    debian = "libgraph-easy-perl"

    def is_here(self) -> bool:
        """Tell whether graph-easy is on the path."""
        return has_program("graph-easy")

    def draw(self, problem: Problem, runs: int) -> Drawn:
        """Draw; the time is that of the program less that of the program with an empty graph."""
        nodes = "".join(f"[ {n.id} ]\n" for n in problem.nodes)
        edges = "".join(f"[ {a} ] --> [ {b} ]\n" for a, b in problem.edges)
        out, ms = piped_timed(COMMAND, STYLE + nodes + edges, STYLE, runs)
        return Drawn(Art(out).picture(), ms)
