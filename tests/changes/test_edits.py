"""Edit operations: each does one thing, and names every arrow it had to touch."""

from datetime import date

import pytest

from soptui.changes import diff, edits
from soptui.errors import NotFoundError, SoptuiError
from soptui.model import Alur, Simbol, panah
from tests.changes.sample import AGENDA


def test_a_value_is_set_by_its_address():
    edited = edits.set_value(AGENDA, "langkah/catat/waktu", "15 menit")
    assert edited.sop.langkah[1].waktu == "15 menit"
    assert edited.title == "ubah langkah 2 › Waktu"
    assert AGENDA.langkah[1].waktu == "10 menit", "values are immutable"


def test_a_list_item_is_replaced_or_appended():
    replaced = edits.set_value(AGENDA, "identitas/dasar_hukum/0", "UU 25 Tahun 2009").sop
    assert replaced.identitas.dasar_hukum == ("UU 25 Tahun 2009", "PermenPAN-RB 35 Tahun 2012")
    longer = edits.set_value(AGENDA, "identitas/dasar_hukum/2", "UU 25 Tahun 2009").sop
    assert longer.identitas.dasar_hukum[2] == "UU 25 Tahun 2009"


@pytest.mark.parametrize(
    "path",
    ["identitas/judl", "langkah/tidak-ada/waktu", "langkah/catat/simpul/kabag/simbol", "x"],
)
def test_an_unknown_address_is_named(path):
    with pytest.raises(NotFoundError, match=r"tidak (ada|ditemukan|mempunyai)"):
        edits.parse_value(AGENDA, path, "x")


def test_insert_takes_the_column_of_the_row_above_and_a_random_id():
    edited = edits.insert_langkah(AGENDA, 2, "Mengarahkan surat ke pimpinan")
    new = edited.sop.langkah[2]
    assert new.simpul[0].pelaksana == "agendaris"
    assert new.simpul[0].simbol is Simbol.PROSES
    assert new.id.startswith("mengarahkan-surat-")
    assert new.id not in {step.id for step in AGENDA.langkah}
    assert edited.title == "tambah langkah 3"


def test_the_first_step_of_all_is_a_start():
    empty = edits.delete_langkah(AGENDA, "terima").sop
    while empty.langkah:
        empty = edits.delete_langkah(empty, empty.langkah[0].id).sop
    assert edits.insert_langkah(empty, 0).sop.langkah[0].simpul[0].simbol is Simbol.MULAI


def test_insert_without_performers_asks_for_one():
    bare = AGENDA
    for step in AGENDA.langkah:
        bare = edits.delete_langkah(bare, step.id).sop
    for pelaksana in AGENDA.pelaksana:
        bare = edits.remove_pelaksana(bare, pelaksana.id).sop
    with pytest.raises(SoptuiError, match="Tambahkan pelaksana"):
        edits.insert_langkah(bare, 0)


def test_delete_sends_arrows_to_the_step_in_its_place_and_says_so():
    edited = edits.delete_langkah(AGENDA, "catat")
    loop = edited.sop.langkah[1].simpul[1].alur
    assert loop == (Alur("simpan", "Ya"), Alur("terima", "Tidak")), "never an arrow to itself"
    assert edited.notes == ("Panah Tidak dari langkah 2 sekarang ke langkah 1.",)


def test_delete_of_the_last_step_sends_arrows_up():
    edited = edits.delete_langkah(AGENDA, "simpan")
    assert edited.sop.langkah[2].simpul[1].alur == (Alur("kirim", "Ya"), Alur("catat", "Tidak"))
    assert edited.notes == ("Panah Ya dari langkah 3 sekarang ke langkah 4.",)


def test_move_keeps_named_arrows_and_counts_them():
    edited = edits.move_langkah(AGENDA, "catat", 3)
    assert [step.id for step in edited.sop.langkah] == [
        "terima", "telaah", "kirim", "catat", "simpan",
    ]  # fmt: skip
    assert edited.title == "pindah langkah 2 menjadi langkah 4"
    assert edited.notes == ("1 panah yang menuju langkah ini tetap mengikutinya.",)


def test_duplicate_copies_the_row_but_not_a_second_start():
    copy = edits.duplicate_langkah(AGENDA, "terima").sop.langkah[1]
    assert copy.kegiatan == "Menerima surat"
    assert copy.simpul[0].simbol is Simbol.PROSES
    assert copy.id != "terima"


def test_a_process_that_becomes_a_decision_keeps_its_way_on():
    edited = edits.set_simbol(AGENDA, "kirim", "kasubag", Simbol.KEPUTUSAN)
    assert edited.sop.langkah[3].simpul[0].alur == (Alur("simpan", "Ya"),)
    assert "Tambahkan panah Tidak" in edited.notes[0]
    back = edits.set_simbol(edited.sop, "kirim", "kasubag", Simbol.PROSES)
    assert back.sop == AGENDA


def test_a_symbol_that_becomes_an_end_tells_that_its_arrows_go():
    edited = edits.set_simbol(AGENDA, "telaah", "kabag", Simbol.SELESAI)
    assert edited.sop.langkah[2].simpul[1].alur is None
    assert edited.notes == ("2 panah dari langkah 3 dihapus karena simbol selesai.",)


def test_a_symbol_in_a_new_cell_is_next_in_the_flow():
    sop = edits.set_simbol(AGENDA, "catat", "kasubag", Simbol.PROSES).sop
    arrows = [(a.dari, a.ke) for a in panah(sop)]
    assert ((1, "agendaris"), (1, "kasubag")) in arrows
    assert ((1, "kasubag"), (2, "kasubag")) in arrows


