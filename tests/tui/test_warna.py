"""Looks: what the sixteen colours become, and that nothing is told by colour alone."""

from __future__ import annotations

import pytest
from rich.style import Style

from soptui.tui.caps import draws_ascii
from soptui.tui.looks import look_for, restyle
from tests.contoh import sop_contoh
from tests.tui.layar import KECIL, LEBAR, buka, repo_kantor

LOOKS = ("16-warna", "terang", "gelap", "kontras", "mono")


@pytest.mark.parametrize(
    ("environ", "look"),
    [
        ({"TERM": "xterm-256color"}, "16-warna"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "16-warna"),
        ({"TERM": "linux"}, "16-warna"),
        ({"TERM": "screen"}, "16-warna"),
        ({"NO_COLOR": "1"}, "mono"),
        ({"NO_COLOR": ""}, "16-warna"),
        ({"TERM": "vt100"}, "mono"),
        ({"TERM": "xterm-m"}, "mono"),
        ({"COLORFGBG": "0;15"}, "terang"),
        ({"COLORFGBG": "15;default;0"}, "16-warna"),
    ],
)
def test_the_terminal_decides_unless_a_person_does(environ, look):
    assert look_for("otomatis", environ) == look
    assert look_for("gelap", environ) == "gelap"


def test_mono_has_attributes_only_and_no_grey():
    style = restyle(Style(color="red", bold=True, dim=True, reverse=True, underline=True), "mono")
    assert style == Style(bold=True, reverse=True, underline=True)


def test_contrast_has_nothing_dim_and_makes_errors_stand_out():
    assert restyle(Style(dim=True), "kontras") == Style()
    assert restyle(Style(color="cyan"), "kontras") == Style(bold=True)
    assert restyle(Style(color="red"), "kontras") == Style(bold=True, reverse=True)


def test_light_has_no_colour_that_paper_swallows():
    for color in ("yellow", "cyan", "green"):
        assert restyle(Style(color=color), "terang").color.name in ("magenta", "blue")
    assert not restyle(Style(dim=True), "terang").dim


def looks_of(orang):
    """Return the colours and attributes that are on the screen."""
    seen = set()
    for strip in orang.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is not None:
                seen.add((style.color.name if style.color else "", bool(style.dim)))
    return seen


@pytest.mark.parametrize("way", [(), ("enter",), ("enter", "f6"), ("enter", "4"), ("enter", "f1")])
async def test_no_color_leaves_no_colour_and_no_grey_on_any_screen(tmp_path, monkeypatch, way):
    monkeypatch.setenv("NO_COLOR", "1")
    async with buka(repo_kantor(tmp_path).root) as orang:
        await orang.tekan(*way)
        assert {color for color, _ in looks_of(orang)} <= {"", "default"}
        assert not any(dim for _, dim in looks_of(orang))


async def test_a_look_that_was_chosen_wins_over_no_color(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with buka(repo_kantor(tmp_path).root, LEBAR, pengaturan='tema = "gelap"\n') as orang:
        await orang.tekan("enter")
        assert any(color.startswith("bright_") for color, _ in looks_of(orang))


async def test_every_look_says_the_same_words(tmp_path):
    repo = repo_kantor(tmp_path)
    seen = set()
    for look in LOOKS:
        async with buka(repo.root, LEBAR, pengaturan=f'tema = "{look}"\n') as orang:
            await orang.tekan("enter")
            seen.add(orang.teks)
    assert len(seen) == 1


# --- ASCII ---------------------------------------------------------------------------------

WAYS = {
    "daftar": (),
    "unit": ("t",),
    "cari": ("/", "s"),
    "langkah": ("enter",),
    "kanan": ("enter", "end"),
    "mengisi": ("enter", "x"),
    "panah": ("enter", "f4"),
    "simbol": ("enter", "right", "f5"),
    "identitas": ("enter", "f6", "1"),
    "pilih": ("enter", "f6", "1", "down", "down", "down", "f2"),
    "bagan": ("enter", "f6", "down"),
    "bagan besar": ("enter", "f6", "+"),
    "temuan": ("enter", "f6", "4"),
    "riwayat": ("r",),
    "versi": ("r", "enter"),
    "bantuan": ("enter", "f1"),
    "palet": ("enter", "ctrl+p"),
    "lompat": ("enter", "ctrl+o"),
    "pengaturan": ("ctrl+p", *"pengaturan", "enter"),
    "tur": ("ctrl+p", *"tur", "enter"),
    "baru": ("n",),
    "simpan": ("enter", "ctrl+n", "ctrl+s"),
}


@pytest.mark.parametrize("size", [KECIL, (200, 60)], ids=str)
async def test_ascii_leaves_no_other_sign_on_any_screen(tmp_path, monkeypatch, size):
    monkeypatch.setenv("SOPTUI_ASCII", "1")
    repo = repo_kantor(tmp_path, sop_contoh(), sop_contoh("cuti", "Pelayanan Cuti"))
    for name, way in WAYS.items():
        async with buka(repo.root, size) as orang:
            for key in way:
                await orang.tekan(key)
            assert orang.teks.isascii(), (name, {c for c in orang.teks if ord(c) > 127})


def test_the_linux_console_gets_ascii():
    settings = {"ascii": "otomatis"}
    assert draws_ascii(settings, {"LANG": "id_ID.UTF-8", "TERM": "linux"})
    assert not draws_ascii(settings, {"LANG": "id_ID.UTF-8", "TERM": "screen"})
    assert not draws_ascii({"ascii": "tidak"}, {"LANG": "C", "TERM": "linux"})
