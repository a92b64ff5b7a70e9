"""Every chart of the book, read back line by line, says exactly what its SOP says."""

import pytest

from soptui.chart import ChartStyle, draw
from soptui.sample.isi import lengkap
from tests.chart.checks import check

SOPS = {sop.id: sop for sop in lengkap()}
STYLES = {
    "tinggi": ChartStyle(),
    "rapat": ChartStyle(compact=True),
    "ascii": ChartStyle(ascii=True),
    "layar": ChartStyle(compact=True, columns="flow", width=80),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sop_id", SOPS)
def test_the_chart_says_what_the_sop_says(sop_id, style):
    check(SOPS[sop_id], draw(SOPS[sop_id], STYLES[style]))


def test_there_are_twelve_charts_or_more():
    assert len(SOPS) >= 12
