"""Looks: what the sixteen colours become, and that nothing is told by colour alone."""

from __future__ import annotations

import subprocess
import sys

import pytest
from rich.style import Style

from soptui.tui.caps import draws_ascii
from soptui.tui.glyphs import UTF8
from soptui.tui.grounds import DARK, DARK_16, LIGHT, LIGHT_16, LIGHT_CONSOLE, ground_for
from soptui.tui.looks import look_for, restyle
from soptui.tui.skeleton import skeleton
from soptui.tui.terminal.screen import Screen
from tests.contoh import sop_contoh
from tests.tui.garis import Garis, check
from tests.tui.layar import KECIL, LEBAR, buka, repo_kantor
from tests.tui.test_garis import FIRST_PAINT, LETTER

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
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM", raising=False)
    async with buka(repo_kantor(tmp_path).root, LEBAR, pengaturan='tema = "gelap"\n') as orang:
        await orang.tekan("enter")
        styles = {s.style for line in screen_of(orang) for s in line if s.text}
        assert {style.color.number for style in styles} & set(DARK_16.colours.values())


async def test_every_look_says_the_same_words(tmp_path):
    repo = repo_kantor(tmp_path)
    seen = set()
    for look in LOOKS:
        async with buka(repo.root, LEBAR, pengaturan=f'tema = "{look}"\n') as orang:
            await orang.tekan("enter")
            seen.add(orang.teks)
    assert len(seen) == 1


# --- grounds --------------------------------------------------------------------------------

XTERM = "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5"
XTERM += " 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
PUTTY = "000000 bb0000 00bb00 bbbb00 0000bb bb00bb 00bbbb bbbbbb"
PUTTY += " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
TANGO = "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf"
TANGO += " 555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec"
WINDOWS = "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc"
WINDOWS += " 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
CONSOLE = "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa"
CONSOLE += " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
PALETTES = {
    DARK: (XTERM,),
    LIGHT: (XTERM,),
    DARK_16: (XTERM, PUTTY, WINDOWS, CONSOLE),
    LIGHT_16: (XTERM, PUTTY, WINDOWS, TANGO),
    LIGHT_CONSOLE: (CONSOLE,),
}
"""Where each is used. (Terminals with Tango's colours say that they have 256.)"""
TEXT = 4.5
"""WCAG 2.2, 1.4.3: what is read needs this contrast; signs would need 3."""


def rgb(number, palette=XTERM):
    """Return the red, green and blue of a colour of the 256."""
    if number < 16:
        code = palette.split()[number]
        return tuple(int(code[i : i + 2], 16) for i in (0, 2, 4))
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    cube = (0, 95, 135, 175, 215, 255)
    number -= 16
    return cube[number // 36], cube[number // 6 % 6], cube[number % 6]


def contrast(one, other):
    def light(color):
        parts = (c / 255 for c in color)
        lit = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("ground", "palette"), [(g, palette) for g, known in PALETTES.items() for palette in known]
)
def test_every_ink_can_be_read_on_its_ground(ground, palette):
    on = rgb(ground.ground, palette)
    for ink in (ground.text, ground.faint, *ground.colours.values()):
        assert contrast(rgb(ink, palette), on) >= TEXT, ink
    if ground.has_bold and ground.text < 8:
        assert contrast(rgb(ground.text + 8, palette), on) >= TEXT, "bold may be the bright one"


@pytest.mark.parametrize(
    ("theme", "environ", "ground"),
    [
        ("otomatis", {"TERM": "xterm-256color"}, None),
        ("otomatis", {"TERM": "xterm-256color", "COLORFGBG": "0;15"}, None),
        ("16-warna", {"TERM": "xterm-256color"}, None),
        ("mono", {"TERM": "xterm-256color"}, None),
        ("kontras", {"TERM": "xterm-256color"}, None),
        ("gelap", {"TERM": "xterm-256color"}, DARK),
        ("gelap", {"TERM": "xterm-256color", "COLORFGBG": "0;15"}, DARK),
        ("gelap", {"TERM": "xterm-256color", "COLORFGBG": "15;0"}, None),
        ("gelap", {"TERM": "tmux-256color", "COLORFGBG": "15;0", "TMUX": "x"}, DARK),
        ("gelap", {"TERM": "xterm"}, DARK_16),
        ("gelap", {"TERM": "linux"}, DARK_16),
        ("terang", {"TERM": "xterm-256color"}, LIGHT),
        ("terang", {"TERM": "foot", "COLORTERM": "truecolor"}, LIGHT),
        ("terang", {"TERM": "xterm-256color", "COLORFGBG": "15;default;0"}, LIGHT),
        ("terang", {"TERM": "rxvt", "COLORFGBG": "0;15"}, None),
        ("terang", {"TERM": "xterm"}, LIGHT_16),
        ("terang", {"TERM": "linux"}, LIGHT_CONSOLE),
    ],
)
def test_a_ground_is_painted_where_the_terminal_has_not_got_it(theme, environ, ground):
    assert ground_for(theme, environ) is ground


