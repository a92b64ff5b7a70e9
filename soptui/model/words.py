"""All texts of an SOP with their addresses, in the order of the sheet."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from soptui.model.sop import Alur

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.model.layanan import Layanan
    from soptui.model.sop import Sop


def texts_of(sop: Sop | Layanan) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of every field that holds one, ids and keys included."""
    yield from _walk("", sop)


def _walk(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and not isinstance(value, Enum):
        if value:
            yield path, value
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            known = None if isinstance(item, Alur) else _known(item)
            yield from _walk(f"{path}/{known or i}", item)
    elif is_dataclass(value):
        for field in fields(value):
            inner = f"{path}/{field.name}" if path else field.name
            yield from _walk(inner, getattr(value, field.name))


def _known(item: Any) -> str | None:
    """Return what an item of a list is known by; arrows and texts by their place."""
    return getattr(item, "id", None) or getattr(item, "pelaksana", None)
