"""The action table: one source of keys, footer, help and palette."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from soptui.tui.actions import ACTIONS, BY_ID, Group, Place, all_keys, bound_to
from soptui.tui.keys import key_name
from soptui.tui.parts.bagan import BagianBagan
from soptui.tui.parts.identitas import BagianIdentitas
from soptui.tui.parts.langkah import BagianLangkah
from soptui.tui.parts.layanan import BagianIdentitasLayanan, BagianKomponen
from soptui.tui.parts.padanan import BagianPadanan
from soptui.tui.parts.temuan import BagianTemuan
from soptui.tui.parts.tujuan import TargetPicker
from soptui.tui.screens.base import Lapis
from soptui.tui.screens.beda import BedaScreen
from soptui.tui.screens.bentrok import BentrokScreen
from soptui.tui.screens.berlaku import BerlakuScreen
from soptui.tui.screens.cetak import CetakScreen
from soptui.tui.screens.daftar import DaftarScreen
from soptui.tui.screens.daftar_layanan import DaftarLayananScreen
from soptui.tui.screens.draf import DrafScreen
from soptui.tui.screens.kalimat_simpan import SavePrompt
from soptui.tui.screens.linimasa import LinimasaScreen
from soptui.tui.screens.palet import options_of
from soptui.tui.screens.riwayat import RiwayatScreen
from soptui.tui.screens.sunting import SuntingScreen
from soptui.tui.screens.sunting_layanan import SuntingLayananScreen
from soptui.tui.screens.temuan import TemuanScreen
from soptui.tui.widgets.chart_view import ChartView
from soptui.tui.widgets.field import Field
from soptui.tui.widgets.form_view import FormView
from soptui.tui.widgets.picker import Picker
from soptui.tui.widgets.step_table import StepTable
from soptui.tui.widgets.tie_view import TieView
from tests.tui.layar import buka, repo_kantor, sunting

NEVER = {"ctrl+a", "ctrl+b", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket"}
SWALLOWED = ("ctrl+home", "ctrl+end", "ctrl+pageup", "ctrl+pagedown", "ctrl+up", "ctrl+down")
HOLDERS = (
    BagianBagan, BagianIdentitas, BagianLangkah, BagianTemuan, BedaScreen, BentrokScreen,
    BerlakuScreen, CetakScreen,
    DaftarScreen, DrafScreen, LinimasaScreen, RiwayatScreen, SavePrompt, SuntingScreen, ChartView,
    Field, FormView, Picker, StepTable, TargetPicker,
    BagianIdentitasLayanan, BagianKomponen, BagianPadanan, DaftarLayananScreen,
    SuntingLayananScreen, TieView,
    TemuanScreen,
)  # fmt: skip


def test_every_action_has_something_that_does_it():
    from soptui.tui.app import SoptuiApp

    for action in ACTIONS:
        if not action.native:
            assert any(hasattr(h, f"do_{action.id}") for h in (*HOLDERS, SoptuiApp)), action.id


def test_every_deed_in_the_code_is_in_the_table():
    deeds = {n.removeprefix("do_") for h in HOLDERS for n in dir(h) if n.startswith("do_")}
    assert deeds <= set(BY_ID)


def test_no_key_is_one_that_lines_swallow():
    for key in all_keys():
        assert key not in NEVER
        assert not key.startswith("alt+")
        assert key != "ctrl+enter"


@pytest.mark.parametrize("place", list(Place))
def test_keys_that_only_some_lines_carry_are_never_the_only_way(place):
    for action in ACTIONS:
        keys = set(action.keys(place))
        if keys and keys <= {"escape", *SWALLOWED}:
            other_way = {"pindah_naik", "pindah_turun", "baris_pertama", "baris_terakhir"}
            assert action.id in other_way, "Ctrl+T, PgUp and PgDn do it on every line"


@pytest.mark.parametrize("place", list(Place))
def test_letters_are_commands_only_where_nothing_can_be_typed(place):
    letters = [key for a in ACTIONS for key in a.keys(place) if len(key) == 1]
    assert bool(letters) == (place is Place.LIST)


def test_key_names_are_those_on_the_keyboard():
    assert key_name("ctrl+s") == "Ctrl+S"
    assert key_name("ctrl+s", short=True) == "^S"
    assert key_name("shift+tab") == "Shift+Tab"
    assert key_name("f10") == "F10"
    assert key_name("q") == "q"
    assert key_name("up", ascii_only=True) == "Atas"


async def all_help(orang):
    await orang.tekan("f1")
    screen = orang.app.screen
    return "\n".join("".join(s.text for s in line) for line in screen.query_one("#teks").lines)


@pytest.mark.parametrize("where", ["daftar", "sunting", "riwayat"])
async def test_help_names_every_key_of_the_place(tmp_path, where):
    async with buka(repo_kantor(tmp_path).root) as orang:
        if where == "sunting":
            await orang.tekan("enter")
        elif where == "riwayat":
            await orang.tekan("r")
        screen = orang.app.screen
        place = screen.place
        here = [a for key in all_keys() for a in bound_to(key, place) if screen.target_of(a)]
        text = await all_help(orang)
    assert here
    for action in here:
        assert " ".join(action.help.split()[:3]) in " ".join(text.split())
        for key in action.keys(place):
            assert key_name(key) in text


async def test_help_scrolls_to_its_end_and_goes_back(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f1", *["pagedown"] * 20)
        assert "Simbol: mulai, proses, keputusan, selesai." in orang.teks
        await orang.tekan("f10")
        assert "[2 Langkah]" in orang.teks


async def test_palette_lists_every_action_of_the_screen_with_its_key_and_reason(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        screen = orang.sunting
        options = {option.value: option for option in options_of(screen)}
        for action in ACTIONS:
            if "sunting" in action.screens:
                assert action.id in options
                assert options[action.id].note or not any(action.keys(place) for place in Place)
        assert options["simpan"].reason == "Tidak ada perubahan untuk disimpan."
        assert options["sisip_bawah"].reason == ""
        await orang.tekan("ctrl+p")
        await orang.ketik("simpan")
        assert "tidak bisa: Tidak ada perubahan untuk" in orang.teks
        assert orang.status == "Tidak bisa sekarang: Tidak ada perubahan untuk disimpan."
        await orang.tekan("enter")
        assert orang.status == "Tidak ada perubahan untuk disimpan."


async def test_palette_does_what_is_chosen(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+p")
        await orang.ketik("gandakan")
        await orang.tekan("enter")
        await orang.sampai(lambda: len(orang.sunting.sop.langkah) == 4)
        await orang.tekan("f6", ":")
        await orang.ketik("gandakan")
        assert "Hanya bisa di bagian Langkah" in orang.teks


async def test_palette_can_open_another_question(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tumpuk("", "ctrl+p")
        await orang.tumpuk("pelaksana baru", "enter")
        await orang.tunggu("Nama pelaksana baru")
        await orang.ketik("Kurir\n")
        assert orang.sunting.sop.pelaksana[-1].nama == "Kurir"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_footer_never_needs_a_second_line(tmp_path, size):
    async with buka(repo_kantor(tmp_path).root, size) as orang:
        for keys in ((), ("enter",), ("f6",), ("f6",), ("f6",), ("x",)):
            await orang.tekan(*keys)
            assert len(orang.kaki) <= size[0]
            assert "bantuan" in orang.kaki or size[0] < 80


PLACES = {
    "daftar": (),
    "unit": ("t",),
    "cari": ("/",),
    "langkah": ("enter",),
    "kolom pelaksana": ("enter", "right"),
    "judul kolom": ("enter", "up", "right"),
    "sel isian": ("enter", "f2"),
    "identitas": ("enter", "f6", "1", "down"),
    "bagan": ("enter", "f6"),
    "temuan": ("enter", "f6", "4"),
    "riwayat": ("r",),
    "beda": ("r", "d"),
    "beda bagan": ("r", "d", "2"),
    "linimasa": ("R",),
    "versi lama": ("r", "enter"),
    "bantuan": ("f1",),
    "pengaturan": ("ctrl+p", *"pengaturan", "enter"),
    "palet": ("enter", "ctrl+p"),
    "pertanyaan": ("enter", "ctrl+n", "ctrl+s"),
    "pilihan": ("enter", "f4"),
    "lompat": ("enter", "ctrl+o"),
}
LEAVES = {"q", "f10", "escape", "ctrl+g", "ctrl+z"}


GRIDS = ("langkah", "judul kolom", "identitas")


@pytest.mark.parametrize(
    ("place", "keys"), [*((p, "biasa") for p in PLACES), *((p, "vi") for p in GRIDS)]
)
async def test_every_key_of_the_table_can_be_pressed_in_every_place(tmp_path, place, keys):
    """A key may do anything but break the program."""
    repo = repo_kantor(tmp_path)
    settings = f'tombol = "{keys}"\neditor = "true"\n'
    async with buka(repo.root, pengaturan=settings) as orang:
        orang.app.suspend = nullcontext
        pressed = {k for a in orang.app.prefs.actions for p in Place for k in a.keys(p)}
        there = None
        for key in sorted(pressed - LEAVES):
            if there is None or _where(orang) != there:
                await _home(orang)
                for step in PLACES[place]:
                    await orang.tumpuk("", step)
                there = _where(orang)
            await orang.tumpuk("", key)
            assert orang.app.is_running, key


def _where(orang):
    """Return what a key would reach: screen, focused widget."""
    screen = orang.app.screen
    return type(screen), screen.focused and screen.focused.id


async def _home(orang):
    """Leave whatever is open, without saving, until only the list is there."""
    for _ in range(20):
        screen = orang.app.screen
        if isinstance(screen, DaftarScreen):
            screen.do_batal()
            if screen.focused is not screen.list:
                screen.do_unit()
            return
        if isinstance(screen, SuntingScreen):
            screen.session.restart(screen.session.doc)
            screen.steps.release()
        if isinstance(screen, Lapis):
            screen.answer(None)
        else:
            screen.dismiss(None)
        await orang.pilot.pause()
    raise AssertionError(orang.teks)


async def test_every_action_says_what_it_is_and_can_be_reached_by_key_or_palette(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        listed = {option.value for option in options_of(orang.sunting)}
    for action in ACTIONS:
        assert action.label
        assert action.help.endswith(".")
        keyed = any(action.keys(place) for place in Place)
        assert keyed or action.id in listed or action.screens, action.id


def test_groups_of_the_help_are_all_used():
    assert {action.group for action in ACTIONS} == set(Group)


async def test_key_that_does_nothing_here_says_where_it_works(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "f5")
        assert orang.status.startswith("F5 (simbol): Hanya bisa di bagian Langkah.")
        await orang.tekan("f12")
        assert orang.status == "F12 (riwayat): di sini tombolnya r."
        await orang.tekan("ctrl+c")
        assert orang.status == "Ctrl+C (salin): di sini tombolnya y."
        await orang.tekan("ctrl+q")
        assert orang.status == "Ctrl+Q tidak dipakai di sini. ? menampilkan semua tombol."
        await orang.tekan("x")
        assert orang.status.startswith("x tidak dipakai di sini")
