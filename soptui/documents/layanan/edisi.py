"""What is printed of services: one version of a Standar Pelayanan, or the pledge of a unit."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui.documents.edisi import EdisiDokumen, Status, logo_of, made_of, status_of, titles_of
from soptui.errors import InvalidError, NotFoundError
from soptui.repo.approval.force import Masa
from soptui.repo.dates import sheet_dates
from soptui.repo.layout import BUKU, macam_at
from soptui.repo.log import Revisi
from soptui.toml import LAYANAN, read_buku, read_layanan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from soptui.model import Layanan, Organisasi
    from soptui.repo import Repository
    from soptui.repo.dates import TanggalLembar
    from soptui.repo.snapshot import Snapshot

MAKLUMAT = "maklumat/"
"""Before the id of a unit, in the mark of its pledge."""


class EdisiLayanan(EdisiDokumen["Layanan"]):
    """One version of a service."""

    __slots__ = ()

    @property
    def layanan(self) -> Layanan:
        """The service."""
        return self.dokumen


@dataclass(frozen=True, slots=True)
class EdisiMaklumat:
    """The pledge of one unit to keep to its services, ready to be printed."""

    unit: str
    layanan: tuple[EdisiLayanan, ...]
    """The services in force, or with `is_draft` all of the unit."""
    organisasi: Organisasi
    pengesah: str
    """Who signs: the position that approves most of these services."""
    tempat: str
    tanggal: dt.date | None
    """Day from which the newest of these services is in force."""
    commit: str
    waktu: dt.datetime
    isi: str
    logo: tuple[str, bytes] | None
    is_draft: bool
    catatan: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What the mark of the print calls it."""
        return f"{MAKLUMAT}{self.unit}"


def is_service(snapshot: Snapshot, name: str) -> bool:
    """Tell whether an id, or the path of a file, is that of a service at a commit."""
    return PurePosixPath(name).stem in snapshot.layanan_paths


def service_edition(
    repository: Repository, name: str, rev: str, day: dt.date, status: Status | None = None
) -> EdisiLayanan:
    """Return a service as it was at a revision; its approval as it stands on `day`.

    `name`: its id, or the path of its file. `status`: do not ask the tags, take this. Raises
    NotFoundError and InvalidError.
    """
    return _edition(repository, repository.snapshot(rev), PurePosixPath(name).stem, day, status)


def _edition(
    repository: Repository,
    snapshot: Snapshot,
    layanan_id: str,
    day: dt.date,
    status: Status | None = None,
) -> EdisiLayanan:
    if layanan_id not in snapshot.layanan_paths:
        raise NotFoundError(
            f"Standar Pelayanan {layanan_id} tidak ada pada commit {snapshot.commit[:10]}."
        )
    path = snapshot.layanan_paths[layanan_id]
    data = snapshot.read(path)
    read = read_layanan(data, path)
    if read.layanan is None:
        first = read.temuan[0]
        raise InvalidError(first.message, file=path, line=first.line, column=first.column)
    layanan = read.layanan
    if status is None:
        status = status_of(repository, layanan_id, snapshot.oid(path), day)
    logo, notes = logo_of(snapshot)
    named = [snapshot.sop_paths[i] for i in layanan.identitas.sop if i in snapshot.sop_paths]
    commit, when = snapshot.last_change(made_of(path, named, logo))
    return EdisiLayanan(
        layanan,
        snapshot.organisasi,
        _dates(snapshot, path, layanan, status),
        titles_of(snapshot, named),
        status,
        commit,
        when,
        hashlib.sha256(data).hexdigest(),
        logo,
        notes,
        data,
    )


def _dates(snapshot: Snapshot, path: str, layanan: Layanan, status: Status) -> TanggalLembar:
    """Return the dates of a version from its first and its last change."""
    own = snapshot.traces[path]
    was_approved = status.masa is not Masa.BELUM
    revisions = [Revisi("", own.first_day, "", "", effective=status.mulai)]
    if own.changes > 1:
        revisions.insert(0, Revisi("", own.last_day, "", ""))
    dates = sheet_dates(layanan, revisions)
    return replace(dates, efektif=status.mulai if was_approved else dates.efektif)


