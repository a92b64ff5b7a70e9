"""The user's own index, kept in step with a commit that was made without it.

Only the entry of the one saved file moves, and only when it still was the old version: what the
user has staged stays staged. The lock is git's (`index.lock`), taken by hard link from a file of
ours, so that one left behind by a crash is known by its inode; nobody else's is ever removed.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError
from soptui.repo.commit import FILE_MODE, WORKSPACE_PREFIX, Blob, index_line, workspace
from soptui.repo.kunci import look
from soptui.repo.lock import own_folder
from soptui.repo.process import StalledError

if TYPE_CHECKING:
    from pathlib import Path

    from soptui.repo.git import Git

INDEX_WAIT_SECONDS = 5.0
_PAUSE_SECONDS = 0.02


def refresh_index(git: Git, path: str, old: str | None, new: str | None, wait: float) -> bool:
    """Move the entry of `path` from blob `old` (None: no entry) to `new` (None: no entry).

    Returns False when that cannot be done now: another process kept the index locked for `wait`
    seconds, the disk is full, the index is damaged, git does not answer.
    """
    deadline = time.monotonic() + wait
    while True:
        try:
            if _attempt(git, path, old, new):
                return True
        except StalledError:
            return False
        except (OSError, SoptuiError):
            pass  # tried again below
        if time.monotonic() >= deadline or _is_left_behind(git):
            return False
        time.sleep(_PAUSE_SECONDS)


def _attempt(git: Git, path: str, old: str | None, new: str | None) -> bool:
    index = git.git_dir / "index"
    with workspace(git) as folder:
        private = folder / "index"
        try:
            before = index.stat()
            shutil.copy2(index, private)
        except FileNotFoundError:
            return True
        return not _move_entry(git, private, path, old, new) or _put_back(private, index, before)


def _is_left_behind(git: Git) -> bool:
    """Tell whether the lock of the index is one that nobody holds: that is not waited for."""
    kunci = look(git.git_dir / "index.lock")
    return kunci is not None and kunci.is_stale


def _move_entry(git: Git, private: Path, path: str, old: str | None, new: str | None) -> bool:
    """Change the copied index. Returns False when the entry is not what the commit started from."""
    env = {"GIT_INDEX_FILE": str(private)}
    listed = git.run("ls-files", "-v", "--stage", "-z", "--", path, env=env)
    entries = [item.split(b"\t")[0].decode().split() for item in listed.split(b"\0") if item]
    if [entry[2:] for entry in entries] != ([[old, "0"]] if old else []):
        return False
    if any(entry[0] != "H" for entry in entries):
        return False  # skip-worktree or assume-unchanged: the user's own arrangement
    blob = Blob(entries[0][1] if entries else FILE_MODE, new) if new else None
    line = index_line(git, path, blob)
    git.run("update-index", "-z", "--index-info", stdin=line, env=env)
    if new is not None:
        git.attempt("add", "--refresh", "--", path, env=env)
    return True


def _put_back(private: Path, index: Path, before: os.stat_result) -> bool:
    """Put the changed copy in the place of the index. Returns False when that has changed."""
    lock = index.with_name("index.lock")
    os.link(private, lock)
    try:
        if not _unchanged(before, index.stat()):
            return False
        lock.replace(index)
    finally:
        lock.unlink(missing_ok=True)
    return True


def _unchanged(before: os.stat_result, now: os.stat_result) -> bool:
    return (before.st_ino, before.st_mtime_ns, before.st_size) == (
        now.st_ino,
        now.st_mtime_ns,
        now.st_size,
    )


def sweep(git: Git) -> None:
    """Remove what writers that died left in the git folder. The write lock must be held."""
    lock = git.git_dir / "index.lock"
    for folder in own_folder(git.git_dir).glob(f"{WORKSPACE_PREFIX}*"):
        with suppress(OSError):
            if os.path.samestat((folder / "index").lstat(), lock.lstat()):
                lock.unlink()
        shutil.rmtree(folder, ignore_errors=True)
