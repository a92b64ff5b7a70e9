"""Long sessions of edits: a warm memo changes nothing, and what an edit does not touch stays."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from soptui.changes import edits
from soptui.chart import ChartStyle, Memo, draw, units
from soptui.chart.arrangement import Arranger, Frame
from soptui.chart.dump import geometry_of
from soptui.chart.labels import Placer
from soptui.chart.layout import layout, layout_in_one
from soptui.chart.lettering import cell_lettering
from soptui.chart.metrics import Pads, cell_metrics
from soptui.chart.room import Fitter
from soptui.errors import SoptuiError
from soptui.model import Alur, Simbol
from tests.chart.samples import far_loops, hard, sop

STYLES = [
    ChartStyle(compact=compact, ascii=ascii_only, width=width)
    for compact in (False, True)
    for ascii_only in (False, True)
    for width in (None, 120)
]
EDITS = 10


def walk(seed, rows=60, lanes=6):
    """Return an SOP that walks through near lanes; every sixth step or so sends back."""
    dice = random.Random(seed)
    steps = []
    for i in range(rows):
        kind = dice.random()
        if 3 < i < rows - 1 and kind < 0.16:
            exits = {"Ya": i + 2, "Tidak": max(1, i + 1 - dice.randint(1, 5))}
            steps.append((Simbol.KEPUTUSAN, dice.randrange(lanes), "Memeriksa", exits))
        else:
            steps.append((Simbol.PROSES, dice.randrange(lanes), "Mengerjakan bagian berikutnya"))
    return sop([f"Seksi {c}" for c in range(lanes)], steps)


def edited(dice, value):
    """Return the value after a random edit, and the ids of the steps that it touched."""
    at = dice.randrange(1, len(value.langkah) - 1)
    step = value.langkah[at]
    match dice.choice(("words", "insert", "delete", "shift", "move", "turn")):
        case "words":
            after = edits.set_value(value, f"langkah/{step.id}/kegiatan", f"{step.kegiatan} lagi")
        case "insert":
            after = edits.insert_langkah(value, at, "Memeriksa ulang")
        case "delete":
            after = edits.delete_langkah(value, step.id)
        case "shift":
            after = edits.move_langkah(value, step.id, at + 1)
        case "move":
            old = step.simpul[0].pelaksana
            free = [p.id for p in value.pelaksana if step.simpul_of(p.id) is None]
            after = edits.move_simbol(value, step.id, old, dice.choice([*free, old]))
        case _:
            exits = (Alur(value.langkah[at + 1].id, "Ya"), Alur(value.langkah[at // 2].id, "Tidak"))
            after = edits.set_alur(value, step.id, step.simpul[0].pelaksana, exits)
    ids = [{s.id for s in each.langkah} for each in (value, after.sop)]
    return after.sop, {step.id} | (ids[0] ^ ids[1])


@pytest.mark.parametrize("seed", range(9))
def test_a_warm_memo_draws_what_an_empty_one_draws(seed):
    dice = random.Random(seed)
    value = (walk(seed, rows=40), hard(seed, rows=9, lanes=4), far_loops(seed, rows=30))[seed % 3]
    styles = dice.sample(STYLES, 2)
    memo = Memo()
    for _ in range(EDITS):
        try:
            value, _ = edited(dice, value)
        except SoptuiError:
            continue
        style = dice.choice(styles)
        warm, fresh = draw(value, style, memo), draw(value, style)
        assert [warm.row(y) for y in range(warm.height)] == [
            fresh.row(y) for y in range(fresh.height)
        ]
        assert geometry_of(warm) == geometry_of(fresh)
        assert (warm.steps, warm.nodes) == (fresh.steps, fresh.nodes)


@pytest.mark.parametrize("style", STYLES[::2], ids=str)
@pytest.mark.parametrize("seed", range(8))
def test_sections_draw_what_the_whole_chart_in_one_draws(seed, style):
    """Lines, tracks and labels of one section know nothing of the others, and need not."""
    for value in (walk(seed, rows=40), hard(seed + 300)):
        chart = draw(value).sheet.chart
        frame = Frame(
            cell_metrics(is_compact=style.compact, ascii_only=style.ascii),
            cell_lettering(is_compact=style.compact, ascii_only=style.ascii),
            text_height=[3 + row % 3 for row in range(len(value.langkah))],
            lane_width=[8.0] * len(value.pelaksana),
        )
        fitter = Fitter(chart, frame, Memo())
        parts, whole = fitter.fit(layout(chart.grid, Memo())), fitter.fit(layout_in_one(chart.grid))
        assert parts.geometry.lines == whole.geometry.lines
        assert parts.geometry.nodes == whole.geometry.nodes
        assert parts.placed == whole.placed


def routes(drawing):
    """Return the routes of each section with its number of rows."""
    places = drawing.arrangement.plan.places
    return [(place.section.routes, len(place.section.rows)) for place in places]


def rows_routed(before, after):
    """Return the number of rows whose lines are not the very same values as before."""
    known = {id(r) for section, _ in before for r in section}
    return sum(rows for section, rows in after if any(id(r) not in known for r in section))


def test_a_structural_edit_routes_only_the_rows_around_it():
    value = walk(5, rows=120)
    routed = 0
    for at in range(10, 110, 10):
        memo = Memo()
        drawing = draw(value, memo=memo)
        before = routes(drawing)
        inserted = edits.insert_langkah(value, at, "Mencatat").sop
        count = rows_routed(before, routes(draw(inserted, memo=memo)))
        here = [p.row <= at < p.row + len(p.section.rows) for p in drawing.arrangement.plan.places]
        assert count <= before[here.index(True)][1] + 1
        routed += count
    assert routed > 0


def test_typing_words_routes_nothing():
    value, memo = walk(6), Memo()
    before = routes(draw(value, memo=memo))
    step = replace(value.langkah[9], kegiatan="Menelaah berkas permohonan dengan teliti sekali")
    value = replace(value, langkah=(*value.langkah[:9], step, *value.langkah[10:]))
    assert rows_routed(before, routes(draw(value, memo=memo))) == 0


def test_words_move_along_with_lines_that_only_move_to_the_side(monkeypatch):
    placed = []
    monkeypatch.setattr(units, "Placer", lambda *a, **k: placed.append(a) or Placer(*a, **k))
    value, memo = walk(5, rows=120), Memo()
    chart = draw(value).sheet.chart
    plan = layout(chart.grid, memo)
    names = value.pelaksana
    style = {"is_compact": False, "ascii_only": False}
    frame = Frame(cell_metrics(**style), cell_lettering(**style), [3] * 120, [8.0] * len(names))
    wide = frame._replace(gutter_tracks=[plan.gutter_count[0] + 3, *[0] * len(names)])
    before = Arranger(chart, plan, frame, memo).arranged(Pads())
    placed.clear()
    after = Arranger(chart, plan, wide, memo).arranged(Pads())
    worded = sum(unit.has_words for unit in after.units)
    assert len(placed) < worded / 3
    assert after.columns.lane_x[0] - before.columns.lane_x[0] == 3 * frame.metrics.pitch
    assert after.placed == Arranger(chart, plan, wide, Memo()).arranged(Pads()).placed


def arrows(drawing):
    """Return how each arrow runs, whatever rows stand above it."""
    out = {}
    steps, edges = drawing.sheet.steps, drawing.chart.grid.edges
    for r in drawing.geometry.routes:
        e = edges[r.edge]
        key = (steps[e.src].id, steps[e.dst].id, e.src_lanes, e.dst_lanes)
        out[key] = (r.src.lane, r.src.side, r.dst.lane, r.dst.side, *[x for x, _ in r.pts])
    return out


def test_hardly_any_arrow_elsewhere_is_routed_anew():
    unrelated = changed = 0
    for seed in range(3):
        dice, value, memo = random.Random(seed), walk(seed, rows=80), Memo()
        before = arrows(draw(value, memo=memo))
        for _ in range(EDITS):
            value, touched = edited(dice, value)
            after = arrows(draw(value, memo=memo))
            same = [k for k in before if k in after and not touched.intersection(k[:2])]
            unrelated += len(same)
            changed += sum(before[k] != after[k] for k in same)
            before = after
    assert unrelated > 2000
    assert changed < 0.02 * unrelated
