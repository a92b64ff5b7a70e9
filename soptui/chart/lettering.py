"""Words in the flow: how they are measured, how they break, which ones can stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.measure import LINE_HEIGHT, point_width, safe, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

MAX_LINES = 4
_LOOKS_LIKE_SYMBOL = re.compile(r"[^\w\s]\s*(\d{1,4}[a-z]?|[A-Z]{1,2}\d{0,2})\s*[^\w\s]")
_PLAIN = re.compile(r"[\w\s.,?!/&:;%'\"()-]*")


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words are measured in a medium."""

    width: Callable[[str], float]
    line: float
    """Height of a line of text."""
    step: float
    """Smallest move of a label."""
    clear: float
    """Least distance to a foreign line or word."""
    near: float
    """From a vertical line to the label beside it."""
    off: float
    """From a horizontal line to the label above or below it."""
    inline: bool
    """Labels may interrupt a horizontal line."""
    beyond: float
    """How far after the end of a horizontal run the label above or below it may begin."""
    joints_apart: bool = False
    """No word may touch a line or joint: in ASCII, heads are letters and joints tell little."""


def cell_lettering(*, is_compact: bool, ascii_only: bool) -> Lettering:
    """Return how words are measured in a terminal."""
    return Lettering(
        text_width, 1, 1, 1, 1.5, 0.5, inline=is_compact, beyond=1, joints_apart=ascii_only
    )


POINT_LETTERING = Lettering(point_width, LINE_HEIGHT, 6, 2, 3, 1.5, inline=False, beyond=-6)


class Label(NamedTuple):
    """Words in their place: a box with its lines of text."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    edge: int
    """Edge it belongs to; -1 for words of a symbol."""
    row: int
    inline: bool = False
    flush_right: bool = False
    """Lines end below each other: the label stands left of its line."""

    @property
    def right(self) -> float:
        """Right side of the box."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Lower side of the box."""
        return self.top + self.height


@lru_cache(maxsize=2048)
def variants(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to break a label at blanks: one line first, each narrower than the last."""
    words = safe(" ".join(text.split())).split()
    out: list[tuple[str, ...]] = []
    total = text_width(" ".join(words))
    width = total
    while width:
        lines = _broken(words, width)
        widest = max(map(text_width, lines))
        if len(lines) > MAX_LINES or (out and widest > width):
            break
        out.append(lines)
        width = widest - 1
    return tuple(out)


def _broken(words: list[str], width: int) -> tuple[str, ...]:
    lines = [words[0]] if words else []
    for word in words[1:]:
        if text_width(lines[-1]) + 1 + text_width(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return tuple(lines)


def can_stand_in_flow(words: str, labels: Collection[str]) -> bool:
    """Tell whether words beside a symbol can be told from lines, symbols and labels."""
    return not words or (
        bool(_PLAIN.fullmatch(words) and not _LOOKS_LIKE_SYMBOL.search(f" {words} "))
        and words not in labels
    )
