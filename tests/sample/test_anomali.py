"""The errors of the printed book, one by one: the rule that finds each, or why no data shows it.

What the sample book still holds is found there. Of pages whose words were written anew for it, the
line of the print is given to the rules as it stood.
"""

from dataclasses import dataclass

import pytest

from soptui.model.buku import Buku, ButirBuku, KelompokBuku
from soptui.repo import Repository
from soptui.rules import Halaman, check_buku, check_halaman

A = "sop/analisis-jabatan/"
K = "sop/kelembagaan/"
T = "sop/ketatalaksanaan/"
ISI = "buku/buku.toml"


@dataclass(frozen=True)
class Ditemukan:
    """Findings in the sample book: rule, file, and words of the message."""

    temuan: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Tercetak:
    """Lines of the print, each with the rule that finds it and words of the message."""

    baris: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Diceritakan:
    """The sample book was put right there: a test of its own tells it."""

    test: str


@dataclass(frozen=True)
class TidakTampak:
    """Nothing in the data can show it."""

    sebab: str


def ada(*temuan):
    return Ditemukan(temuan)


ANOMALI = {
    "nomor_ganda: dua Bagian 13, tidak ada 14": ada(
        ("DOC-14", ISI, "'13' dipakai dua kali"), ("DOC-14", ISI, "Nomor 14 tidak ada")
    ),
    "judul_ganda: kartu 4 dan 5": ada(
        ("REP-2", T + "pembuatan-spt-dan-sppd-kepala-sub-bagian-apabila-disposisi-hadir-2.toml", "")
    ),
    "judul_ganda: kartu 28 dan 31": ada(
        ("REP-2", A + "penyusunan-standar-pelayanan-minimal-spm-2.toml", "")
    ),
    "judul_ganda: kartu 15 dan 38": ada(("REP-2", K + "penyusunan-peraturan-bupati-2.toml", "")),
    "judul_hampir_sama: kartu 18 dan 15/38": ada(
        ("REP-3", T + "penyusunan-rancangan-peraturan-bupati.toml", "penyusunan-peraturan-bupati-2")
    ),
    "judul_varian: kartu 2, 3, 4": ada(
        ("REP-4", T + "pembuatan-spt-dan-sppd-kepala-bagian-apabila-disposisi-telaahan.toml", ""),
        ("REP-4", T + "pembuatan-spt-dan-sppd-kepala-bagian-apabila-disposisi-hadir.toml", ""),
    ),
    "tidak_konsisten: kepala kartu 39 tanpa ADMINISTRASI PEMERINTAHAN": TidakTampak(
        "kepala lembar digambar soptui, sama untuk semua SOP"
    ),
    "tidak_konsisten: Kepala Bagian, Kepala Bagian Organisasi, Kabag Ortala": ada(
        ("REP-5", K + "pengelolaan-barang-milik-daerah.toml", "Kabag Ortala"),
        ("REP-11", T + "pengagendaan-surat-masuk.toml", "Kepala Bagian"),
    ),
    "tidak_konsisten: empat cara menulis ruang lingkup": ada(
        ("REP-6", A + "penyusunan-indikator-kinerja-utama-iku.toml", "Pemerintah Kabupaten"),
        ("REP-6", K + "pengelolaan-barang-milik-daerah.toml", "Bagian Ortala Setdakab."),
    ),
    "tidak_konsisten: kartu 22, SKPD Pengirim": ada(
        ("ID-15", T + "pengagendaan-surat-masuk.toml", "SKPD Pengirim")
    ),
    "tidak_konsisten: kartu 6 dan 11, PA dan KPA terbalik": ada(
        ("ID-16", T + "pencairan-dana.toml", "lazimnya Pengguna Anggaran"),
        (
            "ID-16",
            T + "penyusunan-rencana-kerja-anggaran-rka-dan-dokumen-pelaksanaan-anggaran-dpa.toml",
            "lazimnya Kuasa Pengguna Anggaran",
        ),
    ),
    "tidak_konsisten: judul daftar isi dan lembar judul": ada(
        ("DOC-3", ISI, "Penugasan Mewakili Diklat"),
        ("DOC-3", ISI, "Penyusunan LAKIP"),
        ("DOC-3", ISI, "Penyusunan Penetapan Kinerja"),
        ("DOC-3", ISI, "Penyusunan Laporan Berkala Pengaduan Pelayanan Publik"),
    ),
    "tidak_konsisten: langkah ke-4 disebut dua cara": TidakTampak(
        "dua kalimat bebas dalam naskah; mana yang benar tidak tertulis di mana pun"
    ),
    "tidak_konsisten: 2014 di kata pengantar, 2015 di sampul": ada(
        ("DOC-9", "buku/kata-pengantar.md", "2014")
    ),
    "tidak_konsisten: sampul menyebut satu Kasubag, isinya tiga": TidakTampak(
        "buku.toml tidak mempunyai anak judul sampul"
    ),
    "tidak_lengkap: nomor keputusan kosong sebagian": ada(
        ("DOC-2", "buku/keputusan.md", "belum diisi"),
        ("DOC-10", "buku/keputusan.md", "belum menyebut tanggal"),
    ),
    "tidak_lengkap: bab di daftar isi tanpa naskah, naskah tanpa daftar isi": Diceritakan(
        "test_a_chapter_without_its_page_and_a_page_without_its_chapter_are_found"
    ),
    "tidak_lengkap: kelompok tanpa nomor halaman": TidakTampak(
        "nomor halaman dihitung waktu dicetak"
    ),
    "tidak_lengkap: butir kosong di akhir daftar isi": Diceritakan(
        "test_an_empty_line_at_the_end_of_the_contents_is_found"
    ),
    "tidak_lengkap: tanpa identitas, bagan, dan langkah": ada(
        ("DOC-5", T + "pencairan-dana.toml", "belum mempunyai langkah"),
        ("ID-8", T + "pencairan-dana.toml", "Dasar Hukum belum diisi"),
    ),
    "tidak_lengkap: lembar judul tidak tercantum di daftar isi": ada(
        ("DOC-13", ISI, "(pencairan-dana)"), ("DOC-13", ISI, "(pembuatan-surat-edaran)")
    ),
    "ejaan: Ijin, Propinsi, Bimbingan Teknik, Id Card": ada(
        (
            "TEKS-4",
            T + "pengajuan-ijin-konsultasi-dan-koordinasi-permintaan-bantuan-narasumber.toml",
            '"Izin"',
        ),
        (
            "TEKS-4",
            T + "pengusulan-unit-pelayanan-publik-percontohan-tingkat-propinsi-jawa-timur.toml",
            '"Provinsi"',
        ),
        ("TEKS-4", T + "penyelenggaraan-bimbingan-teknik-sosialisasi.toml", "Bimbingan Teknis"),
        ("TEKS-4", T + "pengadaan-id-card-pegawai-negeri-sipil.toml", "Id Card"),
    ),
    "ejaan: aksibilitas, dimana": Tercetak(
        (
            ("Distribusi dan aksibilitas", "DOC-12", '"aksesibilitas"'),
            ("dimana dan oleh siapa dilakukan", "DOC-12", '"di mana"'),
        )
    ),
    "ejaan: Sistem Kompetensi Jabatan": ada(
        ("TEKS-4", A + "penyusunan-sistem-kompetensi-jabatan-skj.toml", "Standar Kompetensi")
    ),
    "ejaan: PER/20/m.PAN/04/2006 dan PER/21/M.PA/11/2008": Tercetak(
        (
            ("pedoman dalam PER/20/m.PAN/04/2006", "DOC-11", "PER/20/M.PAN/04/2006"),
            ("pedoman dalam PER/21/M.PA/11/2008", "DOC-11", "PER/21/M.PAN/11/2008"),
        )
    ),
    "ejaan: Lembaran Negara RI Tahun 20000": ada(("DOC-11", "buku/dasar-hukum.md", "20000")),
    "ejaan: titik dua ganda": Tercetak(
        (("meliputi siklus sebagai berikut: :", "DOC-12", 'bukan ": :"'),)
    ),
    "ekstraksi: blok tanda tangan terbaca tegak": TidakTampak("salah baca PDF, bukan isi buku"),
    "ekstraksi: gambar siklus tidak terbawa": TidakTampak("naskah buku tidak memuat gambar"),
    "rujukan_salah: PermenPAN-RB 12 Tahun 2012": ada(
        ("DOC-11", "buku/dasar-hukum.md", "12 Tahun 2011")
    ),
}
"""By kind and content, in the order in which the errors were noted."""


