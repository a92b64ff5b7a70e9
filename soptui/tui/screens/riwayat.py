"""Riwayat: who changed what and when; Enter opens that version, to be read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.tui.screens.saring import SaringScreen, searched
from soptui.tui.style import BOLD, PLAIN
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.revision_list import RevisionList, approval_words, numbers
from soptui.visible import visible

if TYPE_CHECKING:
    from rich.style import Style

    from soptui.repo import Revisi
    from soptui.repo.kumpulan import Kumpulan
    from soptui.repo.traces import Jejak
    from soptui.tui.app import SoptuiApp
    from soptui.tui.screens.base import Layar


class RiwayatScreen(SaringScreen["Revisi"]):
    """The history of one document."""

    name_id = "riwayat"
    heading = "Riwayat"

    def __init__(self, repo: Kumpulan[Any], sop_id: str, judul: str) -> None:
        super().__init__()
        self.repo = repo
        self.sop_id = sop_id
        self.judul = judul
        self.traces: dict[str, Jejak] = {}
        """By commit, as soon as they are read."""
        self.verdicts: dict[str, str] = {}
        """By tag: what an approval is worth, in words."""

    def make_list(self) -> RevisionList:
        """Return the list of revisions."""
        return RevisionList(dom_id="revisi")

    @property
    def list(self) -> RevisionList:
        """The list of revisions."""
        return self.query_one(RevisionList)

    def opened(self) -> None:
        """Read the history in the background, then what each commit changed."""
        super().opened()
        self.list.head = 1
        self.list.judul = self.judul
        self.list.places = {}
        self.list.empty = "Membaca riwayat …"
        self.show_title(f"Riwayat · {visible(self.judul)}")
        self.list.show([])
        self.beside(self._load, "riwayat")

    async def _load(self) -> None:
        try:
            revisions = await asyncio.to_thread(self.repo.log, self.sop_id)
            words = ""
        except SoptuiError as error:
            revisions, words = [], str(error)
        if not self.is_open:
            return
        if words:
            self.say(visible(words), Severity.ERROR)
        noun = self.repo.macam.nama
        self.list.empty = f"Belum ada riwayat: {noun} ini belum pernah disimpan."
        self.list.numbers = numbers(revisions)
        self.list.places = {r.commit: n for n, r in enumerate(revisions)}
        title, count = f"Riwayat · {visible(self.judul)}", f"{len(revisions)} catatan"
        self.show_title(title, f"Membaca … {count}")
        self.show_all(revisions)
        if revisions:
            await self._load_traces()
        if self.is_open:
            self.show_title(title, count)

    async def noticed(self) -> None:
        """Somebody saved or approved something: show it, the cursor stays at its commit."""
        self.beside(self._load, "riwayat")

    def is_same(self, item: Revisi, other: Revisi) -> bool:
        """Stay at a commit."""
        return item.commit == other.commit

    async def _load_traces(self) -> None:
        try:
            traces = await asyncio.to_thread(self.repo.traces, self.sop_id)
            self.traces = {trace.revisi.commit: trace for trace in traces}
            approvals = self.soptui.desk.repo.approvals
            judged = await asyncio.to_thread(approvals.periods, self.sop_id)
            self.verdicts = {period.pengesahan.tag: verdict.words for period, verdict in judged}
            words = ""
        except SoptuiError as error:
            words = str(error)
        if self.is_open:
            self.list.broken = {c for c, trace in self.traces.items() if trace.is_broken}
            if words:
                self.say(visible(words), Severity.ERROR)
            self.narrow()

    def texts_of(self, item: Revisi) -> tuple[str, ...]:
        """Find by person, date, words, approval, and by the parts that were changed."""
        trace = self.traces.get(item.commit)
        parts = [f"{c.part} {c.plain}" for c in trace.changes] if trace else []
        return (*searched(item), approval_words(item), " ".join(parts))

    def show_detail(self) -> None:
        """Show the whole subject, the approval, and what was changed."""
        chosen = self.list.selected
        lines: list[tuple[str, Style]] = []
        if chosen:
            who = f"{chosen.author}, {chosen.date:%d-%m-%Y %H:%M}"
            lines = [(self._subject(chosen), BOLD)]
            if words := approval_words(chosen):
                verdict = self.verdicts.get(chosen.tag or "", "")
                about = f"{verdict}; " if verdict else ""
                lines.append((f"{who}. Pengesahan: {words} ({about}{chosen.tag})", PLAIN))
            else:
                lines.append((who, PLAIN))
            if chosen.remarks:
                lines.append(
                    (f"Komentar: {' · '.join(filter(None, chosen.remarks.splitlines()))}", PLAIN)
                )
            trace = self.traces.get(chosen.commit)
            lines += [(f"{c.sign} {c.plain}", PLAIN) for c in trace.changes] if trace else []
        self.query_one(Detail).show(lines)

    def _subject(self, chosen: Revisi) -> str:
        if chosen.commit in self.list.broken:
            noun = self.repo.macam.nama
            return f"{chosen.message} (versi ini rusak: tidak dapat dibaca sebagai {noun})"
        return chosen.message

    def context_text(self) -> str:
        """Say what the keys do with the selected revision."""
        if words := self.filter_words():
            return words
        if self.list.marked:
            return self.with_keys(
                "* ditandai. {beda} pada versi lain membandingkan keduanya;"
                " {tandai_versi} melepas tanda."
            )
        return self.with_keys(
            "{buka} membaca versi itu; {beda} beda dengan isi sekarang;"
            " {pulihkan} kembali ke versi itu."
        )

    async def do_buka(self) -> None:
        """Open the revision, to be read."""
        chosen = self.list.selected
        assert chosen is not None
        await open_revision(self.soptui, self.repo, self.sop_id, chosen)

    def why_not_pulihkan(self) -> str | None:
        """There must be a revision."""
        return self.why_not_buka()

    async def do_pulihkan(self) -> None:
        """Go back to the revision, as an edit that is not saved yet."""
        from soptui.tui.screens.pulih import restore_revision

        chosen = self.list.selected
        assert chosen is not None
        await restore_revision(self.soptui, self.sop_id, chosen)

    def why_not_cetak(self) -> str | None:
        """There must be a revision."""
        return self.why_not_pulihkan()

    async def do_cetak(self) -> None:
        """Print the revision."""
        from soptui.tui.isian_cetak import one
        from soptui.tui.screens.cetak import CetakScreen

        chosen = self.list.selected
        assert chosen is not None
        words = f"versi {chosen.date:%d-%m-%Y}"
        repo = self.soptui.desk.repo
        is_service = self.repo is not repo
        naskah = one(self.sop_id, self.judul, chosen.commit, words, is_service=is_service)
        await self.soptui.open(CetakScreen(repo, [naskah]))

    # --- comparing --------------------------------------------------------------------------

    why_not_beda = why_not_beda_dengan = why_not_tandai_versi = why_not_pulihkan

    def do_tandai_versi(self) -> None:
        """Mark the revision for a comparison, or unmark it."""
        chosen = self.list.selected
        assert chosen is not None
        self.list.marked = "" if self.list.marked == chosen.commit else chosen.commit
        self.list.redraw()
        self.show_status()

    async def do_beda(self) -> None:
        """Compare with the marked revision, else with the document as it is now."""
        from soptui.tui.screens.pilih_beda import compare_revision, compare_revisions

        chosen = self.list.selected
        assert chosen is not None
        marked = next((r for r in self.all if r.commit == self.list.marked), None)
        if marked is None or marked is chosen:
            await compare_revision(self.soptui, self.sop_id, chosen)
        else:
            newer, older = sorted((marked, chosen), key=self.all.index)
            await compare_revisions(self.soptui, self.repo, self.sop_id, older, newer)

    async def do_beda_dengan(self) -> None:
        """Compare with another version, or with another document."""
        from soptui.tui.screens.pilih_beda import compare_with

        await compare_with(self.soptui, self.sop_id, self.list.selected)


async def open_revision(app: SoptuiApp, repo: Kumpulan[Any], sop_id: str, revision: Revisi) -> None:
    """Open an old version, to be read; one that is broken shows what is wrong with it."""
    from soptui.repo import Session
    from soptui.tui.screens.penyunting import editor_of
    from soptui.tui.screens.rusak import RusakScreen

    doc = await asyncio.to_thread(repo.read, sop_id, revision.commit)
    screen: Layar[None] = (
        RusakScreen(doc)
        if doc.nilai is None
        else editor_of(app.desk.repo, Session(repo, doc), revision)
    )
    await app.open(screen)
