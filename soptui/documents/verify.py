"""Is a printed file what the repository holds, and is that version in force? All offline."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from soptui.documents.bentuk import STANDARDS
from soptui.documents.book import BOOK, book_edition
from soptui.documents.edisi import Status, edition, status_of
from soptui.documents.kertas import SIZES
from soptui.documents.layanan.edisi import (
    MAKLUMAT,
    EdisiMaklumat,
    is_service,
    pledge_edition,
    service_edition,
)
from soptui.documents.layanan.pdf import print_pledge
from soptui.documents.pdf import Pilihan, Printer, makers
from soptui.documents.sesudah import Sesudah, parted
from soptui.documents.tanda import Tanda, is_sealed, read_mark
from soptui.documents.tempat_ttd import room_of
from soptui.errors import NotFoundError, SoptuiError
from soptui.repo.approval.force import Masa

if TYPE_CHECKING:
    from pathlib import Path

    from soptui.documents.book import EdisiBuku
    from soptui.repo import Repository
    from soptui.repo.snapshot import Snapshot

FONTS_NEEDED = (
    "dicetak dengan fon sendiri; untuk membandingkannya, sebutkan folder fon yang sama:"
    " soptui verify --fonts FOLDER"
)
FONTS_IDLE = "dicetak dengan fon bawaan, jadi periksalah tanpa --fonts"


@dataclass(frozen=True, slots=True)
class Hasil:
    """What a printed file turned out to be."""

    tanda: Tanda
    is_sealed: bool
    """Not a byte of the file was changed since it was printed."""
    is_content: bool
    """The repository holds the content that the mark names, at the commit that it names."""
    is_same: bool | None
    """Printed again it is the same, byte by byte; None where this machine cannot tell."""
    status: Status | None
    """Where that version stands today; None for a book, a pledge and what the repository lacks."""
    is_in_force: bool = False
    """That version is in force today; a book or a pledge holds just the versions that are."""
    sesudah: Sesudah = Sesudah.UTUH
    """What was appended to the file since; the answers above are about what was printed."""
    alasan: str = ""
    """Why something cannot be told, or does not hold."""

    @property
    def is_genuine(self) -> bool:
        """The file is what soptui prints from this repository. What cannot be told is not."""
        is_kept = self.sesudah is not Sesudah.DITAMBAH
        return is_kept and self.is_sealed and self.is_content and self.is_same is True


def verify(repository: Repository, data: bytes, today: dt.date, fon: Path | None = None) -> Hasil:
    """Compare a printed file with a repository, also one that was signed since.

    `fon`: folder with the fonts it was printed with. Raises SoptuiError for a file that was not
    printed by soptui.
    """
    printed, sesudah = parted(data)
    return replace(_verified(repository, printed, today, fon), sesudah=sesudah)


def _verified(repository: Repository, data: bytes, today: dt.date, fon: Path | None) -> Hasil:
    tanda = read_mark(data)
    sealed = is_sealed(data)
    try:
        snapshot = repository.snapshot(tanda.commit)
        if tanda.id == BOOK or tanda.id.startswith(MAKLUMAT):
            return _collection(
                repository, data, Hasil(tanda, sealed, False, None, None), today, fon
            )
        status = _status(repository, snapshot, tanda, today)
        is_in_force = status.masa is Masa.BERLAKU
        found = Hasil(tanda, sealed, _holds(snapshot, tanda), None, status, is_in_force)
    except NotFoundError as error:
        return Hasil(tanda, sealed, False, None, None, alasan=error.message)
    if not (sealed and found.is_content):
        return found
    try:
        day = dt.date.fromisoformat(tanda.pada)
        again = _printed_again(repository, tanda, day, _printer(tanda, fon))
    except (SoptuiError, ValueError) as error:
        return replace(found, alasan=str(error))
    return _compared(found, data, again)


def _printed_again(repository: Repository, tanda: Tanda, day: dt.date, printer: Printer) -> bytes:
    """Print an SOP or a service anew."""
    status = _printed_status(tanda)
    if is_service(repository.snapshot(tanda.commit), tanda.id):
        service = service_edition(repository, tanda.id, tanda.commit, day, status)
        return printer.service(service, day).pdf
    return printer.sop(edition(repository, tanda.id, tanda.commit, day, status), day).pdf


def _collection(
    repository: Repository, data: bytes, found: Hasil, today: dt.date, fon: Path | None
) -> Hasil:
    """Verify a book or a pledge: its content is known only when it is put together again."""
    tanda = found.tanda
    try:
        day = dt.date.fromisoformat(tanda.pada)
        edisi = _collected(repository, tanda, tanda.commit, day)
        now = edisi if tanda.konsep else _collected(repository, tanda, "HEAD", today)
        is_now = not tanda.konsep and now.isi == tanda.isi
        found = replace(found, is_content=edisi.isi == tanda.isi, is_in_force=is_now)
        if not (found.is_sealed and found.is_content):
            return found
        printer = _printer(tanda, fon)
        if isinstance(edisi, EdisiMaklumat):
            again = print_pledge(printer, edisi, day).pdf
        else:
            again = printer.book(edisi, day).pdf
    except (SoptuiError, ValueError) as error:
        return replace(found, alasan=str(error))
    return _compared(found, data, again)


def _collected(
    repository: Repository, tanda: Tanda, rev: str, day: dt.date
) -> EdisiBuku | EdisiMaklumat:
    draft = bool(tanda.konsep)
    if tanda.id == BOOK:
        return book_edition(repository, rev, day, draft=draft)
    unit = tanda.id.removeprefix(MAKLUMAT)
    return pledge_edition(repository, unit, rev, day, draft=draft)


def _compared(found: Hasil, data: bytes, again: bytes) -> Hasil:
    if again == data:
        return replace(found, is_same=True)
    if found.tanda.pembuat != makers():
        return replace(found, alasan=f"dicetak dengan {found.tanda.pembuat}, di sini {makers()}")
    return replace(found, is_same=False)


def _status(repository: Repository, snapshot: Snapshot, tanda: Tanda, day: dt.date) -> Status:
    return status_of(repository, tanda.id, snapshot.oid(_path(snapshot, tanda)), day)


def _holds(snapshot: Snapshot, tanda: Tanda) -> bool:
    return hashlib.sha256(snapshot.read(_path(snapshot, tanda))).hexdigest() == tanda.isi


def _path(snapshot: Snapshot, tanda: Tanda) -> str:
    path = snapshot.sop_paths.get(tanda.id) or snapshot.layanan_paths.get(tanda.id)
    if path is None:
        raise NotFoundError(f"{tanda.id} tidak ada pada commit {tanda.commit[:10]}.")
    return path


def _printed_status(tanda: Tanda) -> Status:
    """Return the status that the sheet was printed with. Raises ValueError for an odd mark."""
    revision = int(tanda.revisi) if tanda.revisi else None
    start = dt.date.fromisoformat(tanda.mulai) if tanda.mulai else None
    end = dt.date.fromisoformat(tanda.sampai) if tanda.sampai else None
    return Status(Masa(tanda.masa), revision, start, end)


def _printer(tanda: Tanda, fon: Path | None) -> Printer:
    """Return a printer with the choices of a print. Raises ValueError for odd ones."""
    standards = tuple(s for s in tanda.standar.split(",") if s)
    if tanda.kertas not in SIZES or not set(standards) <= set(STANDARDS):
        raise ValueError("kertas atau standar pada tandanya tidak dikenal")
    if bool(tanda.fon) is not bool(fon):
        raise ValueError(FONTS_NEEDED if tanda.fon else FONTS_IDLE)
    room = room_of(tanda.ttd)
    printer = Printer(Pilihan(tanda.kertas, standards, bool(tanda.gabung), fon, room))
    if printer.fingerprint() != tanda.fon:
        raise ValueError("isi folder fon itu bukan fon yang dipakai untuk mencetaknya")
    return printer
