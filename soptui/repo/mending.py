"""Mending what a rule finds, where that needs no judgement; one commit for each SOP.

A fix changes form, never substance, and is an edit like any other: it can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from soptui import rules
from soptui.changes import edits
from soptui.changes.performers import sort_pelaksana
from soptui.errors import SoptuiError
from soptui.model import path as address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from soptui.changes import Edited
    from soptui.model import Organisasi, Sop, Temuan
    from soptui.repo.identity import Identity
    from soptui.repo.kumpulan import Simpanan
    from soptui.repo.repository import Repository
    from soptui.toml import Dokumen


@dataclass(frozen=True, slots=True)
class Perbaikan:
    """What mends one SOP: the findings mended, each with what was done, and the result."""

    doc: Dokumen
    sop: Sop
    done: tuple[tuple[Temuan, str], ...]

    @property
    def subject(self) -> str:
        """What the commit says."""
        named = ", ".join(dict.fromkeys(temuan.rule for temuan, _ in self.done))
        return f"{self.sop.identitas.judul}: perbaiki {len(self.done)} temuan ({named})"


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of one SOP: saved, or why not."""

    perbaikan: Perbaikan
    saved: Simpanan | None = None
    error: SoptuiError | None = None


def mend(sop: Sop, temuan: Temuan) -> Edited | None:
    """Return the edit that mends a finding; None where a person must decide."""
    act = _acts().get(temuan.rule)
    if act is None:
        return None
    try:
        edited = act(sop, temuan.path)
    except (KeyError, SoptuiError):
        return None  # the SOP has changed since it was checked
    return None if edited is None or edited.sop == sop else edited


def mend_all(sop: Sop, organisasi: Organisasi | None) -> tuple[Sop, list[tuple[Temuan, str]]]:
    """Mend all that can be; return the SOP and each finding with what was done about it."""
    from soptui.rules.profil import pengecualian

    excepted = pengecualian(sop)
    done = []
    for temuan in rules.check_sop(sop, organisasi):
        edited = None if temuan.rule in excepted else mend(sop, temuan)
        if edited is not None:
            sop = edited.sop
            done.append((temuan, edited.title))
    return sop, done


def plan(repo: Repository, paths: Iterable[str]) -> list[Perbaikan]:
    """Return what would be mended in the SOPs of these files; broken files are left alone."""
    found = []
    for path in paths:
        doc = repo.read(path)
        if doc.sop is not None:
            sop, done = mend_all(doc.sop, repo.organisasi)
            if done:
                found.append(Perbaikan(doc, sop, tuple(done)))
    return found


def carry_out(
    repo: Repository, plans: Iterable[Perbaikan], identity: Identity | None = None
) -> list[Hasil]:
    """Save each SOP as one commit; one that cannot be saved is told and stops no other.

    Raises IdentityMissingError when nobody has said who commits.
    """
    from soptui.repo.identity import IdentityMissingError

    found = []
    for one in plans:
        try:
            saved = repo.save(one.doc, one.sop, one.subject, identity=identity)
            found.append(Hasil(one, saved))
        except IdentityMissingError:
            raise
        except SoptuiError as error:
            found.append(Hasil(one, error=error))
    return found


def _acts() -> dict[str, Callable[[Sop, str], Edited | None]]:
    from soptui.rules.bahasa import without_sop
    from soptui.rules.ejaan import tidy
    from soptui.rules.sitasi import rewritten
    from soptui.rules.verba import without_number

    return {
        "DH-3": _text(rewritten, "tulis peraturan dengan lengkap"),
        "FC-5": lambda sop, _: sort_pelaksana(sop),
        "FC-7": lambda sop, path: edits.remove_pelaksana(sop, address.split(path)[1]),
        "FC-8": _text(without_number, "hapus nomor di depan kegiatan"),
        "ID-7": _text(without_sop, "hapus kata SOP di depan nama"),
        "TEKS-3": _text(tidy, "hapus spasi yang berlebih"),
    }


def _text(better: Callable[[str], str], title: str) -> Callable[[Sop, str], Edited | None]:
    def act(sop: Sop, path: str) -> Edited | None:
        text = address.get(sop, path)
        new = better(text) if isinstance(text, str) else ""
        if not new:
            return None
        return replace(edits.set_value(sop, path, new), title=title)

    return act
