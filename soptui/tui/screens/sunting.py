"""Penyunting SOP: holds one session and shows its value in four parts."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.geometry import Offset

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.tui.actions import Group, Place
from soptui.tui.jumps import Jump
from soptui.tui.panduan import Panduan
from soptui.tui.parts.bagan import BagianBagan
from soptui.tui.parts.base import Bagian, BagianIsian, Edit
from soptui.tui.parts.identitas import BagianIdentitas
from soptui.tui.parts.langkah import BagianLangkah
from soptui.tui.parts.temuan import BagianTemuan
from soptui.tui.pencari import Pencari
from soptui.tui.screens.antar import AntarScreen
from soptui.tui.style import PLAIN, TITLE
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.model import Temuan
    from soptui.repo import Repository, Revisi, Session
    from soptui.repo.drafts.content import Ketikan
    from soptui.tui.actions import Action

_EDITS = frozenset({"isi", "simpan", "urung", "ulang", "buang", "riwayat"})
ACTIVITY = 60
"""Cells of an activity that the status line tells while one walks the chart."""
PARTS = ("identitas", "langkah", "bagan", "temuan")


class SuntingScreen(AntarScreen):
    """Edits one SOP, or shows one old revision of it."""

    name_id = "sunting"
    heading = "Penyunting SOP"

    def __init__(self, repo: Repository, session: Session, revision: Revisi | None = None) -> None:
        super().__init__(repo, session, revision)
        self.part = "langkah"
        self.pencari = Pencari(self)
        self.zoomed = False
        self.findings: list[Temuan] = session.findings()
        self.panduan: Panduan | None = None
        """Leads the writer of a new SOP through what is left."""

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

    # --- what the parts ask -----------------------------------------------------------------

    def address(self) -> str:
        """Return the address of the field under the cursor, or ""."""
        return self.bagian(self.part).address()

    def bagian(self, name: str) -> Bagian:
        """Return a part by its name."""
        return self.query_one(f"#{name}", Bagian)

    @property
    def identity(self) -> BagianIdentitas:
        """The part with the identity sheet."""
        return self.query_one(BagianIdentitas)

    def lead(self) -> None:
        """Lead the writer of a new SOP through what is left of it."""
        self.panduan = Panduan()
        self.panduan.begin(self)

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

    def findings_at(self, *parts: str) -> list[Temuan]:
        """Return the findings at a field or inside it."""
        path = "/".join(parts)
        return [t for t in self.findings if t.path == path or t.path.startswith(f"{path}/")]

    def severity_of(self, *parts: str) -> Severity | None:
        """Return the gravest finding of a field, if there is one."""
        found = {t.severity for t in self.findings_at(*parts)}
        order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
        return next((severity for severity in order if severity in found), None)

    @property
    def is_typing(self) -> bool:
        """Whether a field is open."""
        return getattr(self.bagian(self.part), "is_typing", False)

    def ketikan(self) -> Ketikan | None:
        """Return what stands in the open field."""
        from soptui.repo.drafts.content import Jenis, Ketikan

        part = self.bagian(self.part) if self.ready.is_set() else None
        if not isinstance(part, BagianIsian) or not part.is_typing:
            return None
        return Ketikan(Jenis.RUAS, part.address(), part.field.text)

    def take_typed(self) -> bool:
        """Take over what is being typed; False when it is refused."""
        return self.bagian(self.part).commit()

    def edit(self, edit: Edit) -> bool:
        """Make an edit and say what it did; False when it was refused (the sentence says why)."""
        try:
            edited = edit(self.sop)
        except SoptuiError as error:
            self.say(visible(str(error)), Severity.ERROR)
            return False
        changed = edited.sop != self.sop
        self.session.apply(edited)
        self.redraw()
        if changed:
            title = _sentence(edited.title)
            self.say(visible(" ".join([f"{title}.", *edited.notes]) if edited.notes else title))
        return True

    def preview(self, edit: Edit) -> None:
        """Draw the chart as it would be after an edit that is still being typed."""
        if not self.chart.display:
            return
        try:
            self.chart.draw(edit(self.sop).sop)
        except SoptuiError:
            return

    def start_deed(self, deed: object) -> None:
        """Run a deed that asks a question."""
        if asyncio.iscoroutine(deed):
            self.soptui.start(deed)

    def follow_in_chart(self, step_id: str, pelaksana: str) -> None:
        """Let the chart beside the table show the step under the cursor."""
        if self.chart.display:
            self.chart.view.follow(step_id, pelaksana)

    # --- drawing ----------------------------------------------------------------------------

    def opened(self) -> None:
        """Show the part one works in first."""
        self.show_part(self.part)

    def first_focus(self) -> Widget:
        """Start in the step table."""
        return self.steps.view

    def redraw(self) -> None:
        """Draw the current value everywhere; its findings and the chart follow when it is shown."""
        self.soptui.penjaga.note()
        self.show_head()
        for part in self._shown_parts():
            part.refill()
        self.soptui.later.want(self, self.session.findings, self._checked)

    def _checked(self, findings: list[Temuan]) -> None:
        if findings != self.findings:
            self.findings = findings
            self.show_head()
            for part in self._shown_parts():
                part.recheck()
            self.show_status()

    def _shown_parts(self) -> list[Bagian]:
        return [part for part in map(self.bagian, PARTS) if part.display]

    def catch_up(self) -> None:
        """Have what follows a key done now: the chart and the findings of the current value."""
        self.soptui.later.now(self.chart.view)
        self.soptui.later.now(self)

    def take_key(self, event: events.Key) -> None:
        """Do what a key means; who walks the chart or the findings walks the current ones."""
        if self.part in ("bagan", "temuan"):
            self.catch_up()
        super().take_key(event)

    def redraw_chart(self) -> None:
        """Draw the chart of the current value."""
        self.chart.refill()

    def show_head(self) -> None:
        """Draw title and tabs."""
        title = f"{visible(self.sop.identitas.judul)}"
        self.show_title(title, self.state_words())
        pieces = [(" ", PLAIN)]
        self._tabs: list[tuple[int, str]] = []
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

    def context_text(self) -> str:
        """Say where the cursor is."""
        focused = self.bagian(self.part)
        if words := focused.typing_words():
            return words
        if self.panduan is not None and self.panduan.is_at(self.part):
            return self.panduan.words(self.key)
        if isinstance(focused, BagianBagan):
            return visible(focused.words(ACTIVITY))
        errors = sum(t.severity is Severity.ERROR for t in self.findings)
        if self.findings:
            grave = f", {errors} salah" if errors else ""
            listed = self.part == "temuan"
            way = (
                f"{self.key('buka')} ke ruasnya"
                if listed
                else f"{self.key('panel')} ke bagian Temuan"
            )
            return f"{len(self.findings)} temuan{grave}. {way}. {self.key('kembali')} kembali."
        return f"Tidak ada temuan. {self.key('kembali')} kembali ke daftar."

    def mode_words(self) -> str:
        """In vi keys, say whether letters command or fill in."""
        if not self.is_vi or self.place is Place.LIST:
            return ""
        return "[MENGISI]" if self.place is Place.FIELD else "[PERINTAH]"

    def refitted(self) -> None:
        """Choose again what fits beside each other."""
        if self.part:
            self.show_part(self.part, keep_focus=True)
        super().refitted()

    # --- parts ------------------------------------------------------------------------------

    @property
    def is_wide(self) -> bool:
        """Whether steps and chart stand side by side."""
        return self.app.size.width >= 120 and not self.zoomed

    @property
    def is_roomy(self) -> bool:
        """Whether the findings have a place below every other part."""
        return self.is_wide and self.app.size.width >= 180 and self.app.size.height >= 50

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

    def do_panel(self) -> None:
        """Next part; somebody who is led goes on to the next stage."""
        if self.panduan is None or not self.panduan.go_on(self):
            self._switch(1)

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

    def go_on_typing(self, ketikan: Ketikan) -> None:
        """Open the field in which something was being typed, with what stood there."""
        self.go_to_field(ketikan.place)
        self._start_typing(ketikan.text)

    # --- finding words ----------------------------------------------------------------------

    async def do_cari_teks(self) -> None:
        """Ask for words and go to where they stand, or put others in their place."""
        if self.take_typed():
            await self.pencari.ask()

    def why_not_berikut(self) -> str | None:
        """Something must have been looked for."""
        return self.pencari.why_not()

    why_not_sebelum = why_not_berikut

    def do_berikut(self) -> None:
        """To the next place."""
        self.pencari.step(1)

    def do_sebelum(self) -> None:
        """To the place before."""
        self.pencari.step(-1)

    # --- leaving and words ------------------------------------------------------------------

    async def do_kembali(self) -> None:
        """Put down what is held, then go back; unsaved changes are asked about."""
        self.steps.release()
        await super().do_kembali()

    def why_not_editor_luar(self) -> str | None:
        """Old revisions are not edited."""
        return self.why_read_only()

    async def do_editor_luar(self) -> None:
        """Open the TOML in the person's own editor, at the field under the cursor."""
        from soptui.tui.screens.luar import edit_outside

        if self.take_typed():
            await edit_outside(self, self.address())

    def label_of(self, action: Action) -> str:
        """Name the next part on its key; an old revision has no keys that change it."""
        if self.revision is not None and (action.group is Group.LANGKAH or action.id in _EDITS):
            return ""
        if action.id == "pulihkan" and self.revision is None:
            return ""
        if action.id in ("beda", "beda_dengan"):
            return ""  # their way is the palette; the footer has more urgent keys
        if word := self.bagian(self.part).label_of(action):
            return word
        if action.id == "panel" and self.panduan is not None and self.panduan.is_at("langkah"):
            return "identitas"
        if action.id == "panel":
            return self.bagian(PARTS[(PARTS.index(self.part) + 1) % len(PARTS)]).title.lower()
        if action.id in ("perbesar", "perkecil") and self.why_not(action):
            return ""
        if action.id == "buka":
            return "ke langkah" if self.part == "bagan" else "ke ruas"
        return action.label


def _sentence(title: str) -> str:
    return title[:1].upper() + title[1:]
