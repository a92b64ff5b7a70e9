"""The table around the flow: heading, columns, widths, what a screen asks for."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from soptui.chart import ChartStyle, draw, undrawable
from soptui.chart.grid import MAX_EXITS
from soptui.chart.measure import text_width
from soptui.model import Alur, Identitas, Langkah, Pelaksana, Simbol, Simpul, Sop
from soptui.model.flow import MAX_PANAH
from tests.chart.samples import NAMED, hard, many_exits, two_decisions


def full(sop):
    """Fill all columns of the first step."""
    first = replace(
        sop.langkah[0],
        kelengkapan=("Surat masuk", "Lembar disposisi dan kartu kendali"),
        waktu="10 menit",
        output=("Perintah",),
        keterangan="H-3",
    )
    return replace(sop, langkah=(first, *sop.langkah[1:]))


FLOW = """\
┌────┬──────────────────────────┬─────────────────────────────────────────────┐
│    │                          │                  Pelaksana                  │
│ No │         Kegiatan         ├───────────┬─────────┬─────────┬─────────────┤
│    │                          │ Pelaksana │Kasubbag │  Kabag  │ Sekretaris  │
├────┼──────────────────────────┼───────────┼─────────┼─────────┼─────────────┤
│  1 │ Memerintahkan penyusunan │           ┊ ╭─────╮ ┊         ┊             │
│    │ laporan                  │      ┌──────(  1  ) ┊         ┊             │
│    │                          │      │    ┊ ╰─────╯ ┊         ┊             │
│┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈▼┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┈┈┈┈│
│  2 │ Mengumpulkan bahan       │   ┌─────┐ ┊         ┊         ┊             │
│    │ laporan                  │   │  2  │◄────────────────────────────────┐ │
│    │                          │   └──┬──┘ ┊         ┊         ┊           │ │
│┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈▼┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┈┈│┈│
│  3 │ Menyusun konsep laporan  │   ┌─────┐ ┊         ┊         ┊           │ │
│    │                          │ ┌►│  3  ├──────┐    ┊         ┊           │ │
│    │                          │ │ └─────┘ ┊    │    ┊         ┊           │ │
│┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈│┈┈┈┈┈┈┈┈┈┊┈┈┈┈▼┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┈┈│┈│
│  4 │ Memeriksa konsep laporan │ │         ┊   ╱▔╲ Ya┊         ┊           │ │
│    │                          │ └────────────< 4 >───────┐    ┊           │ │
│    │                          │         Tidak ╲▁╱   ┊    │    ┊           │ │
│┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈▼┈┈┈┈┊┈┈┈┈┈┈┈┈┈┈┈│┈│
│  5 │ Memaraf konsep laporan   │           ┊         ┊ ┌─────┐ ┊           │ │
│    │                          │           ┊         ┊ │  5  ├──────┐      │ │
│    │                          │           ┊         ┊ └─────┘ ┊    │      │ │
│┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈▼┈┈┈┈┈┈│┈│
│  6 │ Menyetujui laporan       │           ┊         ┊         ┊Ya ╱▔╲     │ │
│    │                          │           ┊    ┌─────────────────< 6 >────┘ │
│    │                          │           ┊    │    ┊         ┊   ╲▁╱ Tidak │
│┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┊┈┈┈┈▼┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┈┈┈┈│
│  7 │ Menggandakan laporan     │           ┊ ┌─────┐ ┊         ┊             │
│    │                          │      ┌──────┤  7  │ ┊         ┊             │
│    │                          │      │    ┊ └─────┘ ┊         ┊             │
│┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈▼┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┊┈┈┈┈┈┈┈┈┈┈┈┈┈│
│  8 │ Mendokumentasikan        │   ╭─────╮ ┊         ┊         ┊             │
│    │ laporan                  │   (  8  ) ┊         ┊         ┊             │
│    │                          │   ╰─────╯ ┊         ┊         ┊             │
└────┴──────────────────────────┴───────────┴─────────┴─────────┴─────────────┘
"""


def test_the_flow_of_a_small_sop():
    """Short loops hug their symbols, labels stand beside their branch, nothing crosses."""
    assert draw(two_decisions(), ChartStyle(columns="flow")).text() + "\n" == FLOW


def test_solid_rules_stand_only_at_the_top_in_the_heading_and_at_the_bottom():
    for style in (ChartStyle(), ChartStyle(compact=True), ChartStyle(columns="flow")):
        drawing = draw(full(hard(5)), style)
        rows = drawing.text().split("\n")
        solid = [
            y for y, row in enumerate(rows) if row[0] in "┌├└" and set(row[1:-1]) <= set("─┬┼┴")
        ]
        assert solid == [0, drawing.head - 1, drawing.height - 1]


def test_columns_and_their_titles():
    heading = "\n".join(draw(full(two_decisions())).text().split("\n")[:5])
    for title in ("No", "Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output"):
        assert title in heading
    heading = "\n".join(draw(two_decisions(), ChartStyle(columns="flow")).text().split("\n")[:5])
    assert "Kegiatan" in heading
    assert "Mutu Baku" not in heading


def test_words_stand_in_their_row_and_lists_get_a_dash():
    drawing = draw(full(two_decisions()))
    rows = drawing.text().split("\n")
    lines = "\n".join(rows[y] for y in drawing.steps["l1"])
    assert "Memerintahkan" in lines
    assert "- Surat masuk" in lines
    assert "10 menit" in lines
    assert "H-3" in lines


@pytest.mark.parametrize("style", [ChartStyle(), ChartStyle(compact=True, columns="flow")])
def test_spans_fill_every_line_and_name_their_step(style):
    drawing = draw(full(hard(11)), style)
    for y in range(drawing.height):
        spans = drawing.row(y)
        assert sum(text_width(s.text) for s in spans) == drawing.width
        assert {s.kind for s in spans} <= {
            "rule",
            "grid",
            "head",
            "text",
            "flow",
            "arrow",
            "symbol",
            "label",
        }
    for step, lines in drawing.steps.items():
        keys = {s.key for y in lines for s in drawing.row(y)} - {None}
        assert keys == {step}


def test_a_screen_finds_steps_symbols_and_the_frozen_part():
    sop = two_decisions()
    drawing = draw(sop)
    rows = drawing.text().split("\n")
    assert set(drawing.steps) == {s.id for s in sop.langkah}
    box = drawing.nodes["l4", "p1"]
    assert rows[box.y + box.h // 2][box.x : box.x + box.w] == "< 4 >"
    assert rows[drawing.head][drawing.frozen - 1] == "│"
    assert rows[drawing.head - 1][drawing.frozen - 1] == "┼"
    assert all(row[: drawing.frozen].count("│") == 3 for row in rows[drawing.head : -1])


def test_a_narrow_terminal_takes_from_the_words_not_from_the_flow():
    sop = full(two_decisions())
    wide, narrow = draw(sop), draw(sop, ChartStyle(width=125))
    assert narrow.width <= 125 < wide.width
    assert narrow.geometry.width == wide.geometry.width
    assert draw(sop, ChartStyle(width=60)).width < narrow.width, "then names of lanes break"


def test_wide_and_combining_characters_keep_the_columns_straight():
    sop = two_decisions()
    odd = replace(sop.langkah[0], kegiatan="漢字 e\u0301lan Ｗ")
    drawing = draw(replace(sop, langkah=(odd, *sop.langkah[1:])))
    row = drawing.text().split("\n")[drawing.head]
    assert text_width(row) == drawing.width
    assert "漢字 e\u0301lan Ｗ" in row


def test_control_characters_are_shown_not_sent():
    sop = two_decisions()
    bad = "mer\x1b[31mah\u202e\x07"
    step = sop.langkah[3]
    exits = (Alur("l5", bad), Alur("l3", "Tidak"))
    odd = replace(
        step,
        kegiatan=bad,
        keterangan=bad,
        simpul=(replace(step.simpul[0], teks=bad, alur=exits),),
    )
    odd_sop = replace(
        sop,
        pelaksana=(replace(sop.pelaksana[0], nama=bad), *sop.pelaksana[1:]),
        langkah=(*sop.langkah[:3], odd, *sop.langkah[4:]),
    )
    text = draw(odd_sop).text()
    assert text.replace("\n", "").isprintable()
    assert "␛" in text
    assert "<U+202E>" in text


def test_words_of_symbols_stand_beside_them_or_in_the_row():
    sop = NAMED["letters by two ways"]()
    drawing = draw(sop)
    beside = {" ".join(q.lines) for q in drawing.placed.labels if q.edge < 0}
    assert beside == {"Langsung ke kantor", "Via surel", "R/T", "Perlu disposisi?", "Tujuan"}
    odd = replace(
        sop.langkah[4],
        simpul=(replace(sop.langkah[4].simpul[0], teks="(A)"), sop.langkah[4].simpul[1]),
    )
    text = draw(replace(sop, langkah=(*sop.langkah[:4], odd, *sop.langkah[5:]))).text()
    assert "(5a: (A))" in text


def broken(*langkah, lanes=("p", "q")):
    pelaksana = tuple(Pelaksana(p, p.upper()) for p in lanes)
    return Sop("rusak", Identitas("Rusak", "unit"), pelaksana, langkah)


P = Simbol.PROSES


@pytest.mark.parametrize(
    ("sop", "symbols"),
    [
        (broken(), 0),
        (broken(lanes=()), 0),
        (broken(Langkah("a", "Satu", ()), lanes=()), 0),
        (broken(Langkah("a", "Satu", ()), Langkah("b", "Dua", (Simpul("p", P),))), 1),
        (broken(Langkah("a", "Satu", (Simpul("siapa", P), Simpul("p", P)))), 1),
        (broken(Langkah("a", "Satu", (Simpul("p", P, alur=(Alur("x"), Alur("a/siapa"))),))), 1),
        (broken(Langkah("a", "Satu", (Simpul("p", P), Simpul("p", P)))), 1),
        (broken(Langkah("a", "", (Simpul("p", P),)), Langkah("a", "", (Simpul("q", P),))), 2),
    ],
)
def test_what_cannot_be_drawn_is_left_out(sop, symbols):
    for style in (ChartStyle(), ChartStyle(compact=True, ascii=True, columns="flow", width=20)):
        drawing = draw(sop, style)
        assert len(drawing.geometry.nodes) == symbols
        assert drawing.text().count("\n") == drawing.height - 1


def test_a_label_without_room_becomes_a_note():
    sop = many_exits(MAX_EXITS)
    drawing = draw(sop)
    shown = {" ".join(q.lines) for q in drawing.placed.labels}
    for label in {"Ulang", *(f"Jalur {c}" for c in range(MAX_EXITS - 1))} - shown:
        assert f"{label.split()[-1]})" in drawing.text()


def test_more_exits_than_a_border_has_room_for_are_told():
    assert MAX_EXITS == MAX_PANAH, "the rule FL-8 refuses what the chart cannot show"
    assert undrawable(many_exits(MAX_EXITS)) == ()
    (place,) = undrawable(many_exits(MAX_EXITS + 1))
    assert place.langkah == 0
    assert len(draw(many_exits(MAX_EXITS + 1)).geometry.lines) == MAX_EXITS


def test_the_same_sop_gives_the_same_drawing_in_every_process():
    code = (
        "from tests.chart.samples import hard; from soptui.chart import draw; "
        "print(''.join(draw(hard(s)).text() for s in range(12)))"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(texts) == 1


def test_loops_over_a_hundred_rows_and_a_thousand_steps():
    steps = []
    for i in range(1000):
        alur = None
        if i in (150, 700, 999):
            alur = (Alur(f"s{(i + 1) % 1000}", "Ya"), Alur(f"s{i - 140}", "Tidak"))
        kind = Simbol.KEPUTUSAN if alur else P
        steps.append(Langkah(f"s{i}", "Bekerja", (Simpul(f"p{i % 3}", kind, alur=alur),)))
    drawing = draw(broken(*steps, lanes=("p0", "p1", "p2")))
    assert len(drawing.steps) == 1000
    assert len(drawing.geometry.lines) == 1003
    assert not drawing.placed.missing
