"""Approvals as landmarks in the history of one SOP."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.repo.approval.force import periods
from soptui.repo.approval.tags import read_tags
from soptui.repo.log import commits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.repo.approval.force import Periode
    from soptui.repo.git import Git
    from soptui.repo.log import Revisi


def marked(git: Git, sop_id: str, revisions: Sequence[Revisi]) -> list[Revisi]:
    """Return revisions with the approvals of the versions that they made.

    A version that was approved twice carries its newest approval.
    """
    tags = read_tags(git, sop_id)
    known = {revision.commit for revision in revisions}
    marks: dict[str, Periode] = {}
    for period in sorted(
        periods(tags.approvals.get(sop_id, []), tags.revocations.get(sop_id, [])),
        key=lambda p: p.pengesahan.revision,
    ):
        approval = period.pengesahan
        commit = approval.commit
        if commit not in known and approval.path:
            # a tag may name a later commit, that of another SOP
            commit = next((r.commit for r in commits_of(git, approval.path, 1, commit)), commit)
        marks[commit] = period
    return [_with_mark(r, marks[r.commit]) if r.commit in marks else r for r in revisions]


def _with_mark(revision: Revisi, period: Periode) -> Revisi:
    approval = period.pengesahan
    return replace(
        revision,
        revision=approval.revision,
        tag=approval.tag,
        effective=approval.effective,
        until=period.until,
        is_revoked=period.is_revoked,
    )
