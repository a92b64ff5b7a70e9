"""One line of the list of SOPs, or of services."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.repo.approval.status import Status
from soptui.repo.dates import revision_date

if TYPE_CHECKING:
    from soptui.model import Tanggal, Temuan

FULL = len("2013-05-31")


@dataclass(frozen=True, slots=True)
class Entri:
    """One SOP, as the list and the search know it."""

    id: str
    unit: str
    """Name of its folder."""
    path: str
    """From the top of the repository."""
    judul: str = ""
    nomor: str = ""
    pelaksana: tuple[str, ...] = ()
    teks: str = ""
    """All words of the SOP, for searching."""
    status: Status = Status.KONSEP
    tanggal: dt.date | None = None
    """Day of the last commit that changed it; None for a first version."""
    jumlah_langkah: int = 0
    rusak: Temuan | None = None
    """What keeps the file from being an SOP; then only id, unit, path and date are known."""
    awal: str = ""
    """Tanggal Revisi that the paper said before (`riwayat_awal`): 2013-05-31, 2013-05 or 2013."""

    @property
    def revisi(self) -> Tanggal:
        """Tanggal Revisi (docs/tanggal.md)."""
        awal = dt.date.fromisoformat(self.awal) if len(self.awal) == FULL else self.awal
        approved = self.status is not Status.KONSEP
        return revision_date(self.tanggal, awal or None, was_approved=approved)


@dataclass(frozen=True, slots=True)
class EntriLayanan(Entri):
    """One Standar Pelayanan, as the list and the search know it; it has no steps."""

    sop: tuple[str, ...] = ()
    """Ids of the SOPs by which it is carried out."""
    terisi: int = 0
    """How many of its 14 components say something."""
