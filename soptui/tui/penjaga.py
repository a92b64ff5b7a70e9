"""What is unsaved and what is being typed goes to the drafts after every key, beside the keyboard.

The key path only looks at what there is and hands it over; `Recorder` writes it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from soptui.folders import state_folder
from soptui.model import Severity
from soptui.tui.screens.base import Layar
from soptui.visible import visible

if TYPE_CHECKING:
    from soptui.repo import Session
    from soptui.repo.drafts.content import Isi, Ketikan
    from soptui.repo.drafts.place import Place
    from soptui.repo.drafts.recorder import Recorder
    from soptui.tui.app import SoptuiApp

_SURE_SECONDS = 10.0
"""How long a slow disk is waited for before it counts as full or broken."""

NEW_SOP = ""
"""The name of the SOP that was never saved, among the files."""


def may_be_left() -> bool:
    """Tell, at the cost of a look, whether an earlier run may have left drafts, of any folder."""
    try:
        return any((state_folder(os.environ) / "draf").glob("*/*.draf"))
    except OSError:
        return False


class Penjaga:
    """Keeps the drafts of one run of the interface."""

    def __init__(self, app: SoptuiApp) -> None:
        self._app = app
        self._recorder: Recorder | None = None
        self._place: Place | None = None
        self._has_ended = False
        self._held: dict[str, Isi] = {}
        self._known: dict[str, tuple[tuple[Any, ...], Isi]] = {}
        self.formulir: dict[str, str] | None = None
        """The answers about a new SOP that is being made; also when making it has failed."""

        self.left: frozenset[str] = frozenset()
        """The files that an earlier run left drafts of."""

    def forget(self, file: str) -> None:
        """Take note that the draft of a file was taken or dropped."""
        self.left -= {file}

    @property
    def place(self) -> Place:
        """Where the drafts of this repository lie."""
        from soptui.repo.drafts.place import Place

        if self._place is None:
            assert self._app.repo is not None
            self._place = Place(state_folder(os.environ), self._app.repo.root)
        return self._place

    def note(self) -> None:
        """Hand over what there is now, if that is another than before."""
        app = self._app
        if self._has_ended or not app.is_running:  # the screens are being taken apart
            return
        if app.repo is None or (not app.has_desk and self.formulir is None):
            return
        held = self._look()
        if self._recorder is None:
            self._recorder = self._begin()
        elif held == self._held:
            return
        self._held = held
        self._recorder.note(held)

    def before_end(self) -> None:
        """Write all that was typed, and wait for it."""
        try:
            self.note()
        finally:  # what was handed over before counts all the same
            self.flush()

    def close(self, *, drop: bool = False) -> bool:
        """End; what is held is a draft for the next start, or (`drop`) is put aside.

        Tells whether all of it is on the disk.
        """
        recorder, self._recorder, self._has_ended = self._recorder, None, True
        return recorder is None or recorder.close(aside=drop)

    def flush(self) -> bool:
        """Wait a moment until what was handed over is on the disk; tells whether it is."""
        return self._recorder is None or self._recorder.flush()

    def is_kept(self) -> bool:
        """As `flush`, for as long as somebody waits who wants to know it for sure."""
        return self._recorder is None or self._recorder.flush(_SURE_SECONDS)

    def _begin(self) -> Recorder:
        from asyncio import get_running_loop

        from soptui.repo.drafts.recorder import Recorder

        loop = get_running_loop()

        def told(words: str) -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody is there to be told
                loop.call_soon_threadsafe(self._tell, words)

        return Recorder(self.place, told)

    def _tell(self, words: str) -> None:
        if not self._app.is_running:
            return
        if words:
            words = f"{words} Ketikan tetap di layar; yang tersimpan aman. Simpan bila dapat."
            self._app.layar.say(visible(words), Severity.ERROR)
        else:
            self._app.layar.say("Draf dapat ditulis lagi: ketikan Anda kembali terjaga.")

    # --- what there is ----------------------------------------------------------------------

    def _look(self) -> dict[str, Isi]:
        from soptui.repo.drafts.content import Isi

        typed = self._typed()
        held: dict[str, Isi] = {}
        sessions = self._app.desk.sessions() if self._app.has_desk else {}
        for path, session in sessions.items():
            words = tuple(typed.get(session, ()))
            if session.is_changed or session.comments or words:
                held[path] = self._content(path, session, words)
        if self.formulir is not None:
            held[NEW_SOP] = Isi(
                formulir=tuple(self.formulir.items()), ketikan=tuple(typed.get(None, ()))
            )
        return held

    def _typed(self) -> dict[Session | None, list[Ketikan]]:
        """Return what is being typed on each screen, by the session below it."""
        found: dict[Session | None, list[Ketikan]] = {}
        session = None
        for screen in self._app.screen_stack:
            session = getattr(screen, "session", None) or session
            ketikan = screen.ketikan() if isinstance(screen, Layar) else None
            if ketikan is not None:
                found.setdefault(session, []).append(ketikan)
        return found

    def _content(self, path: str, session: Session, words: tuple[Ketikan, ...]) -> Isi:
        """Return what one session holds; what did not change since is not made again."""
        from soptui.repo.drafts.content import session_content, with_typing

        now = (session.state, session.doc, session.layout, session.comments)
        known = self._known.get(path)
        if known is None or any(a is not b for a, b in zip(known[0], now, strict=True)):
            known = self._known[path] = (now, session_content(session))
        return with_typing(known[1], words)
