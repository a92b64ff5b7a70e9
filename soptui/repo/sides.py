"""The two sides of a comparison: a revision, the working draft, what is in force, another one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic

from soptui.errors import NotFoundError
from soptui.model.nilai import Nilai
from soptui.repo.approval.force import Masa
from soptui.toml import patch_text, require

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.repo.kumpulan import Kumpulan
    from soptui.repo.log import Revisi
    from soptui.repo.repository import Repository
    from soptui.repo.session import Session
    from soptui.toml import Dokumen


@dataclass(frozen=True, slots=True)
class Sisi(Generic[Nilai]):
    """One side: its name for people, its value, and its text when somebody asks for it."""

    name: str
    nilai: Nilai
    read_text: Callable[[], str]


def draft_side(session: Session[Nilai]) -> Sisi[Nilai]:
    """Return a document as it is in the editor, with what is not saved."""
    name = "suntingan sekarang" if session.is_changed else "isi sekarang"
    doc, layout, nilai = session.doc, session.layout, session.nilai
    return Sisi(name, nilai, lambda: patch_text(layout or doc.text, nilai))


def saved_side(session: Session[Nilai]) -> Sisi[Nilai]:
    """Return a document as it was last saved. Raises InvalidError when its file is broken."""
    return _side("versi tersimpan", session.doc)


def revision_side(repo: Kumpulan[Nilai], sop_id: str, revision: Revisi) -> Sisi[Nilai]:
    """Return a document as a commit made it. Raises InvalidError for a version that is broken."""
    doc = repo.read(revision.path or sop_id, revision.commit)
    return _side(f"versi {revision.date:%d-%m-%Y %H:%M}", doc)


def in_force_side(repo: Repository, sop_id: str) -> Sisi[Any]:
    """Return the version that is in force today. Raises NotFoundError when there is none."""
    today = dt.datetime.now().astimezone().date()
    standing = repo.approvals.effective(today, sop_id)[0]
    if standing.periode is None or standing.masa is not Masa.BERLAKU:
        raise NotFoundError(f"Tidak ada yang berlaku hari ini: {standing.masa.words}.")
    approval = standing.periode.pengesahan
    doc = repo.of(sop_id).read(approval.path or sop_id, approval.commit)
    return _side(f"yang berlaku (revisi {approval.revision})", doc)


def other_side(repo: Kumpulan[Nilai], sop_id: str) -> Sisi[Nilai]:
    """Return another document as its file is now."""
    doc = repo.read(sop_id)
    return _side(require(doc).identitas.judul, doc)


def _side(name: str, doc: Dokumen[Nilai]) -> Sisi[Nilai]:
    return Sisi(name, require(doc), lambda: doc.text)
