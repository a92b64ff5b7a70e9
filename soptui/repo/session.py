"""One document being edited: its value, the way back, and saving it. Knows no screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Generic

from soptui.changes import Account, Edited, State, UndoStack, account, diff, merge
from soptui.model.nilai import Nilai
from soptui.repo.temuan import value_findings
from soptui.toml import require, schema_findings

if TYPE_CHECKING:
    from collections.abc import Collection

    from soptui.changes import Gabungan, Perubahan
    from soptui.model import Organisasi, Sop, Temuan
    from soptui.repo.kumpulan import Kumpulan, Simpanan
    from soptui.repo.reading import Bacaan
    from soptui.toml import Dokumen


@dataclass(frozen=True, slots=True)
class Draf(Generic[Nilai]):
    """What a save is to write, taken at one moment: edits made meanwhile are not in it."""

    doc: Dokumen[Nilai]
    state: State[Nilai]
    account: Account
    comments: tuple[str, ...] = ()


class Session(Generic[Nilai]):
    """The editing of one document: an SOP of a `Repository`, or a service of `repo.layanan`.

    Raises InvalidError for a document that cannot be read.
    """

    def __init__(self, repo: Kumpulan[Nilai], doc: Dokumen[Nilai]) -> None:
        self.repo: Kumpulan[Nilai] = repo
        self._checked: tuple[Nilai, Organisasi, str, list[Temuan]] | None = None
        self.restart(doc)

    def restart(self, doc: Dokumen[Nilai]) -> None:
        """Begin anew with a document: what was edited before can no longer be undone."""
        self._stack: UndoStack[Nilai] = UndoStack(require(doc))
        self._saved: State[Nilai] | None = self._stack.state
        self.doc: Dokumen[Nilai] = doc
        self.layout = ""
        """A text whose comments and layout a save keeps; "": those of the file."""
        self.comments: tuple[str, ...] = ()
        """What people said about changes: further lines of the message of the next save."""
        self.begun = ""
        """The words of a save that were being typed when soptui ended; "": none."""

    @property
    def nilai(self) -> Nilai:
        """The value as it is now."""
        return self._stack.nilai

    @property
    def sop(self: Session[Sop]) -> Sop:
        """The SOP as it is now."""
        return self.nilai

    @property
    def state(self) -> State[Nilai]:
        """The moment in the way back at which it is now."""
        return self._stack.state

    # --- the way back -----------------------------------------------------------------------

    def apply(self, edited: Edited[Nilai]) -> None:
        """Take over an edit as one step of undo."""
        self._stack.push(edited)

    def undo(self) -> str | None:
        """Go one step back, also past a save; returns what was undone, or None at the beginning."""
        return self._stack.undo()

    def redo(self) -> str | None:
        """Do again what was undone; returns what it was, or None."""
        return self._stack.redo()

    @property
    def undo_title(self) -> str | None:
        """What `undo` would take back."""
        return self._stack.undo_title

    @property
    def redo_title(self) -> str | None:
        """What `redo` would do again."""
        return self._stack.redo_title

    def discard(self) -> str:
        """Go back to what was saved last, as an edit that can be undone; returns its name."""
        assert self._saved is not None, "without a saved version there is nothing to go back to"
        edited = Edited(self._saved.nilai, f"buang {self.count_words()}")
        self._stack.push(edited)
        return edited.title

    # --- what there is to save --------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return self._saved is None or self.nilai != self._saved.nilai

    @property
    def can_discard(self) -> bool:
        """Whether there is a saved version to go back to, and something to give up for it."""
        return self._saved is not None and self.is_changed

    @property
    def holds_uncommitted(self) -> bool:
        """Whether the file that the edits began from says something that the history does not."""
        return self.doc.nilai is not None and not self.repo.is_committed(self.doc)

    def changes(self) -> list[Perubahan]:
        """Return what a save would change."""
        return [] if self._saved is None else diff(self._saved.nilai, self.nilai)

    def count_words(self) -> str:
        """Return how much there is to save: "3 perubahan"."""
        return f"{len(self.changes()) or 1} perubahan"

    def findings(self) -> list[Temuan]:
        """Return what schema and rules say about the value as it is now.

        May run in a thread. The very values of the last time are not checked again.
        """
        value, organisasi = self.nilai, self.repo.organisasi
        stem = PurePosixPath(self.doc.file).stem
        known = self._checked
        if known and known[0] is value and known[1] is organisasi and known[2] == stem:
            return known[3]
        found = schema_findings(value)
        found += value_findings(value, organisasi, stem)
        self._checked = value, organisasi, stem, found
        return found

    # --- saving -----------------------------------------------------------------------------

    def draft(self) -> Draf[Nilai]:
        """Return what a save would write now."""
        told = Account() if self._saved is None else account(self._stack, self._saved)
        told = replace(told, layout=self.layout)
        return Draf(self.doc, self._stack.state, told, self.comments)

    def proposed_message(self, draft: Draf[Nilai] | None = None) -> str:
        """Return the subject that a save would carry."""
        draft = draft or self.draft()
        return self.repo.proposed_message(draft.doc, draft.state.nilai, draft.account)

    def write(self, draft: Draf[Nilai], message: str | None = None) -> Simpanan[Nilai] | None:
        """Save a draft as one commit, with what others saved meanwhile. Raises `Repository.save`'s.

        May run in a thread while editing goes on: nothing here changes before `written`.
        """
        if draft.comments:
            lines = [message or self.proposed_message(draft), "", *draft.comments]
            message = "\n".join(lines)
        return self.repo.save(draft.doc, draft.state.nilai, message, draft.account)

    def written(self, draft: Draf[Nilai], saved: Simpanan[Nilai] | None) -> None:
        """Take note that a draft was saved; the steps of undo stay.

        Where it was merged with the changes of others, these go into every step.
        """
        doc = saved.doc if saved else self.repo.reread(draft.doc)
        if doc is None or doc.nilai is None:
            return
        self._saved = draft.state
        self._take_in(draft.state.nilai, doc)
        self.comments = self.comments[len(draft.comments) :]
        self.layout = "" if self.layout == draft.account.layout else self.layout

    def save(self, message: str | None = None) -> Simpanan[Nilai] | None:
        """Save as one commit; the steps of undo stay. Raises as `Repository.save` does."""
        draft = self.draft()
        saved = self.write(draft, message) if self.is_changed else None
        if saved is not None:
            self.written(draft, saved)
        return saved

    # --- other writers ----------------------------------------------------------------------

    def outside(self) -> Bacaan[Nilai] | None:
        """Return the file as it is now, where it is no longer what this session started from."""
        base = self.doc
        fresh = self.repo.reread(base)
        return None if fresh.is_same_file(base) else fresh

    def follow(self, fresh: Bacaan[Nilai]) -> bool:
        """Go on from the file as it is now, if it still says the same; returns whether."""
        if fresh.nilai is None or fresh.nilai != self.doc.nilai:
            return False
        self.doc, self.layout = fresh, ""
        return True

    def merged(self, fresh: Bacaan[Nilai], taken: Collection[str] = ()) -> Gabungan[Nilai]:
        """Return my edits together with what others made of the file; nothing changes yet.

        Where both changed a field mine stands, or theirs where `taken` names its address. Both
        documents must hold an SOP.
        """
        return merge(require(self.doc), self.nilai, require(fresh), taken)

    def join(self, fresh: Bacaan[Nilai], taken: Collection[str] = ()) -> Gabungan[Nilai]:
        """Go on from what others made of the file, with my edits upon it, see `merged`.

        To undo takes back my edits alone. Where both changed a field both texts become steps of
        undo, so that neither is lost.
        """
        joined = self.merged(fresh, taken)
        theirs = self.merged(fresh, [clash.path for clash in joined.bentrokan])
        self._take_in(require(self.doc), fresh)
        self.layout = ""
        if joined.bentrokan:
            self._stack.push(Edited(theirs.nilai, "ambil isi orang lain"))
            self._stack.push(Edited(joined.nilai, "pilih isi ruas yang bentrok"))
        return joined

    def _take_in(self, base: Nilai, fresh: Bacaan[Nilai]) -> None:
        """Go on from a document, with what it changed of `base` in every step of undo."""
        theirs = require(fresh)
        self.doc = fresh
        if theirs == base:
            return
        new = self._stack.rebase(lambda value: merge(base, value, theirs).nilai)
        known = None if self._saved is None else new.get(self._saved)
        self._saved = known or State(Edited(theirs, ""))

    def adopt(self, fresh: Bacaan[Nilai]) -> None:
        """Go on although the file is gone or broken: then everything counts as unsaved."""
        self.doc, self.layout, self._saved = fresh, "", None
