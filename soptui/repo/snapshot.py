"""The repository as it was at one commit: what a document is made of."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import closing
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from soptui.errors import NotFoundError, RefusedError
from soptui.repo.layout import ORGANISASI, macam_at
from soptui.repo.log import SIMILAR, read_moment
from soptui.toml import LAYANAN, LIMITS, SOP, read_organisasi

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from soptui.model import Organisasi
    from soptui.repo.git import Git

_FILE_MODES = ("100644", "100755")


_COMMIT = "%x01%H %ct %aI"


class Trace(NamedTuple):
    """The changes of one file."""

    order: int
    """Place of the last one in the history, from 1 for the newest commit."""
    commit: str
    """Of the last one."""
    when: dt.datetime
    """Of that commit."""
    last_day: dt.datetime
    first_day: dt.datetime
    """By their authors."""
    changes: int


class Snapshot:
    """One commit. Only regular files of bounded size are read."""

    def __init__(self, git: Git, commit: str) -> None:
        self._git = git
        self.commit = commit

    @cached_property
    def _tree(self) -> Mapping[str, tuple[str, str, int]]:
        """Mode, id and size of everything, by path."""
        listed = self._git.run("ls-tree", "-r", "-l", "-z", "--full-tree", self.commit)
        found = {}
        for item in listed.split(b"\0"):
            if item:
                what, _, path = item.partition(b"\t")
                mode, _, oid, size = what.decode().split()
                found[os.fsdecode(path)] = (mode, oid, int(size) if size.isdigit() else 0)
        return found

    @cached_property
    def organisasi(self) -> Organisasi:
        """The office as `soptui.toml` told it. Raises InvalidError and NotFoundError."""
        return read_organisasi(self.read(ORGANISASI), ORGANISASI)

    @cached_property
    def sop_paths(self) -> dict[str, str]:
        """The path of each SOP by its id."""
        return {PurePosixPath(p).stem: p for p in sorted(self._tree) if macam_at(p) is SOP}

    @cached_property
    def layanan_paths(self) -> dict[str, str]:
        """The path of each Standar Pelayanan by its id."""
        return {PurePosixPath(p).stem: p for p in sorted(self._tree) if macam_at(p) is LAYANAN}

    def has(self, path: str) -> bool:
        """Tell whether there was a file at `path`."""
        return path in self._tree

    def paths(self, folder: str) -> list[str]:
        """Return the files directly in a folder."""
        return sorted(p for p in self._tree if PurePosixPath(p).parent.as_posix() == folder)

    def oid(self, path: str) -> str:
        """Return the id of the blob at `path`. Raises NotFoundError."""
        return self._entry(path)[1]

    def read(self, path: str) -> bytes:
        """Return the bytes of one file. Raises NotFoundError and RefusedError."""
        return self.read_all([path])[path]

    def read_all(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of files by their paths, in one call of git."""
        wanted = {path: self._entry(path)[1] for path in paths}
        if not wanted:
            return {}
        out = self._git.run(
            "cat-file", "--batch", stdin="\n".join(wanted.values()).encode() + b"\n"
        )
        found, at = {}, 0
        for path in wanted:
            end = out.index(b"\n", at)
            size = int(out[at:end].split()[2])
            found[path] = out[end + 1 : end + 1 + size]
            at = end + size + 2
        return found

    def _entry(self, path: str) -> tuple[str, str, int]:
        if path not in self._tree:
            raise NotFoundError(f"Berkas ini tidak ada pada commit {self.commit[:10]}.", file=path)
        mode, oid, size = self._tree[path]
        if mode not in _FILE_MODES or size > LIMITS.bytes:
            raise RefusedError("Bukan berkas biasa, atau terlalu besar.", file=path)
        return mode, oid, size

    @cached_property
    def traces(self) -> dict[str, Trace]:
        """When each of its files was changed first and last, renames followed; one pass."""
        order = ("log", "-z", "-m", "--first-parent", f"--format={_COMMIT}", "--name-status")
        found: dict[str, Trace] = {}
        names: dict[str, str] = {}
        step = 0
        with closing(self._git.stream(*order, SIMILAR, "-O/dev/null", self.commit)) as items:
            for item in items:
                if item.startswith(b"\x01"):
                    commit, seconds, author = item[1:].decode().split()
                    when, day = dt.datetime.fromtimestamp(int(seconds), dt.UTC), read_moment(author)
                    step += 1
                    continue
                change = item.removeprefix(b"\n")[:1]
                if not change:
                    continue
                old = os.fsdecode(next(items, b""))
                path = os.fsdecode(next(items, b"")) if change in b"RC" else old
                key = names.get(path, path)
                last = found.get(key) or Trace(step, commit, when, day, day, 0)
                found[key] = last._replace(first_day=day, changes=last.changes + 1)
                if change == b"R":
                    names[old] = key
        return found

    def last_change(self, paths: Iterable[str]) -> tuple[str, dt.datetime]:
        """Return the commit, this or an earlier one, that last touched any of the files; its time.

        A document that is made of these files is the same for every commit from that one to this.
        """
        order = ("log", "-1", "--format=%H %ct", "--end-of-options", self.commit, "--", *paths)
        found = self._git.line(*order).split()
        if not found:
            raise NotFoundError(f"Tidak ada riwayat sampai commit {self.commit[:10]}.")
        return found[0], dt.datetime.fromtimestamp(int(found[1]), dt.UTC)
