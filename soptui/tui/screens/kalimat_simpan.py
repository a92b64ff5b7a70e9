"""The words of a save, with a look at what will be saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from soptui.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from soptui.repo import Session
    from soptui.repo.drafts.content import Ketikan


class SavePrompt(Prompt):
    """Asks for the words that stand in the history."""

    name_id = "simpan"

    def __init__(self, session: Session[Any], proposed: str) -> None:
        note = "Kalimat ini tampil di riwayat; ubah bila perlu."
        if session.holds_uncommitted:
            note += "\nIkut tersimpan: perubahan dari luar soptui yang belum masuk riwayat."
        if session.comments:
            note = "\n".join([note, "Ikut tersimpan:", *(f"- {c}" for c in session.comments)])
        value, session.begun = session.begun or proposed, ""
        title = "Simpan perubahan"
        super().__init__(title, value=value, note=note, accept="simpan", known=proposed)
        self.session = session

    def ketikan(self) -> Ketikan | None:
        """Return the words so far, unless they are those that were proposed."""
        from soptui.repo.drafts.content import Jenis

        ketikan = super().ketikan()
        return None if ketikan is None else replace(ketikan, jenis=Jenis.PESAN, place="")

    def why_not_lihat_perubahan(self) -> str | None:
        """There must be a saved version to compare with."""
        if self.session.can_discard:
            return None
        noun = self.session.repo.macam.nama
        return f"Berkasnya tidak ada lagi, jadi seluruh {noun} akan disimpan."

    async def do_lihat_perubahan(self) -> None:
        """Show what is not saved yet, to be read."""
        from soptui.tui.screens.pilih_beda import compare_unsaved

        await compare_unsaved(self.soptui, self.session, is_fixed=True)
