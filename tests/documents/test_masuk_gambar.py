"""What Word, Excel and PDF draw is read back by geometry alone: the oracle of the layout."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections import Counter
from dataclasses import replace

import pytest
from pypdf import PdfReader

from soptui.documents.docx import WordWriter
from soptui.documents.masuk.arsip import Arsip
from soptui.documents.masuk.baca import read_incoming
from soptui.documents.masuk.docx import read_docx
from soptui.documents.masuk.gambar import read_chart
from soptui.documents.masuk.lembar import Judul
from soptui.documents.masuk.susun import drawn_sop, overlaid
from soptui.documents.masuk.xlsx import read_xlsx
from soptui.documents.pdf import Pilihan, Printer
from soptui.documents.xlsx import ExcelWriter
from soptui.errors import InvalidError, RefusedError
from soptui.model import Alur, Identitas, Organisasi, Simbol, Sop
from soptui.model.flow import panah
from soptui.repo import Repository
from tests.chart.samples import NAMED, hard
from tests.contoh import dengan_waktu, sop_contoh
from tests.documents.baca_gambar_pdf import halaman
from tests.documents.edisi_contoh import DAY, KANTOR, edisi

KINDS = {Simbol.MULAI: "term", Simbol.SELESAI: "term", Simbol.PROSES: "box"}
WORD, EXCEL, PRINTER = WordWriter(Pilihan()), ExcelWriter(Pilihan()), Printer(Pilihan())
BOTH = pytest.mark.parametrize("writer", [WORD, EXCEL], ids=["word", "excel"])


def bare(words) -> str:
    return "".join(words.split())


def truth(sop: Sop):
    """Return symbols, arrows and joint rows of an SOP as they are drawn."""
    lanes = {p.id: k for k, p in enumerate(sop.pelaksana)}
    symbols = {
        (r, lanes[s.pelaksana]): (KINDS.get(s.simbol, "dec"), bare(s.teks))
        for r, step in enumerate(sop.langkah)
        for s in step.simpul
    }
    joint = {r for r, step in enumerate(sop.langkah) if step.bersama and len(step.simpul) > 1}

    def unit(place):
        own = sorted(c for r, c in symbols if r == place.langkah)
        lane = own[0] if place.langkah in joint else lanes[place.pelaksana]
        return place.langkah, lane

    arrows = {(unit(a.dari), unit(a.ke), bare(a.label)) for a in panah(sop)}
    return symbols, sorted(arrows), joint


def seen(sheet):
    """Return the same of what is drawn."""
    chart = read_chart(sheet.halaman)
    symbols = {place: (kind, bare(words)) for place, (kind, words) in chart.simbol.items()}
    arrows = sorted((p.dari, p.ke, bare(p.label)) for p in chart.panah)
    return symbols, arrows, chart.bersama


def sheets(sop, writer, titles=None):
    return drawn_in(Arsip(writer.sop(edisi(sop, judul=titles or {})).data, "a"), writer)


def drawn_in(arsip, writer):
    if writer is EXCEL:
        return read_xlsx(arsip, Judul())
    return read_docx(arsip.read("word/document.xml"), "a", Judul())


@BOTH
@pytest.mark.parametrize("name", NAMED)
def test_symbols_arrows_and_their_words_come_back(name, writer):
    sop = NAMED[name]()
    [sheet] = sheets(sop, writer)
    assert seen(sheet) == truth(sop)


@BOTH
@pytest.mark.parametrize("seed", range(4))
def test_hard_charts_of_several_pages_come_back(seed, writer):
    sop = hard(seed, rows=45, lanes=6) if seed % 4 == 3 else hard(seed)
    [sheet] = sheets(sop, writer)
    symbols, arrows, joint = seen(sheet)
    own_symbols, own_arrows, own_joint = truth(sop)
    assert {p: kind for p, (kind, _) in symbols.items()} == {
        p: kind for p, (kind, _) in own_symbols.items()
    }
    assert [a[:2] for a in arrows] == [a[:2] for a in own_arrows]
    assert joint == own_joint
    # the words of a symbol and the label of its only arrow may stand in one place
    assert words(symbols, arrows) == words(own_symbols, own_arrows)


def words(symbols, arrows) -> Counter[str]:
    return Counter(w for w in [*(w for _, w in symbols.values()), *(a[2] for a in arrows)] if w)


@BOTH
def test_every_sop_of_the_sample_book_is_drawn_as_it_is(demo_master, writer):
    repository = Repository.open(demo_master)
    titles = {entry.id: entry.judul for entry in repository.entries()}
    count = 0
    for sop_id in titles:
        sop = repository.read(sop_id).sop
        [sheet] = sheets(sop, writer, titles)
        drawn, doubts = drawn_sop(sheet, repository.organisasi, titles)
        assert (overlaid(sop, drawn, titles), doubts) == (sop, [])
        count += len(drawn.langkah)
    assert count > 100


@BOTH
def test_a_drawing_alone_gives_a_whole_sop(writer):
    sop = sop_contoh()
    own = replace(
        sop.identitas,
        dasar_hukum=("Undang-Undang Nomor 25 Tahun 2009", "Permendagri Nomor 52 Tahun 2011"),
        keterkaitan=("sop:surat-keluar", "Buku agenda"),
        peralatan=("Komputer",),
        tanggal_pembuatan=dt.date(2015, 1, 12),
    )
    sop = replace(sop, identitas=own)
    titles = {"surat-keluar": "Surat Keluar"}
    [sheet] = sheets(sop, writer, titles)
    drawn, doubts = drawn_sop(sheet, KANTOR, titles)
    assert doubts == []
    assert (drawn.id, drawn.identitas) == (sop.id, own)
    assert [p.nama for p in drawn.pelaksana] == [p.nama for p in sop.pelaksana]
    assert truth(drawn) == truth(sop)
    for there, here in zip(drawn.langkah, sop.langkah, strict=True):
        steps = [replace(step, id="", simpul=()) for step in (there, here)]
        assert steps[0] == steps[1]
    other = drawn_sop(sheet, Organisasi(KANTOR.instansi), {})[0].identitas
    assert (other.unit, other.pengesah) == ("", "")


@BOTH
def test_what_was_changed_in_the_drawing_changes_just_that(writer):
    sop = sop_contoh()
    steps = list(sop.langkah)
    steps[1] = replace(
        steps[1],
        simpul=(replace(steps[1].simpul[0], alur=(Alur("terima", "Ya"), Alur("catat", "Tidak"))),),
    )
    for changed in (
        dengan_waktu(sop, "77 menit", 1),
        replace(sop, langkah=sop.langkah[1:]),
        replace(sop, langkah=tuple(steps)),
        replace(sop, pelaksana=(replace(sop.pelaksana[0], nama="Caraka"), sop.pelaksana[1])),
        replace(sop, identitas=replace(sop.identitas, judul="Judul lain")),
    ):
        [sheet] = sheets(changed, writer)
        drawn = overlaid(sop, drawn_sop(sheet, KANTOR, {})[0], {})
        assert drawn != sop
        assert truth(drawn) == truth(changed)
        assert [s.id for s in drawn.langkah] == [s.id for s in changed.langkah]
        assert replace(drawn, langkah=()) == replace(changed, langkah=())


@BOTH
def test_a_document_whose_carried_part_was_dropped_is_still_read(tmp_path, writer):
    data = writer.sop(edisi(sop_contoh())).data
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if not name.startswith("customXml"):
                new.writestr(name, old.read(name))
    kiriman = read_incoming(file)
    assert (kiriman.jenis, kiriman.bawaan) == ("xlsx" if writer is EXCEL else "docx", ())
    [sheet] = kiriman.lembar
    assert seen(sheet) == truth(sop_contoh())


@BOTH
def test_tables_without_cells_and_with_odd_numbers_are_still_read(writer):
    arsip = Arsip(writer.sop(edisi(sop_contoh())).data, "a")
    part = "xl/worksheets/sheet2.xml" if writer is EXCEL else "word/document.xml"
    whole = arsip.read(part).decode()
    cell = r"<c r=.*?(?:/>|</c>)" if writer is EXCEL else r"<w:tc>.*?</w:tc>"
    body = whole.index("Menerima surat masuk")
    for pattern, other in (
        (cell, ""),
        (r'(?<=val=")[0-9]+(?=")', "²"),
        (r'(?<=ht=")[0-9.]+(?=")', "nan"),
        (r"(?<=>)[^<>]+(?=<)", "(1 ke 99: Ya)" + "9" * 5000),
    ):
        text = whole[:body] + re.sub(pattern, other, whole[body:], count=7)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as new:
            for name in arsip.names(bool):
                new.writestr(name, text.encode() if name == part else arsip.read(name))
        [sheet] = drawn_in(Arsip(file.getvalue(), "a"), writer)
        drawn = drawn_sop(sheet, KANTOR, {})[0]
        assert drawn.identitas.judul == sop_contoh().identitas.judul
        assert overlaid(sop_contoh(), drawn, {}).id == "surat-masuk"


def test_hostile_drawings_are_refused_with_a_sentence(tmp_path):
    file = tmp_path / "a.docx"

    def packed(document: bytes):
        with zipfile.ZipFile(file, "w") as new:
            new.writestr("word/document.xml", document)
        return file

    odd = b'<?xml version="1.0" encoding="abc"?><a/>'
    for document in (b"<w:document", b"", b"\xff\xfe<", odd):
        with pytest.raises(InvalidError, match="tidak utuh"):
            read_incoming(packed(document))
    bomb = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(RefusedError, match="DTD"):
            read_incoming(packed(bomb.encode(encoding)))
    with pytest.raises(RefusedError, match="terlalu besar"):
        read_incoming(packed(b"<a>" + b" " * (17 << 20) + b"</a>"))


def printed(sop):
    """Return kinds of symbols and arrows of what is printed."""
    pdf = PRINTER.sop(edisi(sop), DAY).pdf
    pages = [halaman(page) for page in PdfReader(io.BytesIO(pdf)).pages]
    chart = read_chart([page for page in pages if page is not None])
    kinds = {place: kind for place, (kind, _) in chart.simbol.items()}
    joint = truth(sop)[2]

    def unit(place):
        row, lane = place
        return (row, min(c for r, c in kinds if r == row)) if row in joint else (row, lane)

    return kinds, sorted({(unit(p.dari), unit(p.ke)) for p in chart.panah})


def as_it_is(sop):
    symbols, arrows, _ = truth(sop)
    return {place: kind for place, (kind, _) in symbols.items()}, sorted({a[:2] for a in arrows})


@pytest.mark.parametrize("name", [*NAMED, "0", "1", "2"])
def test_the_lines_on_paper_are_the_arrows_over_all_pages(name):
    sop = NAMED[name]() if name in NAMED else hard(int(name))
    assert printed(sop) == as_it_is(sop)


def test_every_sop_of_the_sample_book_is_printed_as_it_is(demo_master):
    repository = Repository.open(demo_master)
    sops = [repository.read(entry.id).sop for entry in repository.entries()]
    count = 0
    for sop in sops:
        if sop.langkah:
            count += 1
            assert printed(sop) == as_it_is(sop)
    assert count > 10


@BOTH
def test_an_empty_sop_has_a_sheet_without_a_chart(writer):
    sop = Sop("kosong", Identitas("Kosong", "sekretariat"))
    [sheet] = sheets(sop, writer)
    assert sheet.halaman == []
    assert drawn_sop(sheet, KANTOR, {})[0].identitas.judul == "Kosong"
