"""The SOP repository as the rest of the program sees it."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui.errors import NotFoundError, SoptuiError
from soptui.model import Layanan, Sop
from soptui.repo import catalog
from soptui.repo.approval.office import Approvals
from soptui.repo.check import check, check_scope
from soptui.repo.git import Git
from soptui.repo.identity import Identity, read_identity, store_identity
from soptui.repo.kumpulan import Kumpulan
from soptui.repo.layout import ORGANISASI, read_file
from soptui.repo.lock import write_lock
from soptui.repo.locks import clear_lock, find_locks
from soptui.repo.pending import notes, settle
from soptui.repo.refs import half_done, head_commit, resolve
from soptui.repo.snapshot import Snapshot
from soptui.repo.stamps import UNKNOWN, sure_stamp
from soptui.repo.teks import open_text, save_text
from soptui.repo.traces import Kejadian, timeline
from soptui.repo.watch import Watch
from soptui.toml import LAYANAN, SOP, read_organisasi

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from soptui.model import Organisasi, Temuan
    from soptui.repo.entri import Entri, EntriLayanan
    from soptui.repo.kunci import Kunci
    from soptui.repo.stamps import Stamp
    from soptui.repo.teks import Teks
    from soptui.repo.workers import Told


class KumpulanLayanan(Kumpulan[Layanan]):
    """The Standar Pelayanan of a repository."""

    def take_settings(self, organisasi: Organisasi, read_at: Stamp) -> None:
        """Go on with settings that were read again."""
        self.organisasi, self._read_at = organisasi, read_at

    def entries(self) -> list[EntriLayanan]:
        """Return every service, broken ones too, in the order of the units, then of the names."""
        return catalog.entries(self._git, self.organisasi, self._read_at, LAYANAN)


class Repository(Kumpulan[Sop]):
    """One SOP repository: a git work tree with `soptui.toml` at its top.

    By itself it is the collection of its SOPs; `layanan` is that of its services.
    """

    def __init__(self, git: Git, organisasi: Organisasi, read_at: Stamp = UNKNOWN) -> None:
        super().__init__(git, SOP, organisasi, read_at)
        self.approvals = Approvals(git, organisasi)
        self.layanan = KumpulanLayanan(git, LAYANAN, organisasi, read_at)

    @classmethod
    def open(cls, path: Path) -> Repository:
        """Open the repository that `path` lies in, and finish what a crash cut off there.

        Raises SoptuiError when there is none, RefusedError for one of another owner, InvalidError
        for a broken `soptui.toml`, SystemFaultError when git is missing or too old.
        """
        if not path.exists():
            raise NotFoundError(f"{path} tidak ada.")
        git = Git.discover(path if path.is_dir() else path.parent)
        read_at = sure_stamp(git.root / ORGANISASI, time.time_ns())
        try:
            organisasi = read_organisasi(read_file(git.root, ORGANISASI), ORGANISASI)
        except NotFoundError:
            raise SoptuiError(
                f"{git.root} bukan repositori SOP: tidak ada berkas {ORGANISASI}. Buat repositori"
                " SOP dengan: soptui init FOLDER"
            ) from None
        head_commit(git)
        if notes(git):
            _settle_if_free(git)
        return cls(git, organisasi, read_at)

    def watch(self) -> Watch:
        """Return what notices cheaply that others changed something here."""
        return Watch(self._git)

    def reread_settings(self) -> bool:
        """Read `soptui.toml` again and tell whether it says something else.

        Raises InvalidError, with the old ones kept.
        """
        before = self.organisasi
        read_at = sure_stamp(self.root / ORGANISASI, time.time_ns())
        self.organisasi = read_organisasi(read_file(self.root, ORGANISASI), ORGANISASI)
        self._read_at = read_at
        self.approvals = Approvals(self._git, self.organisasi)
        self.layanan.take_settings(self.organisasi, read_at)
        return self.organisasi != before

    def open_text(self, path: str) -> Teks:
        """Open a file that has no editor of its own, see `teks.open_text`."""
        return open_text(self._git, path)

    def save_text(self, teks: Teks, data: bytes) -> str:
        """Save it as one commit and return what that says, see `teks.save_text`."""
        subject = save_text(self._git, teks, data)
        if teks.path == ORGANISASI:
            self.reread_settings()
        return subject

    def half_done(self) -> str:
        """Return a sentence about a merge or rebase that stops every save, or ""."""
        return half_done(self._git)

    @property
    def branch(self) -> str:
        """The name of the branch that is checked out, or a commit where there is none."""
        with suppress(OSError):
            head = (self._git.git_dir / "HEAD").read_text(errors="replace").strip()
            return head.removeprefix("ref: refs/heads/")
        return ""

    def entries(self) -> list[Entri]:
        """Return every SOP, broken ones too, in the order of the units, then of the file names."""
        return catalog.entries(self._git, self.organisasi, self._read_at)

    def documents(self) -> list[Entri]:
        """Return every SOP, then every service."""
        return [*self.entries(), *self.layanan.entries()]

    def titles(self) -> dict[str, str]:
        """Return what people call each document that can be read, by its id."""
        return {entry.id: entry.judul for entry in self.documents() if entry.judul}

    def of(self, id_or_path: str) -> Kumpulan[Any]:
        """Return the collection of a document, also of one that was taken away.

        What was in neither is left to the SOPs to say. Raises SoptuiError for an id of both.
        """
        try:
            macam = catalog.locate(self.root, id_or_path)[0]
        except NotFoundError:
            stem = PurePosixPath(id_or_path).stem
            gone = any(PurePosixPath(r.path).stem == stem for r in self.layanan.deleted())
            return self.layanan if gone else self
        return self.layanan if macam is LAYANAN else self

    def snapshot(self, rev: str = "HEAD") -> Snapshot:
        """Return the repository as it was at a git revision. Raises NotFoundError."""
        return Snapshot(self._git, resolve(self._git, rev))

    def timeline(self, limit: int | None = None) -> list[Kejadian]:
        """Return the commits that touched any SOP or service, newest first."""
        return timeline(self._git, limit)

    def check(self, paths: Sequence[Path] = (), told: Told | None = None) -> list[Temuan]:
        """Return the findings about files and folders, sorted by place; about all without paths.

        `told` hears how many of the files that changed since the last time are done, and of how
        many. Raises NotFoundError for a path where there is nothing to check.
        """
        scope = [check_scope(self.root, path) for path in paths]
        return check(self.root, self.organisasi, scope, told)

    def identity(self) -> Identity | None:
        """Return who commits here, or None when git has not been told."""
        return read_identity(self._git)

    def store_identity(self, name: str, email: str) -> str:
        """Tell git, for this repository, who commits; return where it was stored, in words."""
        return store_identity(self._git, Identity(name, email))

    def locks(self) -> list[Kunci]:
        """Return the locks of git that stand here, and soptui's own while it is held."""
        return find_locks(self._git)

    def clear_lock(self, kunci: Kunci) -> None:
        """Remove a lock that was left behind. Raises ConflictError when it may be held."""
        clear_lock(self._git, kunci)


def _settle_if_free(git: Git) -> None:
    """Finish cut off saves unless somebody is writing now, or nobody can write here."""
    with suppress(SoptuiError), write_lock(git, wait=0) as guarded:
        settle(guarded, wait=0)
