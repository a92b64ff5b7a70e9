"""Marked cells and steps: copied, cut, pasted, emptied, filled and moved as one."""

from __future__ import annotations

from textual import events

from soptui.model import Simbol
from soptui.tui.widgets.step_table import StepTable
from tests.contoh import sop_contoh
from tests.tui.layar import buka, repo_kantor, sunting
from tests.tui.test_langkah import go, sop_of, table


async def tempel(orang, text):
    """Paste as a terminal does."""
    orang.app.post_message(events.Paste(text))
    await orang.pilot.pause()


def kegiatan(orang):
    return [step.kegiatan for step in sop_of(orang).langkah]


async def test_marking_cells_then_whole_steps_is_said_and_seen_and_dropped(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 0, "waktu")
        await orang.tekan("ctrl+u", "down", "right")
        assert orang.baris[-2].strip().startswith("4 sel dipilih. ^C salin, Del kosongkan")
        assert "┃ 1 │" in orang.teks
        assert "isi ke bawah" in orang.teks
        await orang.tekan("ctrl+u")
        assert orang.baris[-2].strip().startswith("2 langkah dipilih. ^C salin, ^D hapus")
        await orang.tekan("f10")
        assert orang.status == "Tidak ada lagi yang ditandai."
        assert "┃" not in orang.teks
        await orang.tekan("ctrl+u", "ctrl+u", "ctrl+u")
        assert table(orang).mark is None


