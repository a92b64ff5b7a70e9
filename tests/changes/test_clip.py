"""Copying whole steps and cells, and pasting them here or in another SOP."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from soptui.changes import clip, paste
from soptui.changes.cells import writable_keys
from soptui.model import Alur, Langkah, Pelaksana, Simbol, Simpul
from tests.changes.sample import AGENDA

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=15).map(str.strip)
ITEMS = st.lists(WORDS.filter(bool), max_size=3).map(tuple)
PERFORMERS = [p.id for p in AGENDA.pelaksana]


@st.composite
def steps(draw, index):
    lanes = draw(st.lists(st.sampled_from(PERFORMERS), min_size=1, unique=True))
    shapes = st.sampled_from([Simbol.PROSES, Simbol.SELESAI])
    return Langkah(
        f"langkah-{index}", draw(WORDS), tuple(Simpul(lane, draw(shapes)) for lane in lanes),
        draw(ITEMS), draw(WORDS), draw(ITEMS), draw(WORDS),
    )  # fmt: skip


@st.composite
def sops(draw):
    count = draw(st.integers(1, 4))
    return replace(AGENDA, langkah=tuple(draw(steps(i)) for i in range(count)))


@given(sops())
def test_whole_steps_come_back_as_they_were(sop):
    empty = replace(sop, langkah=())
    copied = clip.copy_rows(sop, range(len(sop.langkah)))
    assert clip.paste_steps(empty, 0, copied).sop.langkah == sop.langkah


@given(sops())
def test_cells_come_back_as_they_were(sop):
    keys = writable_keys(sop)
    copied = clip.copy_cells(sop, range(len(sop.langkah)), keys)
    blank = replace(AGENDA, langkah=())
    pasted = paste.paste_cells(blank, -1, "kegiatan", copied.cells).edited.sop
    for old, new in zip(sop.langkah, pasted.langkah, strict=True):
        assert {(s.pelaksana, s.simbol) for s in new.simpul} == {
            (s.pelaksana, s.simbol) for s in old.simpul
        }
        assert replace(new, id=old.id, simpul=old.simpul) == old


def test_arrows_inside_are_kept_and_those_that_leave_are_named():
    copied = clip.copy_rows(AGENDA, range(1, 3))
    edited = clip.paste_steps(AGENDA, 5, copied)
    copy, fork = edited.sop.langkah[5:]
    assert fork.simpul[1].alur == (Alur("simpan", "Ya"), Alur(copy.id, "Tidak"))
    assert edited.notes == ("Panah Ya dari langkah 7 menuju langkah 5.",)
    other = replace(AGENDA, langkah=())
    there = clip.paste_steps(other, 0, copied)
    assert there.sop.langkah[1].simpul[1].alur == (Alur("catat", "Tidak"),)
    assert there.notes == ("Panah Ya dari langkah 2 dihapus: tujuannya tidak ada lagi.",)
    assert there.title == "tempel 2 langkah menjadi langkah 1-2"


def test_performers_are_found_by_name_or_added():
    other = replace(
        AGENDA, langkah=(),
        pelaksana=(Pelaksana("kasubag", "Kurir"), Pelaksana("kb", "kepala  bagian")),
    )  # fmt: skip
    edited = clip.paste_steps(other, 0, clip.copy_rows(AGENDA, range(2, 3)))
    assert [p.nama for p in edited.sop.pelaksana] == ["Kurir", "kepala  bagian", "Kasubag"]
    assert [s.pelaksana for s in edited.sop.langkah[0].simpul] == ["kasubag-2", "kb"]
    assert edited.notes[0] == "Pelaksana baru: Kasubag."


def test_arrows_to_a_symbol_follow_it_to_the_column_of_the_other_sop():
    fork = replace(AGENDA.langkah[0].simpul[0], alur=(Alur("telaah/kabag"),))
    sop = replace(AGENDA, langkah=(replace(AGENDA.langkah[0], simpul=(fork,)), AGENDA.langkah[2]))
    other = replace(AGENDA, langkah=(), pelaksana=(Pelaksana("pimpinan", "Kepala Bagian"),))
    edited = clip.paste_steps(other, 0, clip.copy_rows(sop, range(2)))
    assert edited.sop.langkah[0].simpul[0].alur == (Alur("telaah/pimpinan"),)


def test_a_second_start_becomes_a_process():
    edited = clip.paste_steps(AGENDA, 1, clip.copy_rows(AGENDA, range(1)))
    assert edited.sop.langkah[1].simpul[0].simbol is Simbol.PROSES
    assert edited.notes == ("Simbol mulai menjadi proses, karena SOP ini sudah mempunyai mulai.",)


def test_text_of_whole_steps_makes_the_same_steps_in_another_program_of_this_kind():
    text = clip.copy_rows(AGENDA, range(5)).text
    assert text.split("\n")[0] == (
        "No\tKegiatan\tAgendaris\tKasubag\tKepala Bagian\tPanah\tKelengkapan\tWaktu\tOutput"
        "\tKeterangan"
    )
    assert text.split("\n")[3] == "3\tMenelaah surat\t\t□\t◇\tYa→5, Tidak→2\t\t1 jam\t\t"
    pasted = paste.paste_text(replace(AGENDA, langkah=(), pelaksana=()), -1, "kegiatan", text)
    got = pasted.edited.sop
    assert [p.nama for p in got.pelaksana] == [p.nama for p in AGENDA.pelaksana]
    numbers = {step.id: i for i, step in enumerate(got.langkah)}
    original = {step.id: i for i, step in enumerate(AGENDA.langkah)}

    def flow(sop, rows):
        return [
            [(s.simbol, [(rows[a.langkah], a.label) for a in s.alur or ()]) for s in step.simpul]
            for step in sop.langkah
        ]

    assert flow(got, numbers) == flow(AGENDA, original)
