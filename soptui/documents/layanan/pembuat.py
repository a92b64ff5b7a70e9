"""Makes services and pledges in the forms that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.bentuk import BENTUK
from soptui.documents.layanan.edisi import EdisiLayanan
from soptui.errors import SoptuiError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from soptui.documents.layanan.edisi import EdisiMaklumat
    from soptui.documents.pdf import Pilihan, Printer

    Pembuat: TypeAlias = Callable[[EdisiLayanan | EdisiMaklumat], tuple[bytes, Sequence[str]]]
    """Returns a document, and sentences about what it could not show."""

FORMS = ("pdf", "docx", "xlsx", "html")
PLEDGE_FORMS = ("pdf", "docx", "html")
"""A pledge has no table, so there is none in Excel."""


def check_form(form: str, *, pledge: bool = False) -> None:
    """Raise SoptuiError for a form that a Standar Pelayanan, or a `pledge`, does not have."""
    forms, what = (PLEDGE_FORMS, "Maklumat Pelayanan") if pledge else (FORMS, "Standar Pelayanan")
    if form not in forms:
        raise SoptuiError(
            f"Tidak ada {what} sebagai {BENTUK[form].nama}. Pilihan --to: {', '.join(forms)}."
        )


def maker(form: str, pilihan: Pilihan, day: dt.date, printer: Callable[[], Printer]) -> Pembuat:
    """Return what makes documents of one form. `printer` is called for a PDF."""
    match form:
        case "html":
            return _page(day, pilihan.kertas or "")
        case "docx":
            return _word(pilihan)
        case "xlsx":
            return _excel(pilihan)
    check_form(form)
    return _pdf(day, printer())


def _excel(pilihan: Pilihan) -> Pembuat:
    from soptui.documents.xlsx import ExcelWriter

    writer = ExcelWriter(pilihan)

    def make(edisi: EdisiLayanan | EdisiMaklumat) -> tuple[bytes, Sequence[str]]:
        assert isinstance(edisi, EdisiLayanan)
        return writer.service(edisi)

    return make


def _page(day: dt.date, paper: str) -> Pembuat:
    from soptui.documents.layanan.laman import pledge_page, service_page

    def make(edisi: EdisiLayanan | EdisiMaklumat) -> tuple[bytes, Sequence[str]]:
        if isinstance(edisi, EdisiLayanan):
            return service_page(edisi, day, paper), edisi.catatan
        return pledge_page(edisi, day, paper), edisi.catatan

    return make


def _word(pilihan: Pilihan) -> Pembuat:
    from soptui.documents.docx import WordWriter
    from soptui.documents.layanan.word import pledge_document, service_document

    writer = WordWriter(pilihan)

    def make(edisi: EdisiLayanan | EdisiMaklumat) -> tuple[bytes, Sequence[str]]:
        if isinstance(edisi, EdisiLayanan):
            return service_document(writer, edisi)
        return pledge_document(writer, edisi)

    return make


def _pdf(day: dt.date, printer: Printer) -> Pembuat:
    from soptui.documents.layanan.pdf import print_pledge

    def make(edisi: EdisiLayanan | EdisiMaklumat) -> tuple[bytes, Sequence[str]]:
        if isinstance(edisi, EdisiLayanan):
            made = printer.service(edisi, day)
        else:
            made = print_pledge(printer, edisi, day)
        return made.pdf, made.catatan

    return make
