"""The list of SOPs of a repository, the broken ones too."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from soptui.errors import NotFoundError, SoptuiError
from soptui.model import Severity, Temuan, sop_to_data
from soptui.repo.approve import Status, approvals, status_of
from soptui.repo.commit import blob_id
from soptui.repo.layout import inside, is_sop_path, read_file, walk_sop
from soptui.repo.log import last_dates
from soptui.toml import Dokumen, read_sop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from soptui.model import Organisasi, Sop
    from soptui.repo.git import Git


@dataclass(frozen=True, slots=True)
class Entri:
    """One line of the list."""

    id: str
    unit: str
    """Name of its folder."""
    path: str
    """From the top of the repository."""
    judul: str = ""
    nomor: str = ""
    pelaksana: tuple[str, ...] = ()
    teks: str = ""
    """All words of the SOP, for searching."""
    status: Status = Status.KONSEP
    tanggal: dt.date | None = None
    """Day of the last commit that changed the file; None while there is none."""
    jumlah_langkah: int = 0
    rusak: Temuan | None = None
    """What keeps the file from being an SOP; then only id, unit, path and date are known."""


def entries(git: Git, organisasi: Organisasi) -> list[Entri]:
    """Return every SOP in the work tree, in the order of the units, then of the file names."""
    paths = list(walk_sop(git.root))
    dates = last_dates(git, paths)
    approved = approvals(git)
    today = dt.datetime.now().astimezone().date()
    found = []
    for path in paths:
        document, data = open_document(git.root, path)
        name = PurePosixPath(path)
        place = (name.stem, name.parent.name, path)
        if document.sop is None:
            found.append(Entri(*place, tanggal=dates.get(path), rusak=document.temuan[0]))
            continue
        blobs = {blob_id(git, text) for text in (data, data.replace(b"\r\n", b"\n"))}
        status = status_of(approved.get(document.sop.id, []), blobs, today)
        found.append(_entry(document.sop, place, status, dates.get(path)))
    units = {unit.id: i for i, unit in enumerate(organisasi.unit)}
    return sorted(found, key=lambda e: (units.get(e.unit, len(units)), e.path))


def _entry(sop: Sop, place: tuple[str, str, str], status: Status, tanggal: dt.date | None) -> Entri:
    return Entri(
        *place,
        judul=sop.identitas.judul,
        nomor=sop.identitas.nomor,
        pelaksana=tuple(p.nama for p in sop.pelaksana),
        teks=" ".join(_words(sop_to_data(sop))),
        status=status,
        tanggal=tanggal,
        jumlah_langkah=len(sop.langkah),
    )


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _words(item)
    elif isinstance(value, str):
        yield value


def open_document(root: Path, path: str) -> tuple[Dokumen, bytes]:
    """Read a file of the work tree; what cannot even be opened becomes a finding, too."""
    try:
        data = read_file(root, path)
    except SoptuiError as error:
        return unreadable(path, error), b""
    return read_sop(data, path), data


def unreadable(path: str, error: SoptuiError) -> Dokumen:
    """Return a document for a file that could not be opened."""
    temuan = Temuan("skema/berkas", Severity.ERROR, error.message, "", path)
    return Dokumen(path, "", None, (temuan,))


def find(root: Path, given: str) -> str:
    """Return the path, from the top, of the SOP with this id or file name.

    Raises NotFoundError, naming ids that look alike, and SoptuiError for an id of two files.
    """
    if "/" in given or given.endswith(".toml"):
        path = inside(root, given)
        if not is_sop_path(path):
            raise NotFoundError("Bukan berkas SOP: SOP berada di sop/<unit>/<id>.toml.", file=given)
        return path
    paths = {path: PurePosixPath(path).stem for path in walk_sop(root)}
    matches = [path for path, stem in paths.items() if stem == given]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise SoptuiError(f"Id {given!r} dipakai beberapa berkas: {', '.join(matches)}.")
    close = difflib.get_close_matches(given, sorted(set(paths.values())), n=3)
    hint = f" Mungkin maksud Anda: {', '.join(close)}." if close else ""
    raise NotFoundError(f"Tidak ada SOP dengan id {given!r}.{hint}")
