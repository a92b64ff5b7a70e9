"""Tables for people: columns as wide as their cells, on a terminal not wider than that."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from soptui.chart.measure import cells, text_width
from soptui.cli import output
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = INDENT = "  "
LEAST = 12
"""Cells that the first column keeps."""


def room() -> int | None:
    """Return the columns of the terminal; None where the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def fits(rows: Sequence[Sequence[str]], columns: int | None) -> bool:
    """Tell whether a table is not cut in so many columns."""
    return columns is None or len(INDENT) + sum(_widths(_shown(rows))) <= columns


def show(rows: Sequence[Sequence[str]], columns: int | None) -> None:
    """Write a table with a heading; what is too wide is cut in its first column, with "…"."""
    shown = _shown(rows)
    widths = _widths(shown)
    over = 0 if columns is None else max(0, len(INDENT) + sum(widths) - columns)
    first = max(min(LEAST, widths[0]), widths[0] - over)
    for n, (name, *rest) in enumerate(shown):
        line = [_cut(name, first - len(GAP) * bool(rest)), *rest]
        padded = "".join(
            cell + " " * (width - text_width(cell))
            for cell, width in zip(line, [first, *widths[1:]], strict=True)
        )
        output.say_pieces([(INDENT + padded.rstrip(), "" if n else "bold")])


def _shown(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[visible(" ".join(cell.split())) for cell in row] for row in rows]


def _widths(shown: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column with the gap after it."""
    columns = list(zip(*shown, strict=True))
    gaps = [len(GAP)] * (len(columns) - 1) + [0]
    return [max(map(text_width, column)) + gap for column, gap in zip(columns, gaps, strict=True)]


def _cut(text: str, width: int) -> str:
    if text_width(text) <= width:
        return text
    return "".join(cells(text)[: width - 1]) + "…"
