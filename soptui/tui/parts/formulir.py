"""A form: fields below each other, each with what belongs there and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from soptui.changes import edits
from soptui.model import path as address
from soptui.repo.vocabulary import POOL
from soptui.tui.actions import Place
from soptui.tui.parts.base import items_of
from soptui.tui.parts.pilih import pick_items, pick_value
from soptui.tui.parts.salin import SalinRuas
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.form_view import FormField, FormView
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.geometry import Region

    from soptui.changes import Edited
    from soptui.model import Temuan


@dataclass(frozen=True, slots=True)
class Ruas:
    """One field of a form."""

    path: str
    """Its address."""
    label: str
    hint: str
    head: str = ""
    """The heading above it, where a group of fields begins."""

    @property
    def name(self) -> str:
        """The name of the field in its part."""
        return self.path.rpartition("/")[2]


class BagianFormulir(SalinRuas):
    """Shows and edits the fields of a form."""

    ruas: tuple[Ruas, ...] = ()
    choices: frozenset[str] = frozenset()
    """Names of fields that take one of a few values: they are chosen, never typed."""
    required: frozenset[str] = frozenset()
    """Names of fields that are never empty."""

    _replaced = 0
    """How many items what is being typed takes the place of."""

    def compose(self) -> ComposeResult:
        """Lay out form, hint, and the field over a value."""
        yield FormView(dom_id="formulir")
        yield Detail(rule=self.editor.soptui.glyphs.rule, dom_id="petunjuk")
        yield self.field

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.view.glyphs = self.editor.soptui.glyphs
        self.view.when_moved = self._moved

    @property
    def view(self) -> FormView:
        """The form."""
        return self.query_one(FormView)

    @property
    def here(self) -> Ruas:
        """The field under the cursor."""
        return self.ruas[self.view.cursor]

    def value(self, ruas: Ruas) -> Any:
        """Return the value of a field."""
        return address.get(self.editor.nilai, ruas.path)

    def refill(self) -> None:
        """Draw the current value."""
        self.view.show(list(self._fields()))
        self.show_hint()

    def _fields(self) -> Iterator[FormField]:
        for ruas in self.ruas:
            grave = self.editor.severity_of(*address.split(ruas.path))
            yield FormField(ruas.name, self.label(ruas), self.items(ruas), grave, ruas.head)

    def label(self, ruas: Ruas) -> str:
        """Return what a field is called."""
        return ruas.label

    def items(self, ruas: Ruas) -> tuple[str, ...]:
        """Return the lines of a field as people read it."""
        value, organisasi = self.value(ruas), self.editor.repo.organisasi
        if ruas.name == "unit" and (unit := organisasi.unit_of(value)):
            return (unit.nama,)
        if ruas.name == "pengesah" and (jabatan := organisasi.jabatan_of(value)):
            person = f" ({jabatan.pejabat})" if jabatan.pejabat else ""
            return (jabatan.nama + person,)
        return value if isinstance(value, tuple) else (_text(value),)

    def address(self) -> str:
        """Return the address of the field under the cursor."""
        return self.here.path if self.view.fields else ""

    def findings_here(self) -> Sequence[Temuan]:
        """Return the findings at the field under the cursor."""
        if not self.view.fields:
            return ()
        return self.editor.findings_at(*address.split(self.here.path))

    def _moved(self) -> None:
        self.show_hint()
        self.editor.show_status()

    def show_hint(self) -> None:
        """Say what belongs into the field, and what is wrong with it."""
        if not self.view.fields:
            return
        lines = self.editor.finding_lines()
        self.query_one(Detail).show(lines, self.here.hint)

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
        if self.is_chosen():
            return self.choose(self.here)
        value = self.value(self.here)
        self._open("\n".join(value) if isinstance(value, tuple) else _text(value))
        return None

    def start_typing(self, text: str) -> None:
        """Replace the field under the cursor by what is typed."""
        if reason := self.why_not_isi():
            self.editor.say(reason)
        elif self.is_chosen():
            self.editor.start_deed(self.choose(self.here))
        else:
            value = self.value(self.here)
            self._open(text, len(value) if self.is_list() else 0)

    def _open(self, text: str, replaced: int = 0) -> None:
        """Let a person type; `replaced` items give way to what is typed."""
        self._replaced = replaced if replaced > 1 else 0
        accept = self._replace if self._replaced else self.set_text
        self.open_field(text, accept, lines=self.is_list(), source=self.here.name)
        if self.is_list() and not self._replaced:
            self.say_how_to_list()

    def typing_words(self) -> str:
        """Say, too, that several items give way to what is typed, and how they stay."""
        if words := super().typing_words():
            return words
        if not (self.is_typing and self._replaced):
            return ""
        on, back = self.key("terima_maju"), self.key("batal")
        return f"Menggantikan {self._replaced} butir: {back} mengembalikannya, {on} selesai."

    def is_list(self) -> bool:
        """Tell whether the field under the cursor holds items."""
        return isinstance(self.value(self.here), tuple)

    def is_chosen(self) -> bool:
        """Tell whether the field under the cursor takes one of a few values and no text."""
        return self.here.name in self.choices

    def set_text(self, text: str) -> bool:
        """Set the field under the cursor from what was typed or pasted."""
        path, is_list = self.here.path, self.is_list()

        def edit(nilai: Any) -> Edited:
            value: Any = items_of(text) if is_list else None
            if not is_list:
                value = edits.parse_value(nilai, path, text.strip())
            return edits.set_value(nilai, path, value)

        return self.editor.edit(edit)

    def _replace(self, text: str) -> bool:
        """Set a list of which several items give way, and say how they come back."""
        before = self.editor.nilai
        done = self.set_text(text)
        if self.editor.nilai != before:
            words = f"{self._replaced} butir {self.label(self.here)} diganti"
            undo = self.key("urung", Place.GRID)
            self.editor.say(visible(f"{words}. {undo} mengembalikannya."))
        return done

    def set_value(self, ruas: Ruas, value: Any) -> bool:
        """Set a field."""
        return self.editor.edit(lambda nilai: edits.set_value(nilai, ruas.path, value))

    def why_not_kosongkan(self) -> str | None:
        """Old revisions are not edited, and some fields are never empty."""
        if self.here.name in self.required:
            return f"{self.here.label} harus terisi."
        return self.editor.why_read_only()

    def do_kosongkan(self) -> None:
        """Empty the field."""
        dated = self.here.name.startswith("tanggal")
        empty: Any = () if self.is_list() else None if dated else ""
        self.set_value(self.here, empty)

    def why_not_pilih(self) -> str | None:
        """There must be something to choose from."""
        if self.here.name not in POOL and not self.is_chosen():
            return f"{self.here.label} diketik langsung."
        return self.editor.why_read_only()

    async def do_pilih(self) -> None:
        """Choose from what the office already wrote; several where the field is a list."""
        if self.is_chosen():
            await self.choose(self.here)
        elif self.is_list():
            await pick_items(self.editor, self.here.path, self.here.label)
        else:
            await pick_value(self.editor, self.here.path, self.here.label)

    async def choose(self, ruas: Ruas) -> None:
        """Let one of the few values of a field be chosen."""
        answer = await self.editor.soptui.ask(
            Picker(self.label(ruas), self.options(ruas), current=str(self.value(ruas)))
        )
        if answer is not None:
            self.set_value(ruas, self.value_of(ruas, answer))

    def options(self, ruas: Ruas) -> list[Option[str]]:
        """Return what can be chosen for a field: a unit, else a position."""
        organisasi = self.editor.repo.organisasi
        if ruas.name == "unit":
            return [Option(u.id, u.nama, u.id) for u in organisasi.unit]
        return [Option(j.id, j.nama, j.pejabat) for j in organisasi.jabatan]

    def value_of(self, ruas: Ruas, answer: str) -> Any:
        """Return the value that an answer stands for."""
        del ruas
        return answer


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