async def test_shift_and_arrows_mark_until_a_plain_arrow(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("shift+down", "shift+down")
        assert table(orang).marked_rows == range(3)
        await orang.tekan("up")
        assert table(orang).mark is None
        assert table(orang).row == 1


async def test_marking_from_the_numbers_marks_whole_steps(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("left", "shift+down")
        assert "2 langkah dipilih." in orang.teks
        await orang.tekan("ctrl+d")
        assert kegiatan(orang) == ["Mencatat surat"]
        assert orang.status.startswith("Hapus langkah 1-2")
        await orang.tekan("f7")
        assert sop_of(orang) == sop_contoh()


async def test_deleting_a_marked_block_repairs_arrows_aloud(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+u", "ctrl+d")
        assert "Panah Tidak" in orang.status


async def test_del_empties_what_is_marked_in_one_step(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 0, "waktu")
        await orang.tekan("ctrl+u", "down", "down", "right", "delete")
        assert [s.waktu for s in sop_of(orang).langkah] == ["", "", ""]
        assert [s.output for s in sop_of(orang).langkah] == [(), (), ()]
        assert orang.status == "Kosongkan 6 sel pada langkah 1-3"
        await orang.tekan("f7")
        assert sop_of(orang) == sop_contoh()


async def test_ctrl_r_fills_marked_cells_down(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 0, "waktu")
        await orang.tekan("ctrl+u", "ctrl+r")
        assert orang.status.startswith("Tandai ke bawah dahulu")
        await orang.tekan("down", "down", "ctrl+r")
        assert [s.waktu for s in sop_of(orang).langkah] == ["10 menit"] * 3
        assert orang.status == "Isi langkah 2-3 seperti langkah 1"


async def test_ctrl_r_duplicates_marked_steps(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+u", "ctrl+u", "down", "ctrl+r")
        assert len(sop_of(orang).langkah) == 5
        assert orang.status.startswith("Gandakan langkah 1-2")
        assert table(orang).row == 2


async def test_a_marked_block_is_dragged_and_is_one_step_of_undo(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+r", "ctrl+home", "ctrl+u", "ctrl+u", "down", "ctrl+t")
        assert orang.status.startswith("2 langkah dipegang")
        await orang.tekan("down", "down", "enter")
        assert orang.status.startswith("Diletakkan.")
        assert [s.id for s in sop_of(orang).langkah][:2] == ["telaah", "catat"]
        assert table(orang).marked_rows == range(2, 4)
        await orang.tekan("f7")
        assert orang.status.startswith("Diurungkan: pindah langkah 1-2 menjadi langkah 3-4")
        assert [s.id for s in sop_of(orang).langkah][2:] == ["telaah", "catat"]
        await orang.tekan("ctrl+t", "up", "f10")
        assert orang.app.screen is orang.sunting


async def test_a_step_dragged_there_and_back_leaves_no_step_of_undo(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+t", "down", "up", "enter", "f7")
        assert orang.status == "Tidak ada yang dapat diurungkan."


async def test_a_cell_is_copied_and_pasted_over_a_marked_range(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 0, "waktu")
        await orang.tekan("ctrl+c")
        assert orang.status.startswith("1 sel disalin. ")
        assert orang.app.papan.text == "10 menit"
        await orang.tekan("down", "ctrl+u", "down", "ctrl+v")
        assert [s.waktu for s in sop_of(orang).langkah] == ["10 menit"] * 3
        assert orang.status == "Tempel 2 baris. 2 langkah diubah."


async def test_whole_steps_are_cut_and_pasted_with_symbols_and_arrows(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("left", "down", "ctrl+k")
        assert [s.id for s in sop_of(orang).langkah] == ["terima", "catat"]
        assert "1 langkah dipotong" in orang.status
        await orang.tekan("ctrl+v")
        assert [s.id for s in sop_of(orang).langkah] == ["terima", "catat", "telaah"]
        assert sop_of(orang).langkah[2].simpul == sop_contoh().langkah[1].simpul
        assert "Panah Tidak dari langkah 3 menuju langkah 1." in orang.status
        assert table(orang).row == 2


async def test_steps_go_from_one_sop_to_another(tmp_path):
    repo = repo_kantor(tmp_path, sop_contoh(), sop_contoh("tamu", "Penerimaan Tamu"))
    async with buka(repo.root) as orang:
        await orang.tekan("enter")
        await orang.tunggu("[2 Langkah]")
        await orang.tekan("ctrl+u", "ctrl+u", "down", "ctrl+c", "f10")
        await orang.tunggu("Daftar SOP")
        await orang.tekan("down", "enter")
        await orang.tunggu("Penerimaan Tamu", "[2 Langkah]")
        await orang.tekan("end", "ctrl+end", "ctrl+v")
        assert len(sop_of(orang).langkah) == 5
        copied = sop_of(orang).langkah[4]
        assert copied.simpul[0].simbol is Simbol.KEPUTUSAN
        assert copied.simpul[0].alur[1].ke == sop_of(orang).langkah[3].id
        await orang.tekan("f7")
        assert len(sop_of(orang).langkah) == 3


async def test_a_table_of_excel_becomes_steps(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+end")
        await tempel(
            orang,
            "No\tKegiatan\tAgendaris\tKurir\tWaktu\r"
            '1\tMengirim surat\tx\t\t5 menit\r2\t"Mengantar\rsurat"\t\tx\t1 jam\r',
        )
        assert kegiatan(orang)[3:] == ["Mengirim surat", "Mengantar surat"]
        assert sop_of(orang).pelaksana[-1].nama == "Kurir"
        assert orang.status.startswith("Tempel 2 baris. 2 langkah dibuat. Pelaksana baru: Kurir.")
        await orang.tekan("f7")
        assert sop_of(orang) == sop_contoh()


async def test_lines_become_steps_and_a_bad_paste_says_why(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await tempel(orang, "Memilah surat\rMemberi cap\r")
        assert kegiatan(orang)[1:3] == ["Memilah surat", "Memberi cap"]
        assert table(orang).row == 1
        await go(orang, 0, "simpul/kabag")
        await tempel(orang, "entah")
        assert orang.status.startswith("Tempelan tidak mengubah apa pun.")
        await tempel(orang, "a\r" * 2_001)
        assert "2.001 baris" in orang.status
        await tempel(orang, "Menerima surat\t" * 80_000)
        assert orang.status.startswith("Tempelan terlalu panjang: 1.200.000 huruf")


async def test_a_paste_that_is_too_long_for_a_field_leaves_it_as_it_is(tmp_path):
    """Half of it would look like all of it."""
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f2", "A")
        field = orang.app.screen.focused
        await tempel(orang, "surat " * 200_000)
        assert "1.200.000 huruf, batasnya 20.000. Isian tidak berubah." in orang.status
        orang.app.papan.text = "x" * 20_001
        await orang.tekan("B", "ctrl+v")
        assert "20.001 huruf" in orang.status
        assert field.text == "Menerima surat masukAB"


async def test_what_was_typed_ahead_is_all_there(tmp_path):
    """5,000 letters that came while the program was busy, and the key that ends them."""
    text = ("Menerima surat masuk. " * 228)[:5_000]
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tumpuk(text, "enter")
        assert kegiatan(orang)[0] == text.strip()


async def test_pasted_lines_in_a_list_cell_are_its_items(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 0, "kelengkapan")
        await tempel(orang, "• Surat\r• Buku agenda")
        assert sop_of(orang).langkah[0].kelengkapan == ("Surat", "Buku agenda")


async def test_names_pasted_on_a_heading_become_performers(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("up", "right")
        await tempel(orang, "Kurir\tSekretaris")
        assert [p.nama for p in sop_of(orang).pelaksana] == [
            "Agendaris",
            "Kurir",
            "Sekretaris",
            "Kepala Bagian",
        ]


async def test_nothing_copied_says_how_to_paste_from_elsewhere(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+v")
        assert "Ctrl+Shift+V" in orang.status


async def test_a_field_copies_cuts_and_pastes_its_text(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f2", "ctrl+c")
        assert orang.status.startswith("Isian disalin.")
        await orang.tekan("home", "ctrl+k", "ctrl+v", "ctrl+v", "enter")
        assert kegiatan(orang)[0] == "Menerima surat masuk" * 2


async def test_y_copies_the_line_of_a_list(tmp_path):
    async with buka(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("y")
        assert "Pengagendaan Surat Masuk" in orang.app.papan.text
        assert orang.status.startswith("Baris disalin.")


async def test_letters_of_vi_mark_copy_and_paste(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, pengaturan='tombol = "vi"') as orang:
        await orang.tekan("v", "v", "j")
        assert "2 langkah dipilih" in orang.teks
        await orang.tekan("y", "p")
        assert len(sop_of(orang).langkah) == 5
        await orang.tekan("0", "x")
        assert len(sop_of(orang).langkah) == 4
        await orang.tekan("/")
        await orang.ketik("surat\n")
        first = orang.status
        await orang.tekan("n", "N")
        assert orang.status == first


async def test_enter_goes_down_but_stays_on_a_new_step_and_the_table_may_be_empty(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await go(orang, 0, "waktu")
        await orang.ketik("1 jam\n2 jam\n3 jam\n")
        assert [s.waktu for s in sop_of(orang).langkah] == ["1 jam", "2 jam", "3 jam"]
        assert (table(orang).row, table(orang).current_column.key) == (2, "waktu")
        await orang.tekan("insert")
        await orang.ketik("Satu\n")
        await orang.tekan("insert")
        await orang.ketik("Dua\n")
        assert kegiatan(orang)[3:] == ["Satu", "Dua"]
        await orang.tekan("ctrl+u", "ctrl+u", "pageup", "ctrl+d")
        assert sop_of(orang).langkah == ()
        assert "Belum ada langkah. Tekan Ins" in orang.teks
        await orang.tekan("ctrl+u")
        assert orang.status == "Arahkan kursor ke sebuah langkah."
        await orang.tekan("f7")
        assert (table(orang).row, len(sop_of(orang).langkah)) == (0, 5)
        await orang.tekan("f8", "insert")
        await orang.ketik("Mulai lagi\n")
        assert kegiatan(orang) == ["Mulai lagi"]
        assert isinstance(orang.app.screen.focused, StepTable)


async def test_identity_fields_are_copied_cut_and_pasted(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "f6", "f6", "ctrl+c")
        assert orang.app.papan.text == "Pengagendaan Surat Masuk"
        orang.sunting.go_to_field("identitas/dasar_hukum")
        await tempel(orang, "1. UU 25 Tahun 2009\r2. PermenPAN-RB 35 Tahun 2012\r")
        assert sop_of(orang).identitas.dasar_hukum == (
            "UU 25 Tahun 2009",
            "PermenPAN-RB 35 Tahun 2012",
        )
        await orang.tekan("ctrl+k")
        assert sop_of(orang).identitas.dasar_hukum == ()
        assert orang.status.startswith("Dasar Hukum dipotong.")
        orang.sunting.go_to_field("identitas/ruang_lingkup")
        await orang.tekan("ctrl+v")
        assert sop_of(orang).identitas.ruang_lingkup == (
            "UU 25 Tahun 2009 PermenPAN-RB 35 Tahun 2012"
        )
        await tempel(orang, "a\r" * 2_001)
        assert "2.001 baris" in orang.status
        orang.sunting.go_to_field("identitas/unit")
        await tempel(orang, "lain")
        assert orang.status == "Unit Kerja dipilih dari daftar: F2 membukanya."
