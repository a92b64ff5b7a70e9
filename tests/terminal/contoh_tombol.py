"""A program that reads the keyboard as soptui does, and writes down the keys that arrive."""

from __future__ import annotations

import os
import select
import sys
import tty

from textual import events

from soptui.tui.screens.base import _name
from soptui.tui.terminal.input import Keyboard


def main() -> None:
    tty.setraw(0)
    keyboard, count = Keyboard(), 0
    sys.stdout.write("siap\r\n")
    sys.stdout.flush()
    while True:
        ready = select.select([0], [], [], keyboard.patience())[0]
        messages = keyboard.feed(os.read(0, 4096)) if ready else []
        for message in messages + keyboard.tick():
            count += 1
            name = _name(message) if isinstance(message, events.Key) else "bukan tombol"
            sys.stdout.write(f"{count} [{name}]\r\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
