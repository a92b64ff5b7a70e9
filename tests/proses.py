"""What the kernel knows of a process."""

from __future__ import annotations

import time
from pathlib import Path

PATIENCE = 30.0


def is_gone(pid: int) -> bool:
    """Tell whether a process has ended, or is only to be buried yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


def wait_until_gone(*pids: int) -> None:
    """Wait for processes that were killed: the kernel ends them soon, not at once."""
    end = time.monotonic() + PATIENCE
    while not all(map(is_gone, pids)):
        assert time.monotonic() < end, f"still there of {pids}"
        time.sleep(0.001)
