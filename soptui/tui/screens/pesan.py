"""A full-screen message: what is wrong, what to do, and the key that leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from soptui.errors import ExitCode
from soptui.tui.actions import Action, Place
from soptui.tui.screens.base import Layar
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from soptui.errors import SoptuiError

_ADVICE = """\
Yang dapat dilakukan:

  - Buka folder SOP yang benar:      soptui FOLDER
  - Membuat tempat SOP yang baru:    soptui init FOLDER
  - Melihat contoh yang lengkap:     soptui demo
  - Memeriksa isi folder:            soptui check

{kembali} keluar."""

_LATE = """
Repositori belum terbuka: git belum menjawab. Tidak ada yang berubah.

Tunggu sebentar; daftar SOP tampil begitu git menjawab. Bila lama, periksa disk atau jaringan
tempat repositori ini.

{kembali} keluar."""


class PesanScreen(Layar[None]):
    """Shown when the repository cannot be opened."""

    name_id = "pesan"
    heading = "Pesan"

    def __init__(self, error: SoptuiError) -> None:
        super().__init__()
        self.error = error

    def compose(self) -> ComposeResult:
        """Lay out message and advice."""
        yield Bar(dom_id="judul")
        advice = self.with_keys(_ADVICE, Place.LIST)
        yield Static(Text(f"\n{visible(str(self.error))}\n\n{advice}"), id="pesan")
        yield StatusBar()
        yield Footer()

    def opened(self) -> None:
        """Name what this is."""
        self.show_title("soptui · tidak dapat dibuka")
        self.show_footer()

    def label_of(self, action: Action) -> str:
        """Say that the way back is the way out."""
        return "keluar" if action.id == "kembali" else super().label_of(action)

    def do_kembali(self) -> None:
        """Leave with the exit code of the error."""
        self.app.exit(int(self.error.code))


class TungguScreen(Layar[None]):
    """Shown while the repository cannot be opened yet, because git does not answer."""

    name_id = "pesan"
    heading = "Pesan"

    def compose(self) -> ComposeResult:
        """Lay out the sentence."""
        yield Bar(dom_id="judul")
        yield Static(Text(self.with_keys(_LATE, Place.LIST)), id="pesan")
        yield StatusBar()
        yield Footer()

    def opened(self) -> None:
        """Name what this is."""
        self.show_title("soptui · membuka repositori")
        self.show_footer()

    def label_of(self, action: Action) -> str:
        """Say that the way back is the way out."""
        return "keluar" if action.id == "kembali" else super().label_of(action)

    def do_kembali(self) -> None:
        """Leave without having seen anything."""
        self.app.exit(int(ExitCode.SYSTEM))
