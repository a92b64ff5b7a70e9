"""What an incoming document means here: new, the same, or different from the one with its id."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

from soptui.changes import Account, sentences
from soptui.documents.masuk.lembar import Lembar
from soptui.documents.masuk.lembar_layanan import LembarLayanan, drawn_service, overlaid_service
from soptui.documents.masuk.susun import drawn_sop, overlaid
from soptui.errors import InvalidError, NotFoundError, RefusedError, SoptuiError
from soptui.model import Layanan, Sop
from soptui.model.nilai import Nilai
from soptui.repo.layout import document_path
from soptui.repo.message import subject_of
from soptui.repo.session import Session
from soptui.toml import LAYANAN, Dokumen, read_dokumen, require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.changes import Kalimat
    from soptui.documents.masuk.baca import Kiriman
    from soptui.documents.masuk.terbawa import Bawaan
    from soptui.repo import Bacaan, Identity, Repository, Simpanan
    from soptui.repo.kumpulan import Kumpulan


class Keadaan(StrEnum):
    """How an incoming document stands to the repository."""

    BARU = "baru"
    SAMA = "sama"
    BEDA = "beda"


@dataclass(frozen=True, slots=True)
class Rencana(Generic[Nilai]):
    """One incoming document, and what it would change."""

    kumpulan: Kumpulan[Nilai]
    """Where it belongs."""
    nilai: Nilai
    teks: str
    """Its file: comments and layout come in, too."""
    asal: str
    """Name of the file that it came in, without its folder."""
    keadaan: Keadaan
    doc: Bacaan[Nilai] | None = None
    """What stands here."""
    catatan: tuple[str, ...] = ()
    """Sentences about what cannot come in as it is."""
    gambar: Sequence[Kalimat] = ()
    """What the file shows otherwise than it carries."""

    @property
    def beda(self) -> list[Kalimat]:
        """What leads from the document here to the incoming one."""
        own = self.doc.nilai if self.doc else None
        return [] if own is None else sentences(own, self.nilai)

    @property
    def is_wholly_new(self) -> bool:
        """Whether there is nothing here to compare with, because the file here is broken."""
        return self.doc is None or self.doc.nilai is None


class Terbaca(NamedTuple):
    """What a file shows without carrying it: to be looked at before it is saved."""

    kumpulan: Kumpulan[Any]
    """Where it belongs."""
    nilai: Any
    ragu: list[str]
    """Sentences about what could not be read for sure."""


class UnitLainError(SoptuiError):
    """The unit of an incoming document is not one of those here."""


def plan(
    repository: Repository,
    bawaan: Bawaan,
    kiriman: Kiriman,
    unit: str | None = None,
    *,
    drawn: bool = False,
) -> Rencana[Any]:
    """Compare an incoming document with the repository; `unit`: where it shall go.

    `drawn`: as the file shows it, and not as it is carried. Raises InvalidError for a text that
    is no such document, UnitLainError for a unit that is not here.
    """
    berkas, macam = kiriman.berkas, bawaan.macam
    dokumen = read_dokumen(bawaan.teks.encode(), berkas, macam)
    nilai = require(dokumen)
    if nilai.id != bawaan.id:
        raise InvalidError(
            f"{macam.nama} di dalam berkas ini bernama lain dari sebutannya.", file=berkas
        )
    shown = _shown(repository, nilai, kiriman.lembar_of(bawaan))
    gambar = sentences(nilai, shown)
    nilai = shown if drawn else nilai
    if unit is not None:
        nilai = replace(nilai, identitas=replace(nilai.identitas, unit=unit))
    units = [u.id for u in repository.organisasi.unit]
    if nilai.identitas.unit not in units:
        raise UnitLainError(
            f"Unit {nilai.identitas.unit!r} dari {macam.nama} {nilai.id} tidak ada di sini."
            f" Sebutkan unitnya dengan --unit: {', '.join(units)}."
        )
    asal = Path(berkas).name
    notes: tuple[str, ...] = ()
    pengesah = nilai.identitas.pengesah
    if pengesah and repository.organisasi.jabatan_of(pengesah) is None:
        nilai = replace(nilai, identitas=replace(nilai.identitas, pengesah=""))
        notes = (f"Pengesah {pengesah!r} tidak ada di sini, jadi dikosongkan.",)
    kumpulan: Kumpulan[Any] = repository.layanan if macam is LAYANAN else repository
    try:
        doc = kumpulan.read(nilai.id)
    except NotFoundError:
        return Rencana(kumpulan, nilai, dokumen.text, asal, Keadaan.BARU, None, notes, gambar)
    keadaan = Keadaan.SAMA if doc.nilai == nilai else Keadaan.BEDA
    return Rencana(kumpulan, nilai, dokumen.text, asal, keadaan, doc, notes, gambar)


def begun(kumpulan: Kumpulan[Nilai], nilai: Nilai, layout: str = "") -> Session[Nilai]:
    """Return the editing of a document that is not here yet: everything of it is unsaved.

    `layout`: a text whose comments and layout the file shall have.
    """
    path = document_path(kumpulan.macam, nilai.identitas.unit, nilai.id)
    gone = kumpulan.reread(Dokumen(path, "", None))
    session = Session(kumpulan, replace(gone, nilai=nilai))
    session.adopt(gone)
    session.layout = layout
    return session


def drafts(repository: Repository, kiriman: Kiriman) -> list[Terbaca]:
    """Return what a file without carried documents shows, each with its doubts."""
    organisasi = repository.organisasi
    titles = {entry.id: entry.judul for entry in repository.entries()}
    found = []
    for sheet in kiriman.lembar:
        if isinstance(sheet, Lembar):
            sop, doubts = drawn_sop(sheet, organisasi, titles)
            found += [Terbaca(repository, sop, doubts)] if sop.langkah else []
        elif sheet.judul:
            found.append(Terbaca(repository.layanan, _drawn_service(repository, sheet), []))
    return found


def _drawn_service(repository: Repository, sheet: LembarLayanan) -> Layanan:
    """Return the service that a sheet shows: upon the one here, whose SOPs no sheet tells."""
    drawn = drawn_service(sheet, repository.organisasi)
    with suppress(NotFoundError):
        here = repository.layanan.read(drawn.id).layanan
        return drawn if here is None else overlaid_service(here, sheet)
    return drawn


def _shown(
    repository: Repository, nilai: Sop | Layanan, sheet: Lembar | LembarLayanan | None
) -> Sop | Layanan:
    """Return a carried document with what its sheet says by now: people write in Word."""
    if isinstance(sheet, LembarLayanan) and isinstance(nilai, Layanan):
        return overlaid_service(nilai, sheet)
    if not isinstance(sheet, Lembar) or not isinstance(nilai, Sop):
        return nilai
    titles = {entry.id: entry.judul for entry in repository.entries()}
    try:
        drawn, _ = drawn_sop(sheet, repository.organisasi, titles)
    except RefusedError:
        return nilai
    return overlaid(nilai, drawn, titles)


def carry_out(
    rencana: Rencana[Nilai],
    message: str | None = None,
    identity: Identity | None = None,
) -> Simpanan[Nilai] | None:
    """Save an incoming document as one commit, upon what stands here; None when it is the same.

    Raises what `Kumpulan.create` and `Kumpulan.save` raise.
    """
    if rencana.keadaan is Keadaan.SAMA:
        return None
    kumpulan, nilai, doc = rencana.kumpulan, rencana.nilai, rencana.doc
    subject = kumpulan.proposed_message(doc, nilai) if doc else subject_of(None, nilai)
    words = f"{message or subject}\n\nDiimpor dari {rencana.asal}"
    if doc is None:
        return kumpulan.create(nilai, words, layout=rencana.teks, identity=identity)
    account = Account(layout=rencana.teks)
    return kumpulan.save(doc, nilai, words, account, identity=identity)
