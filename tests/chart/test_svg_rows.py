"""Row by row the same strokes are drawn as in one piece."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from soptui.chart.ink import heads_of, nets_of
from soptui.chart.measure import point_width
from soptui.chart.paper import Paper, lay_out
from soptui.chart.svg_flow import num
from soptui.chart.svg_rows import rows_svg
from tests.chart.samples import NAMED, hard

SAMPLES = {**{name: make() for name, make in NAMED.items()}, "hard": hard(4, rows=30, lanes=8)}


def width(text: str) -> float:
    return point_width(text) / 8


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_lost_between_rows(name):
    [page] = lay_out(SAMPLES[name], Paper(800, 1e9, width, width)).pages
    geo = page.geo
    rows = rows_svg(geo, page.placed, page.inside)
    assert len(rows) == len(geo.separator_y) - 1
    upright: dict[str, list[tuple[float, float]]] = {}
    flat = 0
    for row, (top, bottom) in zip(rows, pairwise(geo.separator_y), strict=True):
        for path in re.findall(r'<path d="([^"]*)" stroke-linecap', row):
            flat += len(re.findall(r"M[^MV]*H", path))
            for x, a, b in re.findall(r"M([\d.-]+) ([\d.-]+)V([\d.-]+)", path):
                assert top - 0.01 <= float(a) < float(b) <= bottom + 0.01
                upright.setdefault(x, []).append((float(a), float(b)))
    runs = [run for net in nets_of(geo) for run in net.runs]
    assert flat == sum(run.is_flat for run in runs)
    for run in runs:
        if run.is_flat:
            continue
        parts = sorted((a, b) for a, b in upright[num(run.at)])
        inside = [(a, b) for a, b in parts if run.start - 0.01 <= a and b <= run.end + 0.01]
        length = {(round(a, 2), round(b, 2)) for a, b in inside}
        assert sum(b - a for a, b in length) == pytest.approx(run.end - run.start, abs=0.1)
    drawn = "".join(rows)
    assert drawn.count('fill="#000"') == len(heads_of(geo)) + sum(
        len(net.joints) for net in nets_of(geo)
    )
    symbols = drawn.count('fill="#fff"') - drawn.count('fill="#fff" stroke="none"')
    assert symbols == len(geo.nodes)
