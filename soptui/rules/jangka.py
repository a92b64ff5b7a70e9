"""How long a service takes, read from a sentence: "paling lama 5 (lima) hari kerja sejak …"."""

from __future__ import annotations

import re

from soptui.model import Waktu
from soptui.model.waktu import WORKING_DAYS_PER_WEEK

_BRACKETS = re.compile(r"\([^()]*\)")
_SPAN = re.compile(
    r"(?<![\w.,-])(?P<span>\d{1,6}(?:\s*(?:[-–]|s\.?/?d\.?|sampai|hingga)\s*\d{1,6})?\s*"
    r"(?:menit|jam|hari\s+kerja|hari|minggu|bulan)\b)(?P<calendar>\s+kalender)?",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:s\.?/?d\.?|sampai|hingga)\s*", re.IGNORECASE)
_JAM = 60
MANY_DAYS = 1_000_000


def jangka(text: str, per_hari: int) -> int | None:
    """Return the longest time that a text names, in working minutes; None where it names none.

    Of seven calendar days five are worked.
    """
    found = []
    for match in _SPAN.finditer(_BRACKETS.sub(" ", text)):
        waktu = Waktu.parse(_TO.sub("-", match["span"]))
        if waktu is not None:
            minutes = waktu.minutes(per_hari)[1]
            found.append(minutes * WORKING_DAYS_PER_WEEK // 7 if match["calendar"] else minutes)
    return max(found, default=None)


def sebagai_waktu(menit: int, per_hari: int) -> str:
    """Return working minutes as a time that is not shorter, in a unit that people use.

    "" where it takes more days than can be written.
    """
    if menit > per_hari // 2:
        days = -(-menit // per_hari)
        return f"{days} hari kerja" if days < MANY_DAYS else ""
    return f"{-(-menit // _JAM)} jam" if menit > _JAM else f"{menit} menit"


_DAFTAR_NUMBERS = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
_NUMBERS = {word: n for n, word in enumerate(_DAFTAR_NUMBERS.split(), 1)} | {"seorang": 1}
_PEOPLE = re.compile(
    rf"(?<![\w.,])(?P<n>\d{{1,6}}|{'|'.join(_NUMBERS)})\b\s*(?:\([^()]*\)\s*)?"
    r"(?P<who>orang|petugas|pegawai|pelaksana|personel|staf|tenaga)?",
    re.IGNORECASE,
)


def banyak_orang(text: str) -> int | None:
    """Return how many people a text names; None where it names no number.

    Several numbers of people are added up; other numbers count where there are no such.
    """
    found = list(_PEOPLE.finditer(text))
    people = [m for m in found if m["who"] or m["n"].casefold() == "seorang"] or found
    return sum(_number(m["n"]) for m in people) if people else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.casefold()]
