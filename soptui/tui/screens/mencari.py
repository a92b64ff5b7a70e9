"""An editor in which words are found, and others put in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui.model.nilai import Nilai
from soptui.tui.pencari import Pencari
from soptui.tui.screens.penyunting import PenyuntingScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soptui.repo import Repository, Revisi, Session


class MencariScreen(PenyuntingScreen[Nilai]):
    """Finds words in the document that is open."""

    def __init__(
        self, repo: Repository, session: Session[Any], revision: Revisi | None = None
    ) -> None:
        super().__init__(repo, session, revision)
        self.pencari = Pencari(self)

    def shown_names(self) -> Mapping[str, str]:
        """Return the words that people see instead of a key, by address."""
        identitas, organisasi = self.nilai.identitas, self.repo.organisasi
        unit = organisasi.unit_of(identitas.unit)
        jabatan = organisasi.jabatan_of(identitas.pengesah)
        names = {"identitas/unit": unit.nama} if unit else {}
        if jabatan:
            names["identitas/pengesah"] = f"{jabatan.nama} {jabatan.pejabat}".strip()
        return names

    async def do_cari_teks(self) -> None:
        """Ask for words and go to where they stand, or put others in their place."""
        if self.take_typed():
            await self.pencari.ask()

    def why_not_berikut(self) -> str | None:
        """Something must have been looked for."""
        return self.pencari.why_not()

    why_not_sebelum = why_not_berikut

    def do_berikut(self) -> None:
        """To the next place."""
        self.pencari.step(1)

    def do_sebelum(self) -> None:
        """To the place before."""
        self.pencari.step(-1)
