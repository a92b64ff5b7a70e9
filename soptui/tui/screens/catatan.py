"""A list of commits that opens each as a version, or as what it changed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from soptui.errors import NotFoundError, SoptuiError
from soptui.model import Severity
from soptui.tui.screens.saring import SaringScreen, searched
from soptui.tui.style import BOLD, PLAIN
from soptui.tui.widgets.commit_list import Catatan, CommitList
from soptui.tui.widgets.detail import Detail
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from soptui.repo import Revisi
    from soptui.repo.kumpulan import Kumpulan


class CatatanScreen(SaringScreen[Catatan]):
    """Commits; subclasses say which."""

    title_words = ""
    nothing = "Belum ada riwayat."

    def __init__(self, repo: Kumpulan[Any]) -> None:
        super().__init__()
        self.repo = repo

    def load(self) -> Sequence[Catatan]:
        """Return the commits; called in a thread."""
        raise NotImplementedError

    def home_of(self, document_id: str) -> Kumpulan[Any]:
        """Return the collection that a document of the list belongs to."""
        del document_id
        return self.repo

    async def chosen_sop(self, item: Catatan) -> str | None:
        """Return the id of what is meant, asking where there are several; None when put aside."""
        return item.sop_ids[0]

    def make_list(self) -> CommitList:
        """Return the list of commits."""
        return CommitList(dom_id="catatan")

    @property
    def list(self) -> CommitList:
        """The list of commits."""
        return self.query_one(CommitList)

    def opened(self) -> None:
        """Read in the background."""
        super().opened()
        self.list.head = 1
        self.list.empty = "Membaca riwayat …"
        self.show_title(visible(self.title_words))
        self.list.show([])
        self.beside(self._load, "catatan")

    async def noticed(self) -> None:
        """Somebody saved something: show it, the cursor stays at its commit."""
        self.beside(self._load, "catatan")

    def is_same(self, item: Catatan, other: Catatan) -> bool:
        """Stay at a commit."""
        return item.revisi.commit == other.revisi.commit

    async def _load(self) -> None:
        found: Sequence[Catatan] = []
        words = ""
        try:
            found = await asyncio.to_thread(self.load)
        except SoptuiError as error:
            words = str(error)
        if not self.is_open:
            return
        if words:
            self.say(visible(words), Severity.ERROR)
        self.list.empty = self.nothing
        self.show_title(visible(self.title_words), f"{len(found)} catatan")
        self.show_all(found)

    def texts_of(self, item: Catatan) -> tuple[str, ...]:
        """Find by person, date, words, SOP."""
        return (*searched(item.revisi), item.words, " ".join((*item.sop_ids, *item.more)))

    def show_detail(self) -> None:
        """Show the commit in full."""
        item = self.list.selected
        if item is None:
            self.query_one(Detail).show([])
            return
        revision = item.revisi
        who = f"{revision.author}, {revision.date:%d-%m-%Y %H:%M}: {revision.message}"
        lines = [(item.words, BOLD), *((words, PLAIN) for words in item.more), (who, PLAIN)]
        self.query_one(Detail).show(lines)

    def context_text(self) -> str:
        """Say what the keys do."""
        words = (
            f"{self.key('buka')} membuka isi pada catatan itu; {self.key('beda')} apa yang berubah."
        )
        return self.filter_words() or words

    async def do_buka(self) -> None:
        """Open the document as it was at the commit, to be read."""
        from soptui.tui.screens.riwayat import open_revision

        await self._with_sop(lambda i, r: open_revision(self.soptui, self.home_of(i), i, r))

    async def _with_sop(self, deed: Callable[[str, Revisi], Awaitable[None]]) -> None:
        item = self.list.selected
        assert item is not None
        sop_id = await self.chosen_sop(item)
        if sop_id is None:
            return
        try:
            await deed(sop_id, item.revisi)
        except NotFoundError:
            noun = self.home_of(sop_id).macam.nama
            self.say(f"Pada catatan ini {noun} itu tidak ada: dihapus. Lihat catatan di bawahnya.")

    def why_not_beda(self) -> str | None:
        """There must be a commit."""
        return self.why_not_buka()

    why_not_riwayat = why_not_beda

    async def do_beda(self) -> None:
        """Show what the commit changed."""
        from soptui.tui.screens.pilih_beda import compare_commit

        await self._with_sop(lambda i, r: compare_commit(self.soptui, self.home_of(i), i, r.commit))
