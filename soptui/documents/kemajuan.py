"""How far the making of documents is, and the wish to end it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from soptui.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

T = TypeVar("T")

DRAWING, SETTING = "menggambar SOP", "menyusun halaman"
"""Steps of a book."""


class Kemajuan(NamedTuple):
    """One step. `dari` is 0 where nobody knows how many there are."""

    ke: int
    dari: int
    apa: str


if TYPE_CHECKING:
    Told: TypeAlias = Callable[[Kemajuan], None]
    """Hears each step. What it raises ends the work."""


class DibatalkanError(RefusedError):
    """A person did not want it any more."""

    def __init__(self) -> None:
        super().__init__("Pencetakan dibatalkan; tidak ada berkas yang ditulis.")


def counted(items: Collection[T], told: Told | None, words: str) -> Iterator[T]:
    """Yield the items, and tell before each which one of how many it is."""
    for k, item in enumerate(items, 1):
        if told is not None:
            told(Kemajuan(k, len(items), words))
        yield item
