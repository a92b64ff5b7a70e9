"""Two people changed one version: both changes are there, or the field is named with both texts."""

from __future__ import annotations

from dataclasses import replace

from soptui.changes import edits
from soptui.changes.merge import merge
from soptui.model import Alur, Pelaksana, Simbol
from tests.changes.sample import AGENDA, ids, new_step, set_, with_step


def field(**values):
    return replace(AGENDA, identitas=replace(AGENDA.identitas, **values))


def test_different_fields_come_together_without_a_question():
    mine = set_(AGENDA, "langkah/terima/waktu", "15 menit")
    theirs = set_(set_(AGENDA, "langkah/terima/keterangan", "Loket 2"), "identitas/nomor", "065/1")
    done = merge(AGENDA, mine, theirs)
    assert (done.bentrokan, done.notes) == ((), ())
    assert done.sop.langkah[0].waktu == "15 menit"
    assert done.sop.langkah[0].keterangan == "Loket 2"
    assert done.sop.identitas.nomor == "065/1"


def test_one_field_changed_differently_is_a_clash_with_all_three_texts():
    mine = set_(AGENDA, "langkah/terima/waktu", "15 menit")
    theirs = set_(AGENDA, "langkah/terima/waktu", "1 jam")
    done = merge(AGENDA, mine, theirs)
    (clash,) = done.bentrokan
    assert (clash.path, clash.label) == ("langkah/terima/waktu", "Langkah 1 › Waktu")
    assert (clash.base, clash.mine, clash.theirs) == ("5 menit", "15 menit", "1 jam")
    assert done.sop == mine, "until somebody chooses, mine stands"
    chosen = merge(AGENDA, mine, theirs, taken={clash.path})
    assert chosen.sop == theirs
    assert chosen.bentrokan == done.bentrokan, "the choice can be taken back"


def test_the_same_change_on_both_sides_is_no_clash():
    mine = set_(set_(AGENDA, "langkah/terima/waktu", "1 jam"), "identitas/nomor", "065/1")
    theirs = set_(set_(AGENDA, "langkah/terima/waktu", "1 jam"), "identitas/judul", "Agenda")
    done = merge(AGENDA, mine, theirs)
    assert done.bentrokan == ()
    assert done.sop == set_(mine, "identitas/judul", "Agenda")


def test_items_of_a_list_come_together_by_their_words():
    mine = field(dasar_hukum=("UU 25 Tahun 2009", *AGENDA.identitas.dasar_hukum))
    theirs = field(
        dasar_hukum=("Permendagri 54 Tahun 2009", "PermenPAN-RB 35 Tahun 2012", "Perbup")
    )
    done = merge(AGENDA, mine, theirs)
    assert done.bentrokan == ()
    assert done.sop.identitas.dasar_hukum == (
        "UU 25 Tahun 2009", "Permendagri 54 Tahun 2009", "PermenPAN-RB 35 Tahun 2012", "Perbup",
    )  # fmt: skip


def test_one_item_deleted_here_and_another_corrected_there():
    mine = field(dasar_hukum=("PermenPAN-RB 35 Tahun 2012",))
    theirs = field(dasar_hukum=("Permendagri 54 Tahun 2009", "PermenPAN-RB Nomor 35 Tahun 2012"))
    done = merge(AGENDA, mine, theirs)
    assert done.bentrokan == ()
    assert done.sop.identitas.dasar_hukum == ("PermenPAN-RB Nomor 35 Tahun 2012",)


def test_one_item_changed_by_both_makes_the_list_one_field():
    mine = field(dasar_hukum=("Permendagri 54/2009", "PermenPAN-RB 35 Tahun 2012"))
    theirs = field(dasar_hukum=("Permendagri Nomor 54 Tahun 2009", "PermenPAN-RB 35 Tahun 2012"))
    (clash,) = merge(AGENDA, mine, theirs).bentrokan
    assert (clash.path, clash.label) == ("identitas/dasar_hukum", "Dasar Hukum")
    assert clash.mine == "Permendagri 54/2009\nPermenPAN-RB 35 Tahun 2012"


