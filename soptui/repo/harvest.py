"""Reading the words of the office from the files, little by little, only what has changed."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from soptui.model import Sop
from soptui.repo.catalog import open_as
from soptui.repo.layout import MACAM, macam_at, walk
from soptui.repo.stamps import UNKNOWN, Stamp, sure_stamp
from soptui.repo.vocabulary import Kosakata, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from soptui.model import Layanan, Organisasi


class Harvest:
    """The words of every document of a repository. A second gathering reads only changed files."""

    def __init__(self, root: Path, organisasi: Organisasi) -> None:
        self.root = root
        self.organisasi = organisasi
        self._read: dict[str, tuple[Stamp, Counter[tuple[str, str]], tuple[str, str]]] = {}

    def gather(self, breathe: Callable[[], None] = lambda: None) -> Kosakata:
        """Return the words as they are on disk; `breathe` is called between files.

        Files that cannot be read add nothing.
        """
        kept = {}
        for path in walk(self.root, *MACAM):
            stamp = sure_stamp(self.root / path, time.time_ns())
            known = self._read.get(path)
            if known is None or not known[0] == stamp != UNKNOWN:
                nilai = self._open(path)
                words = Counter(words_of(nilai)) if nilai else Counter()
                title = (nilai.id, nilai.identitas.judul) if isinstance(nilai, Sop) else ("", "")
                known = (stamp, words, title)
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

    def _open(self, path: str) -> Sop | Layanan | None:
        macam = macam_at(path)
        if macam is None:
            return None
        nilai: Sop | Layanan | None = open_as(self.root, path, macam)[0].nilai
        return nilai
