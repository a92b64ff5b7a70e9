"""The inside of an array in the text: each item with the blanks and comments that go with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from soptui.toml.positions import Node
    from soptui.toml.splice import Layout

_PIECE = re.compile(r"#[^\n]*|,|[^#,]+")


class Cell(NamedTuple):
    """One item: the blanks and comment lines before it, its text, the comment behind it."""

    lead: str
    value: str
    trail: str


class Cells:
    """An array as cells, so that items can be put in, taken out and moved with their comments."""

    def __init__(self, layout: Layout, node: Node) -> None:
        text = layout.text
        self.newline = layout.newline
        self.indent = layout.indent(node.start)
        starts = [item.start for item in node.items] + [node.end - 1]
        self._leads = [text[node.start + 1 : starts[0]]]
        self._trails: list[str] = []
        self._comma = False
        for item, start in zip(node.items, starts[1:], strict=True):
            trail, lead, self._comma = _parted(text[item.end : start])
            self._trails.append(trail)
            self._leads.append(lead)
        if not node.items:
            self._leads.insert(0, f"{self.newline}{self.indent}  ")

    def text(self, cells: list[tuple[int | None, str]]) -> str:
        """Return the array with these items: index in the old array (None: new) and text."""
        closing = self._leads[-1]
        if not cells:
            return f"[{closing}]" if "#" in closing else "[]"
        parts = ["["]
        trail = ""
        for place, (old, value) in enumerate(cells):
            lead = self._lead(place, old)
            parts += [self._after(trail, lead), lead, value]
            trail = "" if old is None else self._trails[old]
            last = place == len(cells) - 1
            parts += ["," if not last or self._comma else "", trail]
        return "".join([*parts, self._after(trail, closing), closing, "]"])

    def is_plain(self) -> bool:
        """Tell whether the array stands on one line without comments."""
        return not any("\n" in part or "#" in part for part in (*self._leads, *self._trails))

    def _after(self, trail: str, lead: str) -> str:
        """Return the line end that must part a comment from what follows it."""
        return self.newline + self.indent if "#" in trail and "\n" not in lead else ""

    def _lead(self, place: int, old: int | None) -> str:
        if old is not None and ("#" in self._leads[old] or (old > 0) == (place > 0)):
            return self._leads[old]
        if place == 0:
            return self._blank(self._leads[0])
        usual = self._leads[1:-1] or [lead for lead in self._leads[:1] if "\n" in lead] or [" "]
        return self._blank(usual[0])

    def _blank(self, lead: str) -> str:
        """Return a lead without its comments."""
        return self.newline + lead[lead.rfind("\n") + 1 :] if "#" in lead else lead


def _parted(gap: str) -> tuple[str, str, bool]:
    """Part what stands behind an item: its comment, what leads to the next, was there a comma."""
    pieces = _PIECE.findall(gap)
    without = "".join(piece for piece in pieces if piece != ",")
    head, line_feed, rest = without.partition("\n")
    if "#" in head:
        carriage = "\r" if head.endswith("\r") else ""
        return head.rstrip("\r"), carriage + line_feed + rest, "," in pieces
    return "", (head[-1:].strip(" \t") + line_feed + rest) if line_feed else head, "," in pieces
