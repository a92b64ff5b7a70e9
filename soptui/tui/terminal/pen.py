"""How a cell looks: attributes and two colours, and the shortest way from one look to another.

Only attributes and colours that a screen needs are known; everything else in an SGR sequence
(ECMA-48 8.3.117) is left out, so no text can switch on blinking or hidden writing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_ATTRIBUTES = frozenset({"1", "2", "3", "4", "7", "9", "21", "53"})
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29", "21": "24", "53": "55"}
_SEEN_ON_BLANKS = frozenset({"4", "7", "9", "21", "53"})
_FOREGROUND = frozenset(str(code) for code in (*range(30, 38), *range(90, 98)))
_BACKGROUND = frozenset(str(code) for code in (*range(40, 48), *range(100, 108)))


class Pen(NamedTuple):
    """A look; "" is the terminal's own colour."""

    attributes: tuple[str, ...] = ()
    foreground: str = ""
    background: str = ""


PLAIN = Pen()


@lru_cache(maxsize=4096)
def pen_of(parameters: str) -> Pen:
    """Return the look that the parameters of one SGR sequence give to plain text."""
    attributes: set[str] = set()
    foreground = background = ""
    codes = parameters.split(";")
    while codes:
        code = codes.pop(0)
        if code in ("38", "48"):
            size = 4 if codes[:1] == ["2"] else 2
            color, codes = codes[:size], codes[size:]
            if len(color) == size and all(c.isdecimal() and int(c) < 256 for c in color):
                value = ";".join((code, *color))
                foreground, background = (
                    (value, background) if code == "38" else (foreground, value)
                )
        elif code in _FOREGROUND or code == "39":
            foreground = "" if code == "39" else code
        elif code in _BACKGROUND or code == "49":
            background = "" if code == "49" else code
        elif code in ("", "0"):
            attributes, foreground, background = set(), "", ""
        elif code in _ATTRIBUTES:
            attributes.add(code)
    return Pen(tuple(sorted(attributes, key=int)), foreground, background)


@lru_cache(maxsize=4096)
def on_blank(pen: Pen) -> Pen:
    """Return what is left of a look on a blank: a background, unless a line or colour shows."""
    if _SEEN_ON_BLANKS.isdisjoint(pen.attributes):
        return Pen(background=pen.background)
    return pen


@lru_cache(maxsize=4096)
def for_blank(old: Pen | None, blank: Pen) -> Pen:
    """Return the look to take for a blank of that look: what nobody sees on it may stay."""
    if old is None:
        return blank
    if on_blank(old) == blank:
        return old
    if blank.attributes:
        return blank
    kept = tuple(code for code in old.attributes if code not in _SEEN_ON_BLANKS)
    near = Pen(kept, old.foreground, blank.background)
    return min(blank, near, key=lambda look: len(change(old, look)))


@lru_cache(maxsize=4096)
def change(old: Pen | None, new: Pen) -> str:
    """Return the shortest SGR sequence from `old` (None: unknown) to `new`; "" when equal."""
    if old == new:
        return ""
    whole = ";".join(("0", *new.attributes, *filter(None, (new.foreground, new.background))))
    ways = ["\x1b[m" if new == PLAIN else f"\x1b[{whole}m"]
    gone = set() if old is None else {_OFF[c] for c in old.attributes if c not in new.attributes}
    if old is not None and (not gone or new.background):
        # A terminal with a painted ground knows more than a VT102: attributes end one by one.
        left = [code for code in old.attributes if _OFF[code] not in gone]
        steps = [*sorted(gone), *(code for code in new.attributes if code not in left)]
        if new.foreground != old.foreground:
            steps.append(new.foreground or "39")
        if new.background != old.background:
            steps.append(new.background or "49")
        ways.append(f"\x1b[{';'.join(steps)}m")
    return min(ways, key=len)
