"""What a save says: what was undone or restored since the last one, where that says more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.changes.describe import describe
from soptui.changes.diff import diff

if TYPE_CHECKING:
    from soptui.changes.history import State, UndoStack
    from soptui.model.nilai import Nilai


@dataclass(frozen=True, slots=True)
class Account:
    """Words for a commit; `source` is the commit that its whole content was taken from, if any.

    `layout` is a text with the comments and the layout that the file shall have, where a person
    changed those too.
    """

    words: str = ""
    source: str = ""
    layout: str = ""


def account(stack: UndoStack[Nilai], saved: State[Nilai]) -> Account:
    """Return what leads from the state last saved to now; no words where the fields say it.

    Undoing past a save is "urungkan: <what is taken back>"; a restored version is named, followed
    by what was changed after it.
    """
    if stack.is_undone(saved):
        return Account(f"urungkan: {_described(stack.nilai, saved.nilai)}")
    named = next((e for e in reversed(stack.since(saved)) if e.subject), None)
    if named is None:
        return Account()
    if named.nilai == stack.nilai:
        return Account(named.subject, named.source)
    return Account(f"{named.subject}; {_described(named.nilai, stack.nilai)}")


def _described(before: Nilai, after: Nilai) -> str:
    return describe(diff(before, after), before, after)
