"""Words: active verbs with me-, names, citations, spelling. A false alarm is worse than a miss."""

import pytest

from soptui.model import Pelaksana
from soptui.rules.bahasa import subject_of, without_sop
from soptui.rules.ejaan import misspelt, tidy, unfilled
from soptui.rules.nama import canonical, mentioned
from soptui.rules.sitasi import impossible_years, misquoted, rewritten, sitasi
from soptui.rules.verba import first_word, is_active, is_me_verb

VERBS = """
    Melakukan Melaksanakan Melaporkan Melampirkan Melayani Melegalisasi Melengkapi Meletakkan
    Melibatkan Melihat Melimpahkan Meluncurkan Melunasi Memaparkan Memaraf Memparaf Memasang
    Memasukkan Memastikan Mematuhi Membaca Membacakan Membagi Membagikan Membahas Membandingkan
    Membangun Membantu Membatalkan Membawa Membayar Membentuk Memberi Memberikan Memberitahukan
    Membina Membuat Membubuhkan Membuka Membukukan Memeriksa Memelihara Memenuhi Memesan
    Memfasilitasi Memfotokopi Memilah Memilih Meminjam Meminta Memimpin Memisahkan Memohon Memonitor
    Memotong Memperbaiki Memperbarui Memperhatikan Memperoleh Mempersiapkan Mempertimbangkan
    Mempelajari Memproses Mempublikasikan Memuat Memulai Memutakhirkan Memutuskan Memverifikasi
    Memvalidasi Menaati Menagih Menambah Menandatangani Menangani Menanggapi Menanyakan Menata
    Menatausahakan Menampilkan Mencabut Mencairkan Mencari Mencatat Mencek Mencermati Mencetak
    Mencocokkan Mendaftar Mendaftarkan Mendampingi Mendata Mendistribusikan Mendokumentasikan
    Mendisposisi Mendisposisikan Menelaah Menelusuri Meneliti Menempatkan Menempel Menentukan
    Menerbitkan Menerima Meneruskan Menetapkan Mengabulkan Mengadakan Mengadministrasikan
    Mengagendakan Mengajukan Mengakhiri Mengalokasikan Mengambil Mengamankan Menganalisis
    Mengantar Mengarahkan Mengarsipkan Mengawasi Mengecek Mengedarkan Mengelola Mengelompokkan
    Mengembalikan Mengendalikan Mengesahkan Mengetahui Mengetik Mengevaluasi Menggandakan
    Menggunakan Menghadiri Menghapus Menghimpun Menghitung Menghubungi Mengidentifikasi Mengikuti
    Mengimput Menginput Menginstruksikan Menginventarisasi Mengirim Mengirimkan Mengisi Mengkaji
    Mengklarifikasi Mengklasifikasikan Mengkonfirmasi Mengonfirmasi Mengkonsep Mengonsep
    Mengkoordinasikan Mengoordinasikan Mengolah Mengoreksi Mengotorisasi Mengubah Mengucapkan
    Menguji Mengumpulkan Mengumumkan Mengundang Mengunduh Mengunggah Mengupload Mengurus Mengurutkan
    Mengusulkan Menilai Menimbang Menindaklanjuti Meninjau Menjadwalkan Menjawab Menjelaskan
    Menjilid Menolak Mensinkronkan Mensosialisasikan Mensyaratkan Mentransfer Menugaskan Menulis
    Menunjuk Menunggu Menutup Menyalin Menyampaikan Menyatakan Menyediakan Menyelenggarakan
    Menyelesaikan Menyempurnakan Menyerahkan Menyesuaikan Menyetor Menyetujui Menyiapkan Menyimpan
    Menyimpulkan Menyortir Menyosialisasikan Menyurati Menyusun Meralat Merancang Merapatkan Merawat
    Merekam Merekapitulasi Merencanakan Mereview Mereviu Meringkas Merumuskan Mewakili Mewawancarai
    Meyakinkan Menge-print Meng-upload Me-review Memfollow Mengscan Mengklik Mengelas Memaksa
    """.split()  # noqa: SIM905 - a list of words reads best as words

