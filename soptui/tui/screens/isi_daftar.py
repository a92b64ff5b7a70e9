"""What the list of SOPs shows: its entries, the facts of the selected, and the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.lines import fit
from soptui.tui.screens.berkas import BerkasScreen
from soptui.tui.sop_lines import NARROW, counts, finding_words, title
from soptui.tui.style import BOLD, DIM, PLAIN
from soptui.tui.widgets.sop_list import SopList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from soptui.model import Sop
    from soptui.repo import Entri
    from soptui.repo.kumpulan import Kumpulan
    from soptui.tui.pengamat import Pengamat

NAMES = 72
"""Cells of the names of performers that are shown: on a slow line a move stays small."""


class IsiDaftarScreen(BerkasScreen["Entri"]):
    """Lists the SOPs of the repository."""

    name_id = "daftar"
    heading = "Daftar SOP"
    noun = "SOP"
    searched = "judul, nomor, pelaksana, atau isi"
    nothing = "Belum ada SOP. {baru} membuat SOP baru."

    def __init__(self) -> None:
        super().__init__()
        self._pengamat: Pengamat | None = None
        self._looks = False

    def make_list(self) -> SopList:
        """Return the list of SOPs."""
        return SopList(dom_id="sop")

    @property
    def list(self) -> SopList:
        """The list of SOPs."""
        return self.query_one(SopList)

    def begin(self) -> None:
        """Show the list as it was last known, at once."""
        seen = self.soptui.seen
        if seen is None:
            super().begin()
        else:
            self._show_entries(seen.entries)

    @property
    def kumpulan(self) -> Kumpulan[Sop]:
        """The SOPs."""
        return self.repo

    def read_entries(self) -> Sequence[Entri]:
        """Read all SOPs; runs in a thread. What others do from now on is noticed."""
        from soptui.tui.pengamat import Pengamat

        if self._pengamat is None:
            self._pengamat = Pengamat(self.soptui, self.repo)
        return self.repo.entries()

    async def loaded(self) -> None:
        """Look every now and then for what others did to the repository."""
        from soptui.tui.pengamat import LOOK_SECONDS

        if self._pengamat is not None and not self._looks:
            self._looks = True
            self.set_interval(LOOK_SECONDS, self._pengamat.look)
        await super().loaded()

    def texts_of(self, entry: Entri) -> tuple[str, ...]:
        """Return what an SOP is found by."""
        return (entry.judul, entry.nomor, " ".join(entry.pelaksana), entry.teks)

    def head_words(self, unit: str) -> tuple[str, str]:
        """Name the unit, and count the SOPs by where they stand."""
        unsaved = len(self.soptui.desk.unsaved()) if self.soptui.repo else 0
        return title(unit), counts(self.entries or [], unsaved)

    def facts_of(self, entry: Entri) -> Sequence[tuple[str, Style]]:
        """Return title, unit, status, steps and performers."""
        dot = self.soptui.glyphs.dot
        names = ", ".join(entry.pelaksana) or "belum ada pelaksana"
        performers = fit(names, NAMES, self.soptui.glyphs.ellipsis).rstrip()
        where = f"{self.unit_name(entry)} {dot} {entry.status}"
        steps = f"{entry.jumlah_langkah} langkah{self.unsaved_words(entry)}"
        found = finding_words(self.list.numbers_of(entry), self.size.width)
        if found and self.list.size.width < NARROW:
            steps = f"{steps} {dot} temuan: {found}"
        return [(f"{entry.judul}", BOLD), (f"{where} {dot} {steps}", PLAIN), (performers, DIM)]
