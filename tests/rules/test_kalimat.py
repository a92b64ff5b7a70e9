"""Sentences as offices write them: what each rule about words says, and where it keeps silent."""

import pytest

from soptui.model import Alur, Pelaksana, Simbol
from soptui.rules import check_all, check_sop
from soptui.rules.banding import roots
from soptui.rules.contoh import CONTOH, KANTOR, SATU_SOP, sop_of

KEGIATAN = "langkah/catat/kegiatan"


def rules_of(*, teks=KEGIATAN, **ruas):
    """Return the rules that find something at an address of the example with other fields."""
    fields = {path.replace("__", "/"): value for path, value in ruas.items()}
    return {t.rule for t in check_sop(sop_of(fields), KANTOR, CONTOH.id) if t.path == teks}


ACTIVE = """
    Mem-PDF-kan naskah
    Meng- upload berkas ke laman
    Me review laporan
    Menscan surat
    Mestempel surat
    Menlakukan pencatatan
    Memfoto copy berkas
    Berkoordinasi dengan dinas terkait
    Bersama tim meninjau lokasi
    Rapat persiapan
    Apabila ya, meneruskan berkas
    Di aplikasi persuratan, memilih menu naskah keluar
    Maksimal 3 hari setelah diterima, menyampaikan jawaban
    Agar data sahih, mencocokkan dengan sumbernya
    (Melalui aplikasi) menerima permohonan
    • Memeriksa berkas
    MENERIMA SURAT
    Memeriksa/mengoreksi konsep
    Menerima & memeriksa berkas
    Melalui rapat, menyepakati jadwal
    Mengenai usul itu, meminta pendapat Bagian Hukum
    Oleh karena itu, menyusun laporan
    Menjadi notulen rapat
    Menuju lokasi kegiatan
    Bersama Bendahara mencocokkan kas
    Menghubungi narasumber jika perlu, dan menyiapkan ruang jika diperlukan
    Menyimpan arsip aktif/tidak aktif di rak
    Menerima berkas yang dikembalikan oleh Bagian Hukum
    Mengirim surat kepada pemohon; apabila ada, melampirkan peta
"""


@pytest.mark.parametrize("kegiatan", ACTIVE.strip().split("\n    "))
def test_a_kegiatan_that_is_right_is_left_alone(kegiatan):
    assert rules_of(langkah__catat__kegiatan=kegiatan) == set()


@pytest.mark.parametrize(
    ("kegiatan", "verb"),
    [
        ("Pemeriksaan berkas", "Memeriksa"),
        ("Penandatanganan SK", "Menandatangani"),
        ("Terima surat dari caraka", "Menerima"),
        ("Diperiksa oleh kepala seksi", "Memeriksa"),
        ("Surat usulan dikirim ke dinas", "Mengirim"),
        ("Memo dikirim ke bidang", "Mengirim"),
        ("Update status permohonan", "Memperbarui"),
        ("Tanda tangan pejabat", "Menandatangani"),
        ("Tanda terima", "Memeriksa"),
        ("Menteri memberi arahan", "Memberi"),
        ("Petugas loket memanggil pemohon", "Memanggil"),
        ("Berkas yang diterima disusun", "Menyusun"),
        ("Meja pendaftaran", "Memeriksa"),
        ("Mentoring pegawai baru", "Memeriksa"),
        ("Melalui aplikasi mengajukan permohonan", "Mengajukan"),
        ("Menurut jadwal dilakukan rapat", "Melakukan"),
        ("Mengenai biaya dibahas dengan tim", "Membahas"),
        ("Merupakan tugas Bagian Umum", "Memeriksa"),
        ("Menjadi arsip", "Memeriksa"),
        ("Oleh Tim dilakukan pemeriksaan", "Melakukan"),
    ],
)
def test_a_kegiatan_that_does_not_begin_with_a_verb_is_told_one(kegiatan, verb):
    found = check_sop(sop_of({KEGIATAN: kegiatan}), KANTOR, CONTOH.id)
    assert [t.rule for t in found] == ["FC-4"]
    assert f'misalnya "{verb} …"' in found[0].message


