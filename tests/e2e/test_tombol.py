"""Every key of the action table, as a terminal sends it, through tmux and screen to the action."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from soptui.tui.actions import ACTIONS, Place
from tests.pty_terminal import KEYS, Terminal

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "tests.terminal.contoh_tombol"]
XTERM = {
    **KEYS,
    "escape": "\x1b", "space": " ", "shift+tab": "\x1b[Z",
    "home": "\x1b[H", "end": "\x1b[F", "insert": "\x1b[2~", "delete": "\x1b[3~",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    **{
        f"{held}+{name}": f"\x1b[1;{number}{final}"
        for held, number in (("shift", 2), ("ctrl", 5))
        for name, final in zip(
            ("up", "down", "right", "left", "home", "end"), "ABCDHF", strict=True
        )
    },
}  # fmt: skip
"""What xterm sends for the keys that are not a character."""

KINDS = {
    "bare": PROGRAM,
    "tmux": ["tmux", "-f", "/dev/null", "-L", "soal", "new-session", *PROGRAM],
    "screen": ["screen", "-c", "/dev/null", "-S", "soal", *PROGRAM],
}
ENDS = {
    "tmux": ["tmux", "-L", "soal", "kill-server"],
    "screen": ["screen", "-S", "soal", "-X", "quit"],
}
"""What ends those that would go on without their terminal."""


def every_key():
    places = {key for action in ACTIONS for place in Place for key in action.keys(place)}
    return sorted(places | {key for action in ACTIONS for key in action.in_vi.split()})


def kinds_here():
    """Return the lines that can be tried on this machine; continuous integration has them all."""
    return [kind for kind, argv in KINDS.items() if shutil.which(argv[0])]


@pytest.fixture(params=kinds_here())
def line(request, tmp_path):
    """A program that reads keys, behind nothing, tmux or screen."""
    environ = {"TMUX_TMPDIR": str(tmp_path), "SCREENDIR": str(tmp_path / "layar")}
    (tmp_path / "layar").mkdir(mode=0o700)
    program = [shutil.which(KINDS[request.param][0]), *KINDS[request.param][1:]]
    with Terminal(program, cwd=ROOT, **environ) as terminal:
        terminal.see("siap")
        yield terminal
        if end := ENDS.get(request.param):
            subprocess.run(end, env=os.environ | environ, check=True)


def test_every_key_of_the_table_arrives_and_means_its_action(line):
    for count, key in enumerate(every_key(), 1):
        line.press(XTERM.get(key, key))
        line.see(f"{count} [{key}]")
