"""The three dates of an identity sheet, and dates as officials write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model import RiwayatAwal, Tanggal
    from soptui.repo import Revisi

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def tanggal(value: Tanggal) -> str:
    """Return a date as it is printed: "12 Januari 2015", "Januari 2015", "2015", or "-"."""
    if value is None or value == "":
        return "-"
    if isinstance(value, date):
        return f"{value.day} {BULAN[value.month - 1]} {value.year}"
    year, _, rest = value.partition("-")
    if len(rest) == 2 and rest.isdigit() and 1 <= int(rest) <= 12:
        return f"{BULAN[int(rest) - 1]} {year}"
    try:
        return tanggal(date.fromisoformat(value))
    except ValueError:
        return value


@dataclass(frozen=True, slots=True)
class TanggalLembar:
    """Tanggal Revisi and Tanggal Efektif of one version of an SOP."""

    revisi: Tanggal = None
    efektif: Tanggal = None


def sheet_dates(revisions: Sequence[Revisi], awal: RiwayatAwal) -> TanggalLembar:
    """Return the dates of the newest of `revisions` (newest first, up to the version shown).

    Tanggal Revisi is the day of its last commit, and stays empty for a first version. Tanggal
    Efektif is the one its newest approval names. What the paper said before the SOP came into
    the repository (`riwayat_awal`) counts only while no approval answers.
    """
    approved = next((r.effective for r in revisions if r.effective is not None), None)
    revised = revisions[0].date.date() if len(revisions) > 1 else None
    if approved is None:
        return TanggalLembar(revised or awal.tanggal_revisi, awal.tanggal_efektif)
    return TanggalLembar(revised, approved)
