"""The findings of the whole repository, looked for beside the keyboard."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from soptui.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.model import Severity, Temuan
    from soptui.tui.app import SoptuiApp

PAUSE = 0.7
"""Seconds of rest after which a list begins to look: nobody waits for it."""


class Pemeriksa:
    """Looks for findings, one look at a time. What did not change is not examined again."""

    def __init__(self, app: SoptuiApp) -> None:
        self._app = app
        self._lock = asyncio.Lock()
        self._wanted = 0
        self._done = 0
        self.temuan: Sequence[Temuan] | None = None
        """What was found last; None before the first look has ended."""
        self.kemajuan: tuple[int, int] | None = None
        """Files that are examined, and of how many, while a look goes on."""

    async def look(self) -> Sequence[Temuan]:
        """Look anew, unless somebody began to after this was asked; return what is found.

        Raises SoptuiError when that cannot be done.
        """
        self._wanted += 1
        mine = self._wanted
        async with self._lock:
            if self.temuan is None or self._done < mine:
                now = self._wanted
                try:
                    self.temuan = await asyncio.to_thread(self._check)
                finally:
                    self.kemajuan = None
                self._done = now
            return self.temuan

    def counts(self) -> Mapping[str, Counter[Severity]]:
        """Return how many findings of each kind every file has, as far as that is known."""
        found: dict[str, Counter[Severity]] = {}
        for temuan in self.temuan or ():
            found.setdefault(temuan.file, Counter())[temuan.severity] += 1
        return found

    def across(self, file: str) -> list[Temuan]:
        """Return what only several files together showed about one of them, as far as known."""
        from soptui.rules import is_across

        return [t for t in self.temuan or () if t.file == file and is_across(t)]

    def _check(self) -> Sequence[Temuan]:
        """Return all findings, the gravest first, then by file and place."""
        assert self._app.repo is not None
        found = self._app.repo.check(told=self._told)
        return sorted(found, key=lambda temuan: temuan.severity.rank)

    def _told(self, done: int, count: int) -> None:
        """Note how far it is; a program that ends does not wait for it."""
        if not self._app.is_running:
            raise RefusedError("Pemeriksaan dihentikan.")
        self.kemajuan = done, count
