"""What the history says about the age of each document: its last change, since when it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui import rules
from soptui.repo import catalog
from soptui.repo.approval.force import Masa, periods, standing
from soptui.repo.approval.status import Status
from soptui.repo.approval.tags import read_tags
from soptui.repo.layout import MACAM

if TYPE_CHECKING:
    import datetime as dt

    from soptui.model import Organisasi
    from soptui.repo.git import Git


def ages(git: Git, organisasi: Organisasi, day: dt.date) -> dict[str, rules.Waktunya]:
    """Return the age of every SOP and service by its id, as of a day.

    The lists are asked for the changes: they keep them from one time to the next.
    """
    tags = read_tags(git)
    found: dict[str, rules.Waktunya] = {}
    for entri in (e for macam in MACAM for e in catalog.entries(git, organisasi, macam=macam)):
        approvals = tags.approvals.get(entri.id, [])
        masa, period = standing(periods(approvals, tags.revocations.get(entri.id, [])), day)
        start = period.start if period and masa is Masa.BERLAKU else None
        revised = entri.tanggal if entri.status is Status.BERLAKU else None
        found[entri.id] = rules.Waktunya(entri.tanggal, start, revised)
    return found
