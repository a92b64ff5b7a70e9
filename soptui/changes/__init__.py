"""Values × values → changes: edit operations with undo, semantic diff, words for a change."""

from soptui.changes import edits
from soptui.changes.describe import describe
from soptui.changes.diff import Op, Perubahan, diff
from soptui.changes.edited import Edited
from soptui.changes.history import UndoStack

__all__ = ["Edited", "Op", "Perubahan", "UndoStack", "describe", "diff", "edits"]
