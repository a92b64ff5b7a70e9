"""Leading somebody through what is left of a new SOP: mutu baku, then the identity sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.model import Sop
    from soptui.tui.screens.sunting import SuntingScreen

MUTU, IDENTITAS = "mutu baku", "identitas"
_FIELDS = ("kelengkapan", "waktu", "output")


class Panduan:
    """Knows where in the guided way its writer is. F6 goes on; nothing has to be filled in."""

    def __init__(self) -> None:
        self.stage = MUTU

    def begin(self, editor: SuntingScreen) -> None:
        """Put the cursor on the first empty cell of the mutu baku; none is empty: go on."""
        place = first_gap(editor.sop)
        if place is None:
            self.go_on(editor)
        else:
            editor.steps.view.show_mutu(only=True)
            editor.steps.view.go_to(*place)
        editor.show_footer()
        editor.say(f"SOP disimpan. {self.words(editor.key)}")

    def go_on(self, editor: SuntingScreen) -> bool:
        """Go to the next stage; False when there is none."""
        if self.stage != MUTU:
            return False
        if not editor.bagian(editor.part).commit():
            return True
        self.stage = IDENTITAS
        editor.steps.view.show_mutu(only=False)
        for column in (2, 1):  # over the first lane, so that the table scrolls back to it
            editor.steps.view.go(0, column)
        editor.show_part("identitas")
        editor.identity.view.go_to("nomor")
        editor.say(self.words(editor.key))
        return True

    def words(self, key: Callable[[str], str]) -> str:
        """Say what is to be done here and how to go on."""
        if self.stage == MUTU:
            on, other = key("sel_maju"), key("panel")
            return f"Langkah 3/4, mutu baku: {on} ke sel berikut, {other} ke identitas."
        return (
            f"Langkah 4/4, identitas: {key('pilih')} memilih, {key('simpan')} menyimpan,"
            f" {key('panel')} ke langkah."
        )

    def is_at(self, part: str) -> bool:
        """Tell whether this part of the editor is where the way leads now."""
        return part == ("langkah" if self.stage == MUTU else "identitas")


def first_gap(sop: Sop) -> tuple[str, str] | None:
    """Return step and field of the first empty cell of the mutu baku."""
    for step in sop.langkah:
        for field in _FIELDS:
            if not getattr(step, field):
                return step.id, field
    return None
