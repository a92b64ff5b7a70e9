"""Which parts of two sequences are the same, moved, changed, new or gone.

Items with an id are matched by it; plain texts by their words: equal ones first, wherever they
went, then those that share most of their words and stand between the same neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.5
"""Share of equal characters from which one text is taken for a change of the other."""

MANY = 50
"""Items of one gap that are compared with each other; beyond that only their order counts."""


@dataclass(frozen=True, slots=True)
class Pasangan:
    """One item: its places before and after, from 0; None where it is not there."""

    before: int | None
    after: int | None
    is_moved: bool = False


def moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Return the fewest keys whose moves turn one order into the other.

    Both hold the same keys, each once. What stays is a longest increasing subsequence (patience
    sorting); of several the one that ends earliest in `after` stays.
    """
    place = {key: i for i, key in enumerate(before)}
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for n, key in enumerate(after):
        at = bisect_left(tails, place[key])
        tails[at : at + 1] = [place[key]]
        ends[at : at + 1] = [n]
        previous.append(ends[at - 1] if at else -1)
    kept: set[str] = set()
    n = ends[-1] if ends else -1
    while n >= 0:
        kept.add(after[n])
        n = previous[n]
    return set(after) - kept


def pair_texts(before: Sequence[str], after: Sequence[str]) -> list[Pasangan]:
    """Match the items of two lists of texts; in the order of `after`, then what is gone."""
    pairs = _equal(before, after)
    keys = [str(k) for k in sorted(pairs.values())]
    astray = moved(keys, [str(pairs[i]) for i in sorted(pairs)])
    fixed = [(-1, -1), *((pairs[i], i) for i in sorted(pairs) if str(pairs[i]) not in astray)]
    for (a, b), (a_end, b_end) in pairwise([*fixed, (len(before), len(after))]):
        old = [k for k in range(a + 1, a_end) if k not in pairs.values()]
        new = [i for i in range(b + 1, b_end) if i not in pairs]
        pairs |= _alike(old, new, before, after)
    gone = [k for k in range(len(before)) if k not in pairs.values()]
    return [
        *(Pasangan(pairs.get(i), i, str(pairs.get(i)) in astray) for i in range(len(after))),
        *(Pasangan(k, None) for k in gone),
    ]


def _equal(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Return the places (after → before) of equal items, each used once."""
    places: dict[str, list[int]] = {}
    for k in reversed(range(len(before))):
        places.setdefault(before[k], []).append(k)
    return {i: places[text].pop() for i, text in enumerate(after) if places.get(text)}


def _alike(
    old: list[int], new: list[int], before: Sequence[str], after: Sequence[str]
) -> dict[int, int]:
    """Pair items that stand in one gap: the most alike first, the rest in their order."""
    ranked = sorted(
        (-SequenceMatcher(None, before[k], after[i], autojunk=False).ratio(), i, k)
        for k in old[:MANY]
        for i in new[:MANY]
    )
    pairs: dict[int, int] = {}
    for distance, i, k in ranked:
        if -distance >= ALIKE and i not in pairs and k not in pairs.values():
            pairs[i] = k
    rest_old = [k for k in old if k not in pairs.values()]
    rest_new = [i for i in new if i not in pairs]
    return pairs | dict(zip(rest_new, rest_old, strict=False))