@pytest.mark.parametrize(
    ("kegiatan", "pelaksana", "is_named"),
    [
        ("Kasubbag Umum memeriksa surat", "Kepala Sub Bagian Umum", True),
        ("Ka. Sub. Bag Umum memeriksa surat", "Kasubbag Umum", True),
        ("Kabid memeriksa surat", "Sekretaris/Kabid", True),
        ("Staf mengetik surat", "Staff", True),
        ("Bendahara: membayar honor", "Bendahara", True),
        ("Pengelola keuangan (bendahara) membayar honor", "Pengelola Keuangan", True),
        ("Tamu datang dan mengisi buku", "Tamu", True),
        ("Camat dan Sekretaris membahas rencana", "Camat", True),
        ("Kemudian, Kaur Umum mengoreksi ketikan", "Kepala Urusan Umum", True),
        ("Selanjutnya arsip disimpan", "Arsip", False),
        ("Arsip dan dokumentasi disimpan", "Arsip", False),
        ("Umum: surat dicatat", "Umum", False),
        ("Tim penyusun dibentuk", "Tim", False),
        ("Menerima disposisi camat", "Camat", False),
    ],
)
def test_who_acts_is_known_in_short_and_in_full(kegiatan, pelaksana, is_named):
    found = rules_of(langkah__catat__kegiatan=kegiatan, pelaksana__agendaris__nama=pelaksana)
    assert ("FC-3" in found) is is_named


@pytest.mark.parametrize(
    ("kegiatan", "is_numbered"),
    [
        ("1. Mencatat surat", True),
        ("2) Mencatat surat", True),
        ("3.Mencatat surat", True),
        ("(4) Mencatat surat", True),
        ("a. Mencatat surat", True),
        ("b) Mencatat surat", True),
        ("A. Mencatat surat", True),
        ("- Mencatat surat", True),
        ("1. Mencatat surat\n2. Menyimpan surat", False),
        ("- Mencatat surat\n- Menyimpan surat", False),
        ("a. mencatat surat; b. menyimpan surat", False),
        ("A. Yani mencatat surat", False),
        ("a.n. Bupati menandatangani surat", False),
        ("Mencatat surat - bila perlu", False),
        ("3 (tiga) hari kemudian mencatat surat", False),
        ("Mencatat pada pukul 07.30", False),
    ],
)
def test_a_number_in_front_is_told_but_a_list_is_not(kegiatan, is_numbered):
    assert ("FC-8" in rules_of(langkah__catat__kegiatan=kegiatan)) is is_numbered


@pytest.mark.parametrize(
    ("kegiatan", "parts"),
    [
        ("Memeriksa berkas, bila sesuai diparaf, bila tidak diperbaiki", True),
        ("Memeriksa berkas; apabila salah, dikembalikan untuk diperbaiki", True),
        ("Memeriksa berkas; jika keliru kembali ke langkah 1", True),
        ("Memeriksa berkas (lengkap/tidak lengkap)", True),
        ("Berkas lengkap?", True),
        ("Menyetujui atau menolak konsep", True),
        ("Menolak atau menyetujui usulan", True),
        ("Menerima/menolak berkas", True),
        ("Memeriksa konsep, lalu menyetujui konsep itu atau menolaknya", True),
        ("Menyetujui atau tidak menyetujui usulan", True),
        ("Memeriksa konsep; apabila tidak setuju, mengembalikan konsep kepada Agendaris", True),
        ("Meminjamkan buku; apabila lama, dikembalikan pada hari berikutnya", False),
        ("Menerima atau mengembalikan buku pinjaman", False),
        ("Menyusun surat yang menyetujui atau menolak usulan", False),
        ("Menerima surat penolakan atau persetujuan", False),
        ("Menerima telepon atau menolak panggilan", False),
        ("Memeriksa berkas; apabila selesai, mengembalikan berkas kepada Agendaris", False),
        ("Memeriksa berkas; jika setuju, diparaf", False),
        ("Mencatat pegawai hadir/tidak hadir", False),
        ("Mencatat hasil pemeriksaan (sesuai/tidak sesuai)", False),
        ("Mengirim surat; bila perlu lewat pos, apabila diperlukan lewat kurir", False),
    ],
)
def test_a_text_that_parts_the_way_wants_a_decision(kegiatan, parts):
    box = {"langkah/telaah/kegiatan": kegiatan, "langkah/telaah/simpul/kabag/simbol": Simbol.PROSES}
    box["langkah/telaah/simpul/kabag/alur"] = (Alur("catat"), Alur("terima"))
    rules = {t.rule for t in check_sop(sop_of(box), KANTOR, CONTOH.id)}
    assert ("FL-3" in rules) is parts
    assert "FC-4" not in rules
    diamond = {"langkah/telaah/kegiatan": kegiatan}
    assert check_sop(sop_of(diamond), KANTOR, CONTOH.id) == []


