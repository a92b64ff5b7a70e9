"""A question with a line to type the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

from soptui.tui.screens.base import Lapis
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.field import Field
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.repo.drafts.content import Ketikan
    from soptui.tui.actions import Action


class Prompt(Lapis[str]):
    """Asks for a line of text. `why_not` refuses an answer with a sentence."""

    def __init__(
        self,
        question: str,
        *,
        value: str = "",
        note: str = "",
        accept: str = "selesai",
        why_not: Callable[[str], str | None] | None = None,
        known: str | None = None,
    ) -> None:
        """`known`: the answer that needs no draft, where that is not `value`."""
        super().__init__()
        self.question = question
        self.value = value
        self.note = note
        self.accept = accept
        self._why_not = why_not
        self._known = value if known is None else known

    def compose(self) -> ComposeResult:
        """Lay out question, note and field."""
        with Vertical(classes="kotak"):
            yield Bar(dom_id="judul")
            if self.note:
                yield Static(Text(visible(self.note, keep="\n")), classes="catatan")
            yield Field(self.value, dom_id="jawaban")
            yield StatusBar()
            yield Footer()

    def first_focus(self) -> Widget:
        """Type the answer."""
        return self.query_one(Field)

    def opened(self) -> None:
        """Show the question."""
        self.show_title(visible(self.question))

    def label_of(self, action: Action) -> str:
        """Enter gives the answer."""
        return self.accept if action.id == "terima" else super().label_of(action)

    def ketikan(self) -> Ketikan | None:
        """Return the answer so far."""
        from soptui.repo.drafts.content import Jenis, Ketikan

        text = self.query_one(Field).text if self.ready.is_set() else self._known
        return None if text == self._known else Ketikan(Jenis.TANYA, self.question, text)

    def why_not_terima(self) -> str | None:
        """Only an answer that says something, and that the asker accepts."""
        text = self.query_one(Field).text.strip()
        if not text:
            return f"Belum diisi. {self.key('batal')} membatalkan."
        return self._why_not(text) if self._why_not else None

    def do_terima(self) -> None:
        """Give the answer."""
        self.answer(self.query_one(Field).text.strip())
