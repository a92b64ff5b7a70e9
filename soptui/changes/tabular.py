"""Tab-separated text as spreadsheets and word processors copy it: rows of cells, in and out.

A cell that holds a line break or a tab stands in quotes, quotes inside doubled. Excel and
LibreOffice do so; Word does not, so a row of too few cells is joined with the rows after it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeAlias

from soptui.errors import SoptuiError

if TYPE_CHECKING:
    from collections.abc import Sequence

Cells: TypeAlias = tuple[tuple[str, ...], ...]

MAX_CELLS = 10_000
MAX_ROWS = 2_000
MAX_CHARACTERS = 1_000_000

_QUOTED = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_BULLET = re.compile(
    r"^(?:[•‣◦▪▫■●○–—*\uf0b7\uf0a7\uf0d8·-]\s+|[•▪●\uf0b7\uf0a7\uf0d8]|\(?(?:\d{1,2}|[a-z])[.)]\s+)"
)
_DROPPED = ("\ufeff", "\u200b", "\u00ad")


def format_cells(cells: Sequence[Sequence[str]]) -> str:
    """Return cells as tab-separated text. `parse_cells` gives the same cells back."""
    text = "\n".join("\t".join(map(_quoted, row)) for row in cells)
    return text + "\n" if cells and tuple(cells[-1]) == ("",) else text


def _quoted(cell: str) -> str:
    if "\t" in cell or "\n" in cell or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def parse_cells(text: str) -> Cells:
    """Return the cells of tab-separated text; line ends of any system are line ends.

    Raises SoptuiError for more than the limits of this module.
    """
    if len(text) > MAX_CHARACTERS:
        raise SoptuiError(
            f"Tempelan terlalu panjang: {number(len(text))} huruf, batasnya"
            f" {number(MAX_CHARACTERS)}. Tempel sebagian demi sebagian."
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removesuffix("\n")
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    at = count = 0
    while True:
        cell, at = _cell(text, at)
        row.append(cell)
        count += 1
        if at < len(text) and text[at] == "\t":
            at += 1
            continue
        rows.append(tuple(row))
        row = []
        if at >= len(text):
            break
        at += 1
    if count > MAX_CELLS or len(rows) > MAX_ROWS:
        raise SoptuiError(
            f"Tempelan terlalu besar: {number(len(rows))} baris, {number(count)} sel. Batasnya"
            f" {number(MAX_ROWS)} baris, {number(MAX_CELLS)} sel. Tempel sebagian demi sebagian."
        )
    return tuple(rows)


def _cell(text: str, at: int) -> tuple[str, int]:
    quoted = _QUOTED.match(text, at)
    if quoted and any(sign in quoted[1] for sign in '\t\n"'):
        return quoted[1].replace('""', '"'), quoted.end()
    plain = _PLAIN.match(text, at)
    assert plain is not None
    return plain[0], plain.end()


def rejoined(cells: Cells) -> tuple[Cells, int]:
    """Return the rows with those put together that Word tore apart, and how many were torn.

    Word copies the paragraphs of a cell as lines of their own: rows are joined until they have as
    many cells as the longest, and a lone cell after a full row is the end of its last cell. Where
    that does not give rows of one length, the text is not Word's and stays as it is.
    """
    width = max(map(len, cells), default=0)
    joined: list[tuple[str, ...]] = []
    torn = 0
    for row in cells:
        last = joined[-1] if joined else None
        lone = len(row) == 1
        if last is not None and (lone or len(last) < width) and len(last) + len(row) - 1 <= width:
            joined[-1] = (*last[:-1], f"{last[-1]}\n{row[0]}", *row[1:])
            torn += 1
        else:
            joined.append(row)
    whole = width > 1 and all(len(row) == width for row in joined)
    return (tuple(joined), torn) if whole else (cells, 0)


def tidied(cell: str) -> str:
    """Return a cell as it is typed here: plain blanks, no control characters, no bullets."""
    text = cell.replace("\v", "\n").replace("\x07", "")
    lines = (_tidy_line(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _tidy_line(line: str) -> str:
    for sign in _DROPPED:
        line = line.replace(sign, "")
    line = "".join(" " if c.isspace() else c for c in line)
    line = " ".join("".join(c for c in line if unicodedata.category(c) != "Cc").split())
    return _BULLET.sub("", f"{line} ").strip() or line


def number(value: int) -> str:
    """Return a number as people here write it: 1.234.567."""
    return f"{value:,}".replace(",", ".")
