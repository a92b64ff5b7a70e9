"""The list of SOPs: nomor, judul, status, date of the last revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.glyphs import UTF8, Glyphs
from soptui.tui.sop_lines import columns, heading
from soptui.tui.style import BOLD, CURSOR, CURSOR_IDLE, HEAD, PLAIN, SEVERITY
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.style import Style

    from soptui.model import Severity
    from soptui.repo import Entri


MARKED = 26
"""Letters of a title that stand out under the cursor, at most."""


class SopList(ListView["Entri"]):
    """Draws entries of the repository."""

    glyphs: Glyphs = UTF8

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.is_unsaved: Callable[[Entri], bool] = lambda _: False
        """Whether an SOP has edits that are not saved: marked with a star."""

        self.numbers: Mapping[str, Mapping[Severity, int]] | None = None
        """Findings of each file, as far as they were looked for; None before."""

    def numbers_of(self, entry: Entri) -> Mapping[Severity, int] | None:
        """Return how many findings of each kind an SOP has, where that is known."""
        return None if self.numbers is None else self.numbers.get(entry.path, {})

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
