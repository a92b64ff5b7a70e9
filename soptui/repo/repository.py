"""The SOP repository as the rest of the program sees it."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from soptui.changes import Account, restore
from soptui.errors import ConflictError, InvalidError, NotFoundError, SoptuiError
from soptui.repo import catalog
from soptui.repo.approval.marks import marked
from soptui.repo.approval.office import Approvals
from soptui.repo.authors import authors_since
from soptui.repo.check import check, check_scope, refuse_broken
from soptui.repo.git import Git
from soptui.repo.identity import Identity, read_identity, require_identity, store_identity
from soptui.repo.kunci import look
from soptui.repo.layout import ORGANISASI, read_file, sop_path, walk_sop
from soptui.repo.lineage import lineage
from soptui.repo.lock import write_lock
from soptui.repo.locks import clear_lock, find_locks
from soptui.repo.message import delete_message, save_message, subject_of
from soptui.repo.pending import notes, settle
from soptui.repo.reading import (
    Bacaan,
    as_saved,
    before_save,
    is_saved,
    path_at,
    read_version,
    read_working,
    reread,
)
from soptui.repo.refs import half_done, head_commit, resolve
from soptui.repo.save import Naskah, save_files
from soptui.repo.snapshot import Snapshot
from soptui.repo.stamps import UNKNOWN, sure_stamp
from soptui.repo.together import Penyimpan
from soptui.repo.traces import Jejak, Kejadian, deleted, timeline, traces
from soptui.repo.watch import Watch
from soptui.toml import (
    Dokumen,
    new_sop_text,
    patch_sop,
    read_organisasi,
    read_sop,
    require_sop,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from soptui.changes import Edited
    from soptui.model import Organisasi, Sop, Temuan
    from soptui.repo.authors import Penulis
    from soptui.repo.entri import Entri
    from soptui.repo.kunci import Kunci
    from soptui.repo.log import Revisi
    from soptui.repo.stamps import Stamp
    from soptui.repo.workers import Told


@dataclass(frozen=True, slots=True)
class Simpanan:
    """What a save has made."""

    commit: str
    subject: str
    peringatan: str = ""
    """A sentence where the person should look at something although all is saved."""
    doc: Bacaan | None = None
    """The document as it was saved: what a further save starts from."""
    bersama: str = ""
    """A sentence where the changes of others were merged in."""


class Repository:
    """One SOP repository: a git work tree with `soptui.toml` at its top."""

    def __init__(self, git: Git, organisasi: Organisasi, read_at: Stamp = UNKNOWN) -> None:
        self._git = git
        self._read_at = read_at
        self.root = git.root
        self.approvals = Approvals(git, organisasi)
        self.organisasi = organisasi

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

    def reread_settings(self) -> None:
        """Read `soptui.toml` again. Raises InvalidError, with the old ones kept."""
        read_at = sure_stamp(self.root / ORGANISASI, time.time_ns())
        self.organisasi = read_organisasi(read_file(self.root, ORGANISASI), ORGANISASI)
        self.approvals = Approvals(self._git, self.organisasi)
        self._read_at = read_at

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

    def find(self, id_or_path: str) -> Path:
        """Return the file of an SOP named by its id, or by its path from here or from the top.

        Raises NotFoundError, naming ids that look alike, and RefusedError outside the repository.
        """
        return self.root / catalog.find(self.root, id_or_path)

    def read(self, id_or_path: str, rev: str | None = None) -> Bacaan:
        """Read an SOP from its file, or as it was at a git revision.

        Raises NotFoundError, and RefusedError for links, folders and devices; bad content is in
        the document.
        """
        if rev is None:
            return read_working(self._git, catalog.find(self.root, id_or_path))
        commit = resolve(self._git, rev)
        return read_version(self._git, commit, path_at(self._git, commit, id_or_path))

    def snapshot(self, rev: str = "HEAD") -> Snapshot:
        """Return the repository as it was at a git revision. Raises NotFoundError."""
        return Snapshot(self._git, resolve(self._git, rev))

    def log(self, sop_id: str, limit: int | None = None, *, rev: str | None = None) -> list[Revisi]:
        """Return the commits that changed an SOP, newest first, up to `rev` (None: HEAD)."""
        commit = resolve(self._git, rev or "HEAD")
        path = path_at(self._git, commit, sop_id)
        revisions = lineage(self._git, path, limit, commit)
        return marked(self._git, PurePosixPath(path).stem, revisions)

    def traces(self, sop_id: str, path: str = "", *, rev: str | None = None) -> list[Jejak]:
        """Return what each commit of an SOP changed; with `path` only what touched that field."""
        return traces(self._git, self.log(sop_id, rev=rev), path)

    def timeline(self, limit: int | None = None) -> list[Kejadian]:
        """Return the commits that touched any SOP, newest first."""
        return timeline(self._git, limit)

    def deleted(self) -> list[Revisi]:
        """Return the commits that took away the SOPs that are gone, each with its path."""
        return deleted(self._git)

    def check(self, paths: Sequence[Path] = (), told: Told | None = None) -> list[Temuan]:
        """Return the findings about files and folders, sorted by place; about all without paths.

        `told` hears how many of the files that changed since the last time are done, and of how
        many. Raises NotFoundError for a path where there is nothing to check.
        """
        scope = [check_scope(self.root, path) for path in paths]
        return check(self.root, self.organisasi, scope, told)

    def reread(self, doc: Dokumen) -> Bacaan:
        """Read the file of a document again, as it is now, also when it is gone or broken.

        One that lies elsewhere now is read there.
        """
        fresh = reread(self._git, doc.file)
        if fresh.exists:
            return fresh
        with suppress(SoptuiError):
            return reread(self._git, catalog.find(self.root, PurePosixPath(doc.file).stem))
        return fresh

    def is_committed(self, doc: Dokumen) -> bool:
        """Tell whether a document says what the history said when it was read."""
        return is_saved(self._git, _as_opened(doc))

    def writers(self, doc: Dokumen) -> list[Penulis]:
        """Return who saved an SOP since it was read, the newest first."""
        return authors_since(self._git, doc.file, _as_opened(doc).base)

    def stamp(self, doc: Dokumen) -> tuple[int, ...]:
        """Return what changes when the file of a document does; cheap enough to ask often."""
        try:
            found = (self.root / doc.file).lstat()
        except OSError:
            return ()
        return (found.st_mtime_ns, found.st_size, found.st_ino)

    def restored(self, doc: Dokumen, rev: str) -> Edited:
        """Return the SOP of `doc` as it was at a git revision, as an edit that names that version.

        A document that holds no SOP just now counts as empty. Raises NotFoundError, and
        InvalidError when the old version cannot be read.
        """
        commit = resolve(self._git, rev)
        path = path_at(self._git, commit, doc.file)
        old = require_sop(read_version(self._git, commit, path))
        last = next(iter(lineage(self._git, path, 1, commit)), None)
        version = f"versi {last.date:%d-%m-%Y %H:%M}" if last else f"versi {commit[:10]}"
        return restore(doc.sop or old, old, version, last.commit if last else commit)

    def restore(
        self,
        id_or_path: str,
        rev: str,
        message: str | None = None,
        *,
        when: datetime | None = None,
        identity: Identity | None = None,
    ) -> tuple[Edited, Simpanan | None]:
        """Save an SOP as it was at a git revision, as one new commit; also over a broken file.

        One that was deleted comes back where it was. Raises as `restored` and `save` do.
        """
        doc = self._even_if_gone(id_or_path, rev)
        edited = self.restored(doc, rev)
        account = Account(edited.subject, edited.source)
        return edited, self.save(doc, edited.sop, message, account, when=when, identity=identity)

    def _even_if_gone(self, id_or_path: str, rev: str) -> Bacaan:
        try:
            path = catalog.find(self.root, id_or_path)
        except NotFoundError:
            path = path_at(self._git, resolve(self._git, rev), id_or_path)
        return reread(self._git, path)

    def proposed_message(self, doc: Dokumen, sop: Sop, account: Account | None = None) -> str:
        """Return the subject that a save of `sop` would carry."""
        before = before_save(self._git, _as_opened(doc))
        return subject_of(before, sop, account if before == doc.sop else None)

    def save(
        self,
        doc: Dokumen,
        sop: Sop,
        message: str | None = None,
        account: Account | None = None,
        *,
        when: datetime | None = None,
        identity: Identity | None = None,
    ) -> Simpanan | None:
        """Save `sop`, which was made from `doc`, as one commit, and write its file.

        None when the history already holds it. `message`: subject and further lines; None for the
        described change, or for the `account` of it. A file that holds no SOP just now is written
        anew, from the version in the history where there is one. Another unit moves the file to
        the folder of that unit, in the same commit.

        What others have saved since `doc` was read is merged in by field. Raises ConflictError,
        with nothing written, where that cannot be done: ClashError when both changed one field,
        ChangedError when the file was changed and not committed; InvalidError when the SOP breaks
        a rule of the format; and IdentityMissingError.
        """
        penyimpan = Penyimpan(self._git, self.organisasi, message, account, identity, when)
        commit, tulisan = penyimpan.save(_as_opened(doc), sop)
        if commit is None:
            return None
        saved = as_saved(self._git, tulisan.path, tulisan.data, commit)
        subject = tulisan.words.partition("\n")[0]
        return Simpanan(commit, subject, self._warning(), saved, tulisan.together)

    def create(
        self,
        sop: Sop,
        message: str | None = None,
        *,
        layout: str = "",
        when: datetime | None = None,
        identity: Identity | None = None,
    ) -> Simpanan:
        """Write a new SOP to `sop/<unit>/<id>.toml` as one commit.

        `layout`: a text whose comments and layout the file shall have. Raises InvalidError when the
        id is taken or the SOP breaks a rule of the format.
        """
        taken = [p for p in walk_sop(self.root) if PurePosixPath(p).stem == sop.id]
        if taken:
            raise InvalidError(f"Id {sop.id!r} sudah dipakai oleh {taken[0]}. Pilih id lain.")
        path = sop_path(sop.identitas.unit, sop.id)
        data = (patch_sop(layout, sop) if layout else new_sop_text(sop)).encode()
        refuse_broken(read_sop(data, path), self.organisasi)
        words = save_message(None, sop, message)
        saved = self._commit([Naskah(path, None, None, data)], words, when, identity)
        assert saved is not None
        return saved

    def delete(
        self,
        id_or_path: str,
        message: str | None = None,
        *,
        when: datetime | None = None,
        identity: Identity | None = None,
    ) -> Simpanan:
        """Take an SOP out of the repository as one commit; its history and approvals stay.

        `restore` brings it back. Raises ConflictError for a file that is not in the history, or
        was changed since.
        """
        doc = self.reread(self.read(id_or_path))
        if doc.base is None or not is_saved(self._git, doc):
            raise ConflictError(
                "Berkas ini berbeda dari riwayat, jadi tidak dihapus. Simpan dulu.", file=doc.file
            )
        words = delete_message(doc.sop, PurePosixPath(doc.file).stem, message)
        naskah = Naskah(doc.file, doc.text.encode(), doc.base, None)
        saved = self._commit([naskah], words, when, identity)
        assert saved is not None
        return saved

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

    def _commit(
        self,
        naskahs: Sequence[Naskah],
        words: str,
        when: datetime | None,
        identity: Identity | None,
    ) -> Simpanan | None:
        who = require_identity(self._git, identity)
        commit = save_files(self._git, naskahs, words, who, when)
        if commit is None:
            return None
        naskah = naskahs[0]
        doc = as_saved(self._git, naskah.path, naskah.data, commit) if naskah.data else None
        return Simpanan(commit, words.partition("\n")[0], self._warning(), doc)

    def _warning(self) -> str:
        if not notes(self._git):
            return ""
        held = look(self._git.git_dir / "index.lock")
        if held is None:
            return (
                "Indeks git rusak atau tidak dapat ditulis, jadi 'git status' belum mengikuti"
                f" simpanan ini ({self._git.git_dir})."
            )
        return (
            f"Indeks git terkunci oleh {held.words}, jadi 'git status' belum mengikuti simpanan"
            f" ini; simpanan berikutnya menyusulkannya. {held.advice}"
        )


def _as_opened(doc: Dokumen) -> Bacaan:
    if not isinstance(doc, Bacaan):
        raise TypeError("only documents that Repository.read returned can be saved")
    return doc


def _settle_if_free(git: Git) -> None:
    """Finish cut off saves unless somebody is writing now, or nobody can write here."""
    with suppress(SoptuiError), write_lock(git, wait=0) as guarded:
        settle(guarded, wait=0)
