"""Pages: connectors with letters carry every cut flow to its page."""

from __future__ import annotations

from collections import Counter

import pytest

from soptui.chart import ChartStyle, draw_pages
from soptui.chart.grid import chart_of
from soptui.chart.pages import choose_breaks, letters
from soptui.model import nomor_simpul, panah
from tests.chart.checks import joined, read, symbols_of
from tests.chart.samples import NAMED, hard


def arrows(sop):
    numbers = nomor_simpul(sop)
    return Counter((numbers[p.dari], numbers[p.ke]) for p in panah(sop))


@pytest.mark.parametrize("rows", [1, 3, 5])
@pytest.mark.parametrize("name", ["two decisions", "nested loops", "letters by two ways"])
def test_connectors_join_what_the_page_break_cut(name, rows):
    sop = NAMED[name]()
    for style in (ChartStyle(), ChartStyle(compact=True), ChartStyle(ascii=True)):
        pages = draw_pages(sop, rows, style)
        assert joined([read(page) for page in pages]) == arrows(sop)
        assert len({page.width for page in pages}) == 1
        assert max(len(page.steps) for page in pages) <= rows


@pytest.mark.parametrize("seed", range(300, 312))
def test_hard_charts_in_pages(seed):
    sop = hard(seed)
    simple = not any(s.bersama for s in sop.langkah)
    pages = draw_pages(sop, 4)
    found = joined([read(page) for page in pages])
    assert found.total() == arrows(sop).total()
    assert not simple or found == arrows(sop)


def test_a_connector_says_which_page_it_leads_to():
    sop = NAMED["two decisions"]()
    first, second = draw_pages(sop, 5)
    assert "ke hal. 2" in first.text()
    assert "dari hal. 1" in second.text()
    assert {s.number for s in symbols_of(read(first), "off")} == {"A", "B"}


def test_borders_stand_in_the_same_columns_on_every_page():
    rules = {page.text().rsplit("\n", 1)[1] for page in draw_pages(hard(4, rows=18, lanes=5), 5)}
    assert len(rules) == 1


def test_pages_break_where_few_flows_are_cut():
    grid = chart_of(NAMED["approval ladder"]()).grid
    (page,) = choose_breaks(grid, 7)
    assert page >= 6, "all loops return to row 2"
    assert choose_breaks(grid, 100) == []


def test_letters_go_on_after_z_and_leave_out_labels():
    assert [letters(k) for k in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]
    sop = NAMED["two decisions"]()
    text = "\n".join(p.text() for p in draw_pages(_with_label(sop, "A"), 5))
    assert "│ A │" not in text
    assert "│ B │" in text


def _with_label(sop, label):
    from dataclasses import replace

    step = sop.langkah[3]
    exits = (replace(step.simpul[0].alur[0], label=label), step.simpul[0].alur[1])
    odd = replace(step, simpul=(replace(step.simpul[0], alur=exits),))
    return replace(sop, langkah=(*sop.langkah[:3], odd, *sop.langkah[4:]))


def test_one_page_needs_no_connector():
    (page,) = draw_pages(NAMED["nested loops"](), 50)
    assert symbols_of(read(page), "off") == []
