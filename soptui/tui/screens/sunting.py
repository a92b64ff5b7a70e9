"""Penyunting SOP: what one does with the SOP as a whole, and the words about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.errors import SoptuiError
from soptui.tui.panduan import Panduan
from soptui.tui.parts.bagan import BagianBagan
from soptui.tui.screens.susunan import SusunanScreen
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.widget import Widget

    from soptui.repo import Repository, Revisi, Session
    from soptui.tui.actions import Action
    from soptui.tui.parts.base import Edit

ACTIVITY = 60
"""Cells of an activity that the status line tells while one walks the chart."""


class SuntingScreen(SusunanScreen):
    """Edits one SOP, or shows one old revision of it."""

    name_id = "sunting"
    heading = "Penyunting SOP"

    def __init__(self, repo: Repository, session: Session, revision: Revisi | None = None) -> None:
        super().__init__(repo, session, revision)
        self.panduan: Panduan | None = None
        """Leads the writer of a new SOP through what is left."""

    # --- what the parts ask -----------------------------------------------------------------

    def lead(self) -> None:
        """Lead the writer of a new SOP through what is left of it."""
        self.panduan = Panduan()
        self.panduan.begin(self)

    def preview(self, edit: Edit) -> None:
        """Draw the chart as it would be after an edit that is still being typed."""
        if not self.chart.display:
            return
        try:
            self.chart.draw(edit(self.sop).sop)
        except SoptuiError:
            return

    def follow_in_chart(self, step_id: str, pelaksana: str) -> None:
        """Let the chart beside the table show the step under the cursor."""
        if self.chart.display:
            self.chart.view.follow(step_id, pelaksana)

    # --- drawing ----------------------------------------------------------------------------

    def first_focus(self) -> Widget:
        """Start in the step table."""
        return self.steps.view

    def redraw_followed(self) -> None:
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
        return super().context_text()

    def do_panel(self) -> None:
        """Next part; somebody who is led goes on to the next stage."""
        if self.panduan is None or not self.panduan.go_on(self):
            super().do_panel()

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
        """Name what a key means to an SOP that is led through, and in its chart."""
        if action.id == "panel" and self.panduan is not None and self.panduan.is_at("langkah"):
            return self.bagian(self.part).label_of(action) or "identitas"
        if action.id in ("perbesar", "perkecil") and self.why_not(action):
            return ""
        if action.id == "buka" and self.part == "bagan":
            return "ke langkah"
        return super().label_of(action)
