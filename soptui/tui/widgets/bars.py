"""The one-line widgets around every screen: title, tabs, status and footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from soptui.tui.style import KEY, PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

Pieces = tuple[tuple[str, "Style"], ...]


class Bar(Widget):
    """One line: pieces from the left, one text at the right. Foreign text comes in visible."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    def __init__(self, *, style: Style = PLAIN, dom_id: str | None = None) -> None:
        super().__init__(id=dom_id)
        self._base = style
        self._left: Pieces = ()
        self._right: Pieces = ()

    def show(
        self, left: Sequence[tuple[str, Style]], right: Sequence[tuple[str, Style]] = ()
    ) -> None:
        """Show pieces; the left side is cut where the right side needs the room."""
        if (tuple(left), tuple(right)) != (self._left, self._right):
            self._left, self._right = tuple(left), tuple(right)
            self.refresh(Region(0, 0, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        del y
        width = self.size.width
        right = sum(cell_len(text) for text, _ in self._right)
        room = max(0, width - right)
        line = Strip([Segment(text, style) for text, style in self._left])
        if line.cell_length > room:
            *_, last = line.crop(0, room) or [Segment("")]
            line = Strip([*line.crop(0, max(0, room - 1)), Segment("…", last.style)])
        line = line.adjust_cell_length(room)
        line = Strip([*line, *(Segment(text, style) for text, style in self._right)])
        return line.apply_style(self._base).adjust_cell_length(width)

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(text for text, _ in (*self._left, *self._right))


class Footer(Bar):
    """The keys that count here; as many as fit whole, never a second line."""

    def show_keys(
        self, keys: Sequence[tuple[str, str]], always: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show (key, label) pairs, the most important first; `always` at the end in any case."""
        room = self.app.size.width + 2 - sum(map(_width, always))
        fitting: list[tuple[str, str]] = []
        for pair in keys:
            if _width(pair) <= room:
                fitting.append(pair)
                room -= _width(pair)
        pieces: list[tuple[str, Style]] = [(" ", PLAIN)] if room else []
        for key, label in (*fitting, *always):
            pieces += [(key, KEY), (f" {label}  ", PLAIN)]
        if fitting or always:
            pieces[-1] = (pieces[-1][0].rstrip(), PLAIN)
        self.show(pieces)


def _width(pair: tuple[str, str]) -> int:
    """Return the cells that a key and its label take, blanks included."""
    return cell_len(pair[0]) + cell_len(pair[1]) + 3
