"""The documents of one kind in a repository: their list, and reading, saving and restoring one.

A `Repository` is the collection of its SOPs; `repository.layanan` that of its services. Both write
on one path: what is safe for an SOP is as safe for a service.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Generic

from soptui.changes import Account, restore
from soptui.errors import ConflictError, InvalidError, NotFoundError, SoptuiError
from soptui.model.nilai import Nilai
from soptui.repo import catalog
from soptui.repo.approval.marks import marked
from soptui.repo.authors import authors_since
from soptui.repo.check import refuse_broken
from soptui.repo.identity import require_identity
from soptui.repo.kunci import look
from soptui.repo.layout import MACAM, document_path, walk
from soptui.repo.lineage import lineage
from soptui.repo.message import delete_message, save_message, subject_of
from soptui.repo.pending import notes
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
from soptui.repo.refs import resolve
from soptui.repo.save import Naskah, save_files
from soptui.repo.stamps import UNKNOWN, sure_stamp
from soptui.repo.together import Penyimpan
from soptui.repo.traces import Jejak, deleted, traces
from soptui.toml import Dokumen, new_text, patch_text, read_dokumen, require

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from soptui.changes import Edited
    from soptui.model import Organisasi
    from soptui.repo.authors import Penulis
    from soptui.repo.git import Git
    from soptui.repo.identity import Identity
    from soptui.repo.log import Revisi
    from soptui.repo.stamps import Stamp
    from soptui.toml import Macam


@dataclass(frozen=True, slots=True)
class Simpanan(Generic[Nilai]):
    """What a save has made."""

    commit: str
    subject: str
    peringatan: str = ""
    """A sentence where the person should look at something although all is saved."""
    doc: Bacaan[Nilai] | None = None
    """The document as it was saved: what a further save starts from."""
    bersama: str = ""
    """A sentence where the changes of others were merged in."""


class Kumpulan(Generic[Nilai]):
    """The documents of one kind."""

    def __init__(
        self, git: Git, macam: Macam[Nilai], organisasi: Organisasi, read_at: Stamp = UNKNOWN
    ) -> None:
        self._git = git
        self._read_at = read_at
        self.macam: Macam[Nilai] = macam
        self.root = git.root
        self.organisasi = organisasi

    def find(self, id_or_path: str) -> Path:
        """Return the file of a document named by its id, or by its path from here or from the top.

        Raises NotFoundError, naming ids that look alike, and RefusedError outside the repository.
        """
        return self.root / catalog.find(self.root, self.macam, id_or_path)

    def read(self, id_or_path: str, rev: str | None = None) -> Bacaan[Nilai]:
        """Read a document from its file, or as it was at a git revision.

        Raises NotFoundError, and RefusedError for links, folders and devices; bad content is in
        the document.
        """
        if rev is None:
            return read_working(
                self._git, self.macam, catalog.find(self.root, self.macam, id_or_path)
            )
        commit = resolve(self._git, rev)
        path = path_at(self._git, self.macam, commit, id_or_path)
        return read_version(self._git, self.macam, commit, path)

    def log(
        self, document_id: str, limit: int | None = None, *, rev: str | None = None
    ) -> list[Revisi]:
        """Return the commits that changed a document, newest first, up to `rev` (None: HEAD)."""
        commit = resolve(self._git, rev or "HEAD")
        path = path_at(self._git, self.macam, commit, document_id)
        revisions = lineage(self._git, path, limit, commit)
        return marked(self._git, PurePosixPath(path).stem, revisions)

    def traces(self, document_id: str, path: str = "", *, rev: str | None = None) -> list[Jejak]:
        """Return what each commit of a document changed; with `path` only what touched it."""
        return traces(self._git, self.macam, self.log(document_id, rev=rev), path)

    def deleted(self) -> list[Revisi]:
        """Return the commits that took away the documents that are gone, each with its path."""
        return deleted(self._git, self.macam)

    def reread(self, doc: Dokumen[Nilai]) -> Bacaan[Nilai]:
        """Read the file of a document again, as it is now, also when it is gone or broken.

        One that lies elsewhere now is read there.
        """
        fresh = reread(self._git, self.macam, doc.file)
        if fresh.exists:
            return fresh
        with suppress(SoptuiError):
            path = catalog.find(self.root, self.macam, PurePosixPath(doc.file).stem)
            return reread(self._git, self.macam, path)
        return fresh

    def is_committed(self, doc: Dokumen[Nilai]) -> bool:
        """Tell whether a document says what the history said when it was read."""
        return is_saved(self._git, _as_opened(doc))

    def writers(self, doc: Dokumen[Nilai]) -> list[Penulis]:
        """Return who saved a document since it was read, the newest first."""
        return authors_since(self._git, doc.file, _as_opened(doc).base)

    def stamp(self, doc: Dokumen[Nilai]) -> Stamp:
        """Return what changes when the file of a document does; cheap enough to ask often.

        UNKNOWN of a file that was written this very moment: it may change again unseen.
        """
        return sure_stamp(self.root / doc.file, time.time_ns())

    def restored(self, doc: Dokumen[Nilai], rev: str) -> Edited[Nilai]:
        """Return the value of `doc` as it was at a git revision, as an edit that names it.

        A document that cannot be read just now counts as empty. Raises NotFoundError, and
        InvalidError when the old version cannot be read.
        """
        commit = resolve(self._git, rev)
        path = path_at(self._git, self.macam, commit, doc.file)
        old = require(read_version(self._git, self.macam, commit, path))
        last = next(iter(lineage(self._git, path, 1, commit)), None)
        version = f"versi {last.date:%d-%m-%Y %H:%M}" if last else f"versi {commit[:10]}"
        return restore(doc.nilai or old, old, version, last.commit if last else commit)

    def restore(
        self,
        id_or_path: str,
        rev: str,
        message: str | None = None,
        *,
        when: datetime | None = None,
        identity: Identity | None = None,
    ) -> tuple[Edited[Nilai], Simpanan[Nilai] | None]:
        """Save a document as it was at a git revision, as one new commit; also over a broken file.

        One that was deleted comes back where it was. Raises as `restored` and `save` do.
        """
        doc = self._even_if_gone(id_or_path, rev)
        edited = self.restored(doc, rev)
        account = Account(edited.subject, edited.source)
        return edited, self.save(doc, edited.nilai, message, account, when=when, identity=identity)

    def _even_if_gone(self, id_or_path: str, rev: str) -> Bacaan[Nilai]:
        try:
            path = catalog.find(self.root, self.macam, id_or_path)
        except NotFoundError:
            path = path_at(self._git, self.macam, resolve(self._git, rev), id_or_path)
        return reread(self._git, self.macam, path)

    def proposed_message(
        self, doc: Dokumen[Nilai], value: Nilai, account: Account | None = None
    ) -> str:
        """Return the subject that a save of `value` would carry."""
        before = before_save(self._git, self.macam, _as_opened(doc))
        return subject_of(before, value, account if before == doc.nilai else None)

    def save(
        self,
        doc: Dokumen[Nilai],
        value: Nilai,
        message: str | None = None,
        account: Account | None = None,
        *,
        when: datetime | None = None,
        identity: Identity | None = None,
    ) -> Simpanan[Nilai] | None:
        """Save `value`, which was made from `doc`, as one commit, and write its file.

        None when the history already holds it. `message`: subject and further lines; None for the
        described change, or for the `account` of it. A file that cannot be read just now is written
        anew, from the version in the history where there is one. Another unit moves the file to
        the folder of that unit, in the same commit.

        What others have saved since `doc` was read is merged in by field. Raises ConflictError,
        with nothing written, where that cannot be done: ClashError when both changed one field,
        ChangedError when the file was changed and not committed; InvalidError when the value breaks
        a rule of the format; and IdentityMissingError.
        """
        penyimpan = Penyimpan(self._git, self.organisasi, message, account, identity, when)
        commit, tulisan = penyimpan.save(_as_opened(doc), value)
        if commit is None:
            return None
        saved = as_saved(self._git, self.macam, tulisan.path, tulisan.data, commit)
        subject = tulisan.words.partition("\n")[0]
        return Simpanan(commit, subject, self._warning(), saved, tulisan.together)

    def create(
        self,
        value: Nilai,
        message: str | None = None,
        *,
        layout: str = "",
        when: datetime | None = None,
        identity: Identity | None = None,
    ) -> Simpanan[Nilai]:
        """Write a new document to `<folder>/<unit>/<id>.toml` as one commit.

        `layout`: a text whose comments and layout the file shall have. Raises InvalidError when the
        id is taken, by a document of any kind, or the value breaks a rule of the format.
        """
        taken = [p for p in walk(self.root, *MACAM) if PurePosixPath(p).stem == value.id]
        if taken:
            raise InvalidError(f"Id {value.id!r} sudah dipakai oleh {taken[0]}. Pilih id lain.")
        path = document_path(self.macam, value.identitas.unit, value.id)
        data = (patch_text(layout, value) if layout else new_text(value)).encode()
        refuse_broken(read_dokumen(data, path, self.macam), self.organisasi)
        words = save_message(None, value, message)
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
    ) -> Simpanan[Nilai]:
        """Take a document out of the repository as one commit; its history and approvals stay.

        `restore` brings it back. Raises ConflictError for a file that is not in the history, or
        was changed since.
        """
        doc = self.reread(self.read(id_or_path))
        if doc.base is None or not is_saved(self._git, doc):
            raise ConflictError(
                "Berkas ini berbeda dari riwayat, jadi tidak dihapus. Simpan dulu.", file=doc.file
            )
        words = delete_message(self.macam, doc.nilai, PurePosixPath(doc.file).stem, message)
        naskah = Naskah(doc.file, doc.text.encode(), doc.base, None)
        saved = self._commit([naskah], words, when, identity)
        assert saved is not None
        return saved

    def _commit(
        self,
        naskahs: Sequence[Naskah],
        words: str,
        when: datetime | None,
        identity: Identity | None,
    ) -> Simpanan[Nilai] | None:
        who = require_identity(self._git, identity)
        commit = save_files(self._git, naskahs, words, who, when)
        if commit is None:
            return None
        naskah = naskahs[0]
        doc = (
            as_saved(self._git, self.macam, naskah.path, naskah.data, commit)
            if naskah.data
            else None
        )
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


def _as_opened(doc: Dokumen[Nilai]) -> Bacaan[Nilai]:
    if not isinstance(doc, Bacaan):
        raise TypeError("only documents that `Kumpulan.read` returned can be saved")
    return doc
