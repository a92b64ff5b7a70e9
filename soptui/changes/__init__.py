"""Values × values → changes: edit operations with undo, semantic diff, words for a change."""

from soptui.changes import edits
from soptui.changes.account import Account, account
from soptui.changes.clashes import Bentrokan
from soptui.changes.describe import describe, places, shown
from soptui.changes.diff import SIGNS, Op, Perubahan, diff
from soptui.changes.edited import Edited
from soptui.changes.history import State, UndoStack
from soptui.changes.merge import Gabungan, merge
from soptui.changes.restore import restore
from soptui.changes.sentences import Kalimat, sentences

__all__ = [
    "SIGNS",
    "Account",
    "Bentrokan",
    "Edited",
    "Gabungan",
    "Kalimat",
    "Op",
    "Perubahan",
    "State",
    "UndoStack",
    "account",
    "describe",
    "diff",
    "edits",
    "merge",
    "places",
    "restore",
    "sentences",
    "shown",
]
