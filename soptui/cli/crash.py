"""A fault of soptui itself: told in one sentence, with the details in a private file."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path

from soptui import __version__
from soptui.errors import SystemFaultError


def report(fault: BaseException) -> SystemFaultError:
    """Write down what happened and return the error that tells people where.

    The file is for the user alone (0600) and holds code lines only, no text of an SOP.
    """
    place = _write(fault)
    details = f" Rinciannya ada di {place}; sertakan bila melaporkannya." if place else ""
    return SystemFaultError(
        "soptui berhenti karena kesalahan di dalam program. Yang sudah disimpan tetap aman."
        + details
    )


def _write(fault: BaseException) -> Path | None:
    state = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    folder = Path(state).expanduser() / "soptui"
    lines = [*traceback.format_tb(fault.__traceback__), f"{type(fault).__name__}\n"]
    head = f"soptui {__version__}, Python {sys.version.split()[0]}\n\n"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fd, name = tempfile.mkstemp(prefix="galat-", suffix=".txt", dir=folder)
        with os.fdopen(fd, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(head + "".join(lines))
    except OSError:
        return None
    return Path(name)
