"""`tombol = "vi"`: letters are commands in the grid, and arrow keys work as ever."""

from __future__ import annotations

import pytest

from tests.tui.layar import repo_kantor, sunting

VI = 'tombol = "vi"\n'


@pytest.fixture
def repo(tmp_path):
    return repo_kantor(tmp_path)


async def test_letters_move_and_arrows_too(repo):
    async with sunting(repo.root, pengaturan=VI) as orang:
        view = orang.sunting.steps.view
        for key, place in (
            ("j", (1, 1)), ("l", (1, 2)), ("k", (0, 2)), ("h", (0, 1)), ("down", (1, 1)),
            ("right", (1, 2)), ("$", (1, len(view.columns) - 1)), ("0", (1, 1)), ("G", (2, 1)),
            ("g", (0, 1)),
        ):  # fmt: skip
            await orang.tekan(key)
            assert (view.row, view.column) == place, key


async def test_i_and_enter_fill_in_and_the_status_names_the_mode(repo):
    async with sunting(repo.root, pengaturan=VI) as orang:
        assert orang.status.startswith("[PERINTAH]")
        await orang.tekan("i")
        await orang.ketik(" lagi")
        assert orang.status.startswith("[MENGISI]")
        await orang.tekan("enter")
        assert orang.sunting.sop.langkah[0].kegiatan.endswith(" lagi")
        assert orang.status.startswith("[PERINTAH]")
        await orang.tekan("enter")
        assert orang.status.startswith("[MENGISI]")


async def test_steps_are_made_moved_and_taken_back(repo):
    async with sunting(repo.root, pengaturan=VI) as orang:
        first = orang.sunting.sop
        ids = [step.id for step in first.langkah]
        await orang.tekan("J")
        assert [s.id for s in orang.sunting.sop.langkah] == [ids[1], ids[0], ids[2]]
        await orang.tekan("K", "o")
        assert len(orang.sunting.sop.langkah) == 4
        await orang.tekan("O", "D")
        assert len(orang.sunting.sop.langkah) == 6
        await orang.tekan("d", "d", "d")
        assert len(orang.sunting.sop.langkah) == 3
        await orang.tekan(*"uuuuuuuu")
        assert orang.sunting.sop == first
        await orang.tekan("U")
        assert orang.sunting.sop != first


async def test_questions_open_with_letters(repo):
    async with sunting(repo.root, pengaturan=VI) as orang:
        await orang.tekan("a")
        await orang.tunggu("Panah dari langkah 1")
        await orang.tekan("f10", "l", "m")
        await orang.tunggu("Simbol ")
        await orang.tekan("f10", "o", "w")
        await orang.tunggu("Simpan perubahan")


async def test_a_letter_without_a_command_types_nothing_and_says_so(repo):
    async with sunting(repo.root, pengaturan=VI) as orang:
        await orang.tekan("Q")
        assert "Q tidak dipakai di sini" in orang.status
        assert not orang.sunting.steps.is_typing


async def test_the_form_is_a_list_too(repo):
    async with sunting(repo.root, pengaturan=VI) as orang:
        await orang.tekan("1", "j", "i")
        assert orang.sunting.query_one("#identitas").is_typing
        await orang.tekan("f10", "2")
        assert orang.sunting.part == "langkah"
        await orang.tekan("q")
        await orang.tunggu("Daftar SOP")


async def test_footer_help_and_palette_show_the_letters(repo):
    async with sunting(repo.root, pengaturan=VI) as orang:
        assert orang.kaki.startswith("i isi  o sisip")
        await orang.tekan("?")
        assert "huruf adalah perintah" in orang.teks
        await orang.tekan("f10", ":")
        await orang.ketik("gandakan")
        assert "D " in orang.baris_dengan("gandakan  ")
