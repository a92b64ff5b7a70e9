"""Jejak: who changed one field, when, and to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui.model import path as address
from soptui.tui.screens.catatan import CatatanScreen
from soptui.tui.widgets.commit_list import Catatan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model import Layanan, Sop
    from soptui.repo.kumpulan import Kumpulan
    from soptui.repo.traces import Jejak


class JejakScreen(CatatanScreen):
    """The commits that touched one field."""

    name_id = "jejak"
    heading = "Jejak"
    nothing = "Ruas ini belum pernah disimpan."

    def __init__(
        self, repo: Kumpulan[Any], nilai: Sop | Layanan, path: str, rev: str | None = None
    ) -> None:
        super().__init__(repo)
        self.sop_id, self.path, self.rev = nilai.id, path, rev
        self.title_words = f"Jejak · {address.label(nilai, path)} · {nilai.identitas.judul}"

    def load(self) -> Sequence[Catatan]:
        """Read what touched the field."""
        found = self.repo.traces(self.sop_id, self.path, rev=self.rev)
        return [self._entry(trace) for trace in found]

    def _entry(self, trace: Jejak) -> Catatan:
        words = [change.plain for change in trace.changes]
        if trace.is_broken:
            words = ["(rusak) versi ini tidak dapat dibaca"]
        elif not words:
            words = ["ada sejak versi pertama" if trace.is_first else "sesudah versi yang rusak"]
        return Catatan(trace.revisi, words[0], (self.sop_id,), tuple(words[1:]))
