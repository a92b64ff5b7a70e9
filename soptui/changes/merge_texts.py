"""Two people's changes of one list of texts, item by item where that is safe."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from soptui.changes.matching import pair_texts
from soptui.changes.ordering import merged_order

if TYPE_CHECKING:
    from collections.abc import Sequence


def merged_texts(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> tuple[str, ...] | None:
    """Return a list with both sides' items; None where they cannot be merged item by item.

    That is when both changed one item, or the order, or when an item would stand there twice.
    """
    old = {str(k): text for k, text in enumerate(base)}
    my, their = _keyed(base, mine), _keyed(base, theirs)
    merged: dict[str, str] = {}
    for key in dict.fromkeys([*my, *their]):
        was, here, there = old.get(key), my.get(key), their.get(key)
        if was not in (here, there) and here != there:
            return None
        text = there if here == was else here
        if text is not None:
            merged[key] = text
    order = merged_order([*old], [*my], [*their], merged)
    result = tuple(merged[key] for key in order.keys)
    most = Counter(mine) | Counter(theirs)
    return None if order.is_clash or Counter(result) - most else result


def _keyed(base: Sequence[str], side: Sequence[str]) -> dict[str, str]:
    """Return the items of a side by the place they had before; new ones by their words."""
    keyed: dict[str, str] = {}
    for pair in pair_texts(base, side):
        if pair.after is None:
            continue
        text = side[pair.after]
        key = f"+{text}" if pair.before is None else str(pair.before)
        while key in keyed:
            key += "+"
        keyed[key] = text
    return keyed
