"""The grid of a sheet: columns and rows as Excel can have them, and what is drawn moved onto them.

Excel rounds columns and rows to whole pixels. All edges are rounded, not all widths, so that
nothing adds up, and every point of a drawing moves with the cell that it lies in.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from soptui.documents.ooxml import emu

if TYPE_CHECKING:
    from collections.abc import Sequence

PIXEL = 0.75
"""Points of a pixel at 96 to the inch, at which Excel counts."""
DIGIT = 6
"""Pixels of a digit in the letters of the style Normal, Arial 8: the unit of widths."""
HIGHEST = 400.0
"""Of a row; Excel allows 409.5."""


class Kisi:
    """Columns and rows of a sheet; `kolom` and `baris` are given as they were laid out."""

    def __init__(self, kolom: Sequence[float], baris: Sequence[float]) -> None:
        self._lefts = _rounded(kolom)
        self._tops = _rounded(baris)
        self._given_lefts = [0.0, *accumulate(kolom)]
        self._given_tops = [0.0, *accumulate(baris)]
        self.kolom = [b - a for a, b in pairwise(self._lefts)]
        self.baris = [b - a for a, b in pairwise(self._tops)]

    @property
    def ukuran(self) -> tuple[float, float]:
        """Width and height of all."""
        return self._lefts[-1], self._tops[-1]

    def x(self, value: float) -> float:
        """Return where a place between the given columns comes to lie."""
        return _moved(value, self._given_lefts, self._lefts)

    def y(self, value: float) -> float:
        """Return where a place between the given rows comes to lie."""
        return _moved(value, self._given_tops, self._tops)

    def mark(self, name: str, x: float, y: float) -> str:
        """Return a place as its cell and how far it lies in it."""
        column, row = _cell(x, self._lefts), _cell(y, self._tops)
        return (
            f"<xdr:{name}><xdr:col>{column}</xdr:col>"
            f"<xdr:colOff>{emu(x - self._lefts[column])}</xdr:colOff><xdr:row>{row}</xdr:row>"
            f"<xdr:rowOff>{emu(y - self._tops[row])}</xdr:rowOff></xdr:{name}>"
        )


def digits(width: float) -> str:
    """Return the width of a column as Excel counts it."""
    return f"{width / PIXEL / DIGIT:.4f}"


def parts_of(height: float) -> list[float]:
    """Return the rows of a sheet that one row of the table needs."""
    count = max(1, -int(-height // HIGHEST))
    return [height / count] * count


def _rounded(sizes: Sequence[float]) -> list[float]:
    return [PIXEL * round(edge / PIXEL) for edge in accumulate(sizes, initial=0.0)]


def _cell(value: float, edges: Sequence[float]) -> int:
    return min(max(bisect_right(edges, value + 1e-6) - 1, 0), len(edges) - 2)


def _moved(value: float, given: Sequence[float], edges: Sequence[float]) -> float:
    k = _cell(value, given)
    share = (value - given[k]) / (given[k + 1] - given[k])
    return edges[k] + share * (edges[k + 1] - edges[k])
