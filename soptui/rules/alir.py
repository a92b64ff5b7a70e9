"""The arrows of an SOP as a graph: what is reached, what leads to an end, what turns back.

A joint step counts as one point, as the arrows of the format do. An arrow that closes a loop, seen
from the starts in the order of the file, is an arrow back; without those nothing goes in circles.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from soptui.model import Simbol, Tempat, panah

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from soptui.model import Panah, Sop


@dataclass(frozen=True)
class Alir:
    """The flow of one SOP. Points are symbols by place (`Tempat`), a joint step by its first."""

    titik: tuple[Tempat, ...]
    keluar: Mapping[Tempat, tuple[Tempat, ...]]
    """The points that the arrows of a point enter, in the order of the file, each once."""
    mulai: tuple[Tempat, ...]
    """The symbols `mulai`; where there is none, the first symbol."""
    selesai: frozenset[Tempat]
    keputusan: frozenset[Tempat]
    panah: tuple[Panah, ...]
    """The arrows as they are drawn."""

    @classmethod
    def of(cls, sop: Sop) -> Alir:
        """Return the flow of an SOP, however odd."""
        point: dict[Tempat, Tempat] = {}
        starts, ends, decisions = [], set(), set()
        for i, step in enumerate(sop.langkah):
            for simpul in step.simpul:
                own = Tempat(i, step.simpul[0].pelaksana if step.bersama else simpul.pelaksana)
                point[Tempat(i, simpul.pelaksana)] = own
                if simpul.simbol is Simbol.MULAI:
                    starts.append(own)
                elif simpul.simbol is Simbol.SELESAI:
                    ends.add(own)
                elif simpul.simbol is Simbol.KEPUTUSAN:
                    decisions.add(own)
        arrows = panah(sop)
        out: dict[Tempat, dict[Tempat, None]] = {p: {} for p in point.values()}
        for arrow in arrows:
            out[point[arrow.dari]][point[arrow.ke]] = None
        points = tuple(dict.fromkeys(point.values()))
        return cls(
            points,
            {p: tuple(targets) for p, targets in out.items()},
            tuple(dict.fromkeys(starts)) or points[:1],
            frozenset(ends),
            frozenset(decisions),
            arrows,
        )

    @cached_property
    def tercapai(self) -> frozenset[Tempat]:
        """The points that can be reached from a start."""
        return _closure(self.mulai, self.keluar)

    @cached_property
    def masuk(self) -> Mapping[Tempat, tuple[Tempat, ...]]:
        """The points whose arrows enter a point."""
        back: dict[Tempat, list[Tempat]] = {point: [] for point in self.titik}
        for source, targets in self.keluar.items():
            for target in targets:
                back[target].append(source)
        return {point: tuple(sources) for point, sources in back.items()}

    @cached_property
    def jerat(self) -> tuple[tuple[Tempat, ...], ...]:
        """The loops that no arrow leaves, each with its points in the order of the file.

        Points that lead to each other are found backward from the one that is done last.
        """
        part: dict[Tempat, Tempat] = {}
        for point in reversed(self.dari_ujung):
            todo = [point]
            while todo:
                near = todo.pop()
                if near not in part:
                    part[near] = point
                    todo += self.masuk[near]
        loops: dict[Tempat, list[Tempat]] = defaultdict(list)
        for point in self.titik:
            loops[part[point]].append(point)
        return tuple(
            tuple(loop)
            for head, loop in loops.items()
            if all(self.keluar[p] and all(part[t] == head for t in self.keluar[p]) for p in loop)
        )

    @cached_property
    def alur_terpisah(self) -> tuple[tuple[Tempat, ...], ...]:
        """The starts, in groups: those of one group lead to, or come from, a common point."""
        if len(self.mulai) < 2:
            return (self.mulai,)
        near: dict[Tempat, list[Tempat]] = defaultdict(list)
        for source, targets in self.keluar.items():
            for target in targets:
                near[source].append(target)
                near[target].append(source)
        groups: list[tuple[Tempat, ...]] = []
        for start in self.mulai:
            if not any(start in group for group in groups):
                whole = _closure([start], near)
                groups.append(tuple(s for s in self.mulai if s in whole))
        return tuple(groups)

    @cached_property
    def _dfs(self) -> tuple[dict[Tempat, tuple[Tempat, ...]], tuple[Tempat, ...]]:
        """Return the arrows forward, and the points in an order in which these run backward."""
        done: dict[Tempat, None] = {}
        open_: set[Tempat] = set()
        forward: dict[Tempat, list[Tempat]] = {p: [] for p in self.titik}
        for start in (*self.mulai, *self.titik):
            if start in done:
                continue
            open_.add(start)
            trail = [(start, iter(self.keluar[start]))]
            while trail:
                point, rest = trail[-1]
                target = next(rest, None)
                if target is None:
                    trail.pop()
                    open_.discard(point)
                    done[point] = None
                elif target not in open_:
                    forward[point].append(target)
                    if target not in done:
                        open_.add(target)
                        trail.append((target, iter(self.keluar[target])))
        return {p: tuple(t) for p, t in forward.items()}, tuple(done)

    @property
    def maju(self) -> Mapping[Tempat, tuple[Tempat, ...]]:
        """The arrows forward of each point."""
        return self._dfs[0]

    @property
    def dari_ujung(self) -> tuple[Tempat, ...]:
        """All points; whatever an arrow forward enters comes before the point it leaves."""
        return self._dfs[1]

    def balik(self, point: Tempat) -> tuple[Tempat, ...]:
        """Return the points that the arrows back of a point enter."""
        return tuple(t for t in self.keluar[point] if t not in self.maju[point])


def _closure(first: Iterable[Tempat], step: Mapping[Tempat, Iterable[Tempat]]) -> frozenset[Tempat]:
    seen = set(first)
    todo = list(seen)
    while todo:
        for target in step.get(todo.pop(), ()):
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return frozenset(seen)
