"""The columns of a table from another program, known by their titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.changes.cells import read_mark
from soptui.changes.tabular import tidied

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from soptui.changes.tabular import Cells

NO, ALUR, PELAKSANA = "no", "alur", "pelaksana"

_TITLES = {
    NO: ("no", "nomor", "no urut", "nomor urut", "#"),
    "kegiatan": (
        "kegiatan", "uraian kegiatan", "uraian prosedur", "uraian", "aktivitas", "prosedur",
        "langkah", "langkah kegiatan", "tahapan", "uraian kegiatan/prosedur",
    ),
    "kelengkapan": (
        "kelengkapan", "persyaratan", "perlengkapan", "persyaratan/kelengkapan",
        "kelengkapan/persyaratan", "persyaratan/perlengkapan", "syarat/kelengkapan", "input",
    ),
    "waktu": ("waktu", "waktu penyelesaian", "durasi"),
    "output": ("output", "out put", "keluaran", "hasil"),
    "keterangan": ("keterangan", "ket"),
    ALUR: ("panah",),
    PELAKSANA: ("pelaksana", "pelaku"),
}  # fmt: skip
_KNOWN = {title: name for name, titles in _TITLES.items() for title in titles}
_GROUPS = ("pelaksana", "mutu baku", "baku mutu")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a pasted table holds.

    `name` is a field of a step, "no", "alur", "pelaksana" (names in its cells), "lane" (marks
    below the name of the performer `title`), or "" for what nobody knows.
    """

    name: str
    title: str = ""


def read_heading(
    cells: Cells, performers: Collection[str]
) -> tuple[int, tuple[Column, ...]] | None:
    """Return how many rows the heading has, and the columns; None where there is no heading.

    A heading may have two rows ("Pelaksana" over the names of the performers) and a row that
    numbers the columns below it. `performers` are names that are known here.
    """
    width = max(map(len, cells), default=0)
    if not cells or not _is_heading(cells[0], alone=width == 1 and len(cells) > 1):
        return None
    titles = _padded(cells[0], width)
    depth = 1
    if len(cells) > 1 and _continues(titles, below := _padded(cells[1], width)):
        titles = [low or high for high, low in zip(titles, below, strict=True)]
        depth = 2
    if len(cells) > depth and _numbers_columns(cells[depth]):
        depth += 1
    names = {_folded(name) for name in performers}
    body = cells[depth:]
    columns = (
        _column(title, [row[i] for row in body if i < len(row)], names)
        for i, title in enumerate(titles)
    )
    return depth, tuple(columns)


def _padded(row: Sequence[str], width: int) -> list[str]:
    clean = [" ".join(tidied(cell).split()) for cell in row]
    return clean + [""] * (width - len(clean))


def _folded(title: str) -> str:
    return " ".join(title.split()).strip(" .:()").casefold().replace(" / ", "/")


def _known(row: Sequence[str]) -> list[str]:
    return [_KNOWN[_folded(cell)] for cell in row if _folded(cell) in _KNOWN]


def _is_heading(row: Sequence[str], *, alone: bool) -> bool:
    return len(set(_known(row))) >= (1 if alone else 2)


def _continues(high: Sequence[str], low: Sequence[str]) -> bool:
    if len(set(_known(low))) >= 2:
        return True
    grouped = any(_folded(title) in _GROUPS for title in high)
    fixed = [i for i, title in enumerate(high) if _KNOWN.get(_folded(title)) in (NO, "kegiatan")]
    return grouped and bool(fixed) and not any(low[i] for i in fixed) and any(low)


def _numbers_columns(row: Sequence[str]) -> bool:
    numbers = [_folded(cell) for cell in row if _folded(cell)]
    return len(numbers) > 2 and numbers == [str(i) for i in range(1, len(numbers) + 1)]


def _column(title: str, cells: Sequence[str], performers: Collection[str]) -> Column:
    folded = _folded(title)
    if folded in performers:
        return Column("lane", title)
    if folded in _KNOWN:
        return Column(_KNOWN[folded], title)
    filled = [cell for cell in cells if cell.strip()]
    if title and filled and all(read_mark(cell) for cell in filled):
        return Column("lane", title)
    return Column("", title)
