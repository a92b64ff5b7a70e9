"""A Standar Pelayanan by itself and beside its SOPs: what is found, what is let pass."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soptui.model import (
    IdentitasLayanan,
    Langkah,
    Layanan,
    Pelaksana,
    Severity,
    Simbol,
    Simpul,
)
from soptui.model import path as address
from soptui.rules import ATURAN, Lingkup, at_approval, check_layanan, check_pasangan, is_blocking
from soptui.rules.banding import alike, same_law
from soptui.rules.contoh import CONTOH, KANTOR, dengan
from soptui.rules.contoh_layanan import LAYANAN, PASANGAN, SATU_LAYANAN, layanan_of
from soptui.rules.jangka import banyak_orang, jangka, sebagai_waktu
from soptui.rules.konteks_layanan import KonteksLayanan
from soptui.rules.pasangan import Kesesuaian, ikatan, take_over
from tests.rules.sembarang import SERVICES, SOPS

SOPS_OF = {CONTOH.id: CONTOH}
TIED = [tie.alamat for tie in ikatan(LAYANAN, [CONTOH])]


def rules_of(found):
    return [t.rule for t in found]


def test_the_service_of_the_examples_is_sound():
    assert check_layanan(LAYANAN, KANTOR, LAYANAN.id) == []
    assert check_pasangan(LAYANAN, SOPS_OF, KANTOR) == []


@pytest.mark.parametrize("rule", SATU_LAYANAN)
def test_the_bad_service_is_found_and_the_good_one_is_not(rule):
    contoh = SATU_LAYANAN[rule]

    def found(values):
        return list(ATURAN[rule].check(KonteksLayanan(layanan_of(values), KANTOR, LAYANAN.id)))

    bad = found(contoh.buruk)
    assert bad
    assert all(message.endswith((".", '."')) for _, message in bad), bad
    for path, _ in bad:
        address.get(LAYANAN, path)
    assert found(contoh.baik) == []


def test_all_rules_of_services_have_an_example():
    def of(lingkup):
        return {rule.id for rule in ATURAN.values() if rule.lingkup is lingkup}

    assert of(Lingkup.LAYANAN) == set(SATU_LAYANAN)
    assert of(Lingkup.PASANGAN) == set(PASANGAN)


def test_an_empty_service_lacks_fourteen_components_six_of_them_to_be_published():
    bare = Layanan("sp-a", IdentitasLayanan("Pelayanan Cuti", "ketatalaksanaan"))
    found = [t for t in check_layanan(bare, KANTOR, "sp-a") if "/" in t.path]
    lacking = [t for t in found if not t.path.startswith("identitas")]
    assert len(lacking) == 14
    assert [t.severity for t in lacking].count(Severity.WARNING) == 6
    assert not any(is_blocking(t) for t in found)


def test_what_is_asked_of_any_text_is_asked_of_a_service():
    odd = layanan_of(
        {
            "penyampaian/produk": ("Surat  ijin .......", "Surat\u202e"),
            "pengelolaan/dasar_hukum": ("UU No. 43 tahun 2009",),
        }
    )
    found = rules_of(check_layanan(odd, KANTOR, LAYANAN.id))
    assert {"TEKS-1", "TEKS-2", "TEKS-3", "TEKS-4", "DH-1", "DH-3"} <= set(found)


def test_an_exception_with_its_reason_makes_a_note_of_a_finding():
    excepted = layanan_of(
        {
            "penyampaian/biaya": "",
            "pengelolaan/kompetensi": ("Mengemudi",),
            "identitas/pengecualian": ("SP-14: diatur Perda", "SP-39: tim gabungan", "SP-1: ya"),
        }
    )
    found = {t.rule: t for t in check_layanan(excepted, KANTOR, LAYANAN.id)}
    assert found["SP-14"].severity is Severity.INFO
    assert "diatur Perda" in found["SP-14"].message
    assert "tidak dapat dikecualikan" in found["PGC-1"].message
    pair = check_pasangan(excepted, SOPS_OF, KANTOR)
    assert [(t.rule, "tim gabungan" in t.message) for t in pair] == [("SP-39", True)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("5 hari kerja", 2250),
        ("paling lama 5 (lima) hari kerja sejak berkas lengkap", 2250),
        ("3 (tiga) s.d. 5 (lima) hari", 2250),
        ("1-2 jam", 120),
        ("2 hari untuk baru; 30 menit untuk perpanjangan", 900),
        ("7 hari kalender", 2250),
        ("1 minggu", 2250),
        ("Seketika", None),
        ("setiap hari", None),
    ],
)
def test_the_time_of_a_service_is_read_from_a_sentence(text, minutes):
    assert jangka(text, 450) == minutes


@pytest.mark.parametrize("biaya", ["Gratis", "Rp10.000", "Tidak ada biaya", "Sesuai Perda", "-"])
def test_a_cost_in_words_or_numbers_is_stated(biaya):
    found = check_layanan(layanan_of({"penyampaian/biaya": biaya}), KANTOR, LAYANAN.id)
    assert "SP-26" not in rules_of(found)


@pytest.mark.parametrize(
    "biaya", ["Sesuai ketentuan", "Sesuai dengan peraturan perundang-undangan yang berlaku", "Ada"]
)
def test_a_cost_that_names_neither_amount_nor_regulation_is_none(biaya):
    found = check_layanan(layanan_of({"penyampaian/biaya": biaya}), KANTOR, LAYANAN.id)
    assert "SP-26" in rules_of(found)
    cited = layanan_of({"penyampaian/biaya": f"{biaya} (Perda Nomor 1 Tahun 2024)"})
    assert "SP-26" not in rules_of(check_layanan(cited, KANTOR, LAYANAN.id))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("3 orang", 3),
        ("tiga orang", 3),
        ("2 (dua) orang petugas loket dan 1 orang verifikator", 3),
        ("5", 5),
        ("Seorang petugas", 1),
        ("1 tim, 4 petugas", 4),
        ("secukupnya", None),
    ],
)
def test_people_are_counted(text, people):
    assert banyak_orang(text) == people


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Surat permohonan cuti", "permohonan CUTI dari pegawai"),
        ("FC SK Pangkat terakhir", "Fotokopi Surat Keputusan pangkat terakhir"),
        ("Menerima berkas", "Penerimaan berkas"),
        ("Komputer/laptop", "Laptop dan printer"),
        ("Surat", "surat"),
    ],
)
def test_texts_that_mean_one_thing_are_alike(one, other):
    assert alike(one, other)
    assert alike(other, one)


def test_texts_that_share_only_a_common_word_are_not():
    assert not alike("Surat permohonan cuti", "Surat keterangan lulus")
    assert not alike("Kartu keluarga", "Daftar hadir")


def test_one_regulation_however_it_is_cited():
    assert same_law("UU 43/2009 tentang Kearsipan", "Undang-Undang Nomor 43 Tahun 2009")
    assert not same_law("UU 43/2009 tentang Kearsipan", "UU 5/2014 tentang Kearsipan")
    assert same_law("Perbup Magetan tentang cuti", "Peraturan Bupati Magetan tentang cuti")


def test_both_sides_are_named_and_how_to_mend_it():
    short = layanan_of({"penyampaian/jangka_waktu": "1 jam"})
    (found,) = check_pasangan(short, SOPS_OF, KANTOR)
    assert found.rule == "SP-33"
    assert found.path == "penyampaian/jangka_waktu"
    assert '"1 jam"' in found.message
    assert 'SOP "2 jam 25 menit" (' in found.message
    assert 'menjadi "3 jam", atau' in found.message
    assert CONTOH.id in found.message
    assert "perpanjang" in found.message


def test_the_calendar_of_the_office_says_how_long_a_day_is():
    day = layanan_of({"penyampaian/jangka_waktu": "1 hari"})
    assert check_pasangan(day, SOPS_OF, KANTOR) == []
    short_days = replace(KANTOR, menit_per_hari=60)
    assert rules_of(check_pasangan(day, SOPS_OF, short_days)) == ["SP-33"]


def test_a_service_without_an_sop_hears_of_the_one_with_its_name():
    alone = layanan_of({"identitas/sop": (), "identitas/judul": CONTOH.identitas.judul})
    (found,) = check_pasangan(alone, SOPS_OF, KANTOR)
    assert CONTOH.id in found.message


def test_a_tie_says_what_agrees_what_lacks_and_what_would_be_taken():
    some = layanan_of({"penyampaian/persyaratan": ("Disposisi",)})
    ties = {tie.alamat: tie for tie in ikatan(some, [CONTOH])}
    wanted = ties["penyampaian/persyaratan"]
    assert wanted.kesesuaian is Kesesuaian.SEBAGIAN
    assert wanted.kurang == wanted.sop == ("Surat masuk",)
    assert wanted.ambil == ("Disposisi", "Surat masuk"), "nothing that the service says is lost"
    assert ties["pengelolaan/sarana"].kesesuaian is Kesesuaian.SESUAI
    assert ties["pengelolaan/sarana"].ambil is None
    empty = {t.alamat: t for t in ikatan(Layanan("a", LAYANAN.identitas), [CONTOH])}
    assert {t.kesesuaian for t in empty.values()} == {Kesesuaian.KOSONG}
    assert empty["penyampaian/jangka_waktu"].ambil == "3 jam"
    assert empty["pengelolaan/jumlah_pelaksana"].ambil == "2 orang"


def test_the_applicant_sees_his_own_steps_and_is_not_counted():
    pemohon = Pelaksana("pemohon", "Pemohon")
    steps = (
        Langkah("ajukan", "Mengajukan permohonan", (Simpul("pemohon", Simbol.MULAI),)),
        *CONTOH.langkah[1:],
    )
    sop = replace(CONTOH, pelaksana=(pemohon, *CONTOH.pelaksana), langkah=steps)
    ties = {tie.alamat: tie for tie in ikatan(Layanan("a", LAYANAN.identitas), [sop])}
    assert ties["penyampaian/prosedur"].sop == (
        "Mengajukan permohonan",
        "Mencatat surat dalam buku agenda",
    )
    assert ties["pengelolaan/jumlah_pelaksana"].sop == ("2 orang",)


@pytest.mark.parametrize("alamat", TIED)
def test_what_is_taken_over_agrees_and_touches_nothing_else(alamat):
    bare = Layanan("a", LAYANAN.identitas)
    taken = take_over(bare, [CONTOH], alamat)
    assert {t.alamat: t for t in ikatan(taken, [CONTOH])}[alamat].kesesuaian is Kesesuaian.SESUAI
    assert dengan(taken, alamat, address.get(bare, alamat)) == bare
    assert take_over(taken, [CONTOH], alamat) == taken


def test_a_component_without_a_tie_takes_nothing():
    with pytest.raises(KeyError):
        take_over(LAYANAN, [CONTOH], "penyampaian/biaya")


@settings(deadline=None, max_examples=60)
@given(SERVICES, st.lists(SOPS, max_size=3))
def test_what_is_taken_over_agrees_whatever_it_is(layanan, sops):
    for tie in ikatan(layanan, sops):
        taken = {t.alamat: t for t in ikatan(take_over(layanan, sops, tie.alamat), sops)}
        assert tie.ambil is None or taken[tie.alamat].kurang == ()
        if isinstance(tie.ambil, tuple):
            assert taken[tie.alamat].layanan[: len(tie.layanan)] == tie.layanan


@given(st.integers(0, 10**6), st.integers(2, 1440))
def test_a_time_that_is_put_in_is_read_as_long_enough(menit, per_hari):
    assert jangka(sebagai_waktu(menit, per_hari), per_hari) >= menit


def test_a_broken_sop_is_there_but_is_not_compared():
    (found,) = check_pasangan(LAYANAN, {CONTOH.id: None}, KANTOR)
    assert (found.rule, found.path) == ("SP-31", "identitas/sop/0")
    assert found.message.startswith(f"Berkas SOP {CONTOH.id!r} rusak")


def test_the_nomor_weighs_more_at_approval_as_that_of_an_sop_does():
    for nomor, levels in (("", [Severity.ERROR]), ("188/7/2015", [])):
        found = check_layanan(layanan_of({"identitas/nomor": nomor}), KANTOR)
        assert Severity.ERROR not in {t.severity for t in found}
        assert [t.severity for t in at_approval(found, nomor) if t.rule == "SP-4"] == levels
