"""Ids for new things: readable from their words, unique without a counter.

Two people who add a step at the same time must not get the same id, so new steps carry a few
random characters ("terima-k3f"); a counter would collide on every merge.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

MAX_LENGTH = 80
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_STOP = frozenset({"dan", "atau", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "serta"})


def slug(text: str, limit: int = MAX_LENGTH) -> str:
    """Return `text` as a slug ([a-z0-9]+ joined by single hyphens), "x" when nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:limit].strip("-") or "x"


def unique_slug(text: str, taken: Collection[str], limit: int = MAX_LENGTH) -> str:
    """Return a slug of `text` that is not in `taken`; a later one gets "-2", "-3", …."""
    base = slug(text, limit)
    candidate, number = base, 2
    while candidate in taken:
        tail = f"-{number}"
        candidate, number = base[: limit - len(tail)].rstrip("-") + tail, number + 1
    return candidate


def langkah_id(kegiatan: str, taken: Collection[str]) -> str:
    """Return an id for a new step from the first words of its activity."""
    words = [w for w in slug(kegiatan or "langkah").split("-") if w not in _STOP]
    stem = "-".join(words[:2])[:30].strip("-") or "langkah"
    while True:
        candidate = f"{stem}-{''.join(secrets.choice(_LETTERS) for _ in range(3))}"
        if candidate not in taken:
            return candidate
