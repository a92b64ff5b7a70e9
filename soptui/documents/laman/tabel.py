"""The flowchart table as an HTML table: words in cells, and in each row the strokes that cross it.

Widths and places are those of the chart's own layout, in ems of the table's letters, so that all
grows together. A row whose words need more room than foreseen stretches its strokes with it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from soptui.chart.measure import FONT_SIZE
from soptui.chart.paper import Paper, lay_out
from soptui.chart.paper_columns import BEFORE, Widths, items_of, words_of
from soptui.chart.svg_flow import num
from soptui.chart.svg_rows import rows_svg
from soptui.documents.laman.kulit import LAYAR, butir, teks
from soptui.documents.simbol import simbol_terbaca

if TYPE_CHECKING:
    from soptui.chart.paper import PaperTable
    from soptui.chart.paper_columns import Words
    from soptui.documents.kertas import Kertas
    from soptui.model import Langkah, Sop
    from soptui.model.istilah import Istilah

WIDTH = 820.0
"""Points of a table on a common screen; one with many lanes is wider, and is scrolled."""
ENDLESS = 1e9
"""A screen has no pages."""
LARGEST = 8.8
"""Points of the letters on paper, at most."""
ACTIVITY = 1
CENTRED = ("waktu",)


def tabel(sop: Sop, kertas: Kertas, istilah: Istilah) -> str:
    """Return the table. `kertas`: on which it fits when it is printed."""
    widths = Widths(LAYAR.regular, LAYAR.bold)
    table = lay_out(sop, Paper(WIDTH, ENDLESS, *widths, istilah))
    size = min(LARGEST, FONT_SIZE * kertas.ruang[0] / table.width)
    columns = [f.width for f in table.fields[:BEFORE]]
    columns += [*table.lanes, *(f.width for f in table.fields[BEFORE:])]
    return (
        f'<table class="bagan" style="--lebar:{_em(table.width)};--cetak:{num(size)}pt">'
        f'<caption class="tersirat">Bagan alir {teks(sop.identitas.judul)}</caption><colgroup>'
        + "".join(f'<col style="width:{_em(width)}">' for width in columns)
        + f"</colgroup><thead>{_head(table, sop)}</thead><tbody>{_body(table, sop, widths)}</tbody>"
        "</table>"
    )


def _em(points: float) -> str:
    return f"{num(points / FONT_SIZE)}em"


def _head(table: PaperTable, sop: Sop) -> str:
    no, activity, *groups, last = (teks(" ".join(lines)) for lines in table.titles)
    lanes, standard = map(teks, table.groups)
    upper, lower = map(_em, table.head)
    return (
        f'<tr style="height:{upper}"><th scope="col" rowspan="2">{no}</th>'
        f'<th scope="col" rowspan="2">{activity}</th>'
        f'<th scope="colgroup" colspan="{max(1, len(sop.pelaksana))}">{lanes}</th>'
        f'<th scope="colgroup" colspan="{len(groups)}">{standard}</th>'
        f'<th scope="col" rowspan="2">{last}</th></tr><tr style="height:{lower}">'
        + "".join(f'<th scope="col" class="lajur">{teks(p.nama)}</th>' for p in sop.pelaksana)
        + "".join(f'<th scope="col">{title}</th>' for title in groups)
        + "</tr>"
    )


def _body(table: PaperTable, sop: Sop, widths: Widths) -> str:
    [page] = table.pages
    geo, said = page.geo, simbol_terbaca(sop, every=True)
    drawn = rows_svg(geo, page.placed, page.inside)
    own = words_of(page.sheet, table.fields, widths)
    lanes = geo.separator_x[-1]
    out = []
    for row, (top, bottom) in enumerate(pairwise(geo.separator_y)):
        step = page.sheet.steps[row]
        if step is None:
            continue
        before, after = _words(table, step, _notes(own[row], page.words[row]))
        strokes = (
            f'<svg class="alur" aria-hidden="true" style="width:{_em(lanes)}"'
            f' viewBox="0 {num(top)} {num(lanes)} {num(bottom - top)}"'
            f' preserveAspectRatio="none">{drawn[row]}</svg>'
        )
        out.append(
            f'<tr style="height:{_em(bottom - top)}">'
            f'<th scope="row">{teks(page.sheet.numbers[row])}</th>{before}'
            + "".join(
                _lane(said.get((step.id, lane), ""), "" if k else strokes)
                for k, lane in enumerate(page.sheet.lanes)
            )
            + f"{after}</tr>\n"
        )
    return "".join(out)


def _lane(said: str, strokes: str) -> str:
    words = f'<span class="tersirat">{teks(said)}</span>' if said else ""
    return f'<td class="lajur">{words}{strokes}</td>'


def _notes(own: Words, shown: Words) -> tuple[str, ...]:
    """Return the lines below the activity: words for which the flow had no room."""
    return shown[ACTIVITY][len(own[ACTIVITY]) :]


def _words(table: PaperTable, step: Langkah, notes: tuple[str, ...]) -> tuple[str, str]:
    """Return the cells of words before and after the lanes."""
    cells = []
    for field in table.fields[ACTIVITY:]:
        items = [teks(item) for item in items_of(step, field) if item]
        words = butir("ul", items) if len(items) > 1 else "".join(items)
        if field.name == table.fields[ACTIVITY].name:
            words += "".join(f"<br>{teks(line)}" for line in notes)
        side = ' class="tengah"' if field.name in CENTRED else ""
        cells.append(f"<td{side}>{words}</td>")
    return cells[0], "".join(cells[1:])
