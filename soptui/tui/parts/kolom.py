"""The deeds on symbols, arrows and performers of the step table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.changes import Edited, edits
from soptui.changes.performers import sort_pelaksana
from soptui.tui import hints
from soptui.tui.parts.baris import PerintahBaris
from soptui.tui.parts.panah import edit_arrows
from soptui.tui.parts.pelaksana import ask_name, choose_who, heading_deeds
from soptui.tui.parts.simbol import LETTERS, NOT_JOINT, choose_simbol, set_simbol, toggle_joint

if TYPE_CHECKING:
    from soptui.model import Sop


class PerintahKolom(PerintahBaris):
    """Symbols, arrows, performers."""

    # --- symbols ----------------------------------------------------------------------------

    def why_not_simbol(self) -> str | None:
        """Old revisions are not edited."""
        return self.editor.why_read_only()

    async def do_simbol(self) -> None:
        """Choose symbol or performer of the step; in the heading order and name the columns."""
        step, pelaksana = self.view.current_step, self.view.current_column.pelaksana
        if step is None:
            more = await heading_deeds(self.editor, pelaksana)
            if more:
                await self.do_pelaksana_baru()
        elif pelaksana:
            await choose_simbol(self.editor, step, pelaksana)
        else:
            await choose_who(self.editor, step)

    def type_symbol(self, letter: str) -> None:
        """Set the symbol of the cell by its letter."""
        step, pelaksana = self.view.current_step, self.view.current_column.pelaksana
        simbol = LETTERS.get(letter.lower())
        if simbol is None or step is None:
            self.editor.say(hints.LANE)
        else:
            self.editor.start_deed(set_simbol(self.editor, step, pelaksana, simbol))

    def remove_symbol(self) -> None:
        """Take the symbol out of the cell."""
        step, pelaksana = self.view.current_step, self.view.current_column.pelaksana
        assert step is not None
        self.editor.edit(lambda sop: edits.set_simbol(sop, step.id, pelaksana, None))

    def why_not_bersama(self) -> str | None:
        """Only a step with several symbols is done jointly."""
        step = self.view.current_step
        if step is None or len(step.simpul) < 2:
            return NOT_JOINT
        return self.editor.why_read_only()

    def do_bersama(self) -> None:
        """Mark the step as done jointly, or not."""
        step = self.view.current_step
        assert step is not None
        toggle_joint(self.editor, step)

    # --- arrows -----------------------------------------------------------------------------

    def why_not_tujuan(self) -> str | None:
        """Arrows leave a symbol of a step."""
        step = self.view.current_step
        if step is None:
            return "Arahkan kursor ke sebuah langkah."
        pelaksana = self.view.current_column.pelaksana
        if pelaksana and step.simpul_of(pelaksana) is None:
            return f"Tidak ada simbol pada sel ini. {self.key('simbol')} menambah simbol."
        return self.editor.why_read_only()

    async def do_tujuan(self) -> None:
        """Choose where the arrows of the symbol go."""
        step = self.view.current_step
        if step is not None:
            await edit_arrows(self.editor, step, self.view.current_column.pelaksana)

    # --- columns ----------------------------------------------------------------------------

    def do_mutu_baku(self) -> None:
        """Show the mutu baku alone, or all columns."""
        only = not self.view.mutu_only
        self.view.show_mutu(only=only)
        words = "Hanya mutu baku yang tampak." if only else "Semua kolom tampak."
        self.editor.say(words)

    # --- performers -------------------------------------------------------------------------

    async def do_pelaksana_baru(self) -> None:
        """Ask for a name and add a column, right of the cursor when it is in a lane."""
        nama = await ask_name(self.editor, "Nama pelaksana baru")
        if nama is None:
            return
        after = self.view.current_column.pelaksana
        place = self.editor.sop.pelaksana_index(after) if after else None

        def edit(sop: Sop) -> Edited:
            added = edits.add_pelaksana(sop, nama)
            if place is None:
                return added
            moved = edits.move_pelaksana(added.sop, added.sop.pelaksana[-1].id, place + 1)
            return Edited(moved.sop, added.title, added.notes)

        if self.editor.edit(edit):
            new = len(self.editor.sop.pelaksana) - 1 if place is None else place + 1
            self.view.go(self.view.row, 2 + new)

    why_not_urutkan_pelaksana = why_not_simbol

    def do_urutkan_pelaksana(self) -> None:
        """Put the columns in the order in which the steps first name them."""
        if sort_pelaksana(self.editor.sop).sop == self.editor.sop:
            self.editor.say("Kolom pelaksana sudah urut menurut kemunculan.")
        else:
            self.editor.edit(sort_pelaksana)
