"""Where every key and value of a TOML text stands.

Scans text that tomllib has accepted, so it need not refuse anything: headers, arrays of tables,
dotted keys, inline tables, arrays, all four kinds of strings, comments, CRLF and a byte order mark.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from soptui.toml.lines import BOM

if TYPE_CHECKING:
    from soptui.toml.address import Keys


class Form(Enum):
    """How a value is written."""

    SCALAR = "scalar"
    ARRAY = "[ … ]"
    INLINE = "{ … }"
    TABLE = "[header], or dotted keys"
    TABLES = "[[header]]"


@dataclass(slots=True)
class Node:
    """One value of the text. All places are offsets in characters."""

    form: Form
    key: int
    """Where its key or header begins; an item of an array begins at its value."""
    name: int
    """Where the last part of its key begins; same as `key` unless the key is dotted."""
    start: int
    end: int
    fields: dict[str, Node] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)

    def child(self, key: str | int) -> Node | None:
        """Return the value under a key or at an index."""
        if isinstance(key, str):
            return self.fields.get(key)
        return self.items[key] if key < len(self.items) else None


@dataclass(slots=True)
class Section:
    """The lines under one header, or before the first one: `start` to the end of its last value."""

    table: Node
    path: tuple[str, ...]
    start: int
    end: int


class Tree:
    """The values of one text by their place, and its sections in the order of the text."""

    def __init__(self, text: str) -> None:
        scanner = _Scanner(text)
        self.root = scanner.root
        self.sections = scanner.sections

    def nearest(self, keys: Keys) -> Node:
        """Return the value at a place, or its nearest parent that exists."""
        node = self.root
        for key in keys:
            inner = node.child(key)
            if inner is None:
                break
            node = inner
        return node

    def agrees_with(self, data: Any) -> bool:
        """Tell whether this scan saw the same keys and lists as a parser did."""
        return _agree(self.root, data)


def _agree(node: Node, data: Any) -> bool:
    if isinstance(data, dict):
        same = node.fields.keys() == data.keys()
        return same and all(_agree(node.fields[key], value) for key, value in data.items())
    if isinstance(data, list):
        same = node.form in (Form.ARRAY, Form.TABLES) and len(node.items) == len(data)
        return same and all(map(_agree, node.items, data))
    return node.form is Form.SCALAR


_SKIP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BLANK = re.compile(r"[ \t]*+")
_STRING = re.compile(
    r"""
    \"{3} (?: [^"\\]++ | \\. | "{1,2}(?!") )*+ "{3,5}
  | '{3} (?: [^']++ | '{1,2}(?!') )*+ '{3,5}
  | " (?: [^"\\]++ | \\. )*+ "
  | ' [^']*+ '
    """,
    re.VERBOSE | re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
_BARE_VALUE = re.compile(r"[^,\]}#\r\n]++")


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = int(text.startswith(BOM))
        self.root = Node(Form.TABLE, self.pos, self.pos, self.pos, self.pos)
        self.sections = [Section(self.root, (), self.pos, self.pos)]
        self._skip(_SKIP)
        while self.pos < len(text):
            if text[self.pos] == "[":
                self._header()
            else:
                self._entry(self.sections[-1].table)
                self.sections[-1].end = self.pos
            self._skip(_SKIP)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.pos)
        self.pos = match.end() if match else self.pos

    def _header(self) -> None:
        start = self.pos
        many = self.text.startswith("[[", start)
        self.pos += 2 if many else 1
        path = tuple(part for part, _ in self._key())
        self.pos += 2 if many else 1
        owner = self.root
        for part in path[:-1]:
            owner = self._inner(owner, part, start)
        table = Node(Form.TABLE, start, start, start, self.pos)
        if many:
            empty = Node(Form.TABLES, start, start, start, self.pos)
            owner.fields.setdefault(path[-1], empty).items.append(table)
        elif (known := owner.fields.get(path[-1])) is None:
            owner.fields[path[-1]] = table
        else:  # made before by [this.child]
            known.key, known.name, known.start, known.end = start, start, start, self.pos
            table = known
        self.sections.append(Section(table, path, start, self.pos))

    def _inner(self, owner: Node, part: str, start: int) -> Node:
        node = owner.fields.setdefault(part, Node(Form.TABLE, start, start, start, start))
        return node.items[-1] if node.form is Form.TABLES else node

    def _key(self) -> list[tuple[str, int]]:
        """Read a dotted key: its parts and where they begin."""
        parts: list[tuple[str, int]] = []
        while True:
            self._skip(_BLANK)
            start = self.pos
            quoted = self.text[start] in "\"'"
            self._skip(_STRING if quoted else _BARE_KEY)
            word = self.text[start : self.pos]
            parts.append((_unquoted(word) if quoted else word, start))
            self._skip(_BLANK)
            if self.text[self.pos] != ".":
                return parts
            self.pos += 1

    def _entry(self, table: Node) -> None:
        """Read `key = value` into `table`."""
        parts = self._key()
        key = parts[0][1]
        self.pos += 1
        for part, start in parts[:-1]:
            table = self._inner(table, part, key if table.form is Form.TABLE else start)
        self._skip(_BLANK)
        value = self._value()
        value.key, value.name = key, parts[-1][1]
        table.fields[parts[-1][0]] = value

    def _value(self) -> Node:
        start = self.pos
        node = Node(Form.SCALAR, start, start, start, start)
        char = self.text[start]
        if char in "\"'":
            self._skip(_STRING)
        elif char in "[{":
            node.form = Form.ARRAY if char == "[" else Form.INLINE
            self._members(node, "]" if char == "[" else "}")
        else:
            self._skip(_BARE_VALUE)
            self.pos = start + len(self.text[start : self.pos].rstrip(" \t"))
        node.end = self.pos
        return node

    def _members(self, node: Node, close: str) -> None:
        self.pos += 1
        self._skip(_SKIP)
        while self.text[self.pos] != close:
            if self.text[self.pos] == ",":
                self.pos += 1
            elif node.form is Form.ARRAY:
                node.items.append(self._value())
            else:
                self._entry(node)
            self._skip(_SKIP)
        self.pos += 1


def _unquoted(word: str) -> str:
    return next(iter(tomllib.loads(f"{word}=0"))) if "\\" in word else word[1:-1]
