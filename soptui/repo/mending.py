"""Mending what a rule finds, where that needs no judgement; one commit for each document.

A fix changes form, never substance, and is an edit like any other: it can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic

from soptui.changes import edits
from soptui.changes.performers import sort_pelaksana
from soptui.errors import SoptuiError
from soptui.model import path as address
from soptui.model.nilai import Nilai
from soptui.repo.temuan import value_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from soptui.changes import Edited
    from soptui.model import Organisasi, Temuan
    from soptui.repo.identity import Identity
    from soptui.repo.kumpulan import Simpanan
    from soptui.repo.repository import Repository
    from soptui.toml import Dokumen


@dataclass(frozen=True, slots=True)
class Perbaikan(Generic[Nilai]):
    """What mends one document: the findings mended, each with what was done, and the result."""

    doc: Dokumen[Nilai]
    nilai: Nilai
    done: tuple[tuple[Temuan, str], ...]

    @property
    def subject(self) -> str:
        """What the commit says."""
        named = ", ".join(dict.fromkeys(temuan.rule for temuan, _ in self.done))
        return f"{self.nilai.identitas.judul}: perbaiki {len(self.done)} temuan ({named})"


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of one document: saved, or why not."""

    perbaikan: Perbaikan[Any]
    saved: Simpanan[Any] | None = None
    error: SoptuiError | None = None


def mend(value: Nilai, temuan: Temuan) -> Edited[Nilai] | None:
    """Return the edit that mends a finding; None where a person must decide."""
    act = _acts().get(temuan.rule)
    if act is None:
        return None
    try:
        edited: Edited[Nilai] | None = act(value, temuan.path)
    except (KeyError, SoptuiError):
        return None  # the document has changed since it was checked
    return None if edited is None or edited.nilai == value else edited


def mend_all(value: Nilai, organisasi: Organisasi | None) -> tuple[Nilai, list[tuple[Temuan, str]]]:
    """Mend all that can be; return the value and each finding with what was done about it."""
    from soptui.rules.profil import pengecualian

    excepted = pengecualian(value)
    done = []
    for temuan in value_findings(value, organisasi, None):
        edited = None if temuan.rule in excepted else mend(value, temuan)
        if edited is not None:
            value = edited.nilai
            done.append((temuan, edited.title))
    return value, done


def plan(repo: Repository, paths: Iterable[str]) -> list[Perbaikan[Any]]:
    """Return what would be mended in the documents at these paths; broken files are left alone."""
    found = []
    for path in paths:
        doc = repo.of(path).read(path)
        if doc.nilai is not None:
            value, done = mend_all(doc.nilai, repo.organisasi)
            if done:
                found.append(Perbaikan(doc, value, tuple(done)))
    return found


def carry_out(
    repo: Repository, plans: Iterable[Perbaikan[Any]], identity: Identity | None = None
) -> list[Hasil]:
    """Save each document as one commit; one that cannot be saved is told and stops no other.

    Raises IdentityMissingError when nobody has said who commits.
    """
    from soptui.repo.identity import IdentityMissingError

    found = []
    for one in plans:
        try:
            kumpulan = repo.of(one.doc.file)
            saved = kumpulan.save(one.doc, one.nilai, one.subject, identity=identity)
            found.append(Hasil(one, saved))
        except IdentityMissingError:
            raise
        except SoptuiError as error:
            found.append(Hasil(one, error=error))
    return found


def _acts() -> dict[str, Callable[[Any, str], Edited[Any] | None]]:
    from soptui.rules.bahasa import without_sop
    from soptui.rules.ejaan import tidy
    from soptui.rules.layanan import bare_name
    from soptui.rules.sitasi import rewritten
    from soptui.rules.verba import without_number

    return {
        "DH-3": _text(rewritten, "tulis peraturan dengan lengkap"),
        "FC-5": lambda sop, _: sort_pelaksana(sop),
        "FC-7": lambda sop, path: edits.remove_pelaksana(sop, address.split(path)[1]),
        "FC-8": _text(without_number, "hapus nomor di depan kegiatan"),
        "ID-7": _text(without_sop, "hapus kata SOP di depan nama"),
        "SP-7": _text(bare_name, "sebut nama pelayanannya saja"),
        "TEKS-3": _text(tidy, "hapus spasi yang berlebih"),
    }


def _text(better: Callable[[str], str], title: str) -> Callable[[Any, str], Edited[Any] | None]:
    def act(value: Any, path: str) -> Edited[Any] | None:
        text = address.get(value, path)
        new = better(text) if isinstance(text, str) else ""
        if not new:
            return None
        return replace(edits.set_value(value, path, new), title=title)

    return act
