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

FORMS = ("pdf", "docx", "html")


def check_form(form: str) -> None:
    """Raise SoptuiError for a form that a Standar Pelayanan does not have."""
    if form not in FORMS:
        raise SoptuiError(
            f"Tidak ada Standar Pelayanan sebagai {BENTUK[form].nama}. Pilihan --to:"
            f" {', '.join(FORMS)}."
        )


def maker(form: str, pilihan: Pilihan, day: dt.date, printer: Callable[[], Printer]) -> Pembuat:
    """Return what makes documents of one form. `printer` is called for a PDF."""
    check_form(form)
    if form == "html":
        return _page(day, pilihan.kertas or "")
    return _word(pilihan) if form == "docx" else _pdf(day, printer())


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
    from soptui.documents.layanan.pdf import print_pledge, print_service

    def make(edisi: EdisiLayanan | EdisiMaklumat) -> tuple[bytes, Sequence[str]]:
        if isinstance(edisi, EdisiLayanan):
            made = print_service(printer, edisi, day)
        else:
            made = print_pledge(printer, edisi, day)
        return made.pdf, made.catatan

    return make
