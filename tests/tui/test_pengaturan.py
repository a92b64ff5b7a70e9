"""Settings, tour, help and palette as a person meets them."""

from __future__ import annotations

import os

import pytest

from soptui.settings import SETTINGS, settings_file
from soptui.tui.screens.pengaturan import PengaturanScreen
from soptui.tui.screens.tur import TurScreen, tour_file
from tests.tui.layar import KECIL, buka, repo_kantor, sunting


@pytest.fixture
def repo(tmp_path):
    return repo_kantor(tmp_path)


async def ke_pengaturan(orang):
    await orang.tekan("ctrl+p")
    await orang.ketik("pengaturan")
    await orang.tekan("enter")
    await orang.sampai(lambda: isinstance(orang.app.screen, PengaturanScreen))


async def test_enter_takes_the_next_value_at_once_and_keeps_it(repo):
    async with sunting(repo.root, pengaturan="# milik saya\n") as orang:
        await ke_pengaturan(orang)
        await orang.tekan("enter")
        assert orang.status.startswith("Tombol di tabel: vi, huruf adalah perintah")
        await orang.tekan("q", "j")
        assert orang.sunting.steps.view.row == 1
    assert settings_file(os.environ).read_text() == '# milik saya\ntombol = "vi"\n'


async def test_a_text_is_asked_for_and_can_be_emptied(repo):
    async with buka(repo.root) as orang:
        await ke_pengaturan(orang)
        while orang.app.screen.list.selected.key != "editor":
            await orang.tekan("down")
        await orang.tekan("enter")
        await orang.ketik("nano -w\n")
        assert orang.app.prefs.settings["editor"] == "nano -w"
        await orang.tekan("enter", "ctrl+u")
        await orang.ketik("-\n")
        assert orang.app.prefs.settings["editor"] == ""


async def test_every_setting_can_be_changed_and_every_screen_follows(repo):
    async with sunting(repo.root) as orang:
        await ke_pengaturan(orang)
        for setting in SETTINGS:
            for _ in setting.choices:
                await orang.tekan("enter")
            await orang.tekan("down")
        await orang.tekan("q")
        assert "[2 Langkah]" in orang.teks


async def test_ascii_counts_at_once_everywhere(repo):
    async with sunting(repo.root) as orang:
        assert "○" in orang.teks
        await ke_pengaturan(orang)
        await orang.tekan("down", "down", "enter")
        assert orang.app.glyphs.ascii
        await orang.tekan("q")
        await orang.sampai(lambda: "o" in orang.teks and orang.teks.isascii(), "ASCII")
        await orang.tekan("f6")
        assert orang.teks.isascii()


async def test_what_a_variable_decides_is_said(repo, monkeypatch):
    monkeypatch.setenv("SOPTUI_TOMBOL", "vi")
    async with buka(repo.root) as orang:
        await ke_pengaturan(orang)
        assert "Ditentukan oleh variabel SOPTUI_TOMBOL" in orang.teks
        await orang.tekan("enter")
        assert "hapus atau ubah variabel itu" in orang.status.replace("\n", " ")


async def test_a_file_that_cannot_be_written_is_said_and_the_value_counts(repo):
    folder = settings_file(os.environ).parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("bukan folder")
    async with buka(repo.root) as orang:
        await ke_pengaturan(orang)
        await orang.tekan("enter")
        assert "Berlaku sampai soptui ditutup." in orang.status
        assert orang.app.prefs.is_vi


async def test_wrong_settings_are_told_at_the_start_with_their_place(repo):
    wrong = 'tema = "pink"\n[tombol_saya]\nsimpan = "ctrl+i"\n'
    async with buka(repo.root, pengaturan=wrong) as orang:
        await orang.tunggu("pengaturan.toml:1:8: tema", "Pilih: otomatis", "dan 1 lagi")


async def test_own_keys_count_and_are_shown(repo):
    own = '[tombol_saya]\nsisip_bawah = { tabel = "f2" }\nisi = { tabel = "enter" }\n'
    async with sunting(repo.root, pengaturan=own) as orang:
        assert "F2 sisip" in orang.kaki
        await orang.tekan("f2")
        assert len(orang.sunting.sop.langkah) == 4


async def test_mouse_and_look_have_commands(repo):
    async with buka(repo.root) as orang:
        await orang.tekan("M")
        assert orang.status.startswith("Tetikus: ya")
        await orang.tekan("M", "ctrl+p")
        await orang.ketik("warna")
        await orang.tekan("enter")
        assert orang.status.startswith("Warna: 16-warna")


# --- the tour ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [KECIL, (60, 20)])
async def test_the_first_start_shows_the_tour_once(repo, size):
    tour_file().unlink()
    async with buka(repo.root, size) as orang:
        assert isinstance(orang.app.screen, TurScreen)
        assert "mencari perintah apa saja dengan kata" in orang.teks
        assert "…  " not in orang.teks
        assert max(map(len, orang.baris)) <= size[0]
        await orang.tekan("x")
        await orang.tunggu("Daftar SOP")
    async with buka(repo.root, size) as orang:
        assert not isinstance(orang.app.screen, TurScreen)
        await orang.tekan("ctrl+p")
        await orang.ketik("tur")
        await orang.tekan("enter")
        assert isinstance(orang.app.screen, TurScreen)


# --- help and palette -----------------------------------------------------------------------


async def test_help_is_searched_by_typing(repo):
    async with sunting(repo.root) as orang:
        await orang.tekan("f1")
        await orang.ketik("gandakan")
        assert "Ctrl+R" in orang.teks
        assert "Ctrl+S" not in orang.teks
        await orang.ketik("zzz")
        assert "Tidak ada yang cocok" in orang.teks
        await orang.tekan("f10")
        assert "[2 Langkah]" in orang.teks


async def test_palette_names_the_keys_of_every_place(repo):
    async with sunting(repo.root) as orang:
        await orang.tekan("ctrl+p")
        await orang.ketik("menyimpan perubahan")
        assert "^S F3, daftar w" in orang.baris_dengan("simpan ")
