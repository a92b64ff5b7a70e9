"""The step table: edited in place, as a spreadsheet is."""

from __future__ import annotations

from dataclasses import replace

from soptui.model import Alur, Simbol
from soptui.tui.widgets.step_table import StepTable
from tests.contoh import sop_contoh
from tests.tui.layar import LEBAR, repo_kantor, sunting


def sop_of(orang):
    return orang.sunting.sop


def table(orang):
    return orang.sunting.query_one(StepTable)


async def go(orang, step, key):
    """Put the cursor on a cell by keys only, as a person would."""
    view = table(orang)
    wanted = [column.key for column in view.columns].index(key)
    await orang.tekan("home", "home")
    while view.row != step:
        await orang.tekan("down" if view.row < step else "up")
    while view.column != wanted:
        await orang.tekan("right" if view.column < wanted else "left")


async def test_typing_replaces_the_cell_and_enter_accepts(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 1, "waktu")
        await orang.ketik("2 jam\n")
        assert sop_of(orang).langkah[1].waktu == "2 jam"
        assert "2 jam" in orang.baris_dengan("Menelaah surat")
        assert orang.status == "Ubah langkah 2 › Waktu"
        assert "1 perubahan belum disimpan" in orang.baris[0]


async def test_f2_edits_what_is_there_and_f10_drops_it(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f2")
        await orang.ketik(" dan keluar")
        await orang.tekan("f10")
        assert sop_of(orang).langkah[0].kegiatan == "Menerima surat masuk"
        await orang.tekan("f2")
        await orang.ketik(" dan keluar")
        await orang.tekan("tab")
        assert sop_of(orang).langkah[0].kegiatan == "Menerima surat masuk dan keluar"
        assert table(orang).current_column.key == "simpul/agendaris"


async def test_list_field_takes_one_item_a_line_and_ends_on_a_blank_one(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 0, "kelengkapan")
        await orang.tekan("enter", "enter")
        await orang.ketik("Buku agenda\n\n")
        assert sop_of(orang).langkah[0].kelengkapan == ("Surat masuk", "Buku agenda")
        assert "Surat masuk; Buku" in orang.teks or "- Buku agenda" in orang.teks


async def test_everything_is_reachable_at_80x24_and_number_and_activity_stay(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        assert "│ Keterangan" not in orang.teks
        await orang.tekan("end")
        assert "│ Keterangan" in orang.teks
        assert " 1 │ Menerima surat masuk" in orang.teks
        await orang.ketik("Setiap hari\n")
        assert sop_of(orang).langkah[0].keterangan == "Setiap hari"


async def test_full_text_of_a_long_cell_is_below_the_table(tmp_path):
    sop = sop_contoh()
    long = "Menerima surat masuk dari semua perangkat daerah dan mencocokkan jumlah lampirannya"
    step = replace(sop.langkah[0], kegiatan=long)
    repo = repo_kantor(tmp_path, replace(sop, langkah=(step, *sop.langkah[1:])))
    async with sunting(repo.root) as orang:
        below = " ".join(line.strip() for line in orang.baris[-6:])
        assert long in below


async def test_insert_duplicate_delete_and_undo_by_name(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("insert")
        await orang.ketik("Memilah surat\n")
        assert [s.kegiatan for s in sop_of(orang).langkah][1] == "Memilah surat"
        await orang.tekan("ctrl+e")
        assert sop_of(orang).langkah[1].kegiatan == ""
        await orang.tekan("ctrl+d")
        await orang.tekan("ctrl+r")
        assert [s.kegiatan for s in sop_of(orang).langkah].count("Memilah surat") == 2
        await orang.tekan("f7")
        assert orang.status.startswith("Diurungkan: gandakan langkah 2")
        await orang.tekan("f8")
        assert orang.status.startswith("Diulangi: gandakan langkah 2")
        await orang.tekan("f7", "f7", "f7", "f7", "f7")
        assert sop_of(orang) == sop_contoh()
        await orang.tekan("f7")
        assert orang.status == "Tidak ada yang dapat diurungkan."


async def test_deleting_a_step_names_the_arrows_it_repaired(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+d")
        assert len(sop_of(orang).langkah) == 2
        assert "Panah Tidak" in orang.status


async def test_grab_and_move_a_step(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+t")
        assert "dipegang" in orang.status
        await orang.tekan("down", "down", "enter")
        assert [s.id for s in sop_of(orang).langkah] == ["telaah", "catat", "terima"]
        assert table(orang).row == 2
        await orang.tekan("up")
        assert table(orang).row == 1
        await orang.tekan("ctrl+up")
        assert [s.id for s in sop_of(orang).langkah] == ["catat", "telaah", "terima"]


async def test_symbol_is_picked_with_f5_and_letters_set_it_at_once(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 2, "simpul/kabag")
        await orang.tekan("f5", "down", "down", "enter")
        assert sop_of(orang).langkah[2].simpul_of("kabag").simbol is Simbol.PROSES
        assert "□ 3b" in orang.teks
        await orang.ketik("k")
        assert sop_of(orang).langkah[2].simpul_of("kabag").simbol is Simbol.KEPUTUSAN
        await orang.tekan("enter", "enter")
        assert "menjadi keputusan" in orang.status
        await orang.tekan("delete")
        assert sop_of(orang).langkah[2].simpul_of("kabag") is None
        await orang.ketik("z")
        assert "huruf m, p, k, s" in orang.status


async def test_last_symbol_of_a_row_stays_and_can_be_moved_to_another_column(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 0, "simpul/agendaris")
        await orang.tekan("delete")
        assert "perlu satu simbol" in orang.status
        await orang.tekan("right", "enter")
        await orang.tunggu("Pindahkan mulai dari Agendaris")
        await orang.tekan("enter")
        assert [s.pelaksana for s in sop_of(orang).langkah[0].simpul] == ["kabag"]


async def test_f4_changes_a_target_picked_from_the_steps(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 1, "alur")
        assert "Ya→3, Tidak→1" in orang.teks
        await orang.tekan("f4", "enter")
        await orang.tunggu("Tujuan panah Ya")
        await orang.ketik("menerima")
        await orang.tekan("enter", "f10")
        assert sop_of(orang).langkah[1].simpul[0].alur[0] == Alur("terima", "Ya")
        assert "Ya→1, Tidak→1" in orang.teks


async def test_decision_is_offered_ya_and_tidak_first(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 0, "simpul/agendaris")
        await orang.ketik("k")
        assert "Tujuan panah Ya" in orang.teks
        await orang.tekan("enter")
        assert "Tujuan panah Tidak" in orang.teks
        await orang.ketik("mencatat")
        await orang.tekan("enter")
        assert sop_of(orang).langkah[0].simpul[0].alur == (
            Alur("telaah", "Ya"),
            Alur("catat", "Tidak"),
        )


async def test_exit_can_get_a_label_and_be_removed(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 1, "simpul/kabag")
        await orang.tekan("f4", "down", "down", "enter")
        await orang.tunggu("Label panah")
        await orang.tekan("down", "down", "enter")
        await orang.ketik("Ditunda\n")
        await orang.tunggu("Tujuan panah Ditunda")
        await orang.tekan("enter")
        exits = sop_of(orang).langkah[1].simpul[0].alur
        assert exits[2] == Alur("terima", "Ditunda")
        await orang.tekan("end", "enter")
        assert len(sop_of(orang).langkah[1].simpul[0].alur) == 2


async def test_plain_step_gets_another_target_and_the_default_again(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f4")
        assert "Alur biasa → 2 Menelaah surat" in orang.teks
        await orang.tekan("enter")
        await orang.ketik("mencatat\n")
        assert sop_of(orang).langkah[0].simpul[0].alur == (Alur("catat"),)
        await orang.tekan("f4", "end", "enter")
        assert sop_of(orang).langkah[0].simpul[0].alur is None


async def test_performers_are_named_added_moved_and_removed_in_the_heading(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("up", "right")
        await orang.ketik("Pengelola Surat\n")
        assert sop_of(orang).pelaksana[0].nama == "Pengelola Surat"
        await orang.tekan("insert")
        await orang.ketik("Kurir\n")
        assert [p.nama for p in sop_of(orang).pelaksana] == [
            "Pengelola Surat",
            "Kurir",
            "Kepala Bagian",
        ]
        await orang.tekan("ctrl+t", "right", "enter")
        assert sop_of(orang).pelaksana[2].nama == "Kurir"
        await orang.tekan("ctrl+d")
        assert len(sop_of(orang).pelaksana) == 2
        await orang.tekan("home", "right", "ctrl+d")
        assert "masih dipakai" in orang.status


async def test_heading_that_is_fixed_and_number_say_so(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("left")
        await orang.ketik("7")
        assert "mengikuti urutan baris" in orang.status
        await orang.tekan("up", "right")
        await orang.ketik("x")
        assert "Judul kolom ini tetap" in orang.status


async def test_joint_step_is_marked_and_needs_two_symbols(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+p")
        await orang.ketik("bersama")
        assert "dua simbol" in orang.teks
        await orang.tekan("f10")
        await go(orang, 0, "simpul/kabag")
        await orang.tekan("p", "ctrl+p")
        await orang.ketik("bersama\n")
        assert sop_of(orang).langkah[0].bersama
        assert "=□ 1b=" in orang.teks


async def test_keys_typed_far_ahead_all_arrive_in_order(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        text = "Meneliti berkas " * 20
        await orang.tumpuk(text, "backspace", "enter", "A", "b", "enter")
        await orang.sampai(lambda: sop_of(orang).langkah[1].kegiatan == "Ab")
        assert sop_of(orang).langkah[0].kegiatan == text.strip()


async def test_pasted_text_fills_the_cell_without_control_characters(tmp_path):
    from textual import events

    async with sunting(repo_kantor(tmp_path).root) as orang:
        orang.app.post_message(events.Paste("Menerima\x1b[31m surat dan paket\x07\r\n"))
        await orang.sampai(lambda: "paket" in orang.teks)
        assert sop_of(orang).langkah[0].kegiatan == "Menerima[31m surat dan paket"


async def test_wide_screen_wraps_rows_and_shows_the_chart_beside(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, LEBAR) as orang:
        assert "Pelaksana" in orang.teks
        assert "( 1 )" in orang.baris_dengan("▸ 1 │"), "a step and its symbols on one height"
        await orang.tekan("up", "right")
        await orang.ketik("Loket")
        chart = "\n".join(line.split("││")[-1] for line in orang.baris)
        assert "Loket" in chart
        await orang.tekan("f10")
        assert "Loket" not in orang.teks
        await orang.tekan("f9")
        assert "( 1 )" not in orang.teks
