"""The history of one SOP across the paths that it has had.

A file that moved to another unit, or got another id before its first approval, keeps its history:
where the commits of a path begin, git is asked whether that commit renamed it. `git log --follow`
is not used: it follows one path only and cannot use the index of changed paths.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.repo.log import SIMILAR, Revisi, commits_of

if TYPE_CHECKING:
    from soptui.repo.git import Git


def lineage(git: Git, path: str, limit: int | None = None, start: str = "HEAD") -> list[Revisi]:
    """Return the commits that changed an SOP, newest first, each with its path at that commit."""
    found: list[Revisi] = []
    seen: set[str] = set()
    while path and path not in seen:
        seen.add(path)
        rest = None if limit is None else limit - len(found)
        found += [replace(r, path=path) for r in commits_of(git, path, rest, start)]
        if not found or (limit is not None and len(found) >= limit):
            break
        start = f"{found[-1].commit}^"
        path = _renamed_from(git, found[-1].commit, path)
    return found


def _renamed_from(git: Git, commit: str, path: str) -> str:
    """Return the path that `path` had before this commit, or "" when it began there."""
    parent = git.attempt("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^")
    if parent.code != 0:
        return ""
    order = ("diff-tree", "-r", "-z", "--name-status", "--diff-filter=R", SIMILAR)
    out = git.run(*order, "--end-of-options", parent.out.decode().strip(), commit)
    fields = iter(os.fsdecode(out).split("\0"))
    pairs = {new: old for _, old, new in zip(fields, fields, fields, strict=False)}
    return pairs.get(path, "")
