"""One Standar Pelayanan: identity and the 14 components in their two groups.

PermenPAN-RB 15/2014 and UU 25/2009 article 21 (domain.md §11). As with an SOP, absent and empty are
the same value: completeness is a finding.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from soptui.model.sop import RiwayatAwal, Tanggal


@dataclass(frozen=True, slots=True)
class IdentitasLayanan:
    """What names a service, and the SOPs by which it is carried out."""

    judul: str
    unit: str
    nomor: str = ""
    tanggal_pembuatan: Tanggal = None
    pengesah: str = ""
    sop: tuple[str, ...] = ()
    """Ids of the SOPs by which the service is carried out; the first one is its main procedure."""
    pengecualian: tuple[str, ...] = ()
    """Rules it does not follow, each with the reason, as in an SOP."""


@dataclass(frozen=True, slots=True)
class Penyampaian:
    """Service delivery: the six components that must be published."""

    persyaratan: tuple[str, ...] = ()
    prosedur: tuple[str, ...] = ()
    """Sistem, mekanisme, dan prosedur, as the applicant meets it."""
    jangka_waktu: str = ""
    """How long it takes; read like the waktu of a step."""
    biaya: str = ""
    produk: tuple[str, ...] = ()
    pengaduan: tuple[str, ...] = ()
    """Penanganan pengaduan, saran, dan masukan."""


@dataclass(frozen=True, slots=True)
class Pengelolaan:
    """Manufacturing: the eight components that are internal to the office."""

    dasar_hukum: tuple[str, ...] = ()
    sarana: tuple[str, ...] = ()
    kompetensi: tuple[str, ...] = ()
    pengawasan: tuple[str, ...] = ()
    jumlah_pelaksana: str = ""
    jaminan_pelayanan: tuple[str, ...] = ()
    jaminan_keamanan: tuple[str, ...] = ()
    evaluasi: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layanan:
    """A whole Standar Pelayanan. Equal values are equal services, however they are written."""

    id: str
    identitas: IdentitasLayanan
    penyampaian: Penyampaian = field(default_factory=Penyampaian)
    pengelolaan: Pengelolaan = field(default_factory=Pengelolaan)
    riwayat_awal: RiwayatAwal = field(default_factory=RiwayatAwal)
