"""The small parts without a screen: lines, typing, search, the tree, columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from soptui.model import Unit
from soptui.model.istilah import Istilah
from soptui.tui.lines import fit, wrap, wrap_items
from soptui.tui.search import matches
from soptui.tui.widgets.buffer import Buffer, clean_paste, layout
from soptui.tui.widgets.step_columns import columns
from soptui.tui.widgets.tree_list import branches
from tests.contoh import sop_contoh

ANY = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@given(ANY, st.integers(1, 30))
def test_fit_is_exactly_as_wide_as_asked(text, width):
    assert cell_len(fit(text, width)) == width


@given(ANY, st.integers(2, 30))
def test_wrapped_lines_are_never_wider_and_lose_no_letter(text, width):
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)


def test_words_are_kept_whole_where_they_fit():
    assert wrap("Menerima surat masuk", 14) == ["Menerima surat", "masuk"]
    assert wrap("Agendaris", 6) == ["Agenda", "ris"]
    assert wrap_items(("Surat", "Buku agenda"), 8) == ["- Surat", "- Buku", "  agenda"]
    assert wrap_items((), 8) == [""]


@given(ANY, st.integers(3, 20))
def test_layout_covers_every_character_once(text, width):
    rows = layout(text, width)
    covered = "".join(text[start:end] for start, end in rows)
    assert covered == text.replace("\n", "")


def test_typing_and_deleting():
    buffer = Buffer("Surat masuk", 11)
    buffer.delete(buffer.word_left(), buffer.cursor)
    assert (buffer.text, buffer.cursor) == ("Surat ", 6)
    buffer.insert("keluar\nbaru")
    assert buffer.current_line() == "baru"
    buffer.delete(buffer.line_start(), buffer.cursor)
    assert buffer.text == "Surat keluar\n"


def test_paste_is_cleaned():
    assert clean_paste("a\x1b[31m\tb\r\nc\x00", lines=True) == "a[31m b\nc"
    assert clean_paste("a\nb", lines=False) == "a b"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Surat Masuk", "Surat Keluar", "Cuti"]),
        ("surat", ["Surat Masuk", "Surat Keluar"]),
        ("keluar surat", ["Surat Keluar"]),
        ("stms", ["Surat Masuk"]),
        ("bendahara", ["Cuti"]),
        ("xx", []),
    ],
)
def test_search_finds_words_in_any_order_and_letters_with_gaps(query, found):
    items = [("Surat Masuk", "agendaris"), ("Surat Keluar", "agendaris"), ("Cuti", "bendahara")]
    assert [title for title, _ in matches(query, items, lambda item: item)] == found


def test_what_stands_in_the_title_comes_first():
    items = [("Pelayanan", "cuti"), ("Cuti", "")]
    assert [title for title, _ in matches("cuti", items, lambda item: item)] == [
        "Cuti",
        "Pelayanan",
    ]


def test_tree_counts_with_what_is_below_and_keeps_strange_units():
    units = (Unit("org", "Organisasi"), Unit("tata", "Tatalaksana", "org"))
    lines = branches(units, {"tata": 2, "asing": 1})
    assert [(line.nama, line.depth, line.count) for line in lines] == [
        ("Semua unit", 0, 3),
        ("Organisasi", 0, 2),
        ("Tatalaksana", 1, 2),
        ("asing", 0, 1),
    ]


def test_tree_with_parents_in_a_circle_still_ends():
    units = (Unit("a", "A", "b"), Unit("b", "B", "a"))
    assert [line.nama for line in branches(units, {})] == ["Semua unit", "A", "B"]


def test_columns_follow_the_order_of_the_guideline():
    assert [c.title for c in columns(sop_contoh(), 80)] == [
        "No", "Kegiatan", "Agendaris", "Kepala Bagian", "Panah",
        "Kelengkapan", "Waktu", "Output", "Keterangan",
    ]  # fmt: skip


@pytest.mark.parametrize("mutu_only", [False, True])
@pytest.mark.parametrize("no", ["No", "NoKU", "Nomor", "Urutan"])
def test_the_offices_own_word_for_a_narrow_column_is_not_broken(no, mutu_only):
    own = Istilah((("no", no), ("waktu", "Penyelesaian")))
    found = {c.key: c for c in columns(sop_contoh(), 80, own, mutu_only=mutu_only)}
    assert wrap(found["no"].title, found["no"].width - 1) == [no]
    assert wrap(found["waktu"].title, found["waktu"].width - 1) == ["Penyelesaian"]
    assert not mutu_only or sum(c.width for c in found.values()) <= 80 - len(found)
