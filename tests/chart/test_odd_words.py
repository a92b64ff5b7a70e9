"""Words of any script and none: the frame stays whole, nothing reaches the terminal raw."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from soptui.chart import ChartStyle, draw, draw_pages, geometry_json, render_svg
from soptui.chart.measure import text_width
from soptui.model import Alur, Simbol, Simpul
from tests.chart.samples import NAMED

WORDS = {
    "control": "a\x1b[31m\x00\x07b",
    "right to left": "\u202e\u0646\u0639\u0645 \u0644\u0627",
    "Chinese": "同意する场合",
    "emoji": "👩‍👩‍👧‍👦 ya 👍🏽",
    "combining": "e\u0301\u0302a\u0308",
    "nothing to see": "\u200b\u200d",
    "very long": "panjang " * 60,
    "one long word": "x" * 300,
    "two lines": "satu\ndua",
    "a number": "12",
    "an arrow": "──►",
    "markup": "<b>]]>&\"'",
}
STYLES = (
    ChartStyle(),
    ChartStyle(compact=True),
    ChartStyle(ascii=True),
    ChartStyle(width=0),
    ChartStyle(width=80),
    ChartStyle(columns="flow"),
)


def odd(words):
    """Return a chart with these words in every place that takes words."""
    sop = NAMED["two decisions"]()
    exits = (Alur("l5", words), Alur("l3", "Tidak"))
    step = replace(
        sop.langkah[3],
        kegiatan=words,
        kelengkapan=(words, words),
        waktu=words,
        keterangan=words,
        simpul=(Simpul("p1", Simbol.KEPUTUSAN, words, alur=exits),),
    )
    return replace(
        sop,
        identitas=replace(sop.identitas, judul=words),
        pelaksana=(replace(sop.pelaksana[0], nama=words), *sop.pelaksana[1:]),
        langkah=(*sop.langkah[:3], step, *sop.langkah[4:]),
    )


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_the_frame_of_the_table_stays_whole(words):
    sop = odd(words)
    for drawing in (*(draw(sop, style) for style in STYLES), *draw_pages(sop, 3)):
        rows = ["".join(span.text for span in drawing.row(y)) for y in range(drawing.height)]
        assert {text_width(row) for row in rows} == {drawing.width}
        raw = {c for row in rows for c in row if c < " " or "\x7f" <= c < "\xa0" or c == "\u202e"}
        assert not raw


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_the_picture_is_a_valid_document(words):
    sop = odd(words)
    assert ET.fromstring(render_svg(sop)).get("role") == "img"
    assert len(geometry_json(sop)["nodes"]) == len(sop.langkah)
