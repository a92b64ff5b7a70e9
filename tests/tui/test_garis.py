"""Budgets of a slow line: bytes of letters, of moves of the cursor, of lines that scroll.

Counted over the SOPs of the sample book, with the chart live, in a small and in a wide terminal.
"""

from __future__ import annotations

import pytest

from soptui.sample.isi import lengkap
from soptui.tui.widgets.rows import Rows
from tests.tui.garis import Garis
from tests.tui.layar import KECIL, buka

LEBAR = (160, 45)
SIZES = [KECIL, (120, 40), LEBAR, (200, 60)]
NAMES = [f"{width}x{height}" for width, height in SIZES]
PENDEK = "pengagendaan surat masuk"
PANJANG = "pelayanan pengusulan kenaikan pangkat"
LETTER, MOVE, SCROLL, FIRST_PAINT = 400, 300, 1600, 8192


@pytest.fixture(params=[KECIL, LEBAR], ids=["80x24", "160x45"])
def size(request):
    return request.param


async def open_sop(orang, words):
    await orang.tekan("/")
    await orang.ketik(words)
    await orang.tekan("enter", "enter")
    await orang.tunggu("[2 Langkah]")
    line = Garis(orang)
    line.bytes()
    return line


async def check(orang, line, *keys):
    """Press keys: each may cost little, and more only where something scrolls.

    However many lines one key scrolls, and to whichever side, the budget is that of one line.
    """
    moved = set()
    for count, key in enumerate(keys):
        places, before = scrolled(orang), line.frame()
        await orang.tekan(key)
        cost, after = line.bytes(), scrolled(orang)
        assert cost <= (MOVE if after == places else SCROLL), (key, count)
        if line.frame() != before:
            moved.add(key)
    assert moved == set(keys)


def scrolled(orang):
    return [view.scroll_offset for view in orang.app.screen.query(Rows)]


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


@pytest.mark.parametrize("size", SIZES, ids=NAMES)
async def test_lines_that_scroll_in_long_sops(demo, size):
    async with buka(demo, size) as orang:
        for sop in sorted(lengkap(), key=lambda sop: len(sop.langkah))[-3:]:
            await walk(orang, sop, everywhere=True)


async def test_lines_that_scroll_in_all_complete_sops(demo):
    async with buka(demo, LEBAR) as orang:
        for sop in lengkap():
            await walk(orang, sop)


async def walk(orang, sop, *, everywhere=False):
    """Go down the table of an SOP and up its chart, or everywhere in both; then to the list."""
    line = await open_sop(orang, sop.identitas.nomor)
    steps = len(sop.langkah)
    await check(orang, line, *["down"] * steps)
    if everywhere:
        await check(orang, line, *["right"] * 12, *["left"] * 12, *["up"] * steps)
    await orang.tekan("f6")
    line.bytes()
    await check(orang, line, *(["down"] * steps if everywhere else []), *["up"] * steps)
    assert line.is_faithful()
    await orang.tekan("f10")
    await orang.tunggu("Daftar SOP")
    await orang.tekan("q")


async def test_the_picture_is_whole_after_every_key_of_a_session(demo, size):
    keys = "down down right right tab f2 X enter f6 down f down b right pagedown home f6 f6 f6"
    keys += " pagedown pageup end home tab Y esc ctrl+f f10 f7 f8 f1 f10 f9 f9 down down down"
    async with buka(demo, size) as orang:
        line = await open_sop(orang, PANJANG)
        for key in keys.split():
            await orang.tekan(key)
            line.bytes()
            assert line.is_faithful(), key
