"""PDF/A-2a and PDF/UA-1, as far as a file shows them: what a validator would look for first.

Typst refuses what it knows to break a standard; here its promise is read back from the file.
"""

import datetime as dt
import io
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from soptui.documents.book import book_edition
from soptui.documents.layanan.pdf import print_pledge
from soptui.documents.pdf import Pilihan, Printer
from soptui.repo import Repository
from soptui.repo.approval.force import Masa
from tests.chart.samples import hard
from tests.contoh import sop_contoh
from tests.documents.edisi_contoh import DAY, edisi
from tests.documents.layanan_contoh import edisi_layanan, edisi_maklumat

BOTH = ("a-2a", "ua-1")
NAMES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
OF_SOPS = ("basah", "kolom", "buku")
HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")


@cache
def lembar(room):
    if room in ("layanan", "maklumat"):
        printer = Printer(Pilihan(standar=BOTH, tempat_ttd="kolom"))
        if room == "layanan":
            return printer.service(edisi_layanan(), DAY).pdf
        return print_pledge(printer, edisi_maklumat(), DAY).pdf
    printer = Printer(Pilihan(standar=BOTH, tempat_ttd=room))
    return printer.sop(edisi(sop_contoh(), Masa.BERLAKU, None), DAY).pdf


@pytest.fixture(scope="module")
def buku(demo_master):
    book = book_edition(Repository.open(demo_master), "HEAD", dt.date(2016, 1, 1), draft=False)
    return Printer(Pilihan(standar=BOTH, tempat_ttd="kolom")).book(book, DAY).pdf


@pytest.fixture(params=[*OF_SOPS, "layanan", "maklumat"])
def reader(request):
    """The file of an SOP with and without a signature field, of the book, a service, a pledge."""
    data = request.getfixturevalue("buku") if request.param == "buku" else lembar(request.param)
    return PdfReader(io.BytesIO(data), strict=True)


class Tag:
    """One structure element, with its own in their order."""

    def __init__(self, element):
        self.kind = element["/S"]
        self.alt = element.get("/Alt", "")
        attributes = element.get("/A", [])
        each = attributes if isinstance(attributes, list) else [attributes]
        self.attributes = {k: v for a in each for k, v in a.get_object().items()}
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        found = [kid.get_object() for kid in kids if isinstance(kid, IndirectObject)]
        self.own = [Tag(e) for e in found if isinstance(e, DictionaryObject) and "/S" in e]

    def all(self):
        yield self
        for tag in self.own:
            yield from tag.all()


def tags(reader):
    root = reader.root_object
    return [t for k in root["/StructTreeRoot"]["/K"] for t in Tag(k.get_object()).all()]


def test_the_metadata_say_which_standards_and_what_it_is(reader):
    root = reader.root_object
    xmp = ET.fromstring(root["/Metadata"].get_data())
    said = {
        name: "".join(xmp.find(f".//{name}", NAMES).itertext()).strip()
        for name in (
            "pdfaid:part",
            "pdfaid:conformance",
            "pdfuaid:part",
            "dc:title",
            "xmp:CreateDate",
        )
    }
    assert [said[k] for k in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")] == [
        *("2", "A", "1"),
    ]
    assert said["dc:title"] == reader.metadata.title
    assert said["xmp:CreateDate"].startswith("20")
    assert xmp.find(".//dc:language", NAMES) is not None


def test_language_title_tags_and_colours_are_declared(reader):
    root = reader.root_object
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    (intent,) = root["/OutputIntents"]
    intent = intent.get_object()
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_data()[36:40] == b"acsp"
    assert "/Encrypt" not in reader.trailer
    assert "/OpenAction" not in root
    assert "/JavaScript" not in root.get("/Names", {})


def test_every_font_is_inside_with_its_letters(reader):
    fonts = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            fonts[font.get_object()["/BaseFont"]] = font.get_object()
    assert fonts
    for font in fonts.values():
        inner = font["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in inner["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_headings_begin_with_the_first_level_and_skip_none(reader):
    levels = [HEADINGS.index(tag.kind) + 1 for tag in tags(reader) if tag.kind in HEADINGS]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("reader", [*OF_SOPS, "layanan"], indirect=True)
def test_every_table_is_whole(reader):
    tables = [tag for tag in tags(reader) if tag.kind == "/Table"]
    assert tables
    for table in tables:
        rows = [tag for tag in table.all() if tag.kind == "/TR"]
        assert rows
        assert {cell.kind for row in rows for cell in row.own} <= {"/TH", "/TD"}
    charts = [t for t in tables if any(cell.kind == "/TH" for cell in t.all())]
    assert charts
    for table in charts:
        heads = [tag for tag in table.all() if tag.kind == "/TH"]
        assert all(head.attributes.get("/Scope") in ("/Column", "/Row", "/Both") for head in heads)


@pytest.mark.parametrize("reader", OF_SOPS, indirect=True)
def test_every_picture_has_words_and_every_symbol_stands_in_its_cell(reader):
    figures = [tag for tag in tags(reader) if tag.kind == "/Figure"]
    assert figures
    assert all(figure.alt for figure in figures)
    cells = [tag for tag in tags(reader) if tag.kind == "/TD"]
    in_cells = [f.alt for cell in cells for f in cell.all() if f.kind == "/Figure"]
    symbols = [alt for alt in in_cells if alt.startswith(("Mulai: ", "Proses: ", "Keputusan: "))]
    assert symbols


def test_links_and_fields_are_part_of_the_tags(reader):
    for page in reader.pages:
        assert page["/Tabs"] == "/S"
        assert "/StructParents" in page
        for annotation in page.get("/Annots", []):
            found = annotation.get_object()
            assert found["/Subtype"] in ("/Link", "/Widget")
            assert "/StructParent" in found
            assert int(found["/F"]) & 4  # printed
            assert "/Contents" in found or "/TU" in found


def test_each_symbol_of_a_long_chart_says_its_kind_and_its_performer():
    sop = hard(4, rows=30, lanes=5)
    made = Printer(Pilihan(standar=BOTH)).sop(edisi(sop, Masa.BELUM, None), DAY)
    found = tags(PdfReader(io.BytesIO(made.pdf)))
    names = {p.id: p.nama for p in sop.pelaksana}
    said = [t.alt for t in found if t.kind == "/Figure" and ": " in t.alt]
    for step in sop.langkah:
        for symbol in step.simpul:
            assert any(names[symbol.pelaksana] in alt for alt in said)
    assert len(said) >= sum(len(step.simpul) for step in sop.langkah)