@pytest.fixture(scope="module")
def findings(demo):
    return Repository.open(demo).check()


@pytest.mark.parametrize(
    "anomali", [name for name, told in ANOMALI.items() if isinstance(told, Ditemukan)]
)
def test_what_the_sample_book_holds_is_found_there(findings, anomali):
    for rule, file, words in ANOMALI[anomali].temuan:
        assert any(t.rule == rule and t.file == file and words in t.message for t in findings)


@pytest.mark.parametrize(
    "anomali", [name for name, told in ANOMALI.items() if isinstance(told, Tercetak)]
)
def test_a_line_of_the_print_is_found_as_it_stood(anomali):
    for line, rule, words in ANOMALI[anomali].baris:
        found = check_halaman(Halaman("buku/bab.md", ("# Bab", "", line), 2015))
        assert [(t.rule, t.line) for t in found] == [(rule, 3)]
        assert words in found[0].message


def test_a_chapter_without_its_page_and_a_page_without_its_chapter_are_found():
    order = ("sampul", "tujuan.md", "pengesahan", "daftar-isi")
    book = Buku("Buku SOP", 2015, urutan=order)
    found = check_buku(book, {}, None, ["pengertian.md", "siklus.md"])
    assert [(t.rule, t.path) for t in found] == [
        ("RUJ-12", "urutan/1"),
        ("DOC-8", "urutan"),
        ("DOC-8", "urutan"),
    ]


def test_an_empty_line_at_the_end_of_the_contents_is_found():
    lines = (ButirBuku("Penugasan Mewakili Rapat", "1", "rapat"), ButirBuku("", "2"))
    book = Buku("Buku SOP", 2015, (KelompokBuku("Ketatalaksanaan", "", lines),))
    [found] = check_buku(book, {"rapat": "Penugasan Mewakili Rapat"})
    assert (found.rule, found.path) == ("DOC-3", "kelompok/0/butir/1")


def test_what_no_data_shows_has_its_reason():
    unseen = [told.sebab for told in ANOMALI.values() if isinstance(told, TidakTampak)]
    assert len(unseen) == 6
    assert all(unseen)
    told = [told.test for told in ANOMALI.values() if isinstance(told, Diceritakan)]
    assert set(told) <= globals().keys()
