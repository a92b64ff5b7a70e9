"""The one way a commit is made: objects first, then the branch moves from its old tip or stays.

blob → tree (in a private index, so that nobody's staged files are swept in) → commit → compare and
swap of the branch. Plumbing runs no hooks; the commit hooks of the user's own repository are asked
by `hooks.py` while the private index holds what would be committed. Rules that must hold for
everybody belong to `soptui check` on the receiving side.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.errors import RefusedError
from soptui.repo.faults import system_fault
from soptui.repo.hooks import ask_hooks
from soptui.repo.layout import refuse_large
from soptui.repo.lock import own_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from soptui.repo.git import Git
    from soptui.repo.identity import Identity

FILE_MODE = "100644"
_FILE_MODES = (FILE_MODE, "100755")
WORKSPACE_PREFIX = "kerja-"


@dataclass(frozen=True, slots=True)
class Blob:
    """One file in a commit."""

    mode: str
    oid: str


def blob_at(git: Git, commit: str, path: str) -> Blob | None:
    """Return the file at `path` in a commit. Raises RefusedError for a link or a submodule."""
    found = git.run("ls-tree", "-z", "--full-tree", commit, "--", path)
    if not found:
        return None
    mode, _, oid = found.split(b"\t")[0].decode().split()
    if mode not in _FILE_MODES:
        raise RefusedError("Di riwayat ini bukan berkas biasa, jadi tidak dibuka.", file=path)
    return Blob(mode, oid)


def blob_id(git: Git, data: bytes) -> str:
    """Return the id that git gives these bytes."""
    return hashlib.new(git.object_format, b"blob %d\0%b" % (len(data), data)).hexdigest()


def read_blob(git: Git, oid: str, path: str) -> bytes:
    """Return the bytes of a blob, by its full id. Raises InvalidError for one over the limit."""
    refuse_large(int(git.line("cat-file", "-s", oid)), path)
    return git.run("cat-file", "blob", oid)


def store_blob(git: Git, data: bytes) -> str:
    """Write a blob, synced, and return its id."""
    return git.line("hash-object", "-w", "--stdin", "--no-filters", stdin=data)


def make_commit(
    git: Git,
    parent: str | None,
    blobs: Mapping[str, Blob | None],
    message: str,
    identity: Identity,
    when: datetime | None = None,
) -> str:
    """Write a commit that puts `blobs` (by path; None: gone) upon `parent`; no branch moves.

    Raises RefusedError when a commit hook says no.
    """
    lines = (index_line(git, path, blob) for path, blob in blobs.items())
    env = identity.environment(when)
    with workspace(git) as folder:
        private = {"GIT_INDEX_FILE": str(folder / "index")}
        if parent is not None:
            git.run("read-tree", parent, env=private)
        git.run("update-index", "-z", "--index-info", stdin=b"\0".join(lines), env=private)
        tree = git.line("write-tree", env=private)
        message = ask_hooks(git, folder / "index", message, env)
    parents = () if parent is None else ("-p", parent)
    return git.line("commit-tree", tree, *parents, "-F", "-", stdin=message.encode(), env=env)


def index_line(git: Git, path: str, blob: Blob | None) -> bytes:
    """Return a line for `git update-index --index-info`; None takes the path out."""
    entry = f"{blob.mode} {blob.oid}" if blob is not None else f"0 {git.no_object}"
    return os.fsencode(f"{entry}\t{path}")


@contextmanager
def workspace(git: Git) -> Iterator[Path]:
    """Give a private folder inside the git folder, so also on its file system."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=WORKSPACE_PREFIX, dir=own_folder(git.git_dir)))
    except OSError as error:
        raise system_fault(error, f"menulis {git.git_dir}") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
