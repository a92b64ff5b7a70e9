"""A small part of Markdown as data: what the wordy pages of a book need, and nothing that runs.

Paragraphs, headings, lists, quotes and tables; bold, italic and line breaks. Pictures, links and
HTML are printed as their words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.tree import SyntaxTreeNode

Block: TypeAlias = dict[str, Any]
Inline: TypeAlias = str | dict[str, Any]

DEEPEST = 6
"""Lists and quotes in each other; what lies deeper is printed at this depth."""
MARKS = {"em": "em", "strong": "strong"}


def read_markdown(text: str, printable: Callable[[str], str]) -> list[Block]:
    """Return the blocks of a text; `printable` is applied to all words."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 200}).enable("table")
    tree = SyntaxTreeNode(parser.parse(text))
    return [block for node in tree.children for block in _blocks(node, printable)]


def title_of(blocks: list[Block]) -> tuple[str, list[Block]]:
    """Return the words of a first heading, and the rest; "" where there is none."""
    if blocks and blocks[0]["t"] == "h":
        return _plain(blocks[0]["c"]), blocks[1:]
    return "", blocks


def _plain(words: list[Inline]) -> str:
    return "".join(w if isinstance(w, str) else _plain(w.get("c", [])) for w in words)


def _blocks(node: SyntaxTreeNode, printable: Callable[[str], str], depth: int = 0) -> list[Block]:
    match node.type:
        case "heading":
            return [{"t": "h", "l": int(node.tag[1]), "c": _words(node, printable)}]
        case "paragraph":
            return [{"t": "p", "c": _words(node, printable)}]
        case "bullet_list" | "ordered_list" | "blockquote" if depth >= DEEPEST:
            return _flat(node, printable)
        case "bullet_list":
            return [{"t": "ul", "c": _items(node, printable, depth)}]
        case "ordered_list":
            start = int(node.attrs.get("start", 1))
            return [{"t": "ol", "n": start, "c": _items(node, printable, depth)}]
        case "blockquote":
            return [{"t": "quote", "c": _inside(node, printable, depth)}]
        case "table":
            rows = [row for part in node.children for row in part.children]
            cells = [[_words(cell, printable) for cell in row.children] for row in rows]
            return [{"t": "table", "c": cells}]
        case "fence" | "code_block" | "html_block":
            return [{"t": "p", "c": [printable(node.content.strip())]}]
    return []


def _flat(node: SyntaxTreeNode, printable: Callable[[str], str]) -> list[Block]:
    """Return the paragraphs in a node, however deep they lie."""
    found = [n for n in node.walk() if n.type in ("paragraph", "heading")]
    return [{"t": "p", "c": _words(n, printable)} for n in found]


def _inside(node: SyntaxTreeNode, printable: Callable[[str], str], depth: int) -> list[Block]:
    return [block for child in node.children for block in _blocks(child, printable, depth + 1)]


def _items(node: SyntaxTreeNode, printable: Callable[[str], str], depth: int) -> list[list[Block]]:
    return [_inside(item, printable, depth) for item in node.children]


def _words(node: SyntaxTreeNode, printable: Callable[[str], str]) -> list[Inline]:
    out: list[Inline] = []
    for child in node.children:
        if child.type in ("inline", "link"):
            out += _words(child, printable)
        elif child.type in MARKS:
            out.append({"t": MARKS[child.type], "c": _words(child, printable)})
        elif child.type == "hardbreak":
            out.append({"t": "br", "c": []})
        elif child.type == "softbreak":
            out.append(" ")
        else:
            out.append(printable(child.content))
    return out
