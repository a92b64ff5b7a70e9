"""Any size at any moment: nobody loses the place or what is being typed."""

from __future__ import annotations

import pytest

from tests.contoh import sop_contoh
from tests.tui.layar import buka, repo_kantor, sunting

SIZES = [
    (20, 5),
    (300, 100),
    (60, 20),
    (40, 12),
    (119, 30),
    (120, 30),
    (59, 19),
    (200, 60),
    (80, 24),
]


async def besarkan(orang, size):
    await orang.pilot.resize_terminal(*size)
    await orang.pilot.pause()
    await orang.sampai(lambda: orang.app.size == size and len(orang.baris) == size[1], str(size))


def nothing_sticks_out(orang, size):
    assert len(orang.baris) == size[1]
    assert max(map(len, orang.baris)) <= size[0]


async def test_typing_goes_on_through_every_size(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("down")
        await orang.ketik("Menelaah")
        for size in SIZES:
            await besarkan(orang, size)
            await orang.ketik("x")
            nothing_sticks_out(orang, size)
        await orang.tekan("enter")
        assert orang.sunting.sop.langkah[1].kegiatan == "Menelaah" + "x" * len(SIZES)
        assert orang.sunting.focused is orang.sunting.steps.view


@pytest.mark.parametrize("part", ["identitas", "langkah", "bagan", "temuan"])
async def test_part_and_cursor_stay_through_every_size(tmp_path, part):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        orang.sunting.show_part(part)
        await orang.tekan("down", "down")
        before = orang.sunting.bagian(part).address()
        for size in SIZES:
            await besarkan(orang, size)
            nothing_sticks_out(orang, size)
            assert orang.sunting.part == part
            assert orang.sunting.bagian(part).address() == before
            assert orang.sunting.focused is orang.sunting.bagian(part).view


async def test_a_question_stays_through_every_size(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+p")
        await orang.ketik("ganda")
        for size in SIZES:
            await besarkan(orang, size)
            nothing_sticks_out(orang, size)
        await orang.ketik("kan")
        await orang.tekan("enter")
        await orang.sampai(lambda: len(orang.sunting.sop.langkah) == 4)


async def test_the_list_stays_through_every_size(tmp_path):
    repo = repo_kantor(tmp_path, *(sop_contoh(f"surat-{i}", f"Surat {i}") for i in range(9)))
    async with buka(repo.root) as orang:
        await orang.tekan("down", "down", "down")
        chosen = orang.app.screen.list.selected.id
        for size in SIZES:
            await besarkan(orang, size)
            nothing_sticks_out(orang, size)
            assert orang.app.screen.list.selected.id == chosen


async def test_small_screens_say_so_and_work(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, (50, 12)) as orang:
        assert "Layar kecil: perbesar sampai 60x20" in orang.teks
        await orang.tekan("down")
        await orang.ketik("Menelaah ulang\n")
        assert orang.sunting.sop.langkah[1].kegiatan == "Menelaah ulang"


async def test_sixty_by_twenty_does_the_whole_work(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, (60, 20)) as orang:
        await orang.tekan("down")
        await orang.ketik("Menelaah ulang\n")
        await orang.tekan("f6")
        assert orang.sunting.part == "bagan"
        await orang.tekan("f6", "f6")
        assert "Nama SOP" in orang.teks
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan")


async def test_a_large_screen_shows_steps_chart_and_findings(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, (200, 60)) as orang:
        parts = {name: orang.sunting.bagian(name) for name in ("langkah", "bagan", "temuan")}
        assert all(part.display for part in parts.values())
        assert parts["bagan"].region.x >= parts["langkah"].region.right
        assert parts["temuan"].region.y >= parts["langkah"].region.bottom
        await orang.tekan("f6", "f6")
        assert orang.sunting.part == "temuan"
        assert not parts["langkah"].is_on_screen or parts["langkah"].region.height == 0


async def test_hidden_columns_are_named_at_the_side_where_they_are(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        rule = orang.baris_dengan("─┼─")
        assert rule.endswith("›")
        assert "Waktu" in rule
        await orang.tekan("end")
        rule = orang.baris_dengan("─┼─")
        assert "‹ " in rule
        assert not rule.endswith("›")
