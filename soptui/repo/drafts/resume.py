"""Going on from a draft: what it changed, and how that stands to the document as it is now."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from soptui.changes import Edited, sentences
from soptui.errors import ConflictError, SoptuiError
from soptui.model import path as address
from soptui.repo.drafts.content import MACAM, STEPS, Jenis
from soptui.repo.layout import macam_at, nama_at
from soptui.repo.reading import Bacaan
from soptui.repo.session import Session
from soptui.toml import LAYANAN, SOP, read_dokumen

if TYPE_CHECKING:
    from soptui.changes import Kalimat
    from soptui.model import Layanan, Sop
    from soptui.repo.desk import Desk
    from soptui.repo.drafts.content import Ketikan
    from soptui.repo.drafts.store import Jurnal
    from soptui.repo.kumpulan import Kumpulan
    from soptui.repo.repository import Repository
    from soptui.toml import Dokumen


class Keadaan(StrEnum):
    """What became of the document since the draft was begun, in words."""

    SAMA = "berkasnya tidak berubah"
    BERUBAH = "berubah sejak draf ini"
    HILANG = "berkasnya tidak ada lagi"
    RUSAK = "berkasnya sekarang rusak"
    BARU = "baru, belum disimpan"
    ASING = "draf tidak dapat dibaca"


@dataclass(frozen=True, slots=True)
class Lanjutan:
    """One draft beside what there is now."""

    jurnal: Jurnal
    keadaan: Keadaan
    base: Sop | Layanan | None = None
    """What the edits were made on."""
    mine: Sop | Layanan | None = None
    """What they made of it."""
    fresh: Bacaan[Any] | None = None
    """The file as it is now, also where it was moved to."""

    @property
    def file(self) -> str:
        """Where its document is now; "": nowhere yet."""
        return self.fresh.file if self.fresh is not None else self.jurnal.file

    @property
    def judul(self) -> str:
        """What people know it by."""
        if self.mine is not None:
            return self.mine.identitas.judul
        return self.answers().get("judul") or self.jurnal.file or "tanpa judul"

    @property
    def is_service(self) -> bool:
        """Whether it is of a Standar Pelayanan."""
        made = dict(self.jurnal.isi.formulir).get(MACAM)
        return macam_at(self.file) is LAYANAN or made == LAYANAN.folder

    @property
    def nama(self) -> str:
        """What people call such a document."""
        return (LAYANAN if self.is_service else SOP).nama

    @property
    def keadaan_words(self) -> str:
        """What became of the document since, in words short enough for a list."""
        if self.keadaan is not Keadaan.BARU:
            return str(self.keadaan)
        return f"{'layanan' if self.is_service else 'SOP'} {self.keadaan}"

    def answers(self) -> dict[str, str]:
        """Return what was answered about a document never saved, the open answer too."""
        answers = dict(self.jurnal.isi.formulir)
        for typed in self.jurnal.isi.ketikan:
            if typed.place == STEPS or "judul" not in answers:
                answers[STEPS if typed.place == STEPS else "judul"] = typed.text
        return answers

    def changes(self) -> list[Kalimat]:
        """Return what the edits changed."""
        base: Any = self.base
        return [] if base is None or self.mine is None else sentences(base, self.mine)

    def ketikan(self) -> list[Ketikan]:
        """Return what was being typed and says something else than the draft itself."""
        return [k for k in self.jurnal.isi.ketikan if not _is_said(self.mine, k)]

    def words(self) -> list[str]:
        """Return all that would come with it, one thing a line."""
        out = [f"{change.sign} {change.plain}" for change in self.changes()]
        names = {Jenis.PESAN: "kalimat simpan", Jenis.RUAS: "isian"}
        if self.keadaan is Keadaan.BARU:
            shown = {key: self.answers().get(key, "") for key in ("judul", STEPS)}
            return [f"+ {key}: {line}" for key, text in shown.items() for line in text.splitlines()]
        for typed in self.ketikan():
            name = names.get(typed.jenis, typed.place)
            if typed.jenis is Jenis.RUAS and self.mine is not None:
                name = _label(self.mine, typed.place)
            out += [f"… {name}, sedang diketik: {line}" for line in typed.text.splitlines() or [""]]
        return [*out, *(f"+ komentar {comment}" for comment in self.jurnal.isi.comments)]

    @property
    def is_empty(self) -> bool:
        """Whether everything in it is in the document already."""
        if self.keadaan in (Keadaan.ASING, Keadaan.BARU):
            return False
        isi = self.jurnal.isi
        saved = self.fresh.nilai if self.fresh is not None else None
        return self.mine in (self.base, saved) and not self.ketikan() and not isi.comments


def look(repo: Repository, jurnal: Jurnal) -> Lanjutan:
    """Return a draft beside what its document is now. Reads files only. Raises as git does."""
    if jurnal.fault:
        return Lanjutan(jurnal, Keadaan.ASING)
    isi = jurnal.isi
    if not isi.dasar.file:
        return Lanjutan(jurnal, Keadaan.BARU)
    base = _document(isi.dasar.file, isi.dasar.text).nilai
    mine = isi.nilai or base
    if mine is None:
        return Lanjutan(jurnal, Keadaan.ASING)
    fresh = _now(repo, isi.dasar.file)
    if fresh.nilai is None:
        keadaan = Keadaan.RUSAK if fresh.exists else Keadaan.HILANG
    else:
        keadaan = Keadaan.SAMA if fresh.nilai == base else Keadaan.BERUBAH
    return Lanjutan(jurnal, keadaan, base, mine, fresh)


def _now(whole: Repository, file: str) -> Bacaan[Any]:
    repo = _home(whole, file)
    fresh = repo.reread(_document(file, ""))
    if not fresh.exists:
        try:
            moved = repo.find(PurePosixPath(file).stem)
        except SoptuiError:
            return fresh
        fresh = repo.reread(_document(moved.relative_to(repo.root).as_posix(), ""))
    return fresh


def _home(repo: Repository, file: str) -> Kumpulan[Any]:
    """Return the collection of a file, also of one that is gone."""
    return repo.layanan if macam_at(file) is LAYANAN else repo


def _document(file: str, text: str, base: str | None = None) -> Bacaan[Any]:
    doc: Dokumen[Any] = read_dokumen(text.encode(errors="replace"), file, macam_at(file) or SOP)
    return Bacaan(**{field.name: getattr(doc, field.name) for field in fields(doc)}, base=base)


def take(desk: Desk, lanjutan: Lanjutan) -> Session[Any]:
    """Go on where the draft ended, as one step that can be undone; nothing is saved.

    It is as if the document had stayed open: what others wrote meanwhile is noticed as ever. Raises
    ConflictError when it is open here with other edits.
    """
    assert lanjutan.fresh is not None
    assert lanjutan.mine is not None
    isi, fresh = lanjutan.jurnal.isi, lanjutan.fresh
    if desk.is_unsaved(fresh.file):
        raise ConflictError(
            f"{nama_at(fresh.file)} ini sedang disunting di sini dan belum disimpan. Simpan atau"
            " buang dulu, lalu ambil drafnya; draf tetap ada.",
            file=fresh.file,
        )
    doc = _document(fresh.file, isi.dasar.text, isi.dasar.base)
    if doc.nilai is None:
        doc = replace(doc, nilai=lanjutan.mine, temuan=())
    session: Session[Any] = Session(_home(desk.repo, fresh.file), doc)
    words, source, layout = isi.account
    title = f"ambil draf {lanjutan.jurnal.at:%d-%m-%Y %H:%M}"
    session.apply(Edited(lanjutan.mine, title, subject=words, source=source))
    session.follow(fresh)
    session.layout = layout
    session.comments = isi.comments
    session.begun = next((k.text for k in isi.ketikan if k.jenis is Jenis.PESAN), "")
    desk.put(session)
    return session


def _is_said(sop: Sop | Layanan | None, typed: Ketikan) -> bool:
    """Tell whether a field says already what was being typed into it."""
    if sop is None or typed.jenis is not Jenis.RUAS:
        return not typed.text.strip()
    place = f"{typed.place}/nama" if typed.place.startswith("pelaksana/") else typed.place
    try:
        value = address.get(sop, place)
    except LookupError:
        return not typed.text.strip()
    said = "\n".join(value) if isinstance(value, tuple) else str(value if value is not None else "")
    return said == typed.text


def _label(sop: Sop | Layanan, place: str) -> str:
    try:
        return address.label(sop, place)
    except LookupError:
        return place
