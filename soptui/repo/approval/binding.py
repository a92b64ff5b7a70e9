"""Whether an approval is bound to what it names: its text, its path, and the common branch.

These conditions need no key. They hold for signed and unsigned approvals alike; an approval that
fails one is broken, whoever made it.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui.repo.approval.tags import APPROVED, REVOKED, Pengesahan
from soptui.repo.layout import FOLDERS, macam_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from soptui.repo.approval.tags import Pencabutan
    from soptui.repo.git import Git

BRANCHES = ("refs/heads/main", "refs/heads/master")
"""The branch that holds the office's text; where neither is there, the one that is checked out."""


MANY = 20
"""Approvals of one commit from which on its whole tree is listed."""


def office_branch(git: Git) -> str:
    """Return the branch on which approved versions must lie."""
    found = git.run("for-each-ref", "--format=%(refname)", *BRANCHES).decode().split()
    return found[0] if found else "HEAD"


def unbound(git: Git, tags: Iterable[Pengesahan | Pencabutan]) -> dict[str, str]:
    """Return the tags that are not bound to what they name, with the reason for each."""
    listed = list(tags)
    if not listed:
        return {}
    named = [_with_path(git, tag) for tag in listed if isinstance(tag, Pengesahan)]
    reasons = {tag.tag: _strange_path(tag) for tag in named}
    approvals = [tag for tag in named if not reasons[tag.tag]]
    for approval, blob in zip(approvals, _blobs(git, approvals), strict=True):
        if blob is None:
            reasons[approval.tag] = "teks yang disebutnya tidak ada pada commit itu"
        elif blob != approval.blob:
            reasons[approval.tag] = "teks pada commit itu lain dari yang disebutnya"
    merged = _merged(git, {tag.sop_id for tag in listed})
    for tag in listed:
        if tag.tag not in merged and not reasons.get(tag.tag):
            reasons[tag.tag] = "commit-nya tidak berada di cabang utama"
    return {name: reason for name, reason in reasons.items() if reason}


def _with_path(git: Git, approval: Pengesahan) -> Pengesahan:
    """Return an unsigned approval that names no path with that of its SOP in the commit."""
    if approval.path or approval.signed:
        return approval
    tree = git.attempt("ls-tree", "-rz", "--name-only", "--full-tree", approval.commit)
    names = os.fsdecode(tree.out).split("\0")
    own = (n for n in names if macam_at(n) and PurePosixPath(n).stem == approval.sop_id)
    return replace(approval, path=next(own, ""))


def _strange_path(approval: Pengesahan) -> str:
    path = approval.path
    if macam_at(path) is None or PurePosixPath(path).stem != approval.sop_id:
        return "alamat berkas yang disebutnya bukan milik dokumen itu"
    return ""


def _blobs(git: Git, approvals: Sequence[Pengesahan]) -> list[str | None]:
    """Return, for each approval, the blob at its path in its commit.

    One by one by a single process; where many share a commit, its tree is listed once.
    """
    shared = Counter(a.commit for a in approvals)
    found: dict[tuple[str, str], str] = {}
    for commit, count in shared.items():
        if count > MANY:
            found |= {(commit, path): blob for path, blob in _tree(git, commit)}
    asked = [a for a in approvals if shared[a.commit] <= MANY]
    names = "".join(f"{a.commit}:{a.path}\n" for a in asked)
    out = git.run("cat-file", "--batch-check=%(objecttype) %(objectname)", stdin=names.encode())
    for approval, answer in zip(asked, out.decode(errors="replace").splitlines(), strict=True):
        kind, _, oid = answer.partition(" ")
        if kind == "blob":
            found[approval.commit, approval.path] = oid
    return [found.get((a.commit, a.path)) for a in approvals]


def _tree(git: Git, commit: str) -> Iterator[tuple[str, str]]:
    """Yield path and blob of every document in a commit."""
    tree = git.attempt("ls-tree", "-rz", "--full-tree", commit, "--", *FOLDERS)
    for line in os.fsdecode(tree.out).split("\0"):
        entry, _, path = line.partition("\t")
        if path:
            yield path, entry.rpartition(" ")[2]


def _merged(git: Git, sop_ids: set[str]) -> set[str]:
    """Return the names of the tags of these SOPs whose commits lie on the office's branch."""
    only = f"{next(iter(sop_ids))}/" if len(sop_ids) == 1 else ""
    scopes = (f"refs/tags/{APPROVED}/{only}", f"refs/tags/{REVOKED}/{only}")
    merged = f"--merged={office_branch(git)}"
    out = git.run("for-each-ref", merged, "--format=%(refname:strip=2)", *scopes)
    return set(out.decode(errors="replace").splitlines())
