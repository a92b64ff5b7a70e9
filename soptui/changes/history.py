"""Undo and redo over immutable values: a stack of named steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soptui.changes.edited import Edited
    from soptui.model import Sop


@dataclass(slots=True)
class UndoStack:
    """The values one SOP has had in this session, and the name of each step between them."""

    sop: Sop
    _undo: list[tuple[str, Sop]] = field(default_factory=list)
    _redo: list[tuple[str, Sop]] = field(default_factory=list)

    def push(self, edited: Edited) -> None:
        """Take over an edit. One that changes nothing leaves no step behind."""
        if edited.sop == self.sop:
            return
        self._undo.append((edited.title, self.sop))
        self._redo.clear()
        self.sop = edited.sop

    def undo(self) -> str | None:
        """Go one step back and return its name, or None at the first value."""
        return self._move(self._undo, self._redo)

    def redo(self) -> str | None:
        """Go one step forward again and return its name, or None at the newest value."""
        return self._move(self._redo, self._undo)

    def _move(self, source: list[tuple[str, Sop]], target: list[tuple[str, Sop]]) -> str | None:
        if not source:
            return None
        title, sop = source.pop()
        target.append((title, self.sop))
        self.sop = sop
        return title

    @property
    def undo_title(self) -> str | None:
        """Name of the step that `undo` would take back."""
        return self._undo[-1][0] if self._undo else None

    @property
    def redo_title(self) -> str | None:
        """Name of the step that `redo` would do again."""
        return self._redo[-1][0] if self._redo else None