@pytest.mark.parametrize(
    ("kegiatan", "wants_an_arrow"),
    [
        ("Menelaah surat; yang keliru dikembalikan kepada Agendaris", True),
        ("Menelaah surat; jika keliru, dikembalikan lagi ke agendaris", True),
        ("Menelaah surat; jika keliru, dikembalikan berkasnya kepada Agendaris", True),
        ("Menelaah surat; yang keliru kembali ke langkah 1", True),
        ("Menelaah surat; yang keliru dikembalikan ke tahap sebelumnya", True),
        ("Menelaah surat, lalu dikembalikan kepada Agendaris untuk dicatat", False),
        ("Menelaah surat; yang keliru dikembalikan kepada pengirim", False),
        ("Menelaah surat; yang keliru dikembalikan kepada Agendaris Bagian Hukum", True),
        ("Menelaah surat; yang keliru kembali ke langkah 3", False),
        ("Mengembalikan surat kepada Agendaris untuk diperbaiki", False),
        ("Mengembalikan surat kepada Bupati untuk diperbaiki", True),
        ("Menelaah; apabila tidak setuju, mengembalikan konsep kepada Agendaris", True),
        ("Menelaah; apabila konsep belum sesuai, kembali ke Agendaris", True),
        ("Menelaah; jika tidak, mengembalikan kepada Agendaris", True),
        ("Surat kembali ke Bupati", True),
        ("Surat kembali ke Agendaris", False),
        ("Menelaah surat; yang keliru dikembalikan pada Agendaris", True),
        ("Menerima surat yang tidak dipakai dan mengembalikannya kepada Agendaris", False),
        ("Menelaah; apabila pejabat tidak hadir, mengembalikan surat kepada Agendaris", False),
        ("Menelaah surat; yang keliru dikembalikan pada hari itu", False),
        ("Menelaah surat; arsip yang salah dikembalikan kepada Kepala Bagian", False),
        ("Menyampaikan kembali kepada Agendaris", False),
        ("Menelaah; apabila belum dijawab, mengirim kembali kepada Agendaris", False),
        ("Menelaah; jika tidak ada koreksi, mengembalikan surat kepada Agendaris", False),
        ("Menelaah; jika tidak ada yang salah, mengembalikan surat kepada Agendaris", False),
        ("Menelaah; apabila selesai, mengembalikan berkas kepada Agendaris", False),
        ("Mengembalikan surat kepada Bupati", False),
        ("Mengembalikan surat kepada Bupati melalui Agendaris untuk diperbaiki", False),
    ],
)
def test_who_gets_a_thing_back_gets_an_arrow(kegiatan, wants_an_arrow):
    onward = {
        "pelaksana": (*CONTOH.pelaksana, Pelaksana("bupati", "Bupati")),
        "langkah/telaah/kegiatan": kegiatan,
        "langkah/telaah/simpul/kabag/simbol": Simbol.PROSES,
        "langkah/telaah/simpul/kabag/alur": (Alur("catat"),),
    }
    rules = {t.rule for t in check_sop(sop_of(onward), KANTOR, CONTOH.id)}
    assert ("FL-4" in rules) is wants_an_arrow
    if "Bupati" in kegiatan:
        return
    back = {**onward, "langkah/telaah/simpul/kabag/alur": (Alur("catat"), Alur("terima"))}
    assert "FL-4" not in {t.rule for t in check_sop(sop_of(back), KANTOR, CONTOH.id)}


