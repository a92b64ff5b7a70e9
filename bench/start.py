"""How soon soptui is there: its list, and the answer to a key pressed at once.

Measured in a pseudo-terminal against the least that Textual can do, an application of one widget,
in the same run and in turns. Time counts from the fork. Bytecode is compiled for both before.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
DOWN = b"\x1b[B"
BARE = """\
from textual.app import App
from textual.widgets import Static


class Bare(App):
    def compose(self):
        yield Static("SATU WIDGET")


Bare().run(mouse=False)
"""
SIZE = (80, 24)


def seconds_until(
    argv: Sequence[str],
    words: str,
    env: Mapping[str, str],
    *,
    typed: bytes = b"",
    size: tuple[int, int] = SIZE,
) -> float:
    """Return the seconds from the start of a program until `words` are on its screen.

    `typed` is in the keyboard's buffer before the program begins.
    """
    width, height = size
    screen = pyte.Screen(width, height)
    stream = pyte.ByteStream(screen)
    begin = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        os.execve(argv[0], list(argv), {**os.environ, **env})
    try:
        os.write(fd, typed)
        while not any(words in line for line in screen.display):
            left = max(0.0, begin + PATIENCE - time.perf_counter())
            data = _read(fd) if select.select([fd], [], [], left)[0] else b""
            if not data:
                raise TimeoutError(f"{words!r} never came:\n" + "\n".join(screen.display))
            stream.feed(data.replace(b"\x1b[?2026$p", b""))
        return time.perf_counter() - begin
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def _read(fd: int) -> bytes:
    try:
        return os.read(fd, 65536)
    except OSError:  # the program has ended
        return b""


def start_times(rounds: int = 15, *, size: tuple[int, int] = SIZE) -> dict[str, list[float]]:
    """Return the seconds of each round: `bare` first paint, soptui's `list`, and `key` answered.

    The repository is the sample book, opened once before, so that its list is known.
    """
    python = sys.executable
    with tempfile.TemporaryDirectory() as home:
        env = {
            "HOME": home,
            "XDG_STATE_HOME": f"{home}/state",
            "XDG_CACHE_HOME": f"{home}/cache",
            "XDG_CONFIG_HOME": f"{home}/config",
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": f"{home}/bytecode",
            "PYTHONDONTWRITEBYTECODE": "",
        }
        book, bare = f"{home}/buku", Path(home, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        (Path(home) / "state/soptui").mkdir(parents=True)
        (Path(home) / "state/soptui/tur").touch()
        make = [python, "-m", "soptui", "demo", book, "--no-open"]
        subprocess.run(make, check=True, env={**os.environ, **env}, capture_output=True)
        soptui = [python, "-m", "soptui", book]
        ways = {
            "bare": lambda: seconds_until([python, str(bare)], "SATU WIDGET", env, size=size),
            "list": lambda: seconds_until(soptui, "Pelayanan Cuti", env, size=size),
            "key": lambda: seconds_until(soptui, "SOP 2 dari", env, typed=DOWN, size=size),
        }
        for way in (*ways.values(), *ways.values()):
            way()
        times: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, way in ways.items():
                times[name].append(way())
    return times


def summary(times: Mapping[str, Sequence[float]]) -> dict[str, dict[str, float]]:
    """Return minimum and median in milliseconds, and how often the bare application fits in."""
    bare = times["bare"]
    return {
        name: {
            "min": round(min(found) * 1000, 1),
            "median": round(median(found) * 1000, 1),
            "min_of_bare": round(min(found) / min(bare), 3),
            "median_of_bare": round(median(found) / median(bare), 3),
        }
        for name, found in times.items()
    }


if __name__ == "__main__":
    json.dump(summary(start_times(int(sys.argv[1]) if sys.argv[1:] else 15)), sys.stdout, indent=2)
