"""Marked cells and steps of the table: saying what is marked, copying, cutting, pasting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from soptui.changes import Edited, clip, edits, paste, ranges
from soptui.changes.cells import LANE, TEXT_FIELDS
from soptui.changes.tabular import parse_cells
from soptui.errors import SoptuiError
from soptui.tui.parts.baris import PerintahBaris
from soptui.tui.widgets.step_cursor import HEADING, Mark

if TYPE_CHECKING:
    from soptui.changes.clip import Clip
    from soptui.model import Sop
    from soptui.tui.actions import Action

NOTHING = (
    "Belum ada yang disalin di soptui. Dari program lain: pakai perintah tempel terminal,"
    " misalnya Ctrl+Shift+V."
)


class PerintahRentang(PerintahBaris):
    """Mark, empty, fill, copy, cut, paste."""

    _was_marked = False

    # --- marking ----------------------------------------------------------------------------

    def why_not_tandai(self) -> str | None:
        """Only cells of steps can be marked."""
        return None if self.view.current_step else "Arahkan kursor ke sebuah langkah."

    why_not_tandai_atas = why_not_tandai_bawah = why_not_tandai_kiri = why_not_tandai_kanan = (
        why_not_tandai
    )

    def do_tandai(self) -> None:
        """Mark cells from here on; again: whole steps; once more: nothing."""
        table, mark = self.view, self.view.mark
        if mark is None or not mark.sticky:
            table.set_mark((mark and Mark(mark.row, mark.column)) or Mark(table.row, table.column))
        elif not table.marks_whole:
            table.set_mark(Mark(mark.row, mark.column, whole=True))
        else:
            self.drop_mark()

    def do_tandai_atas(self) -> None:
        """Mark on by one cell."""
        self.view.extend(-1, 0)

    def do_tandai_bawah(self) -> None:
        """Mark on by one cell."""
        self.view.extend(1, 0)

    def do_tandai_kiri(self) -> None:
        """Mark on by one cell."""
        self.view.extend(0, -1)

    def do_tandai_kanan(self) -> None:
        """Mark on by one cell."""
        self.view.extend(0, 1)

    def drop_mark(self) -> None:
        """Mark nothing any more."""
        self.view.set_mark(None)

    def do_kembali(self) -> object:
        """Drop the mark; without one leave the editor."""
        if self.view.gripped:
            self.release()
            return None
        if self.view.mark is None:
            return self.editor.do_kembali()
        self.drop_mark()
        self.editor.say("Tidak ada lagi yang ditandai.")
        return None

    def tell_mark(self) -> None:
        """Let status line and footer speak of what is marked, while something is."""
        marked = self.view.mark is not None
        if marked or self._was_marked:
            self._was_marked = marked
            self.editor.show_status()
            self.editor.show_footer()

    def typing_words(self) -> str:
        """Say what is marked, and what can be done with it."""
        table = self.view
        if self.is_typing or table.mark is None or table.gripped:
            return super().typing_words()
        rows, columns = len(table.marked_rows), len(table.marked_columns)
        key = partial(self.key, short=True)
        if table.marks_whole:
            return (
                f"{rows} langkah dipilih. {key('salin')} salin, {key('hapus_baris')} hapus,"
                f" {key('gandakan')} gandakan, {key('pegang')} pindah, {key('kembali')} lepas."
            )
        more = f"{key('gandakan')} isi ke bawah" if rows > 1 else f"{key('tandai')} langkah utuh"
        return (
            f"{rows * columns} sel dipilih. {key('salin')} salin, {key('kosongkan')} kosongkan,"
            f" {more}, {key('kembali')} lepas."
        )

    def label_of(self, action: Action) -> str | None:
        """Return the word of an action on what is marked, None where it stays as it is."""
        table = self.view
        if table.mark is None:
            return None
        fills = not table.marks_whole and len(table.marked_rows) > 1
        words = {"kembali": "lepas tanda", "gandakan": "isi ke bawah" if fills else "gandakan"}
        return words.get(action.id)

    # --- cells ------------------------------------------------------------------------------

    def _marked_keys(self) -> list[str]:
        return [column.key for column in self.view.marked_columns]

    def clear_marked(self) -> None:
        """Empty what is marked: of whole steps the texts, the symbols stay."""
        rows = self.view.marked_rows
        keys = TEXT_FIELDS if self.view.marks_whole else tuple(self._marked_keys())
        self.editor.edit(lambda sop: ranges.clear_cells(sop, rows, keys))

    def fill_marked(self) -> None:
        """Fill down the first marked cell of each column."""
        rows, keys = self.view.marked_rows, self._marked_keys()
        if len(rows) < 2:
            self.editor.say("Tandai ke bawah dahulu: isi sel teratas mengisi sel di bawahnya.")
            return
        self.editor.edit(lambda sop: ranges.fill_down(sop, rows, keys))

    # --- copy and cut -----------------------------------------------------------------------

    def _copied(self) -> tuple[Clip, str] | None:
        """Return what is marked, or under the cursor, and its name."""
        table, sop = self.view, self.editor.sop
        step = table.current_step
        if step is None:
            column = table.current_column
            return (clip.Clip(column.title, ((column.title,),)), "Judul kolom")
        rows = table.marked_rows or range(table.row, table.row + 1)
        if table.marks_whole or (table.mark is None and table.column == 0):
            return clip.copy_rows(sop, rows), f"{len(rows)} langkah"
        keys = self._marked_keys() or [table.current_column.key]
        return clip.copy_cells(sop, rows, keys), f"{len(rows) * len(keys)} sel"

    def do_salin(self) -> None:
        """Copy what is marked, or the cell under the cursor; on a number the whole step."""
        found = self._copied()
        if found is not None:
            self._put(*found, "disalin")
            self.drop_mark()

    def _put(self, copied: Clip, name: str, deed: str) -> None:
        app = self.editor.soptui
        app.salinan = copied
        where = app.papan.put(copied.text)
        self.editor.say(f"{name} {deed}. {where}")

    def why_not_potong(self) -> str | None:
        """Only steps and their cells are cut."""
        if self.view.current_step is None:
            return "Arahkan kursor ke sebuah langkah."
        return self.editor.why_read_only()

    def do_potong(self) -> None:
        """Copy, then take away: whole steps are deleted, cells are emptied."""
        found = self._copied()
        if found is None:
            return
        rows = self.view.marked_rows or range(self.view.row, self.view.row + 1)
        whole = bool(found[0].steps)
        keys = self._marked_keys() or [self.view.current_column.key]

        def cut(sop: Sop) -> Edited:
            edited = ranges.delete_rows(sop, rows) if whole else ranges.clear_cells(sop, rows, keys)
            return Edited(edited.sop, f"potong {edited.title.split(' ', 1)[1]}", edited.notes)

        if self.editor.edit(cut):
            said = self.editor.message
            self._put(*found, "dipotong")
            self.editor.say(f"{said}. {self.editor.message}" if said else self.editor.message)
            self.drop_mark()
            if whole:
                self.view.go(rows.start, self.view.column)

    # --- paste ------------------------------------------------------------------------------

    def why_not_tempel(self) -> str | None:
        """Something must have been copied."""
        if reason := self.editor.why_read_only():
            return reason
        return None if self.editor.soptui.papan.text else NOTHING

    def do_tempel(self) -> None:
        """Paste what was copied in soptui."""
        self.paste_text(self.editor.soptui.papan.text)

    def paste_text(self, text: str) -> None:
        """Paste text: what was copied here comes back whole, other text becomes cells or steps."""
        if reason := self.editor.why_read_only():
            self.editor.say(reason)
            return
        table, copied = self.view, self.editor.soptui.salinan
        if copied is not None and _same(copied.text, text):
            own: Clip | None = copied
        else:
            own = None
        row = table.marked_rows.start if table.mark else table.row
        pasted: list[range] = []

        def edit(sop: Sop) -> Edited:
            done = self._pasted(sop, row, text, own)
            pasted.append(done.rows)
            return done.edited

        if self.editor.edit(edit) and pasted:
            table.set_mark(None)
            if pasted[0]:
                table.go(pasted[0].start, table.column)

    def _pasted(self, sop: Sop, row: int, text: str, own: Clip | None) -> paste.Pasted:
        table = self.view
        column = table.current_column
        if table.mark is not None and not table.marks_whole:
            column = table.marked_columns[0]
        if row == HEADING and column.pelaksana:
            return _paste_names(sop, column.pelaksana, text)
        if own is not None and own.steps:
            edited = clip.paste_steps(sop, row + 1, own)
            return paste.Pasted(edited, range(row + 1, row + 1 + len(own.steps)))
        cells = own.cells if own is not None else parse_cells(text)
        single = len(cells) == 1 and len(cells[0]) == 1
        if single and table.mark is not None:
            keys = self._marked_keys()
            return paste.paste_over(sop, table.marked_rows, keys, cells[0][0], exact=bool(own))
        if own is not None and own.cells:
            start = {"no": "kegiatan", "alur": "kelengkapan"}.get(column.key, column.key)
            return paste.paste_cells(sop, row, start, own.cells)
        if column.field in ("kelengkapan", "output") and max(map(len, cells)) == 1 and row >= 0:
            items = "\n".join(line for (line,) in cells)
            return paste.paste_over(sop, range(row, row + 1), [column.key], items, exact=False)
        return paste.paste_text(sop, row, column.key, text)


def _same(mine: str, pasted: str) -> bool:
    """Tell whether a paste is what was copied here, after a way through terminals."""
    return mine.split() == pasted.split() and bool(mine.split())


def _paste_names(sop: Sop, after: str, text: str) -> paste.Pasted:
    """Add a column for each name, right of the one under the cursor."""
    names = [" ".join(cell.split()) for row in parse_cells(text) for cell in row if cell.strip()]
    if not names:
        raise SoptuiError("Tempelan kosong: tidak ada yang berubah.")
    place = sop.pelaksana_index(after.removeprefix(LANE)) or 0
    for i, name in enumerate(names, 1):
        sop = edits.add_pelaksana(sop, name).sop
        sop = edits.move_pelaksana(sop, sop.pelaksana[-1].id, place + i).sop
    return paste.Pasted(Edited(sop, f"tempel {len(names)} pelaksana"), range(0))
