"""The flowchart table as one self-contained SVG: text stays text, black on white."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.arrangement import Frame
from soptui.chart.grid import sheet_of
from soptui.chart.layout import layout_in_one
from soptui.chart.lettering import POINT_LETTERING
from soptui.chart.measure import LINE_HEIGHT, longest_word, point_width, safe, wrap
from soptui.chart.memo import Memo
from soptui.chart.metrics import POINTS
from soptui.chart.notes import set_aside
from soptui.chart.room import Fitter
from soptui.chart.svg_flow import flow_svg, num, text_svg, words_fit_inside
from soptui.model.istilah import PEDOMAN, Istilah

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from soptui.chart.geometry import Geometry
    from soptui.chart.grid import Chart, Sheet
    from soptui.chart.labels import Placed
    from soptui.chart.notes import Notes
    from soptui.model import Langkah, Sop

MARGIN = 6.0
PADDING = 4.0
STYLE = (
    "text{font-family:Arial,'Liberation Sans',Arimo,Helvetica,sans-serif;font-size:8px;"
    "fill:#000;stroke:none}.head{font-weight:bold}"
)


class Field(NamedTuple):
    """A column of words: field of the step, width in points, whether in a group, lines of title."""

    name: str
    width: float
    is_grouped: bool = False
    title: tuple[str, ...] = ()


BEFORE = (Field("", 24), Field("kegiatan", 140))
AFTER = (
    Field("kelengkapan", 84, is_grouped=True),
    Field("waktu", 48, is_grouped=True),
    Field("output", 84, is_grouped=True),
    Field("keterangan", 72),
)
BOLD = 1.08
"""How much wider letters are in the heading."""
SPARE = 0.01
"""Points that a division may lose."""

MOST = 1.5
"""A column becomes at most so many times as wide for the sake of a long word."""
DASH, INDENT = "- ", "  "
"""Before the first line and the other lines of each of several items."""


def render_svg(sop: Sop, istilah: Istilah = PEDOMAN) -> str:
    """Return the whole flowchart table of an SOP as an SVG document, with the titles of an office.

    Symbols are empty as the guideline draws them; their words stand inside where they fit, else
    beside. Needs no font, style sheet or script from elsewhere.
    """
    return "\n".join(_document(sop, _arranged(sheet_of(sop, Memo()), istilah)))


class _Table(NamedTuple):
    sheet: Sheet
    before: list[Field]
    after: list[Field]
    groups: tuple[str, str]
    """The titles above the lanes and above the columns that form a group."""
    geo: Geometry
    placed: Placed
    words: list[list[tuple[str, ...]]]
    inside: dict[tuple[int, int], str]


def _arranged(sheet: Sheet, istilah: Istilah) -> _Table:
    """Find places for everything; words and labels without room become notes."""
    chart, inside = _words_inside(sheet.chart)
    plan = layout_in_one(chart.grid)
    notes: Notes = {}
    groups = istilah["pelaksana"], istilah["mutu_baku"]
    share = BOLD * point_width(groups[0]) / max(1, len(sheet.names))
    lanes = [max(share, 5.2 * n + 2 * PADDING) for n in map(longest_word, sheet.names)]
    before = [_titled(field, istilah) for field in BEFORE]
    after = [_titled(_widened(field, sheet), istilah) for field in AFTER]
    fields = [*before, *after]
    for last in (False, True):
        words = [
            _row_words(sheet, row, fields, notes.get(row, ())) for row in range(len(sheet.steps))
        ]
        heights = [max([1, *map(len, w)]) * LINE_HEIGHT + 2 * PADDING for w in words]
        frame = Frame(POINTS, POINT_LETTERING, text_height=heights, lane_width=lanes)
        found = Fitter(chart, frame, Memo()).fit(plan)
        edges = [exit_.edge for exit_ in found.missing]
        if last or not (edges or found.wordless):
            break
        chart = set_aside(chart, found.wordless, edges, notes)
    return _Table(sheet, before, after, groups, found.geometry, found.placed, words, inside)


def _words_inside(chart: Chart) -> tuple[Chart, dict[tuple[int, int], str]]:
    """Take the words that fit into their symbols out of the chart."""
    inside = {
        (s.row, s.lane): s.words
        for s in chart.symbols
        if words_fit_inside(s.kind, s.words, POINTS.half_width)
    }
    symbols = tuple(s._replace(words="") if (s.row, s.lane) in inside else s for s in chart.symbols)
    return replace(chart, symbols=symbols), inside


def _titled(field: Field, istilah: Istilah) -> Field:
    """Return a column with its title, wide enough for each word of it."""
    title = istilah[field.name or "no"]
    width = max(field.width, BOLD * max(map(point_width, title.split())) + PADDING)
    room = (width - PADDING) / BOLD + SPARE
    return field._replace(width=width, title=wrap(title, room, point_width))


def _widened(field: Field, sheet: Sheet) -> Field:
    """Return a column in which long words are whole, unless they are very long."""
    words = [
        w for step in sheet.steps if step for item in _items(step, field) for w in item.split()
    ]
    longest = max(map(point_width, map(safe, words)), default=0.0)
    wide = longest + point_width(DASH) + 2 * PADDING
    return field._replace(width=max(field.width, min(wide, MOST * field.width)))


def _row_words(
    sheet: Sheet, row: int, fields: Sequence[Field], notes: Sequence[str]
) -> list[tuple[str, ...]]:
    """Return the lines of each cell of a row. Notes follow the activity."""
    step = sheet.steps[row]
    cells = [_lines(step, f, sheet.numbers[row]) for f in fields]
    for note in notes:
        cells[1] += wrap(note, fields[1].width - 2 * PADDING, point_width)
    return cells


def _lines(step: Langkah | None, field: Field, number: str) -> tuple[str, ...]:
    if not field.name or step is None:
        return (number,) if not field.name else ()
    items = _items(step, field)
    room = field.width - 2 * PADDING
    if len(items) < 2:
        return tuple(line for item in items for line in wrap(item, room, point_width))
    return tuple(
        (INDENT if k else DASH) + line
        for item in items
        for k, line in enumerate(wrap(item, room - point_width(DASH), point_width))
    )


def _items(step: Langkah, field: Field) -> tuple[str, ...]:
    value = getattr(step, field.name)
    return value if isinstance(value, tuple) else (value,)


def _document(sop: Sop, table: _Table) -> Iterator[str]:
    geo = table.geo
    head = _head_height(table)
    left = sum(f.width for f in table.before)
    width = left + geo.width + sum(f.width for f in table.after)
    height = head + geo.height
    w, h = num(width + 2 * MARGIN), num(height + 2 * MARGIN)
    title = escape(safe(sop.identitas.judul))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}pt" height="{h}pt" '
        f'viewBox="{-MARGIN:g} {-MARGIN:g} {w} {h}" role="img" aria-labelledby="judul uraian">'
    )
    yield f'<title id="judul">{title}</title>'
    yield f'<desc id="uraian">{escape(_description(sop))}</desc>'
    yield f"<style>{STYLE}</style>"
    yield f'<rect x="{-MARGIN:g}" y="{-MARGIN:g}" width="{w}" height="{h}" fill="#fff"/>'
    yield from _grid(table, left, width, head)
    yield from _heading(table, left, head)
    yield from _cells(table, left, head)
    yield f'<g transform="translate({num(left)} {num(head)})" fill="none" stroke="#000">'
    yield from flow_svg(table.geo, table.placed, table.inside)
    yield "</g>"
    yield "</svg>"


def _description(sop: Sop) -> str:
    """Return what the picture shows, for readers who do not see it."""
    names = ", ".join(p.nama for p in sop.pelaksana)
    steps = " ".join(f"{i}. {step.kegiatan}." for i, step in enumerate(sop.langkah, 1))
    return safe(f"Bagan alir {len(sop.langkah)} langkah. Pelaksana: {names}. {steps}").replace(
        "\n", " "
    )


def _head_height(table: _Table) -> float:
    fields = [*table.before, *table.after]
    lines = max(
        1,
        *map(len, _names(table)),
        *(len(f.title) if f.is_grouped else len(f.title) - 1 for f in fields),
    )
    return 2 * (LINE_HEIGHT + PADDING) + lines * LINE_HEIGHT


def _names(table: _Table) -> list[tuple[str, ...]]:
    xs = table.geo.separator_x
    names = table.sheet.names
    return [
        wrap(name, (b - a - PADDING) / BOLD, point_width)
        for name, a, b in zip(names, xs, xs[1:], strict=False)
    ]


def _column_edges(table: _Table, left: float) -> list[float]:
    xs = [0.0, table.before[0].width, left, *(left + x for x in table.geo.separator_x[1:])]
    for field in table.after:
        xs.append(xs[-1] + field.width)
    return xs


def _grid(table: _Table, left: float, width: float, head: float) -> Iterator[str]:
    """Lines of the table: lane borders dotted, so that no flow line can be taken for one."""
    height = head + table.geo.height
    first = LINE_HEIGHT + PADDING
    xs = _column_edges(table, left)
    lanes = {left + x for x in table.geo.separator_x[1:-1]}
    right = left + table.geo.width
    groups = xs[xs.index(right) + 1 :][:2]
    d = "".join(f"M{num(x)} 0V{num(height)}" for x in xs if x not in lanes and x not in groups)
    d += "".join(f"M{num(x)} {num(first)}V{num(height)}" for x in groups)
    d += "".join(f"M{num(x)} {num(first)}V{num(head)}" for x in sorted(lanes))
    d += f"M0 0H{num(width)}M{num(left)} {num(first)}H{num(width - table.after[-1].width)}"
    d += f"M0 {num(head)}H{num(width)}M0 {num(height)}H{num(width)}"
    yield f'<path d="{d}" fill="none" stroke="#000" stroke-width="0.6"/>'
    dotted = "".join(f"M{num(x)} {num(head)}V{num(height)}" for x in sorted(lanes))
    rows = table.geo.separator_y[1:-1]
    dotted += "".join(f"M0 {num(head + y)}H{num(width)}" for y in rows)
    yield (
        f'<path d="{dotted}" fill="none" stroke="#777" stroke-width="0.5" stroke-dasharray="1 2"/>'
    )


def _heading(table: _Table, left: float, head: float) -> Iterator[str]:
    xs = _column_edges(table, left)
    first = LINE_HEIGHT + PADDING

    def title(lines: Sequence[str], a: float, b: float, middle: float) -> Iterator[str]:
        top = middle - (len(lines) - 1) * LINE_HEIGHT / 2
        for k, line in enumerate(lines):
            yield text_svg((a + b) / 2, top + k * LINE_HEIGHT, line, "middle", ' class="head"')

    for field, a, b in zip(table.before, xs, xs[1:], strict=False):
        yield from title(field.title, a, b, head / 2)
    lanes, standard = table.groups
    yield from title((lanes,), left, left + table.geo.width, first / 2)
    for lines, a, b in zip(_names(table), xs[2:], xs[3:], strict=False):
        yield from title(lines, a, b, (first + head) / 2)
    edges = xs[-len(AFTER) - 1 :]
    yield from title((standard,), edges[0], edges[3], first / 2)
    for field, a, b in zip(table.after, edges, edges[1:], strict=False):
        yield from title(field.title, a, b, (first + head) / 2 if field.is_grouped else head / 2)


def _cells(table: _Table, left: float, head: float) -> Iterator[str]:
    """Yield the words of all rows, each cell centred in its row."""
    starts = [0.0, table.before[0].width]
    xs = _column_edges(table, left)
    starts += xs[-len(AFTER) - 1 : -1]
    tops = table.geo.separator_y
    for row, cells in enumerate(table.words):
        half = max([1, *map(len, cells)]) * LINE_HEIGHT / 2
        lowest, highest = tops[row + 1] - half - PADDING, tops[row] + half + PADDING
        middle = head + max(highest, min(table.geo.row_y[row], lowest))
        for k, (x, lines) in enumerate(zip(starts, cells, strict=True)):
            top = middle - (len(lines) - 1) * LINE_HEIGHT / 2
            for n, line in enumerate(lines):
                if k:
                    shift = point_width(DASH) if line.startswith(INDENT) else 0.0
                    yield text_svg(x + PADDING + shift, top + n * LINE_HEIGHT, line.strip())
                else:
                    yield text_svg(x + table.before[0].width / 2, middle, line, "middle")
