"""A chart says exactly what the SOP says: its text is read back and compared."""

from __future__ import annotations

import pytest

from soptui.chart import ChartStyle, draw
from tests.chart.checks import check, read
from tests.chart.samples import NAMED, far_loops, hard, many_exits

STYLES = {
    "plain": ChartStyle(),
    "compact": ChartStyle(compact=True),
    "ascii": ChartStyle(ascii=True),
    "compact ascii": ChartStyle(compact=True, ascii=True),
    "flow only": ChartStyle(columns="flow"),
    "narrow": ChartStyle(width=100),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("make", NAMED.values(), ids=NAMED)
def test_named_charts_say_what_the_sop_says(make, style):
    sop = make()
    check(sop, draw(sop, style))


@pytest.mark.parametrize("first", range(0, 120, 10))
def test_hard_charts_say_what_the_sop_says(first):
    for seed in range(first, first + 10):
        sop = hard(seed)
        style = list(STYLES.values())[seed % len(STYLES)]
        check(sop, draw(sop, style))


@pytest.mark.parametrize("seed", [110, 158])
def test_labels_keep_off_the_end_of_lines_with_a_label_on_them(seed):
    """A label printed on its line shortens it to the eye: what is behind it is near the symbol."""
    sop = hard(seed)
    check(sop, draw(sop, STYLES["compact"]))


@pytest.mark.parametrize("seed", range(6))
def test_loops_over_a_hundred_rows(seed):
    sop = far_loops(seed)
    check(sop, draw(sop, list(STYLES.values())[seed]))


@pytest.mark.parametrize("lanes", [1, 2, 12])
def test_from_one_to_twelve_performers(lanes):
    sop = hard(7, rows=12, lanes=lanes)
    check(sop, draw(sop))


@pytest.mark.parametrize("count", [4, 7, 10])
def test_a_decision_may_have_many_exits(count):
    sop = many_exits(count)
    check(sop, draw(sop))
    check(sop, draw(sop, ChartStyle(compact=True)))


def test_the_reader_notices_what_is_wrong():
    """The judge is judged: damage to a good drawing must not pass."""
    sop = NAMED["two decisions"]()
    drawing = draw(sop)
    text = drawing.text()
    check(sop, drawing)
    head, body = text[: text.index("├────┼")], text[text.index("├────┼") :]
    damages = (("►", " "), ("▼", "│"), ("─┐  ", "──  "), ("Ya", "  "), ("< 4 >", "< 9 >"))
    for good, bad in damages:
        assert good in body
        damaged = head + body.replace(good, bad, 1)
        drawing.text = lambda damaged=damaged: damaged
        with pytest.raises((AssertionError, KeyError)):
            check(sop, drawing)


def test_lines_never_run_on_the_borders_of_lanes():
    drawing = draw(hard(3))
    picture = read(drawing)
    for x in picture.borders[1:-1]:
        column = [picture.rows[y][x] for y in range(picture.first, picture.last)]
        assert "│" not in column
