"""Replacing words in many documents: what would change, then one commit for each.

Each document, SOP or service, is an act of its own in the history. One that cannot be saved is
named and the others are saved all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soptui.changes.replace import Replacement, preview, replace_all
from soptui.errors import InvalidError, RefusedError, SoptuiError
from soptui.repo.mending import UNCOMMITTED
from soptui.repo.process import StalledError
from soptui.toml import require

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from soptui.changes.replace import Pattern
    from soptui.repo.identity import Identity
    from soptui.repo.kumpulan import Simpanan
    from soptui.repo.repository import Repository
    from soptui.toml import Dokumen


@dataclass(frozen=True, slots=True)
class Plan:
    """What would change in one document."""

    doc: Dokumen[Any]
    judul: str
    changes: tuple[Replacement, ...]

    @property
    def count(self) -> int:
        """How many times the words stand there."""
        return sum(change.count for change in self.changes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: saved, unchanged in the history (None), or why not."""

    plan: Plan
    saved: Simpanan[Any] | None = None
    error: SoptuiError | None = None


def plan_replace(
    repo: Repository, pattern: Pattern, new: str, ids: Sequence[str] = ()
) -> tuple[list[Plan], list[SoptuiError]]:
    """Return what would change in the documents named, or in all; and those that cannot be read.

    Raises NotFoundError for a document that is named and not there.
    """
    pattern.compiled()
    plans: list[Plan] = []
    broken: list[SoptuiError] = []
    for name in dict.fromkeys(ids or [entry.path for entry in repo.documents()]):
        try:
            doc = repo.of(name).read(name)
        except SoptuiError as error:
            if ids or isinstance(error, StalledError):
                raise
            broken.append(error)
            continue
        if doc.nilai is None:
            broken.append(
                InvalidError("Berkas ini rusak dan dilewati. Lihat: soptui check", file=doc.file)
            )
            continue
        changes = tuple(preview(doc.nilai, pattern, new))
        if changes:
            plans.append(Plan(doc, doc.nilai.identitas.judul, changes))
    return plans, broken


def carry_out(
    repo: Repository,
    plans: Iterable[Plan],
    pattern: Pattern,
    new: str,
    *,
    message: str | None = None,
    identity: Identity | None = None,
    told: Callable[[Outcome], None] = lambda _: None,
) -> list[Outcome]:
    """Save each document as one commit; return what became of each. `told` hears it at once.

    Raises IdentityMissingError when nobody has said who commits.
    """
    outcomes = []
    for plan in plans:
        outcome = _save(repo, plan, pattern, new, message, identity)
        outcomes.append(outcome)
        told(outcome)
    return outcomes


def _save(
    repo: Repository,
    plan: Plan,
    pattern: Pattern,
    new: str,
    message: str | None,
    identity: Identity | None,
) -> Outcome:
    from soptui.repo.identity import IdentityMissingError

    try:
        edited = replace_all(require(plan.doc), pattern, new)
        words = message or f"{plan.judul}: {edited.title}"
        kumpulan = repo.of(plan.doc.file)
        if not kumpulan.is_committed(plan.doc):
            raise RefusedError(UNCOMMITTED, file=plan.doc.file)
        return Outcome(plan, kumpulan.save(plan.doc, edited.nilai, words, identity=identity))
    except (IdentityMissingError, StalledError):
        raise
    except SoptuiError as error:
        return Outcome(plan, error=error)
