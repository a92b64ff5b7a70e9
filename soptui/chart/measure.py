"""How wide text is in terminal cells, and how it breaks: the only place that knows."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width

from soptui.visible import visible


@lru_cache(maxsize=4096)
def char_width(char: str) -> int:
    """Return the cells of one character: 2 for wide ones, 0 for combining marks, else 1.

    Characters of ambiguous width count as 1, as terminals outside East Asia print them.
    """
    if category(char) in ("Mn", "Me") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def text_width(text: str) -> int:
    """Return the cells of a text."""
    return len(text) if text.isascii() else sum(map(char_width, text))


@lru_cache(maxsize=4096)
def safe(text: str) -> str:
    """Return the text with everything a terminal would obey or hide made visible.

    Line breaks stay; tabs become blanks.
    """
    return visible(text.expandtabs(1).replace("\r\n", "\n"), keep="\n")


def clusters(text: str) -> list[str]:
    """Split a text into what shares a cell: a character with the marks that follow it."""
    if text.isascii():
        return list(text)
    out: list[str] = []
    for char in text:
        if out and not char_width(char):
            out[-1] += char
        elif char_width(char):
            out.append(char)
        else:
            out.append(" " + char)
    return out


def cells(text: str) -> list[str]:
    """Return one entry for each cell; the second cell of a wide character is ""."""
    if text.isascii():
        return list(text)
    out: list[str] = []
    for cluster in clusters(text):
        out.append(cluster)
        if text_width(cluster) > 1:
            out.append("")
    return out


@lru_cache(maxsize=8192)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Break a text at blanks into lines of at most `width` cells; longer words are cut.

    A line break in the text is kept. An empty text has no lines.
    """
    lines: list[str] = []
    for paragraph in safe(text).split("\n"):
        line, room = "", width
        for word in _pieces(paragraph, width):
            need = text_width(word)
            if line and need + 1 <= room:
                line, room = f"{line} {word}", room - need - 1
            else:
                if line:
                    lines.append(line)
                line, room = word, width - need
        if line:
            lines.append(line)
    return tuple(lines)


def _pieces(paragraph: str, width: int) -> list[str]:
    """Return the words of a paragraph, those wider than a line cut into parts."""
    out: list[str] = []
    for word in paragraph.split():
        if text_width(word) <= width:
            out.append(word)
            continue
        part, room = "", width
        for cluster in clusters(word):
            need = text_width(cluster)
            if part and need > room:
                out.append(part)
                part, room = "", width
            part, room = part + cluster, room - need
        out.append(part)
    return out


def longest_word(text: str) -> int:
    """Return the cells of the widest word."""
    return max(map(text_width, safe(text).split()), default=0)
