"""Bytes of moves and of lines that scroll: all complete SOPs of the sample book, four sizes."""

from __future__ import annotations

import pytest

from soptui.sample.isi import lengkap
from tests.tui.garis import walk
from tests.tui.layar import buka

SIZES = [(80, 24), (120, 40), (160, 45), (200, 60)]


@pytest.mark.parametrize("tema", ["otomatis", "gelap", "terang"])
@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("sop", lengkap(), ids=lambda sop: sop.id)
async def test_lines_that_scroll(demo, size, sop, tema):
    async with buka(demo, size, pengaturan=f'tema = "{tema}"\n') as orang:
        await walk(orang, sop, everywhere=True)
