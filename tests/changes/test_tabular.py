"""Tab-separated text of Excel, LibreOffice and Word, in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptui.changes.tabular import format_cells, parse_cells, rejoined, tidied
from soptui.errors import SoptuiError

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=4).map(tuple), min_size=1, max_size=5))
def test_what_is_written_is_read_again(rows):
    assert parse_cells(format_cells(rows)) == tuple(rows)


def test_quoted_cells_hold_line_breaks_tabs_and_quotes_as_excel_writes_them():
    text = 'Surat\t"Buku agenda\r\n""Lembar"" disposisi"\t10 menit\r\n"a\tb"\tc\td\r\n'
    assert parse_cells(text) == (
        ("Surat", 'Buku agenda\n"Lembar" disposisi', "10 menit"),
        ("a\tb", "c", "d"),
    )


def test_quotes_that_are_words_stay():
    assert parse_cells('"Segera"\tSurat "penting"\t"x') == (('"Segera"', 'Surat "penting"', '"x'),)


def test_old_and_terminal_line_ends_are_line_ends():
    assert parse_cells("a\rb\r\nc\nd") == (("a",), ("b",), ("c",), ("d",))


def test_too_much_is_refused_with_its_size():
    with pytest.raises(SoptuiError, match=r"1 baris, 10\.001 sel"):
        parse_cells("\t" * 10_000)
    with pytest.raises(SoptuiError, match=r"2\.001 baris"):
        parse_cells("a\n" * 2_001)
    with pytest.raises(SoptuiError, match=r"1\.000\.001 huruf"):
        parse_cells("a" * 1_000_001)


def test_many_open_quotes_are_read_at_once():
    assert len(parse_cells('"a\t' * 9_000)[0]) == 9_001


def test_paragraphs_that_word_tore_apart_are_joined_again():
    torn = parse_cells("1\tMenerima\tSurat\nBuku\t10 menit\n2\tMencatat\tKartu\t5 menit\nlagi")
    assert rejoined(torn) == (
        (("1", "Menerima", "Surat\nBuku", "10 menit"), ("2", "Mencatat", "Kartu", "5 menit\nlagi")),
        2,
    )
    short = parse_cells("a\tb\tc\nd\te")
    assert rejoined(short) == (short, 0)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Surat\u00a0masuk ", "Surat masuk"),
        ("• Surat\n- Buku\n\uf0b7\tKartu\n1. Map\nb) Amplop", "Surat\nBuku\nKartu\nMap\nAmplop"),
        ("-", "-"),
        ("1-3 hari", "1-3 hari"),
        ("- \n\nSurat", "-\nSurat"),
        ("\ufeffa\vb\x1b[31m", "a\nb[31m"),
    ],
)
def test_cells_of_others_become_plain_text(cell, text):
    assert tidied(cell) == text
