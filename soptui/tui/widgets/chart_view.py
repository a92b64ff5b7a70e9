"""The flowchart, drawn from the value; a cursor walks from symbol to symbol."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from rich.segment import Segment
from textual.geometry import Offset
from textual.strip import Strip

from soptui.chart import ChartStyle, Memo, draw
from soptui.chart.glyphs import ASCII, UNICODE
from soptui.chart.trail import Trail, Trails
from soptui.model.istilah import PEDOMAN
from soptui.tui.glyphs import SIGN, UTF8, Glyphs
from soptui.tui.jumps import Jump
from soptui.tui.style import CHART, CURSOR, CURSOR_IDLE, PLAIN, SEVERITY
from soptui.tui.widgets.emphasis import runs_of, with_runs, with_sign
from soptui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from soptui.chart import Box, Drawing, Span
    from soptui.chart.trail import Node
    from soptui.model import Langkah, Severity, Sop
    from soptui.model.istilah import Istilah
    from soptui.tui.later import Later
    from soptui.tui.widgets.emphasis import Runs


VERB = 12
"""Letters of a verb that are shown."""


class Asked(NamedTuple):
    """A value and how to draw it. `in_brief`: only the verbs of its steps."""

    sop: Sop
    style: ChartStyle
    in_brief: bool


class ChartView(Rows):
    """Draws an SOP as its flowchart."""

    beside: ClassVar[Literal["lanes", "flow"]] = "lanes"
    """What is drawn where there is only `room`: the words stand in the table at its side."""

    def __init__(
        self, *, glyphs: Glyphs = UTF8, istilah: Istilah = PEDOMAN, dom_id: str | None = None
    ) -> None:
        super().__init__(dom_id=dom_id)
        self.glyphs = glyphs
        self.istilah = istilah
        self.room = 0
        """Cells it may take beside the table, where only the flow is drawn; 0: it stands alone."""
        self.compact: bool | None = None
        """Whether symbols are one line high; None: as the room suggests."""
        self.node: Node | None = None
        self.marks: Mapping[str, Mapping[str, Severity]] = {}
        """Step id → gravest finding of the step (under "") and of its symbols (performer id)."""
        self.when_moved: Callable[[], None] | None = None
        self.when_drawn: Callable[[], None] | None = None
        self.later: Later | None = None
        """Where other values are laid out, so that no key waits for it; None: at once."""
        self._sop: Sop | None = None
        self._drawing: Drawing | None = None
        self._drawn: Asked | None = None
        """What the drawing shows."""
        self._trails: Trails | None = None
        self._lit: tuple[Node | None, Runs] = (None, {})
        self._memo = Memo()
        self._wanted: Node | None = None
        self._brief: dict[int, tuple[Langkah, Langkah]] = {}
        """By identity, so that the memo of the chart knows steps that stay."""

    def show(self, sop: Sop) -> None:
        """Draw another value; only lines that differ are sent."""
        self._sop = sop
        if self.later is not None and self._drawing is not None and not self._is_drawn:
            self.later.want(self, partial(self._lay_out, self._asked(sop)), self._show)
        else:
            self.relayout()
            self.redraw()

    def _asked(self, sop: Sop) -> Asked:
        style = ChartStyle(
            compact=self.is_compact,
            ascii=self.glyphs.ascii,
            columns=self.beside if self.room else "flow" if self._is_narrow else "all",
            width=self.room or self.size.width,
            istilah=self.istilah,
        )
        return Asked(sop, style, in_brief=bool(self.room))

    @property
    def _is_drawn(self) -> bool:
        """Whether the drawing shows this very value, and as it is to be drawn now."""
        drawn = self._drawn
        return drawn is not None and drawn.sop is self._sop and drawn == self._asked(drawn.sop)

    def _lay_out(self, asked: Asked) -> tuple[Asked, Drawing]:
        sop = self._in_brief(asked.sop) if asked.in_brief else asked.sop
        return asked, draw(sop, asked.style, self._memo)

    def _keep(self, laid: tuple[Asked, Drawing]) -> None:
        self._drawn, self._drawing = laid

    def _show(self, laid: tuple[Asked, Drawing]) -> None:
        """Show what was laid out while keys were taken."""
        self._keep(laid)
        self._arrange()
        self.redraw()
        if self.when_drawn:
            self.when_drawn()

    def relayout(self) -> None:
        """Draw for this size, now."""
        if self._sop is None or not (self.room or self.size.width):
            return
        make = partial(self._lay_out, self._asked(self._sop))
        if self.later is None:
            self._keep(make())
        elif self._is_drawn:
            self.later.drop(self)  # somebody went back to what the drawing still shows
        else:
            self.later.want(self, make, self._keep)
            self.later.now(self)
        self._arrange()

    def _arrange(self) -> None:
        drawing = self._drawing
        self._trails, self._lit = None, (None, {})
        if drawing is None or not self.size:
            return  # only asked how wide it would be
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

    def _in_brief(self, sop: Sop) -> Sop:
        """Return the SOP with the verbs of its steps alone: the table beside has all words.

        So the rows are low and the lanes have room, and it rarely needs to scroll.
        """
        known, self._brief = self._brief, {}
        for step in sop.langkah:
            self._brief[id(step)] = known.get(id(step)) or (step, self._verb(step))
        return replace(sop, langkah=tuple(brief for _, brief in self._brief.values()))

    def _verb(self, step: Langkah) -> Langkah:
        verb, _, rest = step.kegiatan.strip().partition(" ")
        more = self.glyphs.ellipsis if rest or len(verb) > VERB else ""
        return replace(step, kegiatan=verb[: VERB - len(more)] + more)

    def line(self, y: int) -> Strip:
        """Draw one line; the symbol under the cursor stands out."""
        drawing = self._drawing
        if drawing is None or y >= drawing.height:
            return Strip.blank(self.size.width)
        spans = drawing.row(y)
        strip = Strip([self._segment(s) for s in spans])
        strip = with_runs(strip, self._runs.get(y, ()))
        step = next((s.key for s in spans if s.key), None)
        if step and step in self.marks:
            strip = self._marked(strip, step, y, 1 + len(spans[1].text))
        box = self._box()
        if box is None or not box.y <= y < box.y + box.h:
            return strip
        style = CURSOR if self.has_focus else CURSOR_IDLE
        before, inside, after = strip.divide([box.x, box.x + box.w, strip.cell_length])
        return Strip.join([before, inside.apply_style(style), after])

    def _segment(self, span: Span) -> Segment:
        """Return a piece of a line in its look.

        Where there is little room there are no lines between rows, and borders are not dim: both
        would be most of what a scrolled line sends, and the rows have numbers already.
        """
        if not self._is_narrow or span.kind not in ("grid", "rule"):
            return Segment(span.text, CHART.get(span.kind, PLAIN))
        signs = ASCII if self.glyphs.ascii else UNICODE
        return Segment(span.text.replace(signs.dash_horizontal, " "), PLAIN)

    def _marked(self, strip: Strip, step: str, y: int, end: int) -> Strip:
        """Put signs beside numbers on line y: of the row (its cell ends at `end`), of symbols."""
        assert self._drawing is not None
        for pelaksana, severity in self.marks[step].items():
            box = self._drawing.nodes.get((step, pelaksana))
            if pelaksana:
                place = (box.x + 1, box.x + box.w - 1, box.y + box.h // 2) if box else None
            else:
                has_numbers = self._drawing.frozen > 1
                place = (1, end, self._drawing.steps[step].start) if has_numbers else None
            if place and place[2] == y:
                strip = with_sign(strip, *place[:2], SIGN[severity], SEVERITY[severity])
        return strip

    @property
    def _runs(self) -> Runs:
        """The arrows of the symbol under the cursor."""
        box = self._box()
        if box is None or not self.has_focus:
            return {}  # beside the table its symbol is enough
        if self._lit[0] != self.node:
            self._lit = (self.node, runs_of(self.trail))
        return self._lit[1]

    @property
    def trail(self) -> Trail:
        """The arrows that leave and enter the symbol under the cursor."""
        if self._drawing is None or self.node is None:
            return Trail()
        if self._trails is None:
            self._trails = Trails(self._drawing)
        return self._trails.of(self.node)

    @property
    def _is_narrow(self) -> bool:
        return bool(self.room) or self.size.width < 120

    @property
    def is_compact(self) -> bool:
        """Whether symbols are one line high now."""
        if self.compact is None:
            return self._is_narrow or self.size.height < 30
        return self.compact

    @property
    def rows(self) -> tuple[int, Mapping[str, int]] | None:
        """Lines of the heading, and of each step by its id: for who stands beside."""
        if self._drawing is None:
            return None
        return self._drawing.head, {
            step: len(lines) + 1 for step, lines in self._drawing.steps.items()
        }

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

    def shows(self, node: Node) -> bool:
        """Tell whether a symbol is in the drawing."""
        return self._drawing is not None and node in self._drawing.nodes

    def jumps(self) -> Iterator[Jump]:
        """Yield the symbols in sight."""
        for node, box in self._drawing.nodes.items() if self._drawing else ():
            x, y = self.window_of(box.x, box.y)
            hidden = box.x >= self.frozen > x or box.y >= self.head > y
            if not hidden and 0 <= x < self.size.width and 0 <= y < self.size.height:
                yield Jump(Offset(x, y), partial(self.go, node))

    def go(self, node: Node) -> None:
        """Put the cursor on a symbol of the drawing."""
        self.node, self._wanted = node, None
        self._reveal_node()
        self.redraw()
        if self.when_moved:
            self.when_moved()

    def _take_wanted(self) -> None:
        """Put the cursor where `follow` wanted it, as soon as that is drawn."""
        if self._wanted is None or self._drawing is None:
            return
        step_id, pelaksana = self._wanted
        if self._is_drawn:
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
            self.go(best[1])
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
            self.go(nodes[index][0])

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
