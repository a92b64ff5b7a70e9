"""What an incoming SOP means here: new, the same, or different from the one with its id."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.changes import Account, sentences
from soptui.documents.masuk.susun import drawn_sop, overlaid
from soptui.errors import InvalidError, NotFoundError, RefusedError, SoptuiError
from soptui.repo.layout import document_path
from soptui.repo.message import subject_of
from soptui.repo.session import Session
from soptui.toml import Dokumen, read_sop, require_sop
from soptui.toml.macam import SOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.changes import Kalimat
    from soptui.documents.masuk.baca import Kiriman
    from soptui.documents.masuk.terbawa import Bawaan
    from soptui.model import Sop
    from soptui.repo import Bacaan, Identity, Repository, Simpanan


class Keadaan(StrEnum):
    """How an incoming SOP stands to the repository."""

    BARU = "baru"
    SAMA = "sama"
    BEDA = "beda"


@dataclass(frozen=True, slots=True)
class Rencana:
    """One incoming SOP, and what it would change."""

    sop: Sop
    teks: str
    """Its file: comments and layout come in, too."""
    asal: str
    """Name of the document, without its folder."""
    keadaan: Keadaan
    doc: Bacaan | None = None
    """What stands here."""
    catatan: tuple[str, ...] = ()
    """Sentences about what cannot come in as it is."""
    gambar: Sequence[Kalimat] = ()
    """What the document shows otherwise than it carries."""

    @property
    def beda(self) -> list[Kalimat]:
        """What leads from the SOP here to the incoming one."""
        own = self.doc.sop if self.doc else None
        return [] if own is None else sentences(own, self.sop)

    @property
    def is_wholly_new(self) -> bool:
        """Whether there is nothing here to compare with, because the file here holds no SOP."""
        return self.doc is None or self.doc.sop is None


class UnitLainError(SoptuiError):
    """The unit of an incoming SOP is not one of those here."""


def plan(
    repository: Repository,
    bawaan: Bawaan,
    kiriman: Kiriman,
    unit: str | None = None,
    *,
    drawn: bool = False,
) -> Rencana:
    """Compare an incoming SOP with the repository; `unit`: where it shall go.

    `drawn`: as the document shows it, and not as it is carried. Raises InvalidError for a text that
    is no SOP, UnitLainError for a unit that is not here.
    """
    berkas = kiriman.berkas
    dokumen = read_sop(bawaan.teks.encode(), berkas)
    sop = require_sop(dokumen)
    if sop.id != bawaan.id:
        raise InvalidError("SOP di dalam berkas ini bernama lain dari sebutannya.", file=berkas)
    shown = _shown(repository, sop, kiriman)
    gambar = sentences(sop, shown)
    sop = shown if drawn else sop
    if unit is not None:
        sop = replace(sop, identitas=replace(sop.identitas, unit=unit))
    units = [u.id for u in repository.organisasi.unit]
    if sop.identitas.unit not in units:
        raise UnitLainError(
            f"Unit {sop.identitas.unit!r} dari SOP {sop.id} tidak ada di sini. Sebutkan unitnya"
            f" dengan --unit: {', '.join(units)}."
        )
    asal = Path(berkas).name
    notes: tuple[str, ...] = ()
    pengesah = sop.identitas.pengesah
    if pengesah and repository.organisasi.jabatan_of(pengesah) is None:
        sop = replace(sop, identitas=replace(sop.identitas, pengesah=""))
        notes = (f"Pengesah {pengesah!r} tidak ada di sini, jadi dikosongkan.",)
    try:
        doc = repository.read(sop.id)
    except NotFoundError:
        return Rencana(sop, dokumen.text, asal, Keadaan.BARU, None, notes, gambar)
    keadaan = Keadaan.SAMA if doc.sop == sop else Keadaan.BEDA
    return Rencana(sop, dokumen.text, asal, keadaan, doc, notes, gambar)


def begun(repository: Repository, sop: Sop, layout: str = "") -> Session[Sop]:
    """Return the editing of an SOP that is not here yet: everything of it is unsaved.

    `layout`: a text whose comments and layout the file shall have.
    """
    gone = repository.reread(Dokumen(document_path(SOP, sop.identitas.unit, sop.id), "", None))
    session = Session(repository, replace(gone, nilai=sop))
    session.adopt(gone)
    session.layout = layout
    return session


def drafts(repository: Repository, kiriman: Kiriman) -> list[tuple[Sop, list[str]]]:
    """Return the SOPs that a document shows and does not carry, each with its doubts."""
    titles = {entry.id: entry.judul for entry in repository.entries()}
    carried = {bawaan.id for bawaan in kiriman.sop}
    found = [drawn_sop(sheet, repository.organisasi, titles) for sheet in kiriman.lembar]
    return [(sop, doubts) for sop, doubts in found if sop.langkah and sop.id not in carried]


def _shown(repository: Repository, sop: Sop, kiriman: Kiriman) -> Sop:
    """Return a carried SOP with what the document says by now: people write in Word."""
    sheet = kiriman.lembar_of(sop.id)
    if sheet is None:
        return sop
    titles = {entry.id: entry.judul for entry in repository.entries()}
    try:
        drawn, _ = drawn_sop(sheet, repository.organisasi, titles)
    except RefusedError:
        return sop
    return overlaid(sop, drawn, titles)


def carry_out(
    repository: Repository,
    rencana: Rencana,
    message: str | None = None,
    identity: Identity | None = None,
) -> Simpanan | None:
    """Save an incoming SOP as one commit, upon what stands here; None when it is the same.

    Raises what `Repository.create` and `Repository.save` raise.
    """
    if rencana.keadaan is Keadaan.SAMA:
        return None
    sop, doc = rencana.sop, rencana.doc
    subject = repository.proposed_message(doc, sop) if doc else subject_of(None, sop)
    words = f"{message or subject}\n\nDiimpor dari {rencana.asal}"
    if doc is None:
        return repository.create(sop, words, layout=rencana.teks, identity=identity)
    account = Account(layout=rencana.teks)
    return repository.save(doc, sop, words, account, identity=identity)
