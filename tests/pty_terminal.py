"""A program in a real pseudo-terminal, its screen kept by pyte, as a person would see it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path

import pyte

from tests.pyte_screen import PyteScreen

PATIENCE = 30.0
"""Seconds until something that never comes is a failure; waiting ends as soon as it is there."""

LOOK = 0.1
"""Seconds between two looks at what no byte tells of."""

# pyte prints what it does not know of these.
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>][0-9;]*u|\x1b\[\?\d+\$p")


class Terminal:
    """`argv` started in the folder `cwd`, in a terminal of a given size."""

    def __init__(self, argv, *, cwd, columns=80, lines=24, **env):
        self.screen = PyteScreen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.status = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.chdir(cwd)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a job in the background ignores
            # Not the environment of the process: readline puts LINES and COLUMNS into that one.
            os.execve(argv[0], [str(arg) for arg in argv], {**os.environ, **env})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.fd >= 0:
            os.close(self.fd)

    # --- what a person does -------------------------------------------------------------------

    def press(self, *keys):
        for key in keys:
            data = KEYS.get(key, key)
            os.write(self.fd, data if isinstance(data, bytes) else data.encode())

    def resize(self, columns, lines):
        self.screen.resize(lines, columns)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def signal(self, number):
        os.kill(self.pid, number)

    def hang_up(self):
        os.close(self.fd)
        self.fd = -1

    # --- what a person sees -------------------------------------------------------------------

    @property
    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def picture(self):
        """Every cell with its look; of a blank only the background."""
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        cells = ([row[x] for x in range(self.screen.columns)] for row in rows)
        return [[(c.data, c.bg) if c.data == " " else tuple(c) for c in row] for row in cells]

    def see(self, *words):
        return self.until(lambda: all(word in self.text for word in words), words)

    def gone(self, word):
        """Wait until a word has left the screen."""
        return self.until(lambda: word not in self.text, f"a screen without {word}")

    def until(self, happened, what):
        end = time.monotonic() + PATIENCE
        while not happened():
            left = end - time.monotonic()
            assert left > 0, f"{what} never came; the screen shows:\n{self.text}"
            is_there = self._read(min(left, LOOK))  # it may happen without a byte
            assert is_there, f"ended before {what}; the screen shows:\n{self.text}"
        return self.text

    def until_quiet(self, seconds=0.5):
        """Wait until nothing was sent, and nothing computed, for some seconds.

        They are counted in looks: while the whole machine stands still nobody is quiet.
        """
        assert self.settles(seconds), f"ended; the screen shows:\n{self.text}"

    def settles(self, seconds=0.5):
        """Wait as `until_quiet` does; False when the program ended instead."""
        end, before, looks = time.monotonic() + PATIENCE, None, 0
        while looks * LOOK < seconds:
            assert time.monotonic() < end, f"never quiet; the screen shows:\n{self.text}"
            if not self._read(LOOK):
                return False
            now = (self.cpu(), len(self.raw))
            looks = looks + 1 if now == before and not self.is_at_work() else 0
            before = now
        return True

    def until_sent(self, data):
        """Wait until the program has sent `data` from now on."""
        start = len(self.raw)
        self.until(lambda: data in self.raw[start:], data)

    def end(self, *, reading=True):
        """Read until the program ends and return its exit status, as a shell would."""
        end = time.monotonic() + PATIENCE
        while reading and self.fd >= 0 and self._read(max(0.0, end - time.monotonic())):
            assert time.monotonic() < end, f"does not end; the screen shows:\n{self.text}"
        _, status, used = os.wait4(self.pid, 0)
        self.cpu_at_end = used.ru_utime + used.ru_stime
        self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def _read(self, timeout):
        if not select.select([self.fd], [], [], timeout)[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.raw += data
        self.stream.feed(_NOT_FOR_PYTE.sub(b"", data))
        return bool(data)

    # --- what it uses -------------------------------------------------------------------------

    def cpu(self):
        """Seconds of processor that the program and its ended children used, to a hundredth."""
        words = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self):
        """Memory that the program has now."""
        status = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024

    def processes(self):
        """Who runs in this terminal."""
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                words = stat.read_text().rpartition(")")[2].split()
            except OSError:  # it has just ended
                continue
            if int(words[3]) == self.pid and words[0] != "Z":
                found.append(int(stat.parent.name))
        return found

    def is_at_work(self):
        """Whether anybody in this terminal computes, or waits for a processor or for the disk."""
        for pid in self.processes():
            for stat in Path(f"/proc/{pid}/task").glob("*/stat"):
                try:
                    state = stat.read_text().rpartition(")")[2].split()[0]
                except OSError:  # it has just ended
                    continue
                if state in ("R", "D"):
                    return True
        return False

    # --- what is left behind ------------------------------------------------------------------

    def deserted(self):
        """Wait until nobody runs here any more: a child may end a moment after the program."""
        end = time.monotonic() + PATIENCE
        while left := self.processes():
            assert time.monotonic() < end, f"still there: {left}"
            time.sleep(LOOK)
        return True

    def modes_left_on(self):
        """Return the private modes that differ from those of a terminal at rest."""
        modes = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", self.raw))
        at_rest = {b"7": b"h", b"25": b"h"}
        return [mode for mode, switch in modes.items() if switch != at_rest.get(mode, b"l")]

    def is_sane(self):
        """Tell whether the terminal echoes and edits lines again."""
        flags = termios.tcgetattr(self.fd)[3]
        return all(flags & flag for flag in (termios.ECHO, termios.ICANON, termios.ISIG))


KEYS = {
    "enter": "\r", "tab": "\t", "esc": "\x1b", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~",
    "f9": "\x1b[20~", "f10": "\x1b[21~", "f12": "\x1b[24~",
    **{f"ctrl+{c}": chr(ord(c) & 0x1F) for c in "cdefgklnoprstuvwxyz"},
}  # fmt: skip
