"""The driver in a real terminal: few bytes, nothing hostile, and a sane end whatever happens."""

from __future__ import annotations

import random
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from soptui.settings import load
from soptui.tui.terminal import driver_class
from tests.pty_terminal import PATIENCE, Terminal

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "tests.terminal.contoh_app"]
MODES = rb"\x1b\[\?(?:1049|2004|7|25)[hl]"
DRAWING = rb"\x1b\[[\d;]*[HmABCDKX]|\x1b\[2[JK]"
HOSTILE = (
    "ZqXm\x1b[5;5Hjahat\x1b[31m\x1b]52;c;WnFYbQ==\x07\x1b]0;judul\x07\x1b[?1049l\x1b[6n\x1bc"
    "\x9b2J\x07\x08\u202e\u200b\ufeff\U000e0041[/x] [bold ZqXm"
)


def started(**env):
    terminal = Terminal(PROGRAM, cwd=ROOT, **env)
    terminal.see("Langkah ke-7", "<>")
    return terminal


def bytes_for_typing(word, **env):
    with started(**env) as t:
        t.press("f12")
        t.see("hidup")
        first = len(t.raw)
        for count, letter in enumerate(word, 1):
            t.press(letter)
            t.see(f"<{word[:count]}>")
        typed = len(t.raw) - first
        t.press("f10")
        assert t.end() == 0
        return first, typed


def test_typing_and_starting_cost_far_fewer_bytes_than_textual_alone():
    plain_start, plain_typed = bytes_for_typing("menerima", SOPTUI_DRIVER="plain")
    start, typed = bytes_for_typing("menerima")
    assert typed * 10 < plain_typed
    assert start < plain_start, "how many first frames Textual merges depends on the machine"


def test_the_picture_is_that_of_textual_alone():
    pictures = []
    for driver in ("plain", "cells"):
        with started(SOPTUI_DRIVER=driver) as t:
            t.press("surat 漢字 e\u0301x")
            t.until(lambda t=t: "x>" in t.text and t.text.count("│ 12") == 8, "the last letter")
            t.until(lambda t=t: t.screen.cursor.x == 17, "the cursor")
            t.until_quiet()
            pictures.append((t.picture(), t.screen.cursor.y))
    assert pictures[0] == pictures[1]


def test_only_wanted_modes_are_switched_on_and_nothing_is_asked():
    with started() as t:
        t.press("f10")
        assert t.end() == 0
        sequences = re.findall(rb"\x1b(?:\[[^@-~]*[@-~]|.)", t.raw)
        assert [s for s in sequences if not re.fullmatch(MODES + b"|" + DRAWING, s)] == []
        assert t.modes_left_on() == []
        assert t.is_sane()


def test_the_mouse_is_taken_only_when_asked_for():
    with started(SOPTUI_MOUSE="1") as t:
        assert b"\x1b[?1000h" in t.raw
        assert b"\x1b[?1003h" not in t.raw
        t.press("f10")
        assert t.end() == 0
        assert t.modes_left_on() == []


def test_the_terminals_own_cursor_is_where_the_typing_goes():
    with started() as t:
        t.press("abc")
        t.see("<abc>")
        t.until(lambda: (t.screen.cursor.x, t.screen.cursor.y) == (7, 1), "the cursor")
        assert not t.screen.cursor.hidden


def test_hostile_text_shows_and_does_nothing(tmp_path):
    text = tmp_path / "teks"
    text.write_text(HOSTILE)
    with started(CONTOH_TEKS=str(text)) as t:
        t.see("ZqXm", "[5;5Hjahat")
        t.press("f10")
        assert t.end() == 0
        shown = re.sub(MODES + b"|" + DRAWING, b"", t.raw).decode()
        assert re.sub(r"[\r\b\v]", "", shown).isprintable()
        assert t.text.splitlines()[0].startswith("▊▔▔▔"), "nothing was written over the field"


def test_bytes_that_are_no_text_change_nothing():
    with started() as t:
        t.press("a", b"\xff\xfe\x80", "b", b"\xe2\x82", "c", b"\x1b[99;99Z", "d", b"\x1b[?1;2c")
        t.press(b"\x1b[200~e\xc3", b"f\x1b[201~", "g")
        t.see("<abcdefg>")


def test_random_keys_do_not_end_the_program():
    dice = random.Random(6456)
    with started() as t:
        for _ in range(20):
            t.press(dice.randbytes(100))
        t.press(b"\x1b[201~", b"\x1b\x1b[201~", "f12")
        t.see("hidup")
        t.press("f10")
        assert t.end() == 0
        assert t.modes_left_on() == []


