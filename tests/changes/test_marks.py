"""What a person sees marked in the chart before and in the chart after."""

from __future__ import annotations

from soptui.changes import Op, edits
from soptui.changes.marks import Marks, Panahnya, Simbolnya, chart_marks
from soptui.model import Alur, Simbol
from tests.changes.sample import AGENDA

TELAAH = Simbolnya("telaah", "kabag")


def test_equal_charts_have_no_marks():
    assert chart_marks(AGENDA, AGENDA) == (Marks(), Marks())


def test_a_turned_arrow_is_changed_on_both_sides():
    after = edits.set_alur(
        AGENDA, "telaah", "kabag", (Alur("simpan", "Ya"), Alur("terima", "Tidak"))
    ).sop
    old, new = chart_marks(AGENDA, after)
    assert old.arrows == {Panahnya(TELAAH, Simbolnya("catat", "agendaris"), "Tidak"): Op.CHANGE}
    assert new.arrows == {Panahnya(TELAAH, Simbolnya("terima", "agendaris"), "Tidak"): Op.CHANGE}
    assert not old.symbols
    assert not new.steps


def test_a_new_step_brings_itself_and_turns_the_flow():
    after = edits.insert_langkah(AGENDA, 4, "Melapor").sop
    new_id = after.langkah[4].id
    old, new = chart_marks(AGENDA, after)
    assert new.steps == {new_id: Op.ADD}
    assert new.symbols == {Simbolnya(new_id, "kasubag"): Op.ADD}
    kirim, simpan = Simbolnya("kirim", "kasubag"), Simbolnya("simpan", "agendaris")
    assert old.arrows == {Panahnya(kirim, simpan, ""): Op.CHANGE}
    assert new.arrows == {
        Panahnya(kirim, Simbolnya(new_id, "kasubag"), ""): Op.CHANGE,
        Panahnya(Simbolnya(new_id, "kasubag"), simpan, ""): Op.ADD,
    }


def test_a_symbol_in_another_column_moved():
    after = edits.move_simbol(AGENDA, "kirim", "kasubag", "kabag").sop
    old, new = chart_marks(AGENDA, after)
    assert old.symbols == {Simbolnya("kirim", "kasubag"): Op.MOVE}
    assert new.symbols == {Simbolnya("kirim", "kabag"): Op.MOVE}


def test_a_symbol_beside_another_is_new_and_another_shape_is_a_change():
    after = edits.set_simbol(AGENDA, "kirim", "agendaris", Simbol.PROSES).sop
    assert chart_marks(AGENDA, after)[1].symbols == {Simbolnya("kirim", "agendaris"): Op.ADD}
    after = edits.set_value(AGENDA, "langkah/kirim/simpul/kasubag/simbol", "selesai").sop
    assert chart_marks(AGENDA, after)[0].symbols == {Simbolnya("kirim", "kasubag"): Op.CHANGE}


def test_rows_are_marked_for_words_moves_and_absence():
    after = edits.set_value(AGENDA, "langkah/catat/waktu", "1 jam").sop
    after = edits.delete_langkah(after, "kirim").sop
    after = edits.move_langkah(after, "terima", 2).sop
    old, new = chart_marks(AGENDA, after)
    assert old.steps == {"catat": Op.CHANGE, "kirim": Op.REMOVE, "terima": Op.MOVE}
    assert new.steps == {"catat": Op.CHANGE, "terima": Op.MOVE}
