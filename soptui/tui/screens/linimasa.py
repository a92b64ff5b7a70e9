"""Linimasa: what was done in the whole repository, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui.tui.screens.catatan import CatatanScreen
from soptui.tui.widgets.commit_list import Catatan
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.repo import Repository
    from soptui.repo.kumpulan import Kumpulan


class LinimasaScreen(CatatanScreen):
    """The commits that touched any SOP or service."""

    name_id = "linimasa"
    heading = "Linimasa"
    title_words = "Linimasa · semua SOP dan Standar Pelayanan"
    nothing = "Belum ada SOP yang disimpan."

    def __init__(self, repo: Repository) -> None:
        super().__init__(repo)
        self.whole = repo
        self.titles: Mapping[str, str] = {}

    def home_of(self, document_id: str) -> Kumpulan[Any]:
        """Return the collection that a document of the list belongs to."""
        return self.whole.of(document_id)

    def load(self) -> Sequence[Catatan]:
        """Read the history of the repository."""
        self.titles = self.whole.titles()
        return [
            Catatan(e.revisi, e.revisi.message, e.sop_ids, (self._names(e.sop_ids),))
            for e in self.whole.timeline()
        ]

    def _names(self, sop_ids: Sequence[str]) -> str:
        return "; ".join(f"{self.titles.get(i, i)} ({i})" for i in sop_ids)

    async def chosen_sop(self, item: Catatan) -> str | None:
        """Ask which document where the commit touched several."""
        if len(item.sop_ids) == 1:
            return item.sop_ids[0]
        options = [Option(i, self.titles.get(i, i), i) for i in item.sop_ids]
        return await self.soptui.ask(Picker("Berkas yang mana?", options))

    async def do_riwayat(self) -> None:
        """Show the history of the document."""
        from soptui.tui.screens.riwayat import RiwayatScreen

        item = self.list.selected
        assert item is not None
        sop_id = await self.chosen_sop(item)
        if sop_id is not None:
            judul = self.titles.get(sop_id, sop_id)
            await self.soptui.open(RiwayatScreen(self.home_of(sop_id), sop_id, judul))
