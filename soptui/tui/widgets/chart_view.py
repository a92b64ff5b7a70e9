"""The flowchart, drawn from the value; a cursor walks from symbol to symbol."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.chart import ChartStyle, Memo, draw
from soptui.tui.style import CHART, CURSOR, CURSOR_IDLE, PLAIN
from soptui.tui.widgets.rows import Rows
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.chart import Box, Drawing
    from soptui.model import Langkah, Sop

Node = tuple[str, str]
"""Step id and performer id of a symbol."""


class ChartView(Rows):
    """Draws an SOP as its flowchart."""

    def __init__(self, *, ascii_only: bool = False, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.ascii_only = ascii_only
        self.room = 0
        """Cells it may take beside the table, where only the flow is drawn; 0: it stands alone."""
        self.node: Node | None = None
        self.when_moved: Callable[[], None] | None = None
        self._sop: Sop | None = None
        self._drawing: Drawing | None = None
        self._memo = Memo()
        self._wanted: Node | None = None

    def show(self, sop: Sop) -> None:
        """Draw another value; only lines that differ are sent."""
        self._sop = visible_sop(sop)
        self.relayout()
        self.redraw()

    def relayout(self) -> None:
        """Draw for this size."""
        if self._sop is None or not self.size.width:
            return
        narrow = bool(self.room) or self.size.width < 120
        style = ChartStyle(
            compact=narrow or self.size.height < 30,
            ascii=self.ascii_only,
            columns="flow" if narrow else "all",
            width=self.room or self.size.width,
        )
        self._drawing = drawing = draw(self._sop, style, self._memo)
        self.head, self.frozen = drawing.head, drawing.frozen
        if self.head >= self.size.height - 3:
            self.head = 0
        if self.frozen > self.size.width // 2:
            self.frozen = 0
        self._take_wanted()
        if self.node not in drawing.nodes:
            self.node = next(iter(drawing.nodes), None)
        self.set_extent(drawing.width, drawing.height)
        self._reveal_node()

    def line(self, y: int) -> Strip:
        """Draw one line; the symbol under the cursor stands out."""
        drawing = self._drawing
        if drawing is None or y >= drawing.height:
            return Strip.blank(self.size.width)
        strip = Strip([Segment(s.text, CHART.get(s.kind, PLAIN)) for s in drawing.row(y)])
        box = drawing.nodes.get(self.node) if self.node else None
        if box is None or not box.y <= y < box.y + box.h:
            return strip
        style = CURSOR if self.has_focus else CURSOR_IDLE
        before, inside, after = strip.divide([box.x, box.x + box.w, strip.cell_length])
        return Strip.join([before, inside.apply_style(style), after])

    @property
    def needed_width(self) -> int:
        """Cells that the whole drawing takes."""
        return self._drawing.width if self._drawing else self.size.width

    def cursor_cell(self) -> tuple[int, int]:
        """Return the middle of the symbol under the cursor."""
        box = self._box()
        return (box.x + box.w // 2, box.y + box.h // 2) if box else (0, 0)

    def follow(self, step_id: str, pelaksana: str = "") -> None:
        """Put the cursor on a symbol of this step, if it has one."""
        self._wanted = (step_id, pelaksana)
        if self._drawing is not None:
            self._take_wanted()
            self._reveal_node()
            self.redraw()

    def _take_wanted(self) -> None:
        """Put the cursor where `follow` wanted it, as soon as there is a drawing."""
        if self._wanted is None or self._drawing is None:
            return
        step_id, pelaksana = self._wanted
        self._wanted = None
        found = [n for n in self._drawing.nodes if n[0] == step_id]
        exact = [n for n in found if n[1] == pelaksana]
        if found:
            self.node = (exact or found)[0]
            if self.when_moved:
                self.when_moved()

    def _reveal_node(self) -> None:
        box = self._box()
        if box and self.node and self._drawing:
            rows = self._drawing.steps.get(self.node[0], range(box.y, box.y + box.h))
            self.reveal(box.x, rows.start, box.w + 2, len(rows))

    def _box(self) -> Box | None:
        return self._drawing.nodes.get(self.node) if self._drawing and self.node else None

    def _walk(self, dx: int, dy: int) -> None:
        here = self._box()
        if here is None or self._drawing is None:
            return
        best: tuple[int, Node] | None = None
        for node, box in self._drawing.nodes.items():
            ahead = (box.y - here.y) * dy if dy else (box.x - here.x) * dx
            if ahead <= 0 or (dx and box.y != here.y):
                continue
            aside = abs(box.x - here.x) if dy else 0
            distance = ahead * 1000 + aside
            if best is None or distance < best[0]:
                best = (distance, node)
        if best:
            self.node = best[1]
            self._reveal_node()
            self.redraw()
            if self.when_moved:
                self.when_moved()
        elif dx:
            self._scroll(dx * 8)

    def _scroll(self, cells: int) -> None:
        self.scroll_to(max(0, self.scroll_offset.x + cells), animate=False, force=True)

    def _first(self, index: int) -> None:
        nodes = (
            sorted(self._drawing.nodes.items(), key=lambda n: (n[1].y, n[1].x))
            if self._drawing
            else []
        )
        if nodes:
            self.node = nodes[index][0]
            self._reveal_node()
            self.redraw()
            if self.when_moved:
                self.when_moved()

    def do_atas(self) -> None:
        """To the symbol above."""
        self._walk(0, -1)

    def do_bawah(self) -> None:
        """To the symbol below."""
        self._walk(0, 1)

    def do_kiri(self) -> None:
        """To the symbol at the left, or scroll."""
        self._walk(-1, 0)

    def do_kanan(self) -> None:
        """To the symbol at the right, or scroll."""
        self._walk(1, 0)

    def do_awal(self) -> None:
        """To the first symbol."""
        self._first(0)

    def do_akhir(self) -> None:
        """To the last symbol."""
        self._first(-1)

    def do_layar_atas(self) -> None:
        """Up one screenful."""
        self._page(-1)

    def do_layar_bawah(self) -> None:
        """Down one screenful."""
        self._page(1)

    def _page(self, direction: int) -> None:
        target = self.scroll_offset.y + direction * self.page
        self.scroll_to(y=max(0, target), animate=False, force=True)


def visible_sop(sop: Sop) -> Sop:
    """Return the SOP with every text in it made visible, for drawing only."""
    return replace(
        sop,
        pelaksana=tuple(replace(p, nama=visible(p.nama)) for p in sop.pelaksana),
        langkah=tuple(_visible_step(step) for step in sop.langkah),
    )


def _visible_step(step: Langkah) -> Langkah:
    return replace(
        step,
        kegiatan=visible(step.kegiatan),
        kelengkapan=tuple(visible(item) for item in step.kelengkapan),
        waktu=visible(step.waktu),
        output=tuple(visible(item) for item in step.output),
        keterangan=visible(step.keterangan),
        simpul=tuple(
            replace(
                simpul,
                teks=visible(simpul.teks),
                alur=None
                if simpul.alur is None
                else tuple(replace(a, label=visible(a.label)) for a in simpul.alur),
            )
            for simpul in step.simpul
        ),
    )