TITLES = """
    Manajemen Data
    Rekrutmen Petugas
    Serah Terima Barang
    Stock Opname Persediaan
    Coaching Clinic
    Hibah Barang
    Survei Harga (SHK)
    Uji Petik
    Pembayaran Gaji ke-13
    Pengadaan ATK, dll.
    LHKPN
    Ujian Dinas Tingkat II
"""


@pytest.mark.parametrize("judul", TITLES.strip().split("\n    "))
def test_a_title_of_an_activity_is_left_alone(judul):
    assert rules_of(teks="identitas/judul", identitas__judul=judul) - {"JDL-1"} == set()
    if judul != "LHKPN":
        assert rules_of(teks="identitas/judul", identitas__judul=judul) == set()


@pytest.mark.parametrize(
    ("judul", "rule"),
    [
        ("Melaksanakan Penyajian Data", "JDL-1"),
        ("Surat Masuk", "JDL-1"),
        ("Prosedur Pengelolaan Surat", "JDL-1"),
        ("PENJUALAN BARANG", "JDL-2"),
        ("Pengelolaan Surat.", "JDL-2"),
        ("S.O.P Pengelolaan Surat", "ID-7"),
        ("SOP: Standar Operasional Prosedur Cuti", "ID-7"),
        ("Standard Operating Procedure Pengadaan", "ID-7"),
    ],
)
def test_a_title_of_another_form_is_told(judul, rule):
    assert rules_of(teks="identitas/judul", identitas__judul=judul) == {rule}


WARNINGS = """
    Kesalahan input berdampak pada nilai persediaan
    Keterlambatan laporan menghambat pencairan
    Naskah sesegera mungkin ditandatangani
    Penggantian naskah membatalkan pengesahan
    Hindari penggunaan data lama
    Tanpa nomor, surat ditolak
    -
"""


@pytest.mark.parametrize("peringatan", WARNINGS.strip().split("\n    "))
def test_a_warning_in_any_form_is_one(peringatan):
    assert rules_of(teks="identitas/peringatan/0", identitas__peringatan=(peringatan,)) == set()


@pytest.mark.parametrize("peringatan", ["Keterlambatan informasi", "Buku agenda", "Ketelitian"])
def test_a_bare_phrase_warns_of_nothing(peringatan):
    found = rules_of(teks="identitas/peringatan/0", identitas__peringatan=(peringatan,))
    assert found == {"ID-14"}


def test_a_list_of_dashes_is_not_filled_in():
    assert rules_of(teks="identitas/peringatan", identitas__peringatan=("-", " ")) == {"ID-10"}


@pytest.mark.parametrize(
    ("peralatan", "rule"),
    [
        ("Surat Nomor … Tahun 20…", "TEKS-2"),
        ("Surat Nomor…/403.031/2015", "TEKS-2"),
        ("Keputusan (nomor dan tahun diisi)", "TEKS-2"),
        ("Buku agenda , lemari", "TEKS-3"),
        ("Fotocopy KTP", "TEKS-4"),
        ("Berkas yang di tandatangani", "TEKS-4"),
        ("Alat tulis, dll....", None),
        ("Formulir (wajib diisi)", None),
        ("Nomor 000.8.3.3/ 274 /SATPOLPP", None),
    ],
)
def test_texts_that_are_not_done(peralatan, rule):
    found = rules_of(teks="identitas/peralatan/0", identitas__peralatan=(peralatan,))
    assert found == ({rule} if rule else set())


def test_names_of_laws_and_of_positions_keep_their_spelling():
    law = "Undang-Undang Nomor 27 Tahun 2000 tentang Pembentukan Propinsi Kepulauan Bangka Belitung"
    found = rules_of(teks="identitas/dasar_hukum/0", identitas__dasar_hukum=(law,))
    assert found == set()
    name = {"pelaksana__agendaris__nama": "Kepala Bagian Kerjasama"}
    assert rules_of(teks="pelaksana/agendaris/nama", **name) == set()


