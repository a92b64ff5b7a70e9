"""Where the drafts of a repository lie: a folder of the user's own that nobody else can read."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from soptui.errors import RefusedError
from soptui.repo.faults import system_fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from soptui.errors import SystemFaultError

FOLDER = "draf"
SUFFIX, NEW, OLD = ".draf", ".baru", ".lama"
"""A draft; one that is being made; one that was taken or dropped and is kept for a while."""

_PRIVATE = 0o700


class Place:
    """The folder of the drafts of one repository: `<state>/draf/<name of the repository>`."""

    def __init__(self, state: Path, root: Path) -> None:
        self.state = state
        self.root = os.path.realpath(root)
        self.name = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]

    @property
    def path(self) -> Path:
        """The folder, for words only: what is in it is reached by `open`."""
        return self.state / FOLDER / self.name

    @contextmanager
    def open(self, *, create: bool = False) -> Iterator[int]:
        """Open the folder for calls relative to it; links that others planted are not followed.

        Raises FileNotFoundError when there is none and it is not to be made, RefusedError when it
        is a link or another user's, and OSError.
        """
        if create:
            self.state.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        fd = os.open(self.state, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            for part in (FOLDER, self.name):
                outer, fd = fd, self._enter(fd, part, create=create)
                os.close(outer)
            yield fd
        finally:
            os.close(fd)

    def _enter(self, outer: int, part: str, *, create: bool) -> int:
        if create:
            try:
                os.mkdir(part, _PRIVATE, dir_fd=outer)
                os.fsync(outer)
            except FileExistsError:
                pass
        if stat.S_ISLNK(os.lstat(part, dir_fd=outer).st_mode):
            raise RefusedError(f"{self.path}: folder draf berupa tautan, jadi tidak dipakai.")
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
        fd = os.open(part, flags, dir_fd=outer)
        found = os.fstat(fd)
        if found.st_uid != os.geteuid():
            os.close(fd)
            raise RefusedError(f"{self.path}: folder draf milik pengguna lain, jadi tidak dipakai.")
        if create and stat.S_IMODE(found.st_mode) != _PRIVATE:
            os.fchmod(fd, _PRIVATE)
        return fd


def fault(error: OSError, place: Place) -> SystemFaultError:
    """Return the sentence for a draft that could not be written."""
    return system_fault(error, f"menulis draf di {place.path}")
