"""The blocks of a text: a `[[header]]` with its lines, its sub-headers and its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from soptui.toml.splice import refusal

if TYPE_CHECKING:
    from soptui.toml.positions import Node, Section, Tree
    from soptui.toml.splice import Layout


class Block(NamedTuple):
    """From the comment that touches the header to the end of the last line, without line feed."""

    start: int
    end: int


class Blocks:
    """Finds the block of a table that has a header of its own."""

    def __init__(self, layout: Layout, tree: Tree) -> None:
        self._layout = layout
        self._sections = tree.sections
        self._index = {id(section.table): i for i, section in enumerate(tree.sections)}

    def header(self, table: Node) -> str:
        """Return the header line of an item of an array of tables."""
        return f"[[{'.'.join(self._section(table).path)}]]"

    def has_header(self, table: Node) -> bool:
        """Tell whether a table has a header of its own."""
        return id(table) in self._index

    def of(self, table: Node) -> Block:
        """Return the block of a table. Raises RefusedError when other tables stand inside it."""
        first = self._index[id(table)]
        path = self._sections[first].path
        last = first
        while last + 1 < len(self._sections) and self._is_under(last + 1, path):
            last += 1
        for later in range(last + 1, len(self._sections)):
            if self._sections[later].path == path:
                break
            if self._is_under(later, path):
                raise refusal()
        return Block(self._start(first), self._end(self._sections[last]))

    def last(self, before: Node | None = None) -> Block:
        """Return the last section of the text, or the last one before a table, as a block."""
        stop = len(self._sections) if before is None else self._index[id(before)]
        section = self._sections[stop - 1]
        return Block(section.start, self._end(section))

    def _section(self, table: Node) -> Section:
        return self._sections[self._index[id(table)]]

    def _is_under(self, index: int, path: tuple[str, ...]) -> bool:
        other = self._sections[index].path
        return len(other) > len(path) and other[: len(path)] == path

    def _start(self, index: int) -> int:
        """Climb from a header over the comment lines that touch it."""
        layout = self._layout
        floor = layout.next_line(self._sections[index - 1].end) if index else 0
        start = layout.line_start(self._sections[index].start)
        while start > floor and self._is_comment(above := layout.line_start(start - 1)):
            start = above
        return start

    def _end(self, section: Section) -> int:
        """Go down from the last line over comment lines that touch it and not the next header."""
        layout = self._layout
        own = end = layout.line_end(section.end)
        while self._is_comment(below := layout.next_line(end)):
            end = layout.line_end(below)
        rest = layout.text[below : layout.line_end(below)]
        return own if rest.strip() else end

    def _is_comment(self, line: int) -> bool:
        return self._layout.text[line : self._layout.line_end(line)].lstrip(" \t").startswith("#")
