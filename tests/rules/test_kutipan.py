"""Citations as offices write them: which are whole, which are wrong, how they are written."""

from datetime import date

import pytest

from soptui.rules import check_all, check_sop
from soptui.rules.contoh import CONTOH, KANTOR, sop_of
from soptui.rules.sitasi import rewritten


def found_in(item):
    """Return what is found in one item of Dasar Hukum: rule and sentence."""
    sop = sop_of({"identitas/dasar_hukum": (item,)})
    return {t.rule: t.message for t in check_sop(sop, KANTOR, CONTOH.id)}


WHOLE = """
    Undang-Undang Dasar Negara Republik Indonesia Tahun 1945
    Undang-Undang Dasar 1945 Pasal 28F
    UUD 1945
    Kitab Undang-Undang Hukum Pidana (KUHP)
    Ketetapan MPR Nomor XI/MPR/1998
    Staatsblad Tahun 1847 Nomor 23
    Undang-Undang Gangguan (Hinder Ordonnantie) Staatsblad Tahun 1926 Nomor 226
    Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja
    Peraturan Menteri Keuangan Nomor 113/PMK.05/2012 tentang Perjalanan Dinas Dalam Negeri
    Peraturan Direktur Jenderal Perbendaharaan Nomor PER-40/PB/2006 tentang Akuntansi Persediaan
    Surat Edaran Kepala BKN Nomor K.26-30/V.99-9/99 tentang Cuti
    Surat Edaran Direktur Jenderal Nomor SE-23/BC/2008 perihal Batas Waktu Pengajuan
    Peraturan Wali Kota Tarakan Nomor 12 Tahun 2022 tentang Tata Kerja
    Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-Undang Nomor 23 Tahun \
2014 tentang Pemerintahan Daerah (Lembaran Negara Tahun 2015 Nomor 58)
    Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara
    Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara
    PermenPAN-RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan
    Peraturan Menteri Pendayagunaan Aparatur Negara Nomor PER/21/M.PAN/11/2008 tentang Pedoman \
Penyusunan Standar Operasional Prosedur (SOP) Administrasi Pemerintahan
    Peraturan Menteri Dalam Negeri Nomor 4 Tahun 2011 tentang Standar Operasional Prosedur di \
Lingkungan Kementerian Dalam Negeri
    UNDANG-UNDANG NOMOR 25 TAHUN 2009 TENTANG PELAYANAN PUBLIK
    DPA Dinas Tahun Anggaran 2024
    Surat tugas Kepala Dinas
"""


@pytest.mark.parametrize("item", WHOLE.strip().split("\n    "))
def test_a_whole_citation_is_left_alone(item):
    assert found_in(item) == {}


@pytest.mark.parametrize(
    ("item", "missing"),
    [
        ("PMK Nomor 29/PMK.06/2010", "tentang"),
        ("Permenkes tentang Puskesmas", "nomor, tahun"),
        ("Perwal Nomor 5 tentang Tata Naskah Dinas", "tahun"),
        ("Perda Kabupaten Magetan", "nomor, tahun, tentang"),
        ("Nomor 2 Tahun 2009 tentang Keuangan Daerah", "jenis"),
        ("1. Undang-Undang tentang Kearsipan", "nomor, tahun"),
    ],
)
def test_what_a_citation_lacks_is_told(item, missing):
    assert found_in(item)["DH-1"] == f"Peraturan ini belum lengkap; tambahkan: {missing}."


def test_a_citation_with_blanks_is_told_once():
    assert set(found_in("Peraturan Bupati Nomor ..... Tahun ..... tentang Cuti")) == {"TEKS-2"}


SOP_AP = "tentang Pedoman Penyusunan Standar Operasional Prosedur (SOP) Administrasi Pemerintahan"


@pytest.mark.parametrize(
    ("item", "meant"),
    [
        ("Undang-Undang Nomor 29 Tahun 2009 tentang Pelayanan Publik;", "25 Tahun 2009"),
        ("Undang – Undang Nomor 43 Tahun 2019 tentang Kearsipan", "43 Tahun 2009"),
        ("UU No: 16 Tahun 1999 tentang Statistik", "16 Tahun 1997 atau 7 Tahun 1960"),
        (f"Peraturan Menteri PANRB No. 35 Tahun 2013 {SOP_AP}.", "35 Tahun 2012"),
        ("Permen PAN & RB Nomor 35 Tahun 2021 tentang Pedoman Penyusunan SOP AP", "35 Tahun 2012"),
        ("Permen PAN & RB No. 12 Th. 2012 tentang Pedoman Penataan Tatalaksana", "12 Tahun 2011"),
        ("Permendagri 35/2012 tentang Penyusunan SOP",
         "52 Tahun 2011 (35 Tahun 2012 adalah PermenPAN-RB)"),
    ],
)  # fmt: skip
def test_a_law_is_known_by_its_title(item, meant):
    assert found_in(item)["DH-2"].endswith(f"salah kutip; yang dimaksud Nomor {meant}.")


