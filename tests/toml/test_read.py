"""Reading: the value, or every defect at its place in words that an official understands."""

from __future__ import annotations

from datetime import date

import pytest

from soptui.errors import ExitCode, InvalidError
from soptui.model import ButirBuku, Severity, Simbol
from soptui.toml import read_buku, read_organisasi, read_sop, require_sop
from tests.toml.naskah import NASKAH


def told(text):
    raw = text if isinstance(text, bytes) else text.encode()
    return [f"{t.line}:{t.column} {t.rule} {t.message}" for t in read_sop(raw, "a.toml").temuan]


def test_a_good_file_is_its_value():
    doc = read_sop(NASKAH.encode(), "sop/umum/surat-masuk.toml")
    assert doc.temuan == ()
    assert doc.text == NASKAH
    sop = require_sop(doc)
    assert sop.identitas.tanggal_pembuatan == date(2015, 1, 12)
    assert sop.langkah[1].simpul[0].simbol is Simbol.KEPUTUSAN
    assert [a.ke for a in sop.langkah[1].simpul[0].alur] == ["simpan", "terima"]
    assert sop.langkah[0].simpul[0].alur is None


def test_an_empty_date_is_no_date():
    text = NASKAH.replace("2015-01-12 ", '""')
    assert require_sop(read_sop(text.encode(), "a")).identitas.tanggal_pembuatan is None


@pytest.mark.parametrize("written", ['"2015-01"', '"2015"', '"2015-01-12"', "2015-01-12"])
def test_dates_may_lack_what_is_not_known(written):
    assert told(NASKAH.replace("2015-01-12", written)) == []


def test_a_byte_order_mark_and_crlf_are_kept():
    text = "\ufeff" + NASKAH.replace("\n", "\r\n")
    doc = read_sop(text.encode(), "a.toml")
    assert doc.text == text
    assert doc.sop == read_sop(NASKAH.encode(), "a.toml").sop
    assert doc.locate("langkah/telaah/waktu") == (46, 9)
    assert doc.locate("") == (1, 1)


TOML = [
    ("", "1:1 skema/kosong Berkas ini kosong: belum ada isinya."),
    ("# hanya catatan\n", "1:1 skema/kosong Berkas ini kosong: belum ada isinya."),
    ('a = "x\nb = 1', "1:5 skema/toml Tanda kutip penutup teks ini tidak ada."),
    ("a = 'x\nb = 1", "1:5 skema/toml Tanda kutip penutup teks ini tidak ada."),
    ('a = """x\n', "1:5 skema/toml Tanda kutip penutup teks ini tidak ada."),
    ("a = '''x\n", "1:5 skema/toml Tanda kutip penutup teks ini tidak ada."),
    (
        'a = "\\q"',
        "1:8 skema/toml Garis miring terbalik (\\) di dalam teks harus ditulis ganda (\\\\).",
    ),
    ('a = "\\u12"', "1:8 skema/toml Kode \\u atau \\U di dalam teks tidak lengkap."),
    ('a = "\\ud800"', "1:12 skema/toml Kode \\u atau \\U di dalam teks bukan karakter yang ada."),
    ("a = 2015-02-30", "1:5 skema/toml Tanggal ini tidak ada di kalender."),
    ("judul", "1:6 skema/toml Setelah nama kunci harus ada tanda sama dengan (=)."),
    ("= 1", "1:1 skema/toml Di sini harus ada kunci = nilai, [tabel], atau # catatan."),
    ("a = 1 2", "1:7 skema/toml Setelah nilai ini baris harus selesai; sisanya tidak dikenal."),
    ("[a\n", "1:3 skema/toml Kurung siku penutup (]) judul tabel tidak ada."),
    ("[[a]\n", "1:4 skema/toml Kurung siku penutup (]]) judul tabel tidak ada."),
    ("a = [1, 2", "1:10 skema/toml Kurung siku penutup (]) atau koma di dalam daftar tidak ada."),
    ("a = [1 2]", "1:8 skema/toml Kurung siku penutup (]) atau koma di dalam daftar tidak ada."),
    (
        "a = { b = 1",
        "1:12 skema/toml Kurung kurawal penutup (}) atau koma di antaranya tidak ada.",
    ),
    (
        "a = { b = 1, b = 2 }",
        "1:19 skema/toml Kunci yang sama ditulis dua kali di dalam kurung kurawal.",
    ),
    ("[a]\n[a]\n", "2:3 skema/toml Tabel ini sudah ditulis sebelumnya."),
    ("judul = 1\njudul = 2\n", '2:1 skema/toml Kunci "judul" sudah ditulis sebelumnya.'),
    ("judul = 1\njudul = 2", '2:1 skema/toml Kunci "judul" sudah ditulis sebelumnya.'),
    ("a = Ya", "1:5 skema/toml Nilai ini tidak sah; teks harus diapit tanda kutip."),
    ("a = " + "9" * 5000, "1:1 skema/toml Ada bilangan yang terlalu panjang untuk dibaca."),
    (
        "a = " + "9" * 70_000,
        "1:5 skema/batas Kata atau bilangan ini terlalu panjang: batasnya 65.536 karakter.",
    ),
]


