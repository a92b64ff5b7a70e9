"""The whole flowchart table as text: heading, columns of words, flow area."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.cells import FlowCells
from soptui.chart.geometry import CELLS, COMPACT_CELLS
from soptui.chart.glyphs import ASCII, UNICODE
from soptui.chart.grid import Chart, chart_of
from soptui.chart.labels import (
    CELL_LETTERING,
    COMPACT_LETTERING,
    can_stand_in_flow,
    fit,
)
from soptui.chart.layout import Memo, layout
from soptui.chart.measure import cells, longest_word, text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.chart.geometry import Geometry
    from soptui.chart.grid import Symbol
    from soptui.chart.labels import Placed
    from soptui.model import Langkah, Sop

LANE_NAME = 11
"""A lane is as wide as the longest word of its name, up to this."""


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """How a chart is drawn as text. `width`: best effort; None draws the whole table."""

    compact: bool = False
    ascii: bool = False
    columns: str = "all"
    """"all": the whole table; "flow": No, Kegiatan and the flow."""
    width: int | None = None


class Span(NamedTuple):
    """A piece of one line: `kind` is rule, grid, head, text, flow, arrow, symbol or label."""

    text: str
    kind: str
    key: str | None = None
    """Id of the step it belongs to."""


class Box(NamedTuple):
    """A rectangle of cells."""

    x: int
    y: int
    w: int
    h: int


class Column(NamedTuple):
    """A column of words."""

    title: str
    field: str
    widest: int
    narrowest: int
    group: str = ""


NUMBER = Column("No", "", 4, 2)
ACTIVITY = Column("Kegiatan", "kegiatan", 32, 14)
STANDARD = (
    Column("Kelengkapan", "kelengkapan", 20, 11, "Mutu Baku"),
    Column("Waktu", "waktu", 10, 6, "Mutu Baku"),
    Column("Output", "output", 20, 8, "Mutu Baku"),
    Column("Keterangan", "keterangan", 18, 10),
)
NARROW_ACTIVITY = 24
PERFORMERS = "Pelaksana"


class Drawing:
    """A chart as lines of text, each drawn when it is asked for."""

    def __init__(
        self, sop: Sop, chart: Chart, style: ChartStyle, widths: list[int], memo: Memo
    ) -> None:
        self._sop = sop
        self._style = style
        self._glyphs = ASCII if style.ascii else UNICODE
        self._before, self._after = columns_of(style)
        self._widths = widths
        columns = [*self._before, *self._after]
        plan = layout(chart.grid, memo)
        chart, notes = _with_notes(chart, [s for s in chart.symbols if not _fits(s, chart)])
        for _ in range(2):  # the second time without words for which there is no room
            self._words = [
                _words(step, i, columns, widths, notes) for i, step in enumerate(sop.langkah)
            ]
            geo, placed = fit(
                chart,
                plan,
                COMPACT_CELLS if style.compact else CELLS,
                COMPACT_LETTERING if style.compact else CELL_LETTERING,
                text_height=[max(2, *map(len, words)) + 1 for words in self._words],
                lane_width=[min(longest_word(p.nama), LANE_NAME) + 1 for p in sop.pelaksana],
            )
            if not placed.wordless:
                break
            chart, more = _with_notes(chart, [n.symbol for n in placed.wordless])
            notes |= {row: notes.get(row, ()) + lines for row, lines in more.items()}
        self.chart = chart
        self.geometry: Geometry = geo
        self.placed: Placed = placed
        self._flow = FlowCells(geo, placed.labels, ascii_only=style.ascii)
        self.frozen = sum(w + 3 for w in widths[: len(self._before)]) + 1
        self._names = _headings(sop, geo)
        self.head = 3 + len(self._names) + 1
        self.width = (
            self.frozen - 1 + self._flow.width + sum(w + 3 for w in widths[len(self._before) :])
        )
        self.height = self.head - 1 + self._flow.height
        self._starts = [int(y) for y in geo.separator_y]
        self.steps: Mapping[str, range] = {
            step.id: range(self.head + a, self.head + b - 1)
            for step, a, b in zip(sop.langkah, self._starts, self._starts[1:], strict=False)
        }
        self.nodes: Mapping[tuple[str, str], Box] = {
            (sop.langkah[n.symbol.row].id, sop.pelaksana[n.symbol.lane].id): Box(
                self.frozen - 1 + int(n.x - n.half_width),
                self.head - 1 + int(n.y - n.half_height),
                2 * int(n.half_width) + 1,
                2 * int(n.half_height) + 1,
            )
            for n in geo.nodes
        }

    def text(self) -> str:
        """Return the plain text of the whole table."""
        return "\n".join("".join(s.text for s in self.row(y)).rstrip() for y in range(self.height))

    def row(self, y: int) -> tuple[Span, ...]:
        """Return line y as pieces whose widths add up to `width`."""
        if y < self.head - 1:
            return self._heading(y)
        at = y - self.head + 1
        if at == 0:
            return (Span(self._rule("├┼┤"), "rule"),)
        if at == self._flow.height - 1:
            return (Span(self._rule("└┴┘"), "rule"),)
        return self._body(at)

    # ---- body ----------------------------------------------------------------------------------
    def _body(self, y: int) -> tuple[Span, ...]:
        row = self._row_of(y)
        key = self._sop.langkah[row].id
        border = self._glyphs.vertical
        is_rule = self._flow.rule_at(y) is not None
        flow = self._flow.row(y)
        flow[0] = flow[-1] = (border, "rule")
        out: list[tuple[str, str]] = [(border, "rule")]
        texts = self._words[row]
        line = y - self._starts[row] - 1
        count = len(self._before)
        for k, width in enumerate(self._widths):
            if k == count:
                out[-1:] = flow
            if is_rule:
                out += [(self._glyphs.dash_horizontal, "grid")] * (width + 2)
            else:
                text = texts[k][line] if 0 <= line < len(texts[k]) else ""
                out += [(c, "text") for c in _fitted(text, width)]
            out.append((border, "rule"))
        if len(self._widths) == count:
            out[-1:] = flow
        return _spans(out, None if is_rule else key)

    def _row_of(self, y: int) -> int:
        """Return the step on line y of the flow area (the separator above it counts as its own)."""
        lo, hi = 0, len(self._starts) - 2
        while lo < hi:
            mid = (lo + hi + 1) // 2
            lo, hi = (mid, hi) if self._starts[mid] <= y else (lo, mid - 1)
        return lo

    # ---- heading -------------------------------------------------------------------------------
    def _rule(self, shape: str) -> str:
        left, middle, right = (self._corner(c) for c in shape)
        h = self._glyphs.horizontal
        cells_ = [h] * self.width
        for x in self._borders():
            cells_[x] = middle
        cells_[0], cells_[-1] = left, right
        return "".join(cells_)

    def _corner(self, char: str) -> str:
        return self._glyphs.corners["┌┬┐├┼┤└┴┘".index(char)]

    def _borders(self) -> list[int]:
        """Return the x of all borders below the heading."""
        xs, x = [0], 0
        for width in self._widths[: len(self._before)]:
            x += width + 3
            xs.append(x)
        xs += [x + s for s in self._flow.separators]
        x += self._flow.width - 1
        xs.append(x)
        for width in self._widths[len(self._before) :]:
            x += width + 3
            xs.append(x)
        return xs

    def _groups(self) -> list[tuple[int, int, str, list[tuple[int, int, list[str]]]]]:
        """Return the parts of the heading: from, to, title, and inner cells (from, to, lines)."""
        xs = self._borders()
        parts: list[tuple[int, int, str, list[tuple[int, int, list[str]]]]] = []
        k = 0
        for column in self._before:
            parts.append((xs[k], xs[k + 1], column.title, []))
            k += 1
        lanes = len(self._flow.separators) + 1
        inner = [
            (xs[k + c], xs[k + c + 1], [line[c] for line in self._names]) for c in range(lanes)
        ]
        parts.append((xs[k], xs[k + lanes], PERFORMERS, inner))
        k += lanes
        for group, members in groupby(self._after, key=lambda c: c.group):
            columns = list(members)
            if group:
                height = len(self._names)
                inner = [
                    (xs[k + c], xs[k + c + 1], _centred_lines(column.title, height))
                    for c, column in enumerate(columns)
                ]
                parts.append((xs[k], xs[k + len(columns)], group, inner))
            else:
                parts += [(xs[k + c], xs[k + c + 1], m.title, []) for c, m in enumerate(columns)]
            k += len(columns)
        return parts

    def _heading(self, y: int) -> tuple[Span, ...]:
        """Line 0: upper rule, 1: titles, 2: rule inside groups, then the names of the lanes."""
        g = self._glyphs
        out = [(" ", "head")] * self.width
        if y == 0:
            out = [(g.horizontal, "rule")] * self.width
        for a, b, title, inner in self._groups():
            left = (g.vertical, "rule") if y else (self._corner("┬"), "rule")
            out[a] = out[b] = left
            if y == 0:
                continue
            if not inner:
                if y == (self.head - 1) // 2:
                    _write(out, a, b, title)
            elif y == 1:
                _write(out, a, b, title)
            elif y == 2:
                out[a + 1 : b] = [(g.horizontal, "rule")] * (b - a - 1)
                for p, q, _ in inner:
                    out[p] = out[q] = (self._corner("┬"), "rule")
            else:
                for p, q, lines in inner:
                    out[p] = out[q] = (g.vertical, "rule")
                    _write(out, p, q, lines[y - 3])
        if y == 2:
            self._join_inner_rules(out)
        if y == 0:
            out[0], out[-1] = (self._corner("┌"), "rule"), (self._corner("┐"), "rule")
        return _spans(out, None)

    def _join_inner_rules(self, out: list[tuple[str, str]]) -> None:
        ruled = {(a, b) for a, b, _, inner in self._groups() if inner}
        starts, ends = {a for a, _ in ruled}, {b for _, b in ruled}
        for x in starts | ends:
            shape = "┼" if x in starts and x in ends else "├" if x in starts else "┤"
            out[x] = (self._corner(shape), "rule")


def columns_of(style: ChartStyle) -> tuple[list[Column], list[Column]]:
    """Return the columns of words before and after the flow."""
    return [NUMBER, ACTIVITY], ([] if style.columns == "flow" else list(STANDARD))


def draw(sop: Sop, style: ChartStyle = ChartStyle(), memo: Memo | None = None) -> Drawing:
    """Draw the flowchart table of an SOP.

    Never raises on odd data: what cannot be drawn is left out. Equal SOPs give equal drawings.
    """
    memo = memo if memo is not None else Memo()
    chart = chart_of(sop)
    before, after = columns_of(style)
    columns = [*before, *after]
    widths = [_natural(sop, column, style) for column in columns]
    drawing = Drawing(sop, chart, style, widths, memo)
    if style.width is not None and drawing.width > style.width:
        widths = _narrowed(columns, widths, drawing.width - style.width)
        drawing = Drawing(sop, chart, style, widths, memo)
    return drawing


def _natural(sop: Sop, column: Column, style: ChartStyle) -> int:
    """Return the width a column takes when there is room: no wider than its words."""
    if not column.field:
        return max(text_width(column.title), len(str(len(sop.langkah))))
    widest = column.widest
    if column.field == "kegiatan" and style.columns == "flow":
        widest = NARROW_ACTIVITY
    longest = max((text_width(t) for s in sop.langkah for t in _items(s, column.field)), default=0)
    return max(text_width(column.title), min(widest, longest))


def _narrowed(columns: list[Column], widths: list[int], excess: int) -> list[int]:
    """Take cells from the widest columns first until the table fits or all are at their least."""
    out = list(widths)
    for _ in range(excess):
        spare = [
            (w, -k) for k, (w, c) in enumerate(zip(out, columns, strict=True)) if w > c.narrowest
        ]
        if not spare:
            break
        out[-max(spare)[1]] -= 1
    return out


def _items(step: Langkah, field: str) -> tuple[str, ...]:
    value = getattr(step, field)
    return value if isinstance(value, tuple) else (value,)


def _fits(symbol: Symbol, chart: Chart) -> bool:
    return not symbol.words or can_stand_in_flow(symbol.words, chart.labels)


def _with_notes(
    chart: Chart, symbols: Sequence[Symbol]
) -> tuple[Chart, dict[int, tuple[str, ...]]]:
    """Take the words of these symbols out of the flow; return them as notes for their rows."""
    if not symbols:
        return chart, {}
    notes: dict[int, tuple[str, ...]] = {}
    for s in symbols:
        notes[s.row] = (*notes.get(s.row, ()), f"({s.number}: {s.words})")
    wordless = tuple(s._replace(words="") if s in symbols else s for s in chart.symbols)
    return replace(chart, symbols=wordless), notes


def _words(
    step: Langkah,
    row: int,
    columns: list[Column],
    widths: list[int],
    notes: Mapping[int, tuple[str, ...]],
) -> list[tuple[str, ...]]:
    """Return the lines of words of one row, per column. Notes follow the activity."""
    out: list[tuple[str, ...]] = []
    for column, width in zip(columns, widths, strict=True):
        if not column.field:
            out.append((str(row + 1).rjust(width),))
            continue
        items = _items(step, column.field)
        lines: tuple[str, ...] = ()
        for item in items:
            lines += _bulleted(item, width) if len(items) > 1 else wrap(item, width)
        for note in notes.get(row, ()) if column is ACTIVITY else ():
            lines += wrap(note, width)
        out.append(lines)
    return out


@lru_cache(maxsize=4096)
def _bulleted(item: str, width: int) -> tuple[str, ...]:
    lines = wrap(item, max(1, width - 2))
    return tuple(("- " if k == 0 else "  ") + line for k, line in enumerate(lines))


def _headings(sop: Sop, geo: Geometry) -> list[list[str]]:
    """Return the lines of the lane names: per line one text for each lane, set at the bottom."""
    xs = geo.separator_x
    names = [
        wrap(p.nama, max(1, int(b - a) - 1))
        for p, a, b in zip(sop.pelaksana, xs, xs[1:], strict=False)
    ]
    height = max(map(len, names), default=1) or 1
    padded = [_centred_lines("\n".join(lines), height) for lines in names]
    return [[lines[k] for lines in padded] for k in range(height)]


def _centred_lines(text: str, height: int) -> list[str]:
    lines = text.split("\n")
    above = (height - len(lines)) // 2
    return [""] * above + lines + [""] * (height - len(lines) - above)


def _write(out: list[tuple[str, str]], a: int, b: int, text: str) -> None:
    """Centre a text between the borders at a and b."""
    chars = cells(text)
    start = a + 1 + (b - a - 1 - len(chars)) // 2
    for k, char in enumerate(chars):
        out[start + k] = (char, "head")


@lru_cache(maxsize=8192)
def _fitted(text: str, width: int) -> tuple[str, ...]:
    chars = cells(text)[:width]
    return (" ", *chars, *[" "] * (width - len(chars) + 1))


def _spans(chars: list[tuple[str, str]], key: str | None) -> tuple[Span, ...]:
    out = []
    for kind, group in groupby(chars, key=lambda c: c[1]):
        own = key if kind not in ("rule", "grid", "head") else None
        out.append(Span("".join(c for c, _ in group), kind, own))
    return tuple(out)
