"""Files without an editor of their own, changed as text: the settings, and what makes the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError
from soptui.model import Severity, Temuan
from soptui.repo.commit import blob_at, blob_id
from soptui.repo.identity import require_identity
from soptui.repo.layout import BUKU, ORGANISASI, macam_at, read_file, refuse_large
from soptui.repo.refs import branch_tip
from soptui.repo.save import Naskah, save_files
from soptui.toml import read_buku, read_organisasi

if TYPE_CHECKING:
    from datetime import datetime

    from soptui.repo.git import Git
    from soptui.repo.identity import Identity

_NAMES = {BUKU: "Daftar isi buku", ORGANISASI: "Pengaturan repositori"}


@dataclass(frozen=True, slots=True)
class Teks:
    """One file as it was opened."""

    path: str
    data: bytes
    base: str | None
    """The blob that the history had; None: it had none."""
    is_committed: bool
    """Whether the history holds this very text; line ends may differ."""

    @property
    def nama(self) -> str:
        """What people call the file: "Daftar isi buku"."""
        return _NAMES.get(self.path, self.path)


def is_text(path: str) -> bool:
    """Tell whether a file is changed as text: SOPs and services have an editor."""
    return macam_at(path) is None


def open_text(git: Git, path: str) -> Teks:
    """Open a file of the work tree.

    Raises SoptuiError where none can be read, or while nothing could be saved.
    """
    blob = blob_at(git, branch_tip(git).commit, path)
    data = read_file(git.root, path)
    base = blob.oid if blob else None
    same = base in {blob_id(git, text) for text in (data, data.replace(b"\r\n", b"\n"))}
    return Teks(path, data, base, same)


def problem(path: str, data: bytes) -> Temuan | None:
    """Return why a text cannot stand in the place of a file, None when it can."""
    try:
        refuse_large(len(data), path)
        if path == BUKU:
            naskah = read_buku(data, path)
            return naskah.temuan[0] if naskah.buku is None else None
        if path == ORGANISASI:
            read_organisasi(data, path)
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "Teks ini bukan UTF-8. Simpan lagi sebagai UTF-8."
        return Temuan("skema/berkas", Severity.ERROR, message, "", path, line, 1)
    except SoptuiError as error:
        place = (error.line or 1, error.column or 1)
        return Temuan("skema/berkas", Severity.ERROR, error.message, "", path, *place)
    return None


def save_text(
    git: Git,
    teks: Teks,
    data: bytes,
    identity: Identity | None = None,
    when: datetime | None = None,
) -> str:
    """Save another text of a file as one commit and return what it says.

    Raises ConflictError, with nothing written, when file or history changed since it was opened.
    """
    subject = f"{teks.nama}: ubah lewat penyunting teks"
    naskah = Naskah(teks.path, teks.data, teks.base, data)
    save_files(git, [naskah], subject, require_identity(git, identity), when)
    return subject
