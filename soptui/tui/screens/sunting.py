"""Penyunting SOP: holds one session and shows its value in four parts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.containers import Horizontal

from soptui.changes import diff
from soptui.errors import ConflictError, SoptuiError
from soptui.model import Severity
from soptui.tui.actions import Group
from soptui.tui.parts.bagan import BagianBagan
from soptui.tui.parts.base import Bagian, Edit
from soptui.tui.parts.identitas import BagianIdentitas
from soptui.tui.parts.langkah import BagianLangkah
from soptui.tui.parts.temuan import BagianTemuan
from soptui.tui.screens.base import Layar
from soptui.tui.style import PLAIN, TITLE
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.model import Sop, Temuan
    from soptui.repo import Repository, Revisi, Session
    from soptui.tui.actions import Action

_EDITS = frozenset({"isi", "simpan", "urung", "ulang", "riwayat"})
PARTS = ("identitas", "langkah", "bagan", "temuan")


class SuntingScreen(Layar[None]):
    """Edits one SOP, or shows one old revision of it."""

    name_id = "sunting"
    heading = "Penyunting SOP"

    def __init__(self, repo: Repository, session: Session, revision: Revisi | None = None) -> None:
        super().__init__()
        self.repo = repo
        self.session = session
        self.revision = revision
        self.part = "langkah"
        self.zoomed = False
        self.findings: list[Temuan] = session.findings()

    def compose(self) -> ComposeResult:
        """Lay out title, tabs, the four parts and the bars."""
        yield Bar(dom_id="judul")
        yield Bar(dom_id="tab")
        with Horizontal(id="badan"):
            yield BagianIdentitas(dom_id="identitas")
            yield BagianLangkah(dom_id="langkah")
            yield BagianBagan(id="bagan")
            yield BagianTemuan(id="temuan")
        yield StatusBar()
        yield Footer()

    # --- what the parts ask -----------------------------------------------------------------

    @property
    def sop(self) -> Sop:
        """The current value."""
        return self.session.sop

    def bagian(self, name: str) -> Bagian:
        """Return a part by its name."""
        return self.query_one(f"#{name}", Bagian)

    @property
    def steps(self) -> BagianLangkah:
        """The part with the step table."""
        return self.query_one(BagianLangkah)

    @property
    def chart(self) -> BagianBagan:
        """The part with the flowchart."""
        return self.query_one(BagianBagan)

    def findings_at(self, *parts: str) -> list[Temuan]:
        """Return the findings at a field or inside it."""
        path = "/".join(parts)
        return [t for t in self.findings if t.path == path or t.path.startswith(f"{path}/")]

    def severity_of(self, *parts: str) -> Severity | None:
        """Return the gravest finding of a field, if there is one."""
        found = {t.severity for t in self.findings_at(*parts)}
        order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
        return next((severity for severity in order if severity in found), None)

    def why_read_only(self) -> str | None:
        """Return why nothing can be changed here, or None."""
        if self.revision is not None:
            return "Ini versi lama dari riwayat dan hanya dapat dibaca."
        return None

    def edit(self, edit: Edit) -> bool:
        """Make an edit and say what it did; False when it was refused (the sentence says why)."""
        try:
            edited = edit(self.sop)
        except SoptuiError as error:
            self.say(visible(str(error)), Severity.ERROR)
            return False
        changed = edited.sop != self.sop
        self.session.apply(edited)
        self.redraw()
        if changed:
            self.say(visible(". ".join([_sentence(edited.title), *edited.notes])))
        return True

    def preview(self, edit: Edit) -> None:
        """Draw the chart as it would be after an edit that is still being typed."""
        if not self.chart.display:
            return
        try:
            self.chart.draw(edit(self.sop).sop)
        except SoptuiError:
            return

    def start_deed(self, deed: object) -> None:
        """Run a deed that asks a question."""
        if asyncio.iscoroutine(deed):
            self.soptui.start(deed)

    def follow_in_chart(self, step_id: str, pelaksana: str) -> None:
        """Let the chart beside the table show the step under the cursor."""
        if self.chart.display:
            self.chart.view.follow(step_id, pelaksana)

    # --- drawing ----------------------------------------------------------------------------

    def opened(self) -> None:
        """Show the part one works in first."""
        self.show_part(self.part)

    def first_focus(self) -> Widget:
        """Start in the step table."""
        return self.steps.view

    def redraw(self) -> None:
        """Draw the current value everywhere."""
        self.findings = self.session.findings()
        self._show_head()
        for name in PARTS:
            part = self.bagian(name)
            if part.display:
                part.refill()

    def redraw_chart(self) -> None:
        """Draw the chart of the current value."""
        self.chart.refill()

    def _show_head(self) -> None:
        title = f"{visible(self.sop.identitas.judul)}"
        self.show_title(title, self._state_words())
        pieces = [(" ", PLAIN)]
        for i, name in enumerate(PARTS, 1):
            count = f" {len(self.findings)}" if name == "temuan" and self.findings else ""
            text = f" {i} {self.bagian(name).title}{count} "
            style = TITLE if self.bagian(name).display and name == self.part else PLAIN
            pieces += [(f"[{text.strip()}]" if style is TITLE else text, style), (" ", PLAIN)]
        self.query_one("#tab", Bar).show(pieces)

    def _state_words(self) -> str:
        if self.revision is not None:
            return f"versi {self.revision.date:%d-%m-%Y}, hanya baca"
        if not self.session.is_changed:
            return "tersimpan"
        before = self.session.doc.sop
        count = len(diff(before, self.sop)) if before else 0
        return f"{count} perubahan belum disimpan" if count else "belum disimpan"

    def context_text(self) -> str:
        """Say where the cursor is."""
        focused = self.bagian(self.part)
        if words := focused.typing_words():
            return words
        if isinstance(focused, BagianBagan):
            return visible(focused.words())
        errors = sum(t.severity is Severity.ERROR for t in self.findings)
        if self.findings:
            grave = f", {errors} salah" if errors else ""
            way = "Enter ke ruasnya" if self.part == "temuan" else "F6 ke bagian Temuan"
            return f"{len(self.findings)} temuan{grave}. {way}."
        return "Tidak ada temuan."

    def refitted(self) -> None:
        """Choose again what fits beside each other."""
        if self.part:
            self.show_part(self.part, keep_focus=True)
        super().refitted()

    # --- parts ------------------------------------------------------------------------------

    @property
    def is_wide(self) -> bool:
        """Whether steps and chart stand side by side."""
        return self.app.size.width >= 120 and not self.zoomed

    def show_part(self, name: str, *, keep_focus: bool = False) -> None:
        """Show a part (and its neighbour where there is room) and give it the keyboard."""
        if not keep_focus and not self.bagian(self.part).commit():
            return
        self.part = name
        pair = ("langkah", "bagan")
        shown = set(pair) if self.is_wide and name in pair else {name}
        for other in PARTS:
            self.bagian(other).display = other in shown
        self.chart.view.room = self.app.size.width // 2 if len(shown) > 1 else 0
        self.chart.set_class(len(shown) > 1, "-samping")
        self.redraw()
        if not (keep_focus and self.focused and self.focused.display):
            self.set_focus(self.bagian(name).view)
        self.show_footer()
        self.show_status()

    def do_identitas(self) -> None:
        """Part 1."""
        self.show_part("identitas")

    def do_langkah(self) -> None:
        """Part 2."""
        self.show_part("langkah")

    def do_bagan(self) -> None:
        """Part 3."""
        step = self.steps.view.current_step
        self.show_part("bagan")
        if step is not None:
            self.chart.view.follow(step.id, self.steps.view.current_column.pelaksana)

    def do_temuan(self) -> None:
        """Part 4."""
        self.show_part("temuan")

    def do_panel(self) -> None:
        """Next part."""
        self._switch(1)

    def do_panel_balik(self) -> None:
        """Previous part."""
        self._switch(-1)

    def _switch(self, by: int) -> None:
        name = PARTS[(PARTS.index(self.part) + by) % len(PARTS)]
        getattr(self, f"do_{name}")()

    def why_not_besar(self) -> str | None:
        """Only where two parts stand side by side."""
        if self.app.size.width < 120:
            return "Layar ini sudah menampilkan satu bagian saja."
        return None

    def do_besar(self) -> None:
        """One part over the whole width, or both again."""
        self.zoomed = not self.zoomed
        self.show_part(self.part)

    def go_to_field(self, path: str) -> None:
        """Show the field at an address and put the cursor on it."""
        parts = path.split("/")
        if parts[0] == "langkah":
            self.show_part("langkah")
            key = "/".join(parts[2:4]) if parts[2:3] == ["simpul"] else "".join(parts[2:3])
            self.steps.show_finding(parts[1] if len(parts) > 1 else "", key or "kegiatan")
        elif parts[0] == "pelaksana":
            self.show_part("langkah")
            self.steps.show_finding("", f"simpul/{parts[1]}" if len(parts) > 1 else "")
        else:
            self.show_part("identitas")
            self.query_one(BagianIdentitas).view.go_to(parts[1] if len(parts) > 1 else "judul")

    # --- undo, save, leave ------------------------------------------------------------------

    why_not_urung = why_not_ulang = why_read_only

    def do_urung(self) -> None:
        """Take the last edit back."""
        title = self.session.undo()
        self.redraw()
        self.say(visible(f"Dibatalkan: {title}.") if title else "Tidak ada yang dapat dibatalkan.")

    def do_ulang(self) -> None:
        """Do it again."""
        title = self.session.redo()
        self.redraw()
        self.say(visible(f"Diulangi: {title}.") if title else "Tidak ada yang dapat diulangi.")

    def why_not_simpan(self) -> str | None:
        """There must be something to save."""
        if reason := self.why_read_only():
            return reason
        typing = getattr(self.bagian(self.part), "is_typing", False)
        return None if self.session.is_changed or typing else "Tidak ada perubahan untuk disimpan."

    async def do_simpan(self) -> bool:
        """Ask for the words of the change and save; True when saved."""
        if not self.bagian(self.part).commit():
            return False
        if not self.session.is_changed:
            self.say("Tidak ada perubahan untuk disimpan.")
            return False
        stored = await self.soptui.ensure_identity()
        if stored is None:
            self.say("Belum disimpan: nama dan surel diperlukan untuk riwayat.")
            return False
        proposed = await asyncio.to_thread(self.session.proposed_message)
        note = "Enter menyimpan. Kalimat ini tampil di riwayat; ubah bila perlu."
        prompt = Prompt("Simpan perubahan", value=proposed, note=note, accept="simpan")
        message = await self.soptui.ask(prompt)
        if message is None:
            self.say("Belum disimpan.")
            return False
        return await self._save(message, stored)

    async def _save(self, message: str, stored: str) -> bool:
        self.say("Menyimpan …")
        try:
            saved = await asyncio.to_thread(self.session.save, message)
        except ConflictError as error:
            self.say(visible(f"{error.message} Ketikan Anda tetap di layar ini."), Severity.ERROR)
            return False
        except SoptuiError as error:
            self.say(visible(f"Belum disimpan: {error}"), Severity.ERROR)
            return False
        self.redraw()
        words = (
            f"Disimpan: {saved.subject}. {saved.peringatan}" if saved else "Tidak ada perubahan."
        )
        self.say(visible(f"{words} {stored}".strip()))
        return True

    async def do_kembali(self) -> None:
        """Go back; unsaved changes are asked about."""
        self.steps.release()
        if self.revision is None and self.session.is_changed:
            options = [
                Option("simpan", "Simpan, lalu kembali"),
                Option("batal", "Tetap di sini"),
                Option("buang", "Buang perubahan"),
            ]
            answer = await self.soptui.ask(
                Picker("Ada perubahan yang belum disimpan", options, filterable=False, guarded=True)
            )
            if answer not in ("simpan", "buang"):
                return
            if answer == "simpan" and not await self.do_simpan():
                return
        self.dismiss(None)

    def why_not_riwayat(self) -> str | None:
        """Only the version of today has a history to show."""
        return "Tekan F10 untuk kembali ke riwayat." if self.revision is not None else None

    async def do_riwayat(self) -> None:
        """Show the history of this SOP."""
        from soptui.tui.screens.riwayat import RiwayatScreen

        await self.soptui.open(RiwayatScreen(self.repo, self.sop.id, self.sop.identitas.judul))

    def label_of(self, action: Action) -> str:
        """Name the next part on its key; an old revision has no keys that change it."""
        if self.revision is not None and (action.group is Group.LANGKAH or action.id in _EDITS):
            return ""
        if action.id == "panel":
            return self.bagian(PARTS[(PARTS.index(self.part) + 1) % len(PARTS)]).title.lower()
        if action.id in ("perbesar", "perkecil") and self.why_not(action):
            return ""
        if action.id == "buka":
            return "ke langkah" if self.part == "bagan" else "ke ruas"
        return action.label


def _sentence(title: str) -> str:
    return title[:1].upper() + title[1:]