@pytest.mark.parametrize(("theme", "ground"), [("gelap", DARK), ("terang", LIGHT)])
@pytest.mark.parametrize("way", [(), ("enter",), ("enter", "f6"), ("enter", "4"), ("ctrl+p",)])
async def test_no_cell_of_any_screen_is_left_on_the_terminals_own_ground(
    tmp_path, monkeypatch, theme, ground, way
):
    monkeypatch.setenv("TERM", "xterm-256color")
    async with buka(repo_kantor(tmp_path).root, pengaturan=f'tema = "{theme}"\n') as orang:
        await orang.tekan(*way)
        styles = {s.style for line in screen_of(orang) for s in line if s.text}
        assert {style.bgcolor.number for style in styles} == {ground.ground}
        inks = {style.color.number for style in styles}
        assert inks <= {ground.text, ground.faint, *ground.colours.values()}


async def test_a_ground_that_the_terminal_has_is_not_painted(tmp_path, monkeypatch):
    monkeypatch.setenv("COLORFGBG", "15;0")
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.delenv("STY", raising=False)
    async with buka(repo_kantor(tmp_path).root, pengaturan='tema = "gelap"\n') as orang:
        styles = {s.style for line in screen_of(orang) for s in line}
        assert not any(style.bgcolor and not style.bgcolor.is_default for style in styles if style)


@pytest.mark.parametrize("size", [KECIL, LEBAR], ids=["80x24", "160x45"])
@pytest.mark.parametrize("theme", ["gelap", "terang"])
async def test_a_painted_screen_is_no_heavier_on_the_line(demo, monkeypatch, theme, size):
    monkeypatch.setenv("TERM", "xterm-256color")
    async with buka(demo, size, pengaturan=f'tema = "{theme}"\n') as orang:
        line = Garis(orang)
        assert size != KECIL or line.bytes() <= FIRST_PAINT
        await orang.tekan("enter")
        await orang.tunggu("[2 Langkah]")
        assert size != KECIL or line.bytes() <= FIRST_PAINT
        line.bytes()
        await check(orang, line, "down", "up", "down", "right", "left")
        await orang.tekan("f2", "home")
        line.bytes()
        for letter in "Segera ":
            await orang.ketik(letter)
            assert line.bytes() <= LETTER, letter
        await orang.tekan("enter", "f6")
        line.bytes()
        await check(orang, line, "down", "up", "f", "b")
        assert line.is_faithful()


@pytest.mark.parametrize(
    ("term", "known"),
    [("xterm-256color", True), ("linux", True), ("screen", False), ("x y", False)],
)
def test_blanks_are_erased_in_colour_only_where_the_terminal_is_known_for_it(term, known):
    """In a process of its own: the data base of terminals is read once in each."""
    code = f"from soptui.tui.caps import has_bce; print(has_bce({term!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == f"{known}\n".encode()


def screen_of(orang):
    app = orang.app
    return app.screen._compositor.render_strips()


@pytest.mark.parametrize("theme", ["gelap", "terang"])
def test_the_first_picture_has_the_ground_too(tmp_path, theme):
    ground = ground_for(theme, {"TERM": "xterm-256color"})
    seen = Screen(*KECIL)
    seen.paint(skeleton(None, *KECIL, UTF8, ground))
    pens = {pen for row in seen._wanted for _, pen in row}
    assert {pen.background for pen in pens} == {f"48;5;{ground.ground}"}
    assert "\x1b[0;1;31m" not in skeleton(None, *KECIL, UTF8, ground)


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
