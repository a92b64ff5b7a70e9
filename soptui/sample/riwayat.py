"""How the book came about: who saved what and when, in 2014 and 2015.

The complete SOPs are stored as they stand at the end. A revision therefore says how the SOP looked
before it, by the edit that leads back; `versi` walks these edits to the first version.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any, Generic

from soptui.changes import edits
from soptui.model import Alur
from soptui.model import path as address
from soptui.model.nilai import Nilai

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from soptui.model import Layanan, Sop

WIB = timezone(timedelta(hours=7), "WIB")
"""Time in Magetan: Waktu Indonesia Barat."""


def pukul(hari: str, jam: str) -> datetime:
    """Return a moment in Magetan, from "2015-01-12" and "09:30"."""
    return datetime.combine(date.fromisoformat(hari), time.fromisoformat(jam), WIB)


@dataclass(frozen=True, slots=True)
class Revisi(Generic[Nilai]):
    """One saved change; `sebelum` turns the value that it left into the one it found."""

    waktu: datetime
    sop: str
    sebelum: Callable[[Nilai], Nilai]


@dataclass(frozen=True, slots=True)
class Pengesahan:
    """One approval: `waktu` is the day of the decision, `efektif` the day it takes force."""

    waktu: datetime
    sop: str
    efektif: date


def versi(akhir: Nilai, revisi: Sequence[Revisi[Nilai]]) -> list[Nilai]:
    """Return all versions of one document, the first one first; `revisi` are its own, in order."""
    versions = [akhir]
    for step in reversed(revisi):
        versions.append(step.sebelum(versions[-1]))
    return versions[::-1]


def _nilai(path: str, value: Any) -> Callable[[Sop], Sop]:
    return lambda sop: edits.set_value(sop, path, value).sop


def _waktu(langkah: str, waktu: str) -> Callable[[Sop], Sop]:
    return _nilai(f"langkah/{langkah}/waktu", waktu)


def _panah(langkah: str, pelaksana: str, *alur: Alur) -> Callable[[Sop], Sop]:
    return lambda sop: edits.set_alur(sop, langkah, pelaksana, alur).sop


def _tanpa_butir_terakhir(name: str) -> Callable[[Sop], Sop]:
    def without(sop: Sop) -> Sop:
        items = getattr(sop.identitas, name)
        return edits.set_value(sop, f"identitas/{name}", items[:-1]).sop

    return without


def _tanpa_langkah(langkah: str, *sesudah: Callable[[Sop], Sop]) -> Callable[[Sop], Sop]:
    def without(sop: Sop) -> Sop:
        sop = edits.delete_langkah(sop, langkah).sop
        for edit in sesudah:
            sop = edit(sop)
        return sop

    return without


def _tanpa_simbol(langkah: str, pelaksana: str) -> Callable[[Sop], Sop]:
    return lambda sop: edits.set_simbol(sop, langkah, pelaksana, None).sop


_SURVEI_LAMA = (
    "Keputusan Menteri Pendayagunaan Aparatur Negara Nomor KEP/25/M.PAN/2/2004 tentang Pedoman "
    "Umum Penyusunan Indeks Kepuasan Masyarakat Unit Pelayanan Instansi Pemerintah"
)
_STANDAR_LAMA = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 36 Tahun 2012 "
    "tentang Petunjuk Teknis Penyusunan, Penetapan, dan Penerapan Standar Pelayanan"
)
_GAJI_LAMA = (
    "Peraturan Pemerintah Nomor 7 Tahun 1977 tentang Peraturan Gaji Pegawai Negeri Sipil, "
    "sebagaimana telah beberapa kali diubah, terakhir dengan Peraturan Pemerintah Nomor 34 "
    "Tahun 2014"
)
_SPT = "pembuatan-spt-dan-sppd-kepala-bagian-apabila-disposisi-telaahan"
_SP_SOP = "penyusunan-standar-pelayanan-sp-dan-standar-operasional-prosedur-sop"
_IKM = "penyusunan-indeks-kepuasan-masyarakat-ikm"
_BIMTEK = "penyelenggaraan-bimbingan-teknik-sosialisasi"
_PANGKAT = "pelayanan-pengusulan-kenaikan-pangkat"

REVISI: tuple[Revisi, ...] = (
    Revisi(
        pukul("2015-01-15", "10:20"),
        "pengagendaan-surat-masuk",
        _nilai("pelaksana/agendaris/nama", "Petugas Agenda"),
    ),
    Revisi(
        pukul("2015-01-22", "13:45"),
        "pengagendaan-surat-masuk",
        _waktu("telaah", "10 menit"),
    ),
    Revisi(pukul("2015-02-04", "09:05"), "pelayanan-cuti", _tanpa_butir_terakhir("dasar_hukum")),
    Revisi(pukul("2015-02-20", "10:10"), _IKM, _nilai("identitas/dasar_hukum/2", _SURVEI_LAMA)),
    Revisi(pukul("2015-02-24", "11:15"), _SPT, _nilai("pelaksana/bendahara/nama", "Bendahara")),
    Revisi(pukul("2015-03-04", "08:40"), _SP_SOP, _nilai("identitas/dasar_hukum/4", _STANDAR_LAMA)),
    Revisi(
        pukul("2015-03-10", "14:05"),
        "pengagendaan-surat-keluar",
        _panah("teliti", "agendaris", Alur("kirim", "Sesuai"), Alur("konsep", "Tidak sesuai")),
    ),
    Revisi(
        pukul("2015-03-18", "09:50"),
        "pengadaan-id-card-pegawai-negeri-sipil",
        _nilai("pelaksana/penerima/nama", "Penerima Barang"),
    ),
    Revisi(
        pukul("2015-04-14", "10:35"),
        _PANGKAT,
        _panah("verifikasi", "bkd", Alur("proses", "Diterima"), Alur("usul", "Dikembalikan")),
    ),
    Revisi(
        pukul("2015-04-21", "13:20"),
        "pelayanan-pengajuan-pensiun",
        _tanpa_langkah(
            "taspen",
            _nilai(
                "langkah/arsip/kelengkapan", ("Keputusan pensiun", "Tanda terima keputusan pensiun")
            ),
        ),
    ),
    Revisi(
        pukul("2015-05-06", "08:55"),
        "penyusunan-peraturan-bupati",
        _panah("periksa", "sekda", Alur("tetapkan", "Setuju"), Alur("rancang", "Perbaiki")),
    ),
    Revisi(
        pukul("2015-05-20", "09:25"),
        "pembuatan-surat-edaran",
        _tanpa_langkah(
            "padukan", _nilai("langkah/paraf/kelengkapan", ("Konsep surat edaran terkoreksi",))
        ),
    ),
    Revisi(pukul("2015-06-09", "14:30"), _BIMTEK, _tanpa_simbol("nilai", "peserta")),
    Revisi(pukul("2015-06-16", "10:00"), _SPT, _waktu("laporan", "3-5 hari")),
    Revisi(pukul("2015-07-07", "09:15"), "penyusunan-raperda-sotk", _waktu("register", "1 minggu")),
    Revisi(
        pukul("2015-08-03", "08:30"),
        "pelayanan-berkala",
        _nilai("identitas/dasar_hukum/1", _GAJI_LAMA),
    ),
    Revisi(
        pukul("2015-08-12", "13:10"),
        "pelayanan-cuti",
        _tanpa_langkah(
            "tangguh",
            _panah(
                "putuskan", "kabag", Alur("konsep", "Disetujui"), Alur("ajukan", "Ditangguhkan")
            ),
            _nilai("langkah/serah/kelengkapan", ("Surat izin cuti bernomor",)),
        ),
    ),
    Revisi(pukul("2015-09-08", "09:40"), "pelayanan-cuti", _waktu("tandatangan", "1-3 hari")),
    Revisi(pukul("2015-10-06", "10:45"), _IKM, _waktu("sebar", "1 minggu")),
    Revisi(pukul("2015-11-03", "11:05"), _BIMTEK, _tanpa_butir_terakhir("keterkaitan")),
)
"""All revisions after the first version of each SOP, oldest first."""


def _tanpa_yang_terakhir(path: str) -> Callable[[Layanan], Layanan]:
    def without(layanan: Layanan) -> Layanan:
        return edits.set_value(layanan, path, address.get(layanan, path)[:-1]).nilai

    return without


def _isian(path: str, value: Any) -> Callable[[Layanan], Layanan]:
    return lambda layanan: edits.set_value(layanan, path, value).nilai


REVISI_LAYANAN: tuple[Revisi[Layanan], ...] = (
    Revisi(
        pukul("2015-03-05", "10:15"),
        "sp-pelayanan-berkala",
        _isian("penyampaian/jangka_waktu", "14 hari kerja"),
    ),
    Revisi(
        pukul("2015-04-22", "09:35"),
        "sp-pelayanan-pengajuan-pensiun",
        _tanpa_yang_terakhir("pengelolaan/sarana"),
    ),
    Revisi(
        pukul("2015-08-14", "08:50"),
        "sp-pelayanan-cuti",
        _tanpa_yang_terakhir("penyampaian/produk"),
    ),
)
"""The revisions of the services after their first versions, oldest first."""

PENGESAHAN: tuple[Pengesahan, ...] = (
    Pengesahan(pukul("2015-01-30", "09:00"), "pengagendaan-surat-masuk", date(2015, 2, 2)),
    Pengesahan(pukul("2015-02-27", "09:00"), "pelayanan-cuti", date(2015, 3, 2)),
    Pengesahan(pukul("2015-03-27", "09:00"), "sp-pelayanan-berkala", date(2015, 4, 1)),
    Pengesahan(pukul("2015-03-27", "09:05"), "sp-pelayanan-cuti", date(2015, 4, 1)),
)
"""The approvals: of two SOPs and two services the first is as approved, the second changed."""