@pytest.mark.parametrize(("text", "words"), TOML, ids=[text[:20] for text, _ in TOML])
def test_broken_toml_is_told_in_plain_words(text, words):
    assert told(text) == [words]


BYTES = [
    (
        b'a = "\xff"',
        (
            "1:6 skema/karakter Bita \\xff bukan bagian dari teks UTF-8. "
            "Simpan ulang berkas ini sebagai UTF-8."
        ),
    ),
    (
        'é = "'.encode() + b"\xc3",
        (
            "1:6 skema/karakter Bita \\xc3 bukan bagian dari teks UTF-8. "
            "Simpan ulang berkas ini sebagai UTF-8."
        ),
    ),
    (b"a = 1\n\x00", "2:1 skema/karakter Karakter kendali \\x00 tidak boleh ada di berkas ini."),
    (
        b'a = "\x1b[2J"',
        "1:6 skema/karakter Karakter kendali \\x1b tidak boleh ada di berkas ini.",
    ),
    (
        b"a = 1\rb = 2\r",
        (
            "1:6 skema/karakter Ada tanda akhir baris \\x0d tanpa \\x0a. "
            "Simpan ulang dengan akhir baris biasa."
        ),
    ),
]


@pytest.mark.parametrize(("raw", "words"), BYTES)
def test_bytes_that_are_no_text_are_named(raw, words):
    assert told(raw) == [words]


