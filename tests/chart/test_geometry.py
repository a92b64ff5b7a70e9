"""Places of lines, symbols and labels: nothing lies on anything else."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from soptui.chart import draw, geometry_json
from soptui.model import nomor_simpul, panah
from tests.chart.samples import NAMED, hard, many_exits


def segments(g):
    """Yield (net, x1, y1, x2, y2): lines with one arrow head are one net."""
    for e in g["edges"]:
        net = tuple(e["pts"][-1])
        for (x1, y1), (x2, y2) in pairwise(e["pts"]):
            yield net, min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def check(g):
    lines = list(segments(g))
    for _, x1, y1, x2, y2 in lines:
        assert x1 == x2 or y1 == y2, "slanted"
        for n in g["nodes"]:
            inside_x = x1 < n["x"] + n["w"] / 2 and x2 > n["x"] - n["w"] / 2
            inside_y = y1 < n["y"] + n["h"] / 2 and y2 > n["y"] - n["h"] / 2
            assert not (inside_x and inside_y), "line through a symbol"
    for (net, x1, y1, x2, y2), (other, a1, b1, a2, b2) in combinations(lines, 2):
        if net == other or x1 > a2 or a1 > x2 or y1 > b2 or b1 > y2:
            continue
        crossing = x1 < a1 == a2 < x2 and b1 < y1 == y2 < b2
        crossing |= a1 < x1 == x2 < a2 and y1 < b1 == b2 < y2
        assert crossing, "two flows on one track"
    assert not four_way(g)
    boxes = [box(q) for q in g["labels"]]
    for left, top, right, bottom in boxes:
        for _, x1, y1, x2, y2 in lines:
            hit = x1 < right and x2 > left and y1 < bottom and y2 > top
            assert not hit, "label on a line"
        for n in g["nodes"]:
            a, b, c, d = box(n)
            hit = a < right and c > left and b < bottom and d > top
            assert not hit or n["kind"] == "dec", "label on a symbol"
    for a, b in combinations(boxes, 2):
        assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3], "label on a label"


def box(q):
    return (
        q["x"] - q["w"] / 2,
        q["y"] - q["h"] / 2,
        q["x"] + q["w"] / 2,
        q["y"] + q["h"] / 2,
    )


def four_way(g):
    """Return points where lines of one net come from all four sides and one of them turns."""
    arms = {}
    corners = set()
    for e in g["edges"]:
        net = tuple(e["pts"][-1])
        corners |= {(net, *p) for p in e["pts"][1:-1]}
    for net, x1, y1, x2, y2 in segments(g):
        for other, x, y in corners:
            if other == net and x1 <= x <= x2 and y1 <= y <= y2:
                sides = arms.setdefault((net, x, y), set())
                sides |= {
                    s for s, on in zip("WENS", (x1 < x, x < x2, y1 < y, y < y2), strict=True) if on
                }
    return [place for place, sides in arms.items() if len(sides) == 4]


@pytest.mark.parametrize("make", NAMED.values(), ids=NAMED)
def test_named_charts(make):
    g = geometry_json(make())
    check(g)


@pytest.mark.parametrize("seed", range(200, 240))
def test_hard_charts(seed):
    check(geometry_json(hard(seed)))


def test_nodes_edges_and_labels_carry_the_printed_numbers():
    sop = NAMED["letters by two ways"]()
    g = geometry_json(sop)
    numbers = nomor_simpul(sop)
    assert {n["id"] for n in g["nodes"]} == set(numbers.values())
    assert [(e["src"], e["dst"], e["label"]) for e in g["edges"]] == [
        (numbers[p.dari], numbers[p.ke], p.label) for p in panah(sop)
    ]
    assert sorted(q["text"] for q in g["labels"]) == sorted(p.label for p in panah(sop) if p.label)


def test_lines_begin_and_end_on_the_border_of_their_symbols():
    g = geometry_json(many_exits(6))
    nodes = {n["id"]: n for n in g["nodes"]}
    for e in g["edges"]:
        for end, (x, y) in (("src", e["pts"][0]), ("dst", e["pts"][-1])):
            n = nodes[e[end]]
            dx, dy = abs(x - n["x"]), abs(y - n["y"])
            assert (dx == n["w"] / 2 and dy == 0) or (dy == n["h"] / 2 and dx < n["w"] / 2)


def test_crossings_and_bends_of_the_named_charts():
    """The pictures people know have no crossing, and no bend more than they need."""
    bends = {}
    for name in ("two decisions", "nested loops", "approval ladder"):
        drawing = draw(NAMED[name]())
        g = geometry_json(NAMED[name]())
        lines = list(segments(g))
        for (net, x1, y1, x2, y2), (other, a1, b1, a2, b2) in combinations(lines, 2):
            assert net == other or x1 > a2 or a1 > x2 or y1 > b2 or b1 > y2
        bends[name] = sum(len(line) - 2 for line in drawing.geometry.lines)
    assert bends == {"two decisions": 10, "nested loops": 12, "approval ladder": 14}
