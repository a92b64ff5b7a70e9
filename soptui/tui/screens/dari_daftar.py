"""What is done with a document from either list, and with the whole repository."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from soptui.tui.screens.base import Layar

if TYPE_CHECKING:
    from soptui.repo import Entri, Repository
    from soptui.repo.kumpulan import Kumpulan
    from soptui.tui.widgets.file_list import FileList

E = TypeVar("E", bound="Entri")


class DariDaftarScreen(Layar[None], Generic[E]):
    """Leads from a list of documents to the other screens."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[E] | None = None

    @property
    def list(self) -> FileList[E]:
        """The list."""
        raise NotImplementedError

    @property
    def repo(self) -> Repository:
        """The repository. What asks for it is a deed, and deeds wait until it is open."""
        repo = self.soptui.repo
        assert repo is not None
        return repo

    @property
    def kumpulan(self) -> Kumpulan[Any]:
        """The collection whose documents are listed."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read the entries again."""
        raise NotImplementedError

    # --- one document -----------------------------------------------------------------------

    def why_not_riwayat(self) -> str | None:
        """There must be a document."""
        return None if self.list.selected else self.list.empty

    why_not_sahkan = why_not_cabut = why_not_riwayat

    async def do_riwayat(self) -> None:
        """Show who changed what."""
        from soptui.tui.screens.riwayat import RiwayatScreen

        entry = self.list.selected
        assert entry is not None
        judul = entry.judul or entry.path
        await self.soptui.open(RiwayatScreen(self.kumpulan, entry.id, judul))

    async def do_sahkan(self) -> None:
        """Show what an approval would approve."""
        from soptui.tui.screens.sahkan import open_review

        entry = self.list.selected
        assert entry is not None
        await open_review(self.soptui, entry.path)

    async def do_cabut(self) -> None:
        """End an approval."""
        from soptui.tui.screens.sahkan import revoke_sop

        entry = self.list.selected
        if entry is not None and await revoke_sop(self.soptui, entry.id):
            self.reload()

    def why_not_linier(self) -> str | None:
        """There must be a document that can be read."""
        entry = self.list.selected
        if entry is not None and entry.rusak is not None:
            return f"Berkas ini rusak: {self.key('buka')} menunjukkan apa yang salah."
        return None if entry else self.list.empty

    async def do_linier(self) -> None:
        """Read the document as sentences."""
        from soptui.tui.screens.linier import open_listed

        entry = self.list.selected
        assert entry is not None
        await open_listed(self, self.repo, entry.path)

    async def do_ganti_semua(self) -> None:
        """Put other words in many documents."""
        from soptui.tui.screens.ganti import replace_everywhere

        if await replace_everywhere(self.soptui, self.repo):
            self.reload()

    # --- the whole repository ---------------------------------------------------------------

    async def do_impor(self) -> None:
        """Take SOPs and services back from a file."""
        from soptui.tui.screens.impor import import_document

        await import_document(self.soptui, self.repo)

    async def do_berlaku(self) -> None:
        """Show what is in force, or was on another day."""
        from soptui.tui.screens.berlaku import BerlakuScreen

        entry = self.list.selected
        await self.soptui.open(BerlakuScreen(self.repo, entry.id if entry else ""))

    async def do_temuan_semua(self) -> None:
        """Show what is wrong in any file."""
        from soptui.tui.screens.temuan import open_findings

        await open_findings(self.soptui, self.entries or ())

    async def do_linimasa(self) -> None:
        """Show what was done to any document."""
        from soptui.tui.screens.linimasa import LinimasaScreen

        await self.soptui.open(LinimasaScreen(self.repo))
