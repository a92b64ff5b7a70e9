"""Saving files: from the texts that were opened to one commit and the files in the work tree.

The history moves first and the file follows, because the history is what a save promises; a crash
in between is put right by `pending.settle` when the repository is opened next.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from soptui.errors import ConflictError, NotFoundError, RefusedError
from soptui.repo.checkout import INDEX_WAIT_SECONDS
from soptui.repo.commit import (
    FILE_MODE,
    Blob,
    blob_at,
    blob_id,
    make_commit,
    read_blob,
    store_blob,
)
from soptui.repo.files import prepare, write_file
from soptui.repo.hooks import tell_hooks
from soptui.repo.layout import nama_at, read_file
from soptui.repo.lock import write_lock
from soptui.repo.log import last_change
from soptui.repo.pending import Pending, note, settle, settled
from soptui.repo.refs import Tip, branch_tip, move_ref, names, now
from soptui.repo.tetangga import wait_for_others

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from soptui.repo.git import Git
    from soptui.repo.identity import Identity

ATTEMPTS = 8
"""Tries before a save gives up because commits from outside soptui keep moving the branch."""

_CRLF = b"\r\n"


class ChangedError(ConflictError):
    """A file or its history is no longer what it was when it was opened."""


@dataclass(frozen=True, slots=True)
class Naskah:
    """What is to be saved, and what it was made from."""

    path: str
    opened: bytes | None
    """The file when it was opened; None: there was none."""
    base: str | None
    """The blob that the history had when the file was opened; None: it had none."""
    data: bytes | None
    """The file as it shall be; None: it shall be gone."""


def save_files(
    git: Git,
    naskahs: Sequence[Naskah],
    message: str,
    identity: Identity,
    when: datetime | None = None,
) -> str | None:
    """Make one commit that changes these files, and write them. Returns the commit.

    None when the history already holds these very texts; the files then follow it. Raises
    ChangedError, with nothing written, when a file or the history changed since it was opened.
    """
    with write_lock(git) as guarded:
        commit = save_locked(guarded, naskahs, message, identity, when)
    if commit is not None:
        tell_hooks(git)
    return commit


def save_locked(
    guarded: Git,
    naskahs: Sequence[Naskah],
    message: str,
    identity: Identity,
    when: datetime | None,
) -> str | None:
    """Do what `save_files` does for whoever holds the write lock. The hooks are not told."""
    settle(guarded, wait=0)
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(random.uniform(0.005, 0.05))  # noqa: S311 - only keeps two apart
        tip = branch_tip(guarded)
        changes = [c for n in naskahs if (c := _change(guarded, n, tip)) is not None]
        if not changes:
            return None
        commit = _try(guarded, changes, tip, message, identity, when)
        if commit is not None:
            return commit
    raise ConflictError("Cabang terus berubah oleh program lain. Tunggu sebentar, lalu coba lagi.")


class _Change(NamedTuple):
    """What a save does to one file: its version in the history before, and the bytes after."""

    naskah: Naskah
    before: Blob | None
    stored: bytes | None


def _change(git: Git, naskah: Naskah, tip: Tip) -> _Change | None:
    """Return what is to be done for a file, None when the history holds it already."""
    before = _unchanged(git, naskah, tip)
    if naskah.data is None:
        return _Change(naskah, before, None)
    stored = _for_history(git, naskah.path, naskah.data, before)
    if before is not None and blob_id(git, stored) == before.oid:
        if naskah.opened != naskah.data:
            write_file(git.root, naskah.path, naskah.data)
        return None
    return _Change(naskah, before, stored)


def _try(
    git: Git,
    changes: Sequence[_Change],
    tip: Tip,
    message: str,
    identity: Identity,
    when: datetime | None,
) -> str | None:
    """Commit upon `tip`. Returns None when the branch has moved on meanwhile."""
    since = now()
    blobs: dict[str, Blob | None] = {
        naskah.path: Blob(before.mode if before else FILE_MODE, store_blob(git, stored))
        if stored is not None
        else None
        for naskah, before, stored in changes
    }
    commit = make_commit(git, tip.commit, blobs, message, identity, when)
    for naskah, before, _ in changes:
        new, opened = blobs[naskah.path], naskah.opened
        file = None if opened is None else blob_id(git, opened)
        old = before.oid if before else None
        note(git, Pending(naskah.path, file, old, new.oid if new else None, tip.ref, commit))
    with settled(git, INDEX_WAIT_SECONDS, {naskah.path for naskah, _, _ in changes}):
        for naskah, _, _ in changes:
            if naskah.data is not None:
                prepare(git.root, naskah.path, naskah.data)
        moved = move_ref(git, tip.ref, commit, tip.commit, "soptui: simpan", identity, since)
    return commit if moved and _stays(git, tip.ref, commit, changes) else None


def _stays(git: Git, ref: str, commit: str, changes: Sequence[_Change]) -> bool:
    """Tell whether the branch holds what was saved once the gits beside us are done.

    A `git reset` that began before the save puts the branch back without looking.
    """
    wait_for_others(git.git_dir)
    if names(git, ref, commit):
        return True
    return all(blob_at(git, ref, naskah.path) != before for naskah, before, _ in changes)


def _unchanged(git: Git, naskah: Naskah, tip: Tip) -> Blob | None:
    """Return the version in the history, if file and history still are what was opened."""
    blob = blob_at(git, tip.commit, naskah.path)
    if (blob.oid if blob else None) != naskah.base:
        raise ChangedError(_who(git, naskah.path), file=naskah.path)
    try:
        current = read_file(git.root, naskah.path)
    except NotFoundError:
        current = None
    if current == naskah.data:
        return blob
    if current is not None and naskah.opened is None:
        raise ChangedError("Berkas ini sudah ada, jadi tidak ditimpa.", file=naskah.path)
    if current != naskah.opened:
        deed = "dihapus" if current is None else "diubah"
        raise ChangedError(
            f"Berkas ini sudah {deed} di luar soptui sejak Anda membukanya, jadi belum disimpan.",
            file=naskah.path,
        )
    return blob


def _who(git: Git, path: str) -> str:
    last = last_change(git, path)
    if last is None:
        return (
            f"{nama_at(path)} ini sudah tidak ada di riwayat sejak Anda membukanya, jadi belum"
            " disimpan."
        )
    when = last.date.astimezone().strftime("%d-%m-%Y %H.%M")
    return (
        f"{nama_at(path)} ini sudah diubah oleh {last.author} pada {when} ({last.message}), jadi"
        " belum disimpan."
    )


def _for_history(git: Git, path: str, data: bytes, blob: Blob | None) -> bytes:
    """Return the bytes that the history keeps for a file with the bytes `data`.

    Line ends stay what they were on each side: a file may have CRLF where the history has LF.
    Raises RefusedError where git would run a filter program or change the encoding.
    """
    asked = ("text", "eol", "filter", "working-tree-encoding")
    answer = git.run("check-attr", "-z", *asked, "--", path).decode(errors="replace").split("\0")
    attributes = dict(zip(answer[1::3], answer[2::3], strict=False))
    for name in asked[2:]:
        if attributes[name] not in ("unspecified", "unset"):
            raise RefusedError(
                f"Atribut git {name!r} berlaku untuk berkas ini; soptui tidak menjalankannya."
                " Hapus atribut itu dari .gitattributes.",
                file=path,
            )
    if _CRLF not in data:
        return data
    normal = attributes["text"] == "set" or attributes["eol"] in ("lf", "crlf")
    if normal or (blob is not None and _CRLF not in read_blob(git, blob.oid, path)):
        return data.replace(_CRLF, b"\n")
    return data
