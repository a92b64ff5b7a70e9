"""The deeds on whole rows (steps) and, in the heading, on whole columns (performers)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from soptui.changes import edits, ranges
from soptui.tui.parts.base import BagianIsian
from soptui.tui.widgets.step_cursor import HEADING
from soptui.tui.widgets.step_table import StepTable

if TYPE_CHECKING:
    from textual.geometry import Region

    from soptui.model import Sop
    from soptui.tui.screens.sunting import SuntingScreen


@dataclass(frozen=True, slots=True)
class Held:
    """Steps that are being dragged: where they came from, and the value since the last move."""

    rows: range
    sop: Sop


class PerintahBaris(BagianIsian):
    """Insert, delete, duplicate, move."""

    _held: Held | None = None
    new_step = ""
    """The step that was inserted and not left since."""

    @property
    def editor(self) -> SuntingScreen:
        """The screen that holds the SOP."""
        return cast("SuntingScreen", self.screen)

    @property
    def view(self) -> StepTable:
        """The table."""
        return self.query_one(StepTable)

    def cell_region(self) -> Region:
        """Return where the current cell is, in this part."""
        return self.view.cell_region().translate(self.view.region.offset - self.region.offset)

    def _rows(self) -> range:
        """Return the marked steps, else the one under the cursor; none in the heading."""
        table = self.view
        if table.current_step is None:
            return range(0)
        return table.marked_rows or range(table.row, table.row + 1)

    # --- insert -----------------------------------------------------------------------------

    def why_not_sisip_bawah(self) -> str | None:
        """Old revisions are not edited."""
        return self.editor.why_read_only()

    why_not_sisip_atas = why_not_pelaksana_baru = why_not_sisip_bawah

    def do_pelaksana_baru(self) -> object:
        """Ask for a new performer."""
        raise NotImplementedError

    def do_sisip_bawah(self) -> object:
        """Insert a step below; in the heading a performer at the right."""
        table = self.view
        table.set_mark(None)
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
            self.new_step = self.editor.sop.langkah[index].id

    # --- delete and duplicate ---------------------------------------------------------------

    def why_not_hapus_baris(self) -> str | None:
        """There must be something to delete."""
        if self.view.row == HEADING and not self.view.current_column.pelaksana:
            return "Judul kolom ini tetap. Yang dapat dihapus: langkah dan kolom pelaksana."
        return self.editor.why_read_only()

    def do_hapus_baris(self) -> None:
        """Delete the marked steps, the step, or the performer whose heading is under the cursor."""
        rows = self._rows()
        if rows:
            if self.editor.edit(lambda sop: ranges.delete_rows(sop, rows)):
                self.view.set_mark(None)
                self.view.go(min(rows.start, len(self.editor.sop.langkah) - 1), self.view.column)
        else:
            pelaksana = self.view.current_column.pelaksana
            self.editor.edit(lambda sop: edits.remove_pelaksana(sop, pelaksana))

    def why_not_gandakan(self) -> str | None:
        """Only steps, and cells of steps."""
        if not self._rows():
            return "Arahkan kursor ke sebuah langkah."
        return self.editor.why_read_only()

    def do_gandakan(self) -> None:
        """Put a copy of the marked steps, or of the step, below; fill marked cells down."""
        rows, table = self._rows(), self.view
        if table.mark is not None and not table.marks_whole:
            self.fill_marked()
        elif self.editor.edit(lambda sop: ranges.duplicate_rows(sop, rows)):
            table.set_mark(None)
            table.go(rows.stop, table.column)

    def fill_marked(self) -> None:
        """Fill the marked cells from the first row."""
        raise NotImplementedError

    # --- move -------------------------------------------------------------------------------

    def why_not_pegang(self) -> str | None:
        """Only steps and columns of performers can be moved."""
        if self.view.row == HEADING and not self.view.current_column.pelaksana:
            return "Kolom ini tetap. Yang dapat dipindahkan: langkah dan kolom pelaksana."
        return self.editor.why_read_only()

    def do_pegang(self) -> None:
        """Take hold of the steps or the column, or put them down."""
        table = self.view
        table.gripped = not table.gripped
        self._held = None
        table.redraw()
        if not table.gripped:
            self.editor.say(f"Diletakkan. {self.key('urung')} mengurungkan pindahannya.")
        elif table.row == HEADING:
            down = self.key("isi")
            self.editor.say(f"Kolom dipegang: panah kiri dan kanan memindahkan, {down} meletakkan.")
        else:
            count = len(self._rows())
            what = f"{count} langkah" if count > 1 else "Langkah"
            down = self.key("isi")
            self.editor.say(
                f"{what} dipegang: panah atas dan bawah memindahkan, {down} meletakkan."
            )

    def release(self) -> None:
        """Put down what is held."""
        if self.view.gripped:
            self.do_pegang()

    def drag(self, rows: int, cells: int) -> None:
        """Move what is held by one place."""
        if self.view.row == HEADING:
            self._move_column((cells > 0) - (cells < 0))
        else:
            self._move_rows((rows > 0) - (rows < 0))

    def why_not_pindah_naik(self) -> str | None:
        """Only a step moves up and down."""
        if not self._rows():
            return "Arahkan kursor ke sebuah langkah."
        return self.editor.why_read_only()

    why_not_pindah_turun = why_not_pindah_naik

    def do_pindah_naik(self) -> None:
        """Move the steps up one row."""
        self._move_rows(-1)

    def do_pindah_turun(self) -> None:
        """Move the steps down one row."""
        self._move_rows(1)

    def _move_rows(self, by: int) -> None:
        """Move the steps; however far they are dragged, it is one step of undo."""
        table, rows, session = self.view, self._rows(), self.editor.session
        here = rows.start + by
        if not by or not rows or not 0 <= here <= len(self.editor.sop.langkah) - len(rows):
            return
        held = self._held
        if held is not None and held.sop is session.sop:
            session.undo()
            rows = held.rows
        origin = rows if table.gripped else None
        table.shift(by)
        if rows.start != here:
            self.editor.edit(lambda sop: ranges.move_rows(sop, rows, here))
        else:
            self.editor.redraw()
            self.editor.say("Kembali di tempat semula.")
        moved = rows.start != here
        self._held = Held(origin, session.sop) if origin is not None and moved else None

    def _move_column(self, by: int) -> None:
        column, pelaksana = self.view.column, self.view.current_column.pelaksana
        place = self.editor.sop.pelaksana_index(pelaksana)
        if not by or place is None or not 0 <= place + by < len(self.editor.sop.pelaksana):
            return
        self.view.column = column + by
        if not self.editor.edit(lambda sop: edits.move_pelaksana(sop, pelaksana, place + by)):
            self.view.column = column
