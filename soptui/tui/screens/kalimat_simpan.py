"""The words of a save, with a look at what will be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from soptui.repo import Session


class SavePrompt(Prompt):
    """Asks for the words that stand in the history."""

    name_id = "simpan"

    def __init__(self, session: Session, proposed: str) -> None:
        note = "Enter menyimpan. Kalimat ini tampil di riwayat; ubah bila perlu."
        if session.comments:
            note = "\n".join([note, "Ikut tersimpan:", *(f"- {c}" for c in session.comments)])
        super().__init__("Simpan perubahan", value=proposed, note=note, accept="simpan")
        self.session = session

    def why_not_lihat_perubahan(self) -> str | None:
        """There must be a saved version to compare with."""
        if self.session.can_discard:
            return None
        return "Berkasnya tidak ada lagi, jadi seluruh SOP akan disimpan."

    async def do_lihat_perubahan(self) -> None:
        """Show what is not saved yet, to be read."""
        from soptui.tui.screens.pilih_beda import compare_unsaved

        await compare_unsaved(self.soptui, self.session, is_fixed=True)
