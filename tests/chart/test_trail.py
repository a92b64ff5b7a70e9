"""The arrows of a symbol: what they are drawn in, where they lead."""

from __future__ import annotations

import pytest

from soptui.chart import ChartStyle, draw
from soptui.chart.measure import cells
from soptui.chart.trail import Trails
from soptui.model import Alur, Identitas, Langkah, Pelaksana, Simbol, Simpul, Sop
from tests.chart.samples import NAMED, hard, two_decisions

STYLES = [
    ChartStyle(columns="flow", compact=c, ascii=a) for c in (False, True) for a in (False, True)
]


def only(drawing, ink):
    """Return the drawing with nothing but these cells, without blank lines."""
    lines = []
    for y in range(drawing.height):
        row = cells("".join(s.text for s in drawing.row(y)))
        line = "".join(char if (x, y) in ink else " " for x, char in enumerate(row))
        lines += [line.rstrip()] if line.strip() else []
    least = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    return "\n".join(line[least:] for line in lines)


def kinds_at(drawing, ink):
    """Return the kinds of these cells."""
    found = set()
    for y in {y for _, y in ink}:
        kinds = [s.kind for s in drawing.row(y) for _ in cells(s.text)]
        found |= {kinds[x] for x, line in ink if line == y}
    return found


def test_arrows_of_a_decision_are_its_lines_its_heads_and_its_labels():
    drawing = draw(two_decisions(), ChartStyle(columns="flow"))
    yes, no = Trails(drawing).of(("l6", "p3")).leaving
    assert (yes.label, yes.target) == ("Ya", ("l7", "p1"))
    assert (no.label, no.target) == ("Tidak", ("l2", "p0"))
    assert (
        only(drawing, yes.ink)
        == """\
                Ya
┌─────────────────
│
▼"""
    )
    assert "◄" in only(drawing, no.tip)
    assert "Tidak" in only(drawing, no.tip)
    assert set(only(drawing, no.line)) <= set("│─└┘┐┌ \n")


def test_incoming_arrows_say_where_they_come_from():
    trails = Trails(draw(two_decisions()))
    sources = [(a.source, a.label) for a in trails.of(("l3", "p0")).entering]
    assert sources == [(("l2", "p0"), ""), (("l4", "p1"), "Tidak")]


def test_line_that_crosses_above_is_not_part_of_the_arrow():
    drawing = draw(two_decisions(), ChartStyle(columns="flow"))
    for node in drawing.nodes:
        for arrow in Trails(drawing).of(node).leaving:
            crossings = only(drawing, arrow.line)
            assert "─│─" not in crossings


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("sop", [*NAMED.values(), *(lambda s=s: hard(s) for s in range(8))])
def test_ink_lies_on_lines_heads_and_labels_only(sop, style):
    drawing = draw(sop(), style)
    trails = Trails(drawing)
    for node in drawing.nodes:
        trail = trails.of(node)
        for arrow in trail.leaving:
            assert arrow in trails.of(arrow.target).entering
            assert kinds_at(drawing, arrow.line) <= {"flow", "arrow"}
            assert kinds_at(drawing, arrow.tip) <= {"arrow", "label"}
            assert "arrow" in kinds_at(drawing, arrow.tip)


def test_lines_that_run_together_belong_to_both():
    ways = (Simpul("a", Simbol.KEPUTUSAN, alur=(Alur("z", "Ya"), Alur("c", "Tidak"))),)
    steps = [
        Langkah("k", "Memeriksa", ways),
        Langkah("c", "Memperbaiki", (Simpul("b", Simbol.PROSES, alur=(Alur("z"),)),)),
        Langkah("z", "Selesai", (Simpul("a", Simbol.SELESAI),)),
    ]
    people = (Pelaksana("a", "A"), Pelaksana("b", "B"))
    trails = Trails(draw(Sop("x", Identitas("X", "u"), people, tuple(steps))))
    one, two = trails.of(("z", "a")).entering
    assert one.tip & two.tip


def test_symbols_of_a_joint_row_share_their_arrows():
    both = (Simpul("a", Simbol.PROSES), Simpul("b", Simbol.PROSES))
    steps = (
        Langkah("satu", "Membahas", both, bersama=True),
        Langkah("dua", "Mencatat", (Simpul("a", Simbol.SELESAI),)),
    )
    people = (Pelaksana("a", "A"), Pelaksana("b", "B"))
    trails = Trails(draw(Sop("x", Identitas("X", "u"), people, steps)))
    assert trails.of(("satu", "a")).leaving == trails.of(("satu", "b")).leaving != ()


def test_symbol_that_is_not_there_has_no_arrows():
    trail = Trails(draw(two_decisions())).of(("hilang", "p0"))
    assert trail == ((), ())
