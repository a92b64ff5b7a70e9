"""The vector drawing: a document of its own, the same lines as in the terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from soptui.chart import geometry_json, render_svg
from soptui.model import Simbol, panah
from tests.chart.samples import NAMED, hard, many_exits, sop

NS = "{http://www.w3.org/2000/svg}"


def elements(svg, tag):
    return list(ET.fromstring(svg).iter(NS + tag))


@pytest.mark.parametrize("make", NAMED.values(), ids=NAMED)
def test_every_symbol_arrow_and_label_is_drawn(make):
    sop = make()
    svg = render_svg(sop)
    symbols = [s for step in sop.langkah for s in step.simpul]
    capsules = [s for s in symbols if s.simbol in (Simbol.MULAI, Simbol.SELESAI)]
    white = [e for e in elements(svg, "rect") if e.get("rx")]
    assert len(white) == len(capsules)
    texts = [e.text for e in elements(svg, "text")]
    for arrow in panah(sop):
        assert not arrow.label or arrow.label.split()[0] in " ".join(texts)
    heads = [e for e in elements(svg, "path") if e.get("fill") == "#000"]
    ports = len({p.ke for p in panah(sop)})
    assert len(heads) >= ports


def test_the_document_stands_alone():
    svg = render_svg(NAMED["meeting"]())
    assert not re.search(r"href|url\(|@import|<script|<image", svg)
    root = ET.fromstring(svg)
    assert root.find(NS + "title").text == "Contoh"
    assert "Mengundang" in root.find(NS + "desc").text
    assert root.get("role") == "img"


def test_text_stays_text_and_colour_carries_nothing():
    svg = render_svg(NAMED["two decisions"]())
    assert "Memerintahkan penyusunan" in " ".join(e.text for e in elements(svg, "text"))
    colours = set(re.findall(r"#[0-9a-f]{3,6}", svg))
    assert all(len(set(colour[1:])) == 1 for colour in colours), "shades of grey only"


def test_lines_that_cross_hop():
    crossed = [render_svg(hard(seed)) for seed in range(6)]
    assert any("a2.6 2.6 0 0 1" in svg for svg in crossed)
    assert "a2.6" not in render_svg(NAMED["approval ladder"]())


def test_joint_rows_have_a_double_bar():
    assert elements(render_svg(NAMED["meeting"]()), "path")[2].get("stroke-width") == "0.8"


def test_hostile_words_stay_words():
    sop = NAMED["two decisions"]()
    bad = "<script>&\x1b\u202e]]>"
    step = replace(sop.langkah[0], kegiatan=bad, keterangan=bad)
    identitas = replace(sop.identitas, judul=bad)
    svg = render_svg(replace(sop, identitas=identitas, langkah=(step, *sop.langkah[1:])))
    assert ET.fromstring(svg).find(NS + "title").text.startswith("<script>&␛")


def test_odd_sops_are_drawn_too():
    empty = replace(NAMED["meeting"](), pelaksana=(), langkah=())
    assert elements(render_svg(empty), "text")
    assert len(elements(render_svg(many_exits(9)), "path")) > 20


def test_long_words_are_whole_and_items_hang_together():
    sop = NAMED["two decisions"]()
    items = ("Berkas pertanggungjawaban keuangan daerah", "Kuitansi")
    step = replace(sop.langkah[0], kelengkapan=items, output=("x" * 200,))
    svg = render_svg(replace(sop, langkah=(step, *sop.langkah[1:])))
    places = {e.text: float(e.get("x")) for e in elements(svg, "text")}
    first, second = (next(t for t in places if w in t) for w in ("- Berkas", "pertanggungjawaban"))
    assert places[first] == places["- Kuitansi"] < places[second]
    assert "x" * 200 not in places, "only a word that no column can hold is cut"


def test_a_label_stands_over_its_own_run():
    """Two branches that join: the label must not slip behind the joint, to the common line."""
    rows = [
        (Simbol.MULAI, 0, "Mengajukan"),
        (Simbol.KEPUTUSAN, 0, "Memeriksa", {"Ada garansi": 5, "Tidak ada": 3}),
        (Simbol.KEPUTUSAN, 0, "Menilai", {"Rusak berat": 5, "Ringan": 4}),
        (Simbol.PROSES, 0, "Memperbaiki"),
        (Simbol.SELESAI, 0, "Menyerahkan"),
    ]
    g = geometry_json(sop(["Teknisi"], rows))
    for e in g["edges"]:
        (x1, y1), (x2, y2) = e["pts"][0], e["pts"][1]
        if e["label"] and y1 == y2:
            label = next(q for q in g["labels"] if q["text"] == e["label"])
            left, right = label["x"] - label["w"] / 2, label["x"] + label["w"] / 2
            assert min(x1, x2) < right
            assert left < max(x1, x2)
