"""Two people changed one version: both changes are there, or the field is named with both texts."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from soptui.changes import edits
from soptui.changes.merge import merge
from soptui.errors import SoptuiError
from soptui.model import Alur, Identitas, Langkah, Pelaksana, Simbol, Simpul, Sop
from soptui.toml import new_sop_text, read_sop
from tests.changes.sample import AGENDA

LISTS = ("dasar_hukum", "peralatan", "cakupan")


def set_(sop, path, value):
    return edits.set_value(sop, path, value).sop


def field(**values):
    return replace(AGENDA, identitas=replace(AGENDA.identitas, **values))


def ids(sop):
    return [step.id for step in sop.langkah]


def new_step(step_id, kegiatan="Melapor", pelaksana="agendaris", **values):
    return Langkah(step_id, kegiatan, (Simpul(pelaksana, Simbol.PROSES),), **values)


def with_step(sop, index, step):
    return replace(sop, langkah=(*sop.langkah[:index], step, *sop.langkah[index:]))


# --- one case each --------------------------------------------------------------------------------


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


# --- what holds for every pair of changes --------------------------------------------------------

WORDS = st.sampled_from(["", "A", "B", "C", "dua kata"])
TARGETS = st.sampled_from(["terima", "catat", "telaah", "kirim", "simpan", "baru1", "telaah/kabag"])


@st.composite
def edited(draw, sop=AGENDA):
    """Return an SOP after some edits; those that cannot be done leave it as it is."""
    for _ in range(draw(st.integers(1, 5))):
        try:
            sop = draw(st.sampled_from(DEEDS))(draw, sop)
        except SoptuiError:
            continue
    return sop


def a_step(draw, sop):
    return draw(st.sampled_from(ids(sop) or ["tidak-ada"]))


def a_column(draw, sop):
    return draw(st.sampled_from([p.id for p in sop.pelaksana] or ["tidak-ada"]))


def set_text(draw, sop):
    name = draw(st.sampled_from(["waktu", "kegiatan", "keterangan"]))
    return set_(sop, f"langkah/{a_step(draw, sop)}/{name}", draw(WORDS))


def set_list(draw, sop):
    name = draw(st.sampled_from(LISTS[:2]))
    items = draw(st.lists(WORDS.filter(bool), max_size=4))
    return set_(sop, f"identitas/{name}", tuple(items))


def set_scope(draw, sop):
    items = draw(st.lists(st.sampled_from(["makro", "mikro", "final"]), unique=True))
    return set_(sop, "identitas/cakupan", tuple(items))


def set_identity(draw, sop):
    return set_(sop, f"identitas/{draw(st.sampled_from(['nomor', 'judul']))}", draw(WORDS))


def add_step(draw, sop):
    step = new_step(draw(st.sampled_from(["baru1", "baru2", "baru3"])), draw(WORDS))
    if step.id in ids(sop):
        return sop
    return with_step(sop, draw(st.integers(0, len(sop.langkah))), step)


def delete_step(draw, sop):
    return edits.delete_langkah(sop, a_step(draw, sop)).sop


def move_step(draw, sop):
    return edits.move_langkah(sop, a_step(draw, sop), draw(st.integers(0, 5))).sop


def move_symbol(draw, sop):
    step = a_step(draw, sop)
    symbols = [s.pelaksana for s in sop.langkah[ids(sop).index(step)].simpul] if sop.langkah else []
    place = draw(st.sampled_from(symbols or ["tidak-ada"]))
    return edits.move_simbol(sop, step, place, a_column(draw, sop)).sop


def set_symbol(draw, sop):
    simbol = draw(st.sampled_from([*Simbol, None]))
    return edits.set_simbol(sop, a_step(draw, sop), a_column(draw, sop), simbol).sop


def set_arrow(draw, sop):
    alur = draw(st.none() | st.lists(st.builds(Alur, TARGETS, WORDS), max_size=2).map(tuple))
    return edits.set_alur(sop, a_step(draw, sop), a_column(draw, sop), alur).sop


def add_column(draw, sop):
    return edits.add_pelaksana(sop, draw(st.sampled_from(["Sekda", "Arsiparis"]))).sop


def remove_column(draw, sop):
    return edits.remove_pelaksana(sop, a_column(draw, sop)).sop


def move_column(draw, sop):
    return edits.move_pelaksana(sop, a_column(draw, sop), draw(st.integers(0, 3))).sop


def rename_column(draw, sop):
    return set_(sop, f"pelaksana/{a_column(draw, sop)}/nama", draw(WORDS))


DEEDS = [
    set_text, set_list, set_scope, set_identity, add_step, delete_step, move_step, move_symbol,
    set_symbol, set_arrow, add_column, remove_column, move_column, rename_column,
]  # fmt: skip
PAIRS = settings(max_examples=150, deadline=None)


@given(edited())
@PAIRS
def test_one_side_alone_is_taken_as_it_is(side):
    for sides in ((side, AGENDA), (AGENDA, side), (side, side)):
        done = merge(AGENDA, *sides)
        assert (done.sop, done.bentrokan, done.notes) == (side, (), ())


@given(edited(), edited())
@PAIRS
def test_the_result_is_the_same_whoever_comes_first(mine, theirs):
    one, other = merge(AGENDA, mine, theirs), merge(AGENDA, theirs, mine)
    assert {clash.path for clash in one.bentrokan} == {clash.path for clash in other.bentrokan}
    if not one.bentrokan:
        assert one.sop == other.sop
        assert set(one.notes) == set(other.notes)
    taken = {clash.path for clash in other.bentrokan}
    assert merge(AGENDA, theirs, mine, taken).sop == one.sop, "their view with all of mine taken"


@given(edited(), edited(), st.randoms(use_true_random=False))
@PAIRS
def test_the_result_is_always_an_sop_with_arrows_that_end_somewhere(mine, theirs, chance):
    paths = [clash.path for clash in merge(AGENDA, mine, theirs).bentrokan]
    taken = {path for path in paths if chance.random() < 0.5}
    done = merge(AGENDA, mine, theirs, taken)
    text = new_sop_text(done.sop)
    assert read_sop(text.encode(), "a.toml").sop == done.sop
    assert len(set(ids(done.sop))) == len(done.sop.langkah)
    assert len({p.id for p in done.sop.pelaksana}) == len(done.sop.pelaksana)
    columns = {p.id for p in done.sop.pelaksana}
    symbols = {(step.id, s.pelaksana) for step in done.sop.langkah for s in step.simpul}
    assert {column for _, column in symbols} <= columns
    for step in done.sop.langkah:
        for alur in (a for s in step.simpul for a in s.alur or ()):
            assert alur.langkah in ids(done.sop)
            assert not alur.pelaksana or (alur.langkah, alur.pelaksana) in symbols


@given(edited(), edited())
@PAIRS
def test_nothing_of_either_side_is_lost_without_a_word(mine, theirs):
    done = merge(AGENDA, mine, theirs)
    clashes = {clash.path for clash in done.bentrokan}
    before, after = leaves(AGENDA), leaves(done.sop)
    for side in (leaves(mine), leaves(theirs)):
        for path in before.keys() | side.keys():
            if before.get(path) == side.get(path) or after.get(path) == side.get(path):
                continue
            named = any(
                f"{path}/".startswith(f"{clash}/") or f"{clash}/".startswith(f"{path}/")
                for clash in clashes
            )
            assert named or done.notes or path in LISTS_OF_TEXTS, (path, clashes)
            if path in LISTS_OF_TEXTS and not named:
                new = set(side[path]) - set(before[path])
                assert new <= set(after[path]), path


LISTS_OF_TEXTS = {f"identitas/{name}" for name in LISTS}


def leaves(sop: Sop) -> dict[str, object]:
    """Return every field that a person can change, by its address, without orders."""
    found: dict[str, object] = {
        f"identitas/{f.name}": getattr(sop.identitas, f.name) for f in fields(Identitas)
    }
    found |= {f"pelaksana/{p.id}": p.nama for p in sop.pelaksana}
    for step in sop.langkah:
        for f in fields(Langkah):
            if f.name not in ("id", "simpul"):
                found[f"langkah/{step.id}/{f.name}"] = getattr(step, f.name)
        for simpul in step.simpul:
            where = f"langkah/{step.id}/simpul/{simpul.pelaksana}"
            found |= {f"{where}/simbol": simpul.simbol, f"{where}/teks": simpul.teks}
            exits = simpul.alur or ()
            found[f"{where}/alur"] = None if simpul.alur is None else len(exits)
            found |= {f"{where}/alur/{i}": alur for i, alur in enumerate(exits)}
    return found
