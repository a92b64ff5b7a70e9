"""Penyunting Standar Pelayanan: identity, components, the SOPs beside them, and the findings."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soptui.model import Layanan, Sop
from soptui.rules import check_pasangan
from soptui.tui.asal_layanan import Asal, look_up
from soptui.tui.parts.formulir import BagianFormulir
from soptui.tui.parts.layanan import BagianIdentitasLayanan, BagianKomponen
from soptui.tui.parts.padanan import BagianPadanan
from soptui.tui.parts.temuan import BagianTemuan
from soptui.tui.screens.mencari import MencariScreen
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.model import Temuan
    from soptui.repo import Repository, Revisi, Session
    from soptui.tui.actions import Action


class SuntingLayananScreen(MencariScreen[Layanan]):
    """Edits one Standar Pelayanan, or shows one old revision of it."""

    name_id = "layanan"
    heading = "Penyunting Standar Pelayanan"
    parts = ("identitas", "komponen", "padanan", "temuan")
    followed = frozenset({"padanan", "temuan"})

    def __init__(
        self, repo: Repository, session: Session[Layanan], revision: Revisi | None = None
    ) -> None:
        super().__init__(repo, session, revision)
        self.part = "komponen"
        self.titles: dict[str, str] = {}
        """The titles of the SOPs of the repository by id."""
        self.asal = Asal()
        """The SOPs that carry the service out."""
        self._has_looked = False

    def compose(self) -> ComposeResult:
        """Lay out title, tabs, the four parts and the bars."""
        yield Bar(dom_id="judul")
        yield Bar(dom_id="tab")
        yield BagianIdentitasLayanan(dom_id="identitas")
        yield BagianKomponen(dom_id="komponen")
        yield BagianPadanan(id="padanan")
        yield BagianTemuan(id="temuan")
        yield StatusBar()
        yield Footer()

    def first_focus(self) -> Widget:
        """Start in the components."""
        return self.bagian(self.part).view

    def opened(self) -> None:
        """Show the components; the SOPs are read in the background."""
        super().opened()
        self.beside(self._read_sops, "sop")

    # --- the SOPs ---------------------------------------------------------------------------

    @property
    def sops(self) -> tuple[Sop, ...]:
        """The SOPs that carry the service out and can be read, in its order."""
        return self.asal.terbaca

    async def _read_sops(self) -> None:
        app, named = self.soptui, self.nilai.identitas.sop
        unsaved = {s.nilai.id: s.nilai for s in app.desk.unsaved() if isinstance(s.nilai, Sop)}
        titles, asal = await asyncio.to_thread(look_up, self.repo, named, unsaved, app.penjaga.left)
        titles = titles or self.titles
        is_same = self._has_looked and (titles, asal) == (self.titles, self.asal)
        if not self.is_open or is_same:
            return
        self.titles, self.asal, self._has_looked = titles, asal, True
        if not self.is_typing:
            self.redraw()

    def look(self) -> list[Temuan]:
        """Return what is found in the service, by itself and beside its SOPs."""
        alone = super().look()
        if not self.is_compared:
            return alone
        return [*alone, *check_pasangan(self.nilai, self.asal.sops, self.repo.organisasi)]

    @property
    def is_compared(self) -> bool:
        """Whether its SOPs are known; an old version is not measured by the SOPs of today."""
        return self.revision is None and self._has_looked

    def sop_words(self, sop_id: str) -> str:
        """Return an SOP as people know it."""
        judul = self.titles.get(sop_id)
        return f"{judul} ({sop_id})" if judul else sop_id

    def shown_names(self) -> Mapping[str, str]:
        """Return the words that people see instead of a key, by address."""
        sops = self.nilai.identitas.sop
        named = {f"identitas/sop/{i}": self.sop_words(sop_id) for i, sop_id in enumerate(sops)}
        return {**super().shown_names(), **named}

    async def open_sop(self, sop_id: str, path: str) -> None:
        """Open the editor of an SOP at a field."""
        from soptui.tui.screens.sunting import SuntingScreen

        session, words = await asyncio.to_thread(self.soptui.desk.open, sop_id)
        screen = SuntingScreen(self.repo, session)
        await self.soptui.open(screen)
        screen.go_to_field(path)
        screen.say(words or f"{self.key('kembali')} kembali ke Standar Pelayanan.")

    def on_screen_resume(self) -> None:
        """Coming back, say from an SOP that was changed."""
        super().on_screen_resume()
        if self.is_open:
            self.beside(self._read_sops, "sop")

    async def noticed(self) -> None:
        """Somebody saved something, perhaps one of the SOPs."""
        await super().noticed()
        self.beside(self._read_sops, "sop")

    # --- drawing and moving -----------------------------------------------------------------

    def redraw(self) -> None:
        """Draw the current value everywhere; other SOPs are read when others are named."""
        super().redraw()
        named = set(self.nilai.identitas.sop) & set(self.titles)
        if self.is_open and named != {sop.id for sop in self.sops} & set(self.titles):
            self.beside(self._read_sops, "sop")

    def go_to_field(self, path: str) -> None:
        """Show the field at an address and put the cursor on it."""
        group, _, rest = path.partition("/")
        name = rest.partition("/")[0]
        part = "komponen" if group in ("penyampaian", "pengelolaan") else "identitas"
        self.show_part(part)
        found = self.query_one(f"#{part}", BagianFormulir)
        found.view.go_to(name if group != "riwayat_awal" else "judul")

    def label_of(self, action: Action) -> str:
        """Return the word of an action; the footer has no room for the whole name of part 3."""
        word = super().label_of(action)
        return "SOP" if word == "banding SOP" else word

    def do_identitas(self) -> None:
        """Part 1."""
        self.show_part("identitas")

    def do_komponen(self) -> None:
        """Part 2."""
        self.show_part("komponen")

    def do_padanan(self) -> None:
        """Part 3; the component under the cursor stays under it."""
        path = self.address()
        self.show_part("padanan")
        view = self.query_one(BagianPadanan).view
        places = [tie.alamat for tie in view.ties]
        if path in places:
            view.go(places.index(path))
