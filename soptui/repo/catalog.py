"""The list of the documents of one kind in a repository, the broken ones too."""

from __future__ import annotations

import difflib
import os
import time
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from soptui.errors import NotFoundError, SoptuiError
from soptui.model import Instansi, Layanan, Organisasi, Severity, Temuan
from soptui.repo.approval.force import periods
from soptui.repo.approval.status import Status, status_of
from soptui.repo.approval.tags import Tags, read_tags
from soptui.repo.commit import blob_id
from soptui.repo.entri import Entri, EntriLayanan
from soptui.repo.index import Index, Record, read_index, today, write_index
from soptui.repo.layout import MACAM, ORGANISASI, inside, macam_at, read_file, walk
from soptui.repo.log import revision_dates, touched_since
from soptui.repo.refs import head_commit
from soptui.repo.stamps import UNKNOWN, sure_stamp
from soptui.toml import SOP, Dokumen, macam_of, read_dokumen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from soptui.model.nilai import Nilai
    from soptui.repo.git import Git
    from soptui.repo.stamps import Stamp
    from soptui.toml import Macam


def entries(
    git: Git, organisasi: Organisasi, read_at: Stamp = UNKNOWN, macam: Macam[Any] = SOP
) -> list[Any]:
    """Return every document of a kind, in the order of the units, then of the file names.

    They are `Entri` of SOPs and `EntriLayanan` of services.

    Files that have not changed since the list was last made are not read again. `read_at` is the
    stamp of `soptui.toml` from before `organisasi` was read from it.
    """
    before = read_index(git.root, macam.folder)
    looked = time.time_ns()
    witnesses = {name: sure_stamp(name, looked) for name in _witnesses(git, macam)}
    witnesses[str(git.root / ORGANISASI)] = read_at
    known = {record.entri.path: record for record in before.records} if before else {}
    paths = list(walk(git.root, macam))
    records = [_record(git, macam, path, known.get(path), looked) for path in paths]
    head = head_commit(git)
    dates = _dates(git, records, before, head)
    tags, day = read_tags(git), today()
    placed = [_placed(r, tags, day, dates[r.entri.path]) for r in records]
    order = {unit.id: i for i, unit in enumerate(organisasi.unit)}
    placed.sort(key=lambda r: (order.get(r.entri.unit, len(order)), r.entri.path))
    shown = Organisasi(Instansi(organisasi.instansi.nama), organisasi.unit)
    index = Index(str(git.root), head, day, shown, witnesses, tuple(placed), macam.folder)
    if index != before:
        write_index(index)
    return index.entries


def _witnesses(git: Git, macam: Macam[Any]) -> Iterator[str]:
    """Yield what decides about the list besides files: folders, branch and tags."""
    yield from _folders(git.root / macam.folder)
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


def _record(git: Git, macam: Macam[Any], path: str, old: Record | None, looked: int) -> Record:
    """Read one document, or keep what is known of it while its file is the same."""
    seen = sure_stamp(git.root / path, looked)
    if old is not None and old.entri.rusak is None and seen == old.stamp != UNKNOWN:
        return old
    name = PurePosixPath(path)
    place = (name.stem, name.parent.name, path)
    try:
        data = read_file(git.root, path)
    except SoptuiError as error:
        return Record(_entry_class(macam)(*place, rusak=unreadable(path, error)), (), seen)
    blobs = tuple({blob_id(git, text): None for text in (data, data.replace(b"\r\n", b"\n"))})
    if old is not None and old.entri.rusak is None and old.blobs == blobs:
        return replace(old, stamp=seen)
    document = read_dokumen(data, path, macam)
    if document.nilai is None:
        return Record(_entry_class(macam)(*place, rusak=document.temuan[0]), (), seen)
    return Record(_entry(document.nilai, place), blobs, seen)


def _entry_class(macam: Macam[Any]) -> type[Entri]:
    return Entri if macam is SOP else EntriLayanan


