"""The revisions of one SOP, one a line; approvals are landmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.lines import fit
from soptui.tui.style import BOLD, CURSOR, HEAD, PLAIN
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from soptui.repo import Revisi

_NUMBER = 5
_STATE, _WIDE_STATE = 21, 41
_WIDE = 120


def numbers(revisions: Sequence[Revisi]) -> list[str]:
    """Return the revision number of each version, both newest first.

    It is that of its approval ("2"), or of the approval below it and how many changes came since
    ("2+3"); "-" before the first one.
    """
    out: list[str] = []
    number, since = -1, 0
    for item in reversed(revisions):
        if item.revision is not None:
            number, since = item.revision, 0
        else:
            since += 1
        out.append("-" if number < 0 else f"{number}+{since}" if since else str(number))
    return out[::-1]


def approval_words(item: Revisi) -> str:
    """Say which approval stands at a revision, and how it ended."""
    if item.tag is None:
        return ""
    number = f"revisi {item.revision}" if item.revision is not None else "disahkan"
    words = f"{number}, {item.effective:%d-%m-%Y}" if item.effective else number
    return f"{words}, {_end(item)}" if item.until else words


def _end(item: Revisi) -> str:
    return f"{'dicabut' if item.is_revoked else 'digantikan'} {item.until:%d-%m-%Y}"


class RevisionList(ListView["Revisi"]):
    """One revision a line, the newest first."""

    judul = ""
    numbers: Sequence[str] = ()
    """By place in the whole history; `places` gives the place of a commit."""
    places: dict[str, int]
    marked = ""
    """The commit that is marked for a comparison."""
    broken: AbstractSet[str] = frozenset()
    """Commits whose version cannot be read."""

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        words = f" {fit('Rev', _NUMBER)} {fit('Tanggal', self._date)} {fit('Oleh', self._who)}"
        state = f" {fit('Pengesahan', self._state)}" if self._state else ""
        return Strip([Segment(f"{words} {fit('Perubahan', self._what)}{state}", HEAD)])

    def _words(self, item: Revisi) -> str:
        """Return what changed without the title that every line would repeat."""
        words = item.message.removeprefix(f"{self.judul}: ")
        return f"(rusak) {words}" if item.commit in self.broken else words

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= _WIDE

    @property
    def _date(self) -> int:
        return 17 if self._is_wide else 11

    @property
    def _who(self) -> int:
        return 20 if self._is_wide else 12

    @property
    def _what(self) -> int:
        taken = _NUMBER + self._date + self._who + self._state + 5
        return max(10, self.size.width - taken)

    @property
    def _state(self) -> int:
        if not any(item.tag for item in self.items):
            return 0
        return _WIDE_STATE if self._is_wide else _STATE

    def _landmark(self, item: Revisi) -> str:
        if item.tag is None:
            return ""
        start = f"efektif {item.effective:%d-%m-%Y}" if item.effective else "disahkan"
        if not item.until:
            return start
        return f"{start}, {_end(item)}" if self._is_wide else _end(item)

    def draw_item(self, item: Revisi, *, selected: bool) -> Strip:
        """Return the line of a revision; approved ones are bold, the marked one has a star."""
        place = self.places.get(item.commit)
        number = "" if place is None else self.numbers[place]
        look = BOLD if item.tag else PLAIN
        when = f"{item.date:%d-%m-%Y %H:%M}"[: self._date - 1]
        return Strip(
            [
                Segment("*" if item.commit == self.marked else " ", BOLD),
                Segment(f"{fit(number, _NUMBER)} ", look),
                Segment(f"{fit(when, self._date)} ", BOLD if selected else look),
                Segment(f"{fit(item.author, self._who)} ", look),
                Segment(fit(self._words(item), self._what), CURSOR if selected else look),
                Segment(f" {fit(self._landmark(item), self._state)}" if self._state else "", look),
            ]
        )
