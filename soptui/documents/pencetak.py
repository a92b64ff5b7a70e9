"""Makes documents as one order says and writes them; told how far it is, and ended when unwanted.

The command line and the screen both print this way. Each document is written whole or not at all.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from soptui.documents.bentuk import FOLDER
from soptui.documents.book import book_edition
from soptui.documents.edisi import edition
from soptui.documents.files import write_document
from soptui.documents.folder import write_folder
from soptui.documents.kemajuan import DibatalkanError, Kemajuan
from soptui.documents.layanan.edisi import (
    is_service,
    pledge_edition,
    service_edition,
    services,
)
from soptui.documents.layanan.pembuat import check_form, maker
from soptui.documents.pdf import Pilihan, Printer
from soptui.repo.layout import macam_at
from soptui.toml import LAYANAN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from soptui.documents.bentuk import Bentuk
    from soptui.documents.book import EdisiBuku
    from soptui.documents.edisi import Edisi
    from soptui.documents.kemajuan import Told
    from soptui.documents.layanan.pembuat import Pembuat
    from soptui.repo import Repository

    Made: TypeAlias = tuple[bytes, Sequence[str]]
    """A document, and sentences about what it could not show."""


@dataclass(frozen=True, slots=True)
class Pesanan:
    """What is wanted. `hari`: for which the status of SOPs holds."""

    bentuk: Bentuk
    hari: dt.date
    pilihan: Pilihan
    rev: str = "HEAD"
    konsep: bool = False
    """Of a book: all SOPs, not only those in force."""


class Lembar(NamedTuple):
    """One SOP or service and where it goes. `path` is its file in the repository, or its id."""

    repository: Repository
    path: str
    tujuan: Path


class Hasil(NamedTuple):
    """One document that was written. `isi`: the SHA-256 of the file of its SOP, "" for a book."""

    tujuan: Path
    catatan: Sequence[str]
    isi: str = ""


class Pencetak:
    """Works for one order."""

    def __init__(self, pesanan: Pesanan, told: Told | None = None) -> None:
        self.pesanan = pesanan
        self._told = told
        self._unwanted = threading.Event()
        self._printer: Printer | None = None

    def cancel(self) -> None:
        """End what is under way, from any thread; it raises DibatalkanError."""
        self._unwanted.set()
        if self._printer is not None:
            self._printer.typesetter.cancel()

    def sops(self, lembar: Sequence[Lembar], *, force: bool) -> Iterator[Hasil]:
        """Write one document after the other, and yield each that is there."""
        for k, (repository, path, tujuan) in enumerate(lembar, 1):
            self._tell(Kemajuan(k, len(lembar), tujuan.name))
            (data, notes), digest = self._made(repository, path)
            self._stop_if_unwanted()
            write_document(tujuan, data, force=force)
            yield Hasil(tujuan, notes, digest)

    def _made(self, repository: Repository, path: str) -> tuple[Made, str]:
        """Return one document, and the SHA-256 of the file that it is of."""
        rev, day = self.pesanan.rev, self.pesanan.hari
        macam = macam_at(path)
        by_id = macam is None and is_service(repository.snapshot(rev), path)
        if macam is LAYANAN or by_id:
            service = service_edition(repository, path, rev, day)
            return self._service_maker(service), service.isi
        edisi = edition(repository, path, rev, day)
        return self._sop_maker(edisi), edisi.isi

    def pledge(self, repository: Repository, unit: str, tujuan: Path, *, force: bool) -> Hasil:
        """Write the Maklumat Pelayanan of a unit."""
        order = self.pesanan
        check_form(order.bentuk.id, pledge=True)
        self._tell(Kemajuan(1, 1, tujuan.name))
        edisi = pledge_edition(repository, unit, order.rev, order.hari, draft=order.konsep)
        data, notes = self._service_maker(edisi)
        self._stop_if_unwanted()
        write_document(tujuan, data, force=force)
        return Hasil(tujuan, notes)

    def book(self, repository: Repository, tujuan: Path, *, force: bool) -> Hasil:
        """Write the book: one document, or the folder of a site."""
        order = self.pesanan
        edisi = book_edition(repository, order.rev, order.hari, draft=order.konsep, told=self._tell)
        if order.bentuk.buku == FOLDER:
            from soptui.documents.laman.situs import situs

            beside = services(repository, order.rev, order.hari, draft=order.konsep)
            paper = order.pilihan.kertas or ""
            files = situs(edisi, order.hari, paper, self._tell, beside)
            self._stop_if_unwanted()
            write_folder(tujuan, files, force=force)
            return Hasil(tujuan, edisi.catatan)
        data, notes = self._made_book(edisi)
        self._stop_if_unwanted()
        write_document(tujuan, data, force=force)
        return Hasil(tujuan, notes)

    @cached_property
    def _service_maker(self) -> Pembuat:
        order = self.pesanan
        return maker(order.bentuk.id, order.pilihan, order.hari, self._pdf)

    @cached_property
    def _sop_maker(self) -> Callable[[Edisi], Made]:
        order = self.pesanan
        match order.bentuk.id:
            case "svg":
                from soptui.chart import render_svg

                return lambda edisi: (
                    render_svg(edisi.sop, edisi.organisasi.istilah).encode(),
                    (),
                )
            case "html":
                from soptui.documents.laman.halaman_sop import halaman_sop

                paper = order.pilihan.kertas or ""
                return lambda edisi: (halaman_sop(edisi, order.hari, paper), edisi.catatan)
            case "docx":
                from soptui.documents.docx import WordWriter

                return WordWriter(order.pilihan).sop
            case "xlsx":
                from soptui.documents.xlsx import ExcelWriter

                return ExcelWriter(order.pilihan).sop
        printer = self._pdf()

        def pdf(edisi: Edisi) -> Made:
            made = printer.sop(edisi, order.hari)
            return made.pdf, made.catatan

        return pdf

    def _made_book(self, edisi: EdisiBuku) -> Made:
        order = self.pesanan
        match order.bentuk.id:
            case "docx":
                from soptui.documents.docx import WordWriter

                return WordWriter(order.pilihan).book(edisi, self._tell)
            case "xlsx":
                from soptui.documents.xlsx import ExcelWriter

                return ExcelWriter(order.pilihan).book(edisi, self._tell)
        made = self._pdf().book(edisi, order.hari, self._tell)
        return made.pdf, made.catatan

    def _pdf(self) -> Printer:
        if self._printer is None:
            self._printer = Printer(self.pesanan.pilihan)
        self._stop_if_unwanted()
        return self._printer

    def _tell(self, step: Kemajuan) -> None:
        self._stop_if_unwanted()
        if self._told is not None:
            self._told(step)

    def _stop_if_unwanted(self) -> None:
        if self._unwanted.is_set():
            raise DibatalkanError
