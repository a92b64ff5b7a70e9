"""Lines of a form: a label, the value that is chosen, and what the value means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.lines import fit
from soptui.tui.style import BOLD, CURSOR, DIM, PLAIN
from soptui.tui.widgets.list_view import ListView
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LABEL, _VALUE = 14, 26


class Choice(NamedTuple):
    """One value that a line can have."""

    value: Any
    words: str
    means: str = ""


class Line(NamedTuple):
    """One line. Without choices its value is typed, or it is no value but a deed."""

    label: str
    words: str
    help: str
    means: str = ""
    choices: Sequence[Choice] = ()
    now: int = 0
    take: Callable[[Any], None] | None = None

    def step(self, by: int) -> None:
        """Take a value further on, or further back."""
        if self.take is not None:
            self.take(self.choices[(self.now + by) % len(self.choices)].value)


def line_of(
    label: str,
    choices: Sequence[Choice],
    value: object,
    take: Callable[[Any], None],
    help_: str,
) -> Line:
    """Return a line with its value; `take` is told another one."""
    now = next((k for k, choice in enumerate(choices) if choice.value == value), 0)
    chosen = choices[now]
    return Line(label, chosen.words, help_, chosen.means, choices, now, take)


class ChoiceList(ListView[Line]):
    """The lines."""

    def draw_item(self, item: Line, *, selected: bool) -> Strip:
        """Draw a line; a value without a meaning has its room, too."""
        room = max(1, self.size.width - _LABEL - 3)
        value = visible(item.words)
        if item.means:
            wanted = max(_VALUE, min(cell_len(value), room - cell_len(item.means) - 1))
            value = fit(value, min(wanted, room))
        else:
            value = fit(value, room)
        means = fit(item.means, max(0, room - cell_len(value) - 1))
        return Strip(
            [
                Segment(f" {fit(item.label, _LABEL)} ", CURSOR if selected else PLAIN),
                Segment(value, BOLD),
                Segment(f" {means}", DIM),
            ]
        )
