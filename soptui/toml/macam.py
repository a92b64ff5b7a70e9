"""The kinds of documents: where their files lie, what they hold, and how their TOML is laid out.

What differs between an SOP and a Standar Pelayanan is said here once; reading, patching, saving,
history and approval ask the kind and are the same for both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from soptui import texts
from soptui.model.data import layanan_from_data, layanan_to_data, sop_from_data, sop_to_data
from soptui.model.layanan import Layanan
from soptui.model.nilai import Nilai

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from soptui.model.data import Data
    from soptui.model.sop import Sop


@dataclass(frozen=True, slots=True)
class Macam(Generic[Nilai]):
    """One kind of document."""

    folder: str
    """Folder of its files, and name of its schema."""
    nama: str
    """What people call one of them."""
    from_data: Callable[[Data], Nilai]
    to_data: Callable[[Nilai], Data]
    urutan: Mapping[str, tuple[str, ...]]
    """Order of the keys of each table, by the key of the table; "" is the top of the file."""
    tampak: frozenset[str] = frozenset()
    """Tables that show their empty fields in a new file, ready to be filled in."""
    tersembunyi: frozenset[str] = frozenset()
    """Fields of these that are not shown while they are empty."""


SOP: Macam[Sop] = Macam(
    "sop",
    "SOP",
    sop_from_data,
    sop_to_data,
    urutan={
        "": ("skema", "id", "pelaksana", "langkah"),
        "identitas": tuple(texts.IDENTITAS),
        "pelaksana": tuple(texts.PELAKSANA),
        "langkah": tuple(texts.LANGKAH),
        "simpul": tuple(texts.SIMPUL),
        "alur": tuple(texts.ALUR),
        "riwayat_awal": tuple(texts.RIWAYAT_AWAL),
    },
    tampak=frozenset({"identitas", "langkah"}),
    tersembunyi=frozenset({"cakupan", "tanggal_pembuatan", "pengecualian", "bersama"}),
)
LAYANAN: Macam[Layanan] = Macam(
    "layanan",
    "Standar Pelayanan",
    layanan_from_data,
    layanan_to_data,
    urutan={
        "": ("skema", "id"),
        "identitas": tuple(texts.IDENTITAS_LAYANAN),
        "penyampaian": tuple(texts.PENYAMPAIAN),
        "pengelolaan": tuple(texts.PENGELOLAAN),
        "riwayat_awal": tuple(texts.RIWAYAT_AWAL),
    },
    tampak=frozenset({"identitas", "penyampaian", "pengelolaan"}),
    tersembunyi=frozenset({"tanggal_pembuatan", "pengecualian"}),
)


def macam_of(value: Nilai) -> Macam[Nilai]:
    """Return the kind of a value."""
    return LAYANAN if isinstance(value, Layanan) else SOP


def nama_of(values: Iterable[Sop | Layanan]) -> str:
    """Return what people call several values: "SOP dan Standar Pelayanan" where both are there."""
    there = {(LAYANAN if isinstance(value, Layanan) else SOP).nama for value in values}
    return " dan ".join(m.nama for m in (SOP, LAYANAN) if m.nama in there) or SOP.nama
