"""Sahkan: what will be approved is read first, then a date, then one typed word."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from soptui.errors import SoptuiError
from soptui.model import Layanan
from soptui.toml import macam_of
from soptui.tui.actions import Place
from soptui.tui.days import parse_day, shown, today, why_not_day
from soptui.tui.hints import NEEDS_IDENTITY
from soptui.tui.screens.base import Layar
from soptui.tui.style import BOLD, HEAD, PLAIN, SEVERITY
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.line_list import LineList
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.model import Sop, Temuan
    from soptui.repo import Repository
    from soptui.repo.approval.review import Telaah
    from soptui.tui.actions import Action
    from soptui.tui.app import SoptuiApp

WORD, REVOKE_WORD = "sahkan", "cabut"


async def open_review(app: SoptuiApp, sop_id: str) -> None:
    """Show what an approval of a document would approve, unless it has edits not saved yet."""
    repo = app.desk.repo
    path = await asyncio.to_thread(repo.of(sop_id).find, sop_id)
    if app.desk.is_unsaved(path.relative_to(repo.root).as_posix()):
        app.layar.say("Ada perubahan yang belum disimpan. Simpan dulu, lalu sahkan.")
        return
    review = await asyncio.to_thread(repo.approvals.review, sop_id)
    await app.open(SahkanScreen(repo, sop_id, review))


class SahkanScreen(Layar[None]):
    """The version that is up for approval, and what changed since the one in force."""

    name_id = "sahkan"
    heading = "Pengesahan"

    def __init__(self, repo: Repository, sop_id: str, review: Telaah[Any]) -> None:
        super().__init__()
        self.repo = repo
        self.sop_id = sop_id
        self.review = self._alone = review

    def compose(self) -> ComposeResult:
        """Lay out the review."""
        yield Bar(dom_id="judul")
        yield LineList(dom_id="telaah")
        yield StatusBar()
        yield Footer()

    def first_focus(self) -> Widget:
        """Read."""
        return self.query_one(LineList)

    def opened(self) -> None:
        """Show what would be approved; what other SOPs have to do with it is looked for."""
        self._take(self.soptui.pemeriksa.temuan or ())
        self.beside(self._look, "temuan")

    async def _look(self) -> None:
        """Tell what shows only beside other SOPs: another one of this number or title."""
        with suppress(SoptuiError):
            found = await self.soptui.pemeriksa.look()
            if self.is_open:
                self._take(found)

    def _take(self, found: Sequence[Temuan]) -> None:
        """Show the review with what was found; the reader stays where he is."""
        self.review = self._alone.beside(found)
        self.show_title(f"Sahkan · {visible(self.review.judul)}", self._standing())
        view = self.query_one(LineList)
        at = view.cursor
        view.show_paragraphs(self._paragraphs())
        view.go(at)

    async def noticed(self) -> None:
        """Somebody saved or approved: what is read here is what would be approved."""
        review = await asyncio.to_thread(self.repo.approvals.review, self.sop_id)
        if not self.is_open:
            return
        is_other = review.nilai != self._alone.nilai
        self._alone = review
        self.opened()
        if is_other:
            self.query_one(LineList).go(0)
            self.say(f"{self.noun} ini baru diubah: isinya yang terbaru tampil. Baca lagi.")

    @property
    def noun(self) -> str:
        """What people call the document."""
        return macam_of(self.review.nilai).nama

    def _standing(self) -> str:
        period, verdict = self.review.standing.periode, self.review.standing.penilaian
        words = self.review.standing.masa.words
        if period is None:
            return words
        number = f"revisi {period.pengesahan.revision} {words}"
        return f"{number}, {verdict.keabsahan.words}" if verdict else number

    def _paragraphs(self) -> list[tuple[str, Style]]:
        review = self.review
        pejabat = self.repo.organisasi.jabatan_of(review.nilai.identitas.pengesah)
        name = ", ".join(p for p in (pejabat.nama, pejabat.pejabat) if p) if pejabat else ""
        out: list[tuple[str, Style]] = [
            (f"Disahkan oleh: {name or 'belum ditetapkan'}", PLAIN),
            ("", PLAIN),
            (f"Perubahan, {review.against}", HEAD),
        ]
        if review.before is None:
            out.append((f"Belum pernah disahkan: seluruh isi, {_extent(review.nilai)}.", PLAIN))
        elif not review.changes:
            out.append(("Isinya tidak berubah.", PLAIN))
        part = ""
        for change in review.changes:
            if change.part != part:
                part = change.part
                out.append((part, BOLD))
            out.append((f"{change.sign} {change.plain}", PLAIN))
        out += [("", PLAIN), (f"Temuan ({len(review.findings)})", HEAD)]
        out += [
            (f"{t.severity.kata}: {review.place_of(t)}: {t.message}", SEVERITY[t.severity])
            for t in review.findings
        ] or [("Tidak ada temuan.", PLAIN)]
        ignored = review.standing.ignored
        if ignored:
            out += [("", PLAIN), ("Tag yang tidak dihitung", HEAD)]
            out += [(words, PLAIN) for words in ignored]
        return out

    def context_text(self) -> str:
        """Say what comes next."""
        reason = self.why_not_sahkan()
        return reason or f"Baca sampai akhir, lalu {self.key('sahkan')} untuk mengesahkan."

    # --- approve ----------------------------------------------------------------------------

    def why_not_sahkan(self) -> str | None:
        """Errors stop an approval."""
        errors = self.review.errors
        if errors:
            return f"Ada {len(errors)} kesalahan: perbaiki dulu, lalu sahkan."
        approval = self.review.standing.periode
        same = self.review.before == self.review.nilai and self.review.standing.masa == "berlaku"
        return "Versi ini sudah disahkan dan berlaku." if approval and same else None

    why_not_buka = why_not_sahkan

    async def do_sahkan(self) -> None:
        """Ask for the date and the rest, and approve."""
        if self.review.hidden and not await self._accepts_hidden():
            self.say("Belum disahkan: hapus dulu karakter yang tidak terlihat.")
            return
        day = await ask_day(self.soptui, "Tanggal efektif", f"{self.noun} berlaku mulai hari ini.")
        if day is None:
            self.say("Belum disahkan.")
            return
        odd = await asyncio.to_thread(self.repo.approvals.on, self.review, day)
        note = "Misalnya nomor dan tanggal keputusan. Tanda hubung (-) bila tidak ada."
        basis = await self.soptui.ask(Prompt("Dasar pengesahan", note=note))
        signing = None if basis is None else await ask_key(self.soptui, self.repo)
        if basis is None or signing is None:
            self.say("Belum disahkan.")
            return
        how = "bertanda tangan" if signing else "tanpa tanda tangan"
        note = f"{self.review.judul}: berlaku mulai {shown(day)}, {how}. Ketik kata {WORD}."
        note = " ".join([*(temuan.message for temuan in odd), note])
        if not await _typed(self.soptui, "Sahkan versi ini?", note, WORD):
            self.say("Belum disahkan.")
            return
        stored = await self.soptui.ensure_identity()
        if stored is None:
            self.say(f"Belum disahkan: {NEEDS_IDENTITY}")
            return
        words = "" if basis == "-" else basis

        def approve() -> str:
            return self.repo.approvals.approve(
                self.sop_id, day, message=words, key=signing or None, read=self.review.nilai
            )

        tag = await asyncio.to_thread(approve)
        await self._leave(f"Disahkan, berlaku mulai {shown(day)}, {how} ({tag}). {stored}")

    do_buka = do_sahkan

    async def _accepts_hidden(self) -> bool:
        note = "\n".join(f"{self.review.place_of(t)}: {t.message}" for t in self.review.hidden[:4])
        question = "Ada karakter yang tidak terlihat. Tetap sahkan? Ketik ya"
        return await _typed(self.soptui, question, note, "ya")

    # --- revoke and leave -------------------------------------------------------------------

    async def do_cabut(self) -> None:
        """Revoke what is in force."""
        if await revoke_sop(self.soptui, self.sop_id):
            await self._leave(self.soptui.layar.message)

    async def _leave(self, words: str) -> None:
        await self.soptui.pop_screen()
        self.soptui.layar.say(visible(words.strip()))

    def label_of(self, action: Action) -> str:
        """Enter approves."""
        return "" if action.id == "buka" else super().label_of(action)

    def do_kembali(self) -> None:
        """Back, with nothing approved."""
        self.dismiss(None)


async def revoke_sop(app: SoptuiApp, sop_id: str) -> bool:
    """Ask for day and reason, and revoke; True when it was done. The status line says how."""
    repo, noun = app.desk.repo, app.desk.repo.of(sop_id).macam.nama
    [standing] = await asyncio.to_thread(repo.approvals.effective, today(), sop_id)
    if standing.periode is None or standing.masa == "dicabut":
        words = "sudah dicabut" if standing.periode else "belum pernah disahkan"
        app.layar.say(f"{noun} ini {words}: tidak ada yang dapat dicabut.")
        return False
    approval = standing.periode.pengesahan
    about = f"Revisi {approval.revision}, efektif {shown(approval.effective)}."
    day = await ask_day(app, "Dicabut mulai tanggal", f"{about} Sejak hari itu tidak berlaku.")
    if day is None:
        app.layar.say("Tidak dicabut.")
        return False
    reason = await app.ask(Prompt("Alasan pencabutan", note=about))
    key = None if reason is None else await ask_key(app, repo)
    if reason is None or key is None:
        app.layar.say("Tidak dicabut.")
        return False
    note = f"{about} Dicabut mulai {shown(day)}. Ketik kata {REVOKE_WORD}."
    if not await _typed(app, f"Cabut {noun} ini?", note, REVOKE_WORD):
        app.layar.say("Tidak dicabut.")
        return False
    stored = await app.ensure_identity()
    if stored is None:
        app.layar.say(f"Tidak dicabut: {NEEDS_IDENTITY}")
        return False

    def revoke() -> str:
        return repo.approvals.revoke(sop_id, day, message=reason, key=key or None)

    tag = await asyncio.to_thread(revoke)
    app.layar.say(visible(f"Dicabut mulai {shown(day)} ({tag}). {stored}".strip()))
    return True


async def ask_day(app: SoptuiApp, question: str, note: str) -> dt.date | None:
    """Ask for a day; today is offered."""
    answer = await app.ask(
        Prompt(question, value=shown(today()), note=note, why_not=why_not_day, accept="pakai")
    )
    return None if answer is None else parse_day(answer)


async def ask_key(app: SoptuiApp, repo: Repository) -> str | None:
    """Return the key to sign with, "" for no signature, None when the deed is given up.

    Asks only where there is a key to sign with.
    """
    key = await asyncio.to_thread(repo.approvals.key)
    if key is None:
        return ""
    options = [
        Option(key, "Tanda tangani", key),
        Option("", "Tanpa tanda tangan", "tidak dapat dibuktikan siapa yang mengesahkan"),
    ]
    return await app.ask(Picker("Tanda tangan", options, filterable=False))


async def _typed(app: SoptuiApp, question: str, note: str, word: str) -> bool:
    back = app.layar.key("batal", Place.FIELD)

    def why_not(text: str) -> str | None:
        return None if text.casefold() == word else f"Ketik {word}, atau {back} untuk batal."

    return await app.ask(Prompt(question, note=note, why_not=why_not)) is not None


def _extent(nilai: Sop | Layanan) -> str:
    """Say how much there is to read."""
    if isinstance(nilai, Layanan):
        from soptui.model.komponen import isi
        from soptui.rules.layanan import KOMPONEN

        return f"{sum(bool(isi(nilai, k)) for k in KOMPONEN)} dari {len(KOMPONEN)} komponen"
    return f"{len(nilai.langkah)} langkah"