SCHEMA = [
    (
        'waktu = "1 jam"',
        "waktu = 1",
        "46:9 skema/tipe Langkah 2 › Waktu harus teks (diapit tanda kutip), bukan angka.",
    ),
    (
        'waktu = "1 jam"',
        'wktu = "1 jam"',
        '46:1 skema/kunci Langkah 2: kunci "wktu" tidak dikenal. Maksud Anda "waktu"?',
    ),
    (
        "2015-01-12",
        "2015-01-12T08:00:00",
        (
            '10:21 skema/tipe Tanggal Pembuatan harus tanggal seperti 2015-01-12, "2015-01", '
            'atau "2015", bukan tanggal dengan jam.'
        ),
    ),
    (
        "2015-01-12",
        '"2 Juni 2025"',
        (
            '10:21 skema/nilai Tanggal Pembuatan "2 Juni 2025" tidak sah. Tulis tanggal seperti '
            '2015-01-12, "2015-01", atau "2015".'
        ),
    ),
    (
        '"Menelaah surat"',
        "2015-01-12",
        "45:12 skema/tipe Langkah 2 › Kegiatan harus teks (diapit tanda kutip), bukan tanggal.",
    ),
    (
        'kegiatan = "Menelaah surat"\n',
        "",
        '43:1 skema/wajib Langkah 2 belum punya Kegiatan: tulis kunci "kegiatan".',
    ),
    (
        'jenis = "administratif"\n',
        "",
        '5:1 skema/wajib Identitas belum punya Jenis SOP: tulis kunci "jenis".',
    ),
    (
        'skema = "sop/1"\n',
        "",
        '1:1 skema/wajib Berkas ini belum punya Skema: tulis kunci "skema".',
    ),
    (
        '"sop/1"',
        '"sop/2"',
        '2:9 skema/nilai Skema harus "sop/1", bukan "sop/2".',
    ),
    (
        'simbol = "keputusan"',
        'simbol = "persegi"',
        (
            '48:35 skema/nilai Langkah 2 › Simbol 1 › Simbol tidak mengenal "persegi". '
            "Pilihannya: mulai, proses, keputusan, selesai."
        ),
    ),
    (
        'id = "telaah"',
        'id = "telaah\\n"',
        (
            '44:6 skema/nilai Langkah 2 › Id "telaah\\n" tidak sah. '
            "Pakai huruf kecil a-z, angka, dan tanda hubung, seperti surat-masuk."
        ),
    ),
    (
        'id = "telaah"',
        f'id = "{"a" * 81}"',
        "44:6 skema/nilai Langkah 2 › Id terlalu panjang: 81 karakter, batasnya 80.",
    ),
    (
        '{ ke = "terima"',
        '{ ke = "terima/"',
        (
            '50:12 skema/nilai Langkah 2 › Simbol 1 › Panah 2 › Tujuan "terima/" tidak sah. '
            'Tulis id langkah, atau "langkah/pelaksana".'
        ),
    ),
    (
        'simpul = [{ pelaksana = "agendaris", simbol = "selesai" }]',
        "simpul = []",
        "57:10 skema/wajib Langkah 3 › Simbol masih kosong: isi sedikitnya satu.",
    ),
    (
        'jenis = "administratif"',
        'jenis = "administratif"\ncakupan = ["makro", "makro"]',
        "10:11 skema/nilai Cakupan memuat butir yang sama lebih dari satu kali.",
    ),
    (
        "[identitas]",
        "[riwayat_awal]\nrevisi = 1.0\n[identitas]",
        "6:10 skema/tipe Riwayat Awal › Revisi harus bilangan bulat, bukan pecahan.",
    ),
    (
        "[identitas]",
        "[riwayat_awal]\nrevisi = -1\n[identitas]",
        "6:10 skema/nilai Riwayat Awal › Revisi harus antara 0 dan 9999, bukan -1.",
    ),
    (
        '"Surat diterima"',
        "true",
        (
            "35:11 skema/tipe Langkah 1 › Output 1 harus teks (diapit tanda kutip), "
            "bukan true atau false."
        ),
    ),
    (
        '"Surat diterima"',
        '"a\\u001b[31m"',
        "35:11 skema/karakter Langkah 1 › Output 1 memuat karakter kendali \\x1b.",
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), SCHEMA, ids=[words for *_, words in SCHEMA])
def test_each_breach_of_the_schema_is_told_at_its_key_or_value(old, new, words):
    assert NASKAH.count(old) == 1
    assert told(NASKAH.replace(old, new)) == [words]


def test_a_key_that_resembles_none_is_answered_with_the_known_ones():
    (words,) = told(NASKAH.replace('nama = "Agendaris"', 'nama = "Agendaris"\nzzz = 1'))
    assert (
        words == '22:1 skema/kunci Pelaksana 1: kunci "zzz" tidak dikenal. Yang dikenal: id, nama.'
    )


def test_all_breaches_are_told_in_the_order_of_the_file_with_their_addresses():
    text = NASKAH.replace('"1 jam"', "1").replace('judul = "P', 'jdul = "P')
    doc = read_sop(text.encode(), "a.toml")
    assert doc.sop is None
    assert [(t.line, t.rule, t.path) for t in doc.temuan] == [
        (5, "skema/wajib", "identitas/judul"),
        (6, "skema/kunci", "identitas/jdul"),
        (46, "skema/tipe", "langkah/telaah/waktu"),
    ]
    assert {t.severity for t in doc.temuan} == {Severity.ERROR}
    assert {t.file for t in doc.temuan} == {"a.toml"}


def test_a_text_with_control_characters_can_still_be_shown_and_mended():
    doc = read_sop(NASKAH.replace("Menelaah surat", "Menelaah\\u009b surat").encode(), "a.toml")
    assert [t.rule for t in doc.temuan] == ["skema/karakter"]
    assert doc.sop is not None
    assert doc.sop.langkah[1].kegiatan == "Menelaah\x9b surat"


