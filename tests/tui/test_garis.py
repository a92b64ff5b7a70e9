"""Budgets of a slow line: bytes of letters, of moves of the cursor, of lines that scroll.

Counted over the SOPs of the sample book, with the chart live, in a small and in a wide terminal.
"""

from __future__ import annotations

import pytest

from soptui.tui.widgets.rows import Rows
from tests.tui.garis import Garis
from tests.tui.layar import KECIL, buka

LEBAR = (160, 45)
PENDEK = "pengagendaan surat masuk"
PANJANG = "pelayanan pengusulan kenaikan pangkat"
LETTER, MOVE, SCROLL, FIRST_PAINT = 400, 300, 1600, 8192
ASIDE = 2600
"""A view moves to the side, or one of two that stand beside each other scrolls alone."""


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


async def check(orang, line, key, times=12, move=MOVE):
    """Press a key again and again: a move may cost little, and more only where lines scroll."""
    moved = False
    for count in range(times):
        places, before = scrolled(orang), line.frame()
        await orang.tekan(key)
        cost = line.bytes()
        after = scrolled(orang)
        aside = [offset.x for offset in after] != [offset.x for offset in places]
        wider = aside or len(beside(orang)) > 1
        budget = move if after == places else ASIDE if wider else SCROLL
        assert cost <= budget, (key, count)
        moved = moved or line.frame() != before
    assert moved


def beside(orang):
    """Return the chart and the table where they stand beside each other."""
    return [view for view in orang.app.screen.query("#gambar, #tabel") if view.is_on_screen]


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
        await check(orang, line, "left", 5)


async def test_moves_in_the_table(demo, size):
    async with buka(demo, size) as orang:
        line = await open_sop(orang, PENDEK)
        for key in ("down", "up", "right", "left"):
            await check(orang, line, key)


async def test_moves_in_the_chart_with_its_lit_arrows(demo, size):
    async with buka(demo, size) as orang:
        line = await open_sop(orang, PENDEK)
        await orang.tekan("f6")
        line.bytes()
        for key in ("down", "up", "f", "b"):
            await check(orang, line, key)


async def test_lines_that_scroll(demo, size):
    async with buka(demo, size) as orang:
        line = Garis(orang)
        line.bytes()
        await check(orang, line, "down", 70, move=LETTER)
        line = await open_sop(orang, PANJANG)
        for key in ("down", "up"):
            await check(orang, line, key, 15)
        await orang.tekan("f6")
        line.bytes()
        for key in ("down", "up"):
            await check(orang, line, key, 15)


async def test_the_picture_is_whole_after_every_key_of_a_session(demo, size):
    keys = "down down right right tab f2 X enter f6 down f down b right pagedown home f6 f6 f6"
    keys += " pagedown pageup end home tab Y esc ctrl+f f10 f7 f8 f1 f10 f9 f9 down down down"
    async with buka(demo, size) as orang:
        line = await open_sop(orang, PANJANG)
        for key in keys.split():
            await orang.tekan(key)
            line.bytes()
            assert line.is_faithful(), key
