"""The list of Standar Pelayanan: judul, its SOP, how many components, status, last revision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.glyphs import UTF8, Glyphs
from soptui.tui.lines import fit
from soptui.tui.sop_lines import BROKEN
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, HEAD, PLAIN, SEVERITY
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.repo import EntriLayanan

COMPONENTS = 14
_FILLED, _DAY = 8, 10
_WIDE = 100
"""Cells from which the SOPs have a column of their own."""


class LayananList(ListView["EntriLayanan"]):
    """Draws the services of the repository."""

    glyphs: Glyphs = UTF8

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.is_unsaved: Callable[[EntriLayanan], bool] = lambda _: False
        """Whether a service has edits that are not saved: marked with a star."""

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
    def _title(self) -> int:
        taken = 3 + _FILLED + self._status + _DAY + 3 + (self._sop + 1 if self._sop else 0)
        return max(10, self.size.width - taken)

    def _line(self, sop: str, filled: str, status: str, day: str) -> tuple[str, str]:
        """Return what stands right of the title: up to the status, and after it."""
        cut = self.glyphs.ellipsis
        named = f" {fit(sop, self._sop, cut)}" if self._sop else ""
        return (
            f"{named} {fit(filled, _FILLED)} {fit(status, self._status, cut)}",
            f" {fit(day, _DAY)}",
        )

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        rest = "".join(self._line("SOP", "Komponen", "Status", "Revisi"))
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
        middle, end = self._line(", ".join(item.sop) or "-", filled, status, day)
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
