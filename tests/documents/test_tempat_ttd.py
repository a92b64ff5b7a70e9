"""The room for who signs: for a pen, a field to be signed, or a character to be found."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from soptui.documents.pdf import Pilihan, Printer
from soptui.documents.pdf_terbawa import KEY
from soptui.documents.tanda import is_sealed, read_mark
from soptui.documents.tempat_ttd import TEMPAT, room_name, room_of
from soptui.errors import InvalidError
from soptui.repo.approval.force import Masa
from tests.contoh import sop_contoh
from tests.documents.baca_pdf import texts
from tests.documents.edisi_contoh import DAY, edisi


def cetak(sop, **choices):
    return Printer(Pilihan(**choices)).sop(edisi(sop, Masa.BERLAKU, None), DAY)


def reader(made):
    return PdfReader(io.BytesIO(made.pdf), strict=True)


def fields(made):
    form = reader(made).root_object.get("/AcroForm")
    return [field.get_object() for field in form["/Fields"]] if form else []


@pytest.mark.parametrize("standards", [(), ("a-2a", "ua-1")])
def test_the_field_lies_in_the_box_and_in_the_tags(standards):
    made = cetak(sop_contoh(), tempat_ttd="kolom", standar=standards)
    (field,) = fields(made)
    page = reader(made).pages[0]
    assert (field["/FT"], field["/Subtype"], field["/TU"]) == (
        *("/Sig", "/Widget"),
        "Tanda tangan pengesah",
    )
    assert [a.get_object()["/T"] for a in page["/Annots"]] == ["TandaTangan"]
    places = {}

    def seen(text, page_matrix, text_matrix, *_):
        x, y = text_matrix[4:]
        a, b, c, d, e, f = page_matrix
        places.setdefault(text.strip(), (a * x + c * y + e, b * x + d * y + f))

    page.extract_text(visitor_text=seen)
    left, bottom, right, top = map(float, field["/Rect"])
    position, name = places["Kepala Bagian Umum"], places["Drs. Budi Santoso"]
    assert position[1] > top > bottom > name[1]
    assert left < position[0] < right
    root = reader(made).root_object["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    element = numbers[numbers.index(field["/StructParent"]) + 1].get_object()
    assert element["/S"] == "/Form"
    assert element["/P"].get_object()["/S"] == "/TD"
    assert field["/AP"]["/N"].get_data() == b""  # PDF/A wants to know how it looks
    assert KEY in made.pdf


def test_without_the_wish_there_is_no_field():
    made = cetak(sop_contoh())
    assert fields(made) == []
    assert b"soptui:kolom" not in made.pdf


@pytest.mark.parametrize("room", TEMPAT)
def test_the_room_is_part_of_the_mark_and_the_bytes_are_the_same_again(room):
    made, again = (cetak(sop_contoh(), tempat_ttd=room) for _ in range(2))
    assert made.pdf == again.pdf
    assert is_sealed(made.pdf)
    assert room_of(read_mark(made.pdf).ttd) == room


@pytest.mark.parametrize("mark", ["#", "$"])
def test_the_character_stands_once_between_position_and_name(mark):
    pages = texts(io.BytesIO(cetak(sop_contoh(), tempat_ttd=mark).pdf))
    assert "".join(pages).count(mark) == 1
    first = pages[0]
    assert first.index("Kepala Bagian Umum") < first.index(mark) < first.index("Drs. Budi Santoso")


def test_a_character_that_stands_elsewhere_is_refused_with_its_place():
    sop = sop_contoh()
    step = replace(sop.langkah[0], kegiatan="Membuka map #3")
    with pytest.raises(InvalidError) as told:
        cetak(replace(sop, langkah=(step, *sop.langkah[1:])), tempat_ttd="#")
    assert "pagar" in told.value.message
    assert '"Membuka map #3"' in told.value.message
    cetak(replace(sop, langkah=(step, *sop.langkah[1:])), tempat_ttd="$")


def test_the_office_says_what_is_usual_and_a_wish_comes_first():
    usual = edisi(sop_contoh(), Masa.BERLAKU, None)
    usual = replace(usual, organisasi=replace(usual.organisasi, tanda_tangan="kolom"))
    assert fields(Printer(Pilihan()).sop(usual, DAY))
    assert not fields(Printer(Pilihan(tempat_ttd="basah")).sop(usual, DAY))


def test_old_marks_are_for_a_pen_and_unknown_ones_are_told():
    assert room_of("") == "basah"
    assert [room_of(room_name(room)) for room in TEMPAT] == list(TEMPAT)
    with pytest.raises(ValueError, match="tidak dikenal"):
        room_of("cap")
