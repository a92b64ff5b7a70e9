"""Commits, one a line: when, who, what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.lines import fit
from soptui.tui.style import BOLD, CURSOR, HEAD, PLAIN
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from soptui.repo import Revisi

_DATE = 17


class Catatan(NamedTuple):
    """One commit, what it did in words, and the SOPs that it touched."""

    revisi: Revisi
    words: str
    sop_ids: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    """Further sentences, shown in full below the list."""


class CommitList(ListView[Catatan]):
    """The newest first."""

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        words = f" {fit('Tanggal', _DATE)} {fit('Oleh', self._who)} {fit('Perubahan', self._what)}"
        return Strip([Segment(words, HEAD)])

    @property
    def _who(self) -> int:
        return 20 if self.size.width >= 100 else 12

    @property
    def _what(self) -> int:
        return max(10, self.size.width - _DATE - self._who - 4)

    def draw_item(self, item: Catatan, *, selected: bool) -> Strip:
        """Return the line of a commit."""
        when = f" {item.revisi.date:%d-%m-%Y %H:%M}  "
        return Strip(
            [
                Segment(when, BOLD if selected else PLAIN),
                Segment(f"{fit(item.revisi.author, self._who)} ", PLAIN),
                Segment(fit(item.words, self._what), CURSOR if selected else PLAIN),
            ]
        )
