"""Edits cost what they touch, and a memo never changes a drawing."""

from __future__ import annotations

import random
from dataclasses import replace

from soptui.chart import ChartStyle, Memo, draw
from soptui.chart.room import Fitter
from soptui.chart.route import Router
from tests.chart.samples import far_loops, hard, nested_loops


def edited(r, sop):
    """Return the SOP with one small random change."""
    i = r.randrange(len(sop.langkah))
    step = sop.langkah[i]
    if r.random() < 0.5:
        new = replace(step, kegiatan=step.kegiatan + " dan mencatat")
    else:
        symbol = step.simpul[0]
        free = [p.id for p in sop.pelaksana if step.simpul_of(p.id) is None]
        lane = r.choice(free) if free else symbol.pelaksana
        new = replace(step, simpul=(replace(symbol, pelaksana=lane), *step.simpul[1:]))
    return replace(sop, langkah=(*sop.langkah[:i], new, *sop.langkah[i + 1 :]))


def test_a_memo_changes_no_drawing():
    for seed in range(6):
        r = random.Random(seed)
        sop, memo = hard(seed), Memo()
        for _ in range(8):
            sop = edited(r, sop)
            style = r.choice(
                [
                    ChartStyle(),
                    ChartStyle(compact=True),
                    ChartStyle(columns="flow"),
                    ChartStyle(width=120),
                ]
            )
            assert draw(sop, style, memo).text() == draw(sop, style).text()


def test_a_memo_changes_no_drawing_with_far_loops():
    r = random.Random(1)
    sop, memo = far_loops(1, rows=60), Memo()
    for _ in range(4):
        sop = edited(r, sop)
        assert draw(sop, memo=memo).text() == draw(sop).text()


def test_an_edit_of_words_routes_nothing(monkeypatch):
    sop, memo = nested_loops(), Memo()
    draw(sop, memo=memo)
    routed = []
    monkeypatch.setattr(Router, "run", routed.append)
    step = replace(sop.langkah[3], kegiatan="Menilai telaahan dengan teliti")
    drawing = draw(replace(sop, langkah=(*sop.langkah[:3], step, *sop.langkah[4:])), memo=memo)
    assert "teliti" in drawing.text()
    assert routed == []


def test_a_narrow_screen_remembers_too(monkeypatch):
    """Words are typed into a table that had to be made narrow: the flow stays where it is."""
    sop, memo, style = nested_loops(), Memo(), ChartStyle(width=90)
    draw(sop, style, memo)
    monkeypatch.setattr(Fitter, "fit", None)
    step = replace(sop.langkah[4], kegiatan="Menyusun nota")
    assert "nota" in draw(_with(sop, 4, step), style, memo).text()


def _with(sop, i, step):
    return replace(sop, langkah=(*sop.langkah[:i], step, *sop.langkah[i + 1 :]))


def test_a_screen_that_is_certainly_too_narrow_is_fitted_once(monkeypatch):
    fitted = []
    fit = Fitter.fit

    def counted(fitter, layout):
        fitted.append(fitter)
        return fit(fitter, layout)

    monkeypatch.setattr(Fitter, "fit", counted)
    drawing = draw(hard(2, rows=20, lanes=8), ChartStyle(width=60))
    assert drawing.width > 60
    assert len({tuple(f.frame.lane_width) for f in fitted}) == 1


def test_a_structural_edit_routes_only_its_block(monkeypatch):
    sop, memo = hard(2, rows=60, lanes=6), Memo()
    draw(sop, memo=memo)
    rows = []
    run = Router.run

    def counted(router):
        rows.append(len(router.board.rows))
        return run(router)

    monkeypatch.setattr(Router, "run", counted)
    draw(edited(random.Random(3), sop), memo=memo)
    assert sum(rows) < 60
