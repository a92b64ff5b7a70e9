"""Who changed a file since somebody read it, for the sentences about other writers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from soptui.repo.log import read_moment

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from soptui.repo.git import Git

_MOST = 50
"""Commits that are looked at; further back nobody asks who it was."""


class Penulis(NamedTuple):
    """Somebody who changed the file, and when he did so last."""

    name: str
    date: dt.datetime


def authors_since(git: Git, path: str, base: str | None) -> list[Penulis]:
    """Return who committed `path` since it was the blob `base`, newest first, each once."""
    order = ("log", f"--max-count={_MOST}", "--topo-order", "--no-renames", "--raw", "--no-abbrev")
    out = git.run(*order, "-z", "--format=%x01%an%x00%aI", "HEAD", "--", path)
    found: dict[str, Penulis] = {}
    for entry in out.decode(errors="replace").split("\x01")[1:]:
        name, when, *raw = entry.split("\0")
        found.setdefault(name, Penulis(name, read_moment(when)))
        line = next((part.split() for part in raw if part.lstrip("\n").startswith(":")), [])
        if line[2:3] == [base or git.no_object]:
            break
    return list(found.values())


def who_words(authors: Sequence[Penulis]) -> str:
    """Name them: "Siti Aminah", "Siti Aminah dan Budi", or the first and how many more."""
    if not authors:
        return "orang lain"
    others = [author.name for author in authors[1:]]
    more = others[0] if len(others) == 1 else f"{len(others)} orang lain"
    return f"{authors[0].name} dan {more}" if others else authors[0].name


def when_words(authors: Sequence[Penulis]) -> str:
    """Name them, and when the last of them wrote: "Siti Aminah pada 23-11-2026 10.14"."""
    if not authors:
        return "orang lain"
    return f"{who_words(authors)} pada {authors[0].date.astimezone():%d-%m-%Y %H.%M}"
