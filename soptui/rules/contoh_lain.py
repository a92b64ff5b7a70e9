"""Examples of the rules that look at more than one SOP: all SOPs, the book, the office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from soptui.model.buku import Buku, ButirBuku, KelompokBuku
from soptui.rules.contoh import CONTOH, KANTOR, dengan
from soptui.rules.konteks import Halaman, IsiBuku, Kumpulan, Waktunya

if TYPE_CHECKING:
    from soptui.model import Sop


@dataclass(frozen=True, slots=True)
class Cerita:
    """One example in words, and as the context that the rule is given."""

    buruk: str
    baik: str
    subjek_buruk: Any
    subjek_baik: Any


_LAIN = dengan(
    dengan(replace(CONTOH, id="surat-lain"), "identitas/nomor", "065/23/403.031/2015"),
    "identitas/judul",
    "Pengiriman Surat Keluar",
)
"""A second SOP beside `CONTOH`."""


def _semua(*sops: Sop, folder: str = "ketatalaksanaan", **more: Any) -> Kumpulan:
    named = tuple((f"sop/{folder}/{sop.id}.toml", sop) for sop in sops)
    return Kumpulan(named, KANTOR, **more)


def _ruas(name: str, satu: Any, dua: Any) -> Kumpulan:
    """Return two SOPs that hold something in one field of their identity sheet."""
    path = f"identitas/{name}"
    return _semua(dengan(CONTOH, path, satu), dengan(_LAIN, path, dua))


def _judul(satu: str, dua: str) -> Cerita:
    return Cerita(
        f"Dua SOP: {satu}; {dua}",
        "Dua SOP: Pengagendaan Surat Masuk; Pengiriman Surat Keluar",
        _ruas("judul", satu, dua),
        _semua(CONTOH, _LAIN),
    )


def _keterangan(keterkaitan: tuple[str, ...]) -> Kumpulan:
    first = dengan(CONTOH, "langkah/catat/keterangan", "Dilanjutkan SOP Pengiriman Surat Keluar")
    return _semua(dengan(first, "identitas/keterkaitan", keterkaitan), _LAIN)


def _mikro(disebut: str) -> Kumpulan:
    makro = dengan(CONTOH, "identitas/cakupan", ("makro",))
    mikro = dengan(_LAIN, "identitas/cakupan", ("mikro",))
    return _semua(dengan(makro, "identitas/keterkaitan", (disebut,)), mikro)


def _hukum(item: str) -> Kumpulan:
    return _semua(
        dengan(CONTOH, "identitas/dasar_hukum", (item,)),
        hari_ini=date(2026, 1, 5),
        waktu={CONTOH.id: Waktunya(diubah=date(2015, 3, 2))},
    )


def _dibuat(tanggal: str, **more: Any) -> Kumpulan:
    return _semua(dengan(CONTOH, "identitas/tanggal_pembuatan", tanggal), **more)


def _berlaku(hari_ini: date) -> Kumpulan:
    known = Waktunya(diubah=date(2026, 2, 27), berlaku=date(2025, 2, 3))
    return _semua(CONTOH, hari_ini=hari_ini, waktu={CONTOH.id: known})


def _isi(*butir: ButirBuku) -> IsiBuku:
    titles = {"surat": "Surat Masuk", "cuti": "Pelayanan Cuti"}
    return IsiBuku(Buku("Buku SOP", 2015, (KelompokBuku("Bagian I", "", butir),)), titles)


def _urutan(buruk: str, baik: str, *naskah: str) -> Cerita:
    """Show an order of two chapters, and the same with the files that the order wants."""
    order = ("sampul", "pengesahan", "kata-pengantar.md", "pendahuluan.md", "daftar-isi")
    buku = Buku("Buku SOP", 2015, urutan=order)
    both = ("kata-pengantar.md", "pendahuluan.md")
    return Cerita(buruk, baik, IsiBuku(buku, {}, naskah), IsiBuku(buku, {}, both))


_DAFTAR = (ButirBuku("Surat Masuk", "1", "surat"), ButirBuku("Pelayanan Cuti", "2", "cuti"))


def _buku(buruk: str, baik: str, *butir: ButirBuku) -> Cerita:
    return Cerita(buruk, baik, _isi(*butir), _isi(*_DAFTAR))


def _halaman(buruk: str, baik: str) -> Cerita:
    def page(line: str) -> Halaman:
        return Halaman("buku/halaman.md", ("# Halaman", "", line), 2015)

    return Cerita(buruk, baik, page(buruk), page(baik))


def _naskah(buruk: str, baik: str, *baris: str) -> Cerita:
    """Tell of a page that begins with `baris`: the good one goes on with what is said of it."""

    def page(more: str) -> Halaman:
        return Halaman("buku/naskah.md", (*baris, *more.split("; ")), 2015)

    return Cerita(buruk, baik, page(buruk), page(baik))


_NIP = "196501011990031001"

LAINNYA: dict[str, Cerita] = {
    "RUJ-2": Cerita(
        "Dua berkas dengan id pengagendaan-surat",
        "Setiap berkas mempunyai id sendiri",
        _semua(CONTOH, replace(_LAIN, id=CONTOH.id)),
        _semua(CONTOH, _LAIN),
    ),
    "RUJ-10": Cerita(
        "sop/kelembagaan/… dengan unit ketatalaksanaan",
        "sop/ketatalaksanaan/… dengan unit ketatalaksanaan",
        _semua(CONTOH, folder="kelembagaan"),
        _semua(CONTOH),
    ),
    "REP-1": Cerita(
        "Dua SOP bernomor 065/22/403.031/2015",
        "065/22/403.031/2015 dan 065/23/403.031/2015",
        _ruas("nomor", "065/22/403.031/2015", "065/ 22 /403.031/2015"),
        _semua(CONTOH, _LAIN),
    ),
    "REP-2": _judul("Penyusunan Peraturan Bupati", "Penyusunan Peraturan Bupati"),
    "REP-3": _judul("Penyusunan Rancangan Peraturan Bupati", "Penyusunan Peraturan Bupati"),
    "REP-4": _judul("Pembuatan SPT (disposisi hadir)", "Pembuatan SPT (disposisi telaahan)"),
    "REP-5": Cerita(
        "Kabag Ortala; Kepala Bagian Organisasi dan Tatalaksana",
        "Kepala Bagian Organisasi dan Tatalaksana di semua SOP",
        _ruas(
            "penanggung_jawab_produk",
            "Kabag Ortala",
            "Kepala Bagian Organisasi dan Tatalaksana",
        ),
        _ruas("penanggung_jawab_produk", *["Kepala Bagian Organisasi dan Tatalaksana"] * 2),
    ),
    "REP-6": Cerita(
        "Pemkab Magetan; Pemerintah Daerah Kabupaten Magetan",
        "Pemerintah Kabupaten Magetan di semua SOP",
        _ruas("ruang_lingkup", "Pemkab Magetan", "Pemerintah Daerah Kabupaten Magetan"),
        _ruas("ruang_lingkup", *["Pemerintah Kabupaten Magetan"] * 2),
    ),
    "REP-7": Cerita(
        "Keterkaitan: sop:surat-yang-tidak-ada",
        "Keterkaitan: sop:surat-lain",
        _ruas("keterkaitan", ("sop:surat-yang-tidak-ada",), ()),
        _ruas("keterkaitan", ("sop:surat-lain",), ()),
    ),
    "REP-8": Cerita(
        "A menyebut B, B hanya menyebut C",
        "A menyebut B, dan B menyebut A",
        _ruas("keterkaitan", ("sop:surat-lain",), ("Pengarsipan",)),
        _ruas("keterkaitan", ("sop:surat-lain",), ("sop:pengagendaan-surat",)),
    ),
    "REP-9": Cerita(
        "Keterkaitan: SOP Pengiriman Surat Keluar",
        "Keterkaitan: sop:surat-lain",
        _semua(dengan(CONTOH, "identitas/keterkaitan", ("SOP Pengiriman Surat Keluar",)), _LAIN),
        _semua(dengan(CONTOH, "identitas/keterkaitan", ("sop:surat-lain",)), _LAIN),
    ),
    "REP-10": Cerita(
        "Berlaku 3 Februari 2025 dan disunting Februari 2026, hari ini 2 Maret 2026",
        "Berlaku 3 Februari 2025, hari ini 1 Juni 2025",
        _berlaku(date(2026, 3, 2)),
        _berlaku(date(2025, 6, 1)),
    ),
    "ID-17": Cerita(
        "Tanggal Pembuatan 10-02-2027, hari ini 05-01-2026",
        "Tanggal Pembuatan 10-02-2025, hari ini 05-01-2026",
        _dibuat("2027-02-10", hari_ini=date(2026, 1, 5)),
        _dibuat("2025-02-10", hari_ini=date(2026, 1, 5)),
    ),
    "ID-18": Cerita(
        "Tanggal Pembuatan 10-02-2026, disahkan efektif 01-01-2020",
        "Tanggal Pembuatan 10-12-2019, disahkan efektif 01-01-2020",
        _dibuat("2026-02-10", waktu={CONTOH.id: Waktunya(berlaku=date(2020, 1, 1))}),
        _dibuat("2019-12-10", waktu={CONTOH.id: Waktunya(berlaku=date(2020, 1, 1))}),
    ),
    "REP-11": Cerita(
        "Kepala Bagian; Kepala Bagian Hukum",
        "Kepala Bagian Organisasi; Kepala Bagian Hukum",
        _ruas("penanggung_jawab_produk", "Kepala Bagian", "Kepala Bagian Hukum"),
        _ruas("penanggung_jawab_produk", "Kepala Bagian Organisasi", "Kepala Bagian Hukum"),
    ),
    "FC-10": Cerita(
        "Keterangan: Dilanjutkan SOP Pengiriman Surat Keluar; Keterkaitan kosong",
        "Keterangan yang sama; Keterkaitan: sop:surat-lain",
        _keterangan(()),
        _keterangan(("sop:surat-lain",)),
    ),
    "JNS-4": Cerita(
        "SOP makro tanpa Keterkaitan di samping SOP mikro",
        "SOP makro itu menyebut SOP mikro pada Keterkaitan",
        _mikro("Pengarsipan"),
        _mikro("sop:surat-lain"),
    ),
    "DH-6": Cerita(
        "Undang-Undang Nomor 43 Tahun 2090 tentang Kearsipan",
        "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",
        _hukum("Undang-Undang Nomor 43 Tahun 2090 tentang Kearsipan"),
        _hukum("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"),
    ),
    "DH-5": Cerita(
        "Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin Pegawai Negeri Sipil",
        "Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil",
        _hukum("Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin Pegawai Negeri Sipil"),
        _hukum("Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil"),
    ),
    "RUJ-11": _buku(
        "Daftar isi: sop = surat-hilang",
        "Daftar isi: sop = surat",
        *_DAFTAR,
        ButirBuku("Surat Masuk", "3", "surat-hilang"),
    ),
    "DOC-3": _buku(
        "Daftar isi: Surat, padahal nama SOP-nya Surat Masuk",
        "Daftar isi: Surat Masuk",
        ButirBuku("Surat", "1", "surat"),
        _DAFTAR[1],
    ),
    "DOC-13": _buku("Pelayanan Cuti tidak ada di daftar isi", "Semua SOP terdaftar", _DAFTAR[0]),
    "DOC-14": _buku(
        "Nomor 1, 1", "Nomor 1, 2", _DAFTAR[0], ButirBuku("Pelayanan Cuti", "1", "cuti")
    ),
    "RUJ-12": _urutan(
        "urutan buku menyebut pendahuluan.md yang tidak ada di folder buku",
        "Kedua naskah itu ada di folder buku",
        "kata-pengantar.md",
    ),
    "DOC-15": Cerita(
        'urutan = ["sampul", "daftar-isi"]',
        'urutan = ["sampul", "keputusan.md", "daftar-isi"]',
        IsiBuku(Buku("Buku SOP", 2015, urutan=("sampul", "daftar-isi")), {}),
        IsiBuku(Buku("Buku SOP", 2015, urutan=("sampul", "keputusan.md", "daftar-isi")), {}),
    ),
    "DOC-8": _urutan(
        "Naskah tujuan.md ada di folder buku, tetapi tidak pada urutan",
        "Semua naskah di folder buku tercantum pada urutan",
        *("kata-pengantar.md", "pendahuluan.md", "tujuan.md"),
    ),
    "DOC-9": _halaman("Magetan, 2014", "Magetan, 2015"),
    "DOC-2": _halaman("Nomor: / /403.031/2015", "Nomor: 188/45/403.031/2015"),
    "DOC-11": _halaman(
        "PermenPAN dan RB Nomor 12 Tahun 2012 tentang Pedoman Penataan Tatalaksana",
        "PermenPAN dan RB Nomor 12 Tahun 2011 tentang Pedoman Penataan Tatalaksana",
    ),
    "DOC-1": Cerita(
        "Halaman judul tanpa tahun",
        "Halaman judul bertahun 2015",
        IsiBuku(Buku("Standar Operasional Prosedur"), {}),
        IsiBuku(Buku("Standar Operasional Prosedur", 2015), {}),
    ),
    "DOC-10": _naskah(
        "Nomor 188/45/2015; tentang Penerapan SOP",
        "Nomor 188/45/2015; tentang Penerapan SOP; Ditetapkan pada tanggal 12 Januari 2015",
        "# Keputusan Kepala Bagian Organisasi dan Tatalaksana",
    ),
    "DOC-4": _naskah(
        "## Ruang lingkup",
        "## Ruang lingkup; ## Ringkasan; ## Pengertian umum",
        "# Penjelasan Singkat Penggunaan",
    ),
    "DOC-12": _halaman("Tingkat Propinsi Jawa Timur", "Tingkat Provinsi Jawa Timur"),
    "ID-1": Cerita(
        "[instansi] nama kosong",
        "nama = Sekretariat Daerah",
        dengan(KANTOR, "instansi/nama", " "),
        KANTOR,
    ),
    "KTR-1": Cerita(
        "FC-99 = peringatan",
        "FC-5 = catatan",
        replace(KANTOR, tingkat=(("FC-99", "peringatan"),)),
        replace(KANTOR, tingkat=(("FC-5", "catatan"),)),
    ),
    "KTR-2": Cerita(
        "NIP 19650101",
        f"NIP {_NIP}",
        dengan(KANTOR, "jabatan/kabag/nip", "19650101"),
        dengan(KANTOR, "jabatan/kabag/nip", _NIP),
    ),
}
"""The examples of the other rules, by rule."""
