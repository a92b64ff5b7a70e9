"""What the list of SOPs shows: the entries, the tree of units, the facts, and the search."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.tui import rest
from soptui.tui.actions import Place
from soptui.tui.lines import fit
from soptui.tui.screens.base import Layar
from soptui.tui.search import matches
from soptui.tui.sop_lines import TREE, WIDE, counts, title
from soptui.tui.style import BOLD, DIM, PLAIN, SEVERITY
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.field import Field
from soptui.tui.widgets.sop_list import SopList
from soptui.tui.widgets.status import StatusBar
from soptui.tui.widgets.tree_list import Cabang, TreeList, branches
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.repo import Entri, Repository
    from soptui.tui.pengamat import Pengamat

NAMES = 72
"""Cells of the names of performers that are shown: on a slow line a move stays small."""
PATIENCE = 5.0
"""Seconds that keys typed at the start wait for the list; a long one must not lock the way out."""

_EMPTY = "Belum ada SOP. {baru} membuat SOP baru."


class IsiDaftarScreen(Layar[None]):
    """Lists the SOPs of the repository, narrowed by unit and by words."""

    name_id = "daftar"
    heading = "Daftar SOP"

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entri] | None = None
        self.tree_shown = False
        self.query_text = ""
        self._pengamat: Pengamat | None = None

    def compose(self) -> ComposeResult:
        """Lay out tree, list, the facts of the selected, and the bars."""
        yield Bar(dom_id="judul")
        with Horizontal(id="badan"):
            yield TreeList(dom_id="unit")
            with Vertical(id="kanan"):
                yield Field(dom_id="cari")
                yield SopList(dom_id="sop")
                yield Detail(rule=self.soptui.glyphs.rule, dom_id="fakta")
        yield StatusBar()
        yield Footer()

    @property
    def repo(self) -> Repository:
        """The repository. What asks for it is a deed, and deeds wait until it is open."""
        repo = self.soptui.repo
        assert repo is not None
        return repo

    @property
    def list(self) -> SopList:
        """The list of SOPs."""
        return self.query_one(SopList)

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
        self.list.glyphs = self.units.glyphs = self.soptui.glyphs
        self.list.head = 1
        self.list.is_unsaved = self._is_unsaved
        self.list.empty = "Membaca daftar …"
        self.list.when_moved = self._show_facts
        self.units.when_moved = self._filter
        self.search_field.when_changed = self._searched
        self.search_field.display = False
        self._lay_out()
        seen = self.soptui.seen
        if seen is None:
            self.is_waiting = True
            self.set_timer(PATIENCE, self.ready.set)
            self.list.show([])
            self._show_title()
        else:
            self._show_entries(seen.entries)
        self.reload()

    def reload(self) -> None:
        """Read the entries again."""
        self.beside(self._load, "daftar")

    async def _load(self) -> None:
        await self.soptui.opened(urgent=False)
        if self.soptui.repo is None:
            return
        try:
            entries = await asyncio.to_thread(self.repo.entries)
        except SoptuiError as error:
            self.say(visible(str(error)), Severity.ERROR)
        else:
            if not self.app.is_running:
                return
            self._show_entries(entries)
        self.ready.set()
        await self._keep_watch()

    async def _keep_watch(self) -> None:
        """From now on notice what others do to the repository."""
        from soptui.tui.pengamat import LOOK_SECONDS, Pengamat

        if self._pengamat is None:
            self._pengamat = await asyncio.to_thread(Pengamat, self.soptui, self.repo)
            self.set_interval(LOOK_SECONDS, self._pengamat.look)

    async def noticed(self) -> None:
        """Somebody changed files or history; coming back here reads anew anyway."""
        if self.is_current:
            self.reload()

    def _show_entries(self, entries: Sequence[Entri]) -> None:
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
        found = matches(self.query_text, inside, _searched_texts)
        words = _EMPTY if not entries else "Tidak ada yang cocok. {cari} mengubah kata yang dicari."
        self.list.empty = self.with_keys(words, Place.LIST)
        paths = [entry.path for entry in found]
        cursor = paths.index(keep) if keep in paths else None
        self.list.show(found, 0 if cursor is None and self.query_text else cursor)
        self._show_title()
        self._show_facts()

    def _is_unsaved(self, entry: Entri) -> bool:
        app = self.soptui
        held = app.repo is not None and app.desk.is_unsaved(entry.path)
        return held or entry.path in app.penjaga.left

    def _unit(self) -> Cabang | None:
        return self.units.selected

    def _show_title(self) -> None:
        unit = self._unit()
        name = unit.nama if unit and unit.id else self.soptui.organisasi.instansi.nama
        unsaved = len(self.soptui.desk.unsaved()) if self.soptui.repo else 0
        words = counts(self.entries or [], unsaved)
        self.show_title(title(name), words)

    def _show_facts(self) -> None:
        entry = self.list.selected
        lines = []
        if entry is not None and entry.rusak is not None:
            lines = [
                (f"Berkas rusak: {entry.path}", BOLD),
                (entry.rusak.message, SEVERITY[entry.rusak.severity]),
            ]
        elif entry is not None:
            unit = self.soptui.organisasi.unit_of(entry.unit)
            name, dot = unit.nama if unit else entry.unit, self.soptui.glyphs.dot
            names = ", ".join(entry.pelaksana) or "belum ada pelaksana"
            performers = fit(names, NAMES, self.soptui.glyphs.ellipsis).rstrip()
            left = "ada draf" if entry.path in self.soptui.penjaga.left else "belum disimpan"
            open_ = f" {dot} {left}" if self._is_unsaved(entry) else ""
            lines = [
                (f"{entry.judul}", BOLD),
                (f"{name} {dot} {entry.status} {dot} {entry.jumlah_langkah} langkah{open_}", PLAIN),
                (performers, DIM),
            ]
        self.query_one("#fakta", Detail).show(lines)
        self.show_status()

    def context_text(self) -> str:
        """Say where in the list the cursor is, and what is searched."""
        if self.entries is None:
            return "Membaca daftar …"
        if self.focused is self.units:
            return f"{self.key('buka')} menampilkan SOP unit ini."
        place = f"{self.list.cursor + 1 if self.list.items else 0} dari {len(self.list.items)}"
        if not self.query_text:
            return f"SOP {place}"
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

    # --- search -----------------------------------------------------------------------------

    def do_cari(self) -> None:
        """Type to narrow the list."""
        self.tree_shown = False
        self._lay_out()
        self.search_field.display = True
        self.search_field.load(self.query_text)
        self.set_focus(self.search_field)
        to_list = self.key("terima")
        self.say(f"Ketik sebagian judul, nomor, pelaksana, atau isi. {to_list} ke daftar.")

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
        """Previous SOP while typing."""
        self.list.do_atas()

    def do_pilihan_bawah(self) -> None:
        """Next SOP while typing."""
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


def _searched_texts(entry: Entri) -> tuple[str, ...]:
    return (entry.judul, entry.nomor, " ".join(entry.pelaksana), entry.teks)
