"""What the parts of Word and Excel documents have in common: names, escaped words, lengths."""

from __future__ import annotations

import re

OPEN = "http://schemas.openxmlformats.org"
OFFICE = f"{OPEN}/officeDocument/2006"
PACKAGE = f"{OPEN}/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TWIN = "Arial"
"""As wide as the shipped font, and at home in every office."""
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def emu(points: float) -> int:
    """Return a length as drawings count it."""
    return round(points * 12700)


def text(words: str) -> str:
    """Return words that may stand in XML, in an attribute, too."""
    clean = _UNFIT.sub(lambda m: f"<U+{ord(m[0]):04X}>", words)
    return clean.translate(_ESCAPES)
