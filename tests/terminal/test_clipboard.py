"""Copies: always there inside, sent out by the way that arrives, and nothing harmful in them."""

from __future__ import annotations

import os
import re
import time
from base64 import b64decode

import pytest

from soptui.tui.terminal import clipboard, modes
from soptui.tui.terminal.clipboard import Clipboard

BARE = {"TERM": "xterm-256color"}
HOSTILE = "a\x1b]52;c;eA==\x07b\u202e\tc\r\nd\x00"


def copied(text, **environ):
    sent = []
    board = Clipboard(environ, sent.append)
    return board, board.put(text), "".join(sent)


def test_without_a_terminal_a_copy_stays_inside_and_is_kept_exactly():
    board = Clipboard()
    assert board.put(HOSTILE) == "Disalin di dalam soptui saja."
    assert board.text == HOSTILE


def test_a_terminal_gets_osc_52():
    board, said, sent = copied("Surat\tAgendaris", **BARE)
    assert said == "Disalin ke terminal (OSC 52)."
    assert b64decode(re.fullmatch(r"\x1b\]52;c;(.*)\x07", sent)[1]) == b"Surat\tAgendaris"
    assert board.text == "Surat\tAgendaris"


def test_what_goes_out_has_no_control_characters_but_tabs_and_lines():
    _, _, sent = copied(HOSTILE, **BARE)
    text = b64decode(re.fullmatch(r"\x1b\]52;c;(.*)\x07", sent)[1]).decode()
    assert text == "a␛]52;c;eA==␇b<U+202E>\tc\nd␀"


@pytest.mark.parametrize("term", ["linux", "dumb", "vt100", ""])
def test_a_terminal_that_would_print_the_sequence_gets_nothing(term):
    _, said, sent = copied("teks", TERM=term)
    assert (said, sent) == ("Disalin di dalam soptui saja.", "")


def test_a_text_that_terminals_would_drop_is_not_sent_and_that_is_said():
    board, said, sent = copied("x" * 80_000, **BARE)
    assert (said, sent) == ("Disalin di dalam soptui saja: terlalu panjang untuk terminal.", "")
    assert len(board.text) == 80_000


def test_screen_gets_its_own_wrapper_in_parts_that_it_can_keep():
    _, said, sent = copied("langkah " * 500, **BARE, STY="1.pts")
    assert said == "Disalin lewat screen (OSC 52)."
    parts = re.findall(r"\x1bP([^\\]*)\x1b\\", sent)
    assert "".join(f"\x1bP{part}\x1b\\" for part in parts) == sent
    assert len(parts) > 1
    assert max(map(len, parts)) < 768
    code = re.fullmatch(r"\x1b\]52;c;(.*)\x07", "".join(parts))[1]
    assert b64decode(code).decode() == "langkah " * 500
    assert modes.may_pass(sent, mouse=False)


def test_the_driver_lets_no_other_sequence_through_in_that_wrapper():
    assert not modes.may_pass("\x1bP\x1b]0;judul\x07\x1b\\", mouse=False)
    assert not modes.may_pass("\x1bP\x1b]52;c;eA==\x07\x1b\\\x1b[6n", mouse=False)


@pytest.fixture
def tmux(tmp_path, monkeypatch):
    """Put a program in the place of tmux; returns the environment inside it."""
    monkeypatch.setattr(clipboard, "TMUX_PATIENCE", 30.0)

    def program(script):
        file = tmp_path / "tmux"
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
        return {"TMUX": "/soket,1,0", "PATH": f"{tmp_path}{os.pathsep}{os.defpath}", **BARE}

    return program


def test_inside_tmux_the_text_goes_to_tmux_and_nothing_to_the_line(tmux, tmp_path):
    environ = tmux(f"cat > {tmp_path}/got; echo $TMUX $RAHASIA $@ > {tmp_path}/how")
    _, said, sent = copied("Surat\nKeluar\x1b", RAHASIA="x", **environ)
    assert (said, sent) == ("Disalin lewat tmux.", "")
    assert (tmp_path / "got").read_bytes().decode() == "Surat\nKeluar␛"
    assert (tmp_path / "how").read_text() == "/soket,1,0 load-buffer -w -\n"


def test_an_old_tmux_keeps_the_text_itself(tmux):
    assert copied("teks", **tmux('test "$2" != -w'))[1] == "Disalin ke penyangga tmux."


def test_a_tmux_that_does_not_answer_holds_nothing_up(tmux, monkeypatch):
    environ = tmux("exec sleep 60")
    monkeypatch.setattr(clipboard, "TMUX_PATIENCE", 0.01)
    start = time.monotonic()
    board, said, _ = copied("teks", **environ)
    assert said == "Disalin di dalam soptui saja."
    assert board.text == "teks"
    assert time.monotonic() - start < 30


def test_a_tmux_that_is_gone_holds_nothing_up(tmp_path):
    environ = {"TMUX": "/tidak/ada,1,0", "PATH": str(tmp_path), **BARE}
    assert copied("teks", **environ)[1] == "Disalin di dalam soptui saja."
