"""One SOP AP: identity sheet, performers and steps (PermenPAN-RB 35/2012).

Absent and empty are the same value: an SOP is often written long before it is complete, and
completeness is a finding, not a condition of being an SOP.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Tanggal: TypeAlias = date | str | None
"""A day, or "2015-01" / "2015" where the day is not known, or nothing."""


class Jenis(StrEnum):
    """Sifat kegiatan: many performers in outline, or one performer in detail."""

    ADMINISTRATIF = "administratif"
    TEKNIS = "teknis"


class Simbol(StrEnum):
    """The symbols an SOP AP may hold; arrow and off-page connector are never data."""

    MULAI = "mulai"
    PROSES = "proses"
    KEPUTUSAN = "keputusan"
    SELESAI = "selesai"


@dataclass(frozen=True, slots=True)
class Alur:
    """One arrow that leaves a symbol. `ke` is "langkah" or "langkah/pelaksana"."""

    ke: str
    label: str = ""

    @property
    def langkah(self) -> str:
        """Id of the step the arrow goes to."""
        return self.ke.partition("/")[0]

    @property
    def pelaksana(self) -> str:
        """Id of the performer in that step, or "" for its first symbol."""
        return self.ke.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Simpul:
    """One symbol in a row.

    `alur` is None for the default flow (to the next symbol of the step, from the last one to the
    next step); an empty tuple means that no arrow leaves.
    """

    pelaksana: str
    simbol: Simbol
    teks: str = ""
    alur: tuple[Alur, ...] | None = None


@dataclass(frozen=True, slots=True)
class Langkah:
    """One row of the flowchart table: the activity, its symbols and its mutu baku."""

    id: str
    kegiatan: str
    simpul: tuple[Simpul, ...]
    kelengkapan: tuple[str, ...] = ()
    waktu: str = ""
    output: tuple[str, ...] = ()
    keterangan: str = ""
    bersama: bool = False
    """Done jointly: its symbols are tied by a double bar and count as one for the arrows."""

    def simpul_of(self, pelaksana: str) -> Simpul | None:
        """Return the symbol of this performer, if there is one."""
        return next((s for s in self.simpul if s.pelaksana == pelaksana), None)


@dataclass(frozen=True, slots=True)
class Pelaksana:
    """One column of the flowchart."""

    id: str
    nama: str


@dataclass(frozen=True, slots=True)
class Identitas:
    """The identity sheet (ID-1 to ID-13). Dates of revision and effect come from the history."""

    judul: str
    unit: str
    jenis: Jenis = Jenis.ADMINISTRATIF
    nomor: str = ""
    cakupan: tuple[str, ...] = ()
    tanggal_pembuatan: Tanggal = None
    pengesah: str = ""
    penanggung_jawab_produk: str = ""
    penanggung_jawab_pelaksanaan: str = ""
    ruang_lingkup: str = ""
    dasar_hukum: tuple[str, ...] = ()
    kualifikasi_pelaksana: tuple[str, ...] = ()
    keterkaitan: tuple[str, ...] = ()
    peralatan: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = ()
    pencatatan: tuple[str, ...] = ()
    pengecualian: tuple[str, ...] = ()
    """Rules this SOP does not follow, each with the reason: "FC-5: kolom menurut jabatan"."""


@dataclass(frozen=True, slots=True)
class RiwayatAwal:
    """What the paper said before the SOP came into the repository."""

    revisi: int | None = None
    tanggal_revisi: Tanggal = None
    tanggal_efektif: Tanggal = None
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class Sop:
    """A whole SOP. Equal values are equal SOPs, whatever their file looks like."""

    id: str
    identitas: Identitas
    pelaksana: tuple[Pelaksana, ...] = ()
    langkah: tuple[Langkah, ...] = ()
    riwayat_awal: RiwayatAwal = field(default_factory=RiwayatAwal)

    def langkah_index(self, langkah_id: str) -> int | None:
        """Return the place of the step with this id, from 0."""
        return next((i for i, step in enumerate(self.langkah) if step.id == langkah_id), None)

    def pelaksana_index(self, pelaksana_id: str) -> int | None:
        """Return the column of this performer, from 0."""
        return next((i for i, p in enumerate(self.pelaksana) if p.id == pelaksana_id), None)
