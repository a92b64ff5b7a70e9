"""Profiles: how grave each rule is in one office, and what one SOP is excepted from.

A built-in profile says where a guideline differs; the office goes on from it in `[aturan]` of
`soptui.toml`. What makes a file unreadable stays an error whatever they say, and a rule that
nobody has seen in the official text never becomes one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.registry import ATURAN, Bukti

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soptui.model import Layanan, Organisasi, Sop
    from soptui.rules.registry import Aturan

TINGKAT: dict[str, Severity | None] = {**{s.kata: s for s in Severity}, "mati": None}
"""The words of `[aturan.tingkat]`; None: the rule is not checked."""


@dataclass(frozen=True, slots=True)
class Profil:
    """One guideline: where it comes from, and the rules it sees otherwise than the default."""

    id: str
    judul: str
    tingkat: Mapping[str, str] = field(default_factory=dict)


BAWAAN = "permenpanrb-35-2012"
PROFIL = {
    profil.id: profil
    for profil in (
        Profil(BAWAAN, "PermenPAN-RB 35/2012: SOP Administrasi Pemerintahan"),
        Profil(
            "permendagri-52-2011",
            "Permendagri 52/2011: SOP pemerintah provinsi dan kabupaten/kota; hanya mengenal SOP"
            " administratif dan teknis, jadi cakupan lain tidak diperiksa",
            {"JNS-1": "mati", "JNS-2": "mati", "JNS-3": "mati", "JNS-4": "mati"},
        ),
    )
}
"""The built-in profiles by id. An office that names another one starts from the first."""


def severity_of(aturan: Aturan, organisasi: Organisasi | None) -> Severity | None:
    """Return how grave a rule is in an office; None where it is not checked."""
    if aturan.is_format or organisasi is None:
        return aturan.severity
    built_in = PROFIL.get(organisasi.profil, PROFIL[BAWAAN]).tingkat
    word = dict(organisasi.tingkat).get(aturan.id) or built_in.get(aturan.id)
    if word is None:
        return aturan.severity
    severity = TINGKAT[word]
    if severity is Severity.ERROR and aturan.bukti is Bukti.UMUM:
        return Severity.WARNING
    return severity


_EXCEPTION = re.compile(r"\s*([A-Za-z]+-[0-9]+)\s*:\s*(.*\S)\s*", re.DOTALL)


def rule_of(item: str) -> str:
    """Return the id of the rule that an exception names, understood or not."""
    return item.partition(":")[0].strip().upper()


def pengecualian(sop: Sop | Layanan) -> dict[str, str]:
    """Return the reason of each exception that is claimed, by rule: "FC-5: karena …"."""
    read = (_EXCEPTION.fullmatch(item) for item in sop.identitas.pengecualian)
    claimed = {match[1].upper(): match[2] for match in read if match}
    return {
        rule: reason
        for rule, reason in claimed.items()
        if rule in ATURAN and not ATURAN[rule].is_format
    }
