"""Mending what a rule finds, where that needs no judgement; one commit for each document.

A fix changes form, never substance, and is an edit like any other: it can be undone.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic

from soptui.changes import edits
from soptui.changes.performers import sort_pelaksana
from soptui.errors import InvalidError, NotFoundError, RefusedError, SoptuiError
from soptui.model import path as address
from soptui.model.nilai import Nilai
from soptui.repo.temuan import value_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from soptui.changes import Edited
    from soptui.model import Organisasi, Temuan
    from soptui.repo.identity import Identity
    from soptui.repo.kumpulan import Simpanan
    from soptui.repo.repository import Repository
    from soptui.repo.workers import Told
    from soptui.toml import Dokumen


UNCOMMITTED = "berkas ini memuat suntingan yang belum tersimpan di riwayat: simpan dulu"
"""Why many files are not changed at once here: the commit would carry more than its words say."""
_NAMED = 3
"""Kinds of mending that a subject names."""
_ROUNDS = 5
"""How often a value is looked at again: no text is better for more."""


def _silent(done: int, count: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Perbaikan(Generic[Nilai]):
    """What mends one document: the findings mended, each with what was done, and the result."""

    doc: Dokumen[Nilai]
    nilai: Nilai
    done: tuple[tuple[Temuan, str], ...]
    reason: str = ""
    """Why it cannot be carried out just now; "" where it can."""

    @property
    def subject(self) -> str:
        """What the commit says: each kind of mending, or how many where there are too many."""
        kinds = list(dict.fromkeys(title for _, title in self.done))
        named = ", ".join(dict.fromkeys(temuan.rule for temuan, _ in self.done))
        words = ", ".join(kinds) if len(kinds) <= _NAMED else f"perbaiki {len(self.done)} temuan"
        return f"{self.nilai.identitas.judul}: {words} ({named})"


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


def is_mendable(temuan: Temuan) -> bool:
    """Tell whether findings of its rule are mended without a judgement."""
    return temuan.rule in _acts()


def mend_all(
    value: Nilai, organisasi: Organisasi | None, only: Collection[str] = ()
) -> tuple[Nilai, list[tuple[Temuan, str]]]:
    """Mend all that can be; return the value and each finding with what was done about it.

    `only`: the rules that count; all of them where none is named. What is mended may show more,
    so it is looked at again until nothing is left.
    """
    from soptui.rules.profil import pengecualian

    excepted = pengecualian(value)
    done: list[tuple[Temuan, str]] = []
    for _ in range(_ROUNDS):
        before = value
        for temuan in value_findings(value, organisasi, None):
            wanted = temuan.rule not in excepted and (not only or temuan.rule in only)
            edited = mend(value, temuan) if wanted else None
            if edited is not None:
                value = edited.nilai
                done.append((temuan, edited.title))
        if value == before:
            break
    return value, done


def plan(
    repo: Repository, found: Iterable[Temuan], only: Collection[str] = (), told: Told = _silent
) -> list[Perbaikan[Any]]:
    """Return what would be mended in the documents that findings are about; `only`: see `mend_all`.

    What cannot be read is left alone: that is a finding of its own. `told` hears how far it is.
    """
    plans = []
    paths = list(dict.fromkeys(temuan.file for temuan in found if is_mendable(temuan)))
    for number, path in enumerate(paths, 1):
        told(number, len(paths))
        with suppress(InvalidError, NotFoundError):
            doc = repo.of(path).read(path)
            if doc.nilai is not None:
                value, done = mend_all(doc.nilai, repo.organisasi, only)
                if done:
                    reason = "" if repo.of(path).is_committed(doc) else UNCOMMITTED
                    plans.append(Perbaikan(doc, value, tuple(done), reason))
    return plans


def carry_out(
    repo: Repository,
    plans: Sequence[Perbaikan[Any]],
    identity: Identity | None = None,
    told: Told = _silent,
) -> list[Hasil]:
    """Save each document as one commit; one that cannot be saved is told and stops no other.

    `told` hears how many are done.

    Raises IdentityMissingError when nobody has said who commits.
    """
    from soptui.repo.identity import IdentityMissingError
    from soptui.repo.process import StalledError

    found = []
    for one in plans:
        try:
            if one.reason:
                raise RefusedError(one.reason, file=one.doc.file)
            kumpulan = repo.of(one.doc.file)
            saved = kumpulan.save(one.doc, one.nilai, one.subject, identity=identity)
            found.append(Hasil(one, saved))
        except IdentityMissingError:
            raise
        except SoptuiError as error:
            found.append(Hasil(one, error=error))
            if isinstance(error, StalledError):
                break  # somebody stopped it
        told(len(found), len(plans))
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
