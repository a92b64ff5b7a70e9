"""Lines of a drawing as pieces of one kind each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

OWNERLESS = frozenset({"rule", "grid", "head"})


class Span(NamedTuple):
    """A piece of one line: `kind` is rule, grid, head, text, flow, arrow, symbol or label."""

    text: str
    kind: str
    key: str | None = None
    """Id of the step it belongs to."""


def spans_of(chars: Sequence[str], kinds: Sequence[str], key: str | None) -> list[Span]:
    """Join neighbouring cells of one kind."""
    out: list[Span] = []
    start = 0
    for kind, cells in groupby(kinds):
        end = start + len(list(cells))
        own = None if kind in OWNERLESS else key
        out.append(Span("".join(chars[start:end]), kind, own))
        start = end
    return out