def _entry(value: Any, place: tuple[str, str, str]) -> Entri:
    known: dict[str, Any] = {
        "judul": value.identitas.judul,
        "nomor": value.identitas.nomor,
        "teks": " ".join(" ".join(_words(macam_of(value).to_data(value))).split("\n")),
        "awal": str(value.riwayat_awal.tanggal_revisi or ""),
    }
    if isinstance(value, Layanan):
        groups = (value.penyampaian, value.pengelolaan)
        filled = sum(bool(getattr(g, field.name)) for g in groups for field in fields(g))
        return EntriLayanan(*place, **known, sop=value.identitas.sop, terisi=filled)
    names = tuple(p.nama for p in value.pelaksana)
    return Entri(*place, **known, pelaksana=names, jumlah_langkah=len(value.langkah))


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
    """Read an SOP of the work tree; what cannot even be opened becomes a finding, too."""
    return open_as(root, path, SOP)


def open_as(root: Path, path: str, macam: Macam[Nilai]) -> tuple[Dokumen[Nilai], bytes]:
    """Read a file of a kind; what cannot even be opened becomes a finding, too."""
    try:
        data = read_file(root, path)
    except SoptuiError as error:
        return Dokumen(path, "", None, (unreadable(path, error),)), b""
    return read_dokumen(data, path, macam), data


def unreadable(path: str, error: SoptuiError) -> Temuan:
    """Return the finding about a file that could not be opened."""
    return Temuan("skema/berkas", Severity.ERROR, error.message, "", path)


def locate(root: Path, given: str) -> tuple[Macam[Any], str]:
    """Return kind and path of the document of any kind with this id or file name.

    Raises as `find` does for an SOP, where no other kind has it.
    """
    if "/" in given or given.endswith(".toml"):
        macam = macam_at(inside(root, given)) or SOP
        return macam, find(root, macam, given)
    named = [path for path in walk(root, *MACAM) if PurePosixPath(path).stem == given]
    if len(named) > 1:
        raise SoptuiError(f"Id {given!r} dipakai beberapa berkas: {', '.join(named)}.")
    macam = (macam_at(named[0]) if named else None) or SOP
    return macam, find(root, macam, given)


def find(root: Path, macam: Macam[Any], given: str) -> str:
    """Return the path, from the top, of the document with this id or file name.

    Raises NotFoundError, naming ids of any kind that look alike, also where the id is that of
    another kind, and SoptuiError for an id of two files.
    """
    if "/" in given or given.endswith(".toml"):
        path = inside(root, given)
        if macam_at(path) is not macam:
            _refuse_other(root, macam, path)
            raise NotFoundError(
                f"Bukan berkas {macam.nama}: {macam.nama} berada di"
                f" {macam.folder}/<unit>/<id>.toml.",
                file=given,
            )
        return path
    matches = [path for path in walk(root, macam) if PurePosixPath(path).stem == given]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise SoptuiError(f"Id {given!r} dipakai beberapa berkas: {', '.join(matches)}.")
    stems: dict[str, str] = {PurePosixPath(path).stem: path for path in walk(root, *MACAM)}
    if given in stems:
        _refuse_other(root, macam, stems[given])
    close = difflib.get_close_matches(given, sorted(stems), n=3)
    hint = f" Mungkin maksud Anda: {', '.join(close)}." if close else ""
    kinds = " atau ".join(one.nama for one in MACAM)
    raise NotFoundError(f"Tidak ada {kinds} dengan id {given!r}.{hint}")


def _refuse_other(root: Path, macam: Macam[Any], path: str) -> None:
    """Raise NotFoundError for the path of another kind of document than is wanted."""
    other = macam_at(path)
    if other is None or other is macam:
        return
    words = f"{PurePosixPath(path).stem} adalah {other.nama}; yang diperlukan di sini {macam.nama}."
    value = open_as(root, path, other)[0].nilai
    if isinstance(value, Layanan) and value.identitas.sop:
        words += f" SOP pelaksanaannya: {', '.join(value.identitas.sop)}."
    raise NotFoundError(words)
