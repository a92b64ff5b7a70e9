"""Suggestions beside a field: a few texts to take. Nothing is chosen until somebody chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from soptui.tui.lines import fit
from soptui.tui.style import CURSOR, DIM, PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.geometry import Region, Size

    from soptui.repo.vocabulary import Usul
    from soptui.tui.app import SoptuiApp

MAX_ROWS = 5
MIN_WIDTH, MAX_WIDTH = 16, 44


class Saran(Widget):
    """Shows texts over the cells below (or above) a field. `chosen` is the one to be taken."""

    DEFAULT_CSS = "Saran { layer: atas; position: absolute; width: 20; height: 1; display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self.items: Sequence[Usul] = ()
        self._at = -1

    @property
    def chosen(self) -> Usul | None:
        """The text that Enter takes; None while nobody has chosen."""
        return self.items[self._at] if 0 <= self._at < len(self.items) else None

    def words(self, key: Callable[[str], str]) -> str:
        """Say how what is offered is taken."""
        return f"{key('pilihan_bawah')} memilih usulan; {key('terima')} memakainya."

    def show(self, items: Sequence[Usul], field: Region, room: Size) -> None:
        """Show texts beside the field, none of them chosen; nothing to show hides it."""
        self.items, self._at = items[:MAX_ROWS], -1
        if not self.items:
            self.display = False
            return
        longest = max(cell_len(usul.words) for usul in self.items)
        width = min(room.width, max(MIN_WIDTH, min(longest + 3, MAX_WIDTH)))
        height = len(self.items)
        below = field.bottom + height <= room.height
        top = field.bottom if below else max(0, field.y - height)
        left = max(0, min(field.x, room.width - width))
        self.styles.width, self.styles.height, self.styles.offset = width, height, (left, top)
        self.display = True
        self.refresh()

    def hide(self) -> None:
        """Offer nothing."""
        self.items, self._at = (), -1
        self.display = False

    def move(self, by: int) -> bool:
        """Choose the next or previous text; above the first is none. False: nothing happened."""
        at = max(-1, min(self._at + by, len(self.items) - 1))
        if at == self._at:
            return False
        self._at = at
        self.refresh()
        return True

    def render_line(self, y: int) -> Strip:
        """Draw one text."""
        width = self.size.width
        if y >= len(self.items):
            return Strip.blank(width)
        style = CURSOR if y == self._at else PLAIN
        edge = Segment(cast("SoptuiApp", self.app).glyphs.lane, DIM)
        return Strip([edge, Segment(fit(self.items[y].words, width - 2), style), edge])
