"""Two people changed one SOP: both texts side by side, and the choice from which to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.segment import Segment
from textual.strip import Strip

from soptui.changes import Banding, Op, compare, shown
from soptui.tui.lines import fit
from soptui.tui.screens.base import Lapis
from soptui.tui.style import BOLD, CURSOR, HEAD, PLAIN
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.list_view import ListView
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.changes import Perubahan
    from soptui.repo import Bacaan, Session
    from soptui.tui.actions import Action
    from soptui.tui.app import SoptuiApp

Side = Literal["saya", "mereka"]
_VERB = {Op.ADD: "ditambah: ", Op.REMOVE: "dihapus", Op.MOVE: "pindah ke urutan ", Op.CHANGE: ""}


def side_words(change: Perubahan | None) -> str:
    """Return what one side made of a field."""
    if change is None:
        return "tidak diubah"
    return _VERB[change.op] + ("" if change.op is Op.REMOVE else shown(change.after))


class BandingList(ListView[Banding]):
    """One field a line: mine, theirs; those that both changed are marked."""

    def _widths(self) -> tuple[int, int]:
        label = min(28, self.size.width // 3)
        return label, (self.size.width - label - 6) // 2

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        label, side = self._widths()
        names = (fit("Ruas", label), fit("Suntingan Anda", side), fit("Isi terbaru", side))
        return Strip([Segment("   " + " ".join(names), HEAD)])

    def draw_item(self, item: Banding, *, selected: bool) -> Strip:
        """Return the line of a field."""
        label, side = self._widths()
        name = CURSOR if selected else BOLD if item.is_clash else PLAIN
        words = f" {fit(side_words(item.mine), side)} {fit(side_words(item.theirs), side)}"
        return Strip(
            [
                Segment(" ! " if item.is_clash else "   ", BOLD),
                Segment(fit(item.label, label), name),
                Segment(words, PLAIN),
            ]
        )


class BentrokScreen(Lapis[bool]):
    """Shows both texts; Enter goes on to the choice, F10 back to editing."""

    name_id = "bentrok"
    heading = "Dua suntingan"

    def __init__(self, rows: Sequence[Banding]) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """Lay out list and full text."""
        yield Bar(dom_id="judul")
        yield BandingList(dom_id="banding")
        yield Detail(rule=self.soptui.glyphs.rule, dom_id="ringkas")
        yield StatusBar()
        yield Footer()

    @property
    def list(self) -> BandingList:
        """The list of fields."""
        return self.query_one(BandingList)

    def first_focus(self) -> Widget:
        """Move in the list."""
        return self.list

    def opened(self) -> None:
        """Show the fields."""
        both = sum(row.is_clash for row in self.rows)
        self.show_title("Suntingan Anda dan isi terbaru", f"{both} ruas sama-sama diubah")
        self.list.head = 1
        self.list.empty = "Isi keduanya sama."
        self.list.when_moved = self._show_detail
        self.list.show(self.rows)
        self._show_detail()

    def _show_detail(self) -> None:
        row = self.list.selected
        if row is None:
            return
        before = row.mine or row.theirs
        was = "tidak ada" if before is None or before.op is Op.ADD else shown(before.before)
        lines = [(f"{row.label}, semula: {was}", BOLD)]
        lines.append((f"Anda: {side_words(row.mine)}", PLAIN))
        lines.append((f"Terbaru: {side_words(row.theirs)}", PLAIN))
        self.query_one(Detail).show(lines)

    def context_text(self) -> str:
        """Say what comes next."""
        return "! sama-sama diubah. Enter memilih cara melanjutkan; F10 kembali menyunting."

    def label_of(self, action: Action) -> str:
        """Enter goes on."""
        words = {"buka": "lanjutkan", "kembali": "kembali"}
        return words.get(action.id) or super().label_of(action)

    def do_buka(self) -> None:
        """Go on to the choice."""
        self.answer(True)


async def choose_side(app: SoptuiApp, session: Session, fresh: Bacaan) -> Side | None:
    """Show both texts where both can be read, then ask from which to go on."""
    base = session.doc.sop
    note = "Kedua isi tetap dapat diurungkan dan diulangi (F7, F8)."
    options: list[Option[Side]] = [Option("saya", "Suntingan Anda di atas isi terbaru")]
    if fresh.sop is None:
        state = "Berkasnya tidak dapat dibaca" if fresh.exists else "Berkasnya sudah dihapus"
        reason = fresh.temuan[0].message if fresh.exists and fresh.temuan else ""
        note = visible(f"{state}. {reason}".strip(), keep="\n")
        options = [Option("saya", "Tulis lagi berkasnya dari suntingan Anda")]
    else:
        if base is not None and not await app.ask(
            BentrokScreen(compare(base, session.sop, fresh.sop))
        ):
            return None
        options.append(Option("mereka", "Isi terbaru, tanpa suntingan Anda"))
    return await app.ask(
        Picker("Lanjutkan dari mana?", options, note=note, filterable=False, guarded=True)
    )
