"""Whose turn it is: one deed after the other, and the keys that wait for one that takes long."""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

PATIENCE = 1.0
"""Seconds that a deed may take before people are told, and may stop it."""


LATE = "Masih bekerja: git belum menjawab."


class Giliran:
    """Keeps keys in order: the next one is handed on when the deed of the last one has ended.

    `is_ending` tells whether keys no longer count. `hand_on` gives a key to the screen; `tell`
    shows a sentence while a deed takes long; `resume` is called when that has ended: it takes the
    sentence back and calls `work_off`.
    """

    def __init__(
        self,
        *,
        is_ending: Callable[[], bool],
        hand_on: Callable[[events.Key | events.Paste], Awaitable[None]],
        tell: Callable[[str], None],
        resume: Callable[[], object],
    ) -> None:
        self._is_ending = is_ending
        self._hand_on = hand_on
        self._tell = tell
        self._resume = resume
        self._held: deque[events.Key | events.Paste] = deque()
        self._deeds = 0
        self._turn = asyncio.Event()
        self._late_since: float | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a deed runs."""
        return self._deeds > 0

    def begin(self) -> None:
        """Note that a deed runs."""
        self._deeds += 1

    def end(self) -> None:
        """Note that a deed has ended, or waits for an answer."""
        self._deeds -= 1
        self._turn.set()
        if self._late_since is not None and not self._deeds:
            self._late_since = None
            self._resume()

    def wake(self) -> None:
        """Let go of whoever waits here: the program is ending."""
        self._turn.set()

    async def take(self, event: events.Key | events.Paste, stop_keys: Collection[str]) -> None:
        """Hand on what was typed, when its turn has come.

        While a deed takes long it is kept; only a key of `stop_keys`, pressed after that was told,
        stops the deed and forgets what was typed for it.
        """
        if self._late_since is None:
            self._held.append(event)
            await self.work_off()
            return
        if _is_stop(event, stop_keys, self._late_since):
            from soptui.repo.process import stop

            self._held.clear()
            stop()
        else:
            self._held.append(event)
        self._say_late()

    async def work_off(self) -> None:
        """Hand on what was typed, one after the other, until a deed takes long."""
        await self._settle()  # a deed may have been begun by no key, as when the program opens
        while self._held and not self._is_ending() and self._late_since is None:
            await self._hand_on(self._held.popleft())
            await self._settle()

    async def _settle(self) -> None:
        while self._deeds and not self._is_ending():
            self._turn.clear()
            try:
                await asyncio.wait_for(self._turn.wait(), PATIENCE)
            except TimeoutError:
                if not self._deeds:
                    return  # it ended in the very moment in which its time was over
                self._late_since = monotonic()
                self._say_late()
                return

    def _say_late(self) -> None:
        waiting = f" {len(self._held)} ketikan menunggu." if self._held else ""
        self._tell(f"{LATE} {{kembali}} menghentikannya.{waiting}")


def _is_stop(event: events.Key | events.Paste, stop_keys: Collection[str], since: float) -> bool:
    """Tell whether a person wants to stop what he was told about, not what he typed ahead for."""
    return isinstance(event, events.Key) and event.key in stop_keys and event.time > since
