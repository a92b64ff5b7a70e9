"""Keeps an eye on the repository: what others did there is told to every open screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.repo.watch import Hal
from soptui.tui.screens.base import Layar
from soptui.visible import visible

if TYPE_CHECKING:
    from soptui.repo import Repository
    from soptui.tui.app import SoptuiApp

LOOK_SECONDS = 1.5
"""How often it looks: others are noticed within two seconds."""


@runtime_checkable
class Berkabar(Protocol):
    """A screen that shows something of the files or the history."""

    @property
    def is_open(self) -> bool:
        """Whether the screen can be drawn."""
        ...

    async def noticed(self) -> None:
        """Read again what is shown."""


class Pengamat:
    """Looks with stamps alone, beside the keyboard; nothing is drawn while nothing changes."""

    def __init__(self, app: SoptuiApp, repo: Repository) -> None:
        self.app = app
        self.repo = repo
        self._watch = repo.watch()
        self._branch = repo.branch
        self._looks = False

    async def look(self) -> None:
        """Look once, and tell the screens."""
        if self._looks:
            return
        self._looks = True
        try:
            found = await asyncio.to_thread(self._watch.look)
            if found:
                await self._tell(found)
        finally:
            self._looks = False

    async def _tell(self, found: frozenset[Hal]) -> None:
        if Hal.HILANG in found:
            self._say(
                f"Repositori {self.repo.root} tidak ada lagi atau diskanya terlepas. Yang belum"
                " disimpan tetap di sini; sambungkan lagi, lalu ulangi.",
                Severity.ERROR,
            )
            return
        words = await asyncio.to_thread(self._words, found)
        for screen in list(self.app.screen_stack):
            if isinstance(screen, Layar) and isinstance(screen, Berkabar) and screen.is_open:
                try:
                    with screen.while_up():
                        await screen.noticed()
                except SoptuiError as error:
                    words = words or str(error)
        if words:
            self._say(words, Severity.WARNING)

    def _words(self, found: frozenset[Hal]) -> str:
        """Return what a person should know at once, "" for what the screens show themselves."""
        is_other = False
        if Hal.PENGATURAN in found:
            try:
                is_other = self.repo.reread_settings()
            except SoptuiError as error:
                return f"Pengaturan repositori tidak dapat dibaca, yang lama dipakai: {error}"
        if Hal.TERTUNDA in found and (words := self.repo.half_done()):
            return words
        before, self._branch = self._branch, self.repo.branch
        if before != self._branch:
            return f"Cabang berpindah dari {before} ke {self._branch}: isinya dibaca ulang."
        if Hal.KEMBALI in found:
            return "Repositori sudah terhubung lagi."
        return "Pengaturan repositori berubah dan dibaca ulang." if is_other else ""

    def _say(self, words: str, severity: Severity) -> None:
        screen = self.app.screen
        if isinstance(screen, Layar):
            screen.say(visible(words), severity)
