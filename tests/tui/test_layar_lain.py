"""Small, narrow, ASCII and colourless terminals."""

from __future__ import annotations

import pytest

from soptui.settings import load
from soptui.tui.caps import draws_ascii, is_utf8
from tests.tui.layar import LEBAR, buka, repo_kantor, sunting


@pytest.mark.parametrize(
    ("environ", "answer"),
    [
        ({"LANG": "id_ID.UTF-8"}, True),
        ({"LC_ALL": "C", "LANG": "id_ID.UTF-8"}, False),
        ({"LANG": "C"}, False),
        ({}, False),
        ({"LC_CTYPE": "C.UTF-8"}, False),
        ({"LC_CTYPE": "en_US.utf8", "LANG": "C"}, True),
        ({"LANG": "id_ID.ISO-8859-1"}, False),
    ],
)
def test_locale_decides_about_signs(environ, answer):
    assert is_utf8(environ) is answer


@pytest.mark.parametrize(
    ("environ", "answer"),
    [
        ({"LANG": "id_ID.UTF-8"}, False),
        ({"LANG": "C"}, True),
        ({"LANG": "id_ID.UTF-8", "SOPTUI_ASCII": "1"}, True),
        ({"LANG": "C", "SOPTUI_ASCII": "0"}, False),
        ({"LANG": "C", "SOPTUI_ASCII": ""}, True),
    ],
)
def test_setting_about_ascii_is_stronger_than_the_locale(environ, answer):
    assert draws_ascii(load(environ), environ) is answer


async def test_without_utf8_every_sign_of_ours_is_ascii(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root, LEBAR, pengaturan='ascii = "ya"') as orang:
        seen = [orang.teks]
        await orang.tekan("enter")
        await orang.tunggu("2 Langkah")
        for key in (
            "end",
            "f6",
            "+",
            "down",
            "f",
            "f10",
            "f6",
            "f6",
            "f1",
            "f10",
            "ctrl+p",
            "f10",
            "f12",
        ):
            await orang.tekan(key)
            seen.append(orang.teks)
    strange = {char for char in "\n".join(seen) if ord(char) > 127}
    assert strange == set()


async def test_below_60x20_a_sentence_and_the_working_minimum(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, (50, 12)) as orang:
        assert orang.status == "Layar kecil: perbesar sampai 60x20."
        assert "Menerima surat" in orang.teks
        await orang.ketik("Memilah\n")
        assert orang.sunting.sop.langkah[0].kegiatan == "Memilah"


async def test_resizing_down_to_one_cell_and_back_loses_nothing(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        before = orang.teks
        await orang.tekan("f2")
        await orang.ketik(" dan paket")
        for size in ((1, 1), (20, 3), (160, 45), (3, 50), (200, 4), (119, 24), (120, 24), (80, 24)):
            await orang.pilot.resize_terminal(*size)
            await orang.pilot.pause()
        await orang.tekan("enter")
        assert orang.sunting.sop.langkah[0].kegiatan == "Menerima surat masuk dan paket"
        await orang.tekan("f7", "up", "down", "up")
        await orang.sampai(lambda: orang.baris[2:10] == before.split("\n")[2:10], "as before")
        for key in ("f6", "f6", "f6", "f12"):
            await orang.tekan(key)
            for size in ((2, 2), (130, 40), (80, 24)):
                await orang.pilot.resize_terminal(*size)
                await orang.pilot.pause()
        await orang.tunggu("Riwayat")


async def test_no_color_sends_no_colour(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with sunting(repo_kantor(tmp_path).root, LEBAR) as orang:
        await orang.tekan("f6")
        strips = orang.app.screen._compositor.render_strips()
        filters = orang.app._filters
        for strip in strips:
            for line_filter in filters:
                if line_filter.enabled:
                    strip = strip.apply_filter(line_filter, orang.app.screen.background_colors[1])  # noqa: PLW2901
            for segment in strip:
                style = segment.style
                assert style is None or style.color is None or style.color.is_default
                assert style is None or style.bgcolor is None or style.bgcolor.is_default


async def test_nothing_ticks_while_a_person_thinks(tmp_path):
    """No blink, no clock: an idle editor only looks now and then whether its file has changed."""
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f2")
        screen = orang.app.screen
        nodes = [orang.app, screen, *screen.walk_children()]
        ticking = [(node, t) for node in nodes for t in node._timers if t._active.is_set()]
        assert [(node, t._callback) for node, t in ticking] == [(screen, screen.look_at_file)]
        before = orang.teks
        await screen.look_at_file()
        await orang.pilot.pause()
        assert orang.teks == before