def test_blanks_are_told_where_they_are():
    told = []
    for text in (" a", "Buku  agenda", "Buku agenda , lemari", "a "):
        found = check_sop(sop_of({"identitas/peralatan": (text,)}), KANTOR, CONTOH.id)
        told += [t.message for t in found if t.rule == "TEKS-3"]
    places = ("di awal", 'sesudah "Buku"', 'sesudah "agenda"', "di akhir")
    assert told == [f"Ada spasi yang berlebih {place}: hapus." for place in places]


@pytest.mark.parametrize(
    ("titles", "is_near"),
    [
        (["Penanganan Pengaduan", "Penanganan Pengadaan"], False),
        (["Pemberian Barang", "Pembelian Barang"], False),
        (["Pengelolaan Arsip Dinas", "Pengelolan Arsip Dinas"], True),
        (["Penyusunan Rancangan Peraturan Desa", "Penyusunan Peraturan Desa"], True),
        (["Persiapan Survei Harga", "Evaluasi Survei Harga"], False),
        (["Survei Harga", "Pelaksanaan Survei Harga"], True),
        (["Survei Harga", "Persiapan Survei Harga", "Pelaksanaan Survei Harga"], False),
        (["Persiapan Swakelola Tipe II", "Persiapan Swakelola Tipe III"], False),
    ],
)
def test_titles_that_are_nearly_one(titles, is_near):
    sops = [
        (f"sop/u/{n}.toml", sop_of({"id": str(n), "identitas/judul": judul}))
        for n, judul in enumerate(titles)
    ]
    assert ("REP-3" in {t.rule for t in check_all(sops)}) is is_near


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("kirim mengirim pengiriman dikirim", True),
        ("terima menerima penerimaan diterima", True),
        ("mohon memohon pemohon permohonan", True),
        ("susun menyusun penyusunan", True),
        ("pulang memulangkan pemulangan dipulangkan", True),
        ("ulang mengulang pengulangan diulang", True),
        ("pulang ulang", False),
        ("memulangkan mengulang", False),
        ("tulis pulis", False),
    ],
)
def test_words_of_one_root_are_known(words, is_one):
    assert (len({roots(word) for word in words.split()}) == 1) is is_one


MENDED = {
    "FC-6": "ubah jenisnya",
    "FL-1": "jadikan simbol",
    "FL-2": "tambahkan panah",
    "FL-5": "isi labelnya",
    "FL-9": "hapus",
    "FL-13": "beri setiap panah",
    "ID-4": "perbaiki salah satu tanggalnya",
    "ID-5": "perbaiki salah satu tanggalnya",
    "ID-9": "hapus butir ini",
}


@pytest.mark.parametrize("rule", MENDED)
def test_a_finding_says_how_to_mend_it(rule):
    found = check_sop(sop_of(SATU_SOP[rule].buruk), KANTOR, CONTOH.id)
    told = [t.message for t in found if t.rule == rule]
    assert told
    for message in told:
        assert MENDED[rule] in message.partition(":")[2]
        assert len(message) < 150, "two lines of a small screen"


def test_a_finding_about_two_sops_says_how_to_mend_it():
    one = sop_of({"identitas/keterkaitan": ("sop:hilang", "sop:dua")})
    two = sop_of({"id": "dua", "identitas/keterkaitan": ("Surat",)})
    three = sop_of({"id": "tiga", "identitas/judul": "Pengagendaan Surat Masuk (segera)"})
    sops = [(f"sop/u/{n}.toml", sop) for n, sop in enumerate((one, two, three))]
    told = {t.rule: t.message for t in check_all(sops)}
    assert told["REP-1"].endswith(": beri nomor lain kepada salah satunya.")
    assert told["REP-2"].endswith(": bedakan namanya, atau satukan SOP-nya.")
    assert told["REP-4"].endswith(": periksa apakah cukup satu SOP dengan keputusan.")
    assert told["REP-7"].endswith(": perbaiki idnya, atau hapus butir ini.")
    assert told["REP-8"].endswith(": tambahkan pada Keterkaitannya.")
