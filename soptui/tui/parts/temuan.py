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
from soptui.tui.glyphs import SIGN, WORD
from soptui.tui.lines import fit
from soptui.tui.parts.base import Bagian
from soptui.tui.style import CURSOR, CURSOR_IDLE, PLAIN, SEVERITY
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from soptui.model import Layanan


class FindingList(ListView[Temuan]):
    """One finding a line: sign, word, place, message."""

    nilai: Sop | Layanan | None = None
    whole = "Seluruh SOP"
    """Where a finding is that no field has."""

    def draw_item(self, item: Temuan, *, selected: bool) -> Strip:
        """Return the line of a finding."""
        width = self.size.width
        room = min(30, width // 3)
        where = self.whole
        if self.nilai is not None and item.path:
            where = address.label(self.nilai, item.path)
        sign = f" {SIGN[item.severity]} {WORD[item.severity]:<8}"
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

    DEFAULT_CSS = """
    BagianTemuan #lama { height: 2; }
    BagianTemuan.-bawah #lama { height: 1; }
    """

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
                (f"{WORD[chosen.severity]}: {chosen.message}", SEVERITY[chosen.severity]),
                (self._about(chosen), PLAIN),
            ]
        self.query_one("#tentang-temuan", Detail).show(lines)

    def _about(self, temuan: Temuan) -> str:
        """Return what the rule asks for, and what mends the finding where something does."""
        rule = ATURAN.get(temuan.rule)
        words = f"Aturan {temuan.rule}: {rule.judul}" if rule else f"Aturan {temuan.rule}"
        edited = self.editor.mended(temuan)
        return f"{words} {self.key('perbaiki')}: {edited.title}." if edited else words

    def do_perbaiki(self) -> None:
        """Mend the finding under the cursor."""
        chosen = self.view.selected
        edited = self.editor.mended(chosen) if chosen else None
        if edited:
            self.editor.edit(lambda _: edited)

    def why_not_perbaiki(self) -> str | None:
        """Only what needs no judgement is mended by itself."""
        chosen = self.view.selected
        if chosen is None:
            return f"Tidak ada temuan. {self.key('panel')} ke bagian lain."
        if self.editor.mended(chosen) is None:
            return f"Temuan ini perlu pertimbangan Anda: {self.key('buka')} ke ruasnya."
        return None

    def do_perbaiki_semua(self) -> None:
        """Mend whatever needs no judgement, as one step of undo."""
        edited = self.editor.all_mended()
        if edited:
            self.editor.edit(lambda _: edited)

    def why_not_perbaiki_semua(self) -> str | None:
        """There must be something that needs no judgement."""
        nothing = "Tidak ada temuan yang dapat diperbaiki sendiri."
        return None if self.editor.all_mended() else nothing

    def why_not_jelaskan(self) -> str | None:
        """Only a finding of a rule has one to explain."""
        chosen = self.view.selected
        if chosen is not None and chosen.rule not in ATURAN:
            return "Temuan ini tentang bentuk berkasnya, bukan tentang sebuah aturan."
        return self.why_not_buka()

    async def do_jelaskan(self) -> None:
        """Explain the rule of the finding under the cursor."""
        from soptui.tui.screens.aturan import explain_rule

        chosen = self.view.selected
        assert chosen is not None
        await explain_rule(self.editor.soptui, chosen.rule)

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
            self.editor.go_to_field(chosen.path)


def _show(view: Detail, words: str) -> None:
    view.show([(words, PLAIN)])
