"""One SOP as a document draws it: the fields of its identity sheet and the pages of its chart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from soptui import texts
from soptui.model.istilah import PEDOMAN, Istilah

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.documents.masuk.gambar import Halaman, Items


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


class Judul:
    """The titles of fields and columns: the guideline's, the office's own, and common others."""

    def __init__(self, istilah: Istilah = PEDOMAN) -> None:
        self._known = dict(_OTHERS)
        for words in (PEDOMAN, istilah):
            self._known |= {_folded(words[name]): name for name in _NAMES}

    def field_of(self, items: Sequence[str]) -> str:
        """Return the field that a cell is the title of, "" for none."""
        return self._known.get(_folded(items[0]), "") if items else ""

    def is_head(self, cells: Sequence[Items]) -> bool:
        """Tell whether a row is the lower row of the head of a chart."""
        return {"kelengkapan", "waktu", "output"} <= {self.field_of(items) for items in cells}

    def lanes_of(self, head: Sequence[tuple[int, Items]]) -> tuple[int, int]:
        """Return the first column of the lanes and the one behind them, from a head."""
        place = {self.field_of(items): column for column, items in reversed(head)}
        return place.get("kegiatan", 0) + 1, place["kelengkapan"]


_NAMES = (*texts.IDENTITAS, *texts.LANGKAH)
_OTHERS = {
    "judul sop": "judul",
    "no. sop": "nomor",
    "tgl. pembuatan": "tanggal_pembuatan",
    "kualitas pelaksana": "kualifikasi_pelaksana",
    "kualifikasi pelaksanaan": "kualifikasi_pelaksana",
    "peralatan": "peralatan",
    "perlengkapan": "peralatan",
    "pendataan dan pencatatan": "pencatatan",
    "aktivitas": "kegiatan",
    "uraian kegiatan": "kegiatan",
    "uraian prosedur": "kegiatan",
    "persyaratan": "kelengkapan",
    "persyaratan/kelengkapan": "kelengkapan",
    "input": "kelengkapan",
    "ket": "keterangan",
    "ket.": "keterangan",
}
"""Seen in SOPs in use."""


def _folded(title: str) -> str:
    return " ".join(title.rstrip(": ").lower().split())
