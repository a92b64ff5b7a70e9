"""How the program opens: the list as it was last known at once, the repository behind it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.tui import rest
from soptui.tui.penjaga import may_be_left

if TYPE_CHECKING:
    from pathlib import Path

    from soptui.repo import Repository
    from soptui.tui.app import SoptuiApp
    from soptui.tui.screens.base import Layar

OPENING = 3.0
"""Seconds after which people are told that the repository is still not open."""

CALM = 0.15
"""Seconds after the first picture in which keys alone count, while nobody needs the repository."""


class Pembukaan:
    """Opens the repository of the application and shows the first screens."""

    def __init__(self, app: SoptuiApp) -> None:
        self._app = app
        self._opening: asyncio.Task[None] | None = None
        self._is_shown = asyncio.Event()
        """Whether the first screen is on the terminal."""
        self._is_wanted = asyncio.Event()
        """Whether somebody waits for the repository."""

    async def begin(self) -> None:
        """Show the list; the repository is opened meanwhile where the list is known."""
        self._opening = asyncio.create_task(self._open())
        if self._app.seen is None:
            await asyncio.wait({self._opening}, timeout=OPENING)
            if not self._opening.done():
                self._app.run_worker(self._show_when_open(self._opening))
                return
            self._opening.result()  # a fault of ours ends the program: no screen would ever come
        await self._show_list()

    async def ended(self, *, urgent: bool) -> bool:
        """Wait until the repository is open, or cannot be; returns whether it had to wait."""
        if self._opening is None or self._opening.done():
            return False
        if urgent:
            self._is_wanted.set()
        await asyncio.shield(self._opening)
        return True

    async def _open(self) -> None:
        """Open the repository, or say why that is not possible."""
        from soptui.tui.screens.pesan import PesanScreen

        if self._app.seen is not None:
            await self._is_shown.wait()  # nothing else is urgent before, nor are keys held up
            with suppress(TimeoutError):
                await asyncio.wait_for(self._is_wanted.wait(), CALM)
        try:
            self._app.repo = await asyncio.to_thread(_open_repository, self._app.path)
        except SoptuiError as error:
            await self._show_first(PesanScreen(error))

    async def _show_when_open(self, opening: asyncio.Task[None]) -> None:
        """Say that git does not answer, so that one can leave, until the list can be shown."""
        from soptui.tui.screens.pesan import TungguScreen

        waiting = TungguScreen()
        await self._show_first(waiting)
        await opening
        if self._app.repo is not None:
            await waiting.dismiss()
        await self._show_list()

    async def _show_list(self) -> None:
        from soptui.tui.screens.daftar import DaftarScreen

        if self._app.repo is not None or self._app.seen is not None:
            screen = DaftarScreen()
            await self._show_first(screen)
            await self._greet(screen)
            self._offer_drafts()

    async def _show_first(self, screen: Layar[None]) -> None:
        await self._app.push_screen(screen)
        screen.call_after_refresh(self._is_there)

    def _is_there(self) -> None:
        self._is_shown.set()
        self._app.release()
        rest.settle_in()

    async def _greet(self, screen: Layar[None]) -> None:
        """Tell what is wrong with the settings; who is here for the first time gets the tour."""
        from soptui.tui.screens.tur import is_first_start

        if findings := self._app.prefs.findings:
            from soptui.tui.screens.pengaturan import finding_words

            first, *more = findings
            rest = f" (dan {len(more)} lagi: perintah `pengaturan`)" if more else ""
            screen.say(f"{finding_words(first)}{rest}", Severity.WARNING)
        if is_first_start():
            await self._app.do_tur()

    def _offer_drafts(self) -> None:
        """Show the drafts that an earlier run left behind, if there may be any."""
        if may_be_left():
            from soptui.tui.screens.draf import offer_drafts

            self._app.start(offer_drafts(self._app))


def _open_repository(path: Path) -> Repository:
    from soptui.repo import Repository

    return Repository.open(path)
