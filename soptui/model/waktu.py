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
    HARI_KALENDER = "hari kalender"
    MINGGU = "minggu"
    BULAN = "bulan"


WORKING_DAYS_PER_WEEK = 5
WORKING_DAYS_PER_MONTH = 22
DAYS_PER_WEEK = 7

_AS_WRITTEN = {
    "mnt": (Satuan.MENIT, 60),
    "menit": (Satuan.MENIT, 60),
    "detik": (Satuan.MENIT, 1),
    "jam": (Satuan.JAM, 60),
    "jam kerja": (Satuan.JAM, 60),
    "hari": (Satuan.HARI, 60),
    "hr": (Satuan.HARI, 60),
    "hari kerja": (Satuan.HARI_KERJA, 60),
    "hari kalender": (Satuan.HARI_KALENDER, 60),
    "minggu": (Satuan.MINGGU, 60),
    "bulan": (Satuan.BULAN, 60),
    "bln": (Satuan.BULAN, 60),
    "triwulan": (Satuan.BULAN, 180),
    "semester": (Satuan.BULAN, 360),
    "tahun": (Satuan.BULAN, 720),
}
"""The units as people write them, each with one that can be added up and sixtieths of it."""

UNITS = tuple(s for s in Satuan if s is not Satuan.HARI_KALENDER)
"""The units of the format; other words for time are read, and told."""
_PLAIN = re.compile(rf"\d{{1,6}}(?: ?[-–] ?\d{{1,6}})? (?:{'|'.join(UNITS)})")

_WHOLE = 60 * 100
"""One unit, in the parts that are reckoned with: hundredths of sixtieths."""
_NUMBER = r"(?:\d{1,6}(?:[.,]\d{1,2})?|1/2|½)"
_FORM = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?:(?:-|–|s\.?\s*/?\s*d\.?|sampai(?: dengan)?|hingga)\s*"
    rf"(?P<high>{_NUMBER})\s*)?(?P<unit>{'|'.join(sorted(_AS_WRITTEN, key=len, reverse=True))})\.?"
    r"(?:\s*(?P<menit>\d{1,2})\s*menit)?"
    r"(?:\s*/.*|\s+(?:per|tiap|setiap|sejak|setelah|sesudah|terhitung)\b.*)?",
    re.DOTALL,
)
_ABOUT = re.compile(
    r"(?:±|\+/-|kurang lebih|sekitar|maks(?:imal|imum|\.)?|paling (?:lama|lambat|banyak)|selama)\s*"
)
_BRACKETS = re.compile(r"(?<=[\w)])\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Waktu:
    """A duration or a range of durations, `low` ≤ `high`, both in `satuan`."""

    low: int
    high: int
    satuan: Satuan

    @classmethod
    def parse(cls, text: str) -> Waktu | None:
        """Read a number or a range with a unit, as people write it; None for other text.

        "1 (satu) hari kerja sejak diterima", "maks. 30 menit", "1,5 jam" and "1 jam 30 menit" are
        times, too; "H-1" and "5 bulan sebelum periode" are days, not durations.
        """
        match = _read(text)
        if match is None:
            return None
        unit, sixtieths = _AS_WRITTEN[match["unit"]]
        low = _hundredths(match["low"]) * sixtieths
        high = _hundredths(match["high"] or match["low"]) * sixtieths
        if unit is Satuan.JAM and (match["menit"] or low % _WHOLE or high % _WHOLE):
            more = int(match["menit"] or 0) * _WHOLE
            unit, low, high = Satuan.MENIT, low * 60 + more, high * 60 + more
        elif match["menit"]:
            return None
        if unit is Satuan.MENIT:
            low, high = -(-low // _WHOLE) * _WHOLE, -(-high // _WHOLE) * _WHOLE
        if low % _WHOLE or high % _WHOLE or low > high:
            return None
        return cls(low // _WHOLE, high // _WHOLE, unit)

    def minutes(self, per_day: int) -> tuple[int, int]:
        """Return the range in working minutes; `per_day` = working minutes of one day."""
        if self.satuan is Satuan.HARI_KALENDER:
            week = per_day * WORKING_DAYS_PER_WEEK
            return self.low * week // DAYS_PER_WEEK, self.high * week // DAYS_PER_WEEK
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


def is_plain(text: str) -> bool:
    """Tell whether a time is written as the format has it: "10 menit", "1-3 hari kerja"."""
    return _PLAIN.fullmatch(" ".join(text.lower().split())) is not None


def _read(text: str) -> re.Match[str] | None:
    plain = " ".join(_BRACKETS.sub("", text.lower()).split())
    about = _ABOUT.match(plain)
    return _FORM.fullmatch(plain, about.end() if about else 0)


def _hundredths(number: str) -> int:
    """Return a number as people write it, a hundred times: "1,5" → 150."""
    if number in ("1/2", "½"):
        return 50
    whole, _, rest = number.replace(",", ".").partition(".")
    return int(whole) * 100 + int(rest.ljust(2, "0") or 0)


def is_blank(text: str) -> bool:
    """Tell whether a Waktu cell says nothing: empty or a dash."""
    return text.strip() in ("", "-", "–")
