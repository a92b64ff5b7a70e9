"""Dates as arguments of commands."""

from __future__ import annotations

import datetime as dt

from soptui.errors import SoptuiError

EARLIEST = dt.date(1945, 1, 1)
LATEST = dt.date(2999, 12, 31)


def day(text: str, option: str) -> dt.date:
    """Read YYYY-MM-DD. Raises SoptuiError that names the option and the form."""
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or len(text) != 10 or not EARLIEST <= found <= LATEST:
        raise SoptuiError(
            f"Pilihan {option} memerlukan tanggal seperti 2015-02-02, bukan {text!r}."
        )
    return found


def today() -> dt.date:
    """Return the day that it is here."""
    return dt.datetime.now().astimezone().date()
