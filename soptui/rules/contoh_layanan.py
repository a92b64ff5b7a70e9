"""Examples of the rules about a Standar Pelayanan: one alone, and one beside its SOP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui.model import IdentitasLayanan, Layanan, Pengelolaan, Penyampaian
from soptui.rules.contoh import CONTOH, KANTOR, Contoh, dengan
from soptui.rules.contoh_lain import Cerita
from soptui.rules.konteks_layanan import Pasangan
from soptui.rules.layanan import KOMPONEN

if TYPE_CHECKING:
    from collections.abc import Mapping

LAYANAN = Layanan(
    id="sp-pengagendaan-surat",
    identitas=IdentitasLayanan(
        judul="Pengagendaan Surat Masuk",
        unit="ketatalaksanaan",
        nomor="188/7/403.031/2015",
        tanggal_pembuatan="2015-01",
        pengesah="kabag",
        sop=(CONTOH.id,),
    ),
    penyampaian=Penyampaian(
        persyaratan=("Surat masuk beralamat lengkap",),
        prosedur=(
            "Pemohon menyerahkan surat, petugas menerima surat masuk",
            "Kepala Bagian menelaah isi surat",
            "Petugas mencatat surat dalam buku agenda",
        ),
        jangka_waktu="1 (satu) hari kerja sejak surat diterima",
        biaya="Tidak dipungut biaya",
        produk=("Catatan agenda dan tanda terima",),
        pengaduan=("Kotak saran di loket pelayanan",),
    ),
    pengelolaan=Pengelolaan(
        dasar_hukum=("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",),
        sarana=("Buku agenda", "Ruang tunggu"),
        kompetensi=("Memahami tata naskah dinas",),
        pengawasan=("Kepala Bagian memeriksa buku agenda setiap minggu",),
        jumlah_pelaksana="2 orang",
        jaminan_pelayanan=("Surat dicatat pada hari yang sama",),
        jaminan_keamanan=("Surat disimpan dalam lemari terkunci",),
        evaluasi=("Penilaian kinerja setiap enam bulan",),
    ),
)
"""A small sound service of `CONTOH` that no rule finds anything about."""


def layanan_of(values: Mapping[str, Any]) -> Layanan:
    """Return `LAYANAN` with other values in some fields."""
    layanan = LAYANAN
    for path, value in values.items():
        layanan = dengan(layanan, path, value)
    return layanan


def _ruas(path: str, buruk: Any, baik: Any) -> Contoh:
    return Contoh({path: buruk}, {path: baik})


def _komponen() -> dict[str, Contoh]:
    """Return for each component what is empty, and what `LAYANAN` says."""
    found = {}
    for n, komponen in enumerate(KOMPONEN):
        group, _, name = komponen.partition("/")
        full = getattr(getattr(LAYANAN, group), name)
        found[f"SP-{11 + n}"] = _ruas(komponen, "-" if isinstance(full, str) else (), full)
    return found


_WAKTU = "penyampaian/jangka_waktu"

SATU_LAYANAN: dict[str, Contoh] = {
    "SP-1": _ruas("id", "pengagendaan", LAYANAN.id),
    "SP-2": _ruas("identitas/unit", "kelembagaan", "ketatalaksanaan"),
    "SP-3": _ruas("identitas/pengesah", "sekda", "kabag"),
    "SP-4": _ruas("identitas/nomor", "188/ /403.031/2015", "188/7/403.031/2015"),
    "SP-5": _ruas("identitas/tanggal_pembuatan", "2015-02-31", "2015-02-28"),
    "SP-6": _ruas("identitas/pengesah", "", "kabag"),
    "SP-7": _ruas("identitas/judul", "Standar Pelayanan Cuti", "Pelayanan Cuti"),
    **_komponen(),
    "SP-25": _ruas(_WAKTU, "Menyesuaikan", "5 hari kerja sejak berkas lengkap"),
    "SP-26": _ruas("penyampaian/biaya", "Ada", "Tidak dipungut biaya"),
    "SP-27": _ruas("pengelolaan/jumlah_pelaksana", "Secukupnya", "3 orang"),
    "SP-28": _ruas(
        "penyampaian/pengaduan",
        ("Pengaduan ditindaklanjuti",),
        ("Pengaduan disampaikan melalui kotak saran di loket",),
    ),
}
"""The examples of the rules about one service, by rule."""


def _bersama(path: str, value: Any) -> Pasangan:
    return Pasangan(dengan(LAYANAN, path, value), {CONTOH.id: CONTOH}, KANTOR)


_SEPADAN = Pasangan(LAYANAN, {CONTOH.id: CONTOH}, KANTOR)


def _ikatan(path: str, buruk: str, baik: str, value: Any) -> Cerita:
    return Cerita(buruk, baik, _bersama(path, value), _SEPADAN)


PASANGAN: dict[str, Cerita] = {
    "SP-31": _ikatan(
        "identitas/sop",
        "SOP Pelaksanaan: surat-masuk, yang tidak ada",
        "SOP Pelaksanaan: pengagendaan-surat, yang ada",
        ("surat-masuk",),
    ),
    "SP-32": _ikatan(
        "identitas/sop",
        "SOP Pelaksanaan: (kosong)",
        "SOP Pelaksanaan: pengagendaan-surat",
        (),
    ),
    "SP-33": _ikatan(
        _WAKTU,
        "Jangka Waktu Penyelesaian 1 jam; jalan terpanjang SOP 145 menit",
        "Jangka Waktu Penyelesaian 1 hari kerja; jalan terpanjang SOP 145 menit",
        "1 jam",
    ),
    "SP-34": _ikatan(
        "penyampaian/persyaratan",
        "Persyaratan: Kartu keluarga; kelengkapan langkah pertama SOP: Surat masuk",
        "Persyaratan: Surat masuk beralamat lengkap; kelengkapan langkah pertama: Surat masuk",
        ("Kartu keluarga",),
    ),
    "SP-35": _ikatan(
        "penyampaian/prosedur",
        "Prosedur: Wawancara calon peserta; kegiatan SOP: Menerima surat masuk, …",
        "Prosedur: Petugas menerima surat masuk; kegiatan SOP: Menerima surat masuk, …",
        ("Wawancara calon peserta",),
    ),
    "SP-36": _ikatan(
        "penyampaian/produk",
        "Produk Pelayanan: Kartu pegawai; output langkah terakhir SOP: Catatan agenda",
        "Produk Pelayanan: Catatan agenda dan tanda terima; output SOP: Catatan agenda",
        ("Kartu pegawai",),
    ),
    "SP-37": _ikatan(
        "pengelolaan/dasar_hukum",
        "Layanan: UU 8/1974; SOP: UU 43/2009",
        "Layanan dan SOP: UU 43/2009",
        ("Undang-Undang Nomor 8 Tahun 1974 tentang Pokok-Pokok Kepegawaian",),
    ),
    "SP-38": _ikatan(
        "pengelolaan/sarana",
        "Sarana: Mobil operasional; peralatan SOP: Buku agenda",
        "Sarana: Buku agenda, Ruang tunggu; peralatan SOP: Buku agenda",
        ("Mobil operasional",),
    ),
    "SP-39": _ikatan(
        "pengelolaan/kompetensi",
        "Kompetensi: Mengemudi; kualifikasi pelaksana SOP: Memahami tata naskah dinas",
        "Kompetensi dan kualifikasi: Memahami tata naskah dinas",
        ("Mengemudi",),
    ),
    "SP-40": _ikatan(
        "pengelolaan/jumlah_pelaksana",
        "Jumlah Pelaksana: 1 orang; SOP mempunyai 2 kolom pelaksana",
        "Jumlah Pelaksana: 2 orang; SOP mempunyai 2 kolom pelaksana",
        "1 orang",
    ),
}
"""The examples of the ties between a service and its SOPs, by rule."""
