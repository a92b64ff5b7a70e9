"""What a rule wants, in words: for `soptui rules` and for docs/aturan.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.model import path as address
from soptui.rules.contoh import CONTOH, SATU_SOP, tampil
from soptui.rules.contoh_lain import LAINNYA
from soptui.rules.profil import severity_of
from soptui.rules.registry import Lingkup
from soptui.rules.run import BERURUT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from soptui.model import Organisasi
    from soptui.rules.registry import Aturan

KATA = {
    Severity.ERROR: "kesalahan",
    Severity.WARNING: "peringatan",
    Severity.INFO: "catatan",
    None: "mati",
}
"""How grave a rule is, in the words of `[aturan.tingkat]`."""


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """One rule as people read it."""

    id: str
    judul: str
    tingkat: str
    lingkup: str
    bukti: str
    sumber: str
    tetap: bool
    """Whether no profile and no exception changes it."""
    dapat_dikecualikan: bool
    """Whether one SOP can be excepted from it."""
    buruk: tuple[str, ...]
    baik: tuple[str, ...]


def jelaskan(rule: Aturan, organisasi: Organisasi | None = None) -> Penjelasan:
    """Return one rule in words, as grave as this office takes it."""
    if rule.id in SATU_SOP:
        contoh = SATU_SOP[rule.id]
        buruk, baik = _ruas(contoh.buruk), _ruas(contoh.baik)
    else:
        buruk, baik = (LAINNYA[rule.id].buruk,), (LAINNYA[rule.id].baik,)
    return Penjelasan(
        rule.id,
        rule.judul,
        KATA[severity_of(rule, organisasi)],
        str(rule.lingkup),
        str(rule.bukti),
        rule.sumber,
        rule.is_format,
        not rule.is_format and rule.lingkup in (Lingkup.SOP, Lingkup.REPOSITORI),
        buruk,
        baik,
    )


def semua(organisasi: Organisasi | None = None) -> list[Penjelasan]:
    """Return all rules in words, in the order in which findings are listed."""
    return [jelaskan(rule, organisasi) for rule in BERURUT]


def _ruas(values: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"{address.label(CONTOH, path)}: {tampil(v)}" for path, v in values.items())
