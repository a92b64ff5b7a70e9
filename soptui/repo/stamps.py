"""Whether a file is still the one that was looked at, told without opening it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Stamp = tuple[int, ...]
"""Size, two times in nanoseconds and inode of what stands under a name; () where nothing does."""

UNKNOWN: Stamp = (-1,)
"""Equals no file's stamp: what was seen too soon after it was written."""

_FINE, _COARSE = 50_000_000, 2_000_000_000
"""How far the times of a file system lag behind the clock; some know whole seconds only."""


def stamp(path: str | Path) -> Stamp:
    """Return the stamp of a name; a link is looked at itself."""
    try:
        found = os.lstat(path)
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def sure_stamp(path: str | Path, looked: int) -> Stamp:
    """Return a stamp that any change after the moment `looked` (nanoseconds) must alter.

    UNKNOWN for a file written just before it: it could change again within the same tick.
    """
    found = stamp(path)
    if not found:
        return found
    newest = max(found[1], found[2])
    lag = _FINE if newest % 1_000_000_000 else _COARSE
    return found if newest < looked - lag else UNKNOWN
