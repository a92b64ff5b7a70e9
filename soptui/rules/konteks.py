"""What the rules may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from soptui.model import Identitas, IdentitasLayanan, Langkah, Layanan, Pengelolaan, Sop
from soptui.model.words import texts_of
from soptui.rules.alir import Alir
from soptui.rules.registry import Lingkup

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from soptui.model import Organisasi
    from soptui.model.buku import Buku


@dataclass(frozen=True)
class Konteks:
    """One SOP, its office and the name of its file.

    `organisasi` is None where the file stands alone; `stem` is None where there is no file yet.
    """

    sop: Sop
    organisasi: Organisasi | None = None
    stem: str | None = None
    lingkup = Lingkup.SOP

    @property
    def nilai(self) -> Sop:
        """What is looked at."""
        return self.sop

    @property
    def dasar_hukum(self) -> tuple[tuple[str, str], ...]:
        """The regulations with their addresses."""
        return dasar_hukum(self.sop)

    @cached_property
    def alir(self) -> Alir:
        """The arrows as a graph."""
        return Alir.of(self.sop)

    @cached_property
    def teks(self) -> tuple[tuple[str, str], ...]:
        """All texts with their addresses."""
        return tuple(texts_of(self.sop))


def dasar_hukum(value: Sop | Layanan) -> tuple[tuple[str, str], ...]:
    """Return the regulations of an SOP or a service with their addresses."""
    group = "identitas" if isinstance(value, Sop) else "pengelolaan"
    items = getattr(value, group).dasar_hukum
    return tuple((f"{group}/dasar_hukum/{i}", item) for i, item in enumerate(items))


@dataclass(frozen=True)
class Waktunya:
    """What the history knows of one SOP or service; None where it knows nothing."""

    diubah: date | None = None
    """Day of the last change."""
    berlaku: date | None = None
    """Day from which the version in force counts."""
    revisi: date | None = None
    """Day on which that version was changed last, while it is still the text of the file."""


@dataclass(frozen=True)
class Kumpulan:
    """All SOPs and services of a repository: (file, value); `waktu` = by id, where it is known.

    The rules over all of them see of each only what `ringkas` or `ringkas_layanan` leaves.
    """

    sops: Sequence[tuple[str, Sop]]
    organisasi: Organisasi | None = None
    waktu: Mapping[str, Waktunya] = field(default_factory=dict)
    hari_ini: date | None = None
    """None: rules about due dates find nothing."""
    layanan: Sequence[tuple[str, Layanan]] = ()

    @property
    def dokumen(self) -> tuple[tuple[str, Sop | Layanan], ...]:
        """The SOPs and the services."""
        return (*self.sops, *self.layanan)

    @cached_property
    def by_id(self) -> dict[str, Sop]:
        """Each SOP by its id."""
        return {sop.id: sop for _, sop in self.sops}


def ringkas(sop: Sop) -> Sop:
    """Return an SOP with only what the rules over all SOPs look at."""
    told = sop.identitas
    identitas = Identitas(
        told.judul,
        told.unit,
        nomor=told.nomor,
        tanggal_pembuatan=str(told.tanggal_pembuatan or "") or None,
        cakupan=told.cakupan,
        penanggung_jawab_produk=told.penanggung_jawab_produk,
        penanggung_jawab_pelaksanaan=told.penanggung_jawab_pelaksanaan,
        ruang_lingkup=told.ruang_lingkup,
        dasar_hukum=told.dasar_hukum,
        keterkaitan=told.keterkaitan,
        pengecualian=told.pengecualian,
    )
    steps = (Langkah(s.id, "", (), keterangan=s.keterangan) for s in sop.langkah if s.keterangan)
    return Sop(sop.id, identitas, sop.pelaksana, tuple(steps))


def ringkas_layanan(layanan: Layanan) -> Layanan:
    """Return a service with only what the rules over all SOPs and services look at."""
    told = layanan.identitas
    identitas = IdentitasLayanan(
        told.judul,
        told.unit,
        tanggal_pembuatan=str(told.tanggal_pembuatan or "") or None,
        sop=told.sop,
        pengecualian=told.pengecualian,
    )
    hukum = Pengelolaan(dasar_hukum=layanan.pengelolaan.dasar_hukum)
    return Layanan(layanan.id, identitas, pengelolaan=hukum)


@dataclass(frozen=True)
class IsiBuku:
    """The table of contents, and the title of each SOP by its id.

    `naskah`: the chapters in the folder of the book; None where nobody looked. `layanan`: the title
    of each Standar Pelayanan by its id.
    """

    buku: Buku
    titles: Mapping[str, str]
    naskah: Collection[str] | None = None
    layanan: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Halaman:
    """One wordy page of the book: name of its file, its lines, and the year on the cover."""

    nama: str
    baris: Sequence[str]
    tahun: int | None = None
