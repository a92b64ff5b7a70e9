"""One SOP as a document draws it: the fields of its identity sheet and the pages of its chart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from soptui import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.documents.masuk.gambar import Halaman, Items

_TITLES = {
    title.lower(): name
    for table in (texts.IDENTITAS, texts.LANGKAH)
    for name, title in table.items()
}


@dataclass(slots=True)
class Lembar:
    """What is written and drawn, field by field."""

    HEAD: ClassVar = ("nomor", "tanggal_pembuatan", "pengesah")
    """Fields whose words stand at the right of their title; those of the boxes stand below it."""

    ruas: dict[str, Items] = field(default_factory=dict)
    kantor: list[str] = field(default_factory=list)
    """Institution and units, the largest first, and their address."""
    keaslian: list[str] = field(default_factory=list)
    """What stands beside the QR code: the id first."""
    halaman: list[Halaman] = field(default_factory=list)


def begun(sheets: list[Any]) -> Lembar:
    """Return the sheet to which a chart belongs: the last one, or one without an identity."""
    if not sheets or not isinstance(sheets[-1], Lembar):
        sheets.append(Lembar())
    sheet: Lembar = sheets[-1]
    return sheet


def field_of(items: Sequence[str]) -> str:
    """Return the field that a cell is the title of, "" for none."""
    first = items[0].rstrip(": ").lower() if items else ""
    return _TITLES.get(" ".join(first.split()), "")


def is_head(cells: Sequence[Items]) -> bool:
    """Tell whether a row is the lower row of the head of a chart."""
    return {"kelengkapan", "waktu", "output"} <= {field_of(items) for items in cells}


def lanes_of(head: Sequence[tuple[int, Items]]) -> tuple[int, int]:
    """Return the first column of the lanes and the one behind them, from the cells of a head."""
    place = {field_of(items): column for column, items in reversed(head)}
    return place.get("kegiatan", 0) + 1, place["kelengkapan"]
