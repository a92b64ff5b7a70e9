"""The heading of the table: titles, groups of columns, names of the lanes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from soptui.chart.measure import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.chart.columns import Column
    from soptui.chart.glyphs import Glyphs

RULES = 3
"""Lines of the heading besides the names: upper rule, titles of groups, rule inside groups."""

Cells: TypeAlias = list[tuple[str, str]]
"""(character, kind) of every cell of a line."""


class Part(NamedTuple):
    """A piece of the heading between two borders; `inner`: what stands below its only title."""

    start: int
    end: int
    titles: tuple[str, ...]
    inner: tuple[tuple[int, int, tuple[str, ...]], ...] = ()


class Heading:
    """Lines above the rule that closes the heading."""

    def __init__(
        self,
        borders: Sequence[int],
        before: Sequence[Column],
        names: Sequence[str],
        after: Sequence[Column],
        performers: str,
        glyphs: Glyphs,
    ) -> None:
        self._glyphs = glyphs
        self._width = borders[-1] + 1
        lanes = range(len(before), len(before) + len(names))
        wrapped = [
            wrap(name, max(1, borders[k + 1] - borders[k] - 1))
            for k, name in zip(lanes, names, strict=True)
        ]
        last = borders[lanes.stop :]
        titles = [_lines(c, borders, k) for k, c in enumerate(before)]
        others = [_lines(c, last, k) for k, c in enumerate(after)]
        inner_lines = [t for t, c in zip(others, after, strict=True) if c.group]
        outer_lines = [*titles, *(t for t, c in zip(others, after, strict=True) if not c.group)]
        self.names = max(
            [1, *map(len, wrapped), *map(len, inner_lines), *(len(t) - 2 for t in outer_lines)]
        )
        self.height = RULES + self.names
        self._parts = [Part(borders[k], borders[k + 1], lines) for k, lines in enumerate(titles)]
        inner = tuple(
            (borders[k], borders[k + 1], self._centred(lines))
            for k, lines in zip(lanes, wrapped, strict=True)
        )
        if inner:
            self._parts.append(Part(borders[lanes.start], last[0], (performers,), inner))
        self._add_groups(last, after, others)

    def _add_groups(
        self,
        borders: Sequence[int],
        columns: Sequence[Column],
        titles: Sequence[tuple[str, ...]],
    ) -> None:
        places = zip(borders, borders[1:], titles, columns, strict=False)
        for group, members in groupby(places, key=lambda place: place[3].group):
            own = [(a, b, lines) for a, b, lines, _ in members]
            if group:
                inner = tuple((a, b, self._centred(lines)) for a, b, lines in own)
                self._parts.append(Part(own[0][0], own[-1][1], (group,), inner))
            else:
                self._parts += [Part(*place) for place in own]

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
                row = y - (self.height - len(part.titles) + 1) // 2
                if 0 <= row < len(part.titles):
                    _write(out, part.start, part.end, part.titles[row])
            elif y == 1:
                _write(out, part.start, part.end, part.titles[0])
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


def _lines(column: Column, borders: Sequence[int], k: int) -> tuple[str, ...]:
    """Return the title of the k-th column between the borders, line by line."""
    return wrap(column.title, borders[k + 1] - borders[k] - 3)


def _write(out: Cells, a: int, b: int, text: str) -> None:
    """Centre a text between the borders at a and b."""
    chars = cells(text)[: b - a - 1]
    start = a + 1 + (b - a - 1 - len(chars)) // 2
    for k, char in enumerate(chars):
        out[start + k] = (char, "head")
