"""Two orders that come from one: brought together where only one side moved what was there."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Urutan(NamedTuple):
    """Keys in the order of both sides. `is_clash`: both moved, so the first side's order stands."""

    keys: tuple[str, ...]
    is_clash: bool = False


def merged_order(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], keys: Collection[str]
) -> Urutan:
    """Return `keys` in one order. Every key is on a side, and on each side once.

    What both sides kept gives the frame; new keys follow the one that stands above them on their
    side and stay together. Two blocks at one place are ordered by their first key, so the result
    is the same whichever side comes first.
    """
    shared = set(base) & set(mine) & set(theirs) & set(keys)
    was, first, second = ([k for k in side if k in shared] for side in (base, mine, theirs))
    frame = second if first == was else first
    is_clash = was not in (first, second) and first != second
    place = {key: i for i, key in enumerate(["", *frame])}
    above = _above(mine, shared, keys)
    for key, anchor in _above(theirs, shared, keys).items():
        above[key] = min(anchor, above.get(key, anchor), key=place.__getitem__)
    blocks: dict[str, tuple[list[str], list[str]]] = {anchor: ([], []) for anchor in place}
    for i, side in enumerate((mine, theirs)):
        for key in side:
            if key in above:
                blocks[above[key]][i].append(key)
    order: list[str] = []
    for anchor, new in blocks.items():
        order += dict.fromkeys([anchor, *chain(*sorted(new))])
    return Urutan(tuple(order[1:]), is_clash)


def _above(side: Sequence[str], shared: Collection[str], keys: Collection[str]) -> dict[str, str]:
    """Return for each new key of a side the shared one above it, "" at the top."""
    above: dict[str, str] = {}
    last = ""
    for key in side:
        if key in shared:
            last = key
        elif key in keys:
            above[key] = last
    return above
