"""Branches and tags: where they point, and moving them by compare-and-swap."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.errors import ConflictError, NotFoundError, RefusedError, SoptuiError, SystemFaultError
from soptui.repo.faults import explain, system_fault
from soptui.repo.files import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from soptui.repo.git import Git
    from soptui.repo.identity import Identity

_PATIENCE_SECONDS = 2.0
"""How long a lock of a ref must stand before it can be one that a killed git left."""

_CLOCK_NS = 50_000_000
"""How far the times of the file system may lag behind the clock."""

HALF_DONE = {
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


def names(git: Git, ref: str, commit: str) -> bool:
    """Tell whether `ref` surely is at a commit, without asking git; a packed ref is not sure."""
    with suppress(OSError):
        return (git.common_dir / ref).read_text(errors="replace").strip() == commit
    return False


def branch_tip(git: Git) -> Tip:
    """Return the branch to write to.

    Raises RefusedError on a detached HEAD and ConflictError in the middle of a merge or rebase.
    """
    if words := half_done(git):
        raise ConflictError(words)
    commit, ref, *_ = _head(git)
    if not ref.startswith("refs/heads/"):
        raise RefusedError(
            "Repositori sedang tidak berada di cabang mana pun (detached HEAD), jadi perubahan bisa"
            " hilang. Pindahlah dulu ke cabang, misalnya: git switch main"
        )
    return Tip(ref, commit)


def half_done(git: Git) -> str:
    """Return a sentence about a merge or rebase that is not finished, or ""."""
    for name, (deed, onward, back) in HALF_DONE.items():
        if os.path.lexists(git.git_dir / name):
            return (
                f"Ada {deed} yang belum selesai, jadi belum dapat menyimpan. Selesaikan dengan"
                f" {onward} atau batalkan dengan {back}."
            )
    if os.path.lexists(git.git_dir / "BISECT_LOG"):
        return (
            "Ada pencarian (bisect) yang belum selesai, jadi belum dapat menyimpan. Akhiri dengan:"
            " git bisect reset"
        )
    return ""


def resolve(git: Git, revision: str) -> str:
    """Return the commit that a person's words for a revision mean.

    Raises NotFoundError, and for a HEAD that is damaged what `head_commit` does.
    """
    if revision == "HEAD":
        return head_commit(git)
    spec = f"{revision}^{{commit}}"
    result = git.attempt("rev-parse", "--verify", "--quiet", "--end-of-options", spec)
    commit = result.out.decode().strip()
    if result.code != 0 or not re.fullmatch(r"[0-9a-f]{40,64}", commit):
        raise NotFoundError(f"Tidak ada revisi {revision!r} di repositori ini.")
    return commit


def now() -> int:
    """Return the moment in nanoseconds, a little early: times of a file system lag behind."""
    return time.time_ns() - _CLOCK_NS


def move_ref(
    git: Git, ref: str, new: str, old: str | None, reason: str, identity: Identity, since: int
) -> bool:
    """Move `ref` from `old` (None: must not exist) to `new`, durably.

    Returns False when it was not at `old` any more. `reason` goes into the reflog; `since` is the
    moment (see `now`) before the first object of this change was written.
    """
    objects = git.common_dir / "objects"
    _sync((objects, *_touched(objects, since)))
    started = now()
    order = ("update-ref", "--create-reflog", "-m", reason, ref, new, old or git.no_object)
    result = git.attempt(*order, env=identity.environment())
    if result.code == 0:
        folders = (git.common_dir / ref).parents
        _sync(folder for folder in folders if folder.is_relative_to(git.common_dir))
        return True
    if result.code < 0:
        clear_ref_locks(git, ref, new, started)
        raise SystemFaultError("Git dihentikan paksa di tengah penyimpanan. Ulangi sekali lagi.")
    if "but expected" in result.err or "already exists" in result.err:
        return False
    raise explain(result.err, git.root)


def clear_ref_locks(git: Git, ref: str, new: str, since: int) -> None:
    """Remove the locks that a `git update-ref` of ours left when it was killed.

    Our processes hold the write lock with us, so whoever calls this knows that they are dead.
    Theirs is a lock that came after `since` (nanoseconds), holds nothing or `new`, and stays.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    for lock in (git.common_dir / f"{ref}.lock", git.git_dir / "HEAD.lock"):
        while lock.exists() and time.monotonic() < deadline:
            time.sleep(_PATIENCE_SECONDS / 20)
        with suppress(OSError):
            ours = lock.read_bytes().strip() in (b"", new.encode())
            if ours and lock.stat().st_mtime_ns >= since:
                lock.unlink()


def _touched(objects: Path, since: int) -> list[Path]:
    """Return the folders of objects that got a new object."""
    touched = []
    for folder in objects.glob("??"):
        with suppress(FileNotFoundError):  # `git gc` packs and removes while we look
            if folder.stat().st_mtime_ns >= since:
                touched.append(folder)
    return touched


def _sync(folders: Iterable[Path]) -> None:
    """Make new names in folders survive a power cut: git syncs files, not their folders."""
    try:
        for folder in folders:
            sync_folder(folder)
    except OSError as error:
        raise system_fault(error, "memastikan simpanan sampai di disk") from error
