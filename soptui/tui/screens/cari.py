"""The question what to find, and with what to replace it: two lines, the second if wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

from soptui.changes.replace import MAX_PATTERN
from soptui.tui.actions import Place
from soptui.tui.screens.base import Lapis
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.field import Field
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.tui.actions import Action


@dataclass(frozen=True, slots=True)
class Pencarian:
    """What was asked for. `new` is None where nothing is to be replaced."""

    text: str
    new: str | None = None


class CariScreen(Lapis[Pencarian]):
    """Asks for the words, and with Tab for the words in their place.

    `last` is what was looked for before: Enter on an empty line looks for it again. `must_replace`:
    the second line is asked for in any case.
    """

    def __init__(self, question: str, *, last: str = "", must_replace: bool = False) -> None:
        super().__init__()
        self.question = question
        self.last = last
        self.must_replace = must_replace

    def compose(self) -> ComposeResult:
        """Lay out question and both fields."""
        with Vertical(classes="kotak"):
            yield Bar(dom_id="judul")
            yield Static(Text("Kata yang dicari:"), classes="catatan")
            yield Field(dom_id="kata")
            yield Static(
                Text(f"Ganti dengan ({self.key('terima_maju', Place.FIELD)} ke sini):"),
                classes="catatan",
            )
            yield Field(dom_id="ganti")
            yield StatusBar()
            yield Footer()

    @property
    def words(self) -> Field:
        """Where one types what to find."""
        return self.query_one("#kata", Field)

    @property
    def replacement(self) -> Field:
        """Where one types what to put in its place."""
        return self.query_one("#ganti", Field)

    def first_focus(self) -> Widget:
        """Type what to find."""
        return self.words

    def opened(self) -> None:
        """Show the question, and what is found by Enter alone."""
        self.show_title(visible(self.question))
        if self.last:
            self.words.hint = f"{self.last} ({self.key('terima')}: cari lagi)"
        self.replacement.hint = "kosong: kata itu dihapus"

    def context_text(self) -> str:
        """Say what Enter does."""
        if self.focused is self.replacement:
            return f"{self.key('terima')} menunjukkan dulu apa yang akan diganti."
        if self.must_replace:
            return f"{self.key('terima')} ke baris penggantinya."
        return f"{self.key('terima')} mencari. {self.key('terima_maju')}: mengganti kata itu."

    def label_of(self, action: Action) -> str:
        """Enter finds, or shows what would be replaced."""
        asks = self.focused is self.words and not self.must_replace
        words = {"terima": "cari" if asks else "lanjut", "terima_maju": "ganti dengan"}
        return words.get(action.id) or super().label_of(action)

    @property
    def _text(self) -> str:
        return self.words.text.strip() or self.last

    def why_not_terima(self) -> str | None:
        """There must be something to find, not too long."""
        if not self._text:
            return f"Ketik kata yang dicari. {self.key('batal')} membatalkan."
        if len(self._text) > MAX_PATTERN:
            return f"Terlalu panjang: paling banyak {MAX_PATTERN} huruf yang dapat dicari."
        return None

    why_not_cari_teks = why_not_terima

    def do_terima(self) -> None:
        """Find; on the second line replace."""
        if self.focused is self.replacement:
            self.answer(Pencarian(self._text, self.replacement.text))
        elif self.must_replace:
            self.set_focus(self.replacement)
        else:
            self.answer(Pencarian(self._text))

    def do_cari_teks(self) -> None:
        """Find, as Enter does: the key that asks is also the key that goes on."""
        self.do_terima()

    def do_terima_maju(self) -> None:
        """To the other line."""
        self.set_focus(self.words if self.focused is self.replacement else self.replacement)

    do_terima_mundur = do_pilihan_atas = do_pilihan_bawah = do_terima_maju
