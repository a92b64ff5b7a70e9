"""The heading of the table: titles, groups of columns, names of the lanes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from soptui.chart.measure import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.chart.columns import Column
    from soptui.chart.glyphs import Glyphs

PERFORMERS = "Pelaksana"
RULES = 3
"""Lines of the heading besides the names: upper rule, titles of groups, rule inside groups."""

Cells: TypeAlias = list[tuple[str, str]]
"""(character, kind) of every cell of a line."""


class Part(NamedTuple):
    """A piece of the heading between two borders; `inner`: what stands below its title."""

    start: int
    end: int
    title: str
    inner: tuple[tuple[int, int, tuple[str, ...]], ...] = ()


class Heading:
    """Lines above the rule that closes the heading."""

    def __init__(
        self,
        borders: Sequence[int],
        before: Sequence[Column],
        names: Sequence[str],
        after: Sequence[Column],
        glyphs: Glyphs,
    ) -> None:
        self._glyphs = glyphs
        self._width = borders[-1] + 1
        lanes = range(len(before), len(before) + len(names))
        wrapped = [
            wrap(name, max(1, borders[k + 1] - borders[k] - 1))
            for k, name in zip(lanes, names, strict=True)
        ]
        self.names = max([1, *map(len, wrapped)])
        self.height = RULES + self.names
        self._parts = [
            Part(borders[k], borders[k + 1], column.title) for k, column in enumerate(before)
        ]
        inner = tuple(
            (borders[k], borders[k + 1], self._centred(lines))
            for k, lines in zip(lanes, wrapped, strict=True)
        )
        if inner:
            self._parts.append(Part(borders[lanes.start], borders[lanes.stop], PERFORMERS, inner))
        self._add_groups(borders[lanes.stop :], after)

    def _add_groups(self, borders: Sequence[int], columns: Sequence[Column]) -> None:
        k = 0
        for group, members in groupby(columns, key=lambda c: c.group):
            inner = []
            for column in members:
                inner.append((borders[k], borders[k + 1], self._centred((column.title,))))
                k += 1
            if group:
                self._parts.append(Part(inner[0][0], inner[-1][1], group, tuple(inner)))
            else:
                self._parts += [Part(a, b, "".join(lines)) for a, b, lines in inner]

    def _centred(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        above = (self.names - len(lines)) // 2
        below = self.names - len(lines) - above
        return ("",) * above + lines + ("",) * below

    def line(self, y: int) -> Cells:
        """Return line y: 0 is the upper rule, 1 the titles, 2 the rule inside groups."""
        g = self._glyphs
        out = [(g.horizontal, "rule") if y == 0 else (" ", "head")] * self._width
        for part in self._parts:
            out[part.start] = out[part.end] = (g.vertical, "rule") if y else (g.corner("┬"), "rule")
            if y == 0:
                continue
            if not part.inner:
                if y == self.height // 2:
                    _write(out, part.start, part.end, part.title)
            elif y == 1:
                _write(out, part.start, part.end, part.title)
            elif y == 2:
                self._rule_inside(out, part)
            else:
                for a, b, lines in part.inner:
                    out[a] = out[b] = (g.vertical, "rule")
                    _write(out, a, b, lines[y - RULES])
        if y == 0:
            out[0], out[-1] = (g.corner("┌"), "rule"), (g.corner("┐"), "rule")
        elif y == 2:
            self._close_rules(out)
        return out

    def _rule_inside(self, out: Cells, part: Part) -> None:
        g = self._glyphs
        out[part.start + 1 : part.end] = [(g.horizontal, "rule")] * (part.end - part.start - 1)
        for a, _, _ in part.inner[1:]:
            out[a] = (g.corner("┬"), "rule")

    def _close_rules(self, out: Cells) -> None:
        starts = {p.start for p in self._parts if p.inner}
        ends = {p.end for p in self._parts if p.inner}
        for x in starts | ends:
            shape = "┼" if x in starts and x in ends else "├" if x in starts else "┤"
            out[x] = (self._glyphs.corner(shape), "rule")


def _write(out: Cells, a: int, b: int, text: str) -> None:
    """Centre a text between the borders at a and b."""
    chars = cells(text)[: b - a - 1]
    start = a + 1 + (b - a - 1 - len(chars)) // 2
    for k, char in enumerate(chars):
        out[start + k] = (char, "head")
