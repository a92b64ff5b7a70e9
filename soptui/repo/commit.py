"""The one way a commit is made: objects first, then the branch moves from its old tip or stays.

blob → tree (in a private index, so that nobody's staged files are swept in) → commit → compare and
swap of the branch. Plumbing runs no commit hooks, and the one hook that moving a ref would run is
switched off in `git.py`: a save never starts a program of the repository. Rules that must hold for
everybody belong to `soptui check` on the receiving side.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.errors import ConflictError, NotFoundError, RefusedError, SoptuiError, SystemFaultError
from soptui.repo.faults import explain, system_fault
from soptui.repo.files import sync_folder
from soptui.repo.lock import own_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from soptui.repo.git import Git
    from soptui.repo.identity import Identity

FILE_MODE = "100644"
_FILE_MODES = (FILE_MODE, "100755")
WORKSPACE_PREFIX = "kerja-"

_SAVE_SECONDS = 60.0
"""Longer than a save takes, from its first object to its ref."""

_HALF_DONE = {
    "MERGE_HEAD": ("penggabungan (merge)", "git merge --continue", "git merge --abort"),
    "CHERRY_PICK_HEAD": ("cherry-pick", "git cherry-pick --continue", "git cherry-pick --abort"),
    "REVERT_HEAD": ("revert", "git revert --continue", "git revert --abort"),
    "rebase-merge": ("rebase", "git rebase --continue", "git rebase --abort"),
    "rebase-apply": ("rebase", "git rebase --continue", "git rebase --abort"),
}


@dataclass(frozen=True, slots=True)
class Tip:
    """The branch that HEAD is on and the commit it names."""

    ref: str
    commit: str


@dataclass(frozen=True, slots=True)
class Blob:
    """One file in a commit."""

    mode: str
    oid: str
    size: int


def head_commit(git: Git) -> str:
    """Return the commit that HEAD names. Raises SoptuiError in a repository without commits."""
    return _head(git)[0]


def _head(git: Git) -> list[str]:
    result = git.attempt("rev-parse", "HEAD", "--symbolic-full-name", "HEAD")
    if result.code == 0:
        return os.fsdecode(result.out).split("\n")
    if git.attempt("symbolic-ref", "--quiet", "HEAD").code == 0:
        raise SoptuiError(
            f"{git.root} belum mempunyai commit. Buat repositori SOP dengan: soptui init FOLDER"
        )
    raise explain(result.err, git.root)


def branch_tip(git: Git) -> Tip:
    """Return the branch to write to.

    Raises RefusedError on a detached HEAD and ConflictError in the middle of a merge or rebase.
    """
    for name, (deed, onward, back) in _HALF_DONE.items():
        if os.path.lexists(git.git_dir / name):
            raise ConflictError(
                f"Ada {deed} yang belum selesai, jadi belum dapat menyimpan. Selesaikan dengan"
                f" {onward} atau batalkan dengan {back}."
            )
    commit, ref, *_ = _head(git)
    if not ref.startswith("refs/heads/"):
        raise RefusedError(
            "Repositori sedang tidak berada di cabang mana pun (detached HEAD), jadi perubahan bisa"
            " hilang. Pindahlah dulu ke cabang, misalnya: git switch main"
        )
    return Tip(ref, commit)


def resolve(git: Git, revision: str) -> str:
    """Return the commit that a person's words for a revision mean. Raises NotFoundError."""
    spec = f"{revision}^{{commit}}"
    result = git.attempt("rev-parse", "--verify", "--quiet", "--end-of-options", spec)
    if result.code != 0 or not result.out.strip():
        raise NotFoundError(f"Tidak ada revisi {revision!r} di repositori ini.")
    return result.out.decode().strip()


def blob_at(git: Git, commit: str, path: str) -> Blob | None:
    """Return the file at `path` in a commit. Raises RefusedError for a link or a submodule."""
    found = git.run("ls-tree", "-z", "--long", "--full-tree", commit, "--", path)
    if not found:
        return None
    mode, _, oid, size = found.split(b"\t")[0].decode().split()
    if mode not in _FILE_MODES:
        raise RefusedError("Di riwayat ini bukan berkas biasa, jadi tidak dibuka.", file=path)
    return Blob(mode, oid, int(size))


def blob_id(git: Git, data: bytes) -> str:
    """Return the id that git gives these bytes."""
    return hashlib.new(git.object_format, b"blob %d\0%b" % (len(data), data)).hexdigest()


def read_blob(git: Git, oid: str) -> bytes:
    """Return the bytes of a blob, by its full id."""
    return git.run("cat-file", "blob", oid)


def store_blob(git: Git, data: bytes) -> str:
    """Write a blob, synced, and return its id."""
    return git.line("hash-object", "-w", "--stdin", "--no-filters", stdin=data)


def make_commit(
    git: Git,
    parent: str | None,
    blobs: Mapping[str, tuple[str, str]],
    message: str,
    identity: Identity,
    when: datetime | None = None,
) -> str:
    """Write a commit that puts `blobs` (path → mode and id) upon `parent`; no branch moves."""
    lines = (f"{mode} {oid}\t{path}".encode() for path, (mode, oid) in blobs.items())
    with workspace(git) as folder:
        private = {"GIT_INDEX_FILE": str(folder / "index")}
        if parent is not None:
            git.run("read-tree", parent, env=private)
        git.run("update-index", "-z", "--index-info", stdin=b"\0".join(lines), env=private)
        tree = git.line("write-tree", env=private)
    parents = () if parent is None else ("-p", parent)
    env = identity.environment(when)
    return git.line("commit-tree", tree, *parents, "-F", "-", stdin=message.encode(), env=env)


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


def move_ref(
    git: Git, ref: str, new: str, old: str | None, reason: str, identity: Identity
) -> bool:
    """Move `ref` from `old` (None: must not exist) to `new`, durably.

    Returns False when it was not at `old` any more. `reason` goes into the reflog.
    """
    _sync(git, git.common_dir / "objects", *_young(git.common_dir / "objects"))
    order = ("update-ref", "--create-reflog", "-m", reason, ref, new, old or git.no_object)
    result = git.attempt(*order, env=identity.environment())
    if result.code == 0:
        _sync(git, (git.common_dir / ref).parent, git.common_dir)
        return True
    if result.code < 0:
        raise SystemFaultError("Git dihentikan paksa di tengah penyimpanan. Simpan sekali lagi.")
    if "but expected" in result.err or "already exists" in result.err:
        return False
    raise explain(result.err, git.root)


def _young(objects: Path) -> list[Path]:
    """Return the folders of objects that a save of this moment may have written to."""
    since = time.time() - _SAVE_SECONDS
    young = []
    for folder in objects.glob("??"):
        with suppress(FileNotFoundError):  # `git gc` packs and removes while we look
            if folder.stat().st_mtime > since:
                young.append(folder)
    return young


def _sync(git: Git, *folders: Path) -> None:
    """Make new names in folders survive a power cut: git syncs files, not their folders."""
    try:
        for folder in folders:
            sync_folder(folder)
    except OSError as error:
        raise system_fault(error, f"menulis {git.common_dir}") from error
