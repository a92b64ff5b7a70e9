"""What the parts of the editor share: the field that lies over a cell, and the way to edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, cast

from textual.containers import Vertical

from soptui.changes import Edited
from soptui.model import Sop
from soptui.tui.widgets.field import Field

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.widget import Widget

    from soptui.tui.screens.sunting import SuntingScreen

Edit: TypeAlias = Callable[[Sop], Edited]
Accept: TypeAlias = Callable[[str], bool]

MAX_EDITOR_LINES = 8


class Bagian(Vertical):
    """One part of the editor."""

    title = ""

    @property
    def editor(self) -> SuntingScreen:
        """The screen that holds the SOP."""
        return cast("SuntingScreen", self.screen)

    @property
    def view(self) -> Widget:
        """The widget that takes the keyboard."""
        raise NotImplementedError

    def refill(self) -> None:
        """Draw the current value."""
        raise NotImplementedError

    def commit(self) -> bool:
        """Take over what is being typed; False when it is refused (the field stays open)."""
        return True


class BagianIsian(Bagian):
    """A part with cells one can type into: the field lies over the cell."""

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(id=dom_id)
        self.field = Field()
        self.field.add_class("sel")
        self.field.display = False
        self._accept: Accept | None = None
        self._preview: Callable[[str], None] | None = None

    def open_field(
        self,
        text: str,
        accept: Accept,
        *,
        lines: bool = False,
        preview: Callable[[str], None] | None = None,
    ) -> None:
        """Let a person type over the current cell; `accept` takes the text or refuses it."""
        self._accept, self._preview = accept, preview
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
        if self._preview:
            self._preview(self.field.text)

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
            self.screen.set_focus(self.view)
            self.field.display = False

    def do_terima(self) -> None:
        """Accept; in a field of several items Enter starts another item first."""
        if self.field.lines and self.field.current_line.strip():
            self.field.type_text("\n")
        else:
            self.commit()

    def do_terima_maju(self) -> None:
        """Accept and go on to the next cell."""
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
        self.editor.redraw_chart()
        self.editor.say("Isian dibatalkan; yang lama tetap.")

    def step_on(self, direction: int) -> None:
        """Move the cursor to the next (1) or previous (-1) cell."""
        raise NotImplementedError


def items_of(text: str) -> tuple[str, ...]:
    """Return the items of a list field from its lines."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
