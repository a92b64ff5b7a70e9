"""The book as printed and the complete SOPs, before any repository is made of them."""

import hashlib
import re
from collections import Counter

import pytest

from soptui.model import Jenis, Simbol, Sop, Waktu, panah
from soptui.rules import check_sop
from soptui.sample.isi import berkas, kerangka, layanan, lengkap
from soptui.toml import read_buku, read_organisasi

LENGKAP = lengkap()
CARDS_AS_PRINTED = "6a30829a7714c1a8b619b8f0c6a2391b93783a05d2cfba6c68a328bff93ca3e9"
ENTRIES_AS_PRINTED = "a4abeeaa62afacbe36342ecb4ca43d718b58b077e945f14432453a56fa704133"

each_complete_sop = pytest.mark.parametrize("sop", LENGKAP, ids=lambda sop: sop.id)


def fingerprint(lines: list[str]) -> str:
    """SHA-256 of the text; the constants above were taken from the printed book itself."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def buku():
    read = read_buku(berkas()["buku/buku.toml"], "buku/buku.toml")
    book, findings = read.buku, read.temuan
    assert not findings
    return book


def organisasi():
    return read_organisasi(berkas()["soptui.toml"], "soptui.toml")


def test_every_title_card_is_as_printed():
    cards = [sop.identitas for sop in kerangka()[:39]]
    lines = [
        f"{i.judul}|{i.penanggung_jawab_produk}|{i.penanggung_jawab_pelaksanaan}|{i.ruang_lingkup}"
        for i in cards
    ]

    assert fingerprint(lines) == CARDS_AS_PRINTED


def test_every_entry_of_the_table_of_contents_is_as_printed():
    lines = [f"{k.judul}|{b.nomor}|{b.judul}" for k in buku().kelompok for b in k.butir]

    assert len(lines) == 42
    assert fingerprint(lines) == ENTRIES_AS_PRINTED


def test_print_errors_are_not_repaired():
    titles = Counter(sop.identitas.judul for sop in kerangka())
    numbers = [b.nomor for b in buku().kelompok[2].butir]
    twice = [title for title, times in titles.items() if times == 2]

    assert twice[0].endswith("Kepala Sub Bagian (Apabila disposisi hadir)")
    assert twice[1:] == [
        "Penyusunan Peraturan Bupati",
        "Penyusunan Standar Pelayanan Minimal (SPM)",
    ]
    assert numbers[11:] == ["12", "13", "13", "15"]
    assert "Pengadaan Id Card Pegawai Negeri Sipil" in titles
    assert any("Propinsi" in title for title in titles)


def test_every_sop_has_an_id_of_its_own_and_a_unit_of_the_office():
    ids = [sop.id for sop in kerangka()]
    units = {unit.id for unit in organisasi().unit}

    assert len(ids) == len(set(ids)) == 55
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) and len(i) <= 80 for i in ids)
    assert {sop.identitas.unit for sop in kerangka()} <= units


def test_every_entry_of_the_book_leads_to_an_sop_or_a_service():
    sops, services = {sop.id for sop in kerangka()}, {one.id for one in layanan()}
    lines = [butir for kelompok in buku().kelompok for butir in kelompok.butir]

    assert all(bool(b.sop in sops) is not bool(b.layanan in services) for b in lines)
    assert [b.layanan for b in lines[9:14]] == [one.id for one in layanan()]
    assert [b.layanan for b in lines].count("") == 37


def test_a_skeleton_says_what_the_book_says_and_no_more():
    for sop in kerangka():
        assert sop.pelaksana == sop.langkah == ()
        assert (sop.identitas.nomor, sop.identitas.dasar_hukum) == ("", ())


def test_a_complete_sop_keeps_the_words_of_its_card():
    cards = {sop.id: sop.identitas for sop in kerangka()}

    assert len(LENGKAP) == 14
    for sop in LENGKAP:
        card, sheet = cards[sop.id], sop.identitas
        assert (sheet.judul, sheet.unit) == (card.judul, card.unit)
        assert sheet.penanggung_jawab_produk == card.penanggung_jawab_produk
        assert sheet.penanggung_jawab_pelaksanaan == card.penanggung_jawab_pelaksanaan
        assert sheet.ruang_lingkup == card.ruang_lingkup


@each_complete_sop
def test_a_complete_sop_has_no_finding_but_those_of_its_printed_card(sop: Sop):
    found = {(t.rule, t.path) for t in check_sop(sop, organisasi(), sop.id)}
    outside = {("ID-15", "identitas/penanggung_jawab_produk")}
    is_incoming = sop.id == "pengagendaan-surat-masuk"
    assert found <= {("TEKS-4", "identitas/judul")} | (outside if is_incoming else set())


@each_complete_sop
def test_a_complete_sop_fills_in_the_whole_identity_sheet(sop: Sop):
    sheet = sop.identitas

    assert sheet.jenis is Jenis.ADMINISTRATIF
    assert len(sheet.cakupan) == 3
    assert re.fullmatch(r"065/\d\d/403\.031/2015", sheet.nomor)
    assert sheet.pengesah == "kabag"
    assert len(sheet.dasar_hukum) >= 3
    assert all(" Nomor " in law and " tentang " in law for law in sheet.dasar_hukum)
    assert sheet.kualifikasi_pelaksana
    assert sheet.peralatan
    assert sheet.pencatatan
    assert all(re.match(r"(Jika|Apabila) .+, maka .+", w) for w in sheet.peringatan)


@each_complete_sop
def test_a_complete_sop_is_tied_to_others_that_exist(sop: Sop):
    ids = {other.id for other in kerangka()} - {sop.id}
    named = [k.removeprefix("sop:") for k in sop.identitas.keterkaitan if k.startswith("sop:")]

    assert named
    assert set(named) <= ids


@each_complete_sop
def test_steps_are_written_as_the_guideline_asks(sop: Sop):
    assert 6 <= len(sop.langkah) <= 18
    assert 3 <= len(sop.pelaksana) <= 8
    for step in sop.langkah:
        assert re.match(r"Me(m|n|ng|ny|l|r|w|y)?[a-z]+ ", step.kegiatan)
        assert not step.kegiatan.endswith(".")
        assert step.kelengkapan
        assert step.output
        assert Waktu.parse(step.waktu)


@each_complete_sop
def test_columns_stand_in_the_order_in_which_they_act(sop: Sop):
    acting = dict.fromkeys(s.pelaksana for step in sop.langkah for s in step.simpul)

    assert list(acting) == [p.id for p in sop.pelaksana]


@each_complete_sop
def test_a_step_works_with_what_an_earlier_one_gave(sop: Sop):
    given: set[str] = set()
    fed = 0
    for step in sop.langkah:
        fed += any(item in given for item in step.kelengkapan)
        given.update(step.output)

    assert fed >= 0.7 * len(sop.langkah)


@each_complete_sop
def test_every_flow_can_go_back_once_and_ends(sop: Sop):
    arrows = panah(sop)
    shapes = [s.simbol for step in sop.langkah for s in step.simpul]

    assert any(a.ke.langkah < a.dari.langkah for a in arrows)
    assert shapes[0] is Simbol.MULAI
    assert Simbol.SELESAI in shapes


def test_the_shapes_of_real_charts_occur():
    steps = [step for sop in LENGKAP for step in sop.langkah]
    arrows = [a for sop in LENGKAP for a in panah(sop)]
    exits = [
        [a.label for a in s.alur or ()]
        for step in steps
        for s in step.simpul
        if s.simbol is Simbol.KEPUTUSAN
    ]

    assert sum(a.ke.langkah > a.dari.langkah + 1 for a in arrows) >= 8
    assert sum(len(step.simpul) > 1 and not step.bersama for step in steps) >= 10
    assert any(len(step.simpul) == 3 for step in steps)
    assert sum(step.bersama for step in steps) >= 5
    assert sum("-" in step.waktu for step in steps) >= 40
    assert sum(labels == ["Ya", "Tidak"] for labels in exits) >= 10
    assert sum(labels != ["Ya", "Tidak"] for labels in exits) >= 10
    assert any(len(labels) == 3 for labels in exits)
    assert any(s.teks for step in steps for s in step.simpul)
    assert max(len(sop.langkah) for sop in LENGKAP) >= 15
    assert max(len(sop.pelaksana) for sop in LENGKAP) == 8


def test_numbers_and_sentences_are_not_used_twice():
    numbers = [sop.identitas.nomor for sop in LENGKAP]
    sentences = [step.kegiatan for sop in LENGKAP for step in sop.langkah]
    sentences += [w for sop in LENGKAP for w in sop.identitas.peringatan]

    assert len(numbers) == len(set(numbers))
    assert len(sentences) == len(set(sentences))


def test_nobody_is_named():
    assert all(not j.pejabat and not j.nip for j in organisasi().jabatan)
    text = b"\n".join(berkas().values()).decode()
    text += "".join(str(sop) for sop in kerangka() + LENGKAP)
    assert not re.search(r"\d{8} ?\d{6} ?\d ?\d{3}|\bS\.Sos\b|\bM\.Si\b|\bS\.H\b|\bDrs?\. ", text)


def test_the_pages_of_the_book_are_short_and_headed():
    pages = {path: data.decode() for path, data in berkas().items() if path.endswith(".md")}

    assert {"buku/kata-pengantar.md", "buku/pendahuluan.md"} <= set(pages)
    assert all(page.startswith("# ") and len(page) < 3000 for page in pages.values())