NO_VERBS = """
    Menteri Meja Merek Media Mesin Metode Mekanisme Meterai Medan Merah Mereka Memo Memorandum Menu
    Menit Mental Mebel Medis Meter Melati Melayu Memang Mendung Menara Menantu Mengapa Menengah
    Member Memori Mentah Mentor Mess Mei Megah Merdeka Meeting Pemeriksaan Penyusunan Pengajuan
    Perbaikan Surat Rapat Update Testing Konfirmasi Koordinasi Terima Diperiksa Kepala Bagian
    Melinjo Meranti Merang Meniran Menang Mentoring Belanja Belakang Beruang Berapa Berani Berkat
    """.split()  # noqa: SIM905 - a list of words reads best as words


@pytest.mark.parametrize("word", VERBS)
def test_active_verbs_are_known(word):
    assert is_me_verb(word)
    assert is_me_verb(word.lower())


@pytest.mark.parametrize("word", NO_VERBS)
def test_other_words_are_no_verbs(word):
    assert not is_active(word)


def test_verbs_with_ber_are_active_too():
    assert all(map(is_active, ("Berkoordinasi", "Bertanya", "Bekerja", "Belajar", "Berdiskusi")))
    assert not any(map(is_active, ("Berkas", "Berita", "Bersih", "Besar")))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("1. Menerima surat", "Menerima"),
        ("a) Menerima surat", "Menerima"),
        ("- menerima", "menerima"),
        ("“Menerima” surat", "Menerima"),
        ("Membaca/meneliti surat", "Membaca"),
        ("Meng-upload berkas", "Meng-upload"),
        ("", ""),
        ("12345 / -", ""),
    ],
)
def test_the_first_word_is_without_number_and_marks(text, word):
    assert first_word(text) == word


@pytest.mark.parametrize(
    ("kegiatan", "name"),
    [
        ("PPK mengkoordinasikan kegiatan", "PPK"),
        ("Kepala Bagian memeriksa surat", "Kepala Bagian"),
        ("kepala  bagian dan staf membahas surat", "Kepala Bagian"),
        ("Kepala Bagian Hukum memeriksa surat", ""),
        ("Menyampaikan kepada Kepala Bagian", ""),
        ("Sistem informasi disiapkan", ""),
        ("PPKn diajarkan", ""),
    ],
)
def test_the_subject_of_a_kegiatan(kegiatan, name):
    assert subject_of(kegiatan, ["PPK", "Kepala Bagian", "Sistem"]) == name


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Kabag Ortala", "Kepala Bagian Organisasi Dan Tatalaksana", True),
        ("Kasubbag Umpar", "Kasubag Umum dan Aparatur", True),
        ("Bagian Ortala Setdakab. Magetan",
         "Bagian Organisasi dan Tata Laksana Sekretariat Daerah Kabupaten Magetan", True),
        ("Pemerintah Daerah Kabupaten Magetan", "Pemkab. Magetan", True),
        ("Sekretaris / Kabid", "Sekretaris/Kepala Bidang", True),
        ("Kepala Bagian", "Kepala Bidang", False),
        ("Bupati Magetan", "Bupati", False),
    ],
)  # fmt: skip
def test_one_position_however_it_is_written(a, b, same):
    assert (canonical(a) == canonical(b)) is same


