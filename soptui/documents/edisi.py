"""What is printed: one version of an SOP with all that its sheet says, as one commit tells it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Generic

from soptui.documents.dates import tanggal
from soptui.model.nilai import Nilai
from soptui.repo.approval.force import Masa
from soptui.repo.approval.verify import Keabsahan
from soptui.repo.dates import sheet_dates
from soptui.repo.layout import ORGANISASI
from soptui.toml import read_sop, require_sop

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from soptui.model import Organisasi, Sop
    from soptui.repo import Repository
    from soptui.repo.approval.effective import Keberlakuan
    from soptui.repo.approval.force import Periode
    from soptui.repo.dates import TanggalLembar
    from soptui.repo.snapshot import Snapshot

KETERKAITAN = "sop:"
"""Before the id of an SOP that another one is connected with."""


@dataclass(frozen=True, slots=True)
class Status:
    """Where a version stands on a day."""

    masa: Masa
    revisi: int | None = None
    """None for a version that was never approved."""
    mulai: dt.date | None = None
    sampai: dt.date | None = None
    """First day on which it is not in force any more."""

    @property
    def cap(self) -> str:
        """The word across every page; "" for a version in force."""
        if self.masa is Masa.BELUM:
            return "KONSEP"
        return {Masa.DICABUT: "DICABUT", Masa.DIGANTIKAN: "TIDAK BERLAKU"}.get(self.masa, "")

    @property
    def kalimat(self) -> str:
        """The same as a sentence."""
        match self.masa:
            case Masa.BELUM:
                return "Konsep, belum disahkan"
            case Masa.AKAN_BERLAKU:
                return f"Disahkan, berlaku mulai {tanggal(self.mulai)}"
            case Masa.DIGANTIKAN:
                return f"Tidak berlaku sejak {tanggal(self.sampai)}, digantikan revisi baru"
            case Masa.DICABUT:
                return f"Dicabut, tidak berlaku sejak {tanggal(self.sampai)}"
        return f"Berlaku sejak {tanggal(self.mulai)}"

    @property
    def versi(self) -> str:
        """Which revision it is; "" for a version that was never approved."""
        return "" if self.revisi is None else f"Revisi {self.revisi}"


@dataclass(frozen=True, slots=True)
class EdisiDokumen(Generic[Nilai]):
    """One version of a document, ready to be printed: what SOPs and services have in common."""

    dokumen: Nilai
    organisasi: Organisasi
    tanggal: TanggalLembar
    judul: dict[str, str]
    """Titles of the SOPs that it names, by id."""
    status: Status
    commit: str
    """The last commit that touched anything of it."""
    waktu: dt.datetime
    """Of that commit."""
    isi: str
    """SHA-256 of its file."""
    logo: tuple[str, bytes] | None = None
    """Name and bytes of the logo."""
    catatan: tuple[str, ...] = ()
    """Sentences about what could not be printed."""
    berkas: bytes = b""
    """Its file."""

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.dokumen.id

    @property
    def nama(self) -> str:
        """What it is called."""
        return self.dokumen.identitas.judul


class Edisi(EdisiDokumen["Sop"]):
    """One version of an SOP."""

    __slots__ = ()

    @property
    def sop(self) -> Sop:
        """The SOP."""
        return self.dokumen


def edition(
    repository: Repository, sop_id: str, rev: str, day: dt.date, status: Status | None = None
) -> Edisi:
    """Return an SOP as it was at a revision; its approval as it stands on `day`.

    Equal commits, tags and days give equal editions. `status`: do not ask the tags, take this.
    Raises NotFoundError, InvalidError and RefusedError.
    """
    snapshot = repository.snapshot(rev)
    name = PurePosixPath(sop_id).stem
    path = snapshot.sop_paths.get(name) or repository.read(sop_id, snapshot.commit).file
    data = snapshot.read(path)
    sop = require_sop(read_sop(data, path))
    if status is None:
        status = status_of(repository, sop.id, snapshot.oid(path), day)
    logo, notes = logo_of(snapshot)
    related = related_paths(snapshot, sop)
    commit, when = snapshot.last_change(made_of(path, related, logo))
    dates = sheet_dates(sop, repository.log(sop.id, rev=snapshot.commit))
    return Edisi(
        sop,
        snapshot.organisasi,
        replace(dates, efektif=status.mulai or dates.efektif),
        titles_of(snapshot, related),
        status,
        commit,
        when,
        hashlib.sha256(data).hexdigest(),
        logo,
        notes,
        data,
    )


def related_paths(snapshot: Snapshot, sop: Sop) -> list[str]:
    """Return the files of the SOPs that an SOP names as connected."""
    named = [
        item.removeprefix(KETERKAITAN)
        for item in sop.identitas.keterkaitan
        if item.startswith(KETERKAITAN)
    ]
    return [snapshot.sop_paths[sop_id] for sop_id in named if sop_id in snapshot.sop_paths]


def made_of(path: str, related: Sequence[str], logo: tuple[str, bytes] | None) -> list[str]:
    """Return the files that a sheet is made of."""
    return [path, ORGANISASI, *related, *([logo[0]] if logo else [])]


def titles_of(snapshot: Snapshot, paths: Sequence[str]) -> dict[str, str]:
    """Return the titles of SOPs by their ids; broken ones have none."""
    found = {}
    for path, data in snapshot.read_all(paths).items():
        sop = read_sop(data, path).sop
        if sop is not None:
            found[PurePosixPath(path).stem] = sop.identitas.judul
    return found


LOGOS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
"""Kinds of pictures that are printed, and how each begins; an SVG begins in many ways."""


def logo_of(snapshot: Snapshot) -> tuple[tuple[str, bytes] | None, tuple[str, ...]]:
    """Return path and bytes of the logo, and a sentence when there should be one and is none."""
    name = snapshot.organisasi.instansi.logo
    if not name:
        return None, ()
    kind = PurePosixPath(name).suffix.lower()
    if not snapshot.has(name):
        return None, (f"Logo {name} belum tersimpan di riwayat git; dicetak tanpa logo.",)
    if kind not in (*LOGOS, ".svg"):
        return None, (f"Logo {name} bukan PNG, JPEG atau SVG; lembar dicetak tanpa logo.",)
    data = snapshot.read(name)
    if not data.startswith(LOGOS.get(kind, b"")) or (kind == ".svg" and b"<svg" not in data):
        return None, (f"Logo {name} rusak atau bukan gambar {kind[1:]}; dicetak tanpa logo.",)
    return (name, data), ()


def status_of(repository: Repository, sop_id: str, blob: str, day: dt.date) -> Status:
    """Return where the version with this text stands on a day, as the tags say."""
    return judged(repository, repository.approvals.effective(day, sop_id)[0], blob, day)


def judged(repository: Repository, answer: Keberlakuan, blob: str, day: dt.date) -> Status:
    """Return the same where it is known how the SOP as a whole stands."""
    period = answer.periode
    if period is None:
        return Status(Masa.BELUM)
    if period.pengesahan.blob == blob:
        return _status(answer.masa, period)
    old = [
        period
        for period, verdict in repository.approvals.periods(answer.sop_id)
        if period.pengesahan.blob == blob and verdict.keabsahan is not Keabsahan.INVALID
    ]
    return _status(old[-1].on(day), old[-1]) if old else Status(Masa.BELUM)


def _status(masa: Masa, period: Periode) -> Status:
    approval = period.pengesahan
    return Status(masa, approval.revision, approval.effective, period.until)
