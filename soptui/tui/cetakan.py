"""One print at a time, made beside the keyboard: told, ended when unwanted, and its end said."""

from __future__ import annotations

import asyncio
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

    from textual.timer import Timer

    from soptui.documents.bentuk import Bentuk
    from soptui.documents.kemajuan import Kemajuan
    from soptui.documents.pencetak import Hasil, Pencetak
    from soptui.repo import Repository
    from soptui.tui.app import SoptuiApp
    from soptui.tui.isian_cetak import Isian, Naskah

LOOK_SECONDS = 0.1
"""How often the progress is drawn."""
NEWS_SECONDS = 20.0
"""How long the end is told, also to somebody who types on."""
_BAR = 20


class Permintaan(NamedTuple):
    """What is to be printed, and where it goes; `force` where a person agreed to replace."""

    repo: Repository
    naskah: Naskah
    bentuk: Bentuk
    kertas: str | None
    gabung: bool
    standar: tuple[str, ...]
    ttd: str | None
    tujuan: tuple[Path, ...]
    force: bool


class Cetakan:
    """The print that runs, and how the last one ended."""

    def __init__(self, app: SoptuiApp) -> None:
        self._app = app
        self.kabar: tuple[str, Severity | None] = ("", None)
        """The sentence about the last one."""
        self._wish: Permintaan | None = None
        self._step: Kemajuan | None = None
        self._pencetak: Pencetak | None = None
        self._done: list[Hasil] = []
        self._is_unwanted = False
        self._news, self._news_until = "", 0.0
        """How the last one ended, in short."""
        self._timer: Timer | None = None

    @cached_property
    def isian(self) -> Isian:
        """What was chosen last, until soptui ends."""
        from soptui.tui.isian_cetak import Isian

        return Isian()

    @property
    def is_running(self) -> bool:
        """Whether a document is being made."""
        return self._wish is not None

    def words(self) -> str:
        """Say how far it is, for a while how it ended, or ""."""
        if self._wish is None:
            return self._news if monotonic() < self._news_until else ""
        if self._is_unwanted:
            return "Menghentikan cetakan …"
        step = self._step
        if step is None:
            return "Mencetak …"
        count = f" {step.ke} dari {step.dari}:" if step.dari else ":"
        return visible(f"Mencetak{count} {step.apa} …")

    def bar(self) -> str:
        """Return how far it is as a line of signs, or what is done where nobody knows how far."""
        step = self._step
        if step is not None and not step.dari:
            return f"{step.apa} …"
        filled = _BAR * step.ke // step.dari if step is not None else 0
        return f"[{'#' * filled}{'.' * (_BAR - filled)}]"

    def begin(self, wish: Permintaan) -> None:
        """Print; keys go on meanwhile."""
        self._wish, self._step, self._pencetak = wish, None, None
        self._done, self._is_unwanted, self.kabar = [], False, ("", None)
        self._timer = self._app.set_interval(LOOK_SECONDS, self._show)
        self._app.run_worker(self._run(wish))

    def cancel(self) -> None:
        """End it, if it runs: nothing is left half done."""
        self._is_unwanted = True
        if self._pencetak is not None:
            self._pencetak.cancel()

    async def _run(self, wish: Permintaan) -> None:
        from soptui.documents.kemajuan import DibatalkanError

        severity: Severity | None = None
        try:
            await asyncio.to_thread(self._work, wish)
            news, severity, more = self._finished(wish)
        except DibatalkanError:
            news, more = "Cetakan dihentikan.", self._written(wish)
        except SoptuiError as error:
            news, severity, more = f"Tidak tercetak: {error}", Severity.ERROR, self._written(wish)
        except OSError as error:
            from soptui.repo.faults import system_fault

            fault = system_fault(error, "mencetak")
            news, severity, more = f"Tidak tercetak: {fault}", Severity.ERROR, self._written(wish)
        self._wish = None
        if self._timer is not None:
            self._timer.stop()
        self.kabar = (visible(f"{news} {more}"), severity)
        self._news, self._news_until = visible(news), monotonic() + NEWS_SECONDS
        if self._app.is_running and self._app.layar.is_open:
            self._app.layar.say(*self.kabar)
            self._show()

    def _work(self, wish: Permintaan) -> None:
        from soptui.documents.pdf import Pilihan
        from soptui.documents.pencetak import Lembar, Pencetak, Pesanan
        from soptui.tui.days import today

        naskah = wish.naskah
        choices = Pilihan(wish.kertas, wish.standar, wish.gabung, tempat_ttd=wish.ttd)
        order = Pesanan(wish.bentuk, today(), choices, naskah.rev, naskah.konsep)
        pencetak = self._pencetak = Pencetak(order, self._told)
        if self._is_unwanted:
            pencetak.cancel()
        if naskah.is_book:
            self._done.append(pencetak.book(wish.repo, wish.tujuan[0], force=wish.force))
            return
        if naskah.maklumat:
            unit, target = naskah.maklumat, wish.tujuan[0]
            self._done.append(pencetak.pledge(wish.repo, unit, target, force=wish.force))
            return
        pairs = zip(naskah.sops, wish.tujuan, strict=True)
        sheets = [Lembar(wish.repo, path, target) for path, target in pairs]
        for done in pencetak.sops(sheets, force=wish.force):
            self._done.append(done)

    def _told(self, step: Kemajuan) -> None:
        self._step = step

    def _show(self) -> None:
        """Draw the progress on the screen on top."""
        layar = self._app.layar
        if layar.is_open:
            layar.show_status()
            layar.printed()

    def _finished(self, wish: Permintaan) -> tuple[str, Severity | None, str]:
        from soptui.tui.isian_cetak import short

        is_book = wish.naskah.is_book
        place = short(wish.tujuan[0].parent if wish.naskah.is_many else wish.tujuan[0])
        count = f"{len(self._done)} berkas di " if wish.naskah.is_many else ""
        notes = list(dict.fromkeys(note for done in self._done for note in done.catatan))
        more = " ".join([*notes, wish.bentuk.next_step(of_book=is_book)])
        return f"Tercetak: {count}{place}.", Severity.WARNING if notes else None, more

    def _written(self, wish: Permintaan) -> str:
        """Say what is there although it did not go to its end."""
        from soptui.tui.isian_cetak import short

        if not self._done:
            return "Tidak ada berkas yang ditulis; pilihan Anda tetap."
        count, folder = len(self._done), short(wish.tujuan[0].parent)
        return f"{count} dari {len(wish.tujuan)} berkas sudah ada dan utuh di {folder}."
