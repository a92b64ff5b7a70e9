"""Where the present text of an SOP stands against its approvals: one word for the list."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from soptui.repo.approval.force import Masa, standing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence

    from soptui.repo.approval.force import Periode


class Status(StrEnum):
    """Where the present text of an SOP stands."""

    KONSEP = "konsep"
    """Never approved."""
    BERLAKU = "berlaku"
    BERUBAH = "berubah sejak pengesahan"
    AKAN_BERLAKU = "akan berlaku"
    DICABUT = "dicabut"
    """Its newest approval was revoked, and the text is still the same."""


def status_of(found: Sequence[Periode], blobs: Collection[str], today: dt.date) -> Status:
    """Return the status of a text. `found`: its periods; `blobs`: the ids it may have."""
    masa, period = standing(found, today)
    if period is None:
        return Status.KONSEP
    if period.pengesahan.blob in blobs:
        if masa is Masa.BERLAKU:
            return Status.BERLAKU
        if masa is Masa.DICABUT:
            return Status.DICABUT
    coming = (p for p in found if p.on(today) is Masa.AKAN_BERLAKU)
    if any(p.pengesahan.blob in blobs for p in coming):
        return Status.AKAN_BERLAKU
    return Status.BERUBAH
