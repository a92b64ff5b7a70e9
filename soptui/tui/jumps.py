"""Places one can jump to, and the letters on them."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.geometry import Offset

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Letters of labels, those under the fingers first."""


class Jump(NamedTuple):
    """A place and the way there; `at` counts cells from the corner of the view, or the screen."""

    at: Offset
    go: Callable[[], None]


@runtime_checkable
class Jumpable(Protocol):
    """A view with places to jump to."""

    def jumps(self) -> Iterator[Jump]:
        """Yield the places in sight; `at` counts from the corner of the view."""


def labels(count: int) -> list[str]:
    """Return as many labels, all of one length: no label begins another."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in islice(product(LETTERS, repeat=length), count)]
