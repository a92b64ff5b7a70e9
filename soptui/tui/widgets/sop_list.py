"""The list of SOPs: nomor, judul, status, date of the last revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.glyphs import UTF8, Glyphs
from soptui.tui.lines import fit
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, HEAD, PLAIN, SEVERITY
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from soptui.repo import Entri

BROKEN = "rusak"


class SopList(ListView["Entri"]):
    """Draws entries of the repository."""

    glyphs: Glyphs = UTF8

    def _widths(self) -> tuple[int, int, int, int]:
        """Return the cells of nomor, judul, status and date."""
        width = self.size.width
        number = 20 if width < 100 else 26
        status = 10 if width < 100 else 24
        return number, max(10, width - number - status - 10 - 6), status, 10

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        number, title, status, date = self._widths()
        words = (
            fit("Nomor", number),
            fit("Judul", title),
            fit("Status", status),
            fit("Revisi", date),
        )
        return Strip([Segment("   " + " ".join(words), HEAD)])

    def draw_item(self, item: Entri, *, selected: bool) -> Strip:
        """Return the line of an SOP; a broken file is named as one."""
        number, title, status, date = self._widths()
        cut = self.glyphs.ellipsis
        style = PLAIN
        if selected:
            style = CURSOR if self.has_focus else CURSOR_IDLE
        mark = self.glyphs.cursor if selected else " "
        if item.rusak is not None:
            words, tone = BROKEN, SEVERITY[item.rusak.severity]
            name = item.judul or f"{item.id}.toml"
        else:
            words, tone, name = str(item.status), PLAIN, item.judul
            if status < len(words):
                words = words.split(" ")[0]
        day = f"{item.tanggal:%d-%m-%Y}" if item.tanggal else "-"
        sign = "!" if item.rusak is not None else " "
        return Strip(
            [
                Segment(mark, BOLD),
                Segment(f"{sign} ", tone),
                Segment(f"{fit(item.nomor or '-', number, cut)} ", PLAIN),
                Segment(fit(name, title, cut), style),
                Segment(f" {fit(words, status, cut)} ", tone),
                Segment(fit(day, date), PLAIN),
            ]
        )
