"""Whatever the schema lets through, no rule fails and no way is longer than the longest."""

from hypothesis import given, settings
from hypothesis import strategies as st

from soptui.model import (
    Alur,
    Identitas,
    Jenis,
    Langkah,
    Pelaksana,
    RiwayatAwal,
    Simbol,
    Simpul,
    Sop,
)
from soptui.model.buku import Buku, ButirBuku, KelompokBuku
from soptui.rules import Halaman, check_all, check_buku, check_halaman, check_sop
from soptui.rules import run as rules_run
from soptui.rules.contoh import KANTOR
from soptui.rules.konteks import Konteks, Kumpulan, ringkas
from soptui.rules.lama import lama

IDS = st.sampled_from(["a", "b", "c", "d-1", "kabag", "hilang"])
WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "Menerima surat", "1. ", "SOP", "SOP a", "sop:a", "FC-5: x", "RUJ-1: y", "....", "/ /",
            "dikembalikan kepada a", "jika a jika b dikembalikan ke Kabag", "UU No. 5 Tahun 2014",
            "PP 99999/99", "A", "Kabag / Sekda", "(", "\\", "\u202e", "İ", "ß", "٣ menit",
        ]
    ),
)  # fmt: skip
LISTS = st.lists(WORDS, max_size=3).map(tuple)
DATES = st.sampled_from([None, "", "2015", "2015-02", "2015-02-31", "0000", "9999-12-31"])
TIMES = st.one_of(WORDS, st.sampled_from(["5 menit", "1-3 hari", "999999 bulan", "-", "2-1 jam"]))
ARROWS = st.builds(Alur, st.one_of(IDS, st.tuples(IDS, IDS).map("/".join)), WORDS)
SYMBOLS = st.builds(
    Simpul,
    IDS,
    st.sampled_from(Simbol),
    WORDS,
    st.one_of(st.none(), st.lists(ARROWS, max_size=13).map(tuple)),
)
STEPS = st.builds(
    Langkah,
    IDS,
    WORDS,
    st.lists(SYMBOLS, min_size=1, max_size=4).map(tuple),
    LISTS,
    TIMES,
    LISTS,
    WORDS,
    st.booleans(),
)
SHEETS = st.builds(
    Identitas,
    WORDS,
    IDS,
    st.sampled_from(Jenis),
    WORDS,
    st.lists(st.sampled_from(["makro", "mikro", "final", "parsial"]), unique=True).map(tuple),
    DATES,
    IDS,
    *[WORDS] * 3,
    *[LISTS] * 7,
)
SOPS = st.builds(
    Sop,
    IDS,
    SHEETS,
    st.lists(st.builds(Pelaksana, IDS, WORDS), max_size=4).map(tuple),
    st.lists(STEPS, max_size=6).map(tuple),
    st.builds(RiwayatAwal, st.none(), DATES, DATES, WORDS),
)


@settings(deadline=None, max_examples=250)
@given(SOPS)
def test_no_rule_fails_on_one_sop(sop):
    context = Konteks(sop, KANTOR, "a")
    for rule in rules_run.BERURUT:
        if rule.lingkup is rules_run.Lingkup.SOP:
            list(rule.check(context))
    assert check_sop(sop, KANTOR, "a") == check_sop(sop, KANTOR, "a")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(WORDS, SOPS), max_size=4))
def test_no_rule_fails_across_sops(sops):
    from datetime import date

    context = Kumpulan(sops, KANTOR, {}, date(2026, 1, 1))
    for rule in rules_run.BERURUT:
        if rule.lingkup is rules_run.Lingkup.REPOSITORI:
            list(rule.check(context))
    assert all(t.rule != rules_run.GAGAL for t in check_all(sops, KANTOR))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(WORDS, SOPS), max_size=4))
def test_across_sops_nothing_but_the_short_form_is_looked_at(sops):
    from datetime import date

    short = [(file, ringkas(sop)) for file, sop in sops]
    day = date(2026, 1, 1)
    assert check_all(short, KANTOR, {}, day) == check_all(sops, KANTOR, {}, day)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.builds(ButirBuku, WORDS, WORDS, st.one_of(st.just(""), IDS)), max_size=5))
def test_no_rule_fails_on_a_table_of_contents(butir):
    buku = Buku("Buku", None, (KelompokBuku("Kelompok", "", tuple(butir)),))
    assert all(t.rule != rules_run.GAGAL for t in check_buku(buku, {"a": "A", "b": "B"}))


PAGES = st.sampled_from(["# Keputusan Bupati", "Penjelasan", "Nomor / /2015", "Magetan, 2014"])


@settings(deadline=None, max_examples=100)
@given(st.lists(st.one_of(PAGES, WORDS), max_size=6), st.sampled_from([None, 2015]))
def test_no_rule_fails_on_a_page_of_the_book(lines, year):
    found = check_halaman(Halaman("buku/a.md", tuple(lines), year))
    assert all(t.rule != rules_run.GAGAL for t in found)
    assert all(1 <= t.line <= max(1, len(lines)) for t in found)


@settings(deadline=None, max_examples=250)
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
