"""A list of documents by unit: the tree of units, the list, the facts, and the search."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.tui import pemeriksa, rest
from soptui.tui.actions import Place
from soptui.tui.screens.dari_daftar import DariDaftarScreen, E
from soptui.tui.search import matches
from soptui.tui.sop_lines import TREE, WIDE
from soptui.tui.style import BOLD, SEVERITY
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.field import Field
from soptui.tui.widgets.status import StatusBar
from soptui.tui.widgets.tree_list import Cabang, TreeList, branches
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widget import Widget

    from soptui.tui.widgets.file_list import FileList


PATIENCE = 5.0
"""Seconds that keys typed at the start wait for the list; a long one must not lock the way out."""


class BerkasScreen(DariDaftarScreen[E]):
    """Lists documents, narrowed by unit and by words."""

    noun: ClassVar[str]
    """What is listed."""
    searched: ClassVar[str]
    """What it is found by, in words."""
    nothing: ClassVar[str]
    """What the list says before there is any; keys are named in it."""

    def __init__(self) -> None:
        super().__init__()
        self.tree_shown = False
        self.query_text = ""
        self._rest: Timer | None = None

    # --- what each list gives ---------------------------------------------------------------

    def make_list(self) -> FileList[E]:
        """Return the list of this screen."""
        raise NotImplementedError

    def read_entries(self) -> Sequence[E]:
        """Read what there is; runs in a thread."""
        raise NotImplementedError

    def texts_of(self, entry: E) -> tuple[str, ...]:
        """Return what a document is found by."""
        raise NotImplementedError

    def facts_of(self, entry: E) -> Sequence[tuple[str, Style]]:
        """Return what is said of the selected document below the list."""
        raise NotImplementedError

    def head_words(self, unit: str) -> tuple[str, str]:
        """Return both ends of the title line for a unit, or for the office."""
        raise NotImplementedError

    # --- the screen -------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out tree, list, the facts of the selected, and the bars."""
        yield Bar(dom_id="judul")
        with Horizontal(id="badan"):
            yield TreeList(dom_id="unit")
            with Vertical(id="kanan"):
                yield Field(dom_id="cari")
                yield self.make_list()
                yield Detail(rule=self.soptui.glyphs.rule, dom_id="fakta")
        yield StatusBar()
        yield Footer()

    @property
    def units(self) -> TreeList:
        """The tree of units."""
        return self.query_one(TreeList)

    @property
    def search_field(self) -> Field:
        """The line one searches in."""
        return self.query_one(Field)

    def first_focus(self) -> Widget:
        """Move in the list."""
        return self.list

    # --- what is shown ----------------------------------------------------------------------

    def opened(self) -> None:
        """Draw the frame at once; the entries are read in the background."""
        self.units.glyphs = self.soptui.glyphs
        self.list.head = 1
        self.list.glyphs = self.soptui.glyphs
        self.list.is_unsaved = self.is_unsaved
        self.list.empty = "Membaca daftar …"
        self.list.when_moved = self._show_facts
        self.units.when_moved = self._filter
        self.search_field.when_changed = self._searched
        self.search_field.display = False
        self._lay_out()
        self.begin()
        self.reload()

    def begin(self) -> None:
        """Show what is known before anything is read: nothing; keys wait for the list."""
        self.is_waiting = True
        self.set_timer(PATIENCE, self.ready.set)
        self.list.show([])
        self._show_title()

    def reload(self) -> None:
        """Read the entries again."""
        self.beside(self._load, "daftar")

    async def _load(self) -> None:
        await self.soptui.opened(urgent=False)
        if self.soptui.repo is None:
            return
        try:
            entries = await asyncio.to_thread(self.read_entries)
        except SoptuiError as error:
            if self.is_up:
                self.say(visible(str(error)), Severity.ERROR)
        else:
            if self.is_up:
                self._show_entries(entries)
        if not self.is_up:
            return
        self.ready.set()
        await self.loaded()

    async def loaded(self) -> None:
        """Count the findings once nothing else has happened for a while."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(pemeriksa.PAUSE, lambda: self.beside(self._count, "temuan"))

    async def _count(self) -> None:
        """Show how many findings each document has; where that cannot be told nothing is said."""
        if not self.is_current:
            return  # coming back counts anew
        with suppress(SoptuiError):
            await self.soptui.pemeriksa.look()
            if self.is_open:
                self.list.numbers = self.soptui.pemeriksa.counts()
                self.list.redraw()
                self._show_facts()

    async def noticed(self) -> None:
        """Somebody changed files or history; coming back here reads anew anyway."""
        if self.is_current:
            self.reload()

    def _show_entries(self, entries: Sequence[E]) -> None:
        chosen = self.list.selected
        self.entries = list(entries)
        numbers = Counter(entry.unit for entry in entries)
        self.units.show(branches(self.soptui.organisasi.unit, numbers))
        self._filter(keep=chosen.path if chosen else None)

    def on_screen_resume(self) -> None:
        """Coming back from the editor: something may have been saved."""
        rest.tidy()
        if self.entries is not None:
            self.reload()

    def _filter(self, *, keep: str | None = None) -> None:
        entries = self.entries or []
        unit = self._unit()
        inside = [e for e in entries if unit is None or not unit.id or e.unit in unit.units]
        found = matches(self.query_text, inside, self.texts_of)
        words = self.nothing if not entries else _NO_MATCH
        self.list.empty = self.with_keys(words, Place.LIST)
        paths = [entry.path for entry in found]
        cursor = paths.index(keep) if keep in paths else None
        self.list.show(found, 0 if cursor is None and self.query_text else cursor)
        self._show_title()
        self._show_facts()

    def is_unsaved(self, entry: E) -> bool:
        """Tell whether a document has edits that are not saved, or a draft."""
        app = self.soptui
        held = app.repo is not None and app.desk.is_unsaved(entry.path)
        return held or entry.path in app.penjaga.left

    def _unit(self) -> Cabang | None:
        return self.units.selected

    def _show_title(self) -> None:
        unit = self._unit()
        name = unit.nama if unit and unit.id else self.soptui.organisasi.instansi.nama
        self.show_title(*self.head_words(name))

    def _show_facts(self) -> None:
        entry = self.list.selected
        lines: Sequence[tuple[str, Style]] = ()
        if entry is not None and entry.rusak is not None:
            lines = [
                (f"Berkas rusak: {entry.path}", BOLD),
                (entry.rusak.message, SEVERITY[entry.rusak.severity]),
            ]
        elif entry is not None:
            lines = self.facts_of(entry)
        self.query_one("#fakta", Detail).show(lines)
        self.show_status()

    def unit_name(self, entry: E) -> str:
        """Return the name of the unit of a document."""
        unit = self.soptui.organisasi.unit_of(entry.unit)
        return unit.nama if unit else entry.unit

    def unsaved_words(self, entry: E) -> str:
        """Say that a document holds what is not saved, or ""."""
        left = "ada draf" if entry.path in self.soptui.penjaga.left else "belum disimpan"
        return f" {self.soptui.glyphs.dot} {left}" if self.is_unsaved(entry) else ""

    def context_text(self) -> str:
        """Say where in the list the cursor is, and what is searched."""
        if self.entries is None:
            return "Membaca daftar …"
        if self.focused is self.units:
            return f"{self.key('buka')} menampilkan {self.noun} unit ini."
        place = f"{self.list.cursor + 1 if self.list.items else 0} dari {len(self.list.items)}"
        if not self.query_text:
            return f"{self.noun[:1].upper()}{self.noun[1:]} {place}"
        ways = self.with_keys("({cari} mengubah, {kembali} menghapus pencarian)")
        return f"{place}, cari: {visible(self.query_text)} {ways}"

    # --- tree -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        wide = self.app.size.width >= WIDE
        right = self.query_one("#kanan")
        self.units.display = wide or self.tree_shown
        right.display = wide or not self.tree_shown
        self.units.set_class(wide, "-samping")
        self.units.styles.width = TREE if wide else "1fr"

    def refitted(self) -> None:
        """Tree and list beside each other where there is room."""
        self._lay_out()
        focused = self.focused
        if focused is not None and not all(node.display for node in focused.ancestors_with_self):
            self.set_focus(self.units if self.units.display else self.list)
        super().refitted()

    def do_unit(self) -> None:
        """Go to the tree, or back from it to the list."""
        to_tree = self.focused is not self.units
        self.tree_shown = to_tree
        self._lay_out()
        self.set_focus(self.units if to_tree else self.list)

    do_panel = do_unit

    # --- opening ----------------------------------------------------------------------------

    def why_not_buka(self) -> str | None:
        """There must be a document."""
        if self.focused is self.units:
            return None
        return None if self.list.selected else self.list.empty

    async def do_buka(self) -> None:
        """Open the document; a broken file shows its findings; in the tree go to the list."""
        from soptui.tui.screens.buka import open_document

        if self.focused is self.units:
            self.do_unit()
            return
        entry = self.list.selected
        assert entry is not None
        await open_document(self.soptui, entry.path)

    # --- search -----------------------------------------------------------------------------

    def do_cari(self) -> None:
        """Type to narrow the list."""
        self.tree_shown = False
        self._lay_out()
        self.search_field.display = True
        self.search_field.load(self.query_text)
        self.set_focus(self.search_field)
        to_list = self.key("terima")
        self.say(f"Ketik sebagian {self.searched}. {to_list} ke daftar.")

    def _searched(self) -> None:
        self.query_text = self.search_field.text
        self._filter()
        self.show_status()

    def do_terima(self) -> None:
        """Go to what was found."""
        self.search_field.display = bool(self.query_text)
        self.set_focus(self.list)

    do_terima_maju = do_terima

    def do_pilihan_atas(self) -> None:
        """Previous document while typing."""
        self.list.do_atas()

    def do_pilihan_bawah(self) -> None:
        """Next document while typing."""
        self.list.do_bawah()

    def do_batal(self) -> None:
        """Drop the search."""
        chosen = self.list.selected
        self.query_text = ""
        self.search_field.load("")
        self.search_field.display = False
        self.set_focus(self.list)
        self._filter(keep=chosen.path if chosen else None)
        self.show_footer()

    # --- leaving ----------------------------------------------------------------------------

    async def do_kembali(self) -> None:
        """Drop the search, go back from the tree, else leave."""
        if self.query_text:
            self.do_batal()
        elif self.tree_shown and self.app.size.width < WIDE:
            self.do_unit()
        else:
            await self.leave()

    async def leave(self) -> None:
        """Leave the list."""
        raise NotImplementedError


_NO_MATCH = "Tidak ada yang cocok. {cari} mengubah kata yang dicari."
