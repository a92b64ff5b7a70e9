"""From old data to new data as the smallest edits of the text that holds the old."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from soptui.toml.align import align
from soptui.toml.blocks import Blocks
from soptui.toml.cells import Cells
from soptui.toml.positions import Form
from soptui.toml.render import WIDTH, block, entry, laid_out, scalar_like
from soptui.toml.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.toml.blocks import Block
    from soptui.toml.decode import Data
    from soptui.toml.macam import Macam
    from soptui.toml.positions import Node, Tree
    from soptui.toml.splice import Layout


class Editor:
    """Walks old data, new data and the scan of the text side by side.

    Absent and empty mean the same in a document, so an empty value that stands in the file stays,
    and a value that becomes empty keeps its line. Only `alur` differs: absent is the default flow.
    """

    def __init__(self, macam: Macam[Any], layout: Layout, tree: Tree) -> None:
        self._macam = macam
        self._order = macam.urutan
        self._layout = layout
        self._root = tree.root
        self._blocks = Blocks(layout, tree)

    def edits(self, old: Data, new: Data) -> list[Splice]:
        """Return the edits that turn the whole text into `new`."""
        tables = [key for key in self._order if isinstance(new.get(key), dict)]
        added = (self._new_table(key, new[key]) for key in tables if key not in old)
        return [*self._table("", self._root, old, new), *added]

    def _new_table(self, key: str, value: Data) -> Splice:
        """Return a new table above those that the format puts behind it, else at the end."""
        order = [*self._order]
        later = (self._root.fields.get(name) for name in order[order.index(key) + 1 :])
        below = next((node for node in later if node and self._blocks.has_header(node)), None)
        return self._new_blocks(key, [value], self._blocks.last(below).end, "[{}]")

    def _value(self, key: str, node: Node, old: Any, new: Any) -> Iterator[Splice]:
        if isinstance(new, dict):
            yield from self._table(key, node, old, new)
        elif isinstance(new, list):
            yield from (self._tables if node.form is Form.TABLES else self._array)(
                key, node, old, new
            )
        elif old != new:
            token = self._layout.text[node.start : node.end]
            yield Splice(node.start, node.end, self._layout.own(scalar_like(token, new)))

    # Tables

    def _table(self, key: str, node: Node, old: Data, new: Data) -> Iterator[Splice]:
        target = _target(old, new, keep_empty=node.form is not Form.INLINE)
        added = [name for name in self._order[key] if name in target and name not in old]
        if node.form is Form.INLINE and (added or target.keys() != old.keys()):
            yield Splice(node.start, node.end, self._inline(key, node, old, target))
            return
        for name, value in old.items():
            inner = node.fields[name]
            if name not in target:
                yield from self._without(inner)
            elif node is self._root and inner.form is Form.ARRAY and not value and target[name]:
                yield from self._without(inner)
                yield self._first_blocks(name, target[name])
            else:
                yield from self._value(name, inner, value, target[name])
                if inner.form is Form.TABLES and not target[name]:
                    yield self._line(key, node, name, target)
        for name in added:
            yield self._line(key, node, name, target)

    def _inline(self, key: str, node: Node, old: Data, target: Data) -> str:
        """Return an inline table that gains or loses keys; its other entries as they were."""
        text = self._layout.text
        inside = sorted(node.fields.items(), key=lambda field: field[1].key)
        if not inside:
            return self._layout.own(laid_out(target, WIDTH // 2, self._layout.indent(node.start)))
        names = [name for name, _ in inside if name in target]
        for name in self._order[key]:
            if name in target and name not in old:
                names.insert(_place(names, self._order[key], name), name)
        parts: list[str] = []
        for name in names:
            if name in old:
                inner = node.fields[name]
                edits = self._value(name, inner, old[name], target[name])
                parts.append(self._layout.edited(inner.key, inner.end, edits))
            else:
                shown = laid_out(target[name], WIDTH // 2, self._layout.indent(node.start))
                parts.append(f"{name} = {self._layout.own(shown)}")
        first, last = inside[0][1], inside[-1][1]
        head, tail = text[node.start : first.key], text[last.end : node.end]
        return f"{head}{', '.join(parts)}{tail}"

    def _line(self, key: str, node: Node, name: str, target: Data) -> Splice:
        """Return a new line `name = value`, below the keys that stay and the format puts before."""
        own = (Form.TABLE, Form.TABLES)
        lines = {k: n for k, n in node.fields.items() if k in target and n.form not in own}
        names = [k for k in self._order[key] if k in lines]
        place = _place(names, self._order[key], name)
        before = lines[names[place - 1]] if place else None
        if before is None and lines and not self._blocks.has_header(node):
            before = lines[names[0]]  # of dotted keys a new one belongs beside another
        at = self._layout.line_end(node.end if before is None else before.end)
        prefix = ""
        if before is not None:
            dotted = self._layout.text[before.key : before.name]
            prefix = self._layout.indent(before.key) + dotted
        return Splice(at, at, self._layout.own(f"\n{prefix}{entry(name, target[name])}"))

    def _without(self, node: Node) -> Iterator[Splice]:
        """Take out the line of a key, or all blocks of an array of tables."""
        if node.form is Form.TABLES:
            for item in node.items:
                yield self._cut(self._blocks.of(item))
            return
        start, end = self._layout.line_start(node.key), self._layout.next_line(node.end)
        if self._layout.text[start:end].endswith("\n"):
            yield Splice(start, end, "")
        else:
            yield Splice(self._layout.line_end(start - 1), end, "")

    # Lists

    def _array(self, key: str, node: Node, old: list[Any], new: list[Any]) -> Iterator[Splice]:
        order = align(old, new)
        if order == list(range(len(old))):
            for item, before, after in zip(node.items, old, new, strict=True):
                yield from self._value(key, item, before, after)
        else:
            yield Splice(node.start, node.end, self._rebuilt(key, node, old, new, order))

    def _rebuilt(
        self, key: str, node: Node, old: list[Any], new: list[Any], order: list[int | None]
    ) -> str:
        """Return an array that gains, loses or reorders items; the others as they were."""
        layout = self._layout
        column = node.start - layout.line_start(node.start)
        indent = layout.indent(node.start)
        if layout.text[node.start + 1 : node.end - 1].strip() == "":
            return layout.own(laid_out(new, WIDTH - column, indent, broken=key == "simpul"))
        texts: list[str] = []
        for place, value in zip(order, new, strict=True):
            if place is None:
                texts.append(layout.own(laid_out(value, WIDTH, f"{indent}  ")))
            else:
                item = node.items[place]
                edits = self._value(key, item, old[place], value)
                texts.append(layout.edited(item.start, item.end, edits))
        cells = Cells(layout, node)
        text = cells.text(list(zip(order, texts, strict=True)))
        if cells.is_plain() and len(new) > len(old) and column + len(text) > WIDTH:
            lines = "".join(f"{layout.newline}{indent}  {item}," for item in texts)
            return f"[{lines}{layout.newline}{indent}]"
        return text

    def _tables(self, key: str, node: Node, old: list[Data], new: list[Data]) -> Iterator[Splice]:
        """Edit an array of tables: its blocks change places, the text between them stays."""
        order = align(old, new)
        edits = {
            place: list(self._table(key, node.items[place], old[place], value))
            for place, value in zip(order, new, strict=True)
            if place is not None
        }
        if order == list(range(len(old))):
            yield from (splice for splices in edits.values() for splice in splices)
            return
        blocks = [self._blocks.of(item) for item in node.items]
        slots = sorted(edits)
        for slot, kept in zip(slots, edits, strict=True):
            if slot == kept:
                yield from edits[kept]
            else:
                yield Splice(*blocks[slot], self._layout.edited(*blocks[kept], edits[kept]))
        text, between = self._layout.text, self._between(blocks)
        header = self._blocks.header(node.items[0])
        at, done = len(text[: blocks[0].start].rstrip()), 0
        for place, value in zip(order, new, strict=True):
            if place is not None:
                at, done = blocks[slots[done]].end, done + 1
            elif slots and not done:
                first = blocks[slots[0]].start
                yield Splice(first, first, self._block(key, value, header) + between)
            else:
                yield Splice(at, at, between + self._block(key, value, header))
        yield from (self._cut(blocks[i]) for i in range(len(old)) if i not in edits)

    def _block(self, key: str, value: Data, header: str) -> str:
        return self._layout.own(block(self._macam, key, value, header))

    def _between(self, blocks: list[Block]) -> str:
        """Return what parts two blocks of this list: blank lines, as many as the file has."""
        gaps = (self._layout.text[a.end : b.start] for a, b in pairwise(blocks))
        return next((gap for gap in gaps if gap.isspace()), self._layout.newline * 2)

    def _cut(self, taken: Block) -> Splice:
        """Take out a block and the blank lines above it."""
        return Splice(len(self._layout.text[: taken.start].rstrip()), taken.end, "")

    def _first_blocks(self, key: str, items: list[Data]) -> Splice:
        """Return the first performers or steps: performers above the steps, steps at the end."""
        steps = self._root.fields["langkah"].items if key == "pelaksana" else []
        step = steps[0] if steps and steps[0].form is Form.TABLE else None
        return self._new_blocks(key, items, self._blocks.last(step).end, "[[{}]]")

    def _new_blocks(self, key: str, items: list[Data], at: int, header: str) -> Splice:
        blocks = (self._block(key, item, header.format(key)) for item in items)
        return Splice(at, at, "".join(f"{self._layout.newline * 2}{text}" for text in blocks))


def _target(old: Data, new: Data, *, keep_empty: bool) -> Data:
    """Return `new` with the empty values that a table may show and `sop_to_data` leaves out."""
    target: Data = {}
    for key, value in old.items():
        empty = _emptied(value)
        if key in new:
            target[key] = new[key]
        elif key != "alur" and empty is not None and (keep_empty or value == empty):
            target[key] = empty
    return target | new


def _emptied(value: Any) -> Any:
    """Return the empty value that means the same as no value, or None where there is none."""
    if isinstance(value, bool):
        return False
    if isinstance(value, str | date):
        return ""
    return type(value)() if isinstance(value, list | dict) else None


def _place(names: list[str], order: tuple[str, ...], name: str) -> int:
    """Return where `name` goes among `names`: right behind the nearest that `order` puts first."""
    earlier = [names.index(other) for other in order[: order.index(name)] if other in names]
    return earlier[-1] + 1 if earlier else 0
