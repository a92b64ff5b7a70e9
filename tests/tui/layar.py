"""A person at the terminal: press keys, read the screen. Used by every test of this room."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from unittest.mock import patch

from textual import events

from soptui.repo import Repository
from soptui.settings import settings_file
from soptui.tui.app import SoptuiApp
from soptui.tui.screens.sunting import SuntingScreen
from soptui.tui.widgets.status import StatusBar
from tests.contoh import BUDI, SITI, init_repository, sekali, sop_contoh

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from soptui.model import Sop

KECIL, LEBAR = (80, 24), (160, 45)
PATIENCE = 20.0
"""Seconds after which what does not come is a failure, however slow the machine."""


TURNS = 10_000
"""Of the event loop, after which it is not waited for its rest any longer."""


async def nothing_to_run(min_sleep: float = 0.0, _max_sleep: float = 0.0) -> None:
    """Wait until the event loop has nothing to run: only time, threads or programs bring more."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(min_sleep)
    for _ in range(TURNS):
        if not loop._ready:
            return
        await asyncio.sleep(0)


@asynccontextmanager
async def known_idle() -> AsyncIterator[None]:
    """Let Textual's pilot know when all is done, instead of guessing it from a resting processor.

    The guess sleeps for 20 ms twice a key, and is wrong where a processor is busy elsewhere.
    """
    with (
        patch("textual.app.wait_for_idle", nothing_to_run),
        patch("textual.pilot.wait_for_idle", nothing_to_run),
    ):
        yield


class Orang:
    """Someone in front of the screen."""

    def __init__(self, app: SoptuiApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def tekan(self, *keys: str) -> Orang:
        """Press keys, one after the other; each finds the screen that the one before has made."""
        for key in keys:
            await self.pilot.press(key)
            await self._menyusul()
        return self

    async def tekan_saja(self, *keys: str) -> Orang:
        """Press keys where what they began is held up: wait for nothing that goes on."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self

    async def tenang(self) -> Orang:
        """Wait until everything that follows a key is done, the chart and the findings too."""
        await self.pilot.pause()
        await self._menyusul()
        return self

    async def _menyusul(self) -> None:
        """Have the picture painted, and what is begun after a picture or beside the keyboard."""
        end = time.monotonic() + PATIENCE
        await self._picture()
        while self.app.fault is None and (not self.app.later.is_idle or self._is_at_work):
            assert time.monotonic() < end, f"still at work:\n{self.teks}"
            await asyncio.sleep(0.001)
            await self._picture()

    @property
    def _is_at_work(self) -> bool:
        """Whether a deed runs, or work beside the keyboard; not a deed that waits for an answer."""
        beside = (worker for worker in self.app.workers if worker.node is not self.app)
        return self.app.giliran.is_busy or any(not worker.is_finished for worker in beside)

    async def _picture(self) -> None:
        self.app.screen._on_timer_update()  # as the pilot does at the end of its pause
        await nothing_to_run()

    async def ketik(self, text: str) -> Orang:
        """Type a text."""
        names = {" ": "space", "\n": "enter"}
        return await self.tekan(*(names.get(char, char) for char in text))

    async def tumpuk(self, text: str, *keys: str) -> Orang:
        """Type everything at once, as a slow line delivers it, then let it be worked off."""
        names = [{" ": "space"}.get(char, char) for char in text]
        for key in (*names, *keys):
            char = " " if key == "space" else key if len(key) == 1 else None
            self.app.post_message(events.Key(key, char))
        return await self.tenang()

    @property
    def sunting(self) -> SuntingScreen:
        """The editor, also while a question lies over it."""
        found = [s for s in self.app.screen_stack if isinstance(s, SuntingScreen)]
        return found[-1]

    async def tunggu(self, *words: str) -> Orang:
        """Wait until the screen shows all words."""
        return await self.sampai(lambda: all(word in self.teks for word in words), " ".join(words))

    async def sampai(self, condition: Callable[[], bool], what: str = "") -> Orang:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"waited for {what!r} in vain:\n{self.teks}"
            await asyncio.sleep(0.01)
            await self.pilot.pause()
        return self

    @property
    def baris(self) -> list[str]:
        """The lines of the screen."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def teks(self) -> str:
        """The whole screen as text."""
        return "\n".join(self.baris)

    @property
    def status(self) -> str:
        """The sentence of the status line, on however many lines it stands."""
        return self.app.screen.query_one(StatusBar).text

    @property
    def kaki(self) -> str:
        """The footer."""
        return self.baris[-1].strip()

    def baris_dengan(self, word: str) -> str:
        """Return the first line that holds a word."""
        return next((line for line in self.baris if word in line), "")


@asynccontextmanager
async def buka(
    folder: Path, size: tuple[int, int] = KECIL, *, pengaturan: str = ""
) -> AsyncIterator[Orang]:
    """Open soptui on a folder, with a file of settings, and wait for its first screen."""
    if pengaturan:
        file = settings_file(os.environ)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(pengaturan)
    app = SoptuiApp(folder)
    async with known_idle(), app.run_test(size=size) as pilot:
        orang = Orang(app, pilot)
        await orang.sampai(
            lambda: (
                hasattr(app.screen, "ready")
                and app.screen.ready.is_set()
                and "Membaca" not in orang.teks
                and "belum terbuka" not in orang.teks
            ),
            "first screen",
        )
        yield orang


@asynccontextmanager
async def sunting(
    folder: Path, size: tuple[int, int] = KECIL, *, pengaturan: str = ""
) -> AsyncIterator[Orang]:
    """Open the first SOP of a folder in the editor."""
    async with buka(folder, size, pengaturan=pengaturan) as orang:
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen), "editor")
        yield orang


@sekali
def repo_kantor(tmp_path: Path, *sops: Sop, identitas: bool = True, config: str = "") -> Repository:
    """Return a repository whose commits carry fixed days, so that screens are the same each time.

    `config` replaces the text of `soptui.toml`.
    """
    folder = tmp_path / "repo"
    when = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
    files = {"soptui.toml": config.encode()} if config else None
    init_repository(folder, identity=SITI, when=when, files=files)
    repo = Repository.open(folder)
    if identitas:
        repo.store_identity(BUDI.name, BUDI.email)
    for i, sop in enumerate(sops or (sop_contoh(),)):
        repo.create(sop, identity=SITI, when=when.replace(day=6 + i))
    return repo


KANTOR = """\
skema = "soptui/1"

[instansi]
nama = "Pemerintah Kabupaten Magetan"

[unit.organisasi]
nama = "Bagian Organisasi"

[unit.sekretariat]
nama = "Sub Bagian Tatalaksana"
induk = "organisasi"

[unit.kelembagaan]
nama = "Sub Bagian Kelembagaan"
induk = "organisasi"

[jabatan.kepala]
nama = "Kepala Bagian Organisasi"
pejabat = "Dra. Sri Wahyuni"
"""
