"""Whether an approval is bound to what it names: its text, its path, and the common branch.

These conditions need no key. They hold for signed and unsigned approvals alike; an approval that
fails one is broken, whoever made it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui.repo.approval.tags import APPROVED, REVOKED, Pengesahan
from soptui.repo.layout import is_sop_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from soptui.repo.approval.tags import Pencabutan
    from soptui.repo.git import Git

BRANCHES = ("refs/heads/main", "refs/heads/master")
"""The branch that holds the office's text; where neither is there, the one that is checked out."""


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
    merged = _merged(git)
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
    own = (n for n in names if is_sop_path(n) and PurePosixPath(n).stem == approval.sop_id)
    return replace(approval, path=next(own, ""))


def _strange_path(approval: Pengesahan) -> str:
    path = approval.path
    if not is_sop_path(path) or PurePosixPath(path).stem != approval.sop_id:
        return "alamat berkas yang disebutnya bukan milik SOP itu"
    return ""


def _blobs(git: Git, approvals: Sequence[Pengesahan]) -> list[str | None]:
    """Return, for each approval, the blob at its path in its commit."""
    asked = "".join(f"{a.commit}:{a.path}\n" for a in approvals)
    out = git.run("cat-file", "--batch-check=%(objecttype) %(objectname)", stdin=asked.encode())
    answers = out.decode(errors="replace").splitlines()
    return [oid if kind == "blob" else None for kind, _, oid in (a.partition(" ") for a in answers)]


def _merged(git: Git) -> set[str]:
    """Return the names of the tags whose commits lie on the office's branch."""
    scopes = (f"refs/tags/{APPROVED}/", f"refs/tags/{REVOKED}/")
    merged = f"--merged={office_branch(git)}"
    out = git.run("for-each-ref", merged, "--format=%(refname:strip=2)", *scopes)
    return set(out.decode(errors="replace").splitlines())
