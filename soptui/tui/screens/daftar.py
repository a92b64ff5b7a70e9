"""Daftar SOP, the first screen: what can be done with an SOP from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.screens.isi_daftar import IsiDaftarScreen

if TYPE_CHECKING:
    from soptui.tui.actions import Action
    from soptui.tui.screens.daftar_layanan import DaftarLayananScreen


class DaftarScreen(IsiDaftarScreen):
    """The list of SOPs with its deeds."""

    async def do_draf(self) -> None:
        """Show the drafts that an earlier run left behind."""
        from soptui.tui.screens.draf import show_drafts

        await show_drafts(self.soptui)

    async def do_baru(self) -> None:
        """Make an SOP and open it."""
        await self.make_new()

    async def make_new(self, begun: dict[str, str] | None = None) -> None:
        """Make an SOP and open it; `begun` are the answers of a draft."""
        from soptui.tui.screens.buka import edit_sop
        from soptui.tui.screens.sop_baru import new_sop

        unit = self._unit()
        made = await new_sop(self.soptui, self.repo, unit.id if unit else "", begun)
        if made is not None:
            sop, is_led = made
            screen = await edit_sop(self.soptui, sop.id)
            if is_led:
                screen.lead()

    def why_not_hapus_sop(self) -> str | None:
        """There must be an SOP."""
        return self.why_not_riwayat()

    async def do_cetak(self) -> None:
        """Print the SOP, those in sight, or the book."""
        from soptui.tui.screens.cetak import print_listed

        await print_listed(self.soptui, self.list.selected, self.list.items)

    async def do_layanan(self) -> None:
        """Go to the list of Standar Pelayanan."""
        await self._open_layanan()

    async def _open_layanan(self) -> DaftarLayananScreen:
        from soptui.tui.screens.daftar_layanan import DaftarLayananScreen

        titles = {e.id: e.judul for e in self.entries or () if e.judul}
        screen = DaftarLayananScreen(titles)
        await self.soptui.open(screen)
        return screen

    async def make_new_layanan(self, begun: dict[str, str]) -> None:
        """Go on making a Standar Pelayanan, in its list; `begun` are the answers of a draft."""
        await (await self._open_layanan()).make_new(begun)

    async def do_hapus_sop(self) -> None:
        """Delete the SOP."""
        from soptui.tui.screens.urus import delete_document

        entry = self.list.selected
        if entry is not None and await delete_document(self.soptui, self.repo, entry):
            self.reload()

    async def do_pulihkan_sop(self) -> None:
        """Bring back an SOP that was deleted."""
        from soptui.tui.screens.urus import bring_back

        if await bring_back(self.soptui, self.repo):
            self.reload()

    async def leave(self) -> None:
        """Leave the program."""
        from soptui.tui.screens.keluar import leave

        await leave(self.soptui)

    def label_of(self, action: Action) -> str:
        """Say that the way back from here is the way out."""
        if action.id in ("panel", "terima_maju"):
            return ""
        if action.id == "terima":
            return "ke daftar"
        return "keluar" if action.id == "kembali" and not self.query_text else action.label
