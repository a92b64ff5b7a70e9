"""Who changed this field, and what the office did when: the history read by its contents."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui.changes import sentences
from soptui.model import path as address
from soptui.repo.layout import FOLDERS, macam_at, walk
from soptui.repo.log import Revisi, read_moment
from soptui.toml import read_dokumen
from soptui.toml.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from soptui.changes import Kalimat
    from soptui.model.nilai import Nilai
    from soptui.repo.git import Git
    from soptui.toml import Macam


@dataclass(frozen=True, slots=True)
class Jejak:
    """One commit and what it did to a document, or to one field of it."""

    revisi: Revisi
    changes: tuple[Kalimat, ...]
    """Empty for the first version, and where one of the two versions cannot be read."""
    is_first: bool = False
    """The document, or the field, appeared here."""
    is_broken: bool = False
    """The version that this commit made cannot be read."""


def traces(
    git: Git, macam: Macam[Nilai], revisions: Sequence[Revisi], path: str = ""
) -> list[Jejak]:
    """Return what each commit changed, newest first; with `path` only what touched that field.

    `revisions`: the commits of one SOP, newest first, with its path at each (see `lineage`). A
    field is touched, too, by the step or performer around it that came or went.
    """
    versions = list(_versions(git, macam, revisions))
    found: list[Jejak] = []
    values = [value for _, value in versions]
    for (revision, value), before in zip_longest(versions, values[1:]):
        is_first = revision is revisions[-1]
        if value is None or before is None:
            trace = Jejak(revision, (), is_first, is_broken=value is None)
        else:
            trace = Jejak(revision, tuple(sentences(before, value)))
        if path and not trace.is_broken:
            touched = tuple(c for c in trace.changes if _touches(c, path))
            if not touched and not (is_first and _has(value, path)):
                continue
            trace = replace(trace, changes=touched)
        found.append(trace)
    return found


def _touches(sentence: Kalimat, path: str) -> bool:
    return any(
        f"{path}/".startswith(f"{change.path}/") or f"{change.path}/".startswith(f"{path}/")
        for change in sentence.changes
    )


def _has(value: Nilai | None, path: str) -> bool:
    try:
        return value is not None and bool(address.get(value, path))
    except KeyError:
        return False


def _versions(
    git: Git, macam: Macam[Nilai], revisions: Sequence[Revisi]
) -> Iterator[tuple[Revisi, Nilai | None]]:
    """Yield each commit with the value that it made, all read by one git process."""
    names = [f"{revision.commit}:{revision.path}" for revision in revisions]
    order = ("cat-file", "--batch-check=%(objecttype) %(objectsize)")
    sizes = _lines(git.run(*order, stdin=_joined(names)))
    wanted = [
        kind == "blob" and int(size) <= LIMITS.bytes
        for kind, _, size in (line.partition(" ") for line in sizes)
    ]
    names = [name for name, is_wanted in zip(names, wanted, strict=True) if is_wanted]
    texts = iter(_contents(git.run("cat-file", "--batch=%(objectsize)", stdin=_joined(names))))
    for revision, is_wanted in zip(revisions, wanted, strict=True):
        text = next(texts) if is_wanted else None
        yield revision, read_dokumen(text, revision.path, macam).nilai if text is not None else None


def _joined(names: Iterable[str]) -> bytes:
    return os.fsencode("".join(f"{name}\n" for name in names))


def _lines(out: bytes) -> list[str]:
    return out.decode(errors="replace").splitlines()


def _contents(out: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(out):
        end = out.index(b"\n", start)
        size = int(out[start:end])
        yield out[end + 1 : end + 1 + size]
        start = end + size + 2


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One commit of the office and the SOPs, and services, that it touched."""

    revisi: Revisi
    sop_ids: tuple[str, ...]


def timeline(git: Git, limit: int | None = None) -> list[Kejadian]:
    """Return the commits that touched any SOP or service, newest first by the graph."""
    count = () if limit is None else (f"--max-count={limit}",)
    return [
        Kejadian(revision, tuple(dict.fromkeys(PurePosixPath(path).stem for path in paths)))
        for revision, paths in _log(git, FOLDERS, *count)
    ]


def deleted(git: Git, macam: Macam[Nilai]) -> list[Revisi]:
    """Return the commits that took a document away that is gone today, each with its path.

    One document comes once, with the last commit that took it; the newest first.
    """
    known = {PurePosixPath(path).stem for path in walk(git.root, macam)}
    found: dict[str, Revisi] = {}
    for revision, paths in _log(git, (f"{macam.folder}/",), "--diff-filter=D"):
        for path in paths:
            stem = PurePosixPath(path).stem
            if stem not in known:
                found.setdefault(stem, replace(revision, path=path))
    return list(found.values())


def _log(git: Git, folders: Iterable[str], *options: str) -> Iterator[tuple[Revisi, list[str]]]:
    """Yield the commits that touched documents in these folders, with their paths."""
    order = ("log", "-z", "--topo-order", "-m", "--first-parent", "--name-only", *options)
    form = "--format=%x01%H%x00%aI%x00%an%x00%s"
    out = git.run(*order, form, "HEAD", "--", *folders).decode(errors="surrogateescape")
    items = iter(out.split("\0"))
    revision: Revisi | None = None
    paths: list[str] = []
    for item in items:
        if item.startswith("\x01"):
            if revision is not None and paths:
                yield revision, paths
            when, author, message = (next(items, "") for _ in range(3))
            revision, paths = Revisi(item[1:], read_moment(when), author, message), []
        elif macam_at(name := item.lstrip("\n")):
            paths.append(name)
    if revision is not None and paths:
        yield revision, paths
