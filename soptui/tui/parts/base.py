"""What the parts of the editor share: the field that lies over a cell, and the way to edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from textual.containers import Vertical
from textual.geometry import Region

from soptui.changes import Edited
from soptui.model import Sop
from soptui.repo.vocabulary import POOL
from soptui.tui.parts.pilih import pick_text
from soptui.tui.widgets.field import Field
from soptui.tui.widgets.saran import Saran

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from soptui.model import Temuan
    from soptui.tui.actions import Action, Place
    from soptui.tui.screens.penyunting import PenyuntingScreen

Edit: TypeAlias = Callable[[Sop], Edited]
Accept: TypeAlias = Callable[[str], bool]

MAX_EDITOR_LINES = 8
MIN_LETTERS = 2
"""Letters after which a field offers what was written before."""


class Bagian(Vertical):
    """One part of the editor."""

    title = ""

    @property
    def editor(self) -> PenyuntingScreen[Any]:
        """The screen that holds the document."""
        return cast("PenyuntingScreen[Any]", self.screen)

    @property
    def view(self) -> Widget:
        """The widget that takes the keyboard."""
        raise NotImplementedError

    def refill(self) -> None:
        """Draw the current value."""
        raise NotImplementedError

    def recheck(self) -> None:
        """Draw the current findings."""
        self.refill()

    def key(self, action: str, place: Place | None = None, *, short: bool = False) -> str:
        """Return the key of an action as people read it, where the keyboard is."""
        return self.editor.key(action, place, short=short)

    def address(self) -> str:
        """Return the address of the field under the cursor ("langkah/terima/waktu"), or ""."""
        return ""

    def findings_here(self) -> Sequence[Temuan]:
        """Return the findings at the cursor."""
        return ()

    def commit(self) -> bool:
        """Take over what is being typed; False when it is refused (the field stays open)."""
        return True

    def typing_words(self) -> str:
        """Return what the status line says while somebody types or marks here, or ""."""
        return ""

    def label_of(self, action: Action) -> str | None:
        """Return the word of an action that is another one here just now, else None."""
        del action
        return None


class BagianIsian(Bagian):
    """A part with cells one can type into: the field lies over the cell."""

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(id=dom_id)
        self.field = Field()
        self.field.add_class("sel")
        self.field.display = False
        self._accept: Accept | None = None
        self._preview: Callable[[str], None] | None = None
        self.saran = Saran()
        self._source = ""
        """The field of an SOP whose words are offered; "" offers none."""
        self._offered_for = ""
        self._region = Region()

    def on_mount(self) -> None:
        """Be ready to offer what the office already wrote."""
        self.mount(self.saran)
        self.editor.soptui.kantor.gather(self.editor.repo)

    def open_field(
        self,
        text: str,
        accept: Accept,
        *,
        lines: bool = False,
        preview: Callable[[str], None] | None = None,
        source: str = "",
    ) -> None:
        """Let a person type over the current cell; `accept` takes the text or refuses it.

        `source` names the field of an SOP whose earlier words are offered.
        """
        self._accept, self._preview = accept, preview
        self._source, self._offered_for = source, text
        self.field.load(text, lines=lines)
        self.field.when_settled = self._typed
        self.field.display = True
        self._place_field()
        self.screen.set_focus(self.field)

    def _place_field(self) -> None:
        region, size = self.cell_region(), self.size
        longest = max((len(line) for line in self.field.text.split("\n")), default=0)
        width = min(size.width, max(region.width, 12, min(longest + 2, 44)))
        left = max(0, min(region.x, size.width - width))
        needed = self.field.rows_needed(width)
        height = max(1, min(max(needed, region.height), MAX_EDITOR_LINES, size.height))
        top = max(0, min(region.y, size.height - height))
        styles = self.field.styles
        styles.width, styles.height, styles.offset = width, height, (left, top)
        self._region = Region(left, top, width, height)

    def cell_region(self) -> Region:
        """Return where the cell under the cursor is, in this part."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Keep the field over its cell."""
        if self.is_typing:
            self.call_after_refresh(self._place_field)

    def _typed(self) -> None:
        if self.is_typing:
            self._place_field()
            self._offer()
        if self._preview:
            self._preview(self.field.text)

    # --- what was written before ------------------------------------------------------------

    def _offer(self, *, asked: bool = False) -> None:
        """Show what fits what was typed; `asked`: even where nothing was typed yet."""
        if not self._source or (self.field.text == self._offered_for and not asked):
            return
        self._offered_for = self.field.text
        typed = self.field.current_line.strip()
        enough = asked or len(typed) >= (1 if POOL.get(self._source) == "waktu" else MIN_LETTERS)
        words, shown = self.editor.soptui.kantor.kosakata, bool(self.saran.items)
        taken = set(items_of(self.field.text))
        found = words.find(self._source, typed, self.editor.nilai, without=taken) if enough else ()
        self.saran.show(found, self._region, self.size)
        if bool(self.saran.items) != shown:
            self.editor.show_status()

    def typing_words(self) -> str:
        """Say how what is offered is taken."""
        return self.saran.words(self.key) if self.saran.items else ""

    def do_pilihan_bawah(self) -> None:
        """To the next thing offered; in a text of several lines first to its last line."""
        if self.saran.chosen is None and not self.field.is_on_last_row:
            self.field.press("down")
            return
        if not self.saran.items:
            self._offer(asked=True)
        if not self.saran.move(1) and self.saran.chosen is None:
            self.field.press("down")

    def do_pilihan_atas(self) -> None:
        """Back to the thing offered before, above the first to what was typed."""
        if not self.saran.move(-1):
            self.field.press("up")

    def why_not_semua_usulan(self) -> str | None:
        """There must be words of earlier SOPs for this field."""
        return None if self._source in POOL else "Ruas ini diketik langsung."

    async def do_semua_usulan(self) -> None:
        """Choose from everything that was written for this field."""
        taken = items_of(self.field.text) if self.field.lines else ()
        text = await pick_text(self.editor, self._source, taken=taken)
        if text is not None and self.is_typing:
            self.field.replace_line(text)

    def _take(self) -> None:
        """Put the chosen text in the place of what was typed."""
        chosen = self.saran.chosen
        if chosen is not None:
            self.field.replace_line(chosen.teks)
        self.saran.hide()

    def say_how_to_list(self) -> None:
        """Say how several items are typed, and how to end."""
        enter, on = self.key("terima"), self.key("terima_maju")
        self.editor.say(f"Satu butir satu baris. {enter} pada baris kosong, atau {on}: selesai.")

    @property
    def is_typing(self) -> bool:
        """Whether the field is open."""
        return self._accept is not None

    def commit(self) -> bool:
        """Take over what is being typed; False when it is refused (the field stays open)."""
        accept = self._accept
        if accept is None:
            return True
        if not accept(self.field.text):
            return False
        self._close()
        return True

    def _close(self) -> None:
        if self._accept is not None:
            self._accept = self._preview = None
            self._source = ""
            self.saran.hide()
            self.screen.set_focus(self.view)
            self.field.display = False

    def do_terima(self) -> None:
        """Accept; in a field of several items Enter starts another item first."""
        self._take()
        if self.field.lines and self.field.current_line.strip():
            self.field.type_text("\n")
        else:
            self.commit()

    def do_terima_maju(self) -> None:
        """Accept and go on to the next cell."""
        self._take()
        if self.commit():
            self.step_on(1)

    def do_terima_mundur(self) -> None:
        """Accept and go back to the cell before."""
        if self.commit():
            self.step_on(-1)

    def do_batal(self) -> None:
        """Drop what was typed."""
        self._close()
        self.refill()
        self.editor.redraw_followed()
        self.editor.say("Isian dibatalkan; yang lama tetap.")

    def step_on(self, direction: int) -> None:
        """Move the cursor to the next (1) or previous (-1) cell."""
        raise NotImplementedError


def items_of(text: str) -> tuple[str, ...]:
    """Return the items of a list field from its lines."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
