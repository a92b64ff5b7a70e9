"""The whole flowchart table as text: heading, columns of words, flow area."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.arrangement import Frame
from soptui.chart.cells import FlowCells, label_lines
from soptui.chart.columns import (
    WHOLE,
    ChartStyle,
    columns_of,
    narrowed,
    natural_widths,
    words_of_rows,
)
from soptui.chart.glyphs import ASCII, UNICODE
from soptui.chart.grid import sheet_of
from soptui.chart.heading import Heading
from soptui.chart.lanes import least_width
from soptui.chart.layout import layout
from soptui.chart.lettering import can_stand_in_flow, cell_lettering
from soptui.chart.measure import longest_word, text_width
from soptui.chart.memo import Memo
from soptui.chart.metrics import cell_metrics
from soptui.chart.notes import set_aside
from soptui.chart.room import Fitter
from soptui.chart.spans import Span, spans_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.chart.arrangement import Arrangement
    from soptui.chart.geometry import Geometry
    from soptui.chart.grid import Sheet
    from soptui.chart.labels import Placed
    from soptui.chart.layout import Layout
    from soptui.chart.notes import Notes
    from soptui.model import Sop

LANE_NAME = 11
"""A lane is as wide as the longest word of its name, up to this."""


class Box(NamedTuple):
    """A rectangle of cells."""

    x: int
    y: int
    w: int
    h: int


class Columns(NamedTuple):
    """Widths that a drawing must keep: of the words, of the lanes, of the gutters in tracks."""

    words: Sequence[int]
    lanes: Sequence[float] = ()
    gutters: Sequence[int] = ()
    attempt: int = 0
    """Which attempt to fit a width this is; each is remembered by itself."""


class Drawing:
    """A chart as lines of text, each drawn when it is asked for."""

    def __init__(self, sheet: Sheet, style: ChartStyle, columns: Columns, memo: Memo) -> None:
        self.sheet = sheet
        self._style = style
        self._memo = memo
        self._glyphs = ASCII if style.ascii else UNICODE
        self._before, self._after = columns_of(style)
        self._widths = list(columns.words)
        self.notes: Notes
        """What has no room in the flow, and stands in Kegiatan."""
        self.chart = sheet.chart
        self._arrange(columns)
        separators = [int(x) for x in self.arrangement.columns.separator_x]
        count = len(self._before)
        self.frozen = sum(w + 3 for w in self._widths[:count]) + 1
        self.width = self.frozen + separators[-1] + sum(w + 3 for w in self._widths[count:])
        self._borders = self._all_borders(separators)
        self._heading = Heading(
            self._borders,
            self._before,
            sheet.names,
            self._after,
            style.istilah["pelaksana"],
            self._glyphs,
        )
        self._cells: dict[int, FlowCells] = {}
        self.head = self._heading.height + 1
        self._tops = [int(y) for y in self.arrangement.tops]
        self.height = self.head + self._tops[-1]

    def _arrange(self, columns: Columns) -> None:
        """Find places for everything; words and labels without room become notes."""
        sheet, memo = self.sheet, self._memo
        plan = layout(self.chart.grid, memo)
        labels = self.chart.labels
        notes = self.notes = {}
        aside = [s for s in self.chart.symbols if not can_stand_in_flow(s.words, labels)]
        if aside:
            self.chart = set_aside(self.chart, aside, (), notes)
        fields = [*self._before, *self._after]
        for turn in range(2):
            self._words = words_of_rows(sheet, fields, self._widths, notes, memo)
            heights = [max([2, *map(len, words)]) + 1 for words in self._words]
            kept = (self._style.compact, self._style.ascii, columns.attempt, turn)
            lanes = columns.lanes or _lanes_of_names(sheet.names, self._style)
            key = (self.chart, heights, lanes, columns.gutters, sheet.names)
            self.arrangement = memo.last(
                kept, key, partial(self._fitted, plan, heights, lanes, columns.gutters)
            )
            aside = self.arrangement.wordless
            edges = [exit_.edge for exit_ in self.arrangement.missing]
            if not aside and not edges:
                break
            self.chart = set_aside(self.chart, aside, edges, notes)

    def _fitted(
        self,
        plan: Layout,
        heights: list[int],
        lanes: Sequence[float],
        gutters: Sequence[int],
    ) -> Arrangement:
        """Give the flow its places. They stay while no row changes its height."""
        style = self._style
        frame = Frame(
            cell_metrics(is_compact=style.compact, ascii_only=style.ascii),
            cell_lettering(is_compact=style.compact, ascii_only=style.ascii),
            text_height=heights,
            lane_width=lanes,
            gutter_tracks=gutters,
        )
        return Fitter(self.chart, frame, self._memo).fit(plan)

    @property
    def geometry(self) -> Geometry:
        """The places of everything in the flow area."""
        return self.arrangement.geometry

    @property
    def placed(self) -> Placed:
        """The words in the flow area."""
        return self.arrangement.placed

    @cached_property
    def _starts(self) -> list[int]:
        """The line of the flow area on which each row begins; after the last one, its height."""
        starts = [
            top + int(y)
            for top, piece in zip(self._tops, self.arrangement.pieces, strict=False)
            for y in piece.rows.separator_y[:-1]
        ]
        return [*starts, self._tops[-1]]

    @cached_property
    def steps(self) -> Mapping[str, range]:
        """The lines of each step, by its id."""
        return {
            step.id: range(self.head + a, self.head + b - 1)
            for step, (a, b) in zip(self.sheet.steps, pairwise(self._starts), strict=False)
            if step is not None
        }

    @cached_property
    def nodes(self) -> Mapping[tuple[str, str], Box]:
        """The cells of each symbol, by the ids of its step and its performer."""
        sheet, x, y = self.sheet, self.frozen - 1, self.head - 1
        return {
            (step.id, sheet.lanes[n.symbol.lane]): Box(
                x + int(n.x - n.half_width),
                y + top + int(n.y - n.half_height),
                2 * int(n.half_width) + 1,
                2 * int(n.half_height) + 1,
            )
            for top, place, piece in zip(
                self._tops, self.arrangement.plan.places, self.arrangement.pieces, strict=False
            )
            for n in piece.geometry.nodes
            if (step := sheet.steps[place.row + n.symbol.row]) is not None
        }

    def text(self) -> str:
        """Return the plain text of the whole table."""
        return "\n".join("".join(s.text for s in self.row(y)).rstrip() for y in range(self.height))

    def row(self, y: int) -> tuple[Span, ...]:
        """Return line y as pieces whose widths add up to `width`."""
        at = y - self.head + 1
        if at < 0:
            cells = self._heading.line(y)
            return tuple(spans_of([c for c, _ in cells], [k for _, k in cells], None))
        if at == self._tops[-1]:
            return (Span(self._rule("└┴┘"), "rule"),)
        if at == 0:
            return (Span(self._rule("├┼┤"), "rule"),)
        return self._body(at)

    def _body(self, y: int) -> tuple[Span, ...]:
        arrangement = self.arrangement
        k = min(bisect_right(self._tops, y), len(arrangement.pieces)) - 1
        piece, place = arrangement.pieces[k], arrangement.plan.places[k]
        at = y - self._tops[k]
        i = piece.rows.row_at(at)
        row = place.row + i
        step = self.sheet.steps[row]
        is_rule = at in piece.rows.separator_y
        key = None if is_rule or step is None else step.id
        border = Span(self._glyphs.vertical, "rule")
        words = self._words_on(row, y, key, is_rule=is_rule)
        count = len(self._before)
        out = [border]
        for span in words[:count]:
            out += (span, border)
        out += self._flow_on(k, i, at, key)
        out.append(border)
        for span in words[count:]:
            out += (span, border)
        return tuple(out)

    def _flow_on(self, k: int, i: int, y: int, key: str | None) -> list[Span]:
        """Return the flow area on line y of piece k, in its row i."""
        if k not in self._cells:
            piece, ascii_only = self.arrangement.pieces[k], self._style.ascii
            self._cells[k] = self._memo.any(
                (piece, ascii_only), lambda: FlowCells(piece.geometry, ascii_only=ascii_only)
            )
        cells = self._cells[k]
        numbers: tuple[str, ...] = ()
        if cells.shows_numbers(i, y):
            first, symbols = self.arrangement.first_symbols[k], self.chart.symbols
            numbers = tuple([symbols[first + n].number for n in cells.symbols_of(i)])
        return cells.line(i, y, numbers, self._labels.get(self._tops[k] + y, ()), key)

    @cached_property
    def _labels(self) -> dict[int, list[tuple[int, str]]]:
        """The words in the flow by lines of the flow area: x, text."""
        out: dict[int, list[tuple[int, str]]] = {}
        for k, unit in self.arrangement.starts():
            for label in unit.placed.labels:
                for y, x, text in label_lines(label):
                    out.setdefault(self._tops[k] + y, []).append((x, text))
        return out

    def _words_on(self, row: int, y: int, key: str | None, *, is_rule: bool) -> list[Span]:
        """Return the columns of words on line y."""
        if is_rule:
            dash = self._glyphs.dash_horizontal
            return [Span(dash * (width + 2), "grid") for width in self._widths]
        line = y - self._starts[row] - 1
        return [
            Span(f" {text}{' ' * (width - text_width(text))} ", "text", key)
            for width, lines in zip(self._widths, self._words[row], strict=True)
            for text in (lines[line] if 0 <= line < len(lines) else "",)
        ]

    def _rule(self, shape: str) -> str:
        out = [self._glyphs.horizontal] * self.width
        for x in self._borders:
            out[x] = self._glyphs.corner(shape[1])
        out[0], out[-1] = self._glyphs.corner(shape[0]), self._glyphs.corner(shape[2])
        return "".join(out)

    def _all_borders(self, separators: list[int]) -> list[int]:
        """Return the x of all borders of the body."""
        xs = [0]
        for width in self._widths[: len(self._before)]:
            xs.append(xs[-1] + width + 3)
        left = xs[-1]
        xs += [left + x for x in separators[1:]]
        for width in self._widths[len(self._before) :]:
            xs.append(xs[-1] + width + 3)
        return xs


def draw(sop: Sop, style: ChartStyle = WHOLE, memo: Memo | None = None) -> Drawing:
    """Draw the flowchart table of an SOP.

    Never raises on odd data: what cannot be drawn is left out. Equal SOPs give equal drawings.
    """
    memo = memo if memo is not None else Memo()
    memo.begin()
    return draw_sheet(sheet_of(sop, memo), style, memo)


def draw_sheet(sheet: Sheet, style: ChartStyle, memo: Memo) -> Drawing:
    """Draw one table, with columns of words as wide as they like or as the style allows.

    What is certain to be too wide is not tried: on a narrow screen all the work would be done
    three times.
    """
    if style.columns == "lanes":
        drawing = _fitted(sheet, style, memo)
        if not drawing.notes:
            return drawing
        style = replace(style, columns="flow")
    return _fitted(sheet, style, memo)


def _fitted(sheet: Sheet, style: ChartStyle, memo: Memo) -> Drawing:
    before, after = columns_of(style)
    fields = [*before, *after]
    natural = natural_widths(sheet, fields, memo)
    if style.width is None:
        return Drawing(sheet, style, Columns(natural), memo)
    least_flow = _least_flow(sheet, style)
    widths = narrowed(fields, natural, _table_width(natural, least_flow) - style.width)
    if widths != narrowed(fields, natural, sum(natural)):  # as narrow as can be, come what may
        drawing = Drawing(sheet, style, Columns(natural), memo)
        if drawing.width <= style.width:
            return drawing
        widths = narrowed(fields, natural, drawing.width - style.width)
    if _table_width(widths, least_flow) <= style.width:
        drawing = Drawing(sheet, style, Columns(widths, attempt=1), memo)
        if drawing.width <= style.width:
            return drawing
    lanes = [0.0] * len(sheet.names)  # the names of the lanes break, too
    return Drawing(sheet, style, Columns(widths, lanes, attempt=2), memo)


def _table_width(words: Sequence[int], flow: int) -> int:
    return sum(words) + 3 * len(words) + flow


def _least_flow(sheet: Sheet, style: ChartStyle) -> int:
    """Return a width that the flow needs in any case, borders included."""
    metrics = cell_metrics(is_compact=style.compact, ascii_only=style.ascii)
    return int(least_width(sheet.chart, metrics, _lanes_of_names(sheet.names, style))) + 1


def _lanes_of_names(names: Sequence[str], style: ChartStyle) -> list[float]:
    """Return the least widths of the lanes: for a word of each name, and the title above all."""
    share = -(-(text_width(style.istilah["pelaksana"]) + 1) // max(1, len(names))) - 1
    return [max(share, min(longest_word(n), LANE_NAME)) + 1 for n in names]
