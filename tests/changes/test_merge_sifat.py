"""What holds for every pair of changes that come together."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from soptui.changes import edits
from soptui.changes.merge import merge
from soptui.errors import SoptuiError
from soptui.model import Alur, Identitas, Langkah, Simbol, Sop
from soptui.toml import new_sop_text, read_sop
from tests.changes.sample import AGENDA, ids, new_step, set_, with_step

LISTS = ("dasar_hukum", "peralatan", "cakupan")
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
