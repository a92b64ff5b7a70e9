"""Part 4, Temuan: what the schema and the rules find; Enter goes to the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.model import Temuan
from soptui.model import path as address
from soptui.tui.glyphs import SIGN, WORD
from soptui.tui.lines import fit
from soptui.tui.parts.base import Bagian
from soptui.tui.style import CURSOR, CURSOR_IDLE, PLAIN, SEVERITY
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from soptui.model import Sop


class FindingList(ListView[Temuan]):
    """One finding a line: sign, word, place, message."""

    sop: Sop | None = None

    def draw_item(self, item: Temuan, *, selected: bool) -> Strip:
        """Return the line of a finding."""
        width = self.size.width
        room = min(30, width // 3)
        where = address.label(self.sop, item.path) if self.sop and item.path else "Seluruh SOP"
        sign = f" {SIGN[item.severity]} {WORD[item.severity]:<8}"
        style = PLAIN
        if selected:
            style = CURSOR if self.has_focus else CURSOR_IDLE
        rest = fit(item.message, width - len(sign) - room - 1)
        return Strip(
            [
                Segment(sign, SEVERITY[item.severity]),
                Segment(fit(where, room), style),
                Segment(" "),
                Segment(rest, PLAIN),
            ]
        )


class BagianTemuan(Bagian):
    """Shows all findings."""

    title = "Temuan"

    def compose(self) -> ComposeResult:
        """Lay out list and full text."""
        yield FindingList(dom_id="daftar-temuan")
        yield Detail(rule=self.editor.soptui.glyphs.rule)

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.view.when_moved = self._show_detail
        self.view.empty = "Tidak ada temuan."

    @property
    def view(self) -> FindingList:
        """The list."""
        return self.query_one(FindingList)

    def refill(self) -> None:
        """Draw the current findings."""
        self.view.sop = self.editor.sop
        self.view.show(self.editor.findings)
        self._show_detail()

    def _show_detail(self) -> None:
        chosen = self.view.selected
        lines = []
        if chosen:
            lines = [
                (f"{WORD[chosen.severity]}: {chosen.message}", SEVERITY[chosen.severity]),
                (f"Aturan {chosen.rule}", PLAIN),
            ]
        self.query_one(Detail).show(lines)

    def address(self) -> str:
        """Return the address of the finding under the cursor."""
        return self.view.selected.path if self.view.selected else ""

    def why_not_buka(self) -> str | None:
        """There must be a finding."""
        if self.view.selected:
            return None
        return f"Tidak ada temuan. {self.key('panel')} ke bagian lain."

    def do_buka(self) -> None:
        """Go to the field."""
        chosen = self.view.selected
        if chosen:
            self.editor.go_to_field(chosen.path)
