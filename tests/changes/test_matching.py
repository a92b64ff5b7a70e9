"""Items are matched by what they are; words by what they say."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptui.changes import diff, edits
from soptui.changes.matching import Pasangan, moved, pair_texts
from soptui.changes.words import Kata, word_diff
from tests.changes.sample import AGENDA


@pytest.mark.parametrize(
    ("before", "after", "keys"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("abcd", "acbd", "b"),
        ("abcdef", "aedcbf", "bcd"),
    ],
)
def test_the_fewest_moves(before, after, keys):
    assert len(moved(before, after)) == len(keys)


def test_no_order_of_five_needs_more_moves_than_its_longest_rising_row_leaves():
    for after in permutations("abcde"):
        longest = max(
            n
            for n in range(6)
            for kept in permutations("abcde", n)
            if list(kept) == sorted(kept) and [c for c in after if c in kept] == list(kept)
        )
        assert len(moved("abcde", after)) == 5 - longest


def test_an_item_that_moved_is_neither_gone_nor_new():
    assert pair_texts(["A", "B", "C"], ["C", "A", "B"]) == [
        Pasangan(2, 0, is_moved=True),
        Pasangan(0, 1),
        Pasangan(1, 2),
    ]


def test_of_two_new_items_the_like_one_is_the_changed_one():
    before = ["Permendagri 54 Tahun 2009"]
    after = ["UU 25 Tahun 2009 tentang Pelayanan Publik", "Permendagri 52 Tahun 2011"]
    assert pair_texts(before, after) == [Pasangan(None, 0), Pasangan(0, 1)]


@given(
    st.lists(st.sampled_from("abcdef"), max_size=7), st.lists(st.sampled_from("abcdef"), max_size=7)
)
def test_every_item_is_accounted_for_once(before, after):
    pairs = pair_texts(before, after)
    assert [p.after for p in pairs if p.after is not None] == list(range(len(after)))
    assert sorted(p.before for p in pairs if p.before is not None) == list(range(len(before)))
    assert all(before[p.before] == after[p.after] for p in pairs if p.is_moved)


def test_list_items_that_change_places_are_told_as_moves():
    items = ("A satu", "B dua", "C tiga")
    old = edits.set_value(AGENDA, "identitas/peralatan", items).sop
    new = edits.set_value(AGENDA, "identitas/peralatan", ("C tiga", "A satu", "B dua")).sop
    (change,) = diff(old, new)
    assert (str(change.op), change.path, change.before, change.after) == (
        "move",
        "identitas/peralatan/0",
        3,
        1,
    )


def test_words_are_told_apart():
    assert word_diff("Menelaah isi surat", "Menelaah pokok surat dinas") == [
        Kata(" ", "Menelaah "),
        Kata("-", "isi"),
        Kata("+", "pokok"),
        Kata(" ", " surat"),
        Kata("+", " dinas"),
    ]


def test_texts_that_share_next_to_nothing_are_shown_whole():
    assert word_diff("Mengirim surat", "Menghubungi pemohon lewat telepon") == [
        Kata("-", "Mengirim surat"),
        Kata("+", "Menghubungi pemohon lewat telepon"),
    ]


@given(st.text("ab .,\n_é漢", max_size=30), st.text("ab .,\n_é漢", max_size=30))
def test_both_texts_can_be_read_back(before, after):
    pieces = word_diff(before, after)
    assert "".join(p.text for p in pieces if p.op != "+") == before
    assert "".join(p.text for p in pieces if p.op != "-") == after
