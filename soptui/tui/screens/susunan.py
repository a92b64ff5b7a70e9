"""The four parts of the editor: which are shown, beside or below each other, and the tabs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.geometry import Offset

from soptui.tui.jumps import Jump
from soptui.tui.parts.bagan import BagianBagan
from soptui.tui.parts.base import Bagian
from soptui.tui.parts.identitas import BagianIdentitas
from soptui.tui.parts.langkah import BagianLangkah
from soptui.tui.parts.temuan import BagianTemuan
from soptui.tui.screens.antar import AntarScreen
from soptui.tui.style import PLAIN, TITLE
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.model import Temuan
    from soptui.repo import Repository, Revisi, Session

PARTS = ("identitas", "langkah", "bagan", "temuan")


class SusunanScreen(AntarScreen):
    """Shows the parts of an SOP that fit on the screen, and leads from one to the next."""

    def __init__(self, repo: Repository, session: Session, revision: Revisi | None = None) -> None:
        super().__init__(repo, session, revision)
        self.part = "langkah"
        """The part that has the keyboard."""
        self.zoomed = False
        self.findings: list[Temuan] = session.findings()
        self._tabs: list[tuple[int, str]] = []

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

    def bagian(self, name: str) -> Bagian:
        """Return a part by its name."""
        return self.query_one(f"#{name}", Bagian)

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

    def _shown_parts(self) -> list[Bagian]:
        return [part for part in map(self.bagian, PARTS) if part.display]

    def show_part(self, name: str, *, keep_focus: bool = False) -> None:
        """Show a part (and its neighbour where there is room) and give it the keyboard."""
        if not keep_focus and not self.bagian(self.part).commit():
            return
        self.part = name
        pair = ("langkah", "bagan")
        shown = set(pair) if self.is_wide and name in pair else {name}
        beside = shown == set(pair)
        self.query_one("#badan").display = name != "temuan"
        if self.is_roomy:
            shown.add("temuan")
        for other in PARTS:
            self.bagian(other).display = other in shown
        self.bagian("temuan").set_class(name != "temuan", "-bawah")
        self.chart.view.room = self.app.size.width // 2 if beside else 0
        self.chart.set_class(beside, "-samping")
        self.detail.set_class("langkah" not in shown, "-tutup")
        self.detail.set_class(beside, "-samping")
        if not beside:
            self.steps.view.stand_beside(None)
        self.redraw()
        self.catch_up()
        if not (keep_focus and self.focused and self.focused.display):
            self.set_focus(self.bagian(name).view)
        self.show_footer()
        self.show_status()

    def refitted(self) -> None:
        """Choose again what fits beside each other."""
        if self.part:
            self.show_part(self.part, keep_focus=True)
        super().refitted()

    def catch_up(self) -> None:
        """Have what follows a key done now: the chart and the findings of the current value."""
        self.soptui.later.now(self.chart.view)
        self.soptui.later.now(self)

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

    def do_temuan(self) -> None:
        """Part 4."""
        self.show_part("temuan")

    def do_panel_balik(self) -> None:
        """Previous part."""
        self._switch(-1)

    def _switch(self, by: int) -> None:
        name = PARTS[(PARTS.index(self.part) + by) % len(PARTS)]
        getattr(self, f"do_{name}")()

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
            self.query_one(BagianIdentitas).view.go_to(parts[1] if len(parts) > 1 else "judul")

    # --- title and tabs ---------------------------------------------------------------------------

    def show_head(self) -> None:
        """Draw title and tabs."""
        title = f"{visible(self.sop.identitas.judul)}"
        self.show_title(title, self.state_words())
        pieces = [(" ", PLAIN)]
        self._tabs = []
        for i, name in enumerate(PARTS, 1):
            self._tabs.append((sum(cell_len(text) for text, _ in pieces), name))
            count = f" {len(self.findings)}" if name == "temuan" and self.findings else ""
            text = f" {i} {self.bagian(name).title}{count} "
            style = TITLE if self.bagian(name).display and name == self.part else PLAIN
            pieces += [(f"[{text.strip()}]" if style is TITLE else text, style), (" ", PLAIN)]
        self.query_one("#tab", Bar).show(pieces)

    def jumps(self) -> Iterator[Jump]:
        """Yield the tabs of the parts."""
        y = self.query_one("#tab").region.y
        if self.query_one("#tab").display:
            for x, name in self._tabs:
                yield Jump(Offset(x, y), partial(self.show_part, name))

    def enter(self, view: Widget) -> None:
        """Show the part of a view, and give it the keyboard."""
        part = next((node for node in view.ancestors_with_self if isinstance(node, Bagian)), None)
        if part is not None and part.id is not None and part.id != self.part:
            self.show_part(part.id)
        super().enter(view)
