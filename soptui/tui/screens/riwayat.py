"""Riwayat: who changed what and when; Enter opens that version, to be read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.tui.lines import fit
from soptui.tui.screens.base import Layar
from soptui.tui.style import BOLD, CURSOR, HEAD, PLAIN
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.list_view import ListView
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.repo import Repository, Revisi
    from soptui.tui.app import SoptuiApp

_DATE, _WHO, _STATE = 17, 20, 20


class RevisionList(ListView["Revisi"]):
    """One revision a line, the newest first."""

    judul = ""

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        words = f" {fit('Tanggal', _DATE)} {fit('Oleh', self._who)} {fit('Perubahan', self._what)}"
        return Strip([Segment(f"{words} {fit('Pengesahan', self._state)}", HEAD)])

    def _words(self, item: Revisi) -> str:
        """Return what changed without the title that every line would repeat."""
        return item.message.removeprefix(f"{self.judul}: ")

    @property
    def _who(self) -> int:
        return _WHO if self.size.width >= 100 else 14

    @property
    def _what(self) -> int:
        return max(10, self.size.width - _DATE - self._who - self._state - 5)

    @property
    def _state(self) -> int:
        return _STATE if any(item.tag for item in self.items) else 0

    def draw_item(self, item: Revisi, *, selected: bool) -> Strip:
        """Return the line of a revision."""
        return Strip(
            [
                Segment(f" {item.date:%d-%m-%Y %H:%M}  ", BOLD if selected else PLAIN),
                Segment(f"{fit(item.author, self._who)} ", PLAIN),
                Segment(fit(self._words(item), self._what), CURSOR if selected else PLAIN),
                Segment(f" {fit(approval_words(item), self._state)}", PLAIN),
            ]
        )


def approval_words(item: Revisi) -> str:
    """Say which approval stands at a revision."""
    if item.tag is None:
        return ""
    number = f"revisi {item.revision}" if item.revision is not None else "disahkan"
    return f"{number}, {item.effective:%d-%m-%Y}" if item.effective else number


class RiwayatScreen(Layar[None]):
    """The history of one SOP."""

    name_id = "riwayat"
    heading = "Riwayat"

    def __init__(self, repo: Repository, sop_id: str, judul: str) -> None:
        super().__init__()
        self.repo = repo
        self.sop_id = sop_id
        self.judul = judul

    def compose(self) -> ComposeResult:
        """Lay out list and full text."""
        yield Bar(dom_id="judul")
        yield RevisionList(dom_id="revisi")
        yield Detail(rule=self.soptui.glyphs.rule, dom_id="ringkas")
        yield StatusBar()
        yield Footer()

    @property
    def list(self) -> RevisionList:
        """The list of revisions."""
        return self.query_one(RevisionList)

    def first_focus(self) -> Widget:
        """Move in the list."""
        return self.list

    def opened(self) -> None:
        """Read the history in the background."""
        self.list.head = 1
        self.list.judul = self.judul
        self.list.empty = "Membaca riwayat …"
        self.list.when_moved = self._show_detail
        self.show_title(f"Riwayat · {visible(self.judul)}")
        self.list.show([])
        self.run_worker(self._load())

    async def _load(self) -> None:
        try:
            revisions = await asyncio.to_thread(self.repo.log, self.sop_id)
            words = ""
        except SoptuiError as error:
            revisions, words = [], str(error)
        if not self.is_attached:
            return  # one has gone back meanwhile
        if words:
            self.say(visible(words), Severity.ERROR)
        self.list.empty = "Belum ada riwayat: SOP ini belum pernah disimpan."
        self.list.show(revisions)
        self.show_title(f"Riwayat · {visible(self.judul)}", f"{len(revisions)} catatan")
        self._show_detail()

    def _show_detail(self) -> None:
        chosen = self.list.selected
        lines = []
        if chosen:
            lines = [
                (chosen.message, BOLD),
                (f"{chosen.author}, {chosen.date:%d-%m-%Y %H:%M}", PLAIN),
            ]
            if words := approval_words(chosen):
                lines.append((f"Pengesahan: {words} ({chosen.tag})", PLAIN))
        self.query_one(Detail).show(lines)

    def context_text(self) -> str:
        """Name the selected revision."""
        return "Enter membuka versi itu untuk dibaca; p mengembalikan SOP ke versi itu."

    def why_not_buka(self) -> str | None:
        """There must be a revision."""
        return None if self.list.selected else self.list.empty

    async def do_buka(self) -> None:
        """Open the revision, to be read."""
        chosen = self.list.selected
        assert chosen is not None
        await open_revision(self.soptui, self.repo, self.sop_id, chosen)

    why_not_pulihkan = why_not_buka

    async def do_pulihkan(self) -> None:
        """Go back to the revision, as an edit that is not saved yet."""
        from soptui.tui.screens.pulih import restore_revision

        chosen = self.list.selected
        assert chosen is not None
        await restore_revision(self.soptui, self.sop_id, chosen)

    def do_kembali(self) -> None:
        """Back."""
        self.dismiss(None)


async def open_revision(app: SoptuiApp, repo: Repository, sop_id: str, revision: Revisi) -> None:
    """Open an old version, to be read; one that is broken shows what is wrong with it."""
    from soptui.repo import Session
    from soptui.tui.screens.rusak import RusakScreen
    from soptui.tui.screens.sunting import SuntingScreen

    doc = await asyncio.to_thread(repo.read, sop_id, revision.commit)
    screen: Layar[None] = (
        RusakScreen(doc) if doc.sop is None else SuntingScreen(repo, Session(repo, doc), revision)
    )
    await app.open(screen)
