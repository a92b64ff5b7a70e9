"""The two sides of a comparison: a revision, the working draft, what is in force, another SOP."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.errors import NotFoundError
from soptui.repo.approval.force import Masa
from soptui.toml import patch_sop, require_sop

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.model import Sop
    from soptui.repo.log import Revisi
    from soptui.repo.repository import Repository
    from soptui.repo.session import Session
    from soptui.toml import Dokumen


@dataclass(frozen=True, slots=True)
class Sisi:
    """One side: its name for people, its value, and its text when somebody asks for it."""

    name: str
    sop: Sop
    read_text: Callable[[], str]


def draft_side(session: Session) -> Sisi:
    """Return an SOP as it is in the editor, with what is not saved."""
    name = "suntingan sekarang" if session.is_changed else "isi sekarang"
    doc, layout, sop = session.doc, session.layout, session.sop
    return Sisi(name, sop, lambda: patch_sop(layout or doc.text, sop))


def saved_side(session: Session) -> Sisi:
    """Return an SOP as it was last saved. Raises InvalidError when its file holds none."""
    return _side("versi tersimpan", session.doc)


def revision_side(repo: Repository, sop_id: str, revision: Revisi) -> Sisi:
    """Return an SOP as a commit made it. Raises InvalidError for a version that is broken."""
    doc = repo.read(revision.path or sop_id, revision.commit)
    return _side(f"versi {revision.date:%d-%m-%Y %H:%M}", doc)


def in_force_side(repo: Repository, sop_id: str) -> Sisi:
    """Return the version that is in force today. Raises NotFoundError when there is none."""
    today = dt.datetime.now().astimezone().date()
    standing = repo.approvals.effective(today, sop_id)[0]
    if standing.periode is None or standing.masa is not Masa.BERLAKU:
        raise NotFoundError(f"Tidak ada yang berlaku hari ini: {standing.masa.words}.")
    approval = standing.periode.pengesahan
    doc = repo.read(approval.path or sop_id, approval.commit)
    return _side(f"yang berlaku (revisi {approval.revision})", doc)


def other_side(repo: Repository, sop_id: str) -> Sisi:
    """Return another SOP as its file is now."""
    doc = repo.read(sop_id)
    return _side(require_sop(doc).identitas.judul, doc)


def _side(name: str, doc: Dokumen) -> Sisi:
    return Sisi(name, require_sop(doc), lambda: doc.text)
