"""A file that cannot be read just now: its findings and the lines they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.strip import Strip

from soptui.model import Temuan
from soptui.tui.lines import fit
from soptui.tui.screens.base import Layar
from soptui.tui.style import BOLD, CURSOR, DIM, PLAIN, SEVERITY
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.list_view import ListView
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.toml import Dokumen


class PlaceList(ListView[Temuan]):
    """One finding a line, with its place in the file."""

    def draw_item(self, item: Temuan, *, selected: bool) -> Strip:
        """Return the line of a finding."""
        where = f" {item.line}:{item.column}"
        return Strip(
            [
                Segment(fit(where, 10), SEVERITY[item.severity]),
                Segment(fit(item.message, self.size.width - 10), CURSOR if selected else PLAIN),
            ]
        )


class RusakScreen(Layar[None]):
    """Shows why a file cannot be opened."""

    name_id = "rusak"
    heading = "Berkas rusak"

    def __init__(self, doc: Dokumen[Any]) -> None:
        super().__init__()
        self.doc = doc

    def compose(self) -> ComposeResult:
        """Lay out findings and the lines of the file."""
        yield Bar(dom_id="judul")
        yield PlaceList(dom_id="tempat")
        yield Detail(rule=self.soptui.glyphs.rule, dom_id="kutipan")
        yield StatusBar()
        yield Footer()

    def first_focus(self) -> Widget:
        """Move in the list."""
        return self.query_one(PlaceList)

    def opened(self) -> None:
        """Show the findings."""
        view = self.query_one(PlaceList)
        view.empty = "Berkas ini tidak dapat dibaca."
        view.when_moved = self._show_lines
        self.refill()

    def refill(self) -> None:
        """Show the findings as they are now."""
        self.query_one(PlaceList).show(self.doc.temuan)
        self.show_title(
            f"Berkas rusak · {visible(self.doc.file)}", f"{len(self.doc.temuan)} temuan"
        )
        self._show_lines()

    def _show_lines(self) -> None:
        chosen = self.query_one(PlaceList).selected
        if chosen is None:
            return
        lines = self.doc.text.splitlines()
        first = max(0, chosen.line - 3)
        shown = [
            (f"{first + i + 1:>5} {line}", BOLD if first + i + 1 == chosen.line else DIM)
            for i, line in enumerate(lines[first : chosen.line + 2])
        ]
        self.query_one(Detail).show([(f"{chosen.severity.kata}: {chosen.message}", PLAIN), *shown])

    def context_text(self) -> str:
        """Say what to do."""
        editor, back = self.key("editor_luar"), self.key("kembali")
        return f"{editor} membuka berkas ini di penyunting teks pada baris itu; {back} kembali."

    async def do_editor_luar(self) -> None:
        """Mend the file in the person's own editor; when it can be read again, go back."""
        from soptui.tui.screens.luar import mend_outside

        chosen = self.query_one(PlaceList).selected
        self.doc = await mend_outside(self.soptui, self.doc, chosen.line if chosen else 1)
        if self.doc.nilai is None:
            self.refill()
            self.say(
                f"Berkas ini masih belum dapat dibaca. {self.key('editor_luar')} membukanya lagi."
            )
            return
        opens = self.key("buka")
        self.dismiss(None)
        self.soptui.call_next(
            lambda: self.soptui.layar.say(f"Berkas sudah dapat dibaca lagi. {opens} membukanya.")
        )

    def do_kembali(self) -> None:
        """Back."""
        self.dismiss(None)