def test_a_closed_list_never_holds_a_word_twice():
    base = field(cakupan=("makro",))
    mine, theirs = field(cakupan=("mikro",)), field(cakupan=("makro", "mikro"))
    done = merge(base, mine, theirs)
    assert [clash.path for clash in done.bentrokan] == ["identitas/cakupan"]
    assert done.sop.identitas.cakupan == ("mikro",)


def test_a_moved_step_keeps_what_the_other_wrote_in_it():
    mine = edits.move_langkah(AGENDA, "kirim", 1).sop
    theirs = set_(AGENDA, "langkah/kirim/waktu", "1 hari")
    done = merge(AGENDA, mine, theirs)
    assert done.bentrokan == ()
    assert ids(done.sop) == ["terima", "kirim", "catat", "telaah", "simpan"]
    assert done.sop.langkah[1].waktu == "1 hari"


def test_steps_moved_by_both_are_a_clash_of_the_order_alone():
    mine = set_(edits.move_langkah(AGENDA, "kirim", 0).sop, "langkah/kirim/waktu", "1 hari")
    theirs = edits.move_langkah(AGENDA, "terima", 3).sop
    done = merge(AGENDA, mine, theirs)
    (clash,) = done.bentrokan
    assert (clash.path, clash.label) == ("langkah", "Urutan langkah")
    assert clash.mine.startswith("1. Mengirim disposisi\n2. Menerima surat")
    assert ids(done.sop) == ids(mine)
    chosen = merge(AGENDA, mine, theirs, taken={"langkah"})
    assert ids(chosen.sop) == ids(theirs)
    assert chosen.sop.langkah[2].waktu == "1 hari"


def test_steps_added_at_one_place_stand_together_in_one_order_both_ways():
    mine = with_step(with_step(AGENDA, 2, new_step("b1")), 3, new_step("b2"))
    theirs = with_step(with_step(AGENDA, 2, new_step("a1")), 3, new_step("a2"))
    done = merge(AGENDA, mine, theirs)
    assert ids(done.sop)[2:6] == ["a1", "a2", "b1", "b2"]
    assert merge(AGENDA, theirs, mine).sop == done.sop


def test_the_same_new_id_on_both_sides_is_one_step_or_a_clash():
    mine = with_step(AGENDA, 2, new_step("lapor"))
    assert merge(AGENDA, mine, with_step(field(nomor="1"), 2, new_step("lapor"))).bentrokan == ()
    theirs = with_step(AGENDA, 4, new_step("lapor", "Melapor ke kepala", waktu="1 hari"))
    done = merge(AGENDA, mine, theirs)
    (clash,) = done.bentrokan
    assert (clash.path, clash.base) == ("langkah/lapor", "(tidak ada)")
    assert clash.theirs == "Melapor ke kepala\nAgendaris: Proses (kotak)\nWaktu: 1 hari"
    assert ids(done.sop).count("lapor") == 1


def test_deleted_here_and_changed_there_is_a_clash_of_the_whole_step():
    mine = edits.delete_langkah(AGENDA, "kirim").sop
    theirs = set_(AGENDA, "langkah/kirim/waktu", "1 hari")
    done = merge(AGENDA, mine, theirs)
    (clash,) = done.bentrokan
    assert (clash.path, clash.label) == ("langkah/kirim", "Langkah 4")
    assert clash.mine == "(dihapus)"
    assert clash.theirs == "Mengirim disposisi\nKasubag: Proses (kotak)\nWaktu: 1 hari"
    assert done.sop == mine
    assert merge(AGENDA, mine, theirs, taken={clash.path}).sop == theirs


def test_a_step_deleted_here_and_only_moved_there_is_gone_and_that_is_said():
    mine = edits.delete_langkah(AGENDA, "kirim").sop
    done = merge(AGENDA, mine, edits.move_langkah(AGENDA, "kirim", 0).sop)
    assert (done.sop, done.bentrokan) == (mine, ())
    assert "“Mengirim disposisi” terhapus" in done.notes[0]


def test_an_arrow_to_a_step_that_the_other_deleted_is_turned_and_named():
    mine = edits.set_alur(AGENDA, "kirim", "kasubag", (Alur("catat", "Ulang"),)).sop
    theirs = edits.delete_langkah(AGENDA, "catat").sop
    done = merge(AGENDA, mine, theirs)
    assert done.bentrokan == ()
    assert done.sop.langkah[2].simpul[0].alur == (Alur("telaah", "Ulang"),)
    assert done.notes == ("Panah Ulang dari langkah 3 sekarang ke langkah 2.",)


