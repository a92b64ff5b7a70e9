"""A question answered by choosing from a list; typing narrows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual.containers import Vertical
from textual.strip import Strip
from textual.widgets import Static

from soptui.tui.lines import fit
from soptui.tui.screens.base import Lapis
from soptui.tui.search import matches
from soptui.tui.style import CURSOR, DIM, PLAIN
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.field import Field
from soptui.tui.widgets.list_view import ListView
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.tui.actions import Action

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Option(Generic[V]):
    """One answer: its words, a note at the right, and why it is off just now ("" when it is on).

    Typing its `code` exactly, say the number of a step, brings it to the top. `words` are found
    by typing too, but not shown.
    """

    value: V
    label: str
    note: str = ""
    reason: str = ""
    code: str = ""
    words: str = ""


class OptionList(ListView[Option[V]]):
    """The answers."""

    def draw_item(self, item: Option[V], *, selected: bool) -> Strip:
        """Draw label and note; an answer that is off is dim."""
        width = self.size.width
        note = visible(item.note)
        room = max(width // 3, width - cell_len(note) - 3)
        label = f"  {fit(item.label, min(room, width - 2) - 2)}"
        style = CURSOR if selected else DIM if item.reason else PLAIN
        rest = fit(note, width - cell_len(label) - 1)
        return Strip([Segment(label, style), Segment(f" {rest}", DIM)])


class Picker(Lapis[V]):
    """Asks for one of several answers. Without `filterable` there is nothing to type into."""

    def __init__(
        self,
        question: str,
        options: Sequence[Option[V]],
        *,
        note: str = "",
        filterable: bool = True,
        guarded: bool = False,
        current: V | None = None,
        leave: str = "batal",
        hint: str = "ketik untuk menyaring",
        make: Callable[[str], Option[V] | None] | None = None,
    ) -> None:
        """Ask `question`. `make` turns what was typed into one more answer, below those found."""
        super().__init__()
        self.question = question
        self.options = options
        self.note = note
        self.filterable = filterable
        self.guarded = guarded
        self.current = current
        self.leave = leave
        self.hint = hint
        self.make = make

    def compose(self) -> ComposeResult:
        """Lay out question, filter and list."""
        with Vertical(classes="kotak"):
            yield Bar(dom_id="judul")
            if self.note:
                yield Static(Text(visible(self.note, keep="\n")), classes="catatan")
            if self.filterable:
                yield Field(dom_id="saring")
            options: OptionList[V] = OptionList(dom_id="pilihan")
            options.empty = "Tidak ada yang cocok."
            yield options
            yield StatusBar()
            yield Footer()

    @property
    def list(self) -> OptionList[V]:
        """The list of answers."""
        return self.query_one("#pilihan", OptionList)

    def first_focus(self) -> Widget:
        """Type to narrow, or move in the list."""
        return self.query_one(Field) if self.filterable else self.list

    def opened(self) -> None:
        """Show the question and all answers."""
        self.show_title(visible(self.question))
        self.list.when_moved = self.show_status
        self.list.styles.height = max(1, min(len(self.options) + bool(self.make), 10))
        if self.filterable:
            self.query_one(Field).when_changed = self.narrow
            self.query_one(Field).hint = self.hint
        values = [option.value for option in self.options]
        self.list.show(self.options, values.index(self.current) if self.current in values else 0)

    def narrow(self) -> None:
        """Keep the options that match what was typed, the best first."""
        query = self.query_one(Field).text.strip()
        found = matches(
            query, self.options, lambda option: (option.label, option.note, option.words)
        )
        coded = [o for o in self.options if o.code and o.code.casefold() == query.casefold()]
        found = [*coded, *(o for o in found if o not in coded)]
        made = self.make(query) if self.make and query else None
        self.list.show([*found, made] if made else found, 0)
        self.show_status()

    def context_text(self) -> str:
        """Say in full why the answer under the cursor is off."""
        chosen = self.list.selected
        return f"Tidak bisa sekarang: {chosen.reason}" if chosen and chosen.reason else ""

    def label_of(self, action: Action) -> str:
        """Say what leaving means."""
        return self.leave if action.id in ("kembali", "batal") else super().label_of(action)

    def do_pilihan_atas(self) -> None:
        """Previous answer."""
        self.list.do_atas()

    def do_pilihan_bawah(self) -> None:
        """Next answer."""
        self.list.do_bawah()

    def do_layar_atas(self) -> None:
        """Up one screenful of answers."""
        self.list.do_layar_atas()

    def do_layar_bawah(self) -> None:
        """Down one screenful of answers."""
        self.list.do_layar_bawah()

    def why_not_terima(self) -> str | None:
        """Only an answer that is on can be chosen."""
        chosen = self.list.selected
        return (
            "Tidak ada yang cocok; hapus sebagian ketikan."
            if chosen is None
            else chosen.reason or None
        )

    def do_terima(self) -> None:
        """Choose."""
        chosen = self.list.selected
        self.answer(chosen.value if chosen else None)

    why_not_buka = why_not_terima
    do_buka = do_terima
