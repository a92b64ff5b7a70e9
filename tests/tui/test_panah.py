"""Symbols, arrows and performers: each with few keys, and always told what happened."""

from __future__ import annotations

from dataclasses import replace

from soptui.changes import edits
from soptui.changes.new import from_lines, numbered_id
from soptui.model import Alur, Simbol
from soptui.tui.screens.pilih_bagan import PilihBagan
from tests.contoh import UNIT
from tests.tui.layar import LEBAR, repo_kantor, sunting
from tests.tui.test_langkah import go, sop_of

LIMA = """\
Agendaris: Menerima surat
Mencatat surat
Kepala Bagian: Menelaah surat
Memberi disposisi
Agendaris: Menyimpan surat
"""


def lima():
    return from_lines("surat", "Surat", UNIT, LIMA, new_id=numbered_id)


def exits(orang, row=2):
    return sop_of(orang).langkah[row].simpul[0].alur


async def test_decision_by_one_letter_and_enter_enter(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await go(orang, 2, "simpul/kepala-bagian")
        await orang.tekan("k")
        assert "Tujuan panah Ya dari langkah 3" in orang.teks
        await orang.tekan("enter")
        assert "Tujuan panah Tidak dari langkah 3" in orang.teks
        await orang.tekan("enter")
        assert exits(orang) == (Alur("baris-4", "Ya"), Alur("baris-2", "Tidak"))
        assert orang.status == (
            "Langkah 3 menjadi keputusan: Ya ke 4, Tidak ke 2. F4 mengubah panahnya."
        )
        await orang.tekan("f7")
        assert sop_of(orang) == lima(), "what Enter Enter does is one step of undo"


async def test_target_by_its_number_comes_first(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await go(orang, 2, "simpul/kepala-bagian")
        await orang.tekan("k", "enter", "1", "enter")
        assert exits(orang)[1] == Alur("baris-1", "Tidak")
        assert "Tidak ke 1" in orang.status


async def test_target_by_words(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await go(orang, 2, "simpul/kepala-bagian")
        await orang.tekan("k")
        await orang.ketik("menyimpan\n")
        await orang.tekan("enter")
        assert exits(orang) == (Alur("baris-5", "Ya"), Alur("baris-2", "Tidak"))


async def test_target_by_walking_the_chart(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await go(orang, 2, "simpul/kepala-bagian")
        await orang.tekan("k", "enter", "f6")
        assert isinstance(orang.app.screen, PilihBagan)
        assert "2 Mencatat surat, Agendaris" in orang.status
        await orang.tekan("up")
        assert "1 Menerima surat, Agendaris" in orang.status
        await orang.tekan("f10")
        assert "Tujuan panah Tidak" in orang.teks
        await orang.tekan("f6", "up", "enter")
        assert exits(orang)[1] == Alur("baris-1", "Tidak")


async def test_symbol_the_arrow_leaves_is_refused_in_the_chart(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await go(orang, 2, "simpul/kepala-bagian")
        await orang.tekan("k", "enter", "f6", "down", "enter")
        assert "pilih simbol lain" in orang.status
        await orang.tekan("f10", "f10")
        assert exits(orang) == (Alur("baris-4", "Ya"), Alur("baris-2", "Tidak"))


async def test_putting_the_question_aside_keeps_what_was_proposed(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await go(orang, 2, "simpul/kepala-bagian")
        await orang.tekan("k", "f10")
        assert exits(orang) == (Alur("baris-4", "Ya"), Alur("baris-2", "Tidak"))
        await orang.tekan("k")
        assert orang.status == "Langkah 3 sudah keputusan. F4 mengubah panahnya."


async def test_arrow_of_a_step_with_several_symbols_is_found_by_number_and_letter(tmp_path):
    sop = edits.set_simbol(lima(), "baris-2", "kepala-bagian", Simbol.PROSES).sop
    async with sunting(repo_kantor(tmp_path, sop).root) as orang:
        await go(orang, 3, "alur")
        await orang.tekan("f4", "enter", "2", "b", "enter")
        assert exits(orang, 3) == (Alur("baris-2/kepala-bagian"),)


async def test_list_of_arrows_says_what_was_done(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await go(orang, 2, "simpul/kepala-bagian")
        await orang.tekan("k", "enter", "enter", "f4", "down", "enter", "5", "enter")
        assert "Ubah panah langkah 3" in orang.teks
        assert "Tidak → 5 Menyimpan surat" in orang.teks
        await orang.tekan("f10")
        assert exits(orang)[1] == Alur("baris-5", "Tidak")


async def test_step_is_given_to_another_performer_from_any_cell(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await go(orang, 1, "waktu")
        await orang.tekan("f5")
        assert "Langkah 2: siapa yang mengerjakan" in orang.teks
        await orang.ketik("kepala\n")
        assert sop_of(orang).langkah[1].simpul[0].pelaksana == "kepala-bagian"
        assert orang.status.startswith("Langkah 2 dikerjakan Kepala Bagian")


async def test_new_performer_by_just_typing_a_name(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await orang.tekan("f5")
        await orang.ketik("Kurir\n")
        assert sop_of(orang).pelaksana[-1].nama == "Kurir"
        assert sop_of(orang).langkah[0].simpul[0].pelaksana == "kurir"
        assert "Kolom Kurir ditambahkan" in orang.status


async def test_symbol_from_any_cell(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await go(orang, 2, "kegiatan")
        await orang.tekan("f5")
        await orang.ketik("keputusan\n")
        await orang.tekan("enter", "enter")
        assert sop_of(orang).langkah[2].simpul[0].simbol is Simbol.KEPUTUSAN


async def test_positions_of_the_office_are_offered_and_columns_that_are_there_are_not(tmp_path):
    other = replace(lima(), id="lain", pelaksana=())
    other = edits.add_pelaksana(replace(other, langkah=()), "Pengelola Arsip").sop
    async with sunting(repo_kantor(tmp_path, lima(), other).root) as orang:
        while orang.sunting.sop.id != "surat":
            await orang.tekan("f10", "down", "enter")
        await orang.sampai(lambda: orang.app.kantor.gathered > 0)
        await orang.tekan("ctrl+w")
        assert "Kepala Instansi" in orang.teks
        await orang.ketik("arsip\n")
        assert sop_of(orang).pelaksana[-1].nama == "Pengelola Arsip"
        await orang.tekan("ctrl+w")
        await orang.ketik("agendaris")
        assert "Tidak ada yang cocok" in orang.teks


async def test_columns_are_put_in_order_from_the_heading_and_the_palette(tmp_path):
    sop = edits.move_pelaksana(lima(), "kepala-bagian", 0).sop
    async with sunting(repo_kantor(tmp_path, sop).root) as orang:
        await orang.tekan("up", "f5")
        assert "Urutkan menurut kemunculan" in orang.teks
        await orang.tekan("enter")
        assert [p.id for p in sop_of(orang).pelaksana] == ["agendaris", "kepala-bagian"]
        assert "Urutannya: Agendaris, Kepala Bagian" in orang.status
        await orang.tekan("ctrl+p")
        await orang.ketik("urutkan kolom\n")
        assert orang.status == "Kolom pelaksana sudah urut menurut kemunculan."


async def test_heading_offers_a_new_performer_and_another_name(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await go(orang, 0, "simpul/agendaris")
        await orang.tekan("up", "f5", "down", "enter")
        await orang.ketik("Kurir\n")
        assert [p.nama for p in sop_of(orang).pelaksana] == ["Agendaris", "Kurir", "Kepala Bagian"]
        await orang.tekan("left", "f5", "end", "enter")
        await orang.ketik("Pengelola Surat\n")
        assert sop_of(orang).pelaksana[0].nama == "Pengelola Surat"


async def test_joint_step_is_chosen_with_the_symbol(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root, LEBAR) as orang:
        await go(orang, 0, "simpul/agendaris")
        await orang.tekan("f5", "end", "up", "enter")
        assert "dua simbol" in orang.teks
        await orang.tekan("f10", "right", "p", "f5", "end", "up", "enter")
        assert sop_of(orang).langkah[0].bersama
        assert "=□ 1b=" in orang.teks
        await orang.tekan("f5")
        assert "Tidak lagi dikerjakan bersama" in orang.teks


async def test_chart_that_was_hidden_shows_an_arrow_that_changed_meanwhile(tmp_path):
    async with sunting(repo_kantor(tmp_path, lima()).root) as orang:
        await orang.tekan("f6", "f6", "f6", "f6")
        await go(orang, 2, "simpul/kepala-bagian")
        await orang.tekan("k", "enter", "enter", "f6")
        assert "[3 Bagan]" in orang.teks
        assert "Tidak" in orang.teks
        assert "◇ 3 ◇" in orang.teks
