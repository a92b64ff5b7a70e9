"""The tree of units with the number of SOPs in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.glyphs import UTF8, Glyphs
from soptui.tui.lines import fit
from soptui.tui.style import CURSOR, CURSOR_IDLE, DIM, PLAIN
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.model import Unit

ALL = ""
"""Id of the line that stands for every unit."""


@dataclass(frozen=True, slots=True)
class Cabang:
    """One line of the tree. `units` are the unit itself and all below it."""

    id: str
    nama: str
    depth: int
    units: frozenset[str]
    count: int


class TreeList(ListView[Cabang]):
    """Draws the tree; the cursor chooses a unit."""

    glyphs: Glyphs = UTF8

    def draw_item(self, item: Cabang, *, selected: bool) -> Strip:
        """Return the line of a unit: indented name, number at the right."""
        width = self.size.width
        count = f" {item.count} "
        sign = f"{self.glyphs.open} " if len(item.units) > 1 and item.id else "  "
        name = f" {'  ' * item.depth}{sign if item.depth or item.id else ''}{item.nama}"
        style = PLAIN
        if selected:
            style = CURSOR if self.has_focus else CURSOR_IDLE
        return Strip(
            [
                Segment(fit(name, width - len(count), self.glyphs.ellipsis), style),
                Segment(count, style if selected else DIM),
            ]
        )


def branches(units: Sequence[Unit], counts: Mapping[str, int]) -> list[Cabang]:
    """Return the tree as lines: everything first, then each unit below its parent.

    Units with SOPs that `soptui.toml` does not name come last; a circle of parents is cut.
    """
    known = {unit.id for unit in units}
    everything = Cabang(ALL, "Semua unit", 0, frozenset(counts) | known, sum(counts.values()))
    lines = [everything]
    seen: set[str] = set()

    def add(unit: Unit, depth: int) -> None:
        if unit.id in seen:
            return
        seen.add(unit.id)
        below = _below(unit.id, units)
        total = sum(counts.get(one, 0) for one in below)
        lines.append(Cabang(unit.id, unit.nama, depth, below, total))
        for child in units:
            if child.induk == unit.id:
                add(child, depth + 1)

    for unit in units:
        if unit.induk not in known:
            add(unit, 0)
    for unit in units:
        add(unit, 0)
    strange = [one for one in counts if one not in known]
    lines += [
        Cabang(one, one or "(tanpa unit)", 0, frozenset({one}), counts[one]) for one in strange
    ]
    return lines


def _below(unit_id: str, units: Sequence[Unit]) -> frozenset[str]:
    found = {unit_id}
    grown = True
    while grown:
        more = {u.id for u in units if u.induk in found} - found
        grown = bool(more)
        found |= more
    return frozenset(found)
