"""Who does a step, the order of the columns, and a symbol that becomes a decision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptui.changes import edits
from soptui.changes.decisions import decide, exits_words
from soptui.changes.new import from_lines, numbered_id
from soptui.changes.performers import assign, find_pelaksana, sort_pelaksana
from soptui.errors import NotFoundError, SoptuiError
from soptui.model import Alur, Simbol
from tests.contoh import sop_contoh


def test_a_step_is_given_to_a_performer_by_name():
    edited = assign(sop_contoh(), "terima", "kepala  bagian")
    assert [s.pelaksana for s in edited.sop.langkah[0].simpul] == ["kabag"]
    assert edited.title == "langkah 1 dikerjakan Kepala Bagian"


def test_a_new_name_gets_a_column_and_it_is_told():
    edited = assign(sop_contoh(), "terima", "Kurir")
    assert edited.sop.pelaksana[-1].nama == "Kurir"
    assert edited.sop.langkah[0].simpul[0].pelaksana == "kurir"
    assert edited.notes == ("Kolom Kurir ditambahkan.",)


def test_arrows_follow_the_symbol_that_moves():
    sop = edits.set_simbol(sop_contoh(), "terima", "kabag", Simbol.PROSES).sop
    sop = edits.set_alur(sop, "catat", "agendaris", None).sop
    moved = assign(sop, "telaah", "Agendaris").sop
    assert moved.langkah[1].simpul[0].alur == sop.langkah[1].simpul[0].alur


def test_a_step_of_several_symbols_gets_one_more():
    sop = edits.set_simbol(sop_contoh(), "catat", "kabag", Simbol.PROSES).sop
    edited = assign(sop, "catat", "Kurir")
    assert [s.pelaksana for s in edited.sop.langkah[2].simpul] == ["agendaris", "kabag", "kurir"]


def test_who_does_the_step_already_changes_nothing():
    assert assign(sop_contoh(), "terima", "Agendaris").sop == sop_contoh()
    with pytest.raises(NotFoundError):
        assign(sop_contoh(), "hilang", "Agendaris")


def test_columns_follow_the_order_of_the_steps():
    sop = edits.add_pelaksana(sop_contoh(), "Kurir").sop
    sop = edits.move_pelaksana(sop, "kurir", 0).sop
    sop = edits.move_pelaksana(sop, "kabag", 0).sop
    edited = sort_pelaksana(sop)
    assert [p.id for p in edited.sop.pelaksana] == ["agendaris", "kabag", "kurir"]
    assert edited.notes == ("Urutannya: Agendaris, Kepala Bagian, Kurir.",)
    assert sort_pelaksana(edited.sop).sop is edited.sop


@given(st.lists(st.sampled_from("ABCD"), min_size=1, max_size=8))
def test_sorted_columns_are_the_same_columns_first_seen_first(names):
    sop = from_lines("x", "X", "u", "\n".join(f"{n}: kerja" for n in names), new_id=numbered_id)
    shuffled = edits.move_pelaksana(sop, sop.pelaksana[-1].id, 0).sop
    assert sort_pelaksana(shuffled).sop == sop


def test_the_order_of_the_columns_is_a_value_that_scripts_can_set():
    sop = sop_contoh()
    value = edits.parse_value(sop, "pelaksana", '["kabag", "agendaris"]')
    assert [p.id for p in edits.set_value(sop, "pelaksana", value).sop.pelaksana] == [
        "kabag",
        "agendaris",
    ]
    for wrong in ('["kabag"]', '["kabag", "kabag"]', "kabag", '["kabag", "agendaris", "x"]'):
        with pytest.raises(SoptuiError, match="setiap id satu kali"):
            edits.parse_value(sop, "pelaksana", wrong)


def test_a_name_is_found_whatever_its_case():
    sop = sop_contoh()
    assert find_pelaksana(sop, " AGENDARIS") is sop.pelaksana[0]
    assert find_pelaksana(sop, "Agen") is None


def test_a_decision_has_both_exits_at_once_and_says_where_they_go():
    sop = edits.insert_langkah(sop_contoh(), 2, "Memeriksa").sop
    step = sop.langkah[2]
    edited = decide(sop, step.id, "kabag")
    exits = edited.sop.langkah[2].simpul[0].alur
    assert exits == (Alur("catat", "Ya"), Alur("telaah", "Tidak"))
    assert edited.notes == ("Panah Ya ke 4, Tidak ke 2.",)


def test_a_way_that_was_chosen_before_becomes_ya():
    sop = edits.set_alur(sop_contoh(), "terima", "agendaris", (Alur("catat"),)).sop
    edited = decide(sop, "terima", "agendaris")
    exits = edited.sop.langkah[0].simpul[0].alur
    assert exits == (Alur("catat", "Ya"), Alur("catat", "Tidak"))


def test_the_last_step_has_no_next_one():
    edited = decide(sop_contoh(), "catat", "agendaris")
    assert edited.sop.langkah[2].simpul[0].alur == (Alur("telaah", "Tidak"),)


def test_a_decision_with_exits_stays_as_it_is():
    assert decide(sop_contoh(), "telaah", "kabag").sop == sop_contoh()
    assert exits_words(sop_contoh(), (Alur("hilang", "Ya"),)) == "Ya ke ?"
