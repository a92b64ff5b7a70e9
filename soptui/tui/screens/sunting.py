"""Penyunting SOP: holds one session and shows its value in four parts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.tui.actions import Group, Place
from soptui.tui.panduan import Panduan
from soptui.tui.parts.bagan import BagianBagan
from soptui.tui.parts.base import BagianIsian, Edit
from soptui.tui.pencari import Pencari
from soptui.tui.screens.susunan import PARTS, SusunanScreen
from soptui.visible import visible

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from soptui.model import Temuan
    from soptui.repo import Repository, Revisi, Session
    from soptui.repo.drafts.content import Ketikan
    from soptui.tui.actions import Action

_EDITS = frozenset({"isi", "simpan", "urung", "ulang", "buang", "riwayat"})
ACTIVITY = 60
"""Cells of an activity that the status line tells while one walks the chart."""


class SuntingScreen(SusunanScreen):
    """Edits one SOP, or shows one old revision of it."""

    name_id = "sunting"
    heading = "Penyunting SOP"

    def __init__(self, repo: Repository, session: Session, revision: Revisi | None = None) -> None:
        super().__init__(repo, session, revision)
        self.pencari = Pencari(self)
        self.panduan: Panduan | None = None
        """Leads the writer of a new SOP through what is left."""

    # --- what the parts ask -----------------------------------------------------------------

    def address(self) -> str:
        """Return the address of the field under the cursor, or ""."""
        return self.bagian(self.part).address()

    def lead(self) -> None:
        """Lead the writer of a new SOP through what is left of it."""
        self.panduan = Panduan()
        self.panduan.begin(self)

    def findings_at(self, *parts: str) -> list[Temuan]:
        """Return the findings at a field or inside it."""
        path = "/".join(parts)
        return [t for t in self.findings if t.path == path or t.path.startswith(f"{path}/")]

    def severity_of(self, *parts: str) -> Severity | None:
        """Return the gravest finding of a field, if there is one."""
        found = {t.severity for t in self.findings_at(*parts)}
        order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
        return next((severity for severity in order if severity in found), None)

    @property
    def is_typing(self) -> bool:
        """Whether a field is open."""
        return getattr(self.bagian(self.part), "is_typing", False)

    def ketikan(self) -> Ketikan | None:
        """Return what stands in the open field."""
        from soptui.repo.drafts.content import Jenis, Ketikan

        part = self.bagian(self.part) if self.ready.is_set() else None
        if not isinstance(part, BagianIsian) or not part.is_typing:
            return None
        return Ketikan(Jenis.RUAS, part.address(), part.field.text)

    def take_typed(self) -> bool:
        """Take over what is being typed; False when it is refused."""
        return self.bagian(self.part).commit()

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
            title = _sentence(edited.title)
            self.say(visible(" ".join([f"{title}.", *edited.notes]) if edited.notes else title))
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
        """Draw the current value everywhere; its findings and the chart follow when it is shown."""
        self.soptui.penjaga.note()
        self.show_head()
        for part in self._shown_parts():
            part.refill()
        self.soptui.later.want(self, self.session.findings, self._checked)

    def _checked(self, findings: list[Temuan]) -> None:
        if findings != self.findings:
            self.findings = findings
            self.show_head()
            for part in self._shown_parts():
                part.recheck()
            self.show_status()

    def take_key(self, event: events.Key) -> None:
        """Do what a key means; who walks the chart or the findings walks the current ones."""
        if self.part in ("bagan", "temuan"):
            self.catch_up()
        super().take_key(event)

    def redraw_chart(self) -> None:
        """Draw the chart of the current value."""
        self.chart.refill()

    def context_text(self) -> str:
        """Say where the cursor is."""
        focused = self.bagian(self.part)
        if words := focused.typing_words():
            return words
        if self.panduan is not None and self.panduan.is_at(self.part):
            return self.panduan.words(self.key)
        if isinstance(focused, BagianBagan):
            return visible(focused.words(ACTIVITY))
        errors = sum(t.severity is Severity.ERROR for t in self.findings)
        if self.findings:
            grave = f", {errors} salah" if errors else ""
            listed = self.part == "temuan"
            way = (
                f"{self.key('buka')} ke ruasnya"
                if listed
                else f"{self.key('panel')} ke bagian Temuan"
            )
            return f"{len(self.findings)} temuan{grave}. {way}. {self.key('kembali')} kembali."
        return f"Tidak ada temuan. {self.key('kembali')} kembali ke daftar."

    def mode_words(self) -> str:
        """In vi keys, say whether letters command or fill in."""
        if not self.is_vi or self.place is Place.LIST:
            return ""
        return "[MENGISI]" if self.place is Place.FIELD else "[PERINTAH]"

    def do_panel(self) -> None:
        """Next part; somebody who is led goes on to the next stage."""
        if self.panduan is None or not self.panduan.go_on(self):
            self._switch(1)

    def go_on_typing(self, ketikan: Ketikan) -> None:
        """Open the field in which something was being typed, with what stood there."""
        self.go_to_field(ketikan.place)
        self._start_typing(ketikan.text)

    # --- finding words ----------------------------------------------------------------------

    async def do_cari_teks(self) -> None:
        """Ask for words and go to where they stand, or put others in their place."""
        if self.take_typed():
            await self.pencari.ask()

    def why_not_berikut(self) -> str | None:
        """Something must have been looked for."""
        return self.pencari.why_not()

    why_not_sebelum = why_not_berikut

    def do_berikut(self) -> None:
        """To the next place."""
        self.pencari.step(1)

    def do_sebelum(self) -> None:
        """To the place before."""
        self.pencari.step(-1)

    # --- leaving and words ------------------------------------------------------------------

    async def do_kembali(self) -> None:
        """Put down what is held, then go back; unsaved changes are asked about."""
        self.steps.release()
        await super().do_kembali()

    def why_not_editor_luar(self) -> str | None:
        """Old revisions are not edited."""
        return self.why_read_only()

    async def do_editor_luar(self) -> None:
        """Open the TOML in the person's own editor, at the field under the cursor."""
        from soptui.tui.screens.luar import edit_outside

        if self.take_typed():
            await edit_outside(self, self.address())

    def label_of(self, action: Action) -> str:
        """Name the next part on its key; an old revision has no keys that change it."""
        if self.revision is not None and (action.group is Group.LANGKAH or action.id in _EDITS):
            return ""
        if action.id == "pulihkan" and self.revision is None:
            return ""
        if action.id in ("beda", "beda_dengan"):
            return ""  # their way is the palette; the footer has more urgent keys
        if word := self.bagian(self.part).label_of(action):
            return word
        if action.id == "panel" and self.panduan is not None and self.panduan.is_at("langkah"):
            return "identitas"
        if action.id == "panel":
            return self.bagian(PARTS[(PARTS.index(self.part) + 1) % len(PARTS)]).title.lower()
        if action.id in ("perbesar", "perkecil") and self.why_not(action):
            return ""
        if action.id == "buka":
            return "ke langkah" if self.part == "bagan" else "ke ruas"
        return action.label


def _sentence(title: str) -> str:
    return title[:1].upper() + title[1:]
