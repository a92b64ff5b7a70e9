"""What soptui sends to the terminal, and how soon: against a bare application and its like.

    python bench/terminal.py [--rounds N] [--posting VENV] [--harlequin VENV] [--json]

Everything runs in one pseudo-terminal after the other, in one run. Bytes are exact; times only mean
something beside each other. Posting and Harlequin are left out, with a word, without their folder.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pyte
from start import ROOT, start_times, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

QUIET = 0.2
"""Seconds without a byte after which a screen counts as settled."""

START = 3.0
"""Seconds after the first words in which a program may finish its first picture."""

PATIENCE = 60.0
SIZES = ((80, 24), (160, 45))
LETTERS = "mencatat surat masuk"
DOWN, F2, ENTER = "\x1b[B", "\x1bOQ", "\r"
TITLE = "Lima puluh langkah"
BARE = """\
from textual.app import App
from textual.widgets import TextArea


class Bare(App):
    def compose(self):
        yield TextArea("\\n".join(f"SATU WIDGET {i}" for i in range(100)))


Bare().run(mouse=False)
"""


class Deed(NamedTuple):
    """Keys whose bytes are counted one by one, after `before` and when `see` is there."""

    name: str
    keys: Sequence[str]
    before: Sequence[str] = ()
    see: str = ""


@dataclass(frozen=True)
class Program:
    """A program, the words that say it is ready, and what is done in it."""

    name: str
    argv: Sequence[str]
    ready: str
    deeds: Sequence[Deed]


class Line:
    """A program in a pseudo-terminal. `sent` counts its bytes."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], size: tuple[int, int]) -> None:
        width, height = size
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = 0
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
            os.execve(argv[0], list(argv), {**os.environ, **env})

    def close(self) -> None:
        """End the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)

    def see(self, words: str) -> None:
        """Wait until words are on the screen, and nothing follows."""
        end = time.monotonic() + PATIENCE
        while not any(words in line for line in self.screen.display):
            if time.monotonic() > end or not self._read(1.0):
                raise TimeoutError(f"{words!r} never came:\n" + "\n".join(self.screen.display))
        self.settle()

    def settle(self) -> float:
        """Read until nothing comes; returns when the last byte came."""
        last = time.perf_counter()
        while select.select([self._fd], [], [], QUIET)[0] and self._read(0):
            last = time.perf_counter()
        return last

    def press(self, key: str) -> tuple[int, float]:
        """Press a key; returns the bytes it took and the seconds until the last of them."""
        before, start = self.sent, time.perf_counter()
        os.write(self._fd, key.encode())
        last = self.settle()
        return self.sent - before, max(0.0, last - start)

    def _read(self, patience: float) -> bool:
        if not select.select([self._fd], [], [], patience)[0]:
            return True
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.sent += len(data)
        self._stream.feed(data.replace(b"\x1b[?2026$p", b"").replace(b"\x1b[?2048$p", b""))
        return bool(data)


def session(program: Program, env: Mapping[str, str], size: tuple[int, int]) -> dict[str, object]:
    """Run the deeds of a program; returns bytes and milliseconds of each."""
    line = Line(program.argv, env, size)
    try:
        line.see(program.ready)
        time.sleep(START)
        line.settle()
        found: dict[str, object] = {"first paint": {"bytes": line.sent}}
        before = line.sent
        time.sleep(1.0)
        line.settle()
        found["idle second"] = {"bytes": line.sent - before}
        for deed in program.deeds:
            for key in deed.before:
                line.press(key)
            line.see(deed.see)
            times = [line.press(key) for key in deed.keys]
            told = [(sent, seconds) for sent, seconds in times if sent]
            found[deed.name] = {
                "bytes": round(median([sent for sent, _ in told])),
                "most": max(sent for sent, _ in told),
                "ms": round(1000 * median([seconds for _, seconds in told]), 1),
            }
        return found
    finally:
        line.close()


def programs(home: Path, options: argparse.Namespace) -> Iterable[Program]:
    """Return soptui, the bare application, and those of its like that are here."""
    letters = Deed("letter", LETTERS)
    python = sys.executable
    table = [
        Deed("scrolled line of the list", [DOWN] * 60),
        Deed("move", [DOWN] * 10, ["/", *TITLE, ENTER, ENTER], "Langkah 1 dari 50"),
        letters._replace(before=[F2]),
    ]
    yield Program("soptui", [python, "-m", "soptui", str(home / "buku")], "SOP 1 dari", table)
    (home / "bare.py").write_text(BARE, encoding="utf-8")
    yield Program(
        "bare TextArea",
        [python, str(home / "bare.py")],
        "SATU WIDGET 9",
        [letters, Deed("move", [DOWN] * 10), Deed("scrolled line of the list", [DOWN] * 60)],
    )
    # Posting shows its address line, Harlequin its editor; ctrl+l goes to the first.
    for name, ready, way in (("posting", "Send", ["\x0c"]), ("harlequin", "Run Que", [])):
        venv = getattr(options, name)
        if venv is None:
            sys.stderr.write(f"{name}: left out, no --{name} VENV\n")
        else:
            argv = [str(Path(venv) / "bin" / name)]
            yield Program(name, argv, ready, [letters._replace(before=way)])


def book(home: Path, env: Mapping[str, str]) -> None:
    """Make the sample book, with one more SOP of fifty steps."""
    make = [sys.executable, "-m", "soptui", "demo", str(home / "buku"), "--no-open"]
    subprocess.run(make, check=True, env={**os.environ, **env}, capture_output=True)
    for key, value in (("user.name", "Bench"), ("user.email", "bench@contoh.example")):
        subprocess.run(["git", "-C", home / "buku", "config", key, value], check=True)
    from graphs import random_sop

    from soptui.repo import Repository

    sop = random_sop(50, 7, 11)
    identitas = replace(sop.identitas, judul=TITLE, unit="ketatalaksanaan")
    Repository.open(home / "buku").create(replace(sop, id="lima-puluh", identitas=identitas))


def measured(options: argparse.Namespace) -> dict[str, object]:
    """Return the figures: start, and the sessions by size and program."""
    out: dict[str, object] = {"start": summary(start_times(options.rounds))}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = {
            "HOME": folder,
            "XDG_STATE_HOME": f"{folder}/state",
            "XDG_CACHE_HOME": f"{folder}/cache",
            "XDG_CONFIG_HOME": f"{folder}/config",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
        }
        (home / "state/soptui").mkdir(parents=True)
        (home / "state/soptui/tur").touch()
        book(home, env)
        for size in SIZES:
            shutil.rmtree(home / "state/soptui/draf", ignore_errors=True)  # of the session before
            out[f"{size[0]}x{size[1]}"] = {
                program.name: session(program, env, size) for program in programs(home, options)
            }
    return out


def table(figures: dict[str, object]) -> str:
    """Return the figures as Markdown."""
    start = figures["start"]
    assert isinstance(start, dict)
    rows = ["| start | median ms | of bare |", "| --- | ---: | ---: |"]
    rows += [f"| {k} | {v['median']} | {v['median_of_bare']} x |" for k, v in start.items()]
    rows += [
        "",
        "| size | program | what | bytes | of soptui | most | ms |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for size, found in figures.items():
        if size == "start":
            continue
        assert isinstance(found, dict)
        for name, deeds in found.items():
            for deed, f in deeds.items():
                own = found["soptui"][deed]["bytes"]
                times = f"{f['bytes'] / own:.1f} x" if own else ""
                cells = (size, name, deed, f["bytes"], times, f.get("most", ""), f.get("ms", ""))
                rows.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--posting", metavar="VENV")
    parser.add_argument("--harlequin", metavar="VENV")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measured(options)
    sys.stdout.write((json.dumps(figures, indent=2) if options.json else table(figures)) + "\n")


if __name__ == "__main__":
    main()
