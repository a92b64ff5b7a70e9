"""Dates as officials write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soptui.model import Tanggal

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
