"""The terminal before Textual has it: a first picture, keys kept, and a sane end.

Textual takes long to import. Until its driver is up, this module holds the terminal: raw, so that
keys wait unechoed in the kernel for who reads them later, on the alternate screen, with one
picture. The driver then starts from that picture, and the terminal's first state goes with it.
Standard library only.
"""

from __future__ import annotations

import os
import signal
import sys
import termios
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soptui.tui.terminal.modes import ALL_OFF, ALTERNATE_SCREEN

if TYPE_CHECKING:
    from types import FrameType

_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
_BEGINNING = f"{ALTERNATE_SCREEN}\x1b[?25l\x1b[m\x1b[2J"


@dataclass(frozen=True)
class Handover:
    """What is on the terminal, and how it was before."""

    frame: str
    """What was painted on the cleared screen: positions, SGR and text."""
    attributes: list[Any]
    """Of the terminal, before soptui came (`termios.tcgetattr`)."""


_held: Handover | None = None
_before: dict[int, Any] = {}


def take(frame: str) -> None:
    """Take the terminal and show `frame`. Where it is not ours to take nothing happens."""
    global _held  # noqa: PLW0603 - there is one terminal
    keyboard, screen = sys.stdin.fileno(), sys.stdout.fileno()
    try:
        if os.tcgetpgrp(keyboard) != os.getpgrp():
            return  # in the background: `fg` lets the driver take it
        attributes = termios.tcgetattr(keyboard)
        for number in _SIGNALS:
            _before[number] = signal.signal(number, _end)
        _held = Handover(frame, attributes)
        termios.tcsetattr(keyboard, termios.TCSANOW, _raw(attributes))
        _write(screen, _BEGINNING + frame)
    except (OSError, termios.error):
        give_back()


def _raw(attributes: list[Any]) -> list[Any]:
    """Return the attributes with which Textual reads keys: as they come, and not echoed."""
    flags, *middle, local, speed_in, speed_out, characters = attributes
    taken = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
    lines = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
    characters = list(characters)
    characters[termios.VMIN] = 1
    return [flags & ~taken, *middle, local & ~lines, speed_in, speed_out, characters]


def _write(screen: int, text: str) -> None:
    data = text.encode(sys.stdout.encoding, "replace")
    while data:
        data = data[os.write(screen, data) :]


def held() -> Handover | None:
    """Return what is held, for the driver that begins; signals are the driver's from now on."""
    for number, handler in _before.items():
        signal.signal(number, signal.SIG_DFL if handler is None else handler)
    _before.clear()
    return _held


def done() -> None:
    """Note that the driver has the terminal and will give it back."""
    global _held  # noqa: PLW0603 - there is one terminal
    _held = None


def give_back() -> None:
    """Leave the terminal as it was, unless the driver has it."""
    held_now = held()
    if held_now is None:
        return
    done()
    with suppress(OSError, termios.error):
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, held_now.attributes)
    with suppress(OSError):
        os.write(sys.stdout.fileno(), ALL_OFF.encode())


def _end(number: int, _frame: FrameType | None) -> None:
    give_back()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
