"""What others did to a repository while it is open, told by stamps alone: no git, no reading.

Looked at are the settings, HEAD with its branch, the tags, the marks of a half finished merge or
rebase, the folders of SOPs and services and, up to a number, their files.
"""

from __future__ import annotations

import os
from contextlib import suppress
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING

from soptui.repo.layout import FOLDERS, ORGANISASI
from soptui.repo.refs import HALF_DONE
from soptui.repo.stamps import Stamp, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from soptui.repo.git import Git

MOST = 400
"""Files, and folders of tags, that are looked at one by one: more would cost too much at rest.

Beyond that a file that is written in place, without a new name, is noticed when it is opened.
"""


class Hal(StrEnum):
    """What may be another one than before."""

    BERKAS = "berkas"
    RIWAYAT = "riwayat"
    PENGATURAN = "pengaturan"
    TERTUNDA = "tertunda"
    """A merge or rebase was begun or ended."""
    HILANG = "hilang"
    """The repository is not where it was: moved away, deleted, unmounted."""
    KEMBALI = "kembali"


class Watch:
    """Remembers how a repository looked. May be used in one thread at a time."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._is_gone = False
        self._seen = self._look()

    def look(self) -> frozenset[Hal]:
        """Return what changed since the last time."""
        gone = not stamp(self._git.git_dir) or not stamp(self._git.root)
        was_gone, self._is_gone = self._is_gone, gone
        if gone:
            return frozenset() if was_gone else frozenset({Hal.HILANG})
        if not was_gone and all(
            stamp(place) == seen for places in self._seen.values() for place, seen in places.items()
        ):
            return frozenset()
        before, self._seen = self._seen, self._look()
        found = {hal for hal, places in self._seen.items() if places != before[hal]}
        return frozenset(found | ({Hal.KEMBALI} if was_gone else set()))

    def _look(self) -> dict[Hal, dict[str, Stamp]]:
        git = self._git
        tops = [git.root / folder for folder in FOLDERS]
        places = {
            Hal.PENGATURAN: [str(git.root / ORGANISASI)],
            Hal.TERTUNDA: [str(git.git_dir / name) for name in HALF_DONE],
            Hal.RIWAYAT: [*_refs(git), *islice(_folders(git.common_dir / "refs/tags"), MOST)],
            Hal.BERKAS: [*chain(*map(_folders, tops)), *islice(chain(*map(_files, tops)), MOST)],
        }
        return {hal: {place: stamp(place) for place in group} for hal, group in places.items()}


def _refs(git: Git) -> Iterator[str]:
    head = git.git_dir / "HEAD"
    yield str(head)
    yield str(git.git_dir / "logs/HEAD")
    with suppress(OSError):
        yield str(git.common_dir / os.fsdecode(head.read_bytes()).removeprefix("ref: ").strip())
    for name in ("packed-refs", "reftable/tables.list"):
        yield str(git.common_dir / name)


def _folders(top: Path) -> Iterator[str]:
    return (folder for folder, _, _ in os.walk(top))


def _files(top: Path) -> Iterator[str]:
    return (f"{folder}/{name}" for folder, _, names in os.walk(top) for name in names)
