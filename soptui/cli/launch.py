"""Hand over to the terminal interface: the one place of the command line that knows it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError

if TYPE_CHECKING:
    from pathlib import Path


def launch(path: Path) -> int:
    """Open the repository at `path` in the terminal interface and return its exit code.

    Raises SoptuiError when standard input or output is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SoptuiError(
            "Antarmuka soptui memerlukan terminal. Untuk skrip pakai perintah: soptui --help"
        )
    from soptui.tui.app import run

    return run(path)
