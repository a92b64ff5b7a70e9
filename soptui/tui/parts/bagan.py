"""Part 3, Bagan: the flowchart of the value being edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from soptui.model import Alur, Severity
from soptui.tui.actions import Place
from soptui.tui.glyphs import SIGN
from soptui.tui.lines import fit
from soptui.tui.parts.base import Bagian
from soptui.tui.parts.tujuan import target_words
from soptui.tui.widgets.chart_view import ChartView
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.step_table import Beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from soptui.chart.trail import Node
    from soptui.model import Sop, Temuan
    from soptui.tui.screens.sunting import SuntingScreen


class BagianBagan(Bagian):
    """Shows the flowchart; Enter goes to the step of the symbol."""

    title = "Bagan"

    @property
    def editor(self) -> SuntingScreen:
        """The screen that holds the SOP."""
        return cast("SuntingScreen", self.screen)

    def compose(self) -> ComposeResult:
        """Lay out the chart."""
        yield ChartView(
            glyphs=self.editor.soptui.glyphs,
            istilah=self.editor.soptui.organisasi.istilah,
            dom_id="gambar",
        )

    def on_mount(self) -> None:
        """Follow the cursor; draw in the size that was chosen before."""
        self._jumps: list[tuple[Node, Node]] = []
        self.view.when_moved = self.editor.show_status
        self.view.when_drawn = self._fit
        self.view.later = self.editor.soptui.later
        self.view.compact = self.editor.soptui.compact_chart

    @property
    def view(self) -> ChartView:
        """The chart."""
        return self.query_one(ChartView)

    def refill(self) -> None:
        """Draw the current value."""
        self.view.marks = gravest(self.editor.findings)
        self.draw(self.editor.sop)

    def draw(self, sop: Sop) -> None:
        """Draw a value, say one that is still being typed."""
        if not self.display:
            return
        self.view.show(sop)
        self._fit()

    def recheck(self) -> None:
        """Draw the marks of the current findings."""
        self.view.marks = gravest(self.editor.findings)
        self.view.redraw()

    def _fit(self) -> None:
        """Take as much of the room as the drawing needs; the rows of the table stand beside."""
        view, room = self.view, self.view.room
        self.styles.width = min(room, view.needed_width) + 1 if room else "1fr"
        rows = view.rows if room else None
        self.editor.steps.view.stand_beside(Beside(view, *rows) if rows else None)

    def words(self, most: int | None = None) -> str:
        """Say which symbol the cursor is on, and what is found there.

        `most`: cells of its activity, which is cut there, and sooner before a finding.
        """
        node, sop = self.view.node, self.editor.sop
        index = sop.langkah_index(node[0]) if node else None
        if node is None or index is None:
            return self._nothing_drawn()
        names = {p.id: p.nama for p in sop.pelaksana}
        step = sop.langkah[index]
        simpul = step.simpul_of(node[1])
        kind = simpul.simbol if simpul else ""
        where = f"Langkah {index + 1}, {names.get(node[1], node[1])}, {kind}"
        found = self.findings_here()
        if found and self._is_of_symbol(found[0]):
            return f"{where}. {self._told(found)}"
        cut = self.editor.soptui.glyphs.ellipsis
        room = most // 3 if most and found else most
        activity = step.kegiatan if room is None else fit(step.kegiatan, room, cut).rstrip()
        return f"{where}: {activity}" + (f". {self._told(found)}" if found else "")

    def findings_here(self) -> Sequence[Temuan]:
        """Return the findings at the symbol under the cursor, else those of its step."""
        node = self.view.node
        if node is None:
            return ()
        at = self.editor.findings_at
        return at("langkah", node[0], "simpul", node[1]) or at("langkah", node[0])

    def _told(self, found: Sequence[Temuan]) -> str:
        """Return the gravest finding, behind what mends one where something does."""
        return f"{self.editor.mend_words_here()} {_worst(found)}".lstrip()

    def _is_of_symbol(self, temuan: Temuan) -> bool:
        return temuan.path.startswith(self.address())

    def _nothing_drawn(self) -> str:
        there, symbol = self.key("langkah"), self.key("simbol", Place.GRID)
        return f"Belum ada simbol. Di bagian Langkah ({there}), {symbol} menaruh simbol."

    def address(self) -> str:
        """Return the address of the symbol under the cursor."""
        return "langkah/{}/simpul/{}".format(*self.view.node) if self.view.node else ""

    def why_not_salin(self) -> str | None:
        """There must be a symbol."""
        return None if self.view.node else "Belum ada simbol."

    def do_salin(self) -> None:
        """Copy the words about the symbol under the cursor."""
        app = self.editor.soptui
        app.salinan = None
        self.editor.say(f"Keterangan simbol disalin. {app.papan.put(self.words())}")

    def why_not_buka(self) -> str | None:
        """There must be a symbol."""
        return None if self.view.node else self._nothing_drawn()

    def do_buka(self) -> None:
        """Go to the step of the symbol."""
        node = self.view.node
        if node:
            self.editor.go_to_field(f"langkah/{node[0]}/simpul/{node[1]}")

    # --- along the arrows -------------------------------------------------------------------

    def why_not_ikut_panah(self) -> str | None:
        """There must be an arrow that leaves."""
        if self.view.trail.leaving:
            return None
        there, arrows = self.key("buka"), self.key("tujuan", Place.GRID)
        return (
            f"Tidak ada panah yang keluar. {there} ke langkahnya; di sana {arrows} mengatur panah."
        )

    async def do_ikut_panah(self) -> None:
        """Go where an arrow leads; ask which one when there are several."""
        arrows = self.view.trail.leaving
        sign = self.editor.soptui.glyphs.arrow
        options = [
            Option(
                a.target,
                f"{a.label} {sign} {self._symbol_words(a.target)}".lstrip(),
                self._performer(a.target),
            )
            for a in arrows
        ]
        here, target = self.view.node, await self._which("Ikuti panah yang mana?", options)
        if here and target:
            self._jumps.append((here, target))
            self.view.go(target)

    def why_not_balik(self) -> str | None:
        """There must be a way back."""
        if self._came_from() or self.view.trail.entering:
            return None
        arrows = self.key("tujuan", Place.GRID)
        return f"Tidak ada panah yang masuk ke simbol ini. {arrows} pada langkah asal mengaturnya."

    async def do_balik(self) -> None:
        """Go back to where an arrow was followed from, else to where an arrow comes from."""
        source = self._came_from()
        if source:
            self._jumps.pop()
        else:
            self._jumps.clear()
            options = [
                Option(
                    a.source,
                    f"{self._symbol_words(a.source)} {a.label}".rstrip(),
                    self._performer(a.source),
                )
                for a in self.view.trail.entering
            ]
            source = await self._which("Ke asal panah yang mana?", options)
        if source:
            self.view.go(source)

    def _came_from(self) -> Node | None:
        """Return where the last arrow was followed from, while the cursor is still at its end."""
        if not self._jumps:
            return None
        source, target = self._jumps[-1]
        return source if target == self.view.node and self.view.shows(source) else None

    async def _which(self, question: str, options: list[Option[Node]]) -> Node | None:
        if len({option.value for option in options}) == 1:
            return options[0].value
        return await self.editor.soptui.ask(Picker(question, options, filterable=False))

    def _symbol_words(self, node: Node) -> str:
        return target_words(self.editor.sop, Alur("/".join(node)))

    def _performer(self, node: Node) -> str:
        found = self.editor.sop.pelaksana_index(node[1])
        return "" if found is None else self.editor.sop.pelaksana[found].nama

    # --- size -------------------------------------------------------------------------------

    def why_not_perbesar(self) -> str | None:
        """There are two sizes."""
        if self.view.is_compact:
            return None
        return f"Bagan sudah digambar besar; {self.key('perkecil')} memperkecil."

    def why_not_perkecil(self) -> str | None:
        """There are two sizes."""
        if not self.view.is_compact:
            return None
        return f"Bagan sudah digambar kecil; {self.key('perbesar')} memperbesar."

    def do_perbesar(self) -> None:
        """Draw symbols three lines high."""
        self._zoom(compact=False)

    def do_perkecil(self) -> None:
        """Draw symbols one line high."""
        self._zoom(compact=True)

    def _zoom(self, *, compact: bool) -> None:
        self.view.compact = self.editor.soptui.compact_chart = compact
        self.refill()
        self.editor.show_footer()


def gravest(findings: Sequence[Temuan]) -> dict[str, dict[str, Severity]]:
    """Return, by step id, the gravest finding of the step (under "") and of each symbol."""
    marks: dict[str, dict[str, Severity]] = {}
    for finding in sorted(findings, key=lambda finding: finding.severity.rank):
        head, step, field, pelaksana, *_ = (*finding.path.split("/"), "", "", "")
        if head == "langkah" and step:
            places = marks.setdefault(step, {})
            places.setdefault("", finding.severity)
            if field == "simpul" and pelaksana:
                places.setdefault(pelaksana, finding.severity)
    return marks


def _worst(findings: Sequence[Temuan]) -> str:
    """Return the gravest finding with its sign, and how many more there are."""
    worst = min(findings, key=lambda finding: finding.severity.rank)
    more = f" (+{len(findings) - 1})" if len(findings) > 1 else ""
    return f"{SIGN[worst.severity]} {worst.message}{more}"
