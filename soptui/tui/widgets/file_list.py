"""What both lists of documents know of each line: unsaved edits, and how many findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from soptui.tui.glyphs import UTF8, Glyphs
from soptui.tui.widgets.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from soptui.model import Severity
    from soptui.repo import Entri

E = TypeVar("E", bound="Entri")


class FileList(ListView[E]):
    """A list of documents of one kind."""

    glyphs: Glyphs = UTF8

    def __init__(self, *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.is_unsaved: Callable[[E], bool] = lambda _: False
        """Whether a document has edits that are not saved: marked with a star."""

        self.numbers: Mapping[str, Mapping[Severity, int]] | None = None
        """Findings of each file, as far as they were looked for; None before."""

    def numbers_of(self, entry: E) -> Mapping[Severity, int] | None:
        """Return how many findings of each kind a document has, where that is known."""
        return None if self.numbers is None else self.numbers.get(entry.path, {})
