"""The list of SOPs of a repository, the broken ones too."""

from __future__ import annotations

import difflib
import os
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from soptui.errors import NotFoundError, SoptuiError
from soptui.model import Instansi, Organisasi, Severity, Temuan, sop_to_data
from soptui.repo.approval.force import periods
from soptui.repo.approval.status import Status, status_of
from soptui.repo.approval.tags import Tags, read_tags
from soptui.repo.commit import blob_id
from soptui.repo.entri import Entri
from soptui.repo.index import Index, Record, read_index, today, write_index
from soptui.repo.layout import (
    FOLDER_SOP,
    ORGANISASI,
    inside,
    is_sop_path,
    read_file,
    walk_sop,
)
from soptui.repo.log import revision_dates, touched_since
from soptui.repo.refs import head_commit
from soptui.repo.stamps import UNKNOWN, sure_stamp
from soptui.toml import Dokumen, read_sop

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from soptui.model import Sop
    from soptui.repo.git import Git
    from soptui.repo.stamps import Stamp


def entries(git: Git, organisasi: Organisasi, read_at: Stamp = UNKNOWN) -> list[Entri]:
    """Return every SOP in the work tree, in the order of the units, then of the file names.

    Files that have not changed since the list was last made are not read again. `read_at` is the
    stamp of `soptui.toml` from before `organisasi` was read from it.
    """
    before = read_index(git.root)
    looked = time.time_ns()
    witnesses = {name: sure_stamp(name, looked) for name in _witnesses(git)}
    witnesses[str(git.root / ORGANISASI)] = read_at
    known = {record.entri.path: record for record in before.records} if before else {}
    paths = list(walk_sop(git.root))
    records = [_record(git, path, known.get(path), looked) for path in paths]
    head = head_commit(git)
    dates = _dates(git, records, before, head)
    tags, day = read_tags(git), today()
    placed = [_placed(r, tags, day, dates[r.entri.path]) for r in records]
    order = {unit.id: i for i, unit in enumerate(organisasi.unit)}
    placed.sort(key=lambda r: (order.get(r.entri.unit, len(order)), r.entri.path))
    shown = Organisasi(Instansi(organisasi.instansi.nama), organisasi.unit)
    index = Index(str(git.root), head, day, shown, witnesses, tuple(placed))
    if index != before:
        write_index(index)
    return index.entries


def _witnesses(git: Git) -> Iterator[str]:
    """Yield what decides about the list besides files: folders, branch and tags."""
    yield from _folders(git.root / FOLDER_SOP)
    head = git.git_dir / "HEAD"
    yield str(head)
    with suppress(OSError):
        yield str(git.common_dir / os.fsdecode(head.read_bytes()).removeprefix("ref: ").strip())
    for name in ("config", "packed-refs", "reftable/tables.list"):
        yield str(git.common_dir / name)
    yield from _folders(git.common_dir / "refs/tags")


def _folders(top: Path) -> Iterator[str]:
    """Yield a folder and all below it: its stamp tells of names that came or went."""
    yield str(top)
    for folder, names, _ in os.walk(top):
        yield from (f"{folder}/{name}" for name in names)


def _record(git: Git, path: str, old: Record | None, looked: int) -> Record:
    """Read one SOP, or keep what is known of it while its file is the same."""
    seen = sure_stamp(git.root / path, looked)
    if old is not None and old.entri.rusak is None and seen == old.stamp != UNKNOWN:
        return old
    name = PurePosixPath(path)
    place = (name.stem, name.parent.name, path)
    try:
        data = read_file(git.root, path)
    except SoptuiError as error:
        return Record(Entri(*place, rusak=unreadable(path, error).temuan[0]), (), seen)
    blobs = tuple({blob_id(git, text): None for text in (data, data.replace(b"\r\n", b"\n"))})
    if old is not None and old.entri.rusak is None and old.blobs == blobs:
        return replace(old, stamp=seen)
    document = read_sop(data, path)
    if document.sop is None:
        return Record(Entri(*place, rusak=document.temuan[0]), (), seen)
    return Record(_entry(document.sop, place), blobs, seen)


def _entry(sop: Sop, place: tuple[str, str, str]) -> Entri:
    return Entri(
        *place,
        judul=sop.identitas.judul,
        nomor=sop.identitas.nomor,
        pelaksana=tuple(p.nama for p in sop.pelaksana),
        teks=" ".join(" ".join(_words(sop_to_data(sop))).split("\n")),
        jumlah_langkah=len(sop.langkah),
        awal=str(sop.riwayat_awal.tanggal_revisi or ""),
    )


def _dates(
    git: Git, records: Sequence[Record], before: Index | None, head: str
) -> dict[str, dt.date | None]:
    """Return Tanggal Revisi of each file; the history is read from where it was."""
    known = {r.entri.path: r.entri.tanggal for r in before.records} if before else {}
    touched = touched_since(git, before.head, head) if before else None
    paths = [record.entri.path for record in records]
    asked = [p for p in paths if touched is None or p in touched or p not in known]
    found = revision_dates(git, asked) if asked else {}
    return {**known, **{path: found.get(path) for path in asked}}


def _placed(record: Record, tags: Tags, day: dt.date, tanggal: dt.date | None) -> Record:
    """Return the record with what the history says of it today."""
    entri, status = record.entri, Status.KONSEP
    approvals = tags.approvals.get(entri.id, [])
    if approvals and entri.rusak is None:
        found = periods(approvals, tags.revocations.get(entri.id, []))
        status = status_of(found, record.blobs, day)
    if (status, tanggal) == (entri.status, entri.tanggal):
        return record
    return replace(record, entri=replace(entri, status=status, tanggal=tanggal))


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
