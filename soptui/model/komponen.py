"""What the components of a Standar Pelayanan say; light, for prints do not load the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model import path as address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from soptui.model.layanan import Layanan


def isi(layanan: Layanan, komponen: str) -> tuple[str, ...]:
    """Return what a component says, a text as one item; nothing for blanks and dashes."""
    value = address.get(layanan, komponen)
    return filled((value,) if isinstance(value, str) else value)


def filled(items: Iterable[str]) -> tuple[str, ...]:
    """Return the items that say something: neither empty nor a dash."""
    return tuple(" ".join(item.split()) for item in items if says_something(item))


def says_something(text: str) -> bool:
    """Tell whether a text has a letter or a digit."""
    return any(char.isalnum() for char in text)