@pytest.mark.parametrize(
    ("item", "right", "told"),
    [
        ("Peraturan Presiden Nomor: 68 Tahun 2018 tentang X",
         "Peraturan Presiden Nomor 68 Tahun 2018 tentang X", '"Nomor", bukan "Nomor:"'),
        ("UU No.:27 tahun 1959 tentang X", "UU Nomor 27 Tahun 1959 tentang X",
         '"Nomor", bukan "No.:"; "Tahun", bukan "tahun"'),
        ("Perwal NO. 36/PERT/2008 Tentang X", "Perwal Nomor 36/PERT/2008 tentang X",
         '"Nomor", bukan "NO."; "tentang", bukan "Tentang"'),
        ("Keppres 80 Tahun 2003 tentang X", "Keppres Nomor 80 Tahun 2003 tentang X",
         '"Nomor" sebelum angkanya'),
        ("Undang-undang 8 Th. 1974 tentang X", "Undang-Undang Nomor 8 Tahun 1974 tentang X",
         '"Undang-Undang", bukan "Undang-undang"; "Tahun", bukan "Th."; "Nomor" sebelum angkanya'),
        ("Undang – Undang Nomor 8 Tahun 1974, tentang X",
         "Undang-Undang Nomor 8 Tahun 1974 tentang X",
         '"Undang-Undang", bukan "Undang – Undang"; tanpa koma sebelum "tentang"'),
    ],
)  # fmt: skip
def test_the_form_of_a_citation_is_told_and_mended(item, right, told):
    message = f"Tulis {told}."
    assert (rewritten(item), found_in(item)["DH-3"]) == (right, message)


@pytest.mark.parametrize(
    ("item", "by"),
    [
        ("Permendagri Nomor 54 Tahun 2011 tentang SOP Satpol PP", "Permendagri 16/2023"),
        ("2. PP No. 6 Tahun 2010 tentang Satpol PP", "PP 16/2018"),
        ("Peraturan Menteri Negara PAN Nomor PER/21/M.PAN/11/2008", "PermenPAN-RB 35/2012"),
        ("Permenpan Nomor: Per/21/M.PAN/11/2008 tentang Pedoman", "PermenPAN-RB 35/2012"),
        ("PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan SOP", "PermenPAN-RB 35/2012"),
        ("PermenPAN Nomor 21 Tahun 2008", "PermenPAN-RB 35/2012"),
        (f"Permenpan Nomor 21 Tahun 2008 {SOP_AP}", "PermenPAN-RB 35/2012"),
        ("UU Nomor 43 Tahun 1999", "UU 5/2014, lalu UU 20/2023"),
        ("UU Nomor 5 Tahun 2014, diganti UU Nomor 20 Tahun 2023", ""),
        ("Keputusan Bupati tentang pelaksanaan UU Nomor 5 Tahun 2014", ""),
        ("PP Nomor 11 Tahun 2017 tentang Manajemen PNS", ""),
    ],
)
def test_what_was_replaced_is_told_where_the_citation_does_not_know(item, by):
    sops = [("sop/u/a.toml", sop_of({"identitas/dasar_hukum": (item,)}))]
    told = [t.message for t in check_all(sops, hari_ini=date(2026, 1, 1)) if t.rule == "DH-5"]
    assert not item.startswith("Permenpan") or "DH-2" not in found_in(item)
    assert [f"diganti {by}:" in message for message in told] == ([True] if by else [])


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("Undang-Undang Nomor 1 Tahun 2030 tentang X", "Undang-Undang Nomor 1 Tahun 2030"),
        ("Peraturan Bupati Sukamaju Nomor 1 Tahun 2031 tentang X",
         "Peraturan Bupati Sukamaju Nomor 1 Tahun 2031"),
        ("3. Perda No. 12 Th. 2042", "Perda No. 12 Th. 2042"),
        ("Keputusan Bupati Nomor 188/45/KEP/2027 tentang X",
         "Keputusan Bupati Nomor 188/45/KEP/2027"),
        ("Peraturan Bupati Nomor 5 Tahun 2025 tentang Rencana Pembangunan Tahun 2030", ""),
        ("Peraturan Bupati tentang Rencana Kerja Nomor 3 Tahun 2030", ""),
        ("Rancangan Peraturan Bupati Nomor 5 Tahun 2027 tentang X", ""),
        ("Peraturan Bupati Nomor 2027 Tahun 2025 tentang X", ""),
        ("Peraturan Bupati Nomor 20 Tahun 2026 tentang X", ""),
    ],
)  # fmt: skip
def test_nobody_rests_on_a_regulation_of_a_year_to_come(item, words):
    sops = [("sop/u/a.toml", sop_of({"identitas/dasar_hukum": (item,)}))]
    told = [t.message for t in check_all(sops, hari_ini=date(2026, 11, 23)) if t.rule == "DH-6"]
    assert told == ([f"{words} belum ada: periksa angka tahunnya."] if words else [])


def test_only_regulations_are_rewritten():
    for item in (
        "PP 5/2010 tentang X",
        "Jalan Sudirman No. 5",
        "Undang-Undang Dasar 1945",
        "UU NO. 5 TAHUN 2014",
    ):
        assert rewritten(item) == item
    lower = "Undang-undang nomor 7 tahun 1989 tentang X"
    assert rewritten(lower) == "Undang-Undang Nomor 7 Tahun 1989 tentang X"
