"""Two people's changes of one version beside each other, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.changes.diff import Perubahan, diff

if TYPE_CHECKING:
    from soptui.model import Sop


@dataclass(frozen=True, slots=True)
class Banding:
    """One field that somebody changed: what you did to it, and what the other did."""

    label: str
    mine: Perubahan | None = None
    theirs: Perubahan | None = None

    @property
    def is_clash(self) -> bool:
        """Whether both changed it, and not to the same."""
        a, b = self.mine, self.theirs
        return (
            a is not None and b is not None and (a.op, a.path, a.after) != (b.op, b.path, b.after)
        )


def compare(base: Sop, mine: Sop, theirs: Sop) -> list[Banding]:
    """Return the fields that differ from `base` on either side, those that clash first.

    A change inside a step clashes with the removal of that step.
    """
    others = diff(base, theirs)
    rows = []
    met: set[str] = set()
    for change in diff(base, mine):
        touching = [other for other in others if _touch(change.path, other.path)]
        met.update(other.path for other in touching)
        rows += [Banding(change.label, change, other) for other in touching or (None,)]
    rows += [Banding(other.label, None, other) for other in others if other.path not in met]
    return sorted(rows, key=lambda row: not row.is_clash)


def _touch(a: str, b: str) -> bool:
    return f"{a}/".startswith(f"{b}/") or f"{b}/".startswith(f"{a}/")
