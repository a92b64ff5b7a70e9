"""Widths, line breaks and glyphs."""

from __future__ import annotations

from itertools import chain

from soptui.chart.glyphs import ASCII, UNICODE, symbol_lines
from soptui.chart.lettering import can_stand_in_flow, variants
from soptui.chart.measure import cells, char_width, longest_word, text_width, wrap


def test_width_of_text():
    assert text_width("surat") == 5
    assert text_width("漢字") == 4
    assert text_width("e\u0301") == 1
    assert text_width("─►┊") == 3


def test_words_break_at_blanks_and_only_long_ones_are_cut():
    assert wrap("Menerima surat masuk", 10) == ("Menerima", "surat", "masuk")
    assert wrap("Pertanggungjawaban", 7) == ("Pertang", "gungjaw", "aban")
    assert wrap("漢字漢字", 5) == ("漢字", "漢字")
    assert wrap("satu\ndua tiga", 20) == ("satu", "dua tiga")
    assert wrap("  ", 10) == ()
    assert longest_word("Kepala Bagian") == 6


def test_a_wide_character_takes_two_cells():
    assert cells("a漢e\u0301") == ["a", "漢", "", "e\u0301"]
    assert len(cells("\u0301")) == 1


def test_labels_break_only_at_blanks():
    assert variants("Tidak") == (("Tidak",),)
    assert variants("Belum  sesuai") == (("Belum sesuai",), ("Belum", "sesuai"))
    for lines in variants("Disetujui dengan catatan perbaikan"):
        assert " ".join(lines) == "Disetujui dengan catatan perbaikan"


def test_words_that_look_like_symbols_or_labels_stay_out_of_the_flow():
    assert can_stand_in_flow("Perlu disposisi?", {"Ya"})
    assert can_stand_in_flow("R/T", set())
    assert not can_stand_in_flow("Ya", {"Ya"})
    assert not can_stand_in_flow("[2]", set())
    assert not can_stand_in_flow("───►", set())


def test_every_glyph_takes_one_cell_and_ascii_is_ascii():
    for glyphs in (UNICODE, ASCII):
        drawn = chain(
            glyphs.line.values(),
            glyphs.heads,
            glyphs.exits.values(),
            glyphs.corners,
            glyphs.bar_ends,
            (glyphs.bar, glyphs.vertical, glyphs.dash_vertical, glyphs.dash_horizontal),
        )
        symbols = "".join(
            line
            for kind in ("term", "box", "dec", "off")
            for tall in (True, False)
            for line in symbol_lines(kind, "12", 3, is_tall=tall, ascii_only=glyphs is ASCII)
        )
        assert all(char_width(c) == 1 for c in chain(drawn, symbols))
        assert glyphs is UNICODE or symbols.isascii()
