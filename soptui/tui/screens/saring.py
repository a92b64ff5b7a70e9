"""A list narrowed by typing: commits by person, date, words, part. The order stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from soptui.documents.dates import tanggal
from soptui.tui.screens.base import Layar
from soptui.tui.search import score
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.field import Field
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.repo import Revisi
    from soptui.tui.actions import Action
    from soptui.tui.widgets.list_view import ListView

T = TypeVar("T")


def searched(revision: Revisi) -> tuple[str, ...]:
    """Return the words that a commit is found by. The first is empty: letters with gaps find none.

    Days are found as 12-01-2015, 2015-01-12 and 12 Januari 2015.
    """
    days = f"{revision.date:%d-%m-%Y %Y-%m-%d} {tanggal(revision.date.date())}"
    return ("", revision.author, revision.message, days, revision.commit, revision.remarks)


class SaringScreen(Layar[None], Generic[T]):
    """A list with a line to narrow it, and the words about the selected item below."""

    DEFAULT_CSS = "SaringScreen Detail { height: 7; }"

    hint = "Ketik nama orang, tanggal, kata, atau bagian. {terima} ke daftar."

    def __init__(self) -> None:
        super().__init__()
        self.all: Sequence[T] = ()

    def make_list(self) -> ListView[T]:
        """Return the list of this screen."""
        raise NotImplementedError

    def texts_of(self, item: T) -> tuple[str, ...]:
        """Return what an item is found by."""
        raise NotImplementedError

    def is_same(self, item: T, other: T) -> bool:
        """Tell whether the cursor stays when `other` gives way to `item`."""
        return item is other

    def show_detail(self) -> None:
        """Say more about the selected item."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out filter, list and full text."""
        yield Bar(dom_id="judul")
        yield Field(dom_id="cari")
        yield self.make_list()
        yield Detail(rule=self.soptui.glyphs.rule, dom_id="ringkas")
        yield StatusBar()
        yield Footer()

    @property
    def list(self) -> ListView[T]:
        """The list."""
        raise NotImplementedError

    @property
    def field(self) -> Field:
        """The line one filters with."""
        return self.query_one(Field)

    def first_focus(self) -> Widget:
        """Move in the list."""
        return self.list

    def opened(self) -> None:
        """Start with everything."""
        self.field.display = False
        self.field.when_changed = self.narrow
        self.list.when_moved = self.show_detail

    def show_all(self, items: Sequence[T]) -> None:
        """Show other items, narrowed as before."""
        self.all = items
        self.narrow()

    def matching(self, words: Sequence[str]) -> Sequence[T]:
        """Return the items in which all words are found."""
        return [item for item in self.all if score(words, self.texts_of(item))]

    def narrow(self) -> None:
        """Keep what matches."""
        chosen = self.list.selected
        words = self.field.text.casefold().split()
        found = self.matching(words) if words else self.all
        at = next((n for n, i in enumerate(found) if chosen and self.is_same(i, chosen)), 0)
        self.list.show(found, at)
        self.show_detail()
        self.show_status()

    def filter_words(self) -> str:
        """Say what is filtered, or ""."""
        if not self.field.text:
            return ""
        shown = f"{len(self.list.items)} dari {len(self.all)}"
        ways = self.with_keys("({saring} mengubah, {kembali} menghapus saringan).")
        return f"{shown}, saring: {visible(self.field.text)} {ways}"

    def why_not_buka(self) -> str | None:
        """There must be an item."""
        return None if self.list.selected else self.list.empty

    def do_saring(self) -> None:
        """Type to narrow the list."""
        self.field.display = True
        self.set_focus(self.field)
        self.say(self.with_keys(self.hint))

    def do_terima(self) -> None:
        """Go to what was found."""
        self.field.display = bool(self.field.text)
        self.set_focus(self.list)

    do_terima_maju = do_terima

    def do_pilihan_atas(self) -> None:
        """Previous item while typing."""
        self.list.do_atas()

    def do_pilihan_bawah(self) -> None:
        """Next item while typing."""
        self.list.do_bawah()

    def do_batal(self) -> None:
        """Drop the filter."""
        self.field.load("")
        self.do_terima()
        self.narrow()

    def do_kembali(self) -> None:
        """Drop the filter, else go back."""
        if self.field.text:
            self.do_batal()
        else:
            self.dismiss(None)

    def label_of(self, action: Action) -> str:
        """Enter leads from the filter to the list."""
        if action.id == "terima_maju":
            return ""
        return "ke daftar" if action.id == "terima" else action.label
