"""Hand over to the terminal interface: the one place of the command line that knows it.

The list is painted before the interface itself is imported, which takes longer.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError

if TYPE_CHECKING:
    from pathlib import Path


def launch(path: Path) -> int:
    """Open the repository at `path` in the terminal interface and return its exit code.

    Raises SoptuiError when standard input or output is no terminal, or one without a screen.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SoptuiError(
            "Antarmuka soptui memerlukan terminal. Untuk skrip pakai perintah: soptui --help"
        )
    from soptui.tui import start

    if not start.has_screen(os.environ):
        term = os.environ.get("TERM", "")
        raise SoptuiError(
            f"Terminal ini (TERM={term or 'kosong'}) tidak dapat menampilkan layar. Setel misalnya"
            " TERM=xterm-256color, atau pakai perintah tanpa layar: soptui --help"
        )
    try:
        begun = start.begin(path)
        from soptui.tui.app import run

        return run(path, begun)
    finally:
        start.finish()
