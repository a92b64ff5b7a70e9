"""Copying and pasting a field of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.changes.tabular import parse_cells, tidied
from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.tui.parts.base import BagianIsian
from soptui.tui.parts.rentang import NOTHING

if TYPE_CHECKING:
    from soptui.tui.widgets.form_view import FormView


class SalinRuas(BagianIsian):
    """Copy, cut and paste the field under the cursor; pasted lines are items of a list."""

    @property
    def view(self) -> FormView:
        """The form."""
        raise NotImplementedError

    def why_not_kosongkan(self) -> str | None:
        """Return why the field is not emptied."""
        raise NotImplementedError

    def do_kosongkan(self) -> None:
        """Empty the field."""
        raise NotImplementedError

    def why_not_isi(self) -> str | None:
        """Return why the field is not edited."""
        raise NotImplementedError

    def set_text(self, text: str) -> bool:
        """Set the field under the cursor from text; False when it is refused."""
        raise NotImplementedError

    def is_chosen(self) -> bool:
        """Tell whether the field under the cursor takes one of a few values and no text."""
        raise NotImplementedError

    def is_list(self) -> bool:
        """Tell whether the field under the cursor holds items."""
        raise NotImplementedError

    def _put(self) -> str:
        app = self.editor.soptui
        app.salinan = None
        return app.papan.put("\n".join(self.view.current.items))

    def do_salin(self) -> None:
        """Copy the field."""
        self.editor.say(f"{self.view.current.label} disalin. {self._put()}")

    def why_not_potong(self) -> str | None:
        """Only what can be emptied is cut."""
        return self.why_not_kosongkan()

    def do_potong(self) -> None:
        """Copy the field and empty it."""
        where = self._put()
        self.do_kosongkan()
        self.editor.say(f"{self.view.current.label} dipotong. {where}")

    def why_not_tempel(self) -> str | None:
        """Something must have been copied."""
        return self.why_not_isi() or (None if self.editor.soptui.papan.text else NOTHING)

    def do_tempel(self) -> None:
        """Paste what was copied in soptui."""
        self.paste_text(self.editor.soptui.papan.text)

    def paste_text(self, text: str) -> None:
        """Put text of another program into the field; a column of cells is a list of items."""
        if reason := self.why_not_isi():
            self.editor.say(reason)
        elif self.is_chosen():
            label, choose = self.view.current.label, self.key("isi")
            self.editor.say(f"{label} dipilih dari daftar: {choose} membukanya.")
        else:
            try:
                cells = [tidied(cell) for row in parse_cells(text) for cell in row]
            except SoptuiError as error:
                self.editor.say(str(error), Severity.ERROR)
                return
            lines = "\n".join(cell for cell in cells if cell)
            self.set_text(lines if self.is_list() else " ".join(lines.split()))
