"""The three dates of an SOP at any version: one rule for sheet, list and documents.

The rule and its examples are in docs/tanggal.md; dates of the history come before what the file
says about its time on paper (`riwayat_awal`), which counts only while no approval answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from soptui.model import Layanan, Sop, Tanggal
    from soptui.repo.log import Revisi


@dataclass(frozen=True, slots=True)
class TanggalLembar:
    """Tanggal Pembuatan, Tanggal Revisi and Tanggal Efektif; None where there is none."""

    pembuatan: Tanggal = None
    revisi: Tanggal = None
    efektif: Tanggal = None


def revision_date(last: dt.date | None, awal: Tanggal, *, was_approved: bool) -> Tanggal:
    """Return Tanggal Revisi of a version.

    `last`: the day of the last commit that changed it, None for a first version; `awal`: what the
    paper said, which counts while no approval answers.
    """
    return last or (None if was_approved else awal)


def sheet_dates(sop: Sop | Layanan, revisions: Sequence[Revisi] = ()) -> TanggalLembar:
    """Return the dates of a version.

    `revisions`: the commits that changed the SOP, newest first, from the version shown back to its
    beginning, with the approvals of each; none for a file outside of any history.
    """
    awal = sop.riwayat_awal
    is_old = awal.tanggal_revisi or awal.tanggal_efektif
    was_approved = any(r.effective is not None for r in revisions)
    made = sop.identitas.tanggal_pembuatan
    if not made and revisions and not is_old:
        made = revisions[-1].date.date()
    last = revisions[0].date.date() if len(revisions) > 1 else None
    revised = revision_date(last, awal.tanggal_revisi, was_approved=was_approved)
    in_force = revisions[0].effective if revisions else None
    return TanggalLembar(made, revised, in_force if was_approved else awal.tanggal_efektif)
