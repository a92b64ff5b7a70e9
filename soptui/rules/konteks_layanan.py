"""What the rules about a Standar Pelayanan may look at: it alone, or beside its SOPs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from soptui.model.words import texts_of
from soptui.rules.konteks import dasar_hukum
from soptui.rules.pasangan import PER_HARI, Ikatan, ikatan
from soptui.rules.registry import Lingkup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soptui.model import Layanan, Organisasi, Sop


@dataclass(frozen=True)
class KonteksLayanan:
    """One service, its office and the name of its file. What is None is not known."""

    layanan: Layanan
    organisasi: Organisasi | None = None
    stem: str | None = None
    lingkup = Lingkup.LAYANAN

    @property
    def nilai(self) -> Layanan:
        """What is looked at."""
        return self.layanan

    @cached_property
    def teks(self) -> tuple[tuple[str, str], ...]:
        """All texts with their addresses."""
        return tuple(texts_of(self.layanan))

    @property
    def dasar_hukum(self) -> tuple[tuple[str, str], ...]:
        """The regulations with their addresses."""
        return dasar_hukum(self.layanan)


@dataclass(frozen=True)
class Pasangan:
    """One service and the SOPs of the repository by id; None is one that cannot be read."""

    layanan: Layanan
    sops: Mapping[str, Sop | None] = field(default_factory=dict)
    organisasi: Organisasi | None = None

    @cached_property
    def sop(self) -> tuple[Sop, ...]:
        """The SOPs that the service names and that can be read, each once, in its order."""
        named = dict.fromkeys(self.layanan.identitas.sop)
        return tuple(sop for sop in map(self.sops.get, named) if sop is not None)

    @cached_property
    def ikatan(self) -> tuple[Ikatan, ...]:
        """Each tie of the service to these SOPs."""
        office = self.organisasi
        return ikatan(self.layanan, self.sop, office.menit_per_hari if office else PER_HARI)
