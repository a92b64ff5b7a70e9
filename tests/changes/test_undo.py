"""Undo that names what it does, also past a save; old versions; two people's changes."""

from __future__ import annotations

from dataclasses import replace

from soptui.changes import UndoStack, account, edits, merge, restore, shown
from tests.changes.sample import AGENDA


def waktu(stack, text):
    stack.push(edits.set_value(stack.sop, "langkah/catat/waktu", text))


def test_undoing_past_a_save_says_what_is_taken_back():
    stack = UndoStack(AGENDA)
    old = next(s for s in AGENDA.langkah if s.id == "catat").waktu
    waktu(stack, "25 menit")
    saved = stack.state
    assert account(stack, saved).words == ""
    stack.undo()
    assert account(stack, saved).words == (
        f"urungkan: ubah waktu langkah 2 dari {old} menjadi 25 menit"
    )
    waktu(stack, "30 menit")
    assert account(stack, saved).words == "", "another edit is described by its fields"


def test_a_state_is_a_moment_not_a_value():
    stack = UndoStack(AGENDA)
    first = stack.state
    waktu(stack, "25 menit")
    stack.undo()
    stack.redo()
    there = stack.state
    stack.push(edits.delete_langkah(stack.sop, "kirim"))
    assert [e.title for e in stack.since(there)] == ["hapus langkah 4"]
    assert [e.title for e in stack.since(first)] == ["ubah langkah 2 › Waktu", "hapus langkah 4"]
    assert not stack.is_undone(first)


def test_a_thousand_steps_can_be_taken_back():
    stack = UndoStack(AGENDA)
    for n in range(1000):
        waktu(stack, f"{n + 1000} menit")
    while stack.undo():
        pass
    assert stack.sop == AGENDA
    while stack.redo():
        pass
    assert next(s for s in stack.sop.langkah if s.id == "catat").waktu == "1999 menit"


def test_restoring_names_the_version_and_what_was_changed_after_it():
    stack = UndoStack(AGENDA)
    waktu(stack, "25 menit")
    saved = stack.state
    stack.push(restore(stack.sop, AGENDA, "versi 12-01-2015 08:00", "abc"))
    assert stack.sop == AGENDA
    assert stack.undo_title == "kembalikan ke versi 12-01-2015 08:00"
    told = account(stack, saved)
    assert told.words == "kembalikan ke versi 12-01-2015 08:00"
    assert told.source == "abc"
    stack.push(edits.delete_langkah(stack.sop, "kirim"))
    told = account(stack, saved)
    assert told.words.startswith("kembalikan ke versi 12-01-2015 08:00; hapus langkah 4")
    assert told.source == "", "this is no longer what that version held"


def test_restoring_leaves_the_file_where_it_is():
    identitas = replace(AGENDA.identitas, unit="lama")
    old = replace(AGENDA, id="nama-lama", identitas=identitas)
    edited = restore(AGENDA, old, "versi 1")
    assert edited.sop == AGENDA
    assert edited.notes == (
        f"Id tetap {AGENDA.id}; pada versi itu nama-lama.",
        f"Unit tetap {AGENDA.identitas.unit}; pada versi itu lama.",
    )


def test_what_others_did_goes_into_every_step_back_and_forth():
    stack = UndoStack(AGENDA)
    waktu(stack, "25 menit")
    saved = stack.state
    waktu(stack, "30 menit")
    waktu(stack, "35 menit")
    stack.undo()
    theirs = edits.set_value(AGENDA, "identitas/nomor", "1/2026").sop
    new = stack.rebase(lambda sop: merge(AGENDA, sop, theirs).sop)

    def now():
        return stack.sop.langkah[1].waktu, stack.sop.identitas.nomor

    assert now() == ("30 menit", "1/2026")
    assert stack.redo() == "ubah langkah 2 › Waktu"
    assert now() == ("35 menit", "1/2026")
    assert stack.undo_title == "ubah langkah 2 › Waktu"
    stack.undo()
    stack.undo()
    assert stack.state is new[saved]
    assert stack.is_undone(new[saved]) is False
    stack.undo()
    assert stack.is_undone(new[saved])
    assert stack.sop == theirs
    assert stack.undo() is None


def test_values_in_words():
    assert shown({"id": "x", "kegiatan": "Mencatat surat"}) == "Mencatat surat"
    assert shown({"id": "x", "kegiatan": ""}) == "(tanpa isi)"
    assert shown(["Surat", "Lembar"]) == "Surat; Lembar"
    assert shown("") == shown(None) == shown([]) == "(kosong)"
