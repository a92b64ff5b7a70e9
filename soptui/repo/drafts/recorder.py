"""Writing drafts beside the keyboard: the key path only says what there is; a thread writes it."""

from __future__ import annotations

import getpass
import os
import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError
from soptui.repo.drafts.journal import Journal, Penulis
from soptui.repo.drafts.place import fault
from soptui.repo.drafts.store import forget_old

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from soptui.repo.drafts.content import Isi
    from soptui.repo.drafts.place import Place

PAUSE = 0.02
"""Seconds between two writes; a key in between goes with the next one."""

PATIENCE = 1.0
"""Seconds that the end of the program waits for the last write."""

RETRY = 2.0
"""Seconds until writing is tried again after it failed."""


class Recorder:
    """Keeps a journal for everything that is held unsaved.

    `told` is called in the thread of the writer: with a sentence when writing fails, and with ""
    when it works again.
    """

    def __init__(self, place: Place, told: Callable[[str], None]) -> None:
        self.place = place
        self._told = told
        self._held: Mapping[str, Isi] = {}
        self._tried: Mapping[str, Isi] = self._held
        self._journals: dict[str, Journal] = {}
        self._spare: Journal | None = None
        self._wish = threading.Event()
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ends = False
        self._fails = False
        self._aside = False

    def note(self, held: Mapping[str, Isi]) -> None:
        """Say what is held unsaved now, under the name of each; returns at once."""
        self._held = held
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="soptui-draf", daemon=True)
            self._thread.start()
        self._wish.set()

    def flush(self, patience: float = PATIENCE) -> bool:
        """Wait until what was said last is on the disk; tells whether it is."""
        with self._change:
            tried = self._change.wait_for(lambda: self._tried is self._held, patience)
        return tried and not self._fails

    def close(self, patience: float = PATIENCE, *, aside: bool = False) -> bool:
        """Write what was said last and let go: what is held stays as a draft for the next start.

        `aside`: it is not wanted any more, and is only kept for a while. Tells whether it is there.
        """
        done = self.flush(patience)
        self._aside = aside
        self._ends = True
        self._wish.set()
        if self._thread is not None:
            self._thread.join(patience)
        return done

    # --- the thread -------------------------------------------------------------------------

    def _run(self) -> None:
        forget_old(self.place)
        while not self._ends:
            self._wish.wait(RETRY if self._fails else None)
            self._wish.clear()
            held = self._held
            words = self._try(held)
            was, self._fails = self._fails, bool(words)
            with self._change:
                self._tried = held
                self._change.notify_all()
            if self._fails != was:
                self._told(words)
            time.sleep(PAUSE)
        for journal in self._journals.values():
            journal.release(aside=self._aside)
        if self._spare is not None:
            self._spare.drop()

    def _try(self, held: Mapping[str, Isi]) -> str:
        """Write; return "" or what stood in the way."""
        try:
            self._write(held)
        except SoptuiError as error:
            return str(error)
        except OSError as error:
            return str(fault(error, self.place))
        except Exception as error:  # noqa: BLE001 - a value that cannot be written must be told too
            return f"Gagal menulis draf: kesalahan di dalam program ({type(error).__name__})."
        return ""

    def _write(self, held: Mapping[str, Isi]) -> None:
        for key in self._journals.keys() - held.keys():
            self._journals.pop(key).drop()
        for key, isi in held.items():
            journal = self._journals.get(key)
            if journal is not None and journal.is_gone:
                self._journals.pop(key).drop()
                journal = None
            if journal is None:
                self._journals[key] = self._begun(isi)
            else:
                journal.add(isi)
                if journal.is_large:
                    self._write_anew(key, isi)
        if self._spare is None:
            with suppress(OSError, SoptuiError):  # it is only there for a disk that fills later
                self._spare = Journal(self.place)

    def _begun(self, isi: Isi) -> Journal:
        if self._spare is not None and self._spare.is_gone:
            self._spare.drop()
            self._spare = None
        journal = self._spare = self._spare or Journal(self.place)
        journal.begin(self._penulis(), isi)
        self._spare = None
        return journal

    def _write_anew(self, key: str, isi: Isi) -> None:
        with suppress(OSError, SoptuiError):  # the large one goes on as well
            fresh = self._begun(isi)
            self._journals.pop(key).drop()
            self._journals[key] = fresh

    def _penulis(self) -> Penulis:
        try:
            name = getpass.getuser()
        except (KeyError, OSError):
            name = str(os.geteuid())
        return Penulis(name, socket.gethostname(), os.getpid(), self.place.root, time.time())
