"""Bacaan linier: a document as sentences, one below the other, for screen readers and braille.

The terminal's own cursor stands at the beginning of the line that is read.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.documents import linear
from soptui.documents.layanan.teks import service_lines
from soptui.model import Layanan
from soptui.toml import require
from soptui.tui.lines import fit, wrap
from soptui.tui.screens.base import Layar
from soptui.tui.style import BOLD, PLAIN
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.list_view import ListView
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.model import Sop
    from soptui.repo import Repository


def read_aloud(repo: Repository, value: Sop | Layanan, rev: str | None = None) -> list[str]:
    """Return the sentences of a document, with its dates and the titles of related SOPs."""
    from soptui.repo.dates import sheet_dates

    if isinstance(value, Layanan):
        dates = sheet_dates(value, repo.layanan.log(value.id, rev=rev))
        return service_lines(value, repo.organisasi, dates, repo.titles())
    dates = sheet_dates(value, repo.log(value.id, rev=rev))
    return linear(value, repo.organisasi, dates, repo.titles())


class Sentences(ListView[str]):
    """Sentences, wrapped to the width; the cursor goes from line to line."""

    sentences: Sequence[str] = ()

    def draw_item(self, item: str, *, selected: bool) -> Strip:
        """Return one line; the one that is read is bold."""
        return Strip([Segment(f" {fit(item, self.size.width - 1)}", BOLD if selected else PLAIN)])

    def relayout(self) -> None:
        """Wrap anew for another width; the cursor stays in its sentence."""
        room = max(10, self.size.width - 2)
        starts = [i for i, line in enumerate(self.items) if not line.startswith("  ")]
        at = sum(start <= self.cursor for start in starts) - 1
        self.items = [line for sentence in self.sentences for line in _wrapped(sentence, room)]
        starts = [i for i, line in enumerate(self.items) if not line.startswith("  ")]
        self.cursor = starts[at] if 0 <= at < len(starts) else 0
        super().relayout()


def _wrapped(sentence: str, width: int) -> list[str]:
    first, *rest = wrap(sentence, width)
    if not rest:
        return [first]
    first, *rest = wrap(sentence, width - 2)
    return [first, *(f"  {line}" for line in rest)]


class LinierScreen(Layar[None]):
    """Shows the sentences of one document."""

    name_id = "linier"
    heading = "Bacaan linier"

    def __init__(self, judul: str, sentences: Sequence[str]) -> None:
        super().__init__()
        self.judul = judul
        self.sentences = sentences

    def compose(self) -> ComposeResult:
        """Lay out the sentences."""
        yield Bar(dom_id="judul")
        yield Sentences(dom_id="kalimat")
        yield StatusBar()
        yield Footer()

    @property
    def list(self) -> Sentences:
        """The sentences."""
        return self.query_one(Sentences)

    def first_focus(self) -> Widget:
        """Read."""
        return self.list

    def opened(self) -> None:
        """Show all of it."""
        self.list.when_moved = self.show_status
        self.list.sentences = self.sentences
        self.list.relayout()
        self.list.redraw()
        self.show_title(f"{self.heading} · {visible(self.judul)}")

    def context_text(self) -> str:
        """Say how much there is."""
        return f"Baris {self.list.cursor + 1} dari {len(self.list.items)}."

    def do_kembali(self) -> None:
        """Go back to where it was opened."""
        self.dismiss(None)


async def open_linier(
    layar: Layar[None], repo: Repository, value: Sop | Layanan, rev: str | None
) -> None:
    """Open the reading text of a document."""
    sentences = await asyncio.to_thread(read_aloud, repo, value, rev)
    await layar.soptui.open(LinierScreen(value.identitas.judul, sentences))


async def open_listed(layar: Layar[None], repo: Repository, path: str) -> None:
    """Open the reading text of a document of a list."""
    doc = await asyncio.to_thread(repo.of(path).read, path)
    await open_linier(layar, repo, require(doc), None)
