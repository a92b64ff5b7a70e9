"""The last line of defence: text that only shows, and a way out that survives a dropped line."""

from __future__ import annotations

import os
import pty

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from soptui.tui.terminal.modes import has_sync, is_frame, may_pass, wants_mouse
from soptui.tui.terminal.output import Line, VisibleFilter, open_line, shown
from soptui.visible import visible


@given(st.text(max_size=40))
def test_text_keeps_its_width_and_shows_nothing_hidden(text):
    result = shown(text)
    assert cell_len(result) == cell_len(text)
    assert visible(result) == result or "<+" in visible(result)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Surat masuk · ○ ◇ │ 漢字 é", "Surat masuk · ○ ◇ │ 漢字 é"),
        ("a\x1b[31mb", "a␛[31m"),
        ("\u202eabc", "�ab"),
        ("\x1b", ""),
    ],
)
def test_a_hidden_character_takes_a_cell_from_its_own_text(text, result):
    assert shown(text) == result


def test_a_line_loses_controls_and_links_but_no_style():
    bold = Style(bold=True)
    link = Style(bold=True, link="http://contoh.example/\x07")
    segments = [Segment("a\x07b", bold), Segment("c", link), Segment("\x1b[2J", None, [(1,)])]
    first, second = VisibleFilter().apply(segments, Color(0, 0, 0))
    assert first == Segment("a␇", bold)
    assert second.text == "c"
    assert second.style.bold
    assert second.style.link is None


def test_a_line_counts_its_bytes_and_survives_a_drop():
    ours, theirs = pty.openpty()
    line = Line(theirs)
    assert line.write(b"abc") == 3
    assert line.sent == 3
    os.close(theirs)
    assert line.write(b"abc") == 3
    assert line.sent == 6, "swallowed bytes are done with as well"
    os.close(ours)


def test_without_a_terminal_the_bytes_go_to_standard_error(monkeypatch):
    monkeypatch.setattr("sys.__stdout__", None)
    monkeypatch.setattr("sys.__stderr__", None)
    line, text = open_line()
    assert line.fileno() == 2
    assert text.errors == "replace"


@pytest.mark.parametrize(
    ("value", "asked", "wanted"),
    [("1", False, True), ("0", True, False), ("", True, True), ("ya", False, False)],
)
def test_the_mouse_is_a_matter_of_the_user_first(value, asked, wanted):
    assert wants_mouse({"SOPTUI_MOUSE": value}, asked) is wanted


@pytest.mark.parametrize(
    ("term", "known"),
    [("xterm-kitty", True), ("foot", True), ("xterm-256color", False), ("", False)],
)
def test_whole_frames_are_used_where_the_terminal_is_known_for_them(term, known):
    assert has_sync({"TERM": term}) is known


@pytest.mark.parametrize("mode", ["\x1b[?1049h", "\x1b[?2004l", "\x07", "\x1b]52;c;YQ==\x07"])
def test_wanted_sequences_pass(mode):
    assert may_pass(mode, mouse=False)


@pytest.mark.parametrize(
    "sequence",
    ["\x1b[?2026$p", "\x1b[?1004h", "\x1b[>25u", "\x1b]22;text\x07", "\x1b[?1003h", "\x1b[6n"],
)
def test_questions_and_unwanted_modes_are_neither_let_through_nor_drawn(sequence):
    assert not may_pass(sequence, mouse=True)
    assert not is_frame(sequence)


def test_a_frame_may_begin_with_an_empty_line():
    assert is_frame("\n\x1b[3;1Hteks\x1b[1;1H")