def test_an_arrow_to_a_symbol_that_the_other_moved_enters_the_step():
    mine = edits.set_alur(AGENDA, "kirim", "kasubag", (Alur("telaah/kasubag"),)).sop
    theirs = edits.set_simbol(AGENDA, "telaah", "kasubag", None).sop
    done = merge(AGENDA, mine, theirs)
    assert done.sop.langkah[3].simpul[0].alur == (Alur("telaah"),)
    assert done.notes != ()


def test_arrows_of_one_decision_are_merged_one_by_one():
    mine = edits.set_alur(
        AGENDA, "telaah", "kabag", (Alur("simpan", "Setuju"), Alur("catat", "Tidak"))
    ).sop
    theirs = edits.set_alur(
        AGENDA, "telaah", "kabag", (Alur("simpan", "Ya"), Alur("terima", "Tidak"))
    ).sop
    done = merge(AGENDA, mine, theirs)
    assert done.bentrokan == ()
    assert done.sop.langkah[2].simpul[1].alur == (Alur("simpan", "Setuju"), Alur("terima", "Tidak"))


def test_a_step_given_to_two_people_is_a_clash_and_never_done_twice():
    mine = edits.move_simbol(AGENDA, "kirim", "kasubag", "kabag").sop
    theirs = edits.move_simbol(AGENDA, "kirim", "kasubag", "agendaris").sop
    done = merge(AGENDA, mine, theirs)
    (clash,) = done.bentrokan
    assert clash.label == "Langkah 4 › Simbol"
    assert (clash.base, clash.mine) == ("Kasubag: Proses (kotak)", "Kepala Bagian: Proses (kotak)")
    assert done.sop == mine
    assert merge(AGENDA, mine, theirs, taken={clash.path}).sop == theirs


def test_a_shape_and_its_exits_go_together():
    mine = edits.set_simbol(AGENDA, "kirim", "kasubag", Simbol.KEPUTUSAN).sop
    theirs = edits.set_alur(AGENDA, "kirim", "kasubag", (Alur("catat", "Ulang"),)).sop
    done = merge(AGENDA, mine, theirs)
    assert [clash.path for clash in done.bentrokan] == ["langkah/kirim/simpul/kasubag"]
    assert done.bentrokan[0].mine.startswith("Kasubag: Keputusan (belah ketupat), Ya ke langkah 5")
    assert done.sop == mine


def test_a_column_that_the_other_deleted_stays_while_a_step_needs_it():
    base = edits.add_pelaksana(AGENDA, "Sekda").sop
    mine = edits.set_simbol(base, "kirim", "sekda", Simbol.PROSES).sop
    theirs = edits.move_pelaksana(edits.remove_pelaksana(base, "sekda").sop, "kabag", 0).sop
    done = merge(base, mine, theirs)
    assert done.bentrokan == ()
    assert [p.id for p in done.sop.pelaksana] == ["kabag", "agendaris", "kasubag", "sekda"]
    assert done.notes == ("Kolom Sekda tetap ada: masih dipakai langkah.",)


def test_performers_renamed_added_and_moved_come_together():
    mine = set_(AGENDA, "pelaksana/kabag/nama", "Kabag Umum")
    theirs = edits.move_pelaksana(edits.add_pelaksana(AGENDA, "Sekda").sop, "kabag", 0).sop
    done = merge(AGENDA, mine, theirs)
    assert done.bentrokan == ()
    assert done.sop.pelaksana == (
        Pelaksana("kabag", "Kabag Umum"), Pelaksana("agendaris", "Agendaris"),
        Pelaksana("kasubag", "Kasubag"), Pelaksana("sekda", "Sekda"),
    )  # fmt: skip


def test_an_id_that_a_file_has_twice_makes_its_list_one_field():
    twice = with_step(AGENDA, 1, AGENDA.langkah[0])
    done = merge(AGENDA, twice, set_(AGENDA, "langkah/terima/waktu", "1 jam"))
    assert [clash.path for clash in done.bentrokan] == ["langkah"]
    assert done.sop == twice