def services(
    repository: Repository, rev: str, day: dt.date, *, draft: bool
) -> tuple[EdisiLayanan, ...]:
    """Return the services in force on `day`, or with `draft` all at a revision, by unit and name.

    Those that cannot be read are left out.
    """
    if draft:
        snapshot = repository.snapshot(rev)
        read = snapshot.read_all(snapshot.layanan_paths.values())
        sound = [PurePosixPath(p).stem for p, data in read.items() if read_layanan(data, p).layanan]
        found = [_edition(repository, snapshot, name, day) for name in sound]
    else:
        found = [
            service_edition(repository, a.sop_id, approval.commit, day, status)
            for a in repository.approvals.effective(day)
            if a.masa is Masa.BERLAKU and a.periode is not None
            for approval in (a.periode.pengesahan,)
            for status in (Status(Masa.BERLAKU, approval.revision, approval.effective),)
            if macam_at(approval.path) is LAYANAN
        ]
    return tuple(sorted(found, key=_place))


def _place(edisi: EdisiLayanan) -> tuple[int, str, str]:
    ids = [unit.id for unit in edisi.organisasi.unit]
    unit = edisi.layanan.identitas.unit
    return ids.index(unit) if unit in ids else len(ids), unit, edisi.layanan.identitas.judul


def pledge_edition(
    repository: Repository, unit: str, rev: str, day: dt.date, *, draft: bool
) -> EdisiMaklumat:
    """Return the pledge of a unit: its services in force on `day`, or with `draft` all of them.

    Raises NotFoundError for a unit that the office does not have, InvalidError for one that has
    no such service.
    """
    snapshot = repository.snapshot(rev)
    known = {u.id: u.nama for u in snapshot.organisasi.unit}
    if unit not in known:
        listed = ", ".join(known)
        raise NotFoundError(f"Unit {unit!r} tidak ada di soptui.toml; yang ada: {listed}.")
    for pledge in pledges(snapshot, services(repository, rev, day, draft=draft), draft=draft):
        if pledge.unit == unit:
            return pledge
    raise InvalidError(
        f"{known[unit]} belum mempunyai Standar Pelayanan."
        if draft
        else f"{known[unit]} belum mempunyai Standar Pelayanan yang berlaku. Sahkan dahulu, atau"
        " cetak konsepnya (--draft), yang memuat semuanya."
    )


def pledges(
    snapshot: Snapshot, found: Iterable[EdisiLayanan], *, draft: bool
) -> Iterator[EdisiMaklumat]:
    """Yield the pledge of each unit that has any of these services."""
    logo, notes = logo_of(snapshot)
    for unit, group in groupby(found, key=lambda edisi: edisi.layanan.identitas.unit):
        own = tuple(group)
        ids = {edisi.id for edisi in own}
        paths = [path for i, path in snapshot.layanan_paths.items() if i in ids]
        commit, when = snapshot.last_change(made_of(BUKU, paths, logo))
        signers = Counter(filter(None, (edisi.layanan.identitas.pengesah for edisi in own)))
        content = "".join(f"{edisi.id}:{edisi.isi}\n" for edisi in own)
        yield EdisiMaklumat(
            unit,
            own,
            snapshot.organisasi,
            signers.most_common(1)[0][0] if signers else "",
            _place_of(snapshot),
            None if draft else max(filter(None, (e.status.mulai for e in own)), default=None),
            commit,
            when,
            hashlib.sha256(content.encode()).hexdigest(),
            logo,
            draft,
            notes,
        )


def _place_of(snapshot: Snapshot) -> str:
    """Return the town where the office signs, as the book names it; "" where it does not."""
    buku = read_buku(snapshot.read(BUKU), BUKU).buku if snapshot.has(BUKU) else None
    return buku.tempat if buku else ""
