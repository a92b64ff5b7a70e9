"""The terminal while soptui runs and after it: the cursor, junk, ends, sizes, Ctrl+Z, silence."""

from __future__ import annotations

import re
import signal
import sys

import pytest

from soptui.repo import Repository
from tests.e2e.ketahanan import (
    growth,
    in_editor,
    in_field,
    in_list,
    is_drawn_whole,
    poured,
    rain,
    random_bytes,
    resized,
)
from tests.pty_terminal import Terminal
from tests.tui.layar import repo_kantor

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


@pytest.fixture
def kantor(tmp_path):
    return repo_kantor(tmp_path).root


# --- the cursor of the terminal, which braille lines and magnifiers follow ----------------------


def under_cursor(term):
    """Return the line with the terminal's own cursor, and what stands left and right of it."""
    cursor = term.screen.cursor
    line = term.screen.display[cursor.y]
    return line[: cursor.x], line[cursor.x :]


def test_the_terminals_cursor_stands_at_the_focus(kantor):
    with in_list(kantor) as t:
        t.until(lambda: not t.screen.cursor.hidden, "the cursor")
        t.until_quiet()
        assert not t.screen.cursor.hidden
        assert "Surat Masuk" in "".join(under_cursor(t))

        t.press("enter")
        t.see("[2 Langkah]", "Langkah 1 dari")
        t.press("down")
        t.see("Langkah 2 dari")
        t.until_quiet()
        left, right = under_cursor(t)
        assert re.search(r"2 *[│|] *$", left)
        assert right.startswith("Menelaah")

        t.press("Xyz")
        t.see("Xyz", "Enter selesai")
        t.until_quiet()
        assert under_cursor(t)[0].endswith("Xyz")

        t.press("tab")
        t.see("1 perubahan belum disimpan")
        t.until_quiet()
        at = t.screen.cursor.x, t.screen.cursor.y
        t.press("f10")
        t.see("Simpan, lalu kembali")
        t.until_quiet()
        assert not t.screen.cursor.hidden
        assert under_cursor(t)[1].strip().startswith("Simpan, lalu kembali")
        t.press("f10")
        t.gone("Simpan, lalu kembali")
        t.until_quiet()
        assert not t.screen.cursor.hidden
        assert (t.screen.cursor.x, t.screen.cursor.y) == at


# --- anything may come in -----------------------------------------------------------------------


def test_r10_random_bytes_do_not_end_the_program(kantor):
    for term in rain(kantor, random_bytes(10_000, seed=6456)):
        term.press("ctrl+l")
        term.until_sent(b"\x1b[2J")


def test_a_paste_of_a_megabyte_is_answered_and_nothing_is_lost(kantor):
    with in_field(kantor) as t:
        t.press("abc")
        t.see("xabc")
        text = "surat " * 170_000
        assert poured(t, f"\x1b[200~{text}\x1b[201~".encode())
        t.see("1.020.000 huruf, batasnya 20.000", "Isian tidak berubah")
        t.press("d")
        t.see("xabcd")


# --- ends ---------------------------------------------------------------------------------------


def left_behind(t):
    return (t.modes_left_on(), t.is_sane(), t.deserted())


def test_r9_after_quitting_the_terminal_is_as_before(kantor):
    with in_editor(kantor, SOPTUI_MOUSE="1") as t:
        t.press("f10")
        t.see("Daftar SOP", "Enter buka")
        t.press("q")
        assert t.end() == 0
        assert left_behind(t) == ([], True, True)


@pytest.mark.parametrize("number", SIGNALS)
def test_r9_after_a_signal_the_terminal_is_as_before(kantor, number):
    with in_field(kantor, SOPTUI_MOUSE="1") as t:
        t.until_quiet()
        before = t.cpu()
        t.signal(number)
        assert t.end() == 128 + number
        assert left_behind(t) == ([], True, True)
        assert t.cpu_at_end - before < 1.0


def test_r5_a_dropped_line_ends_everything(kantor):
    with in_field(kantor) as t:
        t.until_quiet()
        before = t.cpu()
        t.hang_up()
        assert t.end() == 128 + signal.SIGHUP
        assert t.deserted()
        assert t.cpu_at_end - before < 1.0


BROKEN = """
import sys
from soptui.tui.screens.daftar import DaftarScreen
DaftarScreen.do_buka = lambda self: 1 // 0
sys.argv = ["soptui", sys.argv[1]]
from soptui.__main__ import main
sys.exit(main())
"""


def test_r9_after_an_internal_error_the_terminal_is_as_before(kantor):
    with Terminal([sys.executable, "-c", BROKEN, kantor], cwd=kantor, SOPTUI_MOUSE="1") as t:
        t.see("Daftar SOP", "Enter buka")
        t.press("enter")
        assert t.end() > 0
        assert left_behind(t) == ([], True, True)
        assert "Traceback" not in t.text


# --- sizes, Ctrl+Z, silence ---------------------------------------------------------------------


def test_r11_resizes_while_typing_lose_nothing(kantor):
    with in_field(kantor) as t:
        typed = resized(t, 50, seed=11)
        assert is_drawn_whole(t)
        t.press("enter", "ctrl+s")
        t.see("Simpan perubahan")
        t.press("enter")
        t.see("Disimpan:")
    assert Repository.open(kantor).read("surat-masuk").sop.langkah[0].kegiatan == typed


def test_r12_twenty_times_to_the_shell_and_back(kantor):
    with Terminal(["/bin/sh", "-i"], cwd=kantor, PS1="siap> ") as t:
        t.see("siap>")
        t.press(f"{sys.executable} -m soptui .", "enter")
        t.see("Daftar SOP", "Enter buka")
        t.press("enter")
        t.see("[2 Langkah]", "Langkah 1 dari")
        t.until_quiet()
        picture = t.picture()
        for _ in range(20):
            t.press("ctrl+z")
            t.until_sent(b"siap>")
            t.press("stty -a | grep -c '[ ;]icanon'; echo $((40+2))", "enter")
            t.until_sent(b"1\r\n42\r\nsiap>")
            assert t.modes_left_on() == []
            t.press("fg", "enter")
            t.until_sent(b"\x1b[2J")
            t.until(lambda: t.picture() == picture, "the same picture")
        t.press("f10")
        t.see("Daftar SOP", "Enter buka")
        t.press("q")
        t.until_sent(b"siap>")
        t.press("exit 5", "enter")
        assert t.end() == 5


def test_t6_nothing_is_sent_while_nothing_happens(kantor):
    with in_field(kantor) as t:
        t.until_quiet(3.0)


def test_r14_random_keys_take_no_memory(kantor):
    assert growth(kantor, 3_000, seed=14) <= 20
