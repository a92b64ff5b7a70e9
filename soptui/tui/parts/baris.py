"""The deeds on whole rows (steps) and, in the heading, on whole columns (performers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.changes import edits
from soptui.tui.parts.base import BagianIsian
from soptui.tui.widgets.step_cursor import HEADING
from soptui.tui.widgets.step_table import StepTable

if TYPE_CHECKING:
    from textual.geometry import Region


class PerintahBaris(BagianIsian):
    """Insert, delete, duplicate, move."""

    @property
    def view(self) -> StepTable:
        """The table."""
        return self.query_one(StepTable)

    def cell_region(self) -> Region:
        """Return where the current cell is, in this part."""
        return self.view.cell_region().translate(self.view.region.offset - self.region.offset)

    def _here(self) -> tuple[int, str]:
        step = self.view.current_step
        return self.view.row, step.id if step else ""

    # --- insert -----------------------------------------------------------------------------

    def why_not_sisip_bawah(self) -> str | None:
        """Old revisions are not edited."""
        return self.editor.why_read_only()

    why_not_sisip_atas = why_not_gandakan = why_not_pelaksana_baru = why_not_sisip_bawah

    def do_pelaksana_baru(self) -> object:
        """Ask for a new performer."""
        raise NotImplementedError

    def do_sisip_bawah(self) -> object:
        """Insert a step below; in the heading a performer at the right."""
        table = self.view
        if not self.editor.sop.pelaksana or (table.row == HEADING and self.editor.sop.langkah):
            return self.do_pelaksana_baru()
        self._insert(table.row + 1)
        return None

    def do_sisip_atas(self) -> None:
        """Insert a step above."""
        self._insert(max(0, self.view.row))

    def _insert(self, index: int) -> None:
        if self.editor.edit(lambda sop: edits.insert_langkah(sop, index)):
            self.view.go(index, 1)

    # --- delete and duplicate ---------------------------------------------------------------

    def why_not_hapus_baris(self) -> str | None:
        """There must be something to delete."""
        if self.view.row == HEADING and not self.view.current_column.pelaksana:
            return "Judul kolom ini tetap. Yang dapat dihapus: langkah dan kolom pelaksana."
        return self.editor.why_read_only()

    def do_hapus_baris(self) -> None:
        """Delete the step, or the performer whose heading is under the cursor."""
        row, step_id = self._here()
        if step_id:
            self.editor.edit(lambda sop: edits.delete_langkah(sop, step_id))
            self.view.go(min(row, len(self.editor.sop.langkah) - 1), self.view.column)
        else:
            pelaksana = self.view.current_column.pelaksana
            self.editor.edit(lambda sop: edits.remove_pelaksana(sop, pelaksana))

    def do_gandakan(self) -> None:
        """Put a copy of the step below it."""
        row, step_id = self._here()
        if not step_id:
            self.editor.say("Arahkan kursor ke sebuah langkah.")
        elif self.editor.edit(lambda sop: edits.duplicate_langkah(sop, step_id)):
            self.view.go(row + 1, self.view.column)

    # --- move -------------------------------------------------------------------------------

    def why_not_pegang(self) -> str | None:
        """Only steps and columns of performers can be moved."""
        if self.view.row == HEADING and not self.view.current_column.pelaksana:
            return "Kolom ini tetap di tempatnya."
        return self.editor.why_read_only()

    def do_pegang(self) -> None:
        """Take hold of the row or column, or put it down."""
        table = self.view
        table.gripped = not table.gripped
        table.redraw()
        if not table.gripped:
            self.editor.say("Diletakkan.")
        elif table.row == HEADING:
            self.editor.say("Kolom dipegang: panah kiri dan kanan memindahkan, Enter meletakkan.")
        else:
            self.editor.say("Langkah dipegang: panah atas dan bawah memindahkan, Enter meletakkan.")

    def release(self) -> None:
        """Put down what is held."""
        if self.view.gripped:
            self.do_pegang()

    def drag(self, rows: int, cells: int) -> None:
        """Move what is held by one place."""
        if self.view.row == HEADING:
            self._move_column((cells > 0) - (cells < 0))
        else:
            self._move_row((rows > 0) - (rows < 0))

    def why_not_pindah_naik(self) -> str | None:
        """Only a step moves up and down."""
        return (
            "Arahkan kursor ke sebuah langkah."
            if not self._here()[1]
            else self.editor.why_read_only()
        )

    why_not_pindah_turun = why_not_pindah_naik

    def do_pindah_naik(self) -> None:
        """Move the step up one row."""
        self._move_row(-1)

    def do_pindah_turun(self) -> None:
        """Move the step down one row."""
        self._move_row(1)

    def _move_row(self, by: int) -> None:
        row, step_id = self._here()
        target = row + by
        if by and step_id and 0 <= target < len(self.editor.sop.langkah):
            self.view.row = target
            if not self.editor.edit(lambda sop: edits.move_langkah(sop, step_id, target)):
                self.view.row = row

    def _move_column(self, by: int) -> None:
        column, pelaksana = self.view.column, self.view.current_column.pelaksana
        place = self.editor.sop.pelaksana_index(pelaksana)
        if not by or place is None or not 0 <= place + by < len(self.editor.sop.pelaksana):
            return
        self.view.column = column + by
        if not self.editor.edit(lambda sop: edits.move_pelaksana(sop, pelaksana, place + by)):
            self.view.column = column
