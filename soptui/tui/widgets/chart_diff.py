"""Two charts of one SOP: what is new, gone, changed or moved is marked by sign and look."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.containers import Container

from soptui.changes import SIGNS
from soptui.changes.marks import Marks, chart_marks
from soptui.chart.trail import Trails
from soptui.tui.glyphs import UTF8, Glyphs
from soptui.tui.style import BOLD, PLAIN, SIGNED
from soptui.tui.widgets.bars import Bar
from soptui.tui.widgets.chart_view import ChartView
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.emphasis import Run, with_runs, with_sign
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.strip import Strip

    from soptui.changes import Kalimat
    from soptui.chart.trail import Arrow
    from soptui.model import Sop
    from soptui.repo.sides import Sisi
    from soptui.tui.widgets.emphasis import Runs

WIDE = 120
"""Columns from which the charts stand side by side."""


class MarkedChart(ChartView):
    """A chart with the marks of a comparison."""

    beside: ClassVar[Literal["lanes", "flow"]] = "flow"

    def __init__(self, *, glyphs: Glyphs = UTF8, dom_id: str | None = None) -> None:
        super().__init__(glyphs=glyphs, dom_id=dom_id)
        self.compared = Marks()
        self._ink: Runs | None = None

    def compare(self, sop: Sop, marks: Marks) -> None:
        """Draw a value with the marks of its side."""
        self.compared = marks
        self.show(sop)

    def relayout(self) -> None:
        """Draw for this size: only the flow, for both charts have half of the screen."""
        self.room = self.size.width
        self._ink = None
        super().relayout()

    def line(self, y: int) -> Strip:
        """Draw one line with the marks of rows, symbols and arrows."""
        strip = with_runs(super().line(y), self._marked_arrows().get(y, ()))
        drawing = self._drawing
        if drawing is None:
            return strip
        for step, op in self.compared.steps.items():
            rows = drawing.steps.get(step)
            if rows is not None and rows.start == y:
                end = 1 + len(drawing.row(y)[1].text)
                strip = with_sign(strip, 1, end, SIGNS[op], SIGNED[SIGNS[op]])
        for symbol, op in self.compared.symbols.items():
            box = drawing.nodes.get((symbol.langkah, symbol.pelaksana))
            if box is not None and box.y + box.h // 2 == y:
                style = SIGNED[SIGNS[op]]
                strip = with_sign(strip, box.x + 1, box.x + box.w - 1, SIGNS[op], style)
        return strip

    def _marked_arrows(self) -> Runs:
        """Return the cells of the arrows that differ; one cell of each carries its sign."""
        if self._ink is not None or self._drawing is None:
            return self._ink or {}
        trails = Trails(self._drawing)
        drawn = {a for node in self._drawing.nodes for a in trails.of(node).leaving}
        known = {
            (tuple(a.dari), tuple(a.ke), a.label): op for a, op in self.compared.arrows.items()
        }
        ink: Runs = {}
        for arrow in sorted(drawn, key=lambda a: (a.source, a.target, a.label)):
            op = known.get((arrow.source, arrow.target, arrow.label))
            if op is not None:
                style = SIGNED[SIGNS[op]]
                for x, y in arrow.ink:
                    ink.setdefault(y, []).append(Run(x, x + 1, style))
                if place := _own_cell(arrow, drawn):
                    ink[place[1]].append(Run(place[0], place[0] + 1, style, SIGNS[op]))
        self._ink = ink
        return ink


def _own_cell(arrow: Arrow, drawn: set[Arrow]) -> tuple[int, int] | None:
    """Return the middle one of the cells that belong to this arrow alone."""
    others = frozenset[tuple[int, int]]().union(*(a.ink for a in drawn if a != arrow))
    own = sorted(arrow.line - others, key=lambda cell: (cell[1], cell[0]))
    return own[len(own) // 2] if own else None


class ChartDiff(Container):
    """Both charts; they scroll together, and the sentences of the step under the cursor."""

    DEFAULT_CSS = """
    ChartDiff { height: 1fr; layout: vertical; }
    ChartDiff #dua { height: 1fr; layout: vertical; }
    ChartDiff.-lebar #dua { layout: horizontal; }
    ChartDiff .sisi { width: 1fr; height: 1fr; }
    ChartDiff Detail { height: 4; }
    """

    def __init__(self, *, glyphs: Glyphs = UTF8, dom_id: str | None = None) -> None:
        super().__init__(id=dom_id)
        self.glyphs = glyphs
        self.is_after_active = True
        self.when_moved: Callable[[], None] | None = None
        self._changes: Sequence[Kalimat] = ()
        self._sides: tuple[Sisi, Sisi] | None = None
        self._is_following = False

    def compose(self) -> ComposeResult:
        """Lay out two charts with their names, and the words."""
        with Container(id="dua"):
            for name in ("lama", "baru"):
                with Container(classes="sisi"):
                    yield Bar(dom_id=f"nama-{name}")
                    yield MarkedChart(glyphs=self.glyphs, dom_id=f"bagan-{name}")
        yield Detail(rule=self.glyphs.rule, dom_id="perubahan-langkah")

    def on_mount(self) -> None:
        """Let one chart follow the other."""
        for chart in self._charts():
            chart.when_moved = self._moved
        self.place()

    def _charts(self) -> tuple[MarkedChart, MarkedChart]:
        return (
            self.query_one("#bagan-lama", MarkedChart),
            self.query_one("#bagan-baru", MarkedChart),
        )

    @property
    def active(self) -> MarkedChart:
        """The chart that the keys move in."""
        return self._charts()[self.is_after_active]

    def place(self) -> None:
        """Side by side where there is room, else one below the other."""
        self.set_class(self.app.size.width >= WIDE, "-lebar")

    def show(self, before: Sisi, after: Sisi, changes: Sequence[Kalimat]) -> None:
        """Show two versions and mark what differs."""
        self._sides, self._changes = (before, after), changes
        marks = chart_marks(before.nilai, after.nilai)
        for chart, side, found in zip(self._charts(), self._sides, marks, strict=True):
            chart.compare(side.nilai, found)
        self._show_names()
        self.call_after_refresh(self._tell)  # a chart that was hidden is laid out only then

    def _show_names(self) -> None:
        if self._sides is None:
            return
        for i, (word, side) in enumerate(zip(("lama", "baru"), self._sides, strict=True)):
            here = self.is_after_active == bool(i)
            sign = self.glyphs.cursor if here else " "
            style = BOLD if here else PLAIN
            self.query_one(f"#nama-{word}", Bar).show([(f"{sign} {visible(side.name)}", style)])

    def switch(self) -> None:
        """Let the keys move in the other chart."""
        self.is_after_active = not self.is_after_active
        self._show_names()
        self._tell()

    # --- the cursor -------------------------------------------------------------------------

    def follow(self, path: str) -> None:
        """Show the step of a change in both charts; where it is gone, what was above it."""
        part, step, *rest = [*path.split("/"), ""]
        if part == "langkah":
            pelaksana = rest[1] if rest[:1] == ["simpul"] else ""
            self._show_step(step, pelaksana, self._charts())
            self._tell()

    def _moved(self) -> None:
        node = self.active.node
        if node is None or self._is_following:
            return
        self._show_step(*node, [c for c in self._charts() if c is not self.active])
        self._tell()

    def _show_step(self, step: str, pelaksana: str, charts: Sequence[MarkedChart]) -> None:
        self._is_following = True
        for chart in charts:
            chart.follow(self._nearest(step, chart), pelaksana)
        self._is_following = False

    def _nearest(self, step: str, chart: MarkedChart) -> str:
        """Return the step, or the last one above it that this chart has."""
        if self._sides is None:
            return step
        here = self._sides[chart is self._charts()[1]].nilai
        there = self._sides[chart is not self._charts()[1]].nilai
        index = there.langkah_index(step)
        while here.langkah_index(step) is None and index:
            index -= 1
            step = there.langkah[index].id
        return step

    def step_id(self) -> str:
        """Return the step under the cursor, or ""."""
        return self.active.node[0] if self.active.node else ""

    def address(self) -> str:
        """Return the address of the symbol under the cursor, or ""."""
        return "langkah/{}/simpul/{}".format(*self.active.node) if self.active.node else ""

    def words(self) -> str:
        """Say what the signs mean; keys are named by their actions."""
        side = "lama" if not self.is_after_active else "baru"
        return f"Bagan {side}. + baru, - dihapus, ~ berubah, > pindah. {{panel}} ke bagan lain."

    def _tell(self) -> None:
        step = self.step_id()
        found = [c for c in self._changes if c.path.startswith(f"langkah/{step}")]
        found = [c for c in found if c.path.split("/")[1] == step]
        lines = [(f"{c.sign} {c.plain}", PLAIN) for c in found]
        nothing = [("Langkah ini tidak berubah." if step else "Belum ada simbol.", PLAIN)]
        self.query_one(Detail).show(lines or nothing)
        if self.when_moved:
            self.when_moved()
