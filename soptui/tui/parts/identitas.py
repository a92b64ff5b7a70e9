"""Part 1, Identitas: the identity sheet as a form."""

from __future__ import annotations

from typing import Any

from soptui import texts
from soptui.model import Jenis
from soptui.tui import hints
from soptui.tui.parts.formulir import BagianFormulir, Ruas
from soptui.tui.widgets.picker import Option, Picker

CAKUPAN = (("makro", "mikro"), ("final", "parsial"), ("generik", "spesifik"))


class BagianIdentitas(BagianFormulir):
    """Shows and edits `identitas`."""

    title = "Identitas"
    ruas = tuple(
        Ruas(f"identitas/{name}", label, hints.IDENTITAS[name])
        for name, label in texts.IDENTITAS.items()
    )
    choices = frozenset({"unit", "jenis", "pengesah", "cakupan"})
    required = frozenset({"judul", "unit", "jenis"})

    def label(self, ruas: Ruas) -> str:
        """Return what the office calls a field."""
        return self.editor.soptui.organisasi.istilah[ruas.name]

    def items(self, ruas: Ruas) -> tuple[str, ...]:
        """Return the lines of a field; what the SOP covers stands on one line."""
        value = super().items(ruas)
        return (", ".join(value),) if ruas.name == "cakupan" else value

    def options(self, ruas: Ruas) -> list[Option[str]]:
        """Return what can be chosen for a field."""
        if ruas.name == "jenis":
            return [Option(str(j), str(j)) for j in Jenis]
        return super().options(ruas)

    def value_of(self, ruas: Ruas, answer: str) -> Any:
        """Return the value that an answer stands for."""
        return Jenis(answer) if ruas.name == "jenis" else answer

    async def choose(self, ruas: Ruas) -> None:
        """Let one of the few values of a field be chosen; of what the SOP covers, one an axis."""
        if ruas.name == "cakupan":
            await self._choose_cakupan(ruas)
        else:
            await super().choose(ruas)

    async def _choose_cakupan(self, ruas: Ruas) -> None:
        chosen: tuple[str, ...] = self.value(ruas)
        options = [
            Option(word, word, "dipilih" if word in chosen else "")
            for pair in CAKUPAN
            for word in pair
        ]
        word = await self.editor.soptui.ask(
            Picker(self.label(ruas), options, note="Memilih lagi melepaskan pilihan.")
        )
        if word is None:
            return
        pair = next(pair for pair in CAKUPAN if word in pair)
        kept = {w for w in chosen if w not in pair} | ({word} if word not in chosen else set())
        self.set_value(ruas, tuple(w for axis in CAKUPAN for w in axis if w in kept))
