"""Two people changed the same fields: all texts of each, and the choice of the one that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.actions import Action, Place
from soptui.tui.screens.base import Lapis
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.clash_list import ClashList
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.changes import Bentrokan


class BentrokScreen(Lapis[tuple[str, ...]]):
    """Answers with the addresses of the fields at which the other's text stays.

    `theirs` names the other, `together` says what came together without a clash. Both may hold
    foreign text.
    """

    name_id = "bentrok"
    heading = "Ruas yang bentrok"

    def __init__(
        self, bentrokan: Sequence[Bentrokan], theirs: str, together: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.bentrokan = [_visible(clash) for clash in bentrokan]
        self.theirs = visible(theirs)
        self.together = [visible(line) for line in together]

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        yield Bar(dom_id="judul")
        yield ClashList(dom_id="bentrokan")
        yield StatusBar()
        yield Footer()

    @property
    def list(self) -> ClashList:
        """The fields."""
        return self.query_one(ClashList)

    def first_focus(self) -> Widget:
        """Move in the list."""
        return self.list

    def opened(self) -> None:
        """Show the fields."""
        self.list.glyphs = self.soptui.glyphs
        self.list.theirs, self.list.together = self.theirs, self.together
        self.list.when_moved = self.show_status
        self.list.show(self.bentrokan)
        self.show_title("Ruas yang sama-sama diubah", f"{len(self.bentrokan)} ruas")

    def context_text(self) -> str:
        """Say what comes next."""
        place = f"Ruas {self.list.cursor + 1} dari {len(self.bentrokan)}"
        undo = self.soptui.prefs.key("urung", Place.GRID)
        return f"{place}. Yang bertanda (x) dipakai; {undo} nanti mengembalikan yang lain."

    def label_of(self, action: Action) -> str:
        """Enter goes on."""
        words = {"buka": "lanjutkan", "kembali": "kembali"}
        return words.get(action.id) or super().label_of(action)

    # --- deeds ------------------------------------------------------------------------------

    def _choose(self, *, theirs: bool, everywhere: bool = False) -> None:
        chosen = self.list.selected
        paths = [clash.path for clash in self.bentrokan if everywhere or clash is chosen]
        self.list.choose(paths, theirs=theirs)

    def do_pilih_anda(self) -> None:
        """Let my text stay in this field."""
        self._choose(theirs=False)

    def do_pilih_mereka(self) -> None:
        """Let the other's text stay in this field."""
        self._choose(theirs=True)

    def do_tukar_pilihan(self) -> None:
        """Let the other of both texts stay in this field."""
        chosen = self.list.selected
        self._choose(theirs=chosen is not None and chosen.path not in self.list.taken)

    def do_semua_anda(self) -> None:
        """Let my text stay everywhere."""
        self._choose(theirs=False, everywhere=True)

    def do_semua_mereka(self) -> None:
        """Let the other's text stay everywhere."""
        self._choose(theirs=True, everywhere=True)

    def do_buka(self) -> None:
        """Go on with what is chosen."""
        taken = self.list.taken
        self.answer(tuple(clash.path for clash in self.bentrokan if clash.path in taken))


def _visible(clash: Bentrokan) -> Bentrokan:
    """Return the words of a clash without anything that a terminal could take for a command."""
    from soptui.changes import Bentrokan

    texts = (clash.label, clash.base, clash.mine, clash.theirs)
    return Bentrokan(clash.path, *(visible(text, keep="\n") for text in texts))
