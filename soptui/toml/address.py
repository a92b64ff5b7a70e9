"""Addresses ("langkah/terima/waktu") ↔ places in plain data (("langkah", 0, "waktu"))."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Keys: TypeAlias = tuple[str | int, ...]

_NAMES = ("id", "pelaksana")
"""Keys that name an item of a list of tables: steps and performers, and symbols."""


def address_of(data: Any, keys: Sequence[str | int]) -> str:
    """Return the address of a place; an item without a usable name is called by its number."""
    parts: list[str] = []
    for key in keys:
        data = _inside(data, key)
        parts.append(_name(data) or str(key) if isinstance(key, int) else key)
    return "/".join(parts)


def keys_of(data: Any, address: str) -> Keys:
    """Return the place of an address, as far as it exists in `data`."""
    keys: list[str | int] = []
    for part in address.split("/"):
        key = _key(data, part)
        if key is None:
            break
        keys.append(key)
        data = data[key]
    return tuple(keys)


def _inside(data: Any, key: str | int) -> Any:
    try:
        return data[key]
    except (KeyError, IndexError, TypeError):
        return None


def _name(item: Any) -> str:
    names = (item.get(name) for name in _NAMES) if isinstance(item, dict) else ()
    return next((name for name in names if name and isinstance(name, str)), "")


def _key(data: Any, part: str) -> str | int | None:
    if isinstance(data, dict):
        return part if part in data else None
    if not isinstance(data, list):
        return None
    named = (i for i, item in enumerate(data) if _name(item) == part)
    numbered = int(part) if part.isascii() and part.isdigit() and len(part) < 7 else len(data)
    return next(named, numbered if numbered < len(data) else None)
