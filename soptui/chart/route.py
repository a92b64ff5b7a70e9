"""Find a route for every edge of a grid: the cheapest shapes that can be drawn together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.chart.board import CROSSING, INFINITE, Board, Route, net_of
from soptui.chart.grid import BOTTOM, SLOTS_ABOVE, SLOTS_BELOW, TOP, Port
from soptui.chart.patterns import BEND, ROW, Candidate, candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.chart.grid import Grid, Points

PASSES = 2
TRIES = 3
"""Take-overs of a port that one edge may try in a pass."""
ENOUGH = 10.0
"""Only a route that costs more looks for a place beside the centre of its symbol."""
BAN = 10000.0
"""A route that had to go comes back only if there is no other at all."""
WORTH = 0.25
"""A take-over must save this much."""
SPREADS = ((0, 2, -3, 3), (0, 2, *SLOTS_ABOVE), (*SLOTS_BELOW, *SLOTS_ABOVE))
"""Ways to use the lower and upper side of a symbol with many exits: places with room for words."""


class Router:
    """Routes on a board. The same grid always gives the same routes."""

    def __init__(
        self, grid: Grid, ghost: int = -1, reserve: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.board = Board(grid, ghost, reserve)
        self.edges = grid.edges
        self.banned: set[tuple[int, Points]] = set()
        self.closed: set[Port] = set()
        self._cache: dict[tuple[int, int], list[Candidate]] = {}

    def run(self) -> list[Route]:
        """Route all edges, short ones first, then improve."""
        order = sorted(range(len(self.edges)), key=self._rank)
        for e in order:
            self.board.put(self.best(e))
        last = len(order)  # after the last change all were looked at as they are now
        for _ in range(PASSES):
            changed = -1
            for k, e in enumerate(order):
                if k > last and changed < 0:
                    break
                if self.improve(e):
                    changed = k
            last = changed
        return self.routes()

    def routes(self) -> list[Route]:
        """Return the routes laid so far, in the order of the edges."""
        return [r for r in self.board.routes if r is not None]

    def reroute(self, e: int) -> None:
        """Give an edge another route than the one it has."""
        old = self.board.routes[e]
        if old is not None:
            self.banned.add((e, old.pts))
            self.board.rip(old)
        self.board.put(self.best(e))

    def spread(self, place: tuple[int, int], slots: Sequence[int]) -> None:
        """Route the edges of a symbol anew; above and below they leave from these places only.

        They leave from others if that is the only way.
        """
        olds = [r for r in self.routes() if r.src[:2] == place]
        for side, every in ((BOTTOM, (0, *SLOTS_BELOW)), (TOP, SLOTS_ABOVE)):
            self.closed |= {Port(*place, side, slot) for slot in every if slot not in slots}
        for r in olds:
            self.board.rip(r)
        for e in sorted((r.edge for r in olds), key=self._rank):
            self.board.put(self.best(e))

    def _rank(self, e: int) -> tuple[int, int, int, int]:
        edge = self.edges[e]
        return (int(edge.dst - edge.src not in (0, 1)), abs(edge.dst - edge.src), edge.src, e)

    def _candidates(self, e: int, stage: int) -> list[Candidate]:
        key = (e, stage)
        if key not in self._cache:
            self._cache[key] = candidates(
                self.edges[e], stage, self.board.grid.lanes, self.board.is_clear
            )
        return self._cache[key]

    def best(self, e: int) -> Route:
        """Return the cheapest route for an edge, given everything that lies on the board."""
        edge = self.edges[e]
        span = abs(edge.dst - edge.src) * ROW
        enough = (
            INFINITE,
            2 * BEND + span,
            2 * BEND + 2.5 + span + CROSSING,
            ENOUGH + span,
            BAN if self.closed else INFINITE / 2,
        )
        board, lanes = self.board, self.board.grid.lanes
        found: Candidate | None = None
        least = INFINITE
        for stage in range(5):
            if least <= enough[stage] and stage:
                break
            for cand in self._candidates(e, stage):
                if cand.base >= least:
                    break
                if not board.can_use(cand.src, cand.dst, net_of(cand.dst, lanes)):
                    continue
                is_banned = (e, cand.pts) in self.banned or cand.src in self.closed
                base = cand.base + (BAN if is_banned else 0)
                cost = base + board.toll(cand.pts, cand.dst, least - base)
                if cost < least:
                    least, found = cost, cand
        assert found is not None, f"no route for {edge}"
        return Route(e, found.pts, found.src, found.dst, found.base, least)

    # ---- improvement ---------------------------------------------------------------------------
    def improve(self, e: int) -> bool:
        """Re-route one edge; or let it take over a port from others if all together gain."""
        board = self.board
        old = board.routes[e]
        assert old is not None
        if len(old.pts) == 2:
            return False
        board.rip(old)
        old.cost = old.base + board.toll(old.pts, old.dst, INFINITE)
        if self._is_least(e, old.cost - 1e-6):
            board.put(old)
            return False
        new = self.best(e)
        changed = new.cost < old.cost - 1e-6
        current = new if changed else old
        board.put(current)
        tries = 0
        for stage in (0, 1):
            for cand in self._candidates(e, stage):
                if cand.base >= current.cost - 1 or tries == TRIES:
                    break
                holders = self._holders(e, current, cand)
                if holders and len(holders) <= 2 and min(holders) >= 0:
                    tries += 1
                    if self._take_over(e, cand, holders):
                        return True
        return changed

    def _holders(self, e: int, current: Route, cand: Candidate) -> set[int]:
        """Return the edges that hold the ports of a candidate."""
        port, lanes = self.board.port, self.board.grid.lanes
        holders: set[int] = set()
        if cand.src in port and cand.src != current.src:
            holders.update(port[cand.src][1])
        if cand.dst in port and port[cand.dst][0] != net_of(cand.dst, lanes):
            holders.update(port[cand.dst][1])
        holders.discard(e)
        return holders

    def _is_least(self, e: int, cost: float) -> bool:
        """Tell whether no shape of an edge costs less, wherever other lines are."""
        return self._least(e) >= cost or all(
            not found or found[0].base >= cost
            for found in (self._candidates(e, stage) for stage in (0, 1))
        )

    def _least(self, e: int) -> float:
        """Return a cost that is certain: that of the best direct way, or of two bends."""
        direct = self._candidates(e, 0)
        by_gutter = 2 * BEND + abs(self.edges[e].dst - self.edges[e].src) * ROW
        return min(direct[0].base, by_gutter) if direct else by_gutter

    def _take_over(self, e: int, cand: Candidate, holders: set[int]) -> bool:
        board, lanes = self.board, self.board.grid.lanes
        olds = [r for q in [*sorted(holders), e] if (r := board.routes[q]) is not None]
        for r in olds:
            board.rip(r)
        before = 0.0
        for r in olds:
            r.cost = r.base + board.toll(r.pts, r.dst, INFINITE)
            before += r.cost
            board.put(r)
        for r in olds:
            board.rip(r)
        new: list[Route] = []
        after = INFINITE
        least = cand.base + sum(map(self._least, holders))
        if least < before - WORTH and board.can_use(cand.src, cand.dst, net_of(cand.dst, lanes)):
            toll = board.toll(cand.pts, cand.dst, before - cand.base)
            after = cand.base + toll
            if after < before and (e, cand.pts) not in self.banned:
                new.append(Route(e, cand.pts, cand.src, cand.dst, cand.base, after))
                board.put(new[0])
                for q in sorted(holders):
                    new.append(self.best(q))
                    board.put(new[-1])
                    after += new[-1].cost
        if new and after < before - WORTH:
            return True
        for r in reversed(new):
            board.rip(r)
        for r in olds:
            board.put(r)
        return False
