"""Which version was in force on a day. Pure: tags in, periods out.

An approval is in force from its day until a later one begins or it is revoked; a revocation counts
from its own day, and what it ends stays ended: an older version does not come back. Of two
approvals with one day the higher revision wins. An approval that was revoked before its day never
was in force and ends nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from soptui.repo.approval.tags import Pencabutan, Pengesahan


class Masa(StrEnum):
    """Where an approval, or an SOP, stands on a day."""

    BERLAKU = "berlaku"
    AKAN_BERLAKU = "akan-berlaku"
    DIGANTIKAN = "digantikan"
    DICABUT = "dicabut"
    BELUM = "belum"

    @property
    def words(self) -> str:
        """The same for people."""
        return {"akan-berlaku": "akan berlaku", "belum": "belum disahkan"}.get(self, str(self))


@dataclass(frozen=True, slots=True)
class Periode:
    """One approval and the days on which it is in force: from `start`, before `until`."""

    pengesahan: Pengesahan
    until: dt.date | None = None
    """First day on which it is not in force any more; None while no end is known."""
    ended_by: Pengesahan | Pencabutan | None = None
    is_revoked: bool = False
    is_void: bool = False
    """Taken back before its first day: it never was in force and ends nothing."""

    @property
    def start(self) -> dt.date:
        """Its first day."""
        return self.pengesahan.effective

    def on(self, day: dt.date) -> Masa:
        """Return where this approval stands on a day."""
        if self.until is not None and day >= self.until:
            return Masa.DICABUT if self.is_revoked else Masa.DIGANTIKAN
        return Masa.BERLAKU if day >= self.start else Masa.AKAN_BERLAKU


def periods(
    approvals: Sequence[Pengesahan], revocations: Sequence[Pencabutan] = ()
) -> list[Periode]:
    """Return the periods of the approvals of one SOP, in the order of their days."""
    revoked: dict[str, Pencabutan] = {}
    for revocation in sorted(revocations, key=lambda r: r.on, reverse=True):
        revoked[revocation.revokes] = revocation
    ordered = sorted(approvals, key=lambda a: (a.effective, a.revision))
    found: list[Periode] = []
    following: Pengesahan | None = None
    for approval in reversed(ordered):
        end = revoked.get(approval.oid) if approval.oid else None
        if end is not None and end.on < approval.effective:
            found.append(Periode(approval, approval.effective, end, is_revoked=True, is_void=True))
            continue
        if end is not None and (following is None or end.on < following.effective):
            found.append(Periode(approval, end.on, end, is_revoked=True))
        elif following is not None:
            found.append(Periode(approval, following.effective, following))
        else:
            found.append(Periode(approval))
        following = approval
    return found[::-1]


def standing(found: Sequence[Periode], day: dt.date) -> tuple[Masa, Periode | None]:
    """Return where an SOP stands on a day, and the period that says so.

    `found`: its periods, as `periods` returns them. None only when it was never approved.
    """
    real = [p for p in found if not p.is_void]
    begun = [p for p in real if p.start <= day]
    if begun:
        return begun[-1].on(day), begun[-1]
    if real:
        return Masa.AKAN_BERLAKU, real[0]
    return (Masa.DICABUT, found[-1]) if found else (Masa.BELUM, None)
