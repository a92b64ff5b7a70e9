"""What changed inside a text, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

LONGEST = 4000
"""Words of a text that are compared one by one; of a longer one everything is new."""


class Kata(NamedTuple):
    """A piece of a text: kept (" "), taken out ("-") or put in ("+")."""

    op: str
    text: str


def word_diff(before: str, after: str) -> list[Kata]:
    """Return the pieces of both texts in reading order.

    Without the pieces "+" they give `before`, without "-" they give `after`. Words stay whole; a
    change that leaves hardly anything is shown as one text for the other.
    """
    old, new = _tokens(before), _tokens(after)
    if max(len(old), len(new)) > LONGEST:
        return _whole(before, after)
    pieces: list[Kata] = []
    kept = 0
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Kata(" ", "".join(old[a1:a2])))
            kept += sum(not token.isspace() for token in old[a1:a2])
            continue
        pieces += _whole("".join(old[a1:a2]), "".join(new[b1:b2]))
    words = max(sum(not t.isspace() for t in old), sum(not t.isspace() for t in new))
    return pieces if kept * 3 >= words else _whole(before, after)


def _whole(before: str, after: str) -> list[Kata]:
    return [Kata(op, text) for op, text in (("-", before), ("+", after)) if text]


def _tokens(text: str) -> list[str]:
    return re.findall(r"\s+|[^\W_]+|[^\w\s]|_", text)
