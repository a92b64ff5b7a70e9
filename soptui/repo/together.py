"""Saving one document although others saved it: both changes, or a conflict that says which.

What others have put into the history is merged in by field, under the write lock. What somebody
wrote into the file alone is nobody's commit yet: it is never swept in, nor overwritten.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Generic

from soptui.changes import diff, merge, places
from soptui.errors import ConflictError
from soptui.model.nilai import Nilai
from soptui.repo.authors import authors_since, when_words, who_words
from soptui.repo.check import refuse_broken
from soptui.repo.commit import blob_at, read_blob
from soptui.repo.hooks import tell_hooks
from soptui.repo.identity import require_identity
from soptui.repo.layout import document_path, nama_at
from soptui.repo.lock import write_lock
from soptui.repo.message import save_message
from soptui.repo.reading import before_save, is_saved, reread
from soptui.repo.save import ATTEMPTS, ChangedError, Naskah, save_locked
from soptui.toml import macam_of, new_text, patch_text, read_dokumen

if TYPE_CHECKING:
    from datetime import datetime

    from soptui.changes import Account, Bentrokan
    from soptui.model import Organisasi
    from soptui.repo.git import Git
    from soptui.repo.identity import Identity
    from soptui.repo.reading import Bacaan

_PAUSE_SECONDS = 0.02
"""Longest wait before the second try; it doubles with each further one."""

_SETTLING = 3
"""Tries while the file says what no commit says: git may just be writing it."""


class ClashError(ConflictError):
    """Another writer saved something else in the same fields."""

    def __init__(self, who: str, bentrokan: tuple[Bentrokan, ...], file: str) -> None:
        words = "; ".join(_clash_words(clash) for clash in bentrokan)
        super().__init__(
            f"{nama_at(file)} ini sudah diubah oleh {who}, juga pada ruas yang Anda ubah, jadi"
            f" belum disimpan. {words}.",
            file=file,
        )
        self.bentrokan = bentrokan


@dataclass(frozen=True, slots=True)
class Tulisan(Generic[Nilai]):
    """What a save commits, and what it was made from."""

    doc: Bacaan[Nilai]
    nilai: Nilai
    naskahs: tuple[Naskah, ...]
    words: str
    together: str = ""
    """A sentence about the changes of others that it was merged with."""

    @property
    def path(self) -> str:
        """Where the document lies afterwards."""
        return self.naskahs[0].path

    @property
    def data(self) -> bytes:
        """The file as it is afterwards."""
        data = self.naskahs[0].data
        assert data is not None
        return data


@dataclass(frozen=True, slots=True)
class Penyimpan:
    """Everything about one save that stays the same however often it is tried."""

    git: Git
    organisasi: Organisasi
    message: str | None
    account: Account | None
    identity: Identity | None
    when: datetime | None

    def save(self, doc: Bacaan[Nilai], value: Nilai) -> tuple[str | None, Tulisan[Nilai]]:
        """Make the commit; None when the history holds it already. Raises as `Repository.save`."""
        tulisan = self.tulisan(self.git, doc, value)
        who = require_identity(self.git, self.identity)
        with write_lock(self.git) as guarded:
            for attempt in range(ATTEMPTS):
                try:
                    commit = save_locked(guarded, tulisan.naskahs, tulisan.words, who, self.when)
                    break
                except ChangedError:
                    again = self.with_others(guarded, doc, tulisan)
                    if attempt + 1 == (ATTEMPTS if again else _SETTLING):
                        raise
                    longest = _PAUSE_SECONDS * 2**attempt
                    time.sleep(random.uniform(0, longest))  # noqa: S311 - only keeps two apart
                    tulisan = again or tulisan
        if commit is not None:
            tell_hooks(self.git)
        return commit, tulisan

    def tulisan(
        self, git: Git, doc: Bacaan[Nilai], value: Nilai, together: str = ""
    ) -> Tulisan[Nilai]:
        """Return what is to be written, checked. Raises InvalidError and RefusedError."""
        data = self._patched(git, doc, value).encode()
        macam, path = macam_of(value), _path_of(doc, value)
        refuse_broken(read_dokumen(data, path, macam), self.organisasi)
        text = doc.text.encode() if doc.exists else None
        words = save_message(before_save(git, macam, doc), value, self.message, self.account)
        naskahs: tuple[Naskah, ...] = (Naskah(path, text, doc.base, data),)
        if path != doc.file:
            old = Naskah(doc.file, text, doc.base, None)
            naskahs = (Naskah(path, None, None, data), old)
        return Tulisan(doc, value, naskahs, words, together)

    def with_others(
        self, git: Git, opened: Bacaan[Nilai], mine: Tulisan[Nilai]
    ) -> Tulisan[Nilai] | None:
        """Return the save upon what others have saved; None while the file is nobody's commit.

        Raises ClashError when both changed one field.
        """
        fresh, base = reread(git, macam_of(mine.nilai), mine.doc.file), mine.doc.nilai
        theirs = fresh.nilai
        if theirs is None or base is None or opened.nilai is None or not is_saved(git, fresh):
            return None
        authors = authors_since(git, fresh.file, opened.base)
        gabungan = merge(base, mine.nilai, theirs)
        if gabungan.bentrokan:
            raise ClashError(when_words(authors), gabungan.bentrokan, fresh.file)
        where = places(diff(opened.nilai, theirs))
        words = f"Digabung dengan perubahan {who_words(authors)} pada {where}."
        merged = replace(self, account=_apart(self.account, opened, fresh))
        together = " ".join(chain([words], gabungan.notes))
        return merged.tulisan(git, fresh, gabungan.nilai, together)

    def _patched(self, git: Git, doc: Bacaan[Nilai], value: Nilai) -> str:
        """Return the text that says `value`, from the nearest text there is."""
        account = self.account
        layout = account.layout if account else ""
        if layout or doc.nilai is not None:
            return patch_text(layout or doc.text, value)
        blob = doc.base
        if blob is None and account is not None and account.source:
            found = blob_at(git, account.source, doc.file)
            blob = found.oid if found else None
        if blob is not None:
            text = read_blob(git, blob, doc.file).decode(errors="replace")
            if read_dokumen(text.encode(), doc.file, macam_of(value)).nilai is not None:
                return patch_text(text, value)
        return new_text(value)


def _apart(account: Account | None, opened: Bacaan[Nilai], fresh: Bacaan[Nilai]) -> Account | None:
    """Return the account of a save that now holds more than one person's changes.

    Its content is no longer that of one old version. Its layout counts only while others changed
    no more than values.
    """
    if account is None:
        return None
    assert fresh.nilai is not None
    only_values = bool(account.layout) and patch_text(opened.text, fresh.nilai) == fresh.text
    return replace(account, source="", layout=account.layout if only_values else "")


def _path_of(doc: Bacaan[Nilai], value: Nilai) -> str:
    """Return where a document belongs: its file, or the same name in the folder of a new unit."""
    path = PurePosixPath(doc.file)
    unit = value.identitas.unit
    if doc.nilai is None or unit == doc.nilai.identitas.unit or path.parent.name == unit:
        return doc.file
    return document_path(macam_of(value), unit, path.stem)


def _clash_words(clash: Bentrokan) -> str:
    texts = (clash.base, clash.mine, clash.theirs)
    base, mine, theirs = (" / ".join(text.splitlines()) for text in texts)
    return f"{clash.label}: semula “{base}”, Anda “{mine}”, mereka “{theirs}”"
