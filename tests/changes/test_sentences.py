"""Changes read aloud to somebody who never saw the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptui.changes import diff, edits, sentences
from soptui.model import Alur, Simbol
from tests.changes.sample import AGENDA


def said(after, before=AGENDA):
    return [f"{s.sign} {s.plain}" for s in sentences(before, after)]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (
            edits.move_langkah(AGENDA, "telaah", 1).sop,
            (
                "> Langkah 3 “Menelaah surat” dipindah sebelum langkah 2 “Mencatat surat”:"
                " sekarang langkah 2"
            ),
        ),
        (
            edits.move_langkah(AGENDA, "terima", 4).sop,
            (
                "> Langkah 1 “Menerima surat” dipindah sesudah langkah 5 “Menyimpan surat”:"
                " sekarang langkah 5"
            ),
        ),
        (
            edits.set_alur(
                AGENDA, "telaah", "kabag", (Alur("simpan", "Ya"), Alur("terima", "Tidak"))
            ).sop,
            "~ Panah Tidak dari langkah 3 sekarang ke langkah 1; sebelumnya ke langkah 2",
        ),
        (
            edits.set_alur(AGENDA, "kirim", "kasubag", (Alur("telaah/kabag", "Ulang"),)).sop,
            (
                "~ Panah dari langkah 4 sekarang Ulang ke langkah 3 (Kepala Bagian);"
                " sebelumnya mengikuti alur biasa"
            ),
        ),
        (
            edits.set_alur(AGENDA, "kirim", "kasubag", ()).sop,
            "~ Panah dari langkah 4 sekarang tanpa panah keluar; sebelumnya mengikuti alur biasa",
        ),
        (
            edits.set_alur(
                AGENDA, "telaah", "kabag", (Alur("simpan", "Ya"), Alur("catat", "Kurang"))
            ).sop,
            "~ Label panah dari langkah 3 ke langkah 2 sekarang “Kurang”; sebelumnya “Tidak”",
        ),
        (
            edits.insert_langkah(AGENDA, 5, "Melapor").sop,
            "+ Langkah 6 baru: “Melapor”, oleh Agendaris",
        ),
        (edits.delete_langkah(AGENDA, "kirim").sop, "- Langkah 4 dihapus: “Mengirim disposisi”"),
        (
            edits.move_simbol(AGENDA, "kirim", "kasubag", "kabag").sop,
            "> Langkah 4 sekarang dikerjakan Kepala Bagian, sebelumnya Kasubag",
        ),
        (
            edits.set_simbol(AGENDA, "kirim", "agendaris", Simbol.PROSES).sop,
            "+ Simbol proses pada langkah 4 ditambah untuk Agendaris",
        ),
        (
            edits.set_value(AGENDA, "langkah/kirim/simpul/kasubag/simbol", "selesai").sop,
            "~ Simbol langkah 4 pada Kasubag sekarang selesai, sebelumnya proses",
        ),
        (
            edits.set_value(AGENDA, "langkah/catat/waktu", "15 menit").sop,
            "~ Waktu langkah 2 sekarang “15 menit”, sebelumnya “10 menit”",
        ),
        (
            edits.set_value(AGENDA, "langkah/kirim/waktu", "1 hari").sop,
            "~ Waktu langkah 4 diisi: “1 hari”",
        ),
        (
            edits.set_value(AGENDA, "langkah/catat/bersama", True).sop,
            "~ Bersama langkah 2: sekarang ya",
        ),
        (
            edits.set_value(
                AGENDA, "langkah/catat/kegiatan", "Mencatat surat masuk dalam buku agenda"
            ).sop,
            "~ Kegiatan langkah 2 berubah: Mencatat surat{+ masuk dalam buku agenda+}",
        ),
        (
            edits.set_value(AGENDA, "pelaksana/kabag/nama", "Kabag").sop,
            "~ Pelaksana “Kepala Bagian” berganti nama menjadi “Kabag”",
        ),
        (edits.add_pelaksana(AGENDA, "Sekda").sop, "+ Pelaksana baru: Sekda"),
        (
            edits.move_pelaksana(AGENDA, "kabag", 0).sop,
            "> Kolom Kepala Bagian dipindah dari urutan 3 ke urutan 1",
        ),
        (
            edits.set_value(AGENDA, "identitas/dasar_hukum/2", "UU 25 Tahun 2009").sop,
            "+ Dasar Hukum: butir baru “UU 25 Tahun 2009”",
        ),
        (
            edits.set_value(AGENDA, "identitas/nomor", "065/1").sop,
            "~ Nomor SOP diisi: “065/1”",
        ),
        (
            edits.set_value(AGENDA, "identitas/unit", "").sop,
            "~ Unit Kerja dikosongkan, sebelumnya “ketatalaksanaan”",
        ),
        (
            edits.set_value(AGENDA, "riwayat_awal/revisi", 2).sop,
            "~ Revisi diisi: “2”",
        ),
    ],
)
def test_every_kind_of_change_is_a_sentence(after, words):
    assert said(after) == [words]


def test_an_arrow_to_a_step_that_is_gone_names_its_old_number():
    after = edits.delete_langkah(AGENDA, "simpan").sop
    assert said(after) == [
        "- Langkah 5 dihapus: “Menyimpan surat”",
        "~ Panah Ya dari langkah 3 sekarang ke langkah 4; sebelumnya ke langkah 5 lama",
    ]


def test_the_way_back_is_told_as_well():
    after = edits.insert_langkah(AGENDA, 5, "Melapor").sop
    assert said(AGENDA, before=after) == ["- Langkah 6 dihapus: “Melapor”"]


def test_sentences_stand_under_the_part_they_belong_to():
    after = edits.set_value(AGENDA, "identitas/nomor", "065/1").sop
    after = edits.set_value(after, "langkah/catat/waktu", "15 menit").sop
    after = edits.delete_langkah(after, "kirim").sop
    parts = [s.part for s in sentences(AGENDA, after)]
    assert parts == ["Identitas", "Langkah 4 lama", "Langkah 2"]


STEPS = [step.id for step in AGENDA.langkah]


@given(st.permutations(STEPS), st.sets(st.sampled_from(STEPS), max_size=2))
def test_every_change_is_said_once(order, gone):
    steps = {step.id: step for step in AGENDA.langkah}
    after = replace(AGENDA, langkah=tuple(steps[i] for i in order if i not in gone))
    spoken = [change for s in sentences(AGENDA, after) for change in s.changes]
    assert spoken == diff(AGENDA, after)
    assert all(s.plain and s.part for s in sentences(AGENDA, after))
