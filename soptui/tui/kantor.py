"""What the office already wrote, at hand while somebody types: gathered in the background.

The reading thread steps aside while keys come, and ends with the program without being waited for.
"""

from __future__ import annotations

import threading
from time import monotonic, sleep
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError

if TYPE_CHECKING:
    from soptui.repo import Repository
    from soptui.repo.harvest import Harvest
    from soptui.repo.vocabulary import Kosakata

QUIET = 0.25
"""Seconds after a key in which no file is read."""
PATIENCE = 0.5
"""Seconds after which the next file is read although keys keep coming."""


class Kantor:
    """Holds the words of one repository."""

    def __init__(self) -> None:
        self._kosakata: Kosakata | None = None
        self.typed_at = 0.0
        """When the last key came (`time.monotonic`)."""
        self.gathered = 0
        """How often the words have been read."""
        self._harvest: Harvest | None = None
        self._thread: threading.Thread | None = None

    @property
    def kosakata(self) -> Kosakata:
        """The words that are known so far."""
        from soptui.repo.vocabulary import Kosakata

        if self._kosakata is None:
            self._kosakata = Kosakata()
        return self._kosakata

    def gather(self, repo: Repository) -> None:
        """Read what has changed, unless somebody is reading already."""
        if self._thread is not None and self._thread.is_alive():
            return
        from soptui.repo.harvest import Harvest
        from soptui.repo.vocabulary import Kosakata

        if self._harvest is None or self._harvest.root != repo.root:
            self._harvest = Harvest(repo.root, repo.organisasi)
            self._kosakata = Kosakata(organisasi=repo.organisasi)
        harvest = self._harvest
        self._thread = threading.Thread(target=self._read, args=(harvest,), daemon=True)
        self._thread.start()

    def _read(self, harvest: Harvest) -> None:
        self._breathe()
        try:
            self._kosakata = harvest.gather(self._breathe)
        except SoptuiError:
            return  # a folder that cannot be read offers nothing; saving there will say why
        self.gathered += 1

    def _breathe(self) -> None:
        end = monotonic() + PATIENCE
        while monotonic() < min(end, self.typed_at + QUIET):
            sleep(QUIET / 5)
