"""One SOP being edited: its value, the way back, and saving it. Knows no screen."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui.changes import UndoStack
from soptui.rules import check_sop
from soptui.toml import require_sop, schema_findings

if TYPE_CHECKING:
    from soptui.changes import Edited
    from soptui.model import Sop, Temuan
    from soptui.repo.repository import Repository, Simpanan
    from soptui.toml import Dokumen


class Session:
    """The editing of one document. Raises InvalidError for a document that holds no SOP."""

    def __init__(self, repo: Repository, doc: Dokumen) -> None:
        self.repo = repo
        self.doc = doc
        self._saved = require_sop(doc)
        self._stack = UndoStack(self._saved)

    @property
    def sop(self) -> Sop:
        """The SOP as it is now."""
        return self._stack.sop

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return self.sop != self._saved

    def apply(self, edited: Edited) -> None:
        """Take over an edit as one step of undo."""
        self._stack.push(edited)

    def undo(self) -> str | None:
        """Go one step back; returns what was undone, or None at the beginning."""
        return self._stack.undo()

    def redo(self) -> str | None:
        """Do again what was undone; returns what it was, or None."""
        return self._stack.redo()

    def findings(self) -> list[Temuan]:
        """Return what schema and rules say about the SOP as it is now."""
        stem = PurePosixPath(self.doc.file).stem
        rules = check_sop(self.sop, self.repo.organisasi, stem)
        return [*schema_findings(self.sop), *rules]

    def proposed_message(self) -> str:
        """Return the subject that a save would carry."""
        return self.repo.proposed_message(self.doc, self.sop)

    def save(self, message: str | None = None) -> Simpanan | None:
        """Save as one commit; the steps of undo stay. Raises as `Repository.save` does."""
        saved = self.repo.save(self.doc, self.sop, message)
        if saved is not None:
            self.doc = self.repo.read(self.doc.file)
            self._saved = self.sop
        return saved
