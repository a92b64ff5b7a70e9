"""Undo and redo over immutable values: every value a document has had, and the edit behind it.

Nothing here looks into a value, so SOPs and services are the same to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic

from soptui.changes.edited import Edited
from soptui.model.nilai import Nilai

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.model import Sop


@dataclass(frozen=True, slots=True, eq=False)
class State(Generic[Nilai]):
    """One value that the document has had: the edit that led to it, and the state before.

    Two states are the same only if they are the same moment, however equal their values are.
    """

    edited: Edited[Nilai]
    before: State[Nilai] | None = None

    @property
    def nilai(self) -> Nilai:
        """The value."""
        return self.edited.nilai

    @property
    def sop(self: State[Sop]) -> Sop:
        """The value, of an SOP."""
        return self.nilai


class UndoStack(Generic[Nilai]):
    """The states of one document in this session, without limit."""

    def __init__(self, value: Nilai) -> None:
        self.state: State[Nilai] = State(Edited(value, ""))
        """Where one is now."""
        self._ahead: list[State[Nilai]] = []

    @property
    def nilai(self) -> Nilai:
        """The value as it is now."""
        return self.state.nilai

    @property
    def sop(self: UndoStack[Sop]) -> Sop:
        """The value as it is now, of an SOP."""
        return self.nilai

    def push(self, edited: Edited[Nilai]) -> None:
        """Take over an edit. One that changes nothing leaves no step behind."""
        if edited.nilai == self.nilai:
            return
        self.state = State(edited, self.state)
        self._ahead.clear()

    def undo(self) -> str | None:
        """Go one step back and return its name, or None at the first value."""
        title, before = self.undo_title, self.state.before
        if before is not None:
            self._ahead.append(self.state)
            self.state = before
        return title

    def redo(self) -> str | None:
        """Go one step forward again and return its name, or None at the newest value."""
        title = self.redo_title
        if self._ahead:
            self.state = self._ahead.pop()
        return title

    @property
    def undo_title(self) -> str | None:
        """Name of the step that `undo` would take back."""
        return self.state.edited.title if self.state.before is not None else None

    @property
    def redo_title(self) -> str | None:
        """Name of the step that `redo` would do again."""
        return self._ahead[-1].edited.title if self._ahead else None

    def is_undone(self, state: State[Nilai]) -> bool:
        """Tell whether a state was left by undoing and can be reached by redoing."""
        return state in self._ahead

    def since(self, state: State[Nilai]) -> list[Edited[Nilai]]:
        """Return the edits that led from a state to now; all of them if it is no longer there."""
        found: list[Edited[Nilai]] = []
        here: State[Nilai] | None = self.state
        while here is not None and here is not state:
            found.append(here.edited)
            here = here.before
        return found[::-1]

    def rebase(self, change: Callable[[Nilai], Nilai]) -> dict[State[Nilai], State[Nilai]]:
        """Let every value be another, each step with its name; returns the new states by the old.

        That is how what others did goes into all steps: to undo takes back one's own edits alone.
        """
        chain: list[State[Nilai]] = []
        here: State[Nilai] | None = self._ahead[0] if self._ahead else self.state
        while here is not None:
            chain.append(here)
            here = here.before
        new: dict[State[Nilai], State[Nilai]] = {}
        for old in reversed(chain):
            before = None if old.before is None else new[old.before]
            new[old] = State(replace(old.edited, nilai=change(old.nilai)), before)
        self.state = new[self.state]
        self._ahead = [new[state] for state in self._ahead]
        return new
