"""What an edit operation returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soptui.model import Sop


@dataclass(frozen=True, slots=True)
class Edited:
    """A new value, what was done in words ("hapus langkah 4"), and what else had to follow.

    `notes` are sentences for the status line, one for each thing that changed beside the request
    (an arrow that lost its target, a symbol that moved).
    """

    sop: Sop
    title: str
    notes: tuple[str, ...] = ()
    subject: str = ""
    """What a commit of this edit says; "" where the changed fields say it best."""
    source: str = ""
    """The commit that the value was taken from, where it was."""
