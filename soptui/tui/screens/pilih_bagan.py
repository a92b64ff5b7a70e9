"""Choosing a symbol by walking the chart: arrows move, Enter takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model.flow import Tempat, nomor_simpul
from soptui.tui.screens.base import Lapis
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.chart_view import ChartView
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.chart.trail import Node
    from soptui.model import Sop
    from soptui.tui.actions import Action


class PilihBagan(Lapis[tuple[str, str]]):
    """Shows the chart and answers with the symbol under the cursor: (step, performer)."""

    heading = "Pilih di bagan"
    DEFAULT_CSS = "PilihBagan { align: left top; background: ansi_default; }"

    def __init__(self, question: str, sop: Sop, start: Node, source: Node) -> None:
        super().__init__()
        self.question = question
        self.sop = sop
        self.start = start
        self.source = source

    def compose(self) -> ComposeResult:
        """Lay out question, chart and bars."""
        yield Bar(dom_id="judul")
        yield ChartView(
            glyphs=self.soptui.glyphs, istilah=self.soptui.organisasi.istilah, dom_id="gambar"
        )
        yield StatusBar()
        yield Footer()

    @property
    def view(self) -> ChartView:
        """The chart."""
        return self.query_one(ChartView)

    def first_focus(self) -> Widget:
        """Walk at once."""
        return self.view

    def opened(self) -> None:
        """Draw the chart with the cursor on the symbol one would most likely take."""
        self.show_title(visible(self.question))
        self.view.when_moved = self.show_status
        self.view.compact = self.soptui.compact_chart
        self.view.show(self.sop)
        self.view.follow(*self.start)
        self.show_footer()

    def context_text(self) -> str:
        """Say which symbol the cursor is on."""
        node = self.view.node
        index = self.sop.langkah_index(node[0]) if node else None
        if node is None or index is None:
            return "Belum ada simbol."
        column = self.sop.pelaksana_index(node[1])
        who = node[1] if column is None else self.sop.pelaksana[column].nama
        number = nomor_simpul(self.sop).get(Tempat(index, node[1]), str(index + 1))
        return visible(f"{number} {self.sop.langkah[index].kegiatan}, {who}")

    def label_of(self, action: Action) -> str:
        """Enter takes the symbol."""
        return "ambil" if action.id == "buka" else super().label_of(action)

    def why_not_buka(self) -> str | None:
        """Refuse the symbol that the arrow leaves."""
        if self.view.node is None:
            return "Belum ada simbol."
        if self.view.node == self.source:
            return "Panah ini berasal dari simbol itu; pilih simbol lain."
        return None

    def do_buka(self) -> None:
        """Take the symbol."""
        self.answer(self.view.node)
