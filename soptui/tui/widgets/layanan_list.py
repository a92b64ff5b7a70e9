"""The list of Standar Pelayanan: judul, SOP, components, status, last revision, findings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.lines import fit
from soptui.tui.sop_lines import BROKEN, FINDINGS, NARROW, finding_words
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, HEAD, PLAIN, SEVERITY
from soptui.tui.widgets.file_list import FileList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soptui.repo import EntriLayanan

COMPONENTS = 14
_FILLED, _DAY = 8, 10
_WIDE = 100
"""Cells from which the SOPs have a column of their own."""


class LayananList(FileList["EntriLayanan"]):
    """Draws the services of the repository."""

    def __init__(self, titles: Mapping[str, str], *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.titles = titles
        """The titles of SOPs by id."""

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= _WIDE

    @property
    def _status(self) -> int:
        return 24 if self._is_wide else 10

    @property
    def _sop(self) -> int:
        return 26 if self._is_wide else 0

    @property
    def _findings(self) -> int:
        if self.size.width < NARROW:
            return 0
        return FINDINGS if self._is_wide else 6

    @property
    def _title(self) -> int:
        some = sum(width + 1 for width in (self._sop, self._findings) if width)
        return max(10, self.size.width - (3 + _FILLED + self._status + _DAY + 3 + some))

    def _line(self, sop: str, filled: str, status: str, day: str, findings: str) -> tuple[str, str]:
        """Return what stands right of the title: up to the status, and after it."""
        cut = self.glyphs.ellipsis
        named = f" {fit(sop, self._sop, cut)}" if self._sop else ""
        return (
            f"{named} {fit(filled, _FILLED)} {fit(status, self._status, cut)}",
            f" {fit(day, _DAY)}" + (f" {fit(findings, self._findings)}" if self._findings else ""),
        )

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        rest = "".join(self._line("SOP", "Komponen", "Status", "Revisi", "Temuan"))
        return Strip([Segment(f"   {fit('Pelayanan', self._title)}{rest}", HEAD)])

    def draw_item(self, item: EntriLayanan, *, selected: bool) -> Strip:
        """Return the line of a service; a broken file is named as one."""
        status, name = str(item.status), item.judul
        sign = "*" if self.is_unsaved(item) else " "
        filled = f"{item.terisi}/{COMPONENTS}"
        if item.rusak is not None:
            status, name, sign, filled = BROKEN, item.judul or f"{item.id}.toml", "!", "-"
        elif self._status < len(status):
            status = status.split(" ")[0]
        when = item.revisi
        day = f"{when:%d-%m-%Y}" if isinstance(when, date) else when or "-"
        found = finding_words(self.numbers_of(item), self._findings)
        sops = ", ".join(self.titles.get(sop_id, sop_id) for sop_id in item.sop) or "-"
        middle, end = self._line(sops, filled, status, day, found)
        tone = PLAIN if item.rusak is None else SEVERITY[item.rusak.severity]
        style = (CURSOR if self.has_focus else CURSOR_IDLE) if selected else PLAIN
        return Strip(
            [
                Segment(self.glyphs.cursor if selected else " ", BOLD),
                Segment(f"{sign} ", tone),
                Segment(fit(name, self._title, self.glyphs.ellipsis), style),
                Segment(middle, tone),
                Segment(end, PLAIN),
            ]
        )
