"""Workbooks: every word in a cell of its own, every symbol and line on its cells, harmless."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from soptui.chart.grid import sheet_of
from soptui.chart.memo import Memo
from soptui.documents.bagan import chart_data
from soptui.documents.book import book_edition
from soptui.documents.buku import listed_title
from soptui.documents.fonts import Letters
from soptui.documents.kertas import Kertas
from soptui.documents.masuk.baca import read_incoming
from soptui.documents.pdf import Pilihan
from soptui.documents.xlsx import PAPERS, ExcelWriter
from soptui.documents.xlsx_bagan import PITCH, lines_of
from soptui.model.flow import panah
from soptui.repo import Repository
from soptui.repo.approval.force import Masa
from tests.chart.samples import NAMED, hard
from tests.contoh import sop_contoh
from tests.documents.baca_docx import parts
from tests.documents.baca_xlsx import all_of, disorder, place, relations, sheets
from tests.documents.edisi_contoh import STAMPS, edisi
from tests.documents.test_pdf import flat, lengkap, png

DAY = dt.date(2030, 1, 1)


def tulis(sop, masa=Masa.BERLAKU, logo=None, **choices):
    return ExcelWriter(Pilihan(**choices)).sop(edisi(sop, masa, logo))


def bagan(sop, **choices):
    [_, sheet] = sheets(tulis(sop, **choices).data)
    return sheet


@pytest.fixture(scope="module")
def buku(demo_master):
    edition = book_edition(Repository.open(demo_master), "HEAD", DAY, draft=True)
    return edition, ExcelWriter(Pilihan()).book(edition).data


def said(value) -> str:
    """Return what a cell says of a text, or of several items."""
    items = [value] if isinstance(value, str) else [item for item in value if item]
    return flat(" ".join(f"- {item}" for item in items) if len(items) > 1 else " ".join(items))


def assert_cells_are(sop, sheet) -> None:
    lanes = len(sop.pelaksana)
    upper, lower = sheet.row(0), sheet.row(1)
    assert upper[:3] == ["No", "Kegiatan", "Pelaksana"]
    assert (upper[2 + lanes], upper[-1]) == ("Mutu Baku", "Keterangan")
    assert [flat(n) for n in lower[2 : 2 + lanes]] == [flat(p.nama) for p in sop.pelaksana]
    assert lower[2 + lanes : -1] == ["Kelengkapan", "Waktu", "Output"]
    rows = [row for row in map(sheet.row, range(2, len(sheet.tops) - 1)) if row[0]]
    assert len(rows) == len(sop.langkah)
    for row, step, number in zip(rows, sop.langkah, sheet_of(sop, Memo()).numbers, strict=True):
        assert row[0] == number
        assert flat(row[1]).startswith(said(step.kegiatan))  # notes of the chart may follow
        wanted = (step.kelengkapan, step.waktu, step.output, step.keterangan)
        assert [flat(words) for words in row[-4:]] == list(map(said, wanted))
        assert not any(row[2:-4])


def assert_drawn_on_its_cells(sop, sheet) -> None:
    """Check that symbols are in the cells of their steps and performers, and lines end on them."""
    lanes = {p.id: k for k, p in enumerate(sop.pelaksana)}
    rows = [r for r in range(2, len(sheet.tops) - 1) if sheet.cells.get((r, 0))]
    wanted = sorted(
        (rows[i], 2 + lanes[s.pelaksana]) for i, step in enumerate(sop.langkah) for s in step.simpul
    )
    drawn = sheet.shapes()
    symbols = [s for s in drawn if s.kind.startswith("Simbol")]
    own = [s for s in symbols if s.kind != "Simbol off"]
    for s in symbols:
        (left, top), (right, bottom) = s.points
        assert sheet.home(left, top) == sheet.home(right, bottom)
    assert sorted(sheet.home(*s.points[0]) for s in own) == wanted
    lines = [s for s in drawn if s.has_head]
    ends = [(_touched(symbols, s.points[0]), _touched(symbols, s.points[-1])) for s in lines]
    assert all(a is not None and b is not None for a, b in ends)
    assert len(lines) == len(set(ends)) or len(symbols) > len(own)
    if len(symbols) == len(own) and not any(step.bersama for step in sop.langkah):
        at = {s: k for k, s in enumerate(symbols)}
        number = {sheet.home(*s.points[0]): k for s, k in at.items()}
        assert set(ends) == {
            tuple(number[rows[t.langkah], 2 + lanes[t.pelaksana]] for t in (a.dari, a.ke))
            for a in panah(sop)
        }
    for s in lines:  # still upright and level, though moved onto pixels
        bent = [p for p in pairwise(s.points) if p[0][0] != p[1][0] and p[0][1] != p[1][1]]
        assert len(bent) % 2 == 0  # only half circles, which have two such parts each


def _touched(symbols, point) -> int | None:
    """Return the symbol on whose edge or in which a point lies; lengths are rounded."""
    x, y = point
    found = [
        k
        for k, s in enumerate(symbols)
        if s.points[0][0] - 0.05 <= x <= s.points[1][0] + 0.05
        and s.points[0][1] - 0.05 <= y <= s.points[1][1] + 0.05
    ]
    return found[0] if len(found) == 1 else None


SAMPLES = {
    **NAMED,
    "lengkap": lengkap,
    "contoh": sop_contoh,
    "two pages": lambda: hard(3, rows=25, lanes=5),
    "many pages": lambda: hard(1, rows=45, lanes=6),
    "12 lanes": lambda: hard(2, rows=12, lanes=12),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_cells_and_drawing_are_those_of_the_sop(name):
    sop = SAMPLES[name]()
    sheet = bagan(sop, kertas="F4")
    assert_cells_are(sop, sheet)
    assert_drawn_on_its_cells(sop, sheet)


def test_twelve_lanes_stand_on_a4():
    sop = hard(2, rows=12, lanes=12)
    sheet = bagan(sop, kertas="A4")
    assert_cells_are(sop, sheet)
    assert_drawn_on_its_cells(sop, sheet)
    assert sheet.lefts[-1] == pytest.approx(Kertas("A4").ruang[0], abs=1)


def test_the_book_holds_every_sop_as_it_is(buku):
    edition, data = buku
    contents, *rest = sheets(data)
    names = [s.name for s in (contents, *rest)]
    assert len(set(names)) == len(names) > 60
    assert max(map(len, names)) <= 31
    links = {e.get("ref"): e.get("location") for e in all_of(contents.root, "hyperlink")}
    assert len(links) == len(edition.edisi)
    places = {s.name: s for s in rest}
    for (ref, location), one in zip(links.items(), edition.edisi, strict=True):
        target = location.removesuffix("!A1").strip("'")
        assert contents.cells[int(ref[1:]) - 1, 1] == listed_title(one)
        assert one.nama in places[target].cells.values()
        if one in edition.sop and one.sop.langkah:
            assert_cells_are(one.sop, places[target.replace("Identitas", "Bagan")])
            assert_drawn_on_its_cells(one.sop, places[target.replace("Identitas", "Bagan")])


def test_the_identity_sheet_says_all_that_the_sop_says():
    identity = sheets(tulis(lengkap()).data)[0]
    words = flat(" ".join(identity.cells.values()))
    for part in (
        *("SEKRETARIAT DAERAH", "BAGIAN UMUM", "Jalan Basuki Rachmat 1", "(0351) 895043"),
        *("065/22/2015", "12 Januari 2015", "4 Maret 2019", "1 Januari 2020"),
        *("Kepala Bagian Umum", "Drs. Budi Santoso", "NIP 19730416 199303 1 007"),
        *("Pengagendaan Surat Masuk", "Undang-Undang Nomor 25 Tahun 2009", "SOP surat-keluar"),
        *("Memahami tata naskah", "Komputer", "Jika terlambat", "Buku agenda surat"),
        *("Dasar Hukum:", "Kualifikasi Pelaksana:", "Keterkaitan:", "Peralatan/Perlengkapan:"),
        *("Peringatan:", "Pencatatan dan Pendataan:", "Berlaku sejak 1 Januari 2020"),
    ):
        assert flat(part) in words


def test_the_geometry_is_that_of_the_pdf():
    sop = hard(2, rows=30, lanes=5)
    sheet = bagan(sop, kertas="F4")
    pages = chart_data(sop, Kertas("F4").ruang, Letters())["halaman"]
    heights = [*pages[0]["baris"][:2], *(h for page in pages for h in page["baris"][2:])]
    widths = [b - a for a, b in pairwise(sheet.lefts)]
    assert widths == pytest.approx(pages[0]["kolom"], abs=0.76)
    assert [b - a for a, b in pairwise(sheet.tops)] == pytest.approx(heights, abs=0.76)
    assert sheet.tops[-1] == pytest.approx(sum(heights), abs=0.4)  # rounding does not add up
    breaks = [int(e.get("id")) for e in all_of(sheet.root, "brk")]
    ends = [len(page["isi"]) for page in pages]
    assert breaks == [2 + sum(ends[:k]) for k in range(1, len(ends))]
    numbers = {w for s in sheet.shapes() if s.kind == "Label" for w in s.words.split("hal. ")[1:]}
    assert numbers == {str(k + 2) for k in range(len(pages))}


def test_rows_grow_and_lines_stay_with_both_their_ends():
    sheet = bagan(sop_contoh())
    names = {e.tag.rpartition("}")[2] for e in sheet.drawing}
    assert names == {"oneCellAnchor", "twoCellAnchor"}
    for shape in sheet.shapes():
        assert len(shape.cells) == (2 if shape.kind in ("Panah", "Palang") else 1)


def test_each_symbol_is_told_to_who_cannot_see_it():
    told = {s.said for s in bagan(sop_contoh()).shapes()}
    assert {"Mulai: Agendaris", "Selesai: Agendaris"} <= told
    assert any(s.startswith("Keputusan: Kepala Bagian; ") for s in told)


@pytest.mark.parametrize("paper", PAPERS)
def test_how_it_prints(paper):
    data = tulis(sop_contoh(), kertas=paper).data
    for k, sheet in enumerate(sheets(data)):
        [setup] = all_of(sheet.root, "pageSetup")
        assert setup.get("orientation") == "landscape"
        assert int(setup.get("paperSize")) == PAPERS[paper]
        assert (setup.get("fitToWidth"), setup.get("fitToHeight")) == ("1", "1")
        assert setup.get("firstPageNumber") == str(k + 1)
        [foot] = all_of(sheet.root, "oddFooter")
        assert "surat-masuk   |   Revisi 2   |   commit a1a1a1a1a1" in foot.text
        assert foot.text.endswith("Halaman &P dari 2")
        assert len(foot.text) <= 255
    book = ET.fromstring(parts(data)["xl/workbook.xml"])
    defined = {e.get("name"): e.text for e in all_of(book, "definedName")}
    assert defined["_xlnm.Print_Titles"] == "'Bagan'!$1:$2"


@pytest.mark.parametrize(("masa", "stamp"), STAMPS)
def test_the_status_is_on_every_page(masa, stamp):
    identity, chart = sheets(tulis(sop_contoh(), masa).data)
    stamps = {"KONSEP", "TIDAK BERLAKU", "DICABUT"} & set(identity.cells.values())
    assert stamps == ({stamp} if stamp else set())
    head = all_of(chart.root, "oddHeader")[0].text or ""
    assert head.endswith(stamp)
    assert bool(head) == bool(stamp)


@pytest.mark.parametrize("which", ["sheet", "connectors", "book"])
def test_every_part_is_in_order_and_leads_nowhere_else(which, buku):
    made = {
        "sheet": lambda: tulis(lengkap(), Masa.BELUM, ("logo.png", png())).data,
        "connectors": lambda: tulis(hard(1, rows=45, lanes=6)).data,
        "book": lambda: buku[1],
    }
    files = parts(made[which]())
    for name, content in files.items():
        if name.endswith(".xml"):
            assert not disorder(ET.fromstring(content)), name
            numbers = [e.get("id") for e in all_of(ET.fromstring(content), "cNvPr")]
            assert len(numbers) == len(set(numbers))
        folder = name.rpartition("/")[0]
        for target in relations(files, name).values():
            path = f"{folder}/{target}".split("/")
            while ".." in path:
                k = path.index("..")
                del path[k - 1 : k + 1]
            assert "/".join(path) in files
    whole = b"".join(content for name, content in files.items() if "/media/" not in name)
    dangers = (b"TargetMode", b"vbaProject", b"oleObject", b"externalLink", b"<f>", b"<f ", b"<!")
    assert not any(danger in whole for danger in dangers)


def test_the_toml_comes_back_byte_by_byte(buku, demo_master, tmp_path):
    file = tmp_path / "buku.xlsx"
    file.write_bytes(buku[1])
    repository = Repository.open(demo_master)
    found = read_incoming(file)
    assert found.jenis == "xlsx"
    assert len(found.bawaan) == len(buku[0].edisi) > 30
    for sop_id, text, _ in found.bawaan:
        assert text.encode() == repository.of(sop_id).find(sop_id).read_bytes()


def test_equal_editions_give_equal_bytes(buku):
    assert tulis(lengkap()).data == tulis(lengkap()).data
    assert ExcelWriter(Pilihan()).book(buku[0]).data == buku[1]


@pytest.mark.parametrize(
    ("words", "is_high"), [("kata " * 2000, True), ("Surat permohonan yang dilampiri " * 20, False)]
)
def test_high_rows_are_several_of_excel_and_no_word_is_hidden(words, is_high):
    step = replace(sop_contoh().langkah[0], kegiatan=words, kelengkapan=(words, "dua"))
    sop = replace(sop_contoh(), langkah=(step, *sop_contoh().langkah[1:]))
    data = tulis(sop).data
    letters = Letters()
    for sheet in sheets(data):
        assert_room_for_all(sheet, letters, data)
    chart = sheets(data)[1]
    assert any(top > 1 for top, _, left, _ in chart.merged if left == 0) is is_high
    assert all(0 < y < chart.tops[-1] for s in chart.shapes() for _, y in s.points)


def test_a_long_identity_goes_on_over_pages_between_its_items():
    rules = tuple(f"Peraturan Menteri Nomor {k} tentang " + "pedoman " * 9 for k in range(60))
    sop = replace(lengkap(), identitas=replace(lengkap().identitas, dasar_hukum=rules))
    identity, chart = sheets(tulis(sop).data)
    parts_ = [w for w in identity.cells.values() if w.startswith("Dasar Hukum:\n")]
    assert len(parts_) > 1
    lines = [line.strip() for part in parts_ for line in part.split("\n")[1:]]
    assert lines == [f"{k}. {rule.strip()}" for k, rule in enumerate(rules, 1)]
    pages = [int(e.get("id")) for e in all_of(identity.root, "brk")]
    ends = [0.0, *(identity.tops[row] for row in pages), identity.tops[-1]]
    assert max(b - a for a, b in pairwise(ends)) <= Kertas("F4").ruang[1]
    for sheet in (identity, chart):
        assert all_of(sheet.root, "oddFooter")[0].text.endswith(f"dari {len(pages) + 2}")
    assert all_of(chart.root, "pageSetup")[0].get("firstPageNumber") == str(len(pages) + 2)


def test_no_word_of_the_book_is_hidden(buku):
    letters = Letters()
    for sheet in sheets(buku[1]):
        assert_room_for_all(sheet, letters, buku[1])


def assert_room_for_all(sheet, letters, data) -> None:
    styles = ET.fromstring(parts(data)["xl/styles.xml"])
    fonts = all_of(all_of(styles, "fonts")[0], "font")
    formats = all_of(all_of(styles, "cellXfs")[0], "xf")
    areas = {(top, left): (bottom, right) for top, bottom, left, right in sheet.merged}
    for cell in all_of(sheet.root, "c"):
        row, column = place(cell.get("r"))
        if not sheet.cells[row, column] or all_of(cell, "rPr"):
            continue
        bottom, right = areas.get((row, column), (row, column))
        width = sheet.lefts[right + 1] - sheet.lefts[column]
        height = sheet.tops[bottom + 1] - sheet.tops[row]
        font = fonts[int(formats[int(cell.get("s"))].get("fontId"))]
        size = float(all_of(font, "sz")[0].get("val"))
        lines = lines_of(
            sheet.cells[row, column], width, size, letters, bold=bool(all_of(font, "b"))
        )
        assert lines * PITCH * size <= height + 0.5


def test_a_logo_is_a_picture_and_another_kind_is_told():
    data = tulis(sop_contoh(), logo=("logo.png", png())).data
    pictures = [content for name, content in parts(data).items() if "/media/" in name]
    assert png() in pictures
    for broken in (png()[:20], b"<svg/>"):
        made = tulis(sop_contoh(), logo=("logo.svg", broken))
        assert [told for told in made.catatan if "logo.svg" in told]


def test_without_steps_the_sheet_says_so():
    [identity] = sheets(tulis(replace(sop_contoh(), langkah=())).data)
    assert any("belum disusun" in words for words in identity.cells.values())


def test_metadata():
    core = ET.fromstring(parts(tulis(sop_contoh()).data)["docProps/core.xml"])
    told = {e.tag.rpartition("}")[2]: e.text for e in core}
    assert told["title"] == "Pengagendaan Surat Masuk"
    assert told["creator"] == "Sekretariat Daerah"
    assert told["language"] == "id-ID"
    assert told["keywords"].startswith("soptui:1 id=surat-masuk commit=")
