"""Jump labels: a letter on every field, step and tab in sight; one letter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.containers import Vertical
from textual.strip import Strip
from textual.widget import Widget

from soptui.tui.jumps import Jump, Jumpable, labels
from soptui.tui.screens.base import Lapis
from soptui.tui.style import PLAIN, TITLE
from soptui.tui.widgets.bars import Footer
from soptui.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Offset

    from soptui.tui.screens.base import Layar


class Label(Widget):
    """One label over the screen."""

    DEFAULT_CSS = "Label { position: absolute; height: 1; }"

    def __init__(self, text: str, at: Offset) -> None:
        super().__init__()
        self.text = text
        self.styles.offset = (at.x, at.y)
        self.styles.width = len(text)

    def render_line(self, y: int) -> Strip:
        """Draw the label."""
        del y
        return Strip([Segment(self.text, TITLE)])


class LompatScreen(Lapis[int]):
    """Shows the labels; answers the number of the place that was chosen."""

    heading = "Lompat"
    guarded = False

    def __init__(self, jumps: Sequence[Jump]) -> None:
        super().__init__()
        self.jumps = jumps
        self.labels = labels(len(jumps))
        self.typed = ""

    def compose(self) -> ComposeResult:
        """Lay labels over the screen below."""
        for text, jump in zip(self.labels, self.jumps, strict=True):
            yield Label(text.upper(), jump.at)
        with Vertical(id="bawah"):
            yield StatusBar()
            yield Footer()

    def opened(self) -> None:
        """Say what to do."""
        self._size_then = self.app.size
        self.show_status()
        self.show_footer()

    def context_text(self) -> str:
        """Say what to do."""
        if self.typed:
            return f"{self.typed.upper()}: tekan huruf kedua; tombol lain membatalkan."
        return "Tekan huruf tempat yang dituju; tombol lain membatalkan."

    def show_footer(self) -> None:
        """Letters go, anything else stays."""
        self.query_one(Footer).show([(" huruf: lompat   tombol lain: batal", PLAIN)])

    def take_key(self, event: events.Key) -> None:
        """Go where the letter says, or nowhere."""
        self.typed += event.character.lower() if event.character else "?"
        left = [text for text in self.labels if text.startswith(self.typed)]
        if left == [self.typed]:
            self.answer(self.labels.index(self.typed))
        elif not left:
            self.answer(None)
        else:
            for label in self.query(Label):
                label.display = label.text.lower().startswith(self.typed)
            self.show_status()

    def take_paste(self, text: str) -> None:
        """Nothing is pasted here."""

    def on_resize(self) -> None:
        """Places are others now: go nowhere."""
        if self.is_mounted and self.ready.is_set() and self.app.size != self._size_then:
            self._size_then = self.app.size
            self.answer(None)


async def jump_from(screen: Layar[Any]) -> None:
    """Ask for one of the places in sight on a screen, and go there."""
    found: list[tuple[Widget, Jump]] = []
    views: list[Widget] = [screen, *screen.query("*")]
    for view in views:
        if isinstance(view, Jumpable) and all(n.display for n in view.ancestors_with_self):
            found += _on_screen(view, view)
    inside = [pair for pair in found if screen.region.contains(*pair[1].at)]
    if not inside:
        keys = screen.key("bantuan")
        screen.say(f"Tidak ada tempat untuk dituju di layar ini. {keys} menampilkan semua tombol.")
        return
    chosen = await screen.soptui.ask(LompatScreen([jump for _, jump in inside]))
    if chosen is None:
        screen.say("Tidak melompat. Kursor tetap di tempatnya.")
        return
    view, jump = inside[chosen]
    if view is not screen:
        screen.enter(view)
    jump.go()


def _on_screen(view: Widget, places: Jumpable) -> Iterator[tuple[Widget, Jump]]:
    """Yield the places of a view as they lie on the screen."""
    return ((view, Jump(jump.at + view.region.offset, jump.go)) for jump in places.jumps())
