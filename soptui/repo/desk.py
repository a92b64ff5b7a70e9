"""The documents that were opened in one run of soptui, each with its way back."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui.repo.layout import macam_at
from soptui.repo.session import Session

if TYPE_CHECKING:
    from typing import Any

    from soptui.model import Layanan, Sop
    from soptui.model.nilai import Nilai
    from soptui.repo.kumpulan import Kumpulan
    from soptui.repo.repository import Repository

CHANGED = "Berkas ini berubah di luar soptui sejak dibuka terakhir kali"


class Desk:
    """Holds one session a file, so that steps of undo and unsaved edits outlive its screen."""

    def __init__(self, repo: Repository) -> None:
        self.repo = repo
        self._sessions: dict[str, Session[Any]] = {}

    def open(self, id_or_path: str) -> tuple[Session[Sop], str]:
        """Return the session of an SOP, see `open_in`."""
        return self.open_in(self.repo, id_or_path)

    def open_layanan(self, id_or_path: str) -> tuple[Session[Layanan], str]:
        """Return the session of a Standar Pelayanan, see `open_in`."""
        return self.open_in(self.repo.layanan, id_or_path)

    def open_in(self, kumpulan: Kumpulan[Nilai], id_or_path: str) -> tuple[Session[Nilai], str]:
        """Return the session of a document of one kind and a sentence about it, or "".

        One that was opened before goes on where it was left. If its file has changed meanwhile it
        begins anew, unless it holds edits that are not saved. Raises as `Repository.read` does,
        and InvalidError for a file that cannot be read.
        """
        path = kumpulan.find(id_or_path).relative_to(self.repo.root).as_posix()
        held = self._sessions.get(path) or self._moved(path)
        if held is None:
            held = self._sessions[path] = Session(kumpulan, kumpulan.read(path))
            return held, ""
        fresh = held.outside()
        if fresh is None or held.follow(fresh):
            return held, ""
        if held.is_changed:
            return held, f"{CHANGED}; suntingan Anda yang belum disimpan tetap ada."
        held.restart(fresh)
        return held, f"{CHANGED}: isinya yang terbaru ditampilkan, dan urungan dimulai lagi."

    def _moved(self, path: str) -> Session[Any] | None:
        """Return the session of a file that has gone and lies at `path` now, kept there."""
        for old in self._sessions:
            is_same = PurePosixPath(old).name == PurePosixPath(path).name
            if is_same and macam_at(old) is macam_at(path) and not (self.repo.root / old).exists():
                self._sessions[path] = self._sessions.pop(old)
                return self._sessions[path]
        return None

    def put(self, session: Session[Any]) -> None:
        """Go on with a session that was not opened from its file."""
        self._sessions[session.doc.file] = session

    def sessions(self) -> dict[str, Session[Any]]:
        """Return the sessions by the path of their file, in the order of opening."""
        return self._sessions

    def unsaved(self) -> list[Session[Any]]:
        """Return the sessions with edits that are not saved, in the order of opening."""
        return [session for session in self._sessions.values() if session.is_changed]

    def is_unsaved(self, path: str) -> bool:
        """Tell whether the file at `path` has edits that are not saved."""
        held = self._sessions.get(path)
        return held is not None and held.is_changed
