"""Days as people type them."""

from __future__ import annotations

import datetime as dt
import re

FORM = "Tulis tanggal seperti 31-01-2026 atau 2026-01-31."
EARLIEST, LATEST = dt.date(1945, 1, 1), dt.date(2999, 12, 31)

_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def parse_day(text: str) -> dt.date | None:
    """Return the day that a text names, day first or year first; None when it names none."""
    text = text.strip()
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
    else:
        return None
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None


def why_not_day(text: str) -> str | None:
    """Return why a text is no day, or None."""
    return None if parse_day(text) else FORM


def shown(day: dt.date) -> str:
    """Return a day as it is typed."""
    return f"{day:%d-%m-%Y}"


def today() -> dt.date:
    """Return the day that it is here."""
    return dt.datetime.now().astimezone().date()
