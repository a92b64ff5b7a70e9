"""Part 1, Identitas: the identity sheet as a form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from soptui import texts
from soptui.changes import edits
from soptui.model import Jenis
from soptui.repo.vocabulary import POOL
from soptui.tui import hints
from soptui.tui.glyphs import WORD
from soptui.tui.parts.base import items_of
from soptui.tui.parts.pilih import pick_items, pick_value
from soptui.tui.parts.salin import SalinRuas
from soptui.tui.style import SEVERITY
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.form_view import FormField, FormView
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Region

    from soptui.changes import Edited
    from soptui.model import Sop

CHOICES = frozenset({"unit", "jenis", "pengesah", "cakupan"})
CAKUPAN = (("makro", "mikro"), ("final", "parsial"), ("generik", "spesifik"))


class BagianIdentitas(SalinRuas):
    """Shows and edits `identitas`."""

    title = "Identitas"

    def compose(self) -> ComposeResult:
        """Lay out form, hint, and the field over a value."""
        yield FormView(dom_id="formulir")
        yield Detail(rule=self.editor.soptui.glyphs.rule, dom_id="petunjuk")
        yield self.field

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.view.glyphs = self.editor.soptui.glyphs
        self.view.when_moved = self.show_hint

    @property
    def view(self) -> FormView:
        """The form."""
        return self.query_one(FormView)

    def refill(self) -> None:
        """Draw the current value."""
        self.view.show(
            [
                FormField(key, label, self._items(key), self.editor.severity_of("identitas", key))
                for key, label in texts.IDENTITAS.items()
            ]
        )
        self.show_hint()

    def _items(self, key: str) -> tuple[str, ...]:
        value = getattr(self.editor.sop.identitas, key)
        organisasi = self.editor.repo.organisasi
        if key == "unit" and (unit := organisasi.unit_of(value)):
            return (unit.nama,)
        if key == "pengesah" and (jabatan := organisasi.jabatan_of(value)):
            person = f" ({jabatan.pejabat})" if jabatan.pejabat else ""
            return (jabatan.nama + person,)
        if key == "cakupan":
            return (", ".join(value),)
        return value if isinstance(value, tuple) else (_text(value),)

    def address(self) -> str:
        """Return the address of the field under the cursor."""
        return f"identitas/{self.view.current.key}" if self.view.fields else ""

    def show_hint(self) -> None:
        """Say what belongs into the field, and what is wrong with it."""
        if not self.view.fields:
            return
        key = self.view.current.key
        lines = [
            (f"{WORD[t.severity]}: {t.message}", SEVERITY[t.severity])
            for t in self.editor.findings_at("identitas", key)
        ]
        self.query_one(Detail).show(lines, hints.IDENTITAS[key])

    def cell_region(self) -> Region:
        """Return where the value of the current field is, in this part."""
        return self.view.cell_region().translate(self.view.region.offset - self.region.offset)

    def do_terima(self) -> None:
        """Accept and go on to the next field."""
        was_typing = self.is_typing
        super().do_terima()
        if was_typing and not self.is_typing:
            self.step_on(1)

    def step_on(self, direction: int) -> None:
        """To the next or previous field."""
        self.view.go(self.view.cursor + direction)

    # --- editing ----------------------------------------------------------------------------

    def why_not_isi(self) -> str | None:
        """Old revisions are not edited."""
        return self.editor.why_read_only()

    def do_isi(self) -> object:
        """Edit the field under the cursor: type, or choose from a list."""
        key = self.view.current.key
        if key in CHOICES:
            return self._choose(key)
        value = getattr(self.editor.sop.identitas, key)
        self._open(key, "\n".join(value) if isinstance(value, tuple) else _text(value))
        return None

    def start_typing(self, text: str) -> None:
        """Replace the field under the cursor by what is typed."""
        key = self.view.current.key
        if reason := self.why_not_isi():
            self.editor.say(reason)
        elif key in CHOICES:
            self.editor.start_deed(self._choose(key))
        else:
            self._open(key, text)

    def _open(self, key: str, text: str) -> None:
        lines = isinstance(getattr(self.editor.sop.identitas, key), tuple)
        self.open_field(text, lambda typed: self.set_text(key, typed), lines=lines, source=key)
        if lines:
            self.say_how_to_list()

    def is_chosen(self, key: str) -> bool:
        """Tell whether the field takes one of a few values."""
        return key in CHOICES

    def set_text(self, key: str, text: str) -> bool:
        """Set a field from what was typed or pasted."""
        path = f"identitas/{key}"

        def edit(sop: Sop) -> Edited:
            value: Any = getattr(sop.identitas, key)
            if isinstance(value, tuple):
                value = items_of(text)
            else:
                value = edits.parse_value(sop, path, text.strip())
            return edits.set_value(sop, path, value)

        return self.editor.edit(edit)

    def why_not_kosongkan(self) -> str | None:
        """Old revisions are not edited, and some fields are never empty."""
        if self.view.current.key in ("judul", "unit", "jenis"):
            return f"{self.view.current.label} harus terisi."
        return self.editor.why_read_only()

    def do_kosongkan(self) -> None:
        """Empty the field."""
        key = self.view.current.key
        value = getattr(self.editor.sop.identitas, key)
        empty: Any = () if isinstance(value, tuple) else None if key.startswith("tanggal") else ""
        self.editor.edit(lambda sop: edits.set_value(sop, f"identitas/{key}", empty))

    def why_not_pilih(self) -> str | None:
        """There must be something to choose from."""
        key = self.view.current.key
        if key not in POOL and key not in CHOICES:
            return f"{self.view.current.label} diketik langsung."
        return self.editor.why_read_only()

    async def do_pilih(self) -> None:
        """Choose from what the office already wrote; several where the field is a list."""
        key = self.view.current.key
        if key in CHOICES:
            await self._choose(key)
        elif isinstance(getattr(self.editor.sop.identitas, key), tuple):
            await pick_items(self.editor, key)
        else:
            await pick_value(self.editor, key)

    async def _choose(self, key: str) -> None:
        if key == "cakupan":
            await self._choose_cakupan()
            return
        organisasi = self.editor.repo.organisasi
        options: list[Option[str]]
        if key == "jenis":
            options = [Option(str(j), str(j)) for j in Jenis]
        elif key == "unit":
            options = [Option(u.id, u.nama, u.id) for u in organisasi.unit]
        else:
            options = [Option(j.id, j.nama, j.pejabat) for j in organisasi.jabatan]
        current = str(getattr(self.editor.sop.identitas, key))
        answer = await self.editor.soptui.ask(
            Picker(texts.IDENTITAS[key], options, current=current)
        )
        if answer is not None:
            value: Any = Jenis(answer) if key == "jenis" else answer
            self.editor.edit(lambda sop: edits.set_value(sop, f"identitas/{key}", value))

    async def _choose_cakupan(self) -> None:
        chosen = self.editor.sop.identitas.cakupan
        options = [
            Option(word, word, "dipilih" if word in chosen else "")
            for pair in CAKUPAN
            for word in pair
        ]
        word = await self.editor.soptui.ask(
            Picker(texts.IDENTITAS["cakupan"], options, note="Memilih lagi melepaskan pilihan.")
        )
        if word is None:
            return
        pair = next(pair for pair in CAKUPAN if word in pair)
        kept = {w for w in chosen if w not in pair} | ({word} if word not in chosen else set())
        value = tuple(w for axis in CAKUPAN for w in axis if w in kept)
        self.editor.edit(lambda sop: edits.set_value(sop, "identitas/cakupan", value))


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
