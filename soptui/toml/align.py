"""Which item of a new list is which item of the old one."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import Any


def align(old: list[Any], new: list[Any]) -> list[int | None]:
    """Return for each item of `new` its index in `old`, or None for an item that is new.

    Steps and performers are known by id, symbols by performer, arrows by target, texts by
    themselves. What is left over stands for the old item in its place, if that has gone: so a
    corrected text keeps its line and its comment. An id never changes, so it has no such stand-in.
    """
    places: defaultdict[Any, deque[int]] = defaultdict(deque)
    for i, item in enumerate(old):
        places[_identity(item)].append(i)
    found: list[int | None] = []
    for item in new:
        same = places[_identity(item)]
        found.append(same.popleft() if same else None)
    gone = set(range(len(old))) - set(found)
    follower = 0
    for at, item in enumerate(new):
        if found[at] is None and follower in gone and not _has_id(item):
            gone.remove(follower)
            found[at] = follower
        place = found[at]
        follower = follower if place is None else place + 1
    return found


def _identity(item: Any) -> Any:
    if not isinstance(item, dict):
        return item
    return next((item[key] for key in ("id", "pelaksana", "ke") if key in item), None)


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and "id" in item
