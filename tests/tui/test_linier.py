"""The reading mode: an SOP as sentences, reached from the list and from the editor."""

from __future__ import annotations

from tests.tui.layar import KECIL, buka, repo_kantor, sunting


async def open_from_palette(orang):
    await orang.tekan("ctrl+p")
    await orang.ketik("bacaan linier")
    await orang.tekan("enter")
    return await orang.tunggu("Nama SOP: Pengagendaan Surat Masuk.")


async def test_from_the_list_with_the_dates_of_the_history(tmp_path):
    async with buka(repo_kantor(tmp_path).root) as orang:
        await open_from_palette(orang)
        assert "Instansi: Nama Instansi." in orang.teks
        assert "Baris 1 dari" in orang.status
        await orang.tekan("end")
        await orang.tunggu("Langkah 3 dari 3, Agendaris, selesai.")
        await orang.tekan("q")
        await orang.tunggu("Daftar SOP")


async def test_from_the_editor_as_it_is_there_now(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.ketik("Memilah")
        await orang.tekan("enter")
        await open_from_palette(orang)
        await orang.tekan("end")
        await orang.tunggu("Kegiatan: Memilah.")
        await orang.tekan("f10")
        await orang.tunggu("2 Langkah")


async def test_lines_are_wrapped_and_the_cursor_keeps_its_sentence(tmp_path):
    async with buka(repo_kantor(tmp_path).root) as orang:
        await open_from_palette(orang)
        await orang.tekan("end")
        wide = len(orang.app.screen.list.items)
        await orang.pilot.resize_terminal(40, 20)
        await orang.sampai(lambda: len(orang.app.screen.list.items) > wide)
        shown = orang.app.screen.list
        assert shown.items[shown.cursor] == "Output: Catatan."
        assert all(len(line) < 40 for line in orang.app.screen.list.items)
        await orang.pilot.resize_terminal(*KECIL)
        await orang.sampai(lambda: len(shown.items) == wide)
        assert shown.cursor == wide - 1
