"""Part 4, Temuan: what the schema and the rules find; Enter goes to the field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.model import Sop, Temuan
from soptui.model import path as address
from soptui.rules import ATURAN
from soptui.rules.kata_lama import kata_lama
from soptui.toml import nama_of
from soptui.tui.glyphs import SIGN
from soptui.tui.lines import fit
from soptui.tui.parts.base import Bagian
from soptui.tui.style import CURSOR, CURSOR_IDLE, PLAIN, SEVERITY
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from soptui.model import Layanan


class FindingList(ListView[Temuan]):
    """One finding a line: sign, word, place, message."""

    nilai: Sop | Layanan | None = None

    def draw_item(self, item: Temuan, *, selected: bool) -> Strip:
        """Return the line of a finding."""
        width = self.size.width
        room = min(30, width // 3)
        where = ""
        if self.nilai is not None:
            where = address.label(self.nilai, item.path) or f"Seluruh {nama_of([self.nilai])}"
        sign = f" {SIGN[item.severity]} {item.severity.kata:<11}"
        style = PLAIN
        if selected:
            style = CURSOR if self.has_focus else CURSOR_IDLE
        rest = fit(item.message, width - len(sign) - room - 1)
        return Strip(
            [
                Segment(sign, SEVERITY[item.severity]),
                Segment(fit(where, room), style),
                Segment(" "),
                Segment(rest, PLAIN),
            ]
        )


class BagianTemuan(Bagian):
    """Shows all findings."""

    title = "Temuan"

    def compose(self) -> ComposeResult:
        """Lay out the time of an SOP, list and full text."""
        if isinstance(self.editor.nilai, Sop):
            yield Detail(dom_id="lama")
        yield FindingList(dom_id="daftar-temuan")
        yield Detail(rule=self.editor.soptui.glyphs.rule, dom_id="tentang-temuan")

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.view.when_moved = self._show_detail
        self.view.empty = "Tidak ada temuan."

    @property
    def view(self) -> FindingList:
        """The list."""
        return self.query_one(FindingList)

    def refill(self) -> None:
        """Draw the current findings."""
        self.view.nilai = self.editor.nilai
        self.view.show(self.editor.findings)
        self._show_detail()
        self._tell_time()

    def _tell_time(self) -> None:
        """Say how long an SOP takes, once what the key did is painted."""
        nilai, minutes = self.editor.nilai, self.editor.repo.organisasi.menit_per_hari
        for view in self.query("#lama").results(Detail):
            if isinstance(nilai, Sop):
                make = partial(kata_lama, nilai, minutes)
                self.editor.soptui.later.want(view, make, partial(_show, view))

    def _show_detail(self) -> None:
        chosen = self.view.selected
        lines = []
        if chosen:
            lines = [
                (f"{chosen.severity.kata}: {chosen.message}", SEVERITY[chosen.severity]),
                (self._about(chosen), PLAIN),
            ]
        self.query_one("#tentang-temuan", Detail).show(lines)

    def _about(self, temuan: Temuan) -> str:
        """Return what mends the finding where something does, and what the rule asks for."""
        rule = ATURAN.get(temuan.rule)
        words = f"Aturan {temuan.rule}: {rule.judul}" if rule else f"Aturan {temuan.rule}"
        return f"{self.editor.mend_words(temuan)} {words}".lstrip()

    def findings_here(self) -> Sequence[Temuan]:
        """Return the finding under the cursor."""
        return [self.view.selected] if self.view.selected else []

    def go_to(self, temuan: Temuan) -> None:
        """Put the cursor on a finding."""
        about = [(t.rule, t.path, t.message) for t in self.view.items]
        wanted = temuan.rule, temuan.path, temuan.message
        if wanted in about:
            self.view.go(about.index(wanted))

    def address(self) -> str:
        """Return the address of the finding under the cursor."""
        return self.view.selected.path if self.view.selected else ""

    def why_not_buka(self) -> str | None:
        """There must be a finding."""
        if self.view.selected:
            return None
        return f"Tidak ada temuan. {self.key('panel')} ke bagian lain."

    def do_buka(self) -> None:
        """Go to the field."""
        chosen = self.view.selected
        if chosen:
            self.editor.go_to_finding(chosen)


def _show(view: Detail, words: str) -> None:
    view.show([(words, PLAIN)])
