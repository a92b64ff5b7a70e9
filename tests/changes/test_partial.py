"""Taking back one change: this one alone, whole, or refused with a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptui.changes import edits, sentences
from soptui.changes.partial import restore_change, restore_step
from soptui.errors import SoptuiError
from soptui.model import Alur, Simbol
from tests.changes.sample import AGENDA


def taken_back(now, word, old=AGENDA):
    """Return the SOP after the one change was taken back whose sentence holds a word."""
    (sentence,) = [s for s in sentences(old, now) if word in s.plain]
    return restore_change(now, old, sentence)


def set_(sop, path, value):
    return edits.set_value(sop, path, value).sop


def law(*items):
    identitas = replace(AGENDA.identitas, dasar_hukum=items)
    return replace(AGENDA, identitas=identitas)


ALONE = {
    "a field": (lambda s: set_(s, "langkah/terima/waktu", "1 jam"), "Waktu langkah 1"),
    "an emptied field": (lambda s: set_(s, "langkah/terima/waktu", ""), "dikosongkan"),
    "the title": (lambda s: set_(s, "identitas/judul", "Agenda"), "Nama SOP"),
    "a performer's name": (lambda s: set_(s, "pelaksana/kabag/nama", "Kabag"), "Kabag"),
    "a new performer": (lambda s: edits.add_pelaksana(s, "Kurir").sop, "Kurir"),
    "a moved performer": (lambda s: edits.move_pelaksana(s, "kabag", 0).sop, "Kepala Bagian"),
    "a new step": (lambda s: edits.insert_langkah(s, 5, "Melapor").sop, "Melapor"),
    "a moved step": (lambda s: edits.move_langkah(s, "kirim", 0).sop, "dipindah"),
    "a symbol in another column": (
        lambda s: edits.move_simbol(s, "kirim", "kasubag", "kabag").sop,
        "sekarang dikerjakan",
    ),
    "a new symbol": (
        lambda s: edits.set_simbol(s, "kirim", "agendaris", Simbol.PROSES).sop,
        "ditambah",
    ),
    "a symbol that went": (lambda s: edits.set_simbol(s, "telaah", "kasubag", None).sop, "dihapus"),
    "a turned arrow": (
        lambda s: (
            edits.set_alur(
                s, "telaah", "kabag", (Alur("simpan", "Ya"), Alur("terima", "Tidak"))
            ).sop
        ),
        "Panah Tidak",
    ),
    "a renamed arrow": (
        lambda s: (
            edits.set_alur(
                s, "telaah", "kabag", (Alur("simpan", "Setuju"), Alur("catat", "Tidak"))
            ).sop
        ),
        "Label panah",
    ),
    "a named arrow": (lambda s: edits.set_alur(s, "kirim", "kasubag", ()).sop, "tanpa panah"),
}


@pytest.mark.parametrize("name", ALONE)
def test_one_change_taken_back_alone_leaves_nothing_of_it(name):
    change, word = ALONE[name]
    edited = taken_back(change(AGENDA), word)
    assert edited.sop == AGENDA
    assert edited.title.startswith("kembalikan ")


@pytest.mark.parametrize("name", ALONE)
def test_other_changes_stay(name):
    change, word = ALONE[name]
    other = set_(AGENDA, "langkah/simpan/keterangan", "Lemari arsip")
    assert taken_back(change(other), word).sop == other


@pytest.mark.parametrize(
    ("now", "word"),
    [
        (("PermenPAN-RB 35 Tahun 2012",), "dihapus"),
        (("Permendagri 54 Tahun 2009", "PermenPAN-RB 35 Tahun 2012", "UU 30 Tahun 2014"), "baru"),
        (("Permendagri 54 Tahun 2009", "PermenPAN-RB 35 Tahun 2013"), "2013"),
        (("PermenPAN-RB 35 Tahun 2012", "Permendagri 54 Tahun 2009"), "dipindah"),
    ],
)
def test_items_of_a_list_come_back_to_their_place(now, word):
    assert taken_back(law(*now), word).sop == AGENDA


def test_a_deleted_step_comes_back_with_its_place_and_its_arrows():
    now = edits.delete_langkah(AGENDA, "telaah").sop
    assert taken_back(now, "dihapus").sop == AGENDA


def test_a_step_whose_performer_is_gone_is_refused_by_name():
    now = edits.delete_langkah(AGENDA, "telaah").sop
    now = edits.remove_pelaksana(now, "kabag").sop
    with pytest.raises(SoptuiError, match="pelaksana 'kabag' tidak ada lagi"):
        taken_back(now, "Menelaah")
    back = taken_back(now, "Pelaksana Kepala").sop
    assert taken_back(back, "Menelaah").sop == AGENDA


def test_an_arrow_to_a_step_that_is_gone_is_refused_by_name():
    now = edits.delete_langkah(AGENDA, "catat").sop
    with pytest.raises(SoptuiError, match="panah Tidak tidak ada lagi"):
        taken_back(now, "Panah Tidak")


def test_the_shape_takes_its_exits_with_it_and_says_so():
    now = edits.set_simbol(AGENDA, "telaah", "kabag", Simbol.SELESAI).sop
    edited = taken_back(now, "sekarang selesai")
    assert edited.sop == AGENDA
    assert edited.notes == ("Panah keluar simbol itu ikut dikembalikan.",)


def test_a_whole_step_comes_back_with_all_its_fields_and_its_place():
    now = set_(AGENDA, "langkah/telaah/waktu", "3 jam")
    now = set_(now, "langkah/telaah/kegiatan", "Memeriksa surat")
    now = edits.set_simbol(now, "telaah", "kasubag", None).sop
    now = edits.move_langkah(now, "telaah", 0).sop
    assert restore_step(now, AGENDA, "telaah").sop == AGENDA


def test_a_new_step_restored_as_a_whole_goes():
    now = edits.insert_langkah(AGENDA, 2, "Melapor").sop
    edited = restore_step(now, AGENDA, now.langkah[2].id)
    assert edited.sop == AGENDA
    assert edited.title == "kembalikan langkah 3: langkah baru"
