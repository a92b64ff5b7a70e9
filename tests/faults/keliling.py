"""Goes round all calls of all commands: in big steps for the quick run, one by one for the long."""

from __future__ import annotations

import os
import shutil
from itertools import cycle
from typing import TYPE_CHECKING

from tests.faults.mesin import disturbed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.git_palsu import GitPalsu
    from tests.faults.mesin import Laku, Pelayan

GALAT = {
    "ENOSPC": "No space left on device",
    "EDQUOT": "Disk quota exceeded",
    "EIO": "Input/output error",
    "EROFS": "Read-only file system",
    "EACCES": "Permission denied",
    "EMFILE": "Too many open files",
}
"""Error numbers, and how git words them."""


def calls_that_fail(
    server: Pelayan, base: Path, laku: Laku, step: int, errors: tuple[str, ...] = tuple(GALAT)
) -> Iterator[str]:
    """Let each `step`-th call of Python fail, with one error after the other (F1)."""
    total = len(server.count(laku.argv, _copy(server, base)))
    turn = cycle(errors)
    for nth in range(1, total + 1, step):
        yield from disturbed(server, base, laku, nth=nth, how=next(turn))


def git_that_fails(
    server: Pelayan, base: Path, laku: Laku, palsu: GitPalsu, step: int
) -> Iterator[str]:
    """Let each `step`-th call of git fail with each of the words in turn (F1)."""
    turn = cycle(GALAT.values())
    for nth in range(1, _git_calls(server, base, laku, palsu) + 1, step):
        palsu.set(nth, "gagal", f"unable to write file: {next(turn)}")
        yield from disturbed(server, base, laku, palsu, nth=0)


def calls_that_kill(server: Pelayan, base: Path, laku: Laku, step: int) -> Iterator[str]:
    """Die at each `step`-th call of Python (R2)."""
    total = len(server.count(laku.argv, _copy(server, base)))
    for nth in range(1, total + 1, step):
        yield from disturbed(server, base, laku, nth=nth, how="KILL")


def git_that_dies(
    server: Pelayan, base: Path, laku: Laku, palsu: GitPalsu, step: int
) -> Iterator[str]:
    """Kill each `step`-th git, in turn before it began and when it had just finished (R2)."""
    turn = cycle(("mati-sebelum", "mati-sesudah"))
    for nth in range(1, _git_calls(server, base, laku, palsu) + 1, step):
        palsu.set(nth, next(turn))
        yield from disturbed(server, base, laku, palsu, nth=0)


def _git_calls(server: Pelayan, base: Path, laku: Laku, palsu: GitPalsu) -> int:
    palsu.set()
    env = {"PATH": f"{palsu.folder}:{os.environ['PATH']}"}
    server.count(laku.argv, _copy(server, base), env=env)
    return palsu.calls


def _copy(server: Pelayan, base: Path) -> Path:
    repo = server.folder / "hitung"
    shutil.rmtree(repo, ignore_errors=True)
    return shutil.copytree(base, repo, symlinks=True)
