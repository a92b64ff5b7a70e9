"""What the history says about the age of each SOP: its last change, and since when it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui import rules
from soptui.repo import catalog
from soptui.repo.approval.force import Masa, periods, standing
from soptui.repo.approval.tags import read_tags

if TYPE_CHECKING:
    import datetime as dt

    from soptui.model import Organisasi
    from soptui.repo.git import Git


def ages(git: Git, organisasi: Organisasi, day: dt.date) -> dict[str, rules.Waktunya]:
    """Return the age of every SOP by its id, as of a day.

    The list of SOPs is asked for the changes: it keeps them from one time to the next.
    """
    tags = read_tags(git)
    found: dict[str, rules.Waktunya] = {}
    for entri in catalog.entries(git, organisasi):
        approvals = tags.approvals.get(entri.id, [])
        masa, period = standing(periods(approvals, tags.revocations.get(entri.id, [])), day)
        start = period.start if period and masa is Masa.BERLAKU else None
        found[entri.id] = rules.Waktunya(entri.tanggal, start)
    return found
