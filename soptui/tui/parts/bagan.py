"""Part 3, Bagan: the flowchart of the value being edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.parts.base import Bagian
from soptui.tui.widgets.chart_view import ChartView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from soptui.model import Sop


class BagianBagan(Bagian):
    """Shows the flowchart; Enter goes to the step of the symbol."""

    title = "Bagan"

    def compose(self) -> ComposeResult:
        """Lay out the chart."""
        yield ChartView(ascii_only=self.editor.soptui.glyphs.ascii, dom_id="gambar")

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.view.when_moved = self.editor.show_status

    @property
    def view(self) -> ChartView:
        """The chart."""
        return self.query_one(ChartView)

    def refill(self) -> None:
        """Draw the current value."""
        self.draw(self.editor.sop)

    def draw(self, sop: Sop) -> None:
        """Draw a value, say one that is still being typed."""
        if not self.display:
            return
        self.view.show(sop)
        room = self.view.room
        self.styles.width = min(room, self.view.needed_width) + 1 if room else "1fr"

    def words(self) -> str:
        """Say which symbol the cursor is on."""
        node, sop = self.view.node, self.editor.sop
        index = sop.langkah_index(node[0]) if node else None
        if node is None or index is None:
            return "Belum ada simbol."
        names = {p.id: p.nama for p in sop.pelaksana}
        simpul = sop.langkah[index].simpul_of(node[1])
        kind = simpul.simbol if simpul else ""
        step = sop.langkah[index]
        return f"Langkah {index + 1}, {names.get(node[1], node[1])}, {kind}: {step.kegiatan}"

    def why_not_buka(self) -> str | None:
        """There must be a symbol."""
        return None if self.view.node else "Belum ada simbol."

    def do_buka(self) -> None:
        """Go to the step of the symbol."""
        node = self.view.node
        if node:
            self.editor.go_to_field(f"langkah/{node[0]}/simpul/{node[1]}")
