"""The clipboard: text copied inside soptui, and the way it takes to the terminal's own.

A terminal never says whether it took a text, and what lies between may drop it in silence: tmux
lets OSC 52 of a program through only when told to, GNU screen only in its own wrapper. So the way
is chosen by what is known, and the person is told which one it was. Inside soptui every copy can
be pasted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.spawn import spawning
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

INSIDE = "Disalin di dalam soptui saja."
TOO_LONG = "Disalin di dalam soptui saja: terlalu panjang untuk terminal."
BY_TMUX = "Disalin lewat tmux."
IN_TMUX = "Disalin ke penyangga tmux."
BY_SCREEN = "Disalin lewat screen (OSC 52)."
BY_TERMINAL = "Disalin ke terminal (OSC 52)."

MOST = 100_000
"""Characters of base64 that terminals take in one OSC 52; some drop a longer one."""

_SCREEN_PART = 512
"""Characters in one wrapper of GNU screen, which keeps at most 768 (MAXSTR)."""

TMUX_PATIENCE = 0.5
"""Seconds for tmux to take a text; it needs some thousandths."""

_WITHOUT_OSC_52 = ("linux", "dumb", "vt", "ansi", "cons")
"""Terminals that have no clipboard, or that would print the sequence."""


class Clipboard:
    """Takes copies. `text` is the last one, exactly as it was copied.

    `environ` says what the terminal is; None: there is none. `send` writes to it.
    """

    def __init__(
        self,
        environ: Mapping[str, str] | None = None,
        send: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.text = ""
        self._environ = environ
        self._send = send

    def put(self, text: str) -> str:
        """Copy `text` as far out as it goes; returns a sentence that says where it went.

        What goes out holds no control characters but tabs and line feeds: it may be pasted into
        a shell.
        """
        self.text = text
        if self._environ is None:
            return INSIDE
        outside = visible(text.replace("\r\n", "\n"), keep="\t\n").encode("utf-8", "replace")
        if self._environ.get("TMUX"):
            return self._by_tmux(outside)
        if not has_osc_52(self._environ):
            return INSIDE
        code = b64encode(outside).decode("ascii")
        if len(code) > MOST:
            return TOO_LONG
        sequence = f"\x1b]52;c;{code}\x07"
        if self._environ.get("STY"):
            self._send(in_screen(sequence))
            return BY_SCREEN
        self._send(sequence)
        return BY_TERMINAL

    def _by_tmux(self, data: bytes) -> str:
        """Hand the text to tmux, with `-w` (since 3.2) also to the terminal around it."""
        if self._tmux(["load-buffer", "-w", "-"], data):
            return BY_TMUX
        return IN_TMUX if self._tmux(["load-buffer", "-"], data) else INSIDE

    def _tmux(self, arguments: list[str], data: bytes) -> bool:
        assert self._environ is not None
        program = shutil.which("tmux", path=self._environ.get("PATH", os.defpath))
        if program is None:
            return False
        try:
            with spawning():
                done = subprocess.run(  # noqa: S603 - no shell, no foreign text among the arguments
                    [Path(program).absolute(), *arguments],
                    input=data,
                    env={"LC_ALL": "C.UTF-8", "TMUX": self._environ["TMUX"]},
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    timeout=TMUX_PATIENCE,
                    check=False,
                )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0


def has_osc_52(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal is of a kind that may have a clipboard."""
    term = environ.get("TERM", "")
    return bool(term) and not term.startswith(_WITHOUT_OSC_52)


def in_screen(sequence: str) -> str:
    """Return a sequence in the wrapper (DCS) that GNU screen hands on to its terminal."""
    parts = (sequence[i : i + _SCREEN_PART] for i in range(0, len(sequence), _SCREEN_PART))
    return "".join(f"\x1bP{part}\x1b\\" for part in parts)
