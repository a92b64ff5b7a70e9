"""Parts 1 and 2 of a Standar Pelayanan, Identitas and Komponen, as forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from soptui import texts
from soptui.tui import hints
from soptui.tui.actions import Place
from soptui.tui.parts.formulir import BagianFormulir, Ruas
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from soptui.tui.screens.sunting_layanan import SuntingLayananScreen


def _group(part: str, labels: Mapping[str, str], head: str = "") -> Iterator[Ruas]:
    for i, (name, label) in enumerate(labels.items()):
        yield Ruas(f"{part}/{name}", label, hints.LAYANAN[name], "" if i else head)


class BagianIdentitasLayanan(BagianFormulir):
    """Shows and edits `identitas` of a service."""

    title = "Identitas"
    ruas = tuple(_group("identitas", texts.IDENTITAS_LAYANAN))
    choices = frozenset({"unit", "pengesah", "sop"})
    required = frozenset({"judul", "unit"})

    @property
    def editor(self) -> SuntingLayananScreen:
        """The screen that holds the service."""
        return cast("SuntingLayananScreen", self.screen)

    def items(self, ruas: Ruas) -> tuple[str, ...]:
        """Return the lines of a field; SOPs by their titles."""
        value = super().items(ruas)
        return tuple(map(self.editor.sop_words, value)) if ruas.name == "sop" else value

    async def choose(self, ruas: Ruas) -> None:
        """Let one of the few values of a field be chosen; SOPs one after the other."""
        if ruas.name == "sop":
            await self._choose_sops(ruas)
        else:
            await super().choose(ruas)

    async def _choose_sops(self, ruas: Ruas) -> None:
        take = self.editor.key("terima", Place.FIELD)
        end = self.editor.key("batal", Place.FIELD)
        note = f"{take} mengambil; memilih lagi melepaskan. {end} bila sudah."
        last: str | None = None
        while True:
            taken: tuple[str, ...] = self.value(ruas)
            known = dict.fromkeys([*self.editor.titles, *taken])
            options = [
                Option(sop_id, self.editor.sop_words(sop_id), "diambil" if sop_id in taken else "")
                for sop_id in known
            ]
            if not options:
                self.editor.say("Belum ada SOP di repositori ini. Buat dulu di Daftar SOP.")
                return
            picker = Picker(ruas.label, options, note=note, current=last, leave="selesai")
            last = await self.editor.soptui.ask(picker)
            if last is None:
                return
            kept = tuple(sop_id for sop_id in taken if sop_id != last)
            self.set_value(ruas, kept if len(kept) < len(taken) else (*taken, last))


class BagianKomponen(BagianFormulir):
    """Shows and edits the 14 components in their two groups."""

    title = "Komponen"
    ruas = (
        *_group(
            "penyampaian",
            texts.PENYAMPAIAN,
            f"{texts.BAGIAN_LAYANAN['penyampaian']} (wajib dipublikasikan)",
        ),
        *_group(
            "pengelolaan",
            texts.PENGELOLAAN,
            f"{texts.BAGIAN_LAYANAN['pengelolaan']} (internal)",
        ),
    )