def test_resizing_ends_in_the_picture_of_a_fresh_drawing():
    dice = random.Random(11)
    with started() as t:
        for _ in range(12):
            t.resize(dice.randint(1, 150), dice.randint(1, 50))
            t.press(dice.choice("abc"))
        t.resize(97, 31)
        t.until(lambda: t.screen.display[3] == "╭" + "─" * 95 + "╮", "the new width")
        t.until(lambda: t.text.count("│ 12") == 8, "all letters")
        t.press("f12")
        t.see("hidup")
        t.until_quiet()
        before = t.picture()
        t.press("ctrl+l")
        t.until_sent(b"\x1b[2J")
        t.until(lambda: t.picture() == before, "the same picture")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_keeps_the_draft_and_gives_the_terminal_back(number, tmp_path):
    draft = tmp_path / "draf"
    with started(CONTOH_DRAF=str(draft), SOPTUI_MOUSE="1") as t:
        t.press("abc")
        t.see("<abc>")
        t.signal(number)
        assert t.end() == 128 + number
        assert draft.read_text() == "abc"
        assert t.modes_left_on() == []
        assert t.is_sane()


def test_a_dropped_line_keeps_the_draft(tmp_path):
    draft = tmp_path / "draf"
    with started(CONTOH_DRAF=str(draft)) as t:
        t.press("abc")
        t.see("<abc>")
        t.hang_up()
        assert t.end() == 128 + signal.SIGHUP
        assert draft.read_text() == "abc"


def test_a_stuck_program_still_ends_with_its_draft(tmp_path):
    draft = tmp_path / "draf"
    with started(CONTOH_DRAF=str(draft), SOPTUI_MOUSE="1") as t:
        t.press("abc", "f8")
        t.until(lambda: b"macet" in t.raw, "the endless loop")
        t.signal(signal.SIGTERM)
        assert t.end() == 128 + signal.SIGTERM
        assert draft.read_text() == "abc"
        assert t.modes_left_on() == []
        assert t.is_sane()


def test_an_end_that_takes_too_long_is_ended_with_a_sane_terminal(tmp_path):
    draft = tmp_path / "draf"
    with started(CONTOH_DRAF=str(draft), SOPTUI_MOUSE="1") as t:
        t.press("abc")
        t.see("<abc>")
        t.press("f6")
        t.until(lambda: b"lambat" in t.raw, "the slow line")
        t.signal(signal.SIGTERM)
        assert t.end() == 128 + signal.SIGTERM
        assert draft.read_text() == "abc"
        assert t.modes_left_on() == []
        assert t.is_sane()


def test_a_line_that_takes_no_bytes_does_not_hold_up_the_typing(tmp_path):
    trace, draft = tmp_path / "jejak", tmp_path / "draf"
    trace.touch()
    with started(CONTOH_JEJAK=str(trace), CONTOH_DRAF=str(draft)) as t:
        t.press(*["a", "ctrl+l"] * 40)
        end = time.monotonic() + PATIENCE
        while trace.read_text() != "a" * 40:
            assert time.monotonic() < end, f"stuck after {trace.read_text()!r}"
            time.sleep(0.01)
        t.signal(signal.SIGTERM)
        assert t.end(reading=False) == 128 + signal.SIGTERM
        assert draft.read_text() == "a" * 40
        assert t.is_sane()


def test_a_crash_gives_the_terminal_back_and_says_so():
    with started() as t:
        t.press("f9")
        assert t.end() == 1
        assert t.modes_left_on() == []
        assert t.is_sane()


def test_the_shell_gets_the_terminal_until_fg():
    with Terminal(["/bin/sh", "-i"], cwd=ROOT, PS1="siap> ") as t:
        t.see("siap>")
        t.press(f"{sys.executable} -m tests.terminal.contoh_app", "enter")
        t.see("Langkah ke-7", "<>")
        for count, letter in enumerate("ab", 1):
            t.press("ctrl+z")
            t.until_sent(b"siap>")
            t.press("stty -a | grep -c '[ ;]icanon'; echo $((40+2))", "enter")
            t.until_sent(b"1\r\n42\r\nsiap>")
            t.press("fg", "enter")
            t.until_sent(b"\x1b[2J")
            t.see("Langkah ke-7")
            t.press(letter)
            t.see(f"<{'ab'[:count]}>")
        t.press("f10")
        t.until_sent(b"siap>")
        assert t.modes_left_on() == []
        t.press("exit 5", "enter")
        assert t.end() == 5


def test_without_a_shell_to_come_back_from_ctrl_z_does_not_stop():
    with started() as t:
        t.press("ctrl+z", "abc")
        t.see("<abc>", "Langkah ke-7")


def test_stopped_from_outside_the_terminal_is_taken_again_and_given_back():
    with started() as t:
        t.signal(signal.SIGSTOP)
        t.signal(signal.SIGCONT)
        t.until_sent(b"\x1b[?1049h")
        t.press("abc")
        t.see("<abc>", "Langkah ke-7")
        t.press("f10")
        assert t.end() == 0
        assert t.is_sane()


def test_another_program_gets_the_terminal_and_gives_it_back():
    with started() as t:
        t.press("f7")
        t.see("di luar")
        assert t.modes_left_on() == []
        t.signal(signal.SIGINT)
        t.press("enter", "abc")
        t.see("<abc>", "Langkah ke-7")


def test_plain_keeps_textuals_own_driver():
    assert driver_class(load({"SOPTUI_DRIVER": "plain"})) is None
    assert driver_class(load({})) is not None
