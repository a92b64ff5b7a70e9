"""A print that somebody signed stays genuine; one in which something was replaced does not."""

import io
import re
import zlib
from functools import cache

import pytest
from pypdf import PdfReader

from soptui.documents.pdf import Pilihan, Printer
from soptui.documents.pdf_tambah import Tambahan
from soptui.documents.sesudah import Sesudah, parted
from soptui.repo.approval.force import Masa
from tests.contoh import sop_contoh
from tests.documents.edisi_contoh import DAY, edisi

SIGNATURE = (
    b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"
    b"/ByteRange[0 10 20 30]/Contents<00>>>"
)


@cache
def cetakan():
    made = Printer(Pilihan(tempat_ttd="kolom"))
    return made.sop(edisi(sop_contoh(), Masa.BERLAKU, None), DAY).pdf


def signed(pdf, change=None):
    """Sign as signing programs do: the field gets its value. `change` does something besides."""
    update = Tambahan(pdf)
    signature = update.add(SIGNATURE)
    update.extend(update.find(b"/FT/Sig"), b"/V %d 0 R" % signature)
    update.extend(update.root, b"/Extensions<</ESIC<</BaseVersion/1.7>>>>")
    if change is not None:
        change(update)
    return update.finish()


def page_of(update):
    return update.find(b"/Type/Page/")


def content_of(update):
    return int(re.search(rb"/Contents (\d+) 0 R", update.read(page_of(update)))[1])


def in_place_of_the_words(update):
    update.put(content_of(update), b"<</Length 3>>\nstream\nq Q\nendstream")


def another_content(update):
    new = update.add(b"<</Length 3>>\nstream\nq Q\nendstream")
    body = update.read(page_of(update))
    update.put(page_of(update), re.sub(rb"/Contents \d+ 0 R", b"/Contents %d 0 R" % new, body))


def other_letters(update):
    body = update.read(page_of(update))
    update.put(page_of(update), re.sub(rb"/Resources \d+ 0 R", b"/Resources<<>>", body))


def other_pages(update):
    new = update.add(b"<</Type/Pages/Kids[]/Count 0>>")
    body = update.read(update.root)
    update.put(update.root, re.sub(rb"/Pages \d+ 0 R", b"/Pages %d 0 R" % new, body))


def another_catalog(update):
    update.root = update.add(update.read(update.root))


def a_font(update):
    update.put(update.find(b"/Type/Font/"), b"<</Type/Font/Subtype/Type3>>")


def packed(update):
    text = b"<</Length 3>>"
    head = b"%d 0 " % content_of(update)
    body = zlib.compress(head + text)
    update.add(
        b"<</Type/ObjStm/N 1/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream"
        % (len(head), len(body), body)
    )


def packed_and_broken(update):
    update.add(b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>\nstream\nnothing\nendstream")


def test_a_print_as_it_is():
    assert parted(cetakan()) == (cetakan(), Sesudah.UTUH)


def test_a_signature_leaves_the_print_as_it_was():
    data = signed(cetakan())
    assert PdfReader(io.BytesIO(data)).get_fields()["TandaTangan"]["/V"]
    assert parted(data) == (cetakan(), Sesudah.DITANDATANGANI)
    assert parted(signed(data)) == (cetakan(), Sesudah.DITANDATANGANI)


def test_a_signature_may_bring_its_own_picture_to_a_page():
    def picture(update):
        note = update.add(b"<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]>>")
        page = page_of(update)
        body = update.read(page)
        update.put(page, re.sub(rb"/Annots\[", b"/Annots[%d 0 R " % note, body))

    assert parted(signed(cetakan(), picture))[1] is Sesudah.DITANDATANGANI


@pytest.mark.parametrize(
    "change",
    [
        *(in_place_of_the_words, another_content, other_letters, other_pages, another_catalog),
        *(a_font, packed, packed_and_broken),
    ],
)
def test_what_replaces_something_printed_is_told_though_it_is_signed(change):
    assert parted(signed(cetakan(), change)) == (cetakan(), Sesudah.DITAMBAH)


def test_a_table_that_leads_elsewhere_is_told():
    data = signed(cetakan())
    number = content_of(Tambahan(data))
    head, _, tail = data.rpartition(b"trailer\n")
    moved = head + b"%d 1\n%010d 00000 n \ntrailer\n" % (number, 20) + tail
    assert parted(moved) == (cetakan(), Sesudah.DITAMBAH)


def test_anything_unsigned_at_the_end_is_told():
    update = Tambahan(cetakan())
    update.add(b"<</Type/Annot/Subtype/FreeText/Contents(DICABUT)>>")
    assert parted(update.finish())[1] is Sesudah.DITAMBAH
    assert parted(cetakan() + b"\n\n")[1] is Sesudah.UTUH
    assert parted(cetakan() + b"catatan")[1] is Sesudah.DITAMBAH


def test_a_changed_print_is_no_print_any_more_signed_or_not():
    broken = cetakan().replace(b"/Lang(id)", b"/Lang(en)")
    assert parted(broken) == (broken, Sesudah.UTUH)
    assert parted(signed(broken))[0] == signed(broken)
