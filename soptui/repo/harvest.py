"""Reading the words of the office from the files, little by little, only what has changed."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from soptui.repo.catalog import open_document
from soptui.repo.layout import walk_sop
from soptui.repo.vocabulary import Kosakata, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from soptui.model import Organisasi

Stamp = tuple[int, int, int]


class Harvest:
    """The words of every SOP of a repository. A second gathering reads only changed files."""

    def __init__(self, root: Path, organisasi: Organisasi) -> None:
        self.root = root
        self.organisasi = organisasi
        self._read: dict[str, tuple[Stamp, Counter[tuple[str, str]], tuple[str, str]]] = {}

    def gather(self, breathe: Callable[[], None] = lambda: None) -> Kosakata:
        """Return the words as they are on disk; `breathe` is called between files.

        Files that hold no SOP add nothing.
        """
        kept = {}
        for path in walk_sop(self.root):
            stamp = _stamp(self.root / path)
            known = self._read.get(path)
            if known is None or known[0] != stamp:
                document, _ = open_document(self.root, path)
                sop = document.sop
                words = Counter(words_of(sop)) if sop else Counter()
                known = (stamp, words, (sop.id, sop.identitas.judul) if sop else ("", ""))
                breathe()
            kept[path] = known
        self._read = kept
        counts: Counter[tuple[str, str]] = Counter()
        titles = {}
        for _, words, (sop_id, judul) in kept.values():
            counts.update(words)
            if sop_id:
                titles[sop_id] = judul
        return Kosakata(counts, titles, self.organisasi)


def _stamp(path: Path) -> Stamp:
    try:
        found = os.lstat(path)
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)
