"""Signs of the screens, in UTF-8 and in ASCII. All are one cell wide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.model import Severity

if TYPE_CHECKING:
    from soptui.model import Simbol


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs."""

    mulai: str = "○"
    proses: str = "□"
    keputusan: str = "◇"
    selesai: str = "◎"
    arrow: str = "→"
    cursor: str = "▸"
    open: str = "▾"
    more_left: str = "‹"
    more_right: str = "›"
    ellipsis: str = "…"
    lane: str = "│"
    rule: str = "─"
    cross: str = "┼"
    dot: str = "·"
    marked: str = "┃"
    ascii: bool = False

    def simbol(self, simbol: Simbol) -> str:
        """Return the sign of a symbol of the flowchart."""
        sign: str = getattr(self, simbol)
        return sign


UTF8 = Glyphs()
ASCII = Glyphs(
    "O", "#", "?", "@", ">", ">", "v", "<", ">", "~", "|", "-", "+", "-", "+", ascii=True
)

TO_ASCII = str.maketrans("·›‹…→←↑↓–—┊│─┼○□◇◎▸▾“”‘’", "-><~><^v--||-+O#?@>v\"\"''")
"""The signs of sentences and labels; one cell for one cell, so that no line changes its width."""

SIGN = {Severity.ERROR: "!", Severity.WARNING: "*", Severity.INFO: "i"}
"""A finding beside its row: the sign says how grave, before any colour does."""
