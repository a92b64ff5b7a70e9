"""The four parts of the editor of an SOP: which are shown, beside or below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from soptui.model import Sop
from soptui.tui.parts.bagan import BagianBagan
from soptui.tui.parts.identitas import BagianIdentitas
from soptui.tui.parts.langkah import BagianLangkah
from soptui.tui.parts.temuan import BagianTemuan
from soptui.tui.screens.mencari import MencariScreen
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from soptui.repo import Repository, Revisi, Session


class SusunanScreen(MencariScreen[Sop]):
    """Shows the parts of an SOP that fit on the screen, and leads from one to the next."""

    parts = ("identitas", "langkah", "bagan", "temuan")
    followed = frozenset({"bagan", "temuan"})

    def __init__(self, repo: Repository, session: Session, revision: Revisi | None = None) -> None:
        super().__init__(repo, session, revision)
        self.part = "langkah"
        self.zoomed = False

    @property
    def sop(self) -> Sop:
        """The current value."""
        return self.session.sop

    def compose(self) -> ComposeResult:
        """Lay out title, tabs, the four parts and the bars."""
        yield Bar(dom_id="judul")
        yield Bar(dom_id="tab")
        with Horizontal(id="badan"):
            yield BagianIdentitas(dom_id="identitas")
            yield BagianLangkah(dom_id="langkah")
            yield BagianBagan(id="bagan")
        yield Detail(rule=self.soptui.glyphs.rule, dom_id="rincian")
        yield BagianTemuan(id="temuan")
        yield StatusBar()
        yield Footer()

    @property
    def identity(self) -> BagianIdentitas:
        """The part with the identity sheet."""
        return self.query_one(BagianIdentitas)

    @property
    def steps(self) -> BagianLangkah:
        """The part with the step table."""
        return self.query_one(BagianLangkah)

    @property
    def detail(self) -> Detail:
        """The lines below the step table, over the whole width."""
        return self.query_one("#rincian", Detail)

    @property
    def chart(self) -> BagianBagan:
        """The part with the flowchart."""
        return self.query_one(BagianBagan)

    # --- what is shown ----------------------------------------------------------------------------

    @property
    def is_wide(self) -> bool:
        """Whether steps and chart stand side by side."""
        return self.app.size.width >= 120 and not self.zoomed

    @property
    def is_roomy(self) -> bool:
        """Whether the findings have a place below every other part."""
        return self.is_wide and self.app.size.width >= 180 and self.app.size.height >= 50

    def lay_out(self, name: str) -> None:
        """Show steps and chart beside each other, and the findings below, where there is room."""
        pair = ("langkah", "bagan")
        shown = set(pair) if self.is_wide and name in pair else {name}
        beside = shown == set(pair)
        self.query_one("#badan").display = name != "temuan"
        if self.is_roomy:
            shown.add("temuan")
        for other in self.parts:
            self.bagian(other).display = other in shown
        self.bagian("temuan").set_class(name != "temuan", "-bawah")
        self.chart.view.room = self.app.size.width // 2 if beside else 0
        self.chart.set_class(beside, "-samping")
        self.detail.set_class("langkah" not in shown, "-tutup")
        self.detail.set_class(beside, "-samping")
        if not beside:
            self.steps.view.stand_beside(None)

    def catch_up(self) -> None:
        """Have what follows a key done now: the chart and the findings of the current value."""
        self.soptui.later.now(self.chart.view)
        super().catch_up()

    # --- from part to part ------------------------------------------------------------------------

    def do_identitas(self) -> None:
        """Part 1."""
        self.show_part("identitas")

    def do_langkah(self) -> None:
        """Part 2."""
        self.show_part("langkah")

    def do_bagan(self) -> None:
        """Part 3."""
        step = self.steps.view.current_step
        self.show_part("bagan")
        if step is not None:
            self.chart.view.follow(step.id, self.steps.view.current_column.pelaksana)

    def why_not_besar(self) -> str | None:
        """Only where two parts stand side by side."""
        if self.app.size.width < 120:
            return self.with_keys("Layar ini hanya cukup untuk satu bagian. {panel} ke berikutnya.")
        return None

    def do_besar(self) -> None:
        """One part over the whole width, or both again."""
        self.zoomed = not self.zoomed
        self.show_part(self.part)

    def go_to_field(self, path: str) -> None:
        """Show the field at an address and put the cursor on it."""
        parts = path.split("/")
        if parts[0] == "langkah":
            self.show_part("langkah")
            key = "/".join(parts[2:4]) if parts[2:3] == ["simpul"] else "".join(parts[2:3])
            self.steps.show_finding(parts[1] if len(parts) > 1 else "", key or "kegiatan")
        elif parts[0] == "pelaksana":
            self.show_part("langkah")
            self.steps.show_finding("", f"simpul/{parts[1]}" if len(parts) > 1 else "")
        else:
            self.show_part("identitas")
            self.identity.view.go_to(parts[1] if len(parts) > 1 else "judul")
