"""Foreign text made safe to show: nothing in it can move a cursor, colour a screen or hide.

C0 and C1 controls become control pictures or `<U+XXXX>`, and so do bidirectional overrides,
zero-width and tag characters (CVE-2021-42574 and kin). What is visible stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_MARKS = 8
"""Combining marks drawn on one character; a flood of them is an attack on the screen."""

_SUSPECT = re.compile(r"[^\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff]")
_MARK = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_FLOOD = re.compile(rf"({_MARK}{{{MAX_MARKS}}}){_MARK}+")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u17b4\u17b5\u3164\uffa0\u034f")


def visible(text: str, keep: str = "") -> str:
    """Return `text` with every control, override and invisible character made visible.

    Characters in `keep` (say a line feed) pass. A text that is already plain comes back unchanged.
    """
    shown = _SUSPECT.sub(lambda m: m[0] if m[0] in keep else _mark(m[0]), text)
    return _FLOOD.sub(lambda m: f"{m[1]}<+{len(m[0]) - MAX_MARKS}>", shown)


def hidden(text: str, keep: str = "\n\t") -> list[str]:
    """Return the marks of the characters in a text that a reader could not see, in their order."""
    marks = ((char, _mark(char)) for char in _SUSPECT.findall(text) if char not in keep)
    return [mark for char, mark in marks if mark != char]


@lru_cache(maxsize=4096)
def _mark(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if unicodedata.category(char) in _HIDDEN or char in _BLANK_LETTERS or 0xFE00 <= code <= 0xFE0F:
        return f"<U+{code:04X}>"
    return char
