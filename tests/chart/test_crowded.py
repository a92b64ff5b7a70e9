"""Symbols with many exits: every label stands beside its own line, however crowded they are."""

from __future__ import annotations

import pytest

from soptui.chart import ChartStyle, draw
from tests.chart.checks import check
from tests.chart.samples import hard

STYLES = {
    "plain": ChartStyle(),
    "compact": ChartStyle(compact=True),
    "ascii": ChartStyle(ascii=True),
    "compact ascii": ChartStyle(compact=True, ascii=True),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("seed", [182, 482, 872, 1029])
def test_labels_of_five_and_six_exits_stand_beside_their_lines(seed, style):
    """Three labelled lines side by side leave no room for the middle one: they part."""
    sop = hard(seed)
    drawing = draw(sop, style)
    check(sop, drawing)
    assert not drawing.placed.missing
    assert drawing.chart.labels == drawing.sheet.chart.labels, "none became a note"
