"""Changes are told by identity, and in words an official would use."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptui.changes import Op, UndoStack, describe, diff, edits
from soptui.model import Alur, Simbol
from tests.changes.sample import AGENDA


def said(after):
    return describe(diff(AGENDA, after), AGENDA, after)


def test_no_change_is_no_change():
    assert diff(AGENDA, AGENDA) == []
    assert said(AGENDA) == "tidak ada perubahan isi"


def test_a_change_carries_address_label_and_both_values():
    after = edits.set_value(AGENDA, "langkah/catat/waktu", "15 menit").sop
    (change,) = diff(AGENDA, after)
    assert (change.op, change.path, change.label) == (
        Op.CHANGE, "langkah/catat/waktu", "Langkah 2 › Waktu",
    )  # fmt: skip
    assert (change.before, change.after) == ("10 menit", "15 menit")
    assert said(after) == "ubah waktu langkah 2 dari 10 menit menjadi 15 menit"


def test_a_moved_step_is_not_a_delete_and_an_add():
    after = edits.move_langkah(AGENDA, "terima", 2).sop
    (change,) = diff(AGENDA, after)
    assert (change.op, change.path, change.before, change.after) == (
        Op.MOVE, "langkah/terima", 1, 3,
    )  # fmt: skip
    assert said(after) == "pindah langkah 1 menjadi langkah 3"


def test_an_arrow_is_known_by_its_label_when_its_target_changes():
    after = edits.set_alur(
        AGENDA, "telaah", "kabag", (Alur("simpan", "Ya"), Alur("terima", "Tidak"))
    ).sop
    (change,) = diff(AGENDA, after)
    assert change.path == "langkah/telaah/simpul/kabag/alur/1/ke"
    assert said(after) == "arahkan panah Tidak langkah 3 ke langkah 1"


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (edits.set_value(AGENDA, "langkah/kirim/waktu", "1 hari").sop,
         "isi waktu langkah 4 dengan 1 hari"),
        (edits.set_value(AGENDA, "langkah/catat/waktu", "").sop, "kosongkan waktu langkah 2"),
        (edits.delete_langkah(AGENDA, "kirim").sop, "hapus langkah 4"),
        (edits.insert_langkah(AGENDA, 5, "Melapor").sop, "tambah langkah 6"),
        (edits.set_value(AGENDA, "identitas/dasar_hukum/2", "UU 25 Tahun 2009").sop,
         "tambah dasar hukum"),
        (edits.add_pelaksana(AGENDA, "Sekda").sop, "tambah pelaksana Sekda"),
        (edits.set_value(AGENDA, "pelaksana/kabag/nama", "Kabag").sop,
         "ubah nama pelaksana dari Kepala Bagian menjadi Kabag"),
        (edits.set_simbol(AGENDA, "kirim", "agendaris", Simbol.PROSES).sop,
         "tambah simbol pada langkah 4"),
        (edits.set_alur(AGENDA, "kirim", "kasubag", ()).sop, "ubah panah langkah 4"),
        (edits.set_value(AGENDA, "langkah/catat/bersama", True).sop,
         "isi bersama langkah 2 dengan ya"),
        (edits.move_pelaksana(AGENDA, "kabag", 0).sop, "pindah kolom Kepala Bagian"),
        (edits.set_value(AGENDA, "langkah/catat/kegiatan", "Mencatat surat masuk " * 4).sop,
         "ubah kegiatan langkah 2"),
    ],
)  # fmt: skip
def test_every_kind_of_change_has_its_words(after, words):
    assert said(after) == words


def test_many_changes_stay_one_readable_line():
    after = AGENDA
    for step in AGENDA.langkah:
        after = edits.set_value(after, f"langkah/{step.id}/keterangan", "Lihat SOP lain").sop
        after = edits.set_value(after, f"langkah/{step.id}/waktu", "2 hari kerja").sop
    assert len(said(after)) <= 100
    assert said(after).endswith("perubahan lain")


def test_replaced_items_of_a_list_are_paired():
    after = replace(
        AGENDA, identitas=replace(AGENDA.identitas, dasar_hukum=("A", "PermenPAN-RB 35 Tahun 2012"))
    )
    assert [(c.op, c.path, c.before, c.after) for c in diff(AGENDA, after)] == [
        (Op.CHANGE, "identitas/dasar_hukum/0", "Permendagri 54 Tahun 2009", "A"),
    ]


@given(st.permutations([step.id for step in AGENDA.langkah]))
def test_any_new_order_is_told_by_moves_alone(order):
    steps = {step.id: step for step in AGENDA.langkah}
    after = replace(AGENDA, langkah=tuple(steps[i] for i in order))
    assert all(change.op is Op.MOVE for change in diff(AGENDA, after))
    assert bool(diff(AGENDA, after)) == (after != AGENDA)


def test_undo_and_redo_are_named_and_exact():
    stack = UndoStack(AGENDA)
    stack.push(edits.delete_langkah(AGENDA, "kirim"))
    stack.push(edits.set_value(stack.sop, "langkah/catat/waktu", "15 menit"))
    stack.push(edits.set_value(stack.sop, "langkah/catat/waktu", "15 menit"))
    assert stack.undo_title == "ubah langkah 2 › Waktu", "an edit without effect leaves no step"
    assert stack.undo() == "ubah langkah 2 › Waktu"
    assert stack.undo() == "hapus langkah 4"
    assert stack.sop == AGENDA
    assert stack.undo() is None
    assert stack.redo_title == "hapus langkah 4"
    assert stack.redo() == "hapus langkah 4"
    stack.push(edits.add_pelaksana(stack.sop, "Sekda"))
    assert stack.redo() is None, "a new edit ends the old future"
