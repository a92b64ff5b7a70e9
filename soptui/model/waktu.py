"""The Waktu column: "10 menit", "1-3 hari" (domain facts: §12 of the guideline notes)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Satuan(StrEnum):
    """Units of time that can be added up."""

    MENIT = "menit"
    JAM = "jam"
    HARI = "hari"
    HARI_KERJA = "hari kerja"
    MINGGU = "minggu"
    BULAN = "bulan"


WORKING_DAYS_PER_WEEK = 5
WORKING_DAYS_PER_MONTH = 22

_FORM = re.compile(
    r"\s*(?P<low>\d{1,6})\s*(?:[-–]\s*(?P<high>\d{1,6})\s*)?"
    r"(?P<unit>menit|jam|hari\s+kerja|hari|minggu|bulan)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Waktu:
    """A duration or a range of durations, `low` ≤ `high`, both in `satuan`."""

    low: int
    high: int
    satuan: Satuan

    @classmethod
    def parse(cls, text: str) -> Waktu | None:
        """Read "<n> menit|jam|hari|hari kerja|minggu|bulan" or a range; None for other text."""
        match = _FORM.fullmatch(text)
        if match is None:
            return None
        low = int(match["low"])
        high = int(match["high"] or low)
        unit = Satuan(" ".join(match["unit"].lower().split()))
        return cls(low, high, unit) if low <= high else None

    def minutes(self, per_day: int) -> tuple[int, int]:
        """Return the range in working minutes; `per_day` = working minutes of one day."""
        factor = {
            Satuan.MENIT: 1,
            Satuan.JAM: 60,
            Satuan.HARI: per_day,
            Satuan.HARI_KERJA: per_day,
            Satuan.MINGGU: per_day * WORKING_DAYS_PER_WEEK,
            Satuan.BULAN: per_day * WORKING_DAYS_PER_MONTH,
        }[self.satuan]
        return self.low * factor, self.high * factor

    def __str__(self) -> str:
        span = str(self.low) if self.low == self.high else f"{self.low}-{self.high}"
        return f"{span} {self.satuan}"


def is_blank(text: str) -> bool:
    """Tell whether a Waktu cell says nothing: empty or a dash."""
    return text.strip() in ("", "-", "–")