COLUMNS = (
    Pelaksana("umum", "Pengadministrasi Umum/ Arsiparis"),
    Pelaksana("sek", "Sekretaris/Kabid"),
    Pelaksana("kasat", "Kepala Satuan"),
    Pelaksana("kabag", "Kepala Bagian"),
)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sekretaris / Kabid untuk diperbaiki", "sek"),
        ("Kabid untuk diperbaiki", "sek"),
        ("pengadministrasi umum /pengelola data utk diperbaiki", "umum"),
        ("Kepala Bagian", "kabag"),
        ("Kepala Dinas", None),
        ("pengirim melalui caraka", None),
    ],
)
def test_whom_a_text_names(text, who):
    found = mentioned(text, COLUMNS)
    assert (found.id if found else None) == who


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("PermenPAN dan RB Nomor 12 Tahun 2012 tentang X", ("permenpanrb", 12, 2012)),
        ("Permenpan-RB No. 35/2012", ("permenpanrb", 35, 2012)),
        (("Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 15 Tahun"
         " 2014"), ("permenpanrb", 15, 2014)),
        ("Undang-undang Nomor 5 Tahun 2014", ("uu", 5, 2014)),
        ("UU No. 25 Tahun 2009", ("uu", 25, 2009)),
        ("Peraturan Pemerintah RI Nomor 11 Tahun 2017", ("pp", 11, 2017)),
        ("Permendagri 52 Tahun 2011", ("permendagri", 52, 2011)),
    ],
)  # fmt: skip
def test_regulations_are_read(text, cited):
    found = next(sitasi(text))
    assert (found.jenis, found.nomor, found.tahun) == cited


def test_only_a_regulation_about_the_matter_is_misquoted():
    wrong = "PermenPAN dan RB Nomor 12 Tahun 2012 tentang Pedoman Penataan Tatalaksana"
    assert list(misquoted(wrong)) == [("PermenPAN dan RB Nomor 12 Tahun 2012", "12 Tahun 2011")]
    assert not list(misquoted("PermenPAN dan RB Nomor 12 Tahun 2012 tentang Hal Lain"))
    kendal = "PermenPAN-RB Nomor 52 Tahun 2011 tentang Standar Operasional Prosedur"
    assert [right for _, right in misquoted(kendal)] == ["35 Tahun 2012"]


def test_years_that_cannot_be():
    assert impossible_years("Lembaran Negara RI Tahun 20000 Nomor 206") == ["20000"]
    assert impossible_years("Staatsblad Tahun 1847 Nomor 23; Tahun 2014") == []


def test_only_the_form_of_a_citation_is_rewritten():
    whole = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"
    assert rewritten("Undang-undang No. 43 tahun 2009 Tentang Kearsipan") == whole
    assert rewritten(whole) == whole
    colon = "Peraturan Gubernur Nomor 106 Tahun 2021, tentang Naskah"
    assert rewritten(colon) == "Peraturan Gubernur Nomor 106 Tahun 2021 tentang Naskah"


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Nomor: / /403.031/2015", True),
        ("Nomor ..... Tahun 2015", True),
        ("tanggal ________", True),
        ("Buku agenda, dan seterusnya ...", False),
        ("dan/atau; 065/22/2015", False),
    ],
)
def test_what_waits_to_be_filled_in(text, is_open):
    assert unfilled(text) is is_open


def test_spelling_keeps_the_case_of_the_text():
    assert list(misspelt("PROPINSI; Propinsi; propinsi")) == [
        ("PROPINSI", "PROVINSI"), ("Propinsi", "Provinsi"), ("propinsi", "provinsi")
    ]  # fmt: skip
    assert list(misspelt("https://ijin.example/obyek penganalisa perijinan@contoh")) == []
    assert list(misspelt("Bimbingan Teknik / Sosialisasi")) == [
        ("Bimbingan Teknik", "Bimbingan Teknis")
    ]


def test_tidying_touches_blanks_only():
    assert (
        tidy("  Mencatat  surat , lalu\n menyimpan; ya ") == "Mencatat surat, lalu\n menyimpan; ya"
    )
    assert tidy("pukul 07.30 , 08.00") == "pukul 07.30, 08.00"


@pytest.mark.parametrize(
    ("judul", "bare"),
    [
        ("SOP Surat Masuk", "Surat Masuk"),
        ("28. SOP surat masuk", "Surat masuk"),
        ("Standar Operasional Prosedur (SOP) Pelayanan Cuti", "Pelayanan Cuti"),
        ("Standar Pelayanan Cuti", "Standar Pelayanan Cuti"),
        ("Penyusunan SOP", "Penyusunan SOP"),
        ("SOP", "SOP"),
    ],
)
def test_a_title_without_sop(judul, bare):
    assert without_sop(judul) == bare
