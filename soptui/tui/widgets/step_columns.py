"""The columns of the step table and the text of their cells: values in, words out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from soptui import texts
from soptui.model.flow import Tempat, nomor_simpul, panah
from soptui.model.istilah import PEDOMAN
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soptui.model import Langkah, Sop
    from soptui.model.istilah import Istilah
    from soptui.tui.glyphs import Glyphs

NO, WAKTU = 4, 10
"""Cells that these two columns have at least."""
LIST_FIELDS = frozenset({"kelengkapan", "output"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `field` is a field of Langkah, "no", "alur", or "" for a performer's lane."""

    key: str
    title: str
    width: int
    field: str = ""
    pelaksana: str = ""

    @property
    def is_text(self) -> bool:
        """Whether its cells hold text that a person types."""
        return self.field not in ("", "no", "alur")


def columns(
    sop: Sop, width: int, istilah: Istilah = PEDOMAN, *, mutu_only: bool = False
) -> tuple[Column, ...]:
    """Return the columns of `sop` for a window of `width` cells: No and Kegiatan stay in sight.

    `mutu_only`: besides those, only kelengkapan, waktu and output, which fill the window.
    """
    if mutu_only:
        return _mutu_columns(width, istilah)
    roomy = width >= 100
    return (
        Column("no", istilah["no"], _wide(istilah["no"], NO), "no"),
        Column("kegiatan", istilah["kegiatan"], 34 if roomy else 25, "kegiatan"),
        *(Column(f"simpul/{p.id}", p.nama, _lane(p.nama), pelaksana=p.id) for p in sop.pelaksana),
        Column("alur", texts.SIMPUL["alur"], 15, "alur"),
        Column("kelengkapan", istilah["kelengkapan"], 20, "kelengkapan"),
        Column("waktu", istilah["waktu"], _wide(istilah["waktu"], WAKTU), "waktu"),
        Column("output", istilah["output"], 20, "output"),
        Column("keterangan", istilah["keterangan"], 20, "keterangan"),
    )


def _mutu_columns(width: int, istilah: Istilah) -> tuple[Column, ...]:
    no, waktu = _wide(istilah["no"], NO), _wide(istilah["waktu"], WAKTU)
    room = max(36, width - no - waktu - 5)  # what these two and the borders leave
    kegiatan, kelengkapan = room * 2 // 5, room * 3 // 10
    widths = {
        "no": no,
        "kegiatan": kegiatan,
        "kelengkapan": kelengkapan,
        "waktu": waktu,
        "output": room - kegiatan - kelengkapan,
    }
    return tuple(Column(key, istilah[key], size, key) for key, size in widths.items())


def _lane(nama: str) -> int:
    """Return the width of a lane: its longest word, as far as that is not much."""
    return min(_wide(visible(nama), 6), 11)


def _wide(title: str, least: int) -> int:
    """Return the width in which no word of a title is broken."""
    return max([least, *(cell_len(word) + 1 for word in title.split())])


def cell_text(column: Column, step: Langkah) -> str:
    """Return the value of a text cell as one text, items on lines of their own."""
    value = getattr(step, column.field)
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def flat_text(column: Column, step: Langkah) -> str:
    """Return the value of a text cell on one line."""
    return visible("; ".join(cell_text(column, step).split("\n")))


def arrow_words(sop: Sop, glyphs: Glyphs) -> Mapping[int, str]:
    """Return, for each step, its arrows in words: "Ya→3, Tidak→1"."""
    numbers = nomor_simpul(sop)
    words: dict[int, list[str]] = {}
    for arrow in panah(sop):
        target = numbers.get(arrow.ke, str(arrow.ke.langkah + 1))
        label = arrow.label
        words.setdefault(arrow.dari.langkah, []).append(f"{label}{glyphs.arrow}{target}")
    return {row: ", ".join(texts_) for row, texts_ in words.items()}


def lane_text(
    sop: Sop, row: int, pelaksana: str, numbers: Mapping[Tempat, str], glyphs: Glyphs
) -> str:
    """Return the sign of a symbol with its number, or "" for an empty lane."""
    simpul = sop.langkah[row].simpul_of(pelaksana)
    if simpul is None:
        return ""
    joint = "=" if sop.langkah[row].bersama else ""
    return f"{joint}{glyphs.simbol(simpul.simbol)} {numbers.get(Tempat(row, pelaksana), '')}{joint}"


def lane_words(sop: Sop, row: int, pelaksana: str) -> str:
    """Return what a lane holds, in words."""
    simpul = sop.langkah[row].simpul_of(pelaksana)
    if simpul is None:
        return "kosong"
    words = texts.SIMBOL[simpul.simbol]
    if simpul.teks:
        words += f", teks: {simpul.teks}"
    return words
