"""The tour: one screen that says how to move, fill in and save. Any key goes on."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.settings import state_folder
from soptui.tui.actions import Place
from soptui.tui.keys import key_name
from soptui.tui.lines import fit
from soptui.tui.screens.base import Layar
from soptui.tui.style import BOLD, HEAD, PLAIN
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.rows import Rows
from soptui.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

_KEYS = 15


def tour_file() -> Path:
    """Return the file that remembers that the tour was seen."""
    return state_folder(os.environ) / "tur"


def is_first_start() -> bool:
    """Tell whether nobody has seen the tour on this machine yet."""
    return not tour_file().exists()


class TourText(Rows):
    """The lines of the tour."""

    lines: list[list[Segment]]

    def line(self, y: int) -> Strip:
        """Return one line."""
        return Strip(self.lines[y])

    def relayout(self) -> None:
        """Say how much there is."""
        self.set_extent(self.size.width, len(self.lines))


class TurScreen(Layar[None]):
    """Shown once at the first start, and again from the palette."""

    name_id = "tur"
    heading = "Pengenalan"

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Bar(dom_id="judul")
        text = TourText(dom_id="tur")
        text.lines = list(self._text())
        yield text
        yield StatusBar()
        yield Footer()

    def first_focus(self) -> Widget:
        """Take the keys."""
        return self.query_one(TourText)

    def opened(self) -> None:
        """Name what this is."""
        self.show_title("Pengenalan soptui")
        self.show_footer()
        self.show_status()

    def context_text(self) -> str:
        """Say how to go on."""
        return "Tekan tombol apa saja. Perintah `tur` mengulang ini."

    def show_footer(self) -> None:
        """Any key goes on: no key is better than another."""
        self.query_one(Footer).show([(" Tombol apa saja: mulai", PLAIN)])

    def _key(self, action: str, place: str) -> str:
        """Return the keys of an action as people read them."""
        found = next(a for a in self.soptui.prefs.actions if a.id == action)
        keys = (found.in_list if place == "list" else found.in_grid or found.in_list).split()
        plain = self.soptui.glyphs.ascii
        return " ".join(key_name(key, ascii_only=plain) for key in keys[:2])

    def _text(self) -> Iterator[list[Segment]]:
        glyphs, arrow = self.soptui.glyphs, self.soptui.glyphs.arrow
        yield [Segment(" Baris terbawah menyebut tombol tempat Anda berada.", BOLD)]
        yield []
        yield [Segment(" Di daftar", HEAD)]
        yield self._row(
            self._key("baru", "list"),
            f"membuat SOP baru; {self.key('buka', Place.LIST)} membuka SOP",
        )
        yield self._row(self._key("cari", "list"), "mencari judul, nomor, pelaksana, isi")
        yield []
        yield [Segment(" Di tabel langkah dan identitas", HEAD)]
        typing = f"{self.key('isi', Place.GRID)} mengisi" if self.is_vi else "ketik saja"
        on, end = self.key("sel_maju", Place.GRID), self.key("terima", Place.FIELD)
        yield self._row("mengisi", f"{typing}; {on} ke sel lain; {end} selesai")
        yield self._row(self._key("sisip_bawah", "grid"), "langkah baru di bawah")
        signs = f"{glyphs.mulai} {glyphs.proses} {glyphs.keputusan} {glyphs.selesai}"
        yield self._row(self._key("simbol", "grid"), f"simbol {signs} di kolom pelaksana")
        yield self._row(
            self._key("tujuan", "grid"), f"panah keputusan: Ya {arrow} …, Tidak {arrow} …"
        )
        yield self._row(self._key("panel", "grid"), "bagian berikut: identitas, bagan, temuan")
        yield self._row(self._key("urung", "grid"), "mengurungkan; tidak ada batasnya")
        yield self._row(
            self._key("simpan", "grid"),
            f"menyimpan ke riwayat; {self.key('kembali', Place.GRID)} kembali",
        )
        yield []
        yield self._row(self._key("bantuan", "grid"), "semua tombol di tempat itu")
        yield self._row(self._key("palet", "grid"), "mencari perintah apa saja dengan kata")

    def _row(self, keys: str, words: str) -> list[Segment]:
        return [Segment(f"  {fit(keys, _KEYS)}", BOLD), Segment(words, PLAIN)]

    # --- any key ----------------------------------------------------------------------------

    def take_key(self, event: events.Key) -> None:
        """Go on. A key that was typed before this was to be seen is for the screen below."""
        early = event.time < self._shown_at
        if not early:
            with suppress(OSError):
                file = tour_file()
                file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                file.touch(mode=0o600)
        below = self.app.screen_stack[-2]
        self.dismiss(None)
        if early and isinstance(below, Layar):
            below.take_key(event)

    def take_paste(self, text: str) -> None:
        """Nothing can be pasted here."""
