"""Reading a document from its file or from the history, with what a later save must know of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui.errors import InvalidError, NotFoundError, RefusedError
from soptui.model.nilai import Nilai
from soptui.repo import catalog
from soptui.repo.commit import Blob, blob_at, blob_id, read_blob
from soptui.repo.layout import read_file
from soptui.toml import Dokumen, read_dokumen

if TYPE_CHECKING:
    from typing import Any

    from soptui.repo.git import Git
    from soptui.toml import Macam


@dataclass(frozen=True)
class Bacaan(Dokumen[Nilai]):
    """A document that was read from a repository; `file` is its path from the top."""

    base: str | None = None
    """Blob that the history had under this path when the file was read; None: it had none."""
    exists: bool = True
    """Whether there was a file; without one the text is empty."""

    def is_same_file(self, other: Dokumen[Nilai]) -> bool:
        """Tell whether file and history are what they were for another reading."""
        return isinstance(other, Bacaan) and (
            (self.file, self.text, self.base, self.exists)
            == (other.file, other.text, other.base, other.exists)
        )


def read_working(git: Git, macam: Macam[Nilai], path: str) -> Bacaan[Nilai]:
    """Read a file of the work tree. Raises NotFoundError, RefusedError and InvalidError."""
    blob = blob_at(git, "HEAD", path)
    return _read(macam, path, read_file(git.root, path), blob)


def reread(git: Git, macam: Macam[Nilai], path: str) -> Bacaan[Nilai]:
    """Read a file again, whatever became of it: gone, broken, or no regular file any more."""
    blob = blob_at(git, "HEAD", path)
    try:
        return _read(macam, path, read_file(git.root, path), blob)
    except (NotFoundError, RefusedError, InvalidError) as error:
        lost, exists = catalog.unreadable(path, error), not isinstance(error, NotFoundError)
    return Bacaan(path, "", None, (lost,), base=blob.oid if blob else None, exists=exists)


def read_version(git: Git, macam: Macam[Nilai], commit: str, path: str) -> Bacaan[Nilai]:
    """Read a file as it was at a commit. Raises NotFoundError, RefusedError and InvalidError."""
    blob = blob_at(git, commit, path)
    if blob is None:
        raise NotFoundError(f"Belum ada {macam.nama} ini pada revisi {commit[:10]}.", file=path)
    return _read(macam, path, read_blob(git, blob.oid, path), blob)


def as_saved(git: Git, macam: Macam[Nilai], path: str, data: bytes, commit: str) -> Bacaan[Nilai]:
    """Return what a file with the bytes `data` is, right after `commit` has saved it."""
    return _read(macam, path, data, blob_at(git, commit, path))


def _read(macam: Macam[Nilai], path: str, data: bytes, blob: Blob | None) -> Bacaan[Nilai]:
    doc = read_dokumen(data, path, macam)
    values = {field.name: getattr(doc, field.name) for field in fields(doc)}
    return Bacaan(**values, base=blob.oid if blob else None)


def path_at(git: Git, macam: Macam[Any], commit: str, given: str) -> str:
    """Return the path that a document has in a commit, wherever it lies today.

    Raises NotFoundError when it is neither there nor in the work tree.
    """
    try:
        path = catalog.find(git.root, macam, given)
    except NotFoundError:
        path = ""
    if path and blob_at(git, commit, path) is not None:
        return path
    stem = PurePosixPath(path or given).stem
    listed = git.run("ls-tree", "-r", "-z", "--name-only", commit, "--", f"{macam.folder}/")
    names = (name for name in os.fsdecode(listed).split("\0") if PurePosixPath(name).stem == stem)
    return next(names, path) or catalog.find(git.root, macam, given)


def is_saved(git: Git, doc: Bacaan[Nilai]) -> bool:
    """Tell whether a document says what the history said; line ends may differ."""
    data = doc.text.encode()
    return doc.base in {blob_id(git, text) for text in (data, data.replace(b"\r\n", b"\n"))}


def before_save(git: Git, macam: Macam[Nilai], doc: Bacaan[Nilai]) -> Nilai | None:
    """Return the version in the history that a save will be compared with, if it can be read."""
    if doc.base is None:
        return None
    if doc.nilai is not None and is_saved(git, doc):
        return doc.nilai
    return read_dokumen(read_blob(git, doc.base, doc.file), doc.file, macam).nilai
