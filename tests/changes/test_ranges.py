"""Edits of several rows and cells: one step each, and no arrow is lost without a word."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from soptui.changes import UndoStack, clip, paste, ranges
from soptui.changes.cells import writable_keys
from soptui.errors import SoptuiError
from soptui.model import Alur, Simbol
from soptui.model.flow import target_of
from tests.changes.sample import AGENDA


def ids(sop):
    return [step.id for step in sop.langkah]


def test_deleting_a_block_sends_its_arrows_to_the_step_in_its_place():
    longer = ranges.duplicate_rows(AGENDA, range(3, 5)).sop
    edited = ranges.delete_rows(longer, range(3, 5))
    assert ids(edited.sop)[:3] == ["terima", "catat", "telaah"]
    target = edited.sop.langkah[3].id
    assert edited.sop.langkah[2].simpul[1].alur == (Alur(target, "Ya"), Alur("catat", "Tidak"))
    assert edited.title == "hapus langkah 4-5"
    assert edited.notes == ("Panah Ya dari langkah 3 sekarang ke langkah 4.",)


def test_an_arrow_that_has_nowhere_to_go_is_named():
    edited = ranges.delete_rows(AGENDA, range(2))
    assert edited.sop.langkah[0].simpul[1].alur == (Alur("simpan", "Ya"),)
    assert edited.notes == ("Panah Tidak dari langkah 1 dihapus: tujuannya tidak ada lagi.",)


def test_deleting_all_steps_leaves_none():
    assert ranges.delete_rows(AGENDA, range(5)).sop.langkah == ()


def test_copies_of_a_block_are_joined_among_themselves_and_name_what_they_reach():
    edited = ranges.duplicate_rows(AGENDA, range(1, 3))
    copy, fork = edited.sop.langkah[3:5]
    assert copy.kegiatan == "Mencatat surat"
    assert copy.id != "catat"
    assert fork.simpul[1].alur == (Alur("simpan", "Ya"), Alur(copy.id, "Tidak"))
    assert edited.notes == ("Panah Ya dari langkah 5 menuju langkah 7.",)
    assert edited.title == "gandakan langkah 2-3"


def test_a_block_moves_as_one_and_its_arrows_follow():
    edited = ranges.move_rows(AGENDA, range(1, 3), 3)
    assert ids(edited.sop) == ["terima", "kirim", "simpan", "catat", "telaah"]
    assert edited.title == "pindah langkah 2-3 menjadi langkah 4-5"
    assert edited.sop.langkah[4].simpul[1].alur == AGENDA.langkah[2].simpul[1].alur
    beyond = ranges.move_rows(AGENDA, range(1, 3), 99)
    assert ids(beyond.sop) == ids(edited.sop)


def test_emptying_cells_keeps_the_last_symbol_of_a_row_and_says_so():
    keys = ("kegiatan", "simpul/kasubag", "simpul/kabag", "alur", "waktu")
    edited = ranges.clear_cells(AGENDA, range(1, 3), keys)
    assert [s.kegiatan + s.waktu for s in edited.sop.langkah[1:3]] == ["", ""]
    assert [s.pelaksana for s in edited.sop.langkah[2].simpul] == ["kabag"]
    assert edited.title == "kosongkan 10 sel pada langkah 2-3"
    assert edited.notes == (
        "Panah tetap; panah diubah dengan F4.",
        "Simbol langkah 3 tetap: setiap langkah perlu satu simbol.",
    )


def test_filling_down_takes_the_first_row_and_no_second_start():
    keys = ("simpul/agendaris", "simpul/kasubag", "simpul/kabag", "waktu")
    edited = ranges.fill_down(AGENDA, range(3), keys)
    assert [s.waktu for s in edited.sop.langkah[:3]] == ["5 menit"] * 3
    assert [s.simpul_of("agendaris").simbol for s in edited.sop.langkah[1:3]] == [Simbol.PROSES] * 2
    assert len(edited.sop.langkah[2].simpul) == 1
    assert edited.title == "isi langkah 2-3 seperti langkah 1"
    assert "2 panah yang keluar dari simbol ini ikut dihapus." in edited.notes


def dangling(sop):
    lost = set()
    for step in sop.langkah:
        for simpul in step.simpul:
            for alur in simpul.alur or ():
                index = sop.langkah_index(alur.langkah)
                if index is None or target_of(sop.langkah[index], alur) is None:
                    lost.add(alur.ke)
    return lost


def with_lost_arrow(sop):
    """An SOP that came with an arrow to a step that is not there."""
    steps = list(sop.langkah)
    loose = replace(steps[3].simpul[0], alur=(Alur("entah", "Lain"),))
    steps[3] = replace(steps[3], simpul=(loose,))
    return replace(sop, langkah=tuple(steps))


TEXTS = st.sampled_from(
    ["Satu\nDua\nTiga", "a\tx\t\t\tb", "x", "No\tKegiatan\tKurir\n1\tMengantar\tx", "◇", "\t\n"]
)
DEED_NAMES = ("delete", "duplicate", "move", "clear", "fill", "cut", "copy", "text", "cell")
DEEDS = st.tuples(
    st.sampled_from(DEED_NAMES),
    st.integers(0, 7), st.integers(0, 4), st.integers(0, 7), st.integers(0, 3), TEXTS,
)  # fmt: skip


def do(sop, kept, deed):
    """Do one deed as a person would mark and act; returns the edit, and what was copied."""
    name, at, length, other, width, text = deed
    rows = range(min(at, len(sop.langkah)), min(at + length + 1, len(sop.langkah)))
    keys = writable_keys(sop)[other % 4 :][: width + 1]
    if name == "text":
        return paste.paste_text(sop, min(at, len(sop.langkah) - 1), keys[0], text).edited, kept
    if name == "copy" and kept and kept.steps:
        return clip.paste_steps(sop, min(other, len(sop.langkah)), kept), kept
    if not rows:
        return None, kept
    if name == "copy":
        return None, clip.copy_rows(sop, rows)
    if name == "cell":
        cells = clip.copy_cells(sop, rows, keys).cells
        return paste.paste_cells(sop, min(other, len(sop.langkah) - 1), keys[0], cells).edited, kept
    if name == "cut":
        return ranges.delete_rows(sop, rows), clip.copy_rows(sop, rows)
    if name == "move":
        return ranges.move_rows(sop, rows, other), kept
    edit = {"delete": ranges.delete_rows, "duplicate": ranges.duplicate_rows}.get(name)
    if edit:
        return edit(sop, rows), kept
    return {"clear": ranges.clear_cells, "fill": ranges.fill_down}[name](sop, rows, keys), kept


@settings(max_examples=150, deadline=None)
@given(st.lists(DEEDS, max_size=12), st.booleans())
def test_no_sequence_of_edits_loses_an_arrow_and_undo_gives_every_value_back(deeds, loose):
    start = with_lost_arrow(AGENDA) if loose else AGENDA
    stack, seen, kept = UndoStack(start), [start], None
    for deed in deeds:
        try:
            edited, kept = do(stack.sop, kept, deed)
        except SoptuiError:
            continue
        if edited is None or edited.sop == stack.sop:
            continue
        stack.push(edited)
        seen.append(edited.sop)
        assert dangling(edited.sop) <= dangling(start)
        assert len(set(ids(edited.sop))) == len(edited.sop.langkah)
        assert all(step.simpul for step in edited.sop.langkah)
    for value in reversed(seen[:-1]):
        assert stack.undo() is not None
        assert stack.sop == value
