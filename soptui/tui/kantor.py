"""What the office already wrote, at hand while somebody types: gathered in the background.

The reading thread steps aside while keys come, and ends with the program without being waited for.
"""

from __future__ import annotations

import threading
from time import monotonic, sleep
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError
from soptui.repo.vocabulary import Kosakata

if TYPE_CHECKING:
    from soptui.repo import Repository
    from soptui.repo.harvest import Harvest

QUIET = 0.25
"""Seconds after a key in which no file is read."""
PATIENCE = 0.5
"""Seconds after which the next file is read although keys keep coming."""


class Kantor:
    """Holds the words of one repository."""

    def __init__(self) -> None:
        self.kosakata = Kosakata()
        self.typed_at = 0.0
        """When the last key came (`time.monotonic`)."""
        self.gathered = 0
        """How often the words have been read."""
        self._harvest: Harvest | None = None
        self._thread: threading.Thread | None = None

    def gather(self, repo: Repository) -> None:
        """Read what has changed, unless somebody is reading already."""
        if self._thread is not None and self._thread.is_alive():
            return
        from soptui.repo.harvest import Harvest

        if self._harvest is None or self._harvest.root != repo.root:
            self._harvest = Harvest(repo.root, repo.organisasi)
            self.kosakata = Kosakata(organisasi=repo.organisasi)
        harvest = self._harvest
        self._thread = threading.Thread(target=self._read, args=(harvest,), daemon=True)
        self._thread.start()

    def _read(self, harvest: Harvest) -> None:
        self._breathe()
        try:
            self.kosakata = harvest.gather(self._breathe)
        except SoptuiError:
            return  # a folder that cannot be read offers nothing; saving there will say why
        self.gathered += 1

    def _breathe(self) -> None:
        end = monotonic() + PATIENCE
        while monotonic() < min(end, self.typed_at + QUIET):
            sleep(QUIET / 5)
