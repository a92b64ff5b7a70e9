"""All texts of an SOP with their addresses, in the order of the sheet."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.model.sop import Sop


def texts_of(sop: Sop) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of every field that holds one, ids and keys included."""
    yield from _walk("", sop)


def _walk(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and not isinstance(value, Enum):
        if value:
            yield path, value
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            name = getattr(item, "id", None) or getattr(item, "pelaksana", None) or str(i)
            yield from _walk(f"{path}/{name}", item)
    elif is_dataclass(value):
        for field in fields(value):
            inner = f"{path}/{field.name}" if path else field.name
            yield from _walk(inner, getattr(value, field.name))
