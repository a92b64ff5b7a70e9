"""What only a real terminal shows: the tour, the shell and back, another program, the mouse."""

import os
import signal
import sys

import pytest

from soptui.tui.screens.tur import tour_file
from tests.pty_terminal import Terminal

SHELL = "/bin/sh"


@pytest.fixture
def shell(demo):
    """An interactive shell in which soptui is started."""
    with Terminal([SHELL, "-i"], cwd=demo, PS1="siap> ") as term:
        term.see("siap>")
        term.press(f"{sys.executable} -m soptui\r")
        term.see("Daftar SOP", "SOP 1 dari")
        yield term


def beside_findings(text):
    """Return the lines that do not count findings: those of all files come when they come."""
    return [line for line in text.split("\n") if "emuan" not in line]


def test_to_the_shell_and_back_with_everything_in_place(shell):
    shell.press("enter")
    shell.see("[2 Langkah]", "Langkah 1 dari")
    shell.press("Belum selesai")
    shell.see("Belum selesai")
    shell.until_quiet()  # what the key has changed elsewhere comes a moment later
    before = beside_findings(shell.text)
    assert len(before) > 20
    shell.press("\x1a")
    shell.see("siap>")
    shell.press("fg\r")
    shell.see("[2 Langkah]", "Belum selesai")
    shell.until(lambda: beside_findings(shell.text) == before, "the same screen")


def test_first_start_shows_the_tour_and_the_second_does_not(demo):
    tour_file().unlink()
    argv = [sys.executable, "-m", "soptui"]
    with Terminal(argv, cwd=demo, columns=60, lines=20) as term:
        term.see("Pengenalan soptui", "mencari perintah apa saja dengan kata")
        term.press("enter")
        term.see("Daftar SOP", "SOP 1 dari")
        term.press("q")
        assert term.end() == 0
    with Terminal(argv, cwd=demo) as term:
        term.see("Daftar SOP", "SOP 1 dari")
        assert "Pengenalan" not in term.text


def test_the_editor_takes_the_terminal_and_gives_it_back(demo, tmp_path):
    script = tmp_path / "penyunting"
    script.write_text(
        "#!/bin/sh\necho 'di dalam penyunting'; read jawab\n"
        'sed -i \'s/^kegiatan = .*/kegiatan = "Diubah di luar"/\' "$1"\n'
    )
    script.chmod(0o700)
    with Terminal([sys.executable, "-m", "soptui"], cwd=demo, EDITOR=str(script)) as term:
        term.see("Daftar SOP", "SOP 1 dari")
        term.press("enter")
        term.see("[2 Langkah]")
        term.press("\x18")
        term.see("di dalam penyunting")
        term.press("\r")
        term.see("[2 Langkah]", "Diubah di luar", "Diambil dari penyunting teks.")
        term.press("\x1b[18~")
        term.gone("Diubah di luar")


def test_the_mouse_is_taken_on_demand_and_given_back(demo):
    with Terminal([sys.executable, "-m", "soptui"], cwd=demo) as term:
        term.see("Daftar SOP", "SOP 1 dari")
        assert b"\x1b[?1000h" not in term.raw
        term.press("M")
        term.see("Tetikus: ya")
        assert b"\x1b[?1000h" in term.raw
        term.press("\x1b[<0;10;5M", "\x1b[<0;10;5m")
        term.see("SOP 3 dari")
        term.press("M")
        term.see("Tetikus: tidak")
        term.press("q")
        assert term.end() == 0
        assert term.modes_left_on() == []


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_terminal_without_a_screen_gets_a_sentence(demo, term):
    with Terminal([sys.executable, "-m", "soptui"], cwd=demo, TERM=term) as screen:
        assert screen.end() == 2
        assert "tidak dapat menampilkan layar. Setel" in screen.text
        assert "soptui --help" in screen.text
        assert b"\x1b[?1049h" not in screen.raw


@pytest.mark.parametrize("term", ["linux", "screen", "screen-256color", "tmux-256color", "vt100"])
def test_old_and_other_terminals_get_a_whole_screen(demo, term):
    with Terminal([sys.executable, "-m", "soptui"], cwd=demo, TERM=term) as screen:
        screen.see("Daftar SOP", "SOP 1 dari", "Enter buka")
        screen.press("enter")
        screen.see("[2 Langkah]", "Langkah 1 dari")
        assert screen.text.isascii() == (term == "linux")
        os.kill(screen.pid, signal.SIGTERM)
        assert screen.end() != 0