def test_the_last_symbol_of_a_row_stays():
    with pytest.raises(SoptuiError, match="perlu satu simbol"):
        edits.set_simbol(AGENDA, "catat", "agendaris", None)


def test_removing_a_symbol_retargets_arrows_that_named_it():
    sop = edits.set_alur(AGENDA, "kirim", "kasubag", (Alur("telaah/kabag"),)).sop
    edited = edits.set_simbol(sop, "telaah", "kabag", None)
    assert edited.sop.langkah[3].simpul[0].alur == (Alur("telaah"),)
    assert edited.notes[-1] == "2 panah yang keluar dari simbol ini ikut dihapus."


def test_a_symbol_moves_to_another_column_and_arrows_follow():
    sop = edits.set_alur(AGENDA, "kirim", "kasubag", (Alur("telaah/kabag"),)).sop
    moved = edits.set_value(sop, "langkah/telaah/simpul/kabag/pelaksana", "agendaris").sop
    assert moved.langkah[3].simpul[0].alur == (Alur("telaah/agendaris"),)
    with pytest.raises(SoptuiError, match="sudah mempunyai simbol"):
        edits.move_simbol(AGENDA, "telaah", "kabag", "kasubag")


@pytest.mark.parametrize(
    ("langkah", "pelaksana", "alur", "reason"),
    [
        ("simpan", "agendaris", (Alur("terima"),), "tidak mempunyai panah keluar"),
        ("telaah", "kabag", None, "menyebut semua panah"),
        ("kirim", "kasubag", (Alur("hilang"),), "tidak ada di antara langkah"),
        ("kirim", "kasubag", (Alur("terima/kabag"),), "tanpa simbol"),
        ("kirim", "agendaris", (), "tidak mempunyai simbol"),
    ],
)
def test_arrows_that_cannot_be_are_refused_with_a_reason(langkah, pelaksana, alur, reason):
    with pytest.raises(SoptuiError, match=reason):
        edits.set_alur(AGENDA, langkah, pelaksana, alur)


def test_columns_are_added_moved_and_removed():
    sop = edits.add_pelaksana(AGENDA, "Sekretaris Daerah").sop
    assert sop.pelaksana[-1].id == "sekretaris-daerah"
    assert edits.add_pelaksana(sop, "Sekretaris Daerah").sop.pelaksana[-1].id == (
        "sekretaris-daerah-2"
    )
    assert edits.move_pelaksana(sop, "sekretaris-daerah", 0).sop.pelaksana[0].nama == (
        "Sekretaris Daerah"
    )
    with pytest.raises(SoptuiError, match="masih dipakai pada langkah 3"):
        edits.remove_pelaksana(sop, "kabag")
    with pytest.raises(SoptuiError, match="tidak boleh kosong"):
        edits.add_pelaksana(sop, "  ")


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("identitas/judul", "Agenda", "Agenda"),
        ("identitas/jenis", "teknis", "teknis"),
        ("identitas/tanggal_pembuatan", "2015-01-12", date(2015, 1, 12)),
        ("identitas/tanggal_pembuatan", "2015-01", "2015-01"),
        ("identitas/tanggal_pembuatan", "", None),
        ("identitas/peralatan", "Komputer", ("Komputer",)),
        ("identitas/peralatan", '["Komputer", "Printer"]', ("Komputer", "Printer")),
        ("identitas/peralatan", "", ()),
        ("identitas/peralatan/0", "Komputer", "Komputer"),
        ("langkah/catat/bersama", "ya", True),
        ("langkah/catat/simpul/agendaris/simbol", "keputusan", Simbol.KEPUTUSAN),
        ("langkah/telaah/simpul/kabag/alur/1/ke", "terima", "terima"),
        ("langkah/telaah/simpul/kabag/alur", '[{ ke = "kirim" }]', (Alur("kirim"),)),
        ("langkah/catat/simpul/agendaris/alur", "", None),
        ("riwayat_awal/revisi", "2", 2),
    ],
)
def test_typed_text_becomes_the_type_of_the_field(path, text, value):
    assert edits.parse_value(AGENDA, path, text) == value


@pytest.mark.parametrize(
    ("path", "text", "reason"),
    [
        ("id", "baru", "tidak pernah berubah"),
        ("langkah/catat/id", "baru", "tidak pernah berubah"),
        ("langkah", "[]", "diubah per butir"),
        ("langkah/catat", "x", "diubah per butir"),
        ("langkah/catat/simpul/agendaris", "x", "diubah per butir"),
        ("identitas/jenis", "lain", "administratif, teknis"),
        ("identitas/tanggal_pembuatan", "kemarin", "2015-01-12"),
        ("identitas/peralatan", "[1]", "harus teks"),
        ("identitas/peralatan", "[", "bukan daftar TOML"),
        ("langkah/catat/bersama", "mungkin", "ya atau tidak"),
        ("langkah/telaah/simpul/kabag/alur", "[1]", "harus seperti"),
        ("riwayat_awal/revisi", "dua", "bilangan bulat"),
        ("", "x", "kosong"),
    ],
)
def test_text_that_does_not_fit_is_refused_with_the_field(path, text, reason):
    with pytest.raises(SoptuiError, match=reason):
        edits.parse_value(AGENDA, path, text)


def test_an_edit_and_its_diff_agree():
    edited = edits.set_value(AGENDA, "langkah/catat/waktu", "15 menit").sop
    (change,) = diff(AGENDA, edited)
    assert edits.set_value(AGENDA, change.path, change.after).sop == edited
