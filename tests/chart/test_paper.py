"""The table on paper: it fits, nothing is lost, and pages break where the fewest arrows are cut."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from soptui.chart.grid import sheet_of
from soptui.chart.memo import Memo
from soptui.chart.pages import best_breaks
from soptui.chart.paper import Paper, lay_out
from soptui.chart.paper_columns import PADDING
from soptui.model import Langkah, Pelaksana, Simbol, Simpul
from tests.chart.samples import NAMED, hard
from tests.contoh import sop_contoh


def width(text: str) -> float:
    return 0.5 * len(text)


A4, SMALL = Paper(765, 520, width, width), Paper(700, 260, width, width)


def words_of(table) -> str:
    return "".join(
        "".join(line.removeprefix("- ") for line in lines)
        for page in table.pages
        for row in page.words
        for lines in row[1:]
    ).replace(" ", "")


def check_fits(table, paper) -> None:
    assert table.width * table.scale <= paper.width + 0.1
    for page in table.pages:
        used = (sum(table.head) + page.geo.height) * table.scale * page.squeeze
        assert used <= paper.height + 0.1
        xs = page.geo.separator_x
        assert [b - a for a, b in pairwise(xs)] == pytest.approx(table.lanes, abs=0.05)
        for row, lines in enumerate(page.words):
            room = page.geo.separator_y[row + 1] - page.geo.separator_y[row]
            assert max(map(len, lines)) * 10 <= room
            for field, cell in zip(table.fields, lines, strict=True):
                assert all(8 * width(x) <= field.width - 2 * PADDING + 3 for x in cell)


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("paper", [A4, SMALL], ids=["A4", "small"])
def test_named_charts_fit_with_all_their_arrows(name, paper):
    sop = NAMED[name]()
    table = lay_out(sop, paper)
    check_fits(table, paper)
    grid = sheet_of(sop, Memo()).chart.grid
    steps = [s.id for page in table.pages for s in page.sheet.steps if s]
    assert steps == [s.id for s in sop.langkah]
    heads, letters = 0, {}
    for page in table.pages:
        heads += len(page.geo.routes)
        for symbol in page.sheet.chart.symbols:
            if symbol.kind == "off":
                letters.setdefault(symbol.number, []).append(symbol.words.split()[0])
    cut = sum(len(ends) for ends in letters.values())
    assert all({"ke", "dari"} == set(ends) for ends in letters.values())
    assert len(grid.edges) <= heads <= len(grid.edges) + cut


@pytest.mark.parametrize("seed", range(12))
def test_hard_charts_fit(seed):
    sop = hard(seed)
    check_fits(lay_out(sop, A4), A4)
    check_fits(lay_out(sop, SMALL), SMALL)


def test_five_thousand_characters_go_on_over_pages():
    sop = sop_contoh()
    first = replace(sop.langkah[0], kegiatan="kata " * 500, keterangan="x" * 2500)
    sop = replace(sop, langkah=(first, *sop.langkah[1:]))
    table = lay_out(sop, SMALL)
    check_fits(table, SMALL)
    assert len(table.pages) > 1
    said = words_of(table)
    assert said.count("kata") == 500
    assert said.count("x") == 2500
    assert ("1", "lanj.") in [row[0] for page in table.pages for row in page.words if row[0]]


@pytest.mark.parametrize("lanes", [12, 30])
def test_many_performers_make_everything_smaller(lanes):
    performers = tuple(Pelaksana(f"p{k}", f"Ketatalaksanaan {k}") for k in range(lanes))
    steps = tuple(
        Langkah(f"l{k}", f"Melakukan kegiatan {k}", (Simpul(f"p{k * 5 % lanes}", Simbol.PROSES),))
        for k in range(15)
    )
    table = lay_out(replace(sop_contoh(), pelaksana=performers, langkah=steps), A4)
    check_fits(table, A4)
    assert table.scale < 1
    assert all("Ketatalaksanaan" in lines for lines in table.names)


def test_without_steps_there_is_no_page():
    assert lay_out(replace(sop_contoh(), langkah=()), A4).pages == []


@pytest.mark.parametrize("seed", range(20))
def test_breaks_are_the_best_of_all(seed):
    grid = sheet_of(hard(seed, rows=9, lanes=4), Memo()).chart.grid
    heights = [3 + (seed * 7 + k * 5) % 6 for k in range(len(grid.rows))]
    n, room = len(heights), 16

    def fill(a: int, b: int) -> float:
        return sum(heights[a:b]) / room

    def cuts(breaks) -> int:
        spans: dict[object, list[int]] = {}
        for e in grid.edges:
            span = spans.setdefault((e.dst, e.dst_lanes[0], e.src < e.dst), [e.dst, e.dst])
            span[:] = min(*span, e.src), max(*span, e.src)
        return sum(lo < b <= hi for b in breaks for lo, hi in spans.values())

    possible = [
        breaks
        for k in range(n)
        for breaks in combinations(range(1, n), k)
        if all(fill(a, b) <= 1 for a, b in pairwise([0, *breaks, n]))
    ]
    best = min((len(b), cuts(b)) for b in possible)
    found = best_breaks(grid, fill)
    assert (len(found), cuts(found)) == best
