"""Whatever the schemas let through, no rule fails, and one that does hides no other."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soptui.model import Alur, Langkah, Pelaksana, Severity, Simbol, Simpul, Temuan
from soptui.rules import (
    ATURAN,
    Bukti,
    Halaman,
    Lingkup,
    at_approval,
    check_all,
    check_buku,
    check_halaman,
    check_kantor,
    check_layanan,
    check_pasangan,
    check_sop,
)
from soptui.rules import run as rules_run
from soptui.rules.beban import statistik
from soptui.rules.contoh import CONTOH, KANTOR, SATU_SOP, sop_of
from soptui.rules.contoh_lain import LAINNYA
from soptui.rules.contoh_layanan import LAYANAN, PASANGAN, SATU_LAYANAN, layanan_of
from soptui.rules.kata_lama import kata_lama
from soptui.rules.konteks import ringkas
from soptui.rules.lama import lama
from soptui.rules.profil import PROFIL, TINGKAT, severity_of
from tests.rules.sembarang import (
    BOOKS,
    DAYS,
    IDS,
    KNOWN,
    OFFICES,
    PAGES,
    SERVICES,
    SOPS,
    WORDS,
)
from tests.rules.test_contoh import all_findings

MAYBE_OFFICE = st.one_of(st.none(), OFFICES)


def assert_none_failed(found):
    assert [t.message for t in found if t.rule == rules_run.GAGAL] == []
    assert all(isinstance(t.path, str) and t.message for t in found)


@settings(deadline=None, max_examples=120)
@given(SOPS, MAYBE_OFFICE, st.one_of(st.none(), IDS))
def test_no_rule_fails_on_one_sop(sop, office, stem):
    found = check_sop(sop, office, stem)
    assert_none_failed(found)
    assert check_sop(sop, office, stem) == found


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(WORDS, SOPS), max_size=4),
    MAYBE_OFFICE,
    st.dictionaries(IDS, KNOWN),
    st.one_of(st.none(), DAYS),
)
def test_no_rule_fails_across_sops(sops, office, known, day):
    assert_none_failed(check_all(sops, office, known, day))
    statistik([sop for _, sop in sops], office.menit_per_hari if office else 450)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(WORDS, SOPS), max_size=4))
def test_across_sops_nothing_but_the_short_form_is_looked_at(sops):
    short = [(file, ringkas(sop)) for file, sop in sops]
    day = date(2026, 1, 1)
    assert check_all(short, KANTOR, {}, day) == check_all(sops, KANTOR, {}, day)


@settings(deadline=None, max_examples=100)
@given(SERVICES, MAYBE_OFFICE, st.one_of(st.none(), IDS))
def test_no_rule_fails_on_one_service(service, office, stem):
    found = check_layanan(service, office, stem)
    assert_none_failed(found)
    assert check_layanan(service, office, stem) == found


@settings(deadline=None, max_examples=100)
@given(SERVICES, st.dictionaries(IDS, st.one_of(st.none(), SOPS), max_size=3), MAYBE_OFFICE)
def test_no_rule_fails_on_a_service_beside_its_sops(service, sops, office):
    assert_none_failed(check_pasangan(service, sops, office))


@settings(deadline=None, max_examples=100)
@given(BOOKS, st.dictionaries(IDS, WORDS), MAYBE_OFFICE, st.one_of(st.none(), st.lists(WORDS)))
def test_no_rule_fails_on_a_table_of_contents(book, titles, office, pages):
    assert_none_failed(check_buku(book, titles, office, pages))


@settings(deadline=None, max_examples=100)
@given(PAGES, st.one_of(st.none(), st.integers(0, 9999)), MAYBE_OFFICE)
def test_no_rule_fails_on_a_page_of_the_book(lines, year, office):
    found = check_halaman(Halaman("buku/a.md", tuple(lines), year), office)
    assert_none_failed(found)
    assert all(1 <= t.line <= max(1, len(lines)) for t in found)


@settings(deadline=None, max_examples=100)
@given(OFFICES)
def test_no_rule_fails_on_an_office(office):
    assert_none_failed(check_kantor(office))


@settings(deadline=None, max_examples=60)
@given(SOPS, st.integers(1, 1440))
def test_the_ways_are_ordered_and_the_work_is_not_more_than_the_steps(sop, per_hari):
    told = lama(sop, per_hari)
    ways = (told.tersingkat, told.lazim, told.terpanjang)
    if None in ways:
        assert ways == (None, None, None)
    else:
        assert told.tersingkat <= told.lazim <= told.terpanjang
    assert not set(told.kosong) & set(told.tak_terbaca)
    assert all(minutes >= 0 for _, minutes in told.per_pelaksana)
    assert kata_lama(sop, per_hari).endswith(".")


def _many(count):
    """Return an SOP of many steps in rings, of many columns, and with long lists."""
    ring = [
        Langkah(
            f"s{i}",
            f"Memeriksa berkas ke-{i}",
            (
                Simpul(
                    f"p{i % 40}",
                    Simbol.KEPUTUSAN,
                    "",
                    (Alur(f"s{(i + 1) % count}", "Ya"), Alur(f"s{i * 7 % count}", "Tidak")),
                ),
            ),
            kelengkapan=("Berkas",) * 20,
            waktu="1 jam",
            output=("Berkas",) * 20,
        )
        for i in range(count)
    ]
    many = tuple(f"Butir ke-{i}" for i in range(count))
    laws = tuple(f"Undang-Undang Nomor {i} Tahun 2009 tentang Kearsipan" for i in range(count))
    sheet = replace(CONTOH.identitas, dasar_hukum=laws, peralatan=many, keterkaitan=many)
    columns = tuple(Pelaksana(f"p{i}", f"Petugas {i}") for i in range(40))
    return replace(CONTOH, identitas=sheet, pelaksana=columns, langkah=tuple(ring))


def test_thousands_of_items_are_no_fault():
    sop = _many(600)
    found = check_sop(sop, KANTOR, sop.id)
    assert_none_failed(found)
    assert {"FL-1", "FL-10"} <= {t.rule for t in found}
    assert lama(sop, 450).terpanjang is None


@pytest.mark.parametrize(
    "text", ["jika " * 3000, "a-" * 8000, "1. " * 5000, "Nomor 1 Tahun " * 1200, "(" * 16000,
             "/ " * 8000, "dikembalikan kepada " * 800, "\u0301" * 16000,
             " " * 16000 + "x", "." * 16000],
    ids=lambda text: text[:9],
)  # fmt: skip
def test_a_long_text_holds_no_rule_up(text):
    long = sop_of({"langkah/catat/kegiatan": text, "identitas/judul": text,
                   "identitas/dasar_hukum": (text,), "identitas/peringatan": (text,),
                   "langkah/catat/waktu": text, "langkah/catat/keterangan": text})  # fmt: skip
    assert_none_failed(check_sop(long, KANTOR, long.id))
    assert_none_failed(check_all([("sop/ketatalaksanaan/a.toml", long)], KANTOR))
    service = layanan_of({"identitas/judul": text, "penyampaian/jangka_waktu": text,
                          "penyampaian/biaya": text, "penyampaian/pengaduan": (text,),
                          "pengelolaan/jumlah_pelaksana": text})  # fmt: skip
    assert_none_failed(check_layanan(service, KANTOR, service.id))
    assert_none_failed(check_pasangan(service, {long.id: long}, KANTOR))
    assert_none_failed(check_halaman(Halaman("buku/a.md", (text,), 2015)))


def found_in_bad_example(rule):
    if rule in SATU_SOP:
        return check_sop(sop_of(SATU_SOP[rule].buruk), KANTOR, CONTOH.id)
    if rule in SATU_LAYANAN:
        return check_layanan(layanan_of(SATU_LAYANAN[rule].buruk), KANTOR, LAYANAN.id)
    return all_findings((LAINNYA.get(rule) or PASANGAN[rule]).subjek_buruk)


@pytest.mark.parametrize("lingkup", Lingkup)
def test_a_rule_that_fails_is_told_by_name_and_hides_no_other(lingkup, monkeypatch):
    def broken(_):
        yield "", "Temuan pertama."
        raise ZeroDivisionError

    first, watched, *_ = (r for r in ATURAN.values() if r.lingkup is lingkup)
    failing = replace(first, check=broken)
    swapped = tuple(failing if r.id == first.id else r for r in rules_run.BERURUT)
    monkeypatch.setattr(rules_run, "BERURUT", swapped)
    told = {t.rule: t for t in found_in_bad_example(watched.id)}
    assert watched.id in told
    assert first.id not in told
    failure = told[rules_run.GAGAL]
    assert failure.message.startswith(f"Aturan {first.id} tidak dapat dijalankan di sini")
    assert failure.severity is Severity.WARNING


@pytest.mark.parametrize("profil", [*PROFIL, "kantor-sendiri"])
@pytest.mark.parametrize("word", TINGKAT)
def test_what_nobody_has_seen_in_print_is_never_an_error(profil, word):
    office = replace(KANTOR, profil=profil, tingkat=tuple((rule, word) for rule in ATURAN))
    found = [Temuan(r.id, severity_of(r, office) or Severity.INFO, "") for r in ATURAN.values()]
    for weighed in (found, at_approval(found, "")):
        graves = {t.rule for t in weighed if t.severity is Severity.ERROR}
        assert not {rule for rule in graves if ATURAN[rule].bukti is Bukti.UMUM}
        assert graves >= {r.id for r in ATURAN.values() if r.is_format}
