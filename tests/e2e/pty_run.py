"""A program in a real pseudo-terminal, its screen kept by pyte, as a person would see it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

import pyte

PATIENCE = 30.0
"""Seconds until a screen that never comes is a failure; waiting ends as soon as it is there."""


class Terminal:
    """`soptui` with arguments, in a terminal of a given size."""

    def __init__(self, *args, cwd, columns=80, lines=24, env=None):
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.status = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.chdir(cwd)
            # Not os.environ's process environment: readline puts LINES and COLUMNS into that.
            command = [sys.executable, "-m", "soptui", *map(str, args)]
            os.execve(sys.executable, command, {**os.environ, **(env or {})})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    @property
    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *keys):
        """Send keys as an ordinary terminal does; words are typed letter by letter."""
        for key in keys:
            os.write(self.fd, KEYS.get(key, key).encode())

    def see(self, *words):
        """Wait until all words are on the screen and return its text."""
        return self._until(lambda: all(word in self.text for word in words), words)

    def gone(self, word):
        """Wait until a word has left the screen."""
        return self._until(lambda: word not in self.text, (word,))

    def changed(self, before):
        """Wait until the screen is another than `before`."""
        return self._until(lambda: self.text != before, ("a change",))

    def _until(self, happened, words):
        end = time.monotonic() + PATIENCE
        while not happened():
            left = end - time.monotonic()
            assert left > 0, f"{words} never came; the screen shows:\n{self.text}"
            assert self._read(left), f"ended before {words}; the screen shows:\n{self.text}"
        return self.text

    def _read(self, timeout):
        if not select.select([self.fd], [], [], timeout)[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.raw += data
        self.stream.feed(data)
        return bool(data)

    def wait(self):
        """Read until the program ends and return its exit code."""
        end = time.monotonic() + PATIENCE
        while self._read(max(0.0, end - time.monotonic())):
            assert time.monotonic() < end, f"does not end; the screen shows:\n{self.text}"
        _, status = os.waitpid(self.pid, 0)
        self.status = os.waitstatus_to_exitcode(status)
        return self.status


KEYS = {
    "enter": "\r", "tab": "\t", "esc": "\x1b", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "insert": "\x1b[2~", "delete": "\x1b[3~",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~",
    "f9": "\x1b[20~", "f10": "\x1b[21~",
    **{f"ctrl+{c}": chr(ord(c) & 0x1F) for c in "cdefgklnoprstuvwxyz"},
}  # fmt: skip
