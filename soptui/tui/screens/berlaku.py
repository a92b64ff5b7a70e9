"""Berlaku pada tanggal …: which version of each document was in force on a day."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.repo.approval.force import Masa
from soptui.tui.days import shown, today
from soptui.tui.lines import fit
from soptui.tui.screens.sahkan import ask_day, revoke_sop
from soptui.tui.screens.saring import SaringScreen
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, DIM, HEAD, PLAIN
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.list_view import ListView
from soptui.visible import visible

if TYPE_CHECKING:
    from soptui.repo import Repository
    from soptui.repo.approval.effective import Keberlakuan

_STATE, _REVISION, _DAY = 14, 4, 10


@dataclass(frozen=True, slots=True)
class Baris:
    """One document on that day."""

    judul: str
    standing: Keberlakuan


class StandingList(ListView[Baris]):
    """One document a line: title, status, revision, since, until."""

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        words = (
            fit("Judul", self._title),
            fit("Keadaan", _STATE),
            fit("Rev", _REVISION),
            fit("Sejak", _DAY),
            fit("Sampai", _DAY),
        )
        return Strip([Segment(f" {' '.join(words)}", HEAD)])

    @property
    def _title(self) -> int:
        return max(10, self.size.width - _STATE - _REVISION - 2 * _DAY - 6)

    def draw_item(self, item: Baris, *, selected: bool) -> Strip:
        """Return the line of a document."""
        style = (CURSOR if self.has_focus else CURSOR_IDLE) if selected else PLAIN
        standing, period = item.standing, item.standing.periode
        number = str(period.pengesahan.revision) if period else "-"
        since = shown(period.start) if period else "-"
        until = shown(period.until - dt.timedelta(1)) if period and period.until else "-"
        rest = (
            fit(standing.masa.words, _STATE),
            fit(number, _REVISION),
            fit(since, _DAY),
            fit(until, _DAY),
        )
        return Strip(
            [
                Segment(" "),
                Segment(fit(item.judul, self._title), style),
                Segment(f" {' '.join(rest)}", PLAIN),
            ]
        )


class BerlakuScreen(SaringScreen[Baris]):
    """The whole repository on one day."""

    name_id = "berlaku"
    heading = "Berlaku pada tanggal"
    hint = "Ketik sebagian judul, id, atau keadaan. {terima} ke daftar."

    def __init__(self, repo: Repository, document_id: str = "") -> None:
        super().__init__()
        self.repo = repo
        self.day = today()
        self._wanted = document_id
        self._told = ""
        """What this screen itself said of the approvals."""

    def make_list(self) -> StandingList:
        """Return the list of all documents."""
        return StandingList(dom_id="berlaku")

    @property
    def list(self) -> StandingList:
        """The list."""
        return self.query_one(StandingList)

    def texts_of(self, item: Baris) -> tuple[str, ...]:
        """Find a document by title, id and where it stands."""
        return (item.judul, item.standing.sop_id, item.standing.masa.words)

    def is_same(self, item: Baris, other: Baris) -> bool:
        """Stay at a document when the day changes."""
        return item.standing.sop_id == other.standing.sop_id

    def opened(self) -> None:
        """Ask for today."""
        self.list.head = 1
        super().opened()
        self._ask()

    def _ask(self) -> None:
        self.list.empty = "Memeriksa pengesahan …"
        self.show_title(f"Berlaku pada {shown(self.day)}")
        self._load_beside()

    def _load_beside(self) -> None:
        self.beside(partial(self._load, self.day), "berlaku")

    async def noticed(self) -> None:
        """Somebody approved or revoked something."""
        self._load_beside()

    async def _load(self, day: dt.date) -> None:
        titles: dict[str, str] = {}
        try:
            found = await asyncio.to_thread(self.repo.approvals.effective, day)
            titles = await asyncio.to_thread(self.repo.titles)
            words, severity = await asyncio.to_thread(self.repo.approvals.hint), None
            nothing = "Belum ada SOP atau Standar Pelayanan."
        except SoptuiError as error:
            found, words, severity = [], str(error), Severity.ERROR
            nothing = visible(words)
        if not self.is_open:
            return
        self.list.empty = nothing
        if words or self.message == self._told:  # what a deed has just said stays
            self._told = visible(words)
            self.say(self._told, severity)
        rows = [Baris(titles.get(a.sop_id, a.sop_id), a) for a in found]
        rows.sort(key=_order)
        states = Counter(row.standing.masa.words for row in rows)
        words = "  ".join(f"{count} {state}" for state, count in sorted(states.items()))
        self.show_title(f"Berlaku pada {shown(day)}", words)
        self.show_all(rows)
        at = [row.standing.sop_id for row in self.list.items]
        if self._wanted in at:
            self.list.go(at.index(self._wanted))
            self._wanted = ""

    def show_detail(self) -> None:
        """Say which approval it is, who made it, and what does not count."""
        row = self.list.selected
        lines = []
        if row is not None:
            standing, period = row.standing, row.standing.periode
            lines = [(row.judul, BOLD)]
            if period is not None:
                approval = period.pengesahan
                verdict = f": {standing.penilaian.words}" if standing.penilaian else ""
                lines.append((f"Pengesahan {approval.tag}{verdict}", PLAIN))
                if approval.officer.strip("; "):
                    lines.append((f"Oleh {_officer(approval.officer)}", PLAIN))
            lines += [(f"Tidak dihitung: {words}", DIM) for words in standing.ignored]
        self.query_one(Detail).show(lines)

    def context_text(self) -> str:
        """Say what the keys do here."""
        day, opened = self.key("tanggal"), self.key("buka")
        words = f"Kiri dan kanan: hari lain; {day} memilih tanggal; {opened} membuka versi itu."
        return self.filter_words() or words

    # --- the day ----------------------------------------------------------------------------

    async def do_tanggal(self) -> None:
        """Ask for another day."""
        day = await ask_day(self.soptui, "Berlaku pada tanggal", "Hari yang ingin diketahui.")
        if day is not None:
            self.day = day
            self._ask()

    def do_kiri(self) -> None:
        """Show the day before."""
        self._go(-1)

    def do_kanan(self) -> None:
        """Show the day after."""
        self._go(1)

    def _go(self, days: int) -> None:
        self.day += dt.timedelta(days)
        self._ask()

    # --- deeds ------------------------------------------------------------------------------

    def why_not_buka(self) -> str | None:
        """Only an approved version can be opened from here."""
        row = self.list.selected
        if row is None:
            return self.list.empty
        return None if row.standing.periode else "Ini belum pernah disahkan."

    async def do_buka(self) -> None:
        """Open the version, to be read."""
        from soptui.tui.screens.riwayat import open_revision

        row = self.list.selected
        assert row is not None
        assert row.standing.periode is not None
        commit = row.standing.periode.pengesahan.commit
        repo = self.repo.of(row.standing.sop_id)
        revisions = await asyncio.to_thread(repo.log, row.standing.sop_id, 1, rev=commit)
        await open_revision(self.soptui, repo, row.standing.sop_id, revisions[0])

    why_not_cabut = why_not_buka

    async def do_cabut(self) -> None:
        """Revoke the document under the cursor."""
        row = self.list.selected
        if row is not None and await revoke_sop(self.soptui, row.standing.sop_id):
            self._ask()


def _order(row: Baris) -> tuple[bool, bool, str]:
    """Put what is in force first, then what was approved at all."""
    standing = row.standing
    return standing.masa is not Masa.BERLAKU, standing.periode is None, row.judul.casefold()


def _officer(officer: str) -> str:
    """Return name and office from "name; NIP; office"."""
    return ", ".join(part.strip() for part in officer.split(";") if part.strip())
