"""The keyboard: what a terminal sends becomes keys and pastes, and rubbish becomes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from soptui.tui.terminal import input as terminal_input
from soptui.tui.terminal.input import Keyboard


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def keyboard(clock):
    return Keyboard(clock=clock)


def names(messages):
    return [m.text if isinstance(m, events.Paste) else m.key for m in messages]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"ab", ["a", "b"]),
        (b"\r\t\x7f\x13", ["enter", "tab", "backspace", "ctrl+s"]),
        (b"\x1b[A\x1bOB\x1b[1;5C", ["up", "down", "ctrl+right"]),
        (b"\x1b[[A\x1bOP\x1b[11~\x1b[24~", ["f1", "f1", "f1", "f12"]),
        (b"\x1b\x1b[A", ["escape", "up"]),
        (b"\x1bj", ["alt+j"]),
        (b"\x1b\r", ["enter"]),
        ("é漢".encode(), ["é", "漢"]),
        (b"\x1b[200~satu\rdua\x1b[A\x1b[201~x", ["satu\rdua\x1b[A", "x"]),
    ],
)
def test_keys_arrive_whole_or_in_pieces(sent, keys, keyboard, clock):
    assert names(keyboard.feed(sent)) == keys
    slow = Keyboard(clock=clock)
    assert names([m for byte in sent for m in slow.feed(bytes([byte]))]) == keys


@pytest.mark.parametrize(
    "rubbish",
    [
        b"\xff\xfe", b"\x80", b"\x1b[99;99Z", b"\x1b[?62;22c", b"\x1b[?2026;2$y",
        b"\x1b]11;rgb:0000/0000/0000\x07", b"\x1b]11;rgb:0/0/0\x1b\\", b"\x1bP>|xterm\x1b\\",
        b"\x1bOz", b"\x1b[I", b"\x1b[O", b"\x1b[5;1R", b"\x1b[48;9999999;9999999;1;1t",
        b"\x1b[99999999999u", b"\x1b[<0;10;10M", b"\x1b[M !!", b"\x1b[12", b"\x1b[200~\x1b[201~",
    ],
)  # fmt: skip
def test_rubbish_leaves_no_trace(rubbish, keyboard):
    assert names(keyboard.feed(b"a" + rubbish + b"\x1b[Ab")) == ["a", "up", "b"]


def test_escape_waits_a_moment_for_what_may_follow(keyboard, clock):
    assert keyboard.patience() is None
    assert keyboard.feed(b"\x1b") == []
    assert keyboard.tick() == []
    clock.now += keyboard.patience()
    assert names(keyboard.tick()) == ["escape"]
    assert keyboard.patience() is None


def test_half_a_sequence_is_waited_for_and_then_dropped(keyboard, clock):
    keyboard.feed(b"\x1b[1;")
    clock.now += keyboard.patience() / 2
    assert names(keyboard.feed(b"5C")) == ["ctrl+right"]
    keyboard.feed(b"\x1b[1;")
    clock.now += keyboard.patience()
    assert keyboard.tick() == []
    assert names(keyboard.feed(b"C")) == ["C"]


def test_a_paste_that_nobody_closes_ends_by_itself(keyboard, clock):
    assert keyboard.feed(b"\x1b[200~satu\rdua \x1b[2") == []
    clock.now += keyboard.patience()
    assert names(keyboard.tick()) == ["satu\rdua \x1b[2"]
    assert names(keyboard.feed(b"q")) == ["q"]


def test_a_paste_of_a_megabyte_comes_as_one(keyboard):
    text = "Menerima surat\tAgendaris\r" * 60_000
    sent = b"\x1b[200~" + text.encode() + b"\x1b[201~q"
    chunks = [sent[i : i + 4096] for i in range(0, len(sent), 4096)]
    assert names([m for chunk in chunks for m in keyboard.feed(chunk)]) == [text, "q"]


def test_an_endless_paste_comes_in_parts(keyboard, monkeypatch):
    monkeypatch.setattr(terminal_input, "PASTE_PART", 1000)
    keyboard.feed(b"\x1b[200~")
    parts = [m.text for _ in range(10) for m in keyboard.feed(b"x" * 300)]
    parts += [m.text for m in keyboard.feed(b"\x1b[201~")]
    assert len(parts) > 1
    assert "".join(parts) == "x" * 3000


def test_mouse_reports_count_only_when_the_mouse_is_wanted():
    assert Keyboard().feed(b"\x1b[<0;3;4M") == []
    (press,) = Keyboard(mouse=True).feed(b"\x1b[<0;3;4M")
    assert isinstance(press, events.MouseDown)
    assert (press.x, press.y) == (2, 3)


_PIECES = st.sampled_from(
    [b"\x1b", b"\x1b[", b"\x1b[200~", b"\x1b[<", b"\x1bP", b"\x1b]", b"9" * 70, b";"]
)


@given(st.lists(st.one_of(st.binary(max_size=30), _PIECES), max_size=20))
def test_no_bytes_at_all_stop_the_keyboard(chunks):
    clock = Clock()
    keyboard = Keyboard(clock=clock)
    for chunk in chunks:
        keyboard.feed(chunk)
    for _ in range(2):
        clock.now += 10
        keyboard.tick()
    assert names(keyboard.feed(b"\x1b[Aq"))[-2:] == ["up", "q"]