def test_a_thousand_breaches_are_told_up_to_a_hundred():
    text = NASKAH + "".join(f"[[langkah]]\nx{i} = 1\n" for i in range(1000))
    assert len(told(text)) == 100


def test_require_sop_raises_the_first_defect_with_its_place():
    doc = read_sop(NASKAH.replace('"1 jam"', "1").encode(), "sop/umum/surat-masuk.toml")
    with pytest.raises(InvalidError) as caught:
        require_sop(doc)
    assert str(caught.value) == (
        "sop/umum/surat-masuk.toml:46:9: Langkah 2 › Waktu harus teks (diapit tanda kutip), "
        "bukan angka."
    )
    assert caught.value.code is ExitCode.FINDINGS


def test_locate_answers_for_every_kind_of_address():
    doc = read_sop(NASKAH.encode(), "a.toml")
    assert doc.locate("identitas/judul") == (6, 9)
    assert doc.locate("identitas/dasar_hukum/1") == (14, 3)
    assert doc.locate("pelaksana/kabag/nama") == (25, 8)
    assert doc.locate("langkah/terima") == (30, 1)
    assert doc.locate("langkah/telaah/simpul/kabag/simbol") == (48, 35)
    assert doc.locate("langkah/telaah/simpul/kabag/alur/1/label") == (50, 30)


def test_locate_falls_back_to_the_nearest_parent_then_to_the_top():
    doc = read_sop(NASKAH.encode(), "a.toml")
    assert doc.locate("langkah/telaah/keterangan") == doc.locate("langkah/telaah") == (43, 1)
    assert doc.locate("langkah/telaah/simpul/agendaris/simbol") == (47, 10)
    assert doc.locate("tidak/ada") == (1, 1)
    assert read_sop(b'a = "', "a.toml").locate("a") == (1, 1)


OFFICE = """\
skema = "soptui/1"
[instansi]
nama = "Setda"
[unit.umum]
nama = "Bagian Umum"
[unit.arsip]
nama = "Subbagian Arsip"
induk = "umum"
[jabatan.kabag]
nama = "Kepala Bagian"
"""


def test_the_office_is_read_with_its_tree_of_units():
    office = read_organisasi(OFFICE.encode(), "soptui.toml")
    assert office.unit_of("arsip").induk == "umum"
    assert office.menit_per_hari == 450


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "[unit.umum]",
            '[unit."Bagian Umum"]',
            (
                'soptui.toml:4:1: Unit Kerja: id "Bagian Umum" tidak sah. '
                "Pakai huruf kecil a-z, angka, dan tanda hubung, seperti surat-masuk."
            ),
        ),
        (
            'nama = "Bagian Umum"',
            "nama = 3",
            (
                "soptui.toml:5:8: Unit Kerja › umum › Nama Unit Kerja harus teks "
                "(diapit tanda kutip), bukan angka."
            ),
        ),
        (
            "[jabatan.kabag]\nnama",
            "[jabatan]\nnama",
            "soptui.toml:10:8: Jabatan › nama harus tabel, bukan teks.",
        ),
    ],
)
def test_a_broken_office_names_the_place(old, new, words):
    with pytest.raises(InvalidError) as caught:
        read_organisasi(OFFICE.replace(old, new).encode(), "soptui.toml")
    assert str(caught.value) == words


def test_the_book_is_read_as_printed():
    text = 'skema = "buku/1"\njudul = "Buku"\n[[kelompok]]\njudul = "A"\n'
    text += '[[kelompok.butir]]\nnomor = "Bagian 13"\njudul = "X"\nsop = "x"\n'
    read = read_buku(text.encode(), "buku/buku.toml")
    book, findings = read.buku, read.temuan
    assert findings == ()
    assert book.kelompok[0].butir == (ButirBuku("X", "Bagian 13", "x"),)


def test_a_broken_book_is_told_and_gives_no_value():
    read = read_buku(b'skema = "buku/1"\njudul = 1\n', "buku/buku.toml")
    book, (finding,) = read.buku, read.temuan
    assert book is None
    assert (finding.line, finding.column) == (2, 9)
    assert finding.message == "Judul Buku harus teks (diapit tanda kutip), bukan angka."
