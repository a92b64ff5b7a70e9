"""What an edit operation returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from soptui.model.nilai import Nilai

if TYPE_CHECKING:
    from soptui.model import Sop


@dataclass(frozen=True, slots=True)
class Edited(Generic[Nilai]):
    """A new value, what was done in words ("hapus langkah 4"), and what else had to follow.

    `notes` are sentences for the status line, one for each thing that changed beside the request
    (an arrow that lost its target, a symbol that moved).
    """

    nilai: Nilai
    title: str
    notes: tuple[str, ...] = ()
    subject: str = ""
    """What a commit of this edit says; "" where the changed fields say it best."""
    source: str = ""
    """The commit that the value was taken from, where it was."""

    @property
    def sop(self: Edited[Sop]) -> Sop:
        """The value, of an edit of an SOP."""
        return self.nilai
