"""Daftar Standar Pelayanan: what is there, and what can be done with a service from the list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from soptui.repo.approval.status import Status
from soptui.tui.screens.berkas import BerkasScreen
from soptui.tui.sop_lines import BROKEN
from soptui.tui.style import BOLD, DIM, PLAIN
from soptui.tui.widgets.layanan_list import COMPONENTS, LayananList
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from soptui.model import Layanan
    from soptui.repo import EntriLayanan
    from soptui.repo.kumpulan import Kumpulan
    from soptui.tui.actions import Action


class DaftarLayananScreen(BerkasScreen["EntriLayanan"]):
    """Lists the Standar Pelayanan of the repository."""

    name_id = "daftar_layanan"
    heading = "Daftar Standar Pelayanan"
    noun = "pelayanan"
    searched = "judul, nomor, SOP, atau isi"
    nothing = "Belum ada Standar Pelayanan. {layanan_baru} membuat yang baru."

    def __init__(self, titles: dict[str, str]) -> None:
        super().__init__()
        self.titles = titles
        """The titles of SOPs by id."""

    def make_list(self) -> LayananList:
        """Return the list of services."""
        return LayananList(self.titles, dom_id="layanan")

    @property
    def list(self) -> LayananList:
        """The list of services."""
        return self.query_one(LayananList)

    @property
    def kumpulan(self) -> Kumpulan[Layanan]:
        """The services."""
        return self.repo.layanan

    def read_entries(self) -> Sequence[EntriLayanan]:
        """Read all services; runs in a thread."""
        return self.repo.layanan.entries()

    def texts_of(self, entry: EntriLayanan) -> tuple[str, ...]:
        """Return what a service is found by."""
        return (entry.judul, entry.nomor, " ".join(self._sops(entry)), entry.teks)

    def _sops(self, entry: EntriLayanan) -> Sequence[str]:
        return [self.titles.get(sop_id, sop_id) for sop_id in entry.sop]

    def head_words(self, unit: str) -> tuple[str, str]:
        """Name the unit, and count the services by where they stand."""
        entries = self.entries or []
        states = Counter(entry.status for entry in entries if entry.rusak is None)
        broken = sum(entry.rusak is not None for entry in entries)
        words = [f"{states[status]} {status.split(' ')[0]}" for status in Status if states[status]]
        words += [f"{broken} {BROKEN}"] if broken else []
        return f"Standar Pelayanan · {visible(unit)}", "  ".join(words)

    def facts_of(self, entry: EntriLayanan) -> Sequence[tuple[str, Style]]:
        """Return title, unit, status, components and SOPs."""
        dot = self.soptui.glyphs.dot
        where = f"{self.unit_name(entry)} {dot} {entry.status}"
        filled = f"{entry.terisi}/{COMPONENTS} komponen{self.unsaved_words(entry)}"
        sops = ", ".join(self._sops(entry)) or "belum ada SOP yang disebut"
        return [(entry.judul, BOLD), (f"{where} {dot} {filled}", PLAIN), (f"SOP: {sops}", DIM)]

    # --- deeds ------------------------------------------------------------------------------

    async def do_layanan_baru(self) -> None:
        """Make a service and open it."""
        await self.make_new()

    async def make_new(self, begun: dict[str, str] | None = None) -> None:
        """Make a service and open it; `begun` are the answers of a draft."""
        from soptui.tui.screens.buka import edit_layanan
        from soptui.tui.screens.layanan_baru import new_layanan

        unit = self._unit()
        made = await new_layanan(self.soptui, self.repo, unit.id if unit else "", begun)
        if made is not None:
            await edit_layanan(self.soptui, made)

    def why_not_hapus_layanan(self) -> str | None:
        """There must be a service."""
        return self.why_not_riwayat()

    async def do_cetak(self) -> None:
        """Print the service, those in sight, or the book."""
        from soptui.tui.screens.cetak import print_listed

        await print_listed(self.soptui, self.list.selected, self.list.items, is_service=True)

    async def do_hapus_layanan(self) -> None:
        """Delete the service."""
        from soptui.tui.screens.urus import delete_document

        entry = self.list.selected
        if entry is not None and await delete_document(self.soptui, self.repo.layanan, entry):
            self.reload()

    async def do_pulihkan_layanan(self) -> None:
        """Bring back a service that was deleted."""
        from soptui.tui.screens.urus import bring_back

        if await bring_back(self.soptui, self.repo.layanan):
            self.reload()

    async def leave(self) -> None:
        """Go back to the list of SOPs."""
        self.dismiss(None)

    def label_of(self, action: Action) -> str:
        """Enter leads from the search to the list."""
        if action.id in ("panel", "terima_maju"):
            return ""
        return "ke daftar" if action.id == "terima" else action.label
