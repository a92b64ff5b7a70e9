"""The office's form of Nomor SOP: "065/{urut}/403.031/{tahun}".

A form with named blanks instead of a regular expression: an official can write it, and no text
can make matching slow.
"""

from __future__ import annotations

import re
from functools import lru_cache

BLANKS = {
    "urut": r"[0-9]{1,6}",
    "tahun": r"[0-9]{4}",
    "bulan": r"(?:[0-9]{1,2}|[IVX]{1,4})",
    "kode": r"[A-Za-z0-9.\-]{1,40}",
}
"""What each blank takes: running number, year, month (digits or Roman), code."""


def fits(form: str, nomor: str) -> bool:
    """Tell whether `nomor` fills in `form`; blanks around slashes do not count."""
    return _pattern(form).fullmatch(_tight(nomor)) is not None


@lru_cache(maxsize=32)
def _pattern(form: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", _tight(form))
    literal = (re.escape(part) for part in parts[::2])
    blanks = (BLANKS.get(part, re.escape(f"{{{part}}}")) for part in parts[1::2])
    pieces = [next(literal)]
    for blank, text in zip(blanks, literal, strict=True):
        pieces += [blank, text]
    return re.compile("".join(pieces))


def _tight(text: str) -> str:
    return re.sub(r"\s*/\s*", "/", text.strip())
