"""The list of SOPs: nomor, judul, status, date of the last revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.sop_lines import columns, heading
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, HEAD, PLAIN, SEVERITY
from soptui.tui.widgets.file_list import FileList

if TYPE_CHECKING:
    from rich.style import Style

    from soptui.repo import Entri


MARKED = 26
"""Letters of a title that stand out under the cursor, at most."""


class SopList(FileList["Entri"]):
    """Draws entries of the repository."""

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        return Strip([Segment(heading(self.size.width), HEAD)])

    def draw_item(self, item: Entri, *, selected: bool) -> Strip:
        """Return the line of an SOP."""
        numbers = self.numbers_of(item)
        unsaved = self.is_unsaved(item)
        words = columns(item, self.size.width, self.glyphs, unsaved=unsaved, numbers=numbers)
        style = PLAIN
        if selected:
            style = CURSOR if self.has_focus else CURSOR_IDLE
        tone = PLAIN if item.rusak is None else SEVERITY[item.rusak.severity]
        return Strip(
            [
                Segment(self.glyphs.cursor if selected else " ", BOLD),
                Segment(words.sign, tone),
                Segment(words.nomor, PLAIN),
                *_marked(words.judul, style),
                Segment(words.status, tone),
                Segment(words.revisi, PLAIN),
                Segment(words.temuan, PLAIN),
            ]
        )


def _marked(text: str, style: Style) -> list[Segment]:
    """Return a text whose first words are in a style: a move of the cursor sends fewer bytes."""
    words = text.rstrip()
    if len(words) > MARKED:
        words = words[:MARKED].rsplit(" ", 1)[0]
    return [Segment(words, style), Segment(text[len(words) :], PLAIN)]
