"""How wide text is, in cells or in points, and how it breaks: the only place that knows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable


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

    Line feeds stay, for they break lines; tabs and carriage returns are blanks.
    """
    return visible(text.replace("\t", " ").replace("\r", " "), keep="\n")


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
def wrap(text: str, width: float, measure: Callable[[str], float] = text_width) -> tuple[str, ...]:
    """Break a text at blanks into lines of at most `width`; longer words are cut.

    A line break in the text is kept. An empty text has no lines. `measure` tells the width of a
    text, in cells unless it says otherwise.
    """
    lines: list[str] = []
    for paragraph in safe(text).split("\n"):
        line = ""
        for word in _pieces(paragraph, width, measure):
            longer = f"{line} {word}" if line else word
            if line and measure(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        if line:
            lines.append(line)
    return tuple(lines)


def _pieces(paragraph: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Return the words of a paragraph, those wider than a line cut into parts."""
    out: list[str] = []
    for word in paragraph.split():
        if measure(word) <= width:
            out.append(word)
            continue
        part = ""
        for cluster in clusters(word):
            if part and measure(part + cluster) > width:
                out.append(part)
                part = ""
            part += cluster
        out.append(part)
    return out


def longest_word(text: str) -> int:
    """Return the cells of the widest word."""
    return max(map(text_width, safe(text).split()), default=0)


FONT_SIZE = 8.0
LINE_HEIGHT = 10.0
"""Of text on paper, in points."""
_EM = 1000
_OTHER = 556
_SPARE = 1.1
"""Room for the wider letters of other fonts, where Arial is missing."""
_WIDTHS = {  # Arial and the fonts made to its measure: thousandths of the font size
    222: "ijl",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckstvxyz",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_POINTS = {char: width for width, chars in _WIDTHS.items() for char in chars}
_POINTS |= {"'": 191, "|": 260, "{": 334, "}": 334}


@lru_cache(maxsize=8192)
def point_width(text: str) -> float:
    """Return the width of a text in Arial of FONT_SIZE, in points."""
    wide = sum(
        _POINTS.get(char, _OTHER if char_width(char) < 2 else _EM)
        for char in text
        if char_width(char)
    )
    return round(wide * FONT_SIZE / _EM * _SPARE, 1)
