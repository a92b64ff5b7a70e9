"""The history of files: which commits touched them, and when each was touched last."""

from __future__ import annotations

import datetime as dt
import os
import re
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from soptui.repo.git import Git

SIMILAR = "-M60%"
"""How much of a file must have stayed for git to call it renamed."""

_FIELDS = "%H%x00%aI%x00%an%x00%s%x00%b"
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_UNREADABLE = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Revisi:
    """One commit that touched an SOP; `revision`, `tag` and `effective` where it was approved."""

    commit: str
    date: dt.datetime
    """Author date with its own time zone; 1970 where the commit's cannot be read."""
    author: str
    message: str
    """Subject: the first paragraph as one line."""
    revision: int | None = None
    tag: str | None = None
    effective: dt.date | None = None
    until: dt.date | None = None
    """First day on which the approved version is not in force any more, where that is known."""
    is_revoked: bool = False
    """Whether a revocation ends it on that day, and not a later approval."""
    path: str = ""
    """Where the SOP lay at that commit, where that is known."""
    remarks: str = ""
    """What the message says below its subject, without the lines for machines."""


def commits_of(git: Git, path: str, limit: int | None = None, start: str = "HEAD") -> list[Revisi]:
    """Return the commits that changed `path`, newest first by the graph, never by the clock."""
    count = () if limit is None else (f"--max-count={limit}",)
    order = ("log", "-z", f"--format={_FIELDS}", "--topo-order", *count)
    out = git.run(*order, "--end-of-options", start, "--", path).decode(errors="replace")
    fields = iter(out.split("\0"))
    return [
        Revisi(commit, read_moment(when), author, message, remarks=_remarks(body))
        for commit, when, author, message, body in zip(*[fields] * 5, strict=False)
    ]


def _remarks(body: str) -> str:
    """Return the body of a message without its trailers, which are the last paragraph."""
    paragraphs = body.strip().split("\n\n")
    if any(line.startswith("SOP-Id: ") for line in paragraphs[-1].split("\n")):
        del paragraphs[-1]
    return "\n\n".join(paragraphs).strip()


def last_change(git: Git, path: str) -> Revisi | None:
    """Return the newest commit that changed `path`, or None."""
    return next(iter(commits_of(git, path, 1)), None)


def revision_dates(git: Git, paths: Iterable[str]) -> dict[str, dt.date | None]:
    """Return Tanggal Revisi (docs/tanggal.md) of each path that HEAD holds, from the history.

    That is the author's day of the last commit that changed it, None for a first version. One
    pass over the history from its newest commit; it ends as soon as every path was seen.
    """
    listed = git.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", "HEAD")
    wanted = set(paths).intersection(os.fsdecode(listed).split("\0"))
    found: dict[str, dt.date | None] = {}
    order = ("log", "-z", "-m", "--first-parent", "--format=%x01%aI", "--name-status", SIMILAR)
    with closing(git.stream(*order, "-O/dev/null", "HEAD")) as items:
        day = _UNREADABLE.date()
        for item in items if wanted else ():
            if item.startswith(b"\x01"):
                day = read_moment(item[1:].decode()).date()
                continue
            status = item.removeprefix(b"\n")[:1]
            if not status:
                continue
            if status in b"RC":
                next(items, b"")  # the old name
            path = os.fsdecode(next(items, b""))
            if path in wanted:
                found[path] = None if status == b"A" else day
                wanted.remove(path)
                if not wanted:
                    break
    return found


def touched_since(git: Git, old: str, new: str) -> set[str] | None:
    """Return the paths that commits after `old`, on the way to `new`, have touched.

    None when `old` does not lie on that way: then nothing known of it holds for `new`.
    """
    if old == new:
        return set()
    if not _COMMIT.fullmatch(old):
        return None
    order = ("log", "-z", "-m", "--first-parent", "--format=%x01%P", "--name-only", "-O/dev/null")
    result = git.attempt(*order, f"{old}..{new}")
    items = os.fsdecode(result.out).split("\0")
    parents = [item[1:].split(" ")[0] for item in items if item.startswith("\x01")]
    if result.code != 0 or parents[-1:] != [old]:
        return None
    return {item.removeprefix("\n") for item in items}


def read_moment(text: str) -> dt.datetime:
    """Return a date as git prints it, 1970 for one that cannot be read."""
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return _UNREADABLE
