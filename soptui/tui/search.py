"""Fuzzy search: every word typed must be found; what stands in the title counts most."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

_WHOLE_WORD, _WORD_START, _INSIDE, _LETTERS = 8, 6, 4, 1


def matches(query: str, items: Sequence[T], texts: Callable[[T], tuple[str, ...]]) -> Sequence[T]:
    """Return the items that match, the best first; the order stays for equals.

    `texts` gives the searched texts of an item, the most telling first. A word matches where it
    stands in a text; in the first text also where its letters follow each other with gaps.
    """
    words = query.casefold().split()
    if not words:
        return items
    scored = [(score(words, texts(item)), item) for item in items]
    found = [(points, item) for points, item in scored if points > 0]
    return [item for _, item in sorted(found, key=lambda pair: -pair[0])]


def score(words: Sequence[str], texts: tuple[str, ...]) -> int:
    """Return how well all `words` match, 0 when one does not."""
    folded = [text.casefold() for text in texts]
    total = 0
    for word in words:
        best = max(
            (_score_word(word, text) * (len(folded) - i) for i, text in enumerate(folded)),
            default=0,
        )
        if not best and folded and len(word) > 1 and _follows(word, folded[0]):
            best = _LETTERS
        if not best:
            return 0
        total += best
    return total


def _score_word(word: str, text: str) -> int:
    at = text.find(word)
    if at < 0:
        return 0
    starts = at == 0 or not text[at - 1].isalnum()
    end = at + len(word)
    if starts and (end == len(text) or not text[end].isalnum()):
        return _WHOLE_WORD
    return _WORD_START if starts else _INSIDE


def _follows(word: str, text: str) -> bool:
    rest = iter(text)
    return all(char in rest for char in word)
