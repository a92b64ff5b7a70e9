"""One line of the list of SOPs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.repo.approval.status import Status

if TYPE_CHECKING:
    import datetime as dt

    from soptui.model import Temuan


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
    """Tanggal Revisi by the history (docs/tanggal.md); None for a first version."""
    jumlah_langkah: int = 0
    rusak: Temuan | None = None
    """What keeps the file from being an SOP; then only id, unit, path and date are known."""
