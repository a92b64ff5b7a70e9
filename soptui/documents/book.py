"""The book: which versions of SOPs and services, in which order, between which pages (DOC)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from soptui.documents.edisi import (
    Edisi,
    Status,
    edition,
    judged,
    logo_of,
    made_of,
    related_paths,
)
from soptui.documents.kemajuan import counted
from soptui.documents.layanan.edisi import EdisiLayanan, services
from soptui.errors import InvalidError, NotFoundError
from soptui.model.buku import Buku
from soptui.repo.approval.force import Masa
from soptui.repo.dates import sheet_dates
from soptui.repo.layout import BUKU, FOLDER_SOP, ORGANISASI, is_sop_path
from soptui.repo.log import Revisi
from soptui.toml import LAYANAN, read_buku, read_sop

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from soptui.documents.kemajuan import Told
    from soptui.repo import Repository
    from soptui.repo.snapshot import Snapshot

BOOK = "buku"
"""The name of the book among the ids of SOPs."""
COVER, APPROVAL, CONTENTS = "sampul", "pengesahan", "daftar-isi"
MADE = (COVER, APPROVAL, CONTENTS)
"""Pages that soptui makes."""
DECREE = "keputusan.md"
"""The chapter that is printed below the letterhead."""
FIRST = (DECREE, "kata-pengantar.md", "pendahuluan.md")
"""Chapters that come first where `buku.toml` names no order."""
FOLDER = PurePosixPath(BUKU).parent
OTHERS = "SOP lainnya"
READING = "membaca SOP"


Isi: TypeAlias = Edisi | EdisiLayanan
"""What a book holds."""


@dataclass(frozen=True, slots=True)
class Kelompok:
    """SOPs, and services, under one title."""

    judul: str
    edisi: tuple[Isi, ...]


@dataclass(frozen=True, slots=True)
class EdisiBuku:
    """One book, ready to be printed."""

    buku: Buku
    bab: tuple[tuple[str, str], ...]
    """Name and text of what stands before the SOPs; pages that soptui makes have no text."""
    kelompok: tuple[Kelompok, ...]
    commit: str
    waktu: dt.datetime
    isi: str
    logo: tuple[str, bytes] | None
    snapshot: Snapshot
    is_draft: bool
    catatan: tuple[str, ...] = ()

    @property
    def edisi(self) -> list[Isi]:
        """All SOPs and services in the order of the book."""
        return [edisi for kelompok in self.kelompok for edisi in kelompok.edisi]

    @property
    def sop(self) -> list[Edisi]:
        """The SOPs in the order of the book."""
        return [edisi for edisi in self.edisi if isinstance(edisi, Edisi)]

    @property
    def layanan(self) -> list[EdisiLayanan]:
        """The services in the order of the book."""
        return [edisi for edisi in self.edisi if isinstance(edisi, EdisiLayanan)]


def book_edition(
    repository: Repository,
    rev: str,
    day: dt.date,
    *,
    draft: bool,
    told: Told | None = None,
) -> EdisiBuku:
    """Return the book at a revision: the versions in force on `day`, or with `draft` all SOPs.

    Of the services it holds those that its contents name. `told` hears which SOP of how many is
    read. Raises InvalidError for a book that cannot be read or is empty.
    """
    snapshot = repository.snapshot(rev)
    buku = _book(snapshot)
    logo, notes = logo_of(snapshot)
    notes += left_out(buku, snapshot)
    if draft:
        found, more = _all(repository, snapshot, day, logo, told)
        notes += more
    else:
        found = _in_force(repository, day, told)
    named = _named(buku)
    if named:
        beside = services(repository, snapshot.commit, day, draft=draft)
        found |= {edisi.id: edisi for edisi in beside if edisi.id in named}
        broken = sorted(named & snapshot.layanan_paths.keys() - found.keys()) if draft else []
        notes += tuple(unreadable(snapshot.layanan_paths[name]) for name in broken)
    if not found:
        raise InvalidError(
            "Belum ada SOP yang dapat dicetak dalam buku."
            if draft
            else "Belum ada SOP yang berlaku, jadi bukunya kosong. Pakai --draft untuk semua SOP."
        )
    groups = _grouped(buku, found, snapshot)
    files = [FOLDER_SOP, FOLDER.as_posix(), ORGANISASI, *([logo[0]] if logo else [])]
    files += [LAYANAN.folder] if named else []
    commit, when = snapshot.last_change(files)
    content = "".join(f"{e.id}:{e.isi}\n" for group in groups for e in group.edisi)
    return EdisiBuku(
        buku,
        _chapters(buku, snapshot),
        groups,
        commit,
        when,
        hashlib.sha256(content.encode()).hexdigest(),
        logo,
        snapshot,
        draft,
        notes,
    )


def _book(snapshot: Snapshot) -> Buku:
    if not snapshot.has(BUKU):
        return Buku("Standar Operasional Prosedur (SOP) Administrasi Pemerintahan")
    naskah = read_buku(snapshot.read(BUKU), BUKU)
    if naskah.buku is None:
        first = naskah.temuan[0]
        raise InvalidError(first.message, file=BUKU, line=first.line, column=first.column)
    return naskah.buku


def _named(buku: Buku) -> set[str]:
    """Return the services that the contents name."""
    return {b.layanan for kelompok in buku.kelompok for b in kelompok.butir if b.layanan}


def _in_force(repository: Repository, day: dt.date, told: Told | None) -> dict[str, Isi]:
    answers = [a for a in repository.approvals.effective(day) if a.masa is Masa.BERLAKU]
    found: dict[str, Isi] = {}
    for answer in counted(answers, told, READING):
        if answer.periode is not None and is_sop_path(answer.periode.pengesahan.path):
            approval = answer.periode.pengesahan
            status = Status(Masa.BERLAKU, approval.revision, approval.effective)
            found[answer.sop_id] = edition(repository, answer.sop_id, approval.commit, day, status)
    return found


def _all(
    repository: Repository,
    snapshot: Snapshot,
    day: dt.date,
    logo: tuple[str, bytes] | None,
    told: Told | None,
) -> tuple[dict[str, Isi], tuple[str, ...]]:
    """Return every SOP at one commit, with few calls of git however many there are."""
    texts = snapshot.read_all(snapshot.sop_paths.values())
    read = {path: read_sop(data, path).sop for path, data in texts.items()}
    titles = {sop.id: sop.identitas.judul for sop in read.values() if sop}
    answers = {a.sop_id: a for a in repository.approvals.effective(day)}
    found: dict[str, Isi] = {}
    notes = []
    for sop_id, path in counted(snapshot.sop_paths.items(), told, READING):
        sop = read[path]
        if sop is None:
            notes.append(unreadable(path))
            continue
        answer = answers.get(sop_id)
        status = Status(Masa.BELUM)
        if answer is not None:
            status = judged(repository, answer, snapshot.oid(path), day)
        related = related_paths(snapshot, sop)
        traces = [snapshot.traces[p] for p in made_of(path, related, logo) if p in snapshot.traces]
        last = min(traces, key=lambda t: t.order)
        own = snapshot.traces[path]
        was_approved = answer is not None and answer.periode is not None
        dates = sheet_dates(
            sop, _revisions(own.first_day, own.last_day, own.changes, day, was_approved)
        )
        found[sop_id] = Edisi(
            sop,
            snapshot.organisasi,
            replace(dates, efektif=status.mulai or (None if was_approved else dates.efektif)),
            {i: titles[i] for p in related if (i := PurePosixPath(p).stem) in titles},
            status,
            last.commit,
            last.when,
            hashlib.sha256(texts[path]).hexdigest(),
            berkas=texts[path],
        )
    return found, tuple(notes)


def _revisions(
    first: dt.datetime, last: dt.datetime, count: int, day: dt.date, was_approved: bool
) -> list[Revisi]:
    """Return the first and the last revision, which tell the dates of a sheet."""
    mark = day if was_approved else None
    found = [Revisi("", last, "", "")] if count > 1 else []
    return [*found, Revisi("", first, "", "", effective=mark)]


def _grouped(buku: Buku, found: dict[str, Isi], snapshot: Snapshot) -> tuple[Kelompok, ...]:
    """Return what was found in the groups of `buku.toml`, each once; the others by their units."""
    left = dict(found)
    groups: list[tuple[str, str, list[Isi]]] = []
    for kelompok in buku.kelompok:
        own = [left.pop(b.dokumen) for b in kelompok.butir if b.dokumen in left]
        groups.append((kelompok.judul, kelompok.unit, own))
    for unit, edisi in sorted(
        ((e.dokumen.identitas.unit, e) for e in left.values()),
        key=lambda pair: _rank(snapshot, pair[0]),
    ):
        place = next((g for g in groups if g[1] == unit and unit), None)
        if place is None:
            known = snapshot.organisasi.unit_of(unit)
            place = (f"Daftar SOP AP {known.nama}" if known else OTHERS, unit, [])
            groups.append(place)
        place[2].append(edisi)
    return tuple(Kelompok(judul, tuple(edisi)) for judul, _, edisi in groups if edisi)


def _rank(snapshot: Snapshot, unit: str) -> int:
    ids = [u.id for u in snapshot.organisasi.unit]
    return ids.index(unit) if unit in ids else len(ids)


def _chapters(buku: Buku, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """Return what stands before the SOPs. Raises NotFoundError for a chapter without a file."""
    names = buku.urutan or _default_order(snapshot)
    out = []
    for name in names:
        if name in MADE:
            out.append((name, ""))
            continue
        path = (FOLDER / name).as_posix()
        if not snapshot.has(path):
            raise NotFoundError(f"Naskah {name} pada urutan buku tidak ada di riwayat.", file=BUKU)
        out.append((name, snapshot.read(path).decode("utf-8", errors="replace")))
    return tuple(out)


def unreadable(path: str) -> str:
    """Return the sentence about a file that cannot be printed."""
    return f"{path} tidak dapat dibaca, jadi tidak dicetak."


def left_out(buku: Buku, snapshot: Snapshot) -> tuple[str, ...]:
    """Return a sentence for each chapter that the order of the book does not name."""
    return tuple(
        f"Naskah {name} di folder buku tidak tercantum pada urutan di {BUKU}, jadi tidak dicetak."
        for name in buku.left_out(_naskah(snapshot))
    )


def _naskah(snapshot: Snapshot) -> list[str]:
    """Return the names of the chapters in the folder of the book."""
    found = snapshot.paths(FOLDER.as_posix())
    return [PurePosixPath(p).name for p in found if p.endswith(".md")]


def _default_order(snapshot: Snapshot) -> Iterable[str]:
    chapters = sorted(
        _naskah(snapshot),
        key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name),
    )
    decree = [DECREE] if DECREE in chapters else []
    return [COVER, *decree, APPROVAL, *(c for c in chapters if c != DECREE), CONTENTS]
