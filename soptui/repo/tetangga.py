"""Other programs at work in a repository, as far as the kernel shows them to us.

A `git reset`, which `git stash` also starts, puts the branch back where it was when that git began,
whatever was committed meanwhile. So a save that had a git beside it looks once more.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
SIGN = "user.useConfigOnly=true"
"""Among the orders of each git that soptui starts: no such git moves a branch back."""
YOUNG_SECONDS = 5.0
"""A git that is older shows something, or packs: it moves no branch at once."""
PATIENCE_SECONDS = 2.0
_PAUSE_SECONDS = 0.005


def processes() -> list[Path]:
    """Return the folders of all processes but this one; none where the kernel shows none."""
    own = str(os.getpid())
    return [PROC / pid for pid in listed(PROC) if pid.isdecimal() and pid != own]


def listed(folder: Path) -> list[str]:
    """Return the names in a folder of the kernel; none where it may not be read."""
    with suppress(OSError):
        return os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
    return []


def target(link: Path) -> str:
    """Return where a link of the kernel leads; "" where it may not be read."""
    with suppress(OSError):
        return os.readlink(link)  # noqa: PTH115 - a link of the kernel, not a path to follow
    return ""


def program(process: Path) -> str:
    """Return the name of a process; "" when it is gone."""
    return _stat(process)[0]


def works_in(process: Path, git_dir: Path) -> bool:
    """Tell whether a process is a git, not one of ours, whose folder is this repository's."""
    name, rest = _stat(process)
    if not name.startswith("git") or int(rest[1]) == os.getpid():
        return False
    folder = Path(target(process / "cwd") or "/")
    top = git_dir.parent if git_dir.name == ".git" else git_dir
    return folder.is_relative_to(top)


def wait_for_others(git_dir: Path) -> None:
    """Wait until each git of people that just began to work here is done."""
    found = [p for p in processes() if works_in(p, git_dir) and _is_young(p) and not _is_ours(p)]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while any(program(p).startswith("git") for p in found) and time.monotonic() < deadline:
        time.sleep(_PAUSE_SECONDS)


def _is_young(process: Path) -> bool:
    with suppress(IndexError, ValueError):
        begun = int(_stat(process)[1][19]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - begun < YOUNG_SECONDS
    return False


def _is_ours(process: Path) -> bool:
    with suppress(OSError):
        return SIGN.encode() in (process / "cmdline").read_bytes().split(b"\0")
    return True


def _stat(process: Path) -> tuple[str, list[str]]:
    """Return name and further fields of a process (proc(5), from the state on)."""
    with suppress(OSError, ValueError):
        text = (process / "stat").read_text(errors="replace")
        name, _, rest = text.partition("(")[2].rpartition(")")
        return name, rest.split()
    return "", []
