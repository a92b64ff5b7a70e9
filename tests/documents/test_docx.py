"""Word documents: in the schema's order, complete, harmless, of the geometry of the PDF."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from soptui.documents.bagan import chart_data
from soptui.documents.book import book_edition
from soptui.documents.docx import WordWriter
from soptui.documents.fonts import Letters
from soptui.documents.foto import read_picture
from soptui.documents.kertas import SIZES, Kertas
from soptui.documents.pdf import Pilihan
from soptui.model.flow import panah
from soptui.repo import Repository
from soptui.repo.approval.force import Masa
from tests.chart.samples import NAMED, hard
from tests.contoh import sop_contoh
from tests.documents.baca_docx import (
    OFFICE,
    attribute,
    disorder,
    found,
    parts,
    shapes,
    tag,
    text,
    ties,
    tree,
)
from tests.documents.edisi_contoh import (
    ANY_WORDS,
    STAMPS,
    UNSEEN,
    UNSEEN_TOLD,
    begun_with,
    edisi,
    filled_with,
)
from tests.documents.test_pdf import flat, lengkap, png

DAY = dt.date(2030, 1, 1)


def tulis(sop, masa=Masa.BERLAKU, logo=None, **choices):
    return WordWriter(Pilihan(**choices)).sop(edisi(sop, masa, logo))


@pytest.fixture(scope="module")
def buku(demo_master):
    edition = book_edition(Repository.open(demo_master), "HEAD", DAY, draft=True)
    return edition, WordWriter(Pilihan()).book(edition).data


def footers(data: bytes) -> list[str]:
    return [
        text(tree(data, name)) for name in parts(data) if re.fullmatch(r"word/footer\d+\.xml", name)
    ]


def test_the_sheet_says_all_that_the_sop_says():
    data = tulis(lengkap()).data
    said = text(tree(data))
    for words in (
        *("SEKRETARIAT DAERAH", "BAGIAN UMUM", "Jalan Basuki Rachmat 1", "(0351) 895043"),
        *("065/22/2015", "12 Januari 2015", "4 Maret 2019", "1 Januari 2020"),
        *("Kepala Bagian Umum", "Drs. Budi Santoso", "NIP 19730416 199303 1 007"),
        *("Pengagendaan Surat Masuk", "Undang-Undang Nomor 25 Tahun 2009", "SOP surat-keluar"),
        *("Memahami tata naskah", "Komputer", "Jika terlambat", "Buku agenda surat"),
        *("Dasar Hukum", "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan/Perlengkapan"),
        *("Peringatan", "Pencatatan dan Pendataan", "Kegiatan", "Pelaksana", "Mutu Baku"),
        *("Kelengkapan", "Waktu", "Output", "Keterangan", "Agendaris", "Menerima surat masuk"),
        *("10 menit", "Disposisi", "Ya", "Tidak"),
    ):
        assert words in said
    [footer] = footers(data)
    assert footer.startswith("surat-masuk | Revisi 2 | commit a1a1a1a1a1 | Berlaku sejak")
    assert "Halaman 1 dari 1" in footer


@pytest.mark.parametrize("which", ["sheet", "connectors", "book"])
def test_every_part_is_in_the_order_of_the_schema(which, buku):
    made = {
        "sheet": lambda: tulis(lengkap(), Masa.BELUM, ("logo.png", png())).data,
        "connectors": lambda: tulis(hard(1, rows=45, lanes=6)).data,
        "book": lambda: buku[1],
    }
    data = made[which]()
    for name in parts(data):
        if name.endswith((".xml", ".rels")):
            assert not disorder(tree(data, name)), name
    root = tree(data)
    for cell in found(root, "w:tc"):
        assert tag(cell[-1]) == "w:p"  # Word refuses a cell that does not end so
    names = [tag(e) for e in found(root, "w:body")[0]]
    assert names[-1] == "w:sectPr"
    assert ("w:tbl", "w:tbl") not in set(pairwise(names))
    for table in found(root, "w:tbl"):
        columns = len(found(next(e for e in table if tag(e) == "w:tblGrid"), "w:gridCol"))
        for row in (e for e in table if tag(e) == "w:tr"):
            spans = [found(c[0], "w:gridSpan") for c in row if tag(c) == "w:tc"]
            assert sum(int(attribute(s[0], "val")) if s else 1 for s in spans) == columns


def test_numbers_are_given_once_and_every_reference_leads_somewhere(buku):
    data = buku[1]
    root, files = tree(data), parts(data)
    drawings = [attribute(e, "id") for e in found(root, "wp:docPr")]
    assert len(drawings) == len(set(drawings)) > 100
    marks = [attribute(e, "name") for e in found(root, "w:bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert {attribute(e, "anchor") for e in found(root, "w:hyperlink")} <= set(marks)
    orders = [attribute(e, "instr").split() for e in found(root, "w:fldSimple")]
    assert {order[0] for order in orders} == {"PAGEREF"}
    assert {order[1] for order in orders} <= set(marks)
    for name in files:
        if "header" in name or "footer" in name:
            fields = found(tree(data, name), "w:fldSimple")
            assert {attribute(e, "instr").strip() for e in fields} <= {"PAGE", "NUMPAGES"}
    relations = tree(data, "word/_rels/document.xml.rels")
    targets = {attribute(e, "Id"): attribute(e, "Target") for e in relations}
    used = {v for e in root.iter() for k, v in e.attrib.items() if k.startswith(f"{{{OFFICE}}}")}
    assert used <= set(targets)
    for target in targets.values():
        assert (f"word/{target}" if not target.startswith("../") else target[3:]) in files
    assert not any(attribute(e, "TargetMode") for e in relations)
    for danger in (b"instrText", b"vbaProject", b"oleObject", b"http-equiv", b"<!"):
        assert not any(danger in content for content in files.values() if content[:5] == b"<?xml")


@pytest.mark.parametrize("name", NAMED)
def test_each_line_is_one_shape_from_symbol_to_symbol(name):
    sop = NAMED[name]()
    drawn = shapes(tulis(sop, kertas="Legal").data)
    lanes = {p.id: k for k, p in enumerate(sop.pelaksana)}
    places = sorted(
        (i, lanes[s.pelaksana]) for i, step in enumerate(sop.langkah) for s in step.simpul
    )
    tables = {s.table for s in drawn}
    if len(tables) > 1 or any(step.bersama for step in sop.langkah):
        for table in tables:  # arrows end on connectors, or on any symbol of a joint step
            assert ties([s for s in drawn if s.table == table])
        return
    number = {place: k for k, place in enumerate(places)}
    assert ties(drawn) == {
        (
            number[a.dari.langkah, lanes[a.dari.pelaksana]],
            number[a.ke.langkah, lanes[a.ke.pelaksana]],
        )
        for a in panah(sop)
    }


def test_the_geometry_is_that_of_the_pdf():
    sop = hard(2, rows=30, lanes=5)
    data = tulis(sop).data
    chart = chart_data(sop, Kertas("F4").ruang, Letters())
    tables = [t for t in found(tree(data), "w:tbl") if "Mutu Baku" in text(t)]
    assert len(tables) == len(chart["halaman"]) > 1
    for table, page in zip(tables, chart["halaman"], strict=True):
        rows = [e for e in table if tag(e) == "w:tr"]
        heights = [found(row[0], "w:trHeight")[0] for row in rows]
        assert {attribute(h, "hRule") for h in heights} == {"atLeast"}
        assert [int(attribute(h, "val")) / 20 for h in heights] == pytest.approx(
            page["baris"], abs=0.05
        )
        assert all(found(row[0], "w:cantSplit") for row in rows)
        heads = [bool(found(row[0], "w:tblHeader")) for row in rows]
        assert heads == [True, True, *[False] * (len(rows) - 2)]
        widths = [int(attribute(c, "w")) / 20 for c in found(table, "w:gridCol")]
        assert widths == pytest.approx(page["kolom"], abs=0.05)
    drawn = shapes(data)
    count = sum(len(page["alur"]) for page in chart["halaman"])
    assert sum(s.has_head for s in drawn) == count
    for number, page in zip(sorted({s.table for s in drawn}), chart["halaman"], strict=True):
        own = [s for s in drawn if s.table == number and s.has_head]
        for line in page["alur"]:
            ends = line["titik"][0], line["titik"][-1]
            [shape] = [
                s for s in own if is_near(s.points[0], ends[0]) and is_near(s.points[-1], ends[1])
            ]
            assert shape.row == line["baris"] + 2


def is_near(one, other) -> bool:
    return all(abs(a - b) < 0.3 for a, b in zip(one, other, strict=True))


def test_each_symbol_is_told_to_who_cannot_see_it():
    said = {s.said for s in shapes(tulis(sop_contoh()).data)}
    assert {"Mulai: Agendaris", "Selesai: Agendaris"} <= said
    assert any(s.startswith("Keputusan: Kepala Bagian; ") for s in said)


@pytest.mark.parametrize("paper", SIZES)
def test_paper(paper):
    [section] = found(tree(tulis(sop_contoh(), kertas=paper).data), "w:sectPr")
    size = found(section, "w:pgSz")[0]
    kertas = Kertas(paper)
    assert attribute(size, "orient") == "landscape"
    assert int(attribute(size, "w")) / 20 == pytest.approx(kertas.lebar, abs=0.05)
    assert int(attribute(size, "h")) / 20 == pytest.approx(kertas.tinggi, abs=0.05)


@pytest.mark.parametrize(("masa", "stamp"), STAMPS)
def test_the_stamp_is_in_the_header(masa, stamp):
    data = tulis(sop_contoh(), masa).data
    [name] = [n for n in parts(data) if n.startswith("word/header")]
    stamps = [attribute(e, "string") for e in found(tree(data, name), "v:textpath")]
    assert [s for s in stamps if s] == ([stamp] if stamp else [])


def test_together_on_one_page_where_it_fits():
    breaks = [
        len(found(tree(tulis(sop, gabung=True).data), "w:pageBreakBefore"))
        for sop in (sop_contoh(), panjang(sop_contoh()))
    ]
    assert breaks == [0, 1]


def panjang(sop):
    """Return the SOP with an identity sheet that fills its page."""
    rules = tuple(f"Peraturan Nomor {k}" for k in range(40))
    return replace(sop, identitas=replace(sop.identitas, dasar_hukum=rules))


def test_equal_editions_give_equal_bytes(buku):
    assert tulis(lengkap()).data == tulis(lengkap()).data
    assert WordWriter(Pilihan()).book(buku[0]).data == buku[1]


@pytest.mark.parametrize(
    "words",
    [
        "</w:t></w:r><w:r><w:fldChar/> ]]> & < > \" ' &amp; &#0; {MACROBUTTON x} =cmd|x",
        *ANY_WORDS,
    ],
)
def test_whatever_stands_in_a_field_stays_text(words):
    data = tulis(filled_with(lengkap(), words)).data
    root = tree(data)
    assert not disorder(root)
    said, wanted = flat(text(root)), flat(words)
    if len(wanted) > 1000:  # its row goes on in others, with the other cells between
        wanted = wanted[:1]
        assert said.count(wanted) >= 7 * flat(words).count(wanted)
    else:
        assert said.count(wanted) >= 7
    assert not found(root, "w:fldChar")


def test_what_cannot_be_seen_or_printed_is_told():
    made = tulis(begun_with(sop_contoh(), UNSEEN))
    said = text(tree(made.data))
    assert all(words in said for words in UNSEEN_TOLD)
    assert any("U+1F600" in told for told in made.catatan)


def test_words_of_a_cell_are_paragraphs_not_lines():
    long = "Menerima dan memeriksa kelengkapan berkas permohonan dari setiap perangkat daerah " * 3
    step = replace(sop_contoh().langkah[0], kegiatan=f"{long}\nlalu", kelengkapan=("satu", "dua"))
    root = tree(tulis(replace(sop_contoh(), langkah=(step, *sop_contoh().langkah[1:]))).data)
    said = [text(p) for p in found(root, "w:p")]
    assert long.strip() in said
    assert {"lalu", "- satu", "- dua"} <= set(said)
    rows = [e for e in found(root, "w:tbl")[-1] if tag(e) == "w:tr"]
    assert not any(found(row, "w:br") for row in rows[2:])


def test_a_logo_is_a_picture_and_another_kind_is_told():
    data = tulis(sop_contoh(), logo=("logo.png", png())).data
    pictures = [content for name, content in parts(data).items() if "/media/" in name]
    assert png() in pictures
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x10\x00\x20"
    assert read_picture(jpeg)[2:] == (32, 16)
    assert read_picture(jpeg[:9]) is None
    for broken in (png()[:20], b"<svg/>"):
        made = tulis(sop_contoh(), logo=("logo.svg", broken))
        assert [told for told in made.catatan if "logo.svg" in told]


def test_without_steps_the_sheet_says_so():
    assert "belum disusun" in text(tree(tulis(replace(sop_contoh(), langkah=())).data))


def test_the_book_holds_every_page_of_the_pdf(buku):
    edition, data = buku
    root = tree(data)
    said = text(root)
    for words in ("DAFTAR ISI", "LEMBAR PENGESAHAN", "KATA PENGANTAR", "Judul SOP"):
        assert words in said
    for e in edition.edisi:  # contents, group, card, sheet; a service has no card
        assert said.count(e.nama) >= (4 if e in edition.sop else 3)
    sections = found(root, "w:sectPr")
    count = len(edition.bab) + len(edition.kelompok) + len(edition.edisi)
    assert len(sections) == count
    starts = [
        (attribute(n, "fmt"), attribute(n, "start"))
        for s in sections
        for n in found(s, "w:pgNumType")
        if attribute(n, "start")
    ]
    assert starts == [("lowerRoman", "1"), ("decimal", "1")]
    outline = [attribute(e, "val") for e in found(root, "w:pStyle")]
    assert outline.count("Heading2") == len(edition.edisi)
