"""Part 2, Langkah: the step table, what is under its cursor, and the edits of steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui.changes import edits
from soptui.errors import SoptuiError
from soptui.tui import hints
from soptui.tui.actions import Place
from soptui.tui.parts.base import Edit, items_of
from soptui.tui.parts.kolom import PerintahKolom
from soptui.tui.parts.rentang import PerintahRentang
from soptui.tui.parts.simbol import choose_simbol
from soptui.tui.style import BOLD, PLAIN
from soptui.tui.widgets.step_columns import LIST_FIELDS, cell_text, lane_words
from soptui.tui.widgets.step_cursor import HEADING
from soptui.tui.widgets.step_table import EMPTY, StepTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from soptui.changes import Edited
    from soptui.model import Langkah, Severity, Sop, Temuan
    from soptui.tui.widgets.step_columns import Column


class BagianLangkah(PerintahKolom, PerintahRentang):
    """Shows and edits `langkah` and `pelaksana`."""

    title = "Langkah"

    def compose(self) -> ComposeResult:
        """Lay out the table and the field over a cell."""
        yield StepTable(dom_id="tabel")
        yield self.field

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.view.glyphs = self.editor.soptui.glyphs
        self.view.istilah = self.editor.soptui.organisasi.istilah
        self.view.when_moved = self._moved
        self.view.when_dragged = self.drag

    def refill(self) -> None:
        """Draw the current value."""
        self.view.empty = self.editor.with_keys(EMPTY, Place.GRID)
        self.view.show(self.editor.sop, self._severities())
        self.show_detail()

    def recheck(self) -> None:
        """Draw the marks of the current findings."""
        self.view.mark_cells(self._severities())
        self.show_detail()

    def _severities(self) -> dict[tuple[str, str], Severity]:
        """Return the gravest finding of each cell: (step id, column key), and of each lane."""
        found: dict[tuple[str, str], Severity] = {}
        for temuan in self.editor.findings:
            parts = temuan.path.split("/")
            if parts[0] == "langkah" and len(parts) > 1:
                key = "/".join(parts[2:4]) if parts[2:3] == ["simbol"] else "/".join(parts[2:3])
                if parts[2:3] == ["simpul"] and len(parts) > 3:
                    key = f"simpul/{parts[3]}"
                where = (
                    parts[1],
                    key if key not in ("", "simpul", "id", "bersama") else "kegiatan",
                )
            elif parts[0] == "pelaksana" and len(parts) > 1:
                where = ("", f"pelaksana/{parts[1]}")
            else:
                continue
            found[where] = max(found.get(where, temuan.severity), temuan.severity, key=_gravity)
        return found

    def _moved(self) -> None:
        self.show_detail()
        self.editor.show_status()
        self.tell_mark()
        step = self.view.current_step
        if step is None or step.id != self.new_step:
            self.new_step = ""
        if step is not None:
            self.editor.follow_in_chart(step.id, self.view.current_column.pelaksana)

    # --- the lines below the table ----------------------------------------------------------

    def show_detail(self) -> None:
        """Say what is wrong with what is under the cursor, that in full, and what belongs there."""
        table = self.view
        if not table.columns:
            return
        column, step = table.current_column, table.current_step
        lines = [(self._place_words(step, column), BOLD), *self.editor.finding_lines()]
        text = self._value_words(step, column)
        if text:
            lines.append((text, PLAIN))
        hint = self.editor.with_keys(self._hint(step, column), Place.GRID)
        self.editor.detail.show(lines, hint)

    def _place_words(self, step: Langkah | None, column: Column) -> str:
        if step is None:
            return f"Judul kolom › {column.title}"
        return f"Langkah {self.view.row + 1} dari {len(self.editor.sop.langkah)} › {column.title}"

    def _value_words(self, step: Langkah | None, column: Column) -> str:
        if step is None or column.field == "no":
            return ""
        if column.pelaksana:
            words = lane_words(self.editor.sop, self.view.row, column.pelaksana)
            return f"{words}; dikerjakan bersama" if step.bersama else words
        if column.field == "alur":
            return self.view.arrow_text(self.view.row) or "Tidak ada panah keluar."
        return cell_text(column, step) or "(kosong)"

    def findings_here(self) -> Sequence[Temuan]:
        """Return the findings at the cell under the cursor; those of a step are at its activity."""
        if not self.view.columns:
            return ()
        column, step = self.view.current_column, self.view.current_step
        if step is None:
            return (
                self.editor.findings_at("pelaksana", column.pelaksana) if column.pelaksana else []
            )
        if column.field == "kegiatan":
            whole = [t for t in self.editor.findings if t.path == f"langkah/{step.id}"]
            return [*self.editor.findings_at("langkah", step.id, "kegiatan"), *whole]
        key = f"simpul/{column.pelaksana}" if column.pelaksana else column.field
        return self.editor.findings_at("langkah", step.id, key)

    def _hint(self, step: Langkah | None, column: Column) -> str:
        if step is None:
            return hints.HEADING
        return hints.LANE if column.pelaksana else hints.LANGKAH[column.field]

    def address(self) -> str:
        """Return the address of the cell under the cursor."""
        step, column = self.view.current_step, self.view.current_column
        if step is None:
            return f"pelaksana/{column.pelaksana}" if column.pelaksana else ""
        if column.pelaksana:
            return f"langkah/{step.id}/simpul/{column.pelaksana}"
        return f"langkah/{step.id}/{'kegiatan' if column.field == 'no' else column.field}"

    # --- moving -----------------------------------------------------------------------------

    def do_terima(self) -> None:
        """Accept and go down one step, as a spreadsheet does; a new step and a heading stay."""
        was_typing, step = self.is_typing, self.view.current_step
        super().do_terima()
        if was_typing and not self.is_typing and step is not None and step.id != self.new_step:
            self.view.do_bawah()

    def step_on(self, direction: int) -> None:
        """To the next or previous cell."""
        self.view.do_sel_maju() if direction > 0 else self.view.do_sel_mundur()

    def show_finding(self, step_id: str, key: str) -> None:
        """Put the cursor where a finding is."""
        self.view.go_to(step_id, key)

    # --- cells ------------------------------------------------------------------------------

    def why_not_isi(self) -> str | None:
        """Old revisions are not edited; numbers and fixed headings neither."""
        if self.view.gripped:
            return None
        column = self.view.current_column
        if column.field == "no":
            return self.editor.with_keys(hints.LANGKAH["no"])
        if self.view.row == HEADING and not column.pelaksana:
            return "Judul kolom ini tetap. Hanya nama pelaksana yang dapat diubah."
        return self.editor.why_read_only()

    def do_isi(self) -> object:
        """Edit what is under the cursor."""
        table = self.view
        if table.gripped:
            self.release()
            return None
        column, step = table.current_column, table.current_step
        if step is None:
            self._open(column, column.title)
        elif column.pelaksana:
            return choose_simbol(self.editor, step, column.pelaksana)
        elif column.field == "alur":
            return self.do_tujuan()
        else:
            self._open(column, cell_text(column, step))
        return None

    def start_typing(self, text: str) -> None:
        """Replace the cell under the cursor by what is typed; in a lane set the symbol."""
        reason = self.why_not_isi()
        if self.view.gripped:
            down = self.key("isi")
            self.editor.say(f"Langkah sedang dipegang: panah memindahkan, {down} meletakkan.")
        elif reason:
            self.editor.say(reason)
        elif self.view.current_step is not None and self.view.current_column.pelaksana:
            self.type_symbol(text)
        elif self.view.current_column.field == "alur":
            self.editor.start_deed(self.do_tujuan())
        else:
            self._open(self.view.current_column, text)

    def _open(self, column: Column, text: str) -> None:
        lines = column.field in LIST_FIELDS and self.view.current_step is not None
        edit = self._edit_of(column)
        self.open_field(
            text,
            lambda typed: self.editor.edit(edit(typed)),
            lines=lines,
            preview=lambda typed: self.editor.preview(edit(typed)),
            source=column.field or "pelaksana",
        )
        if lines:
            self.say_how_to_list()

    def _edit_of(self, column: Column) -> Any:
        step = self.view.current_step
        if step is None:
            path = f"pelaksana/{column.pelaksana}/nama"
        else:
            path = f"langkah/{step.id}/{column.field}"

        def of(text: str) -> Edit:
            def edit(sop: Sop) -> Edited:
                if step is None and not text.strip():
                    raise SoptuiError("Nama pelaksana tidak boleh kosong. Tulis jabatannya.")
                value = items_of(text) if column.field in LIST_FIELDS else text.strip()
                return edits.set_value(sop, path, value)

            return edit

        return of

    def why_not_kosongkan(self) -> str | None:
        """Headings, numbers and arrows have nothing to empty."""
        column = self.view.current_column
        if self.view.mark is not None:
            return self.editor.why_read_only()
        if self.view.current_step is None or column.field in ("no", "alur"):
            return "Sel ini tidak dapat dikosongkan; pindah ke sel berisi teks atau simbol."
        return self.editor.why_read_only()

    def do_kosongkan(self) -> None:
        """Empty what is marked, or the cell; in a lane take the symbol out."""
        if self.view.mark is not None:
            self.clear_marked()
            return
        column, step = self.view.current_column, self.view.current_step
        assert step is not None
        if column.pelaksana:
            self.remove_symbol()
            return
        empty: Any = () if column.field in LIST_FIELDS else ""
        path = f"langkah/{step.id}/{column.field}"
        self.editor.edit(lambda sop: edits.set_value(sop, path, empty))


def _gravity(severity: Severity) -> int:
    return {"info": 0, "warning": 1, "error": 2}[severity]
