"""Budgets of a slow line: bytes of letters, of moves of the cursor, of lines that scroll.

Counted over the SOPs of the sample book, with the chart live, in a small and in a wide terminal.
All complete SOPs in four sizes are walked by the long form, `tests/soak/lama_garis.py`.
"""

from __future__ import annotations

import pytest

from soptui.sample.isi import lengkap
from tests.tui.garis import Garis, check, open_sop, walk
from tests.tui.layar import KECIL, buka

LEBAR = (160, 45)
PENDEK = "pengagendaan surat masuk"
PANJANG = "pelayanan pengusulan kenaikan pangkat"
LETTER, FIRST_PAINT = 400, 8192


@pytest.fixture(params=[KECIL, LEBAR], ids=["80x24", "160x45"])
def size(request):
    return request.param


async def test_first_paint_of_list_and_editor(demo):
    async with buka(demo, KECIL) as orang:
        assert Garis(orang).bytes() <= FIRST_PAINT
        await open_sop(orang, PENDEK)
        assert Garis(orang).bytes() <= FIRST_PAINT


async def test_letters_with_the_chart_live(demo, size):
    async with buka(demo, size) as orang:
        line = await open_sop(orang, PENDEK)
        await orang.tekan("f2", "home")
        line.bytes()
        for letter in "Segera mencatat, memeriksa, dan menyampaikan surat yang ":
            await orang.ketik(letter)
            assert line.bytes() <= LETTER, letter
        await check(orang, line, *["left"] * 5)


async def test_moves_in_the_table(demo, size):
    async with buka(demo, size) as orang:
        line = await open_sop(orang, PENDEK)
        for key in ("down", "up", "right", "left"):
            await check(orang, line, *[key] * 12)


async def test_moves_in_the_chart_with_its_lit_arrows(demo, size):
    async with buka(demo, size) as orang:
        line = await open_sop(orang, PENDEK)
        await orang.tekan("f6")
        line.bytes()
        for key in ("down", "up", "f", "b"):
            await check(orang, line, *[key] * 12)


async def test_lines_of_the_list_of_sops(demo, size):
    async with buka(demo, size) as orang:
        line = Garis(orang)
        line.bytes()
        await check(orang, line, *["down"] * 65, *["up"] * 65)


async def test_lines_that_scroll_in_the_longest_sop(demo, size):
    async with buka(demo, size) as orang:
        await walk(orang, max(lengkap(), key=lambda sop: len(sop.langkah)), everywhere=True)


async def test_the_picture_is_whole_after_every_key_of_a_session(demo, size):
    keys = "down down right right tab f2 X enter f6 down f down b right pagedown home f6 f6 f6"
    keys += " pagedown pageup end home tab Y esc ctrl+f f10 f7 f8 f1 f10 f9 f9 down down down"
    async with buka(demo, size) as orang:
        line = await open_sop(orang, PANJANG)
        for key in keys.split():
            await orang.tekan(key)
            line.bytes()
            assert line.is_faithful(), key
