"""PGC: the rules that one SOP or service is excepted from, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.profil import pengecualian, rule_of
from soptui.rules.registry import ATURAN, Bukti, Lingkup, aturan

if TYPE_CHECKING:
    from soptui.rules.konteks import Konteks
    from soptui.rules.konteks_layanan import KonteksLayanan
    from soptui.rules.registry import Found

SUMBER = "Bentuk berkas soptui: pengecualian aturan"
USANG = "PGC-2"


@aturan(
    "PGC-1",
    Severity.WARNING,
    Bukti.LAPANGAN,
    SUMBER,
    'Pengecualian ditulis "FC-5: alasan", menyebut aturan yang ada dan boleh dikecualikan.',
    juga=Lingkup.LAYANAN,
)
def exceptions_name_a_rule(k: Konteks | KonteksLayanan) -> Found:
    """What is not understood excepts nothing."""
    known = pengecualian(k.nilai)
    for i, item in enumerate(k.nilai.identitas.pengecualian):
        rule = rule_of(item)
        path = f"identitas/pengecualian/{i}"
        if rule in known:
            continue
        if rule in ATURAN and ATURAN[rule].is_format:
            yield path, f"{rule} menjaga bentuk berkas dan tidak dapat dikecualikan."
        elif rule in ATURAN:
            yield path, f'Alasan pengecualian {rule} belum ditulis: "{rule}: alasannya".'
        else:
            yield path, f"Tidak ada aturan {rule[:20]!r}. Daftarnya: soptui rules."


@aturan(
    USANG,
    Severity.INFO,
    Bukti.LAPANGAN,
    SUMBER,
    "Pengecualian yang tidak diperlukan lagi dihapus.",
    juga=Lingkup.LAYANAN,
)
def exceptions_are_needed(k: Konteks | KonteksLayanan) -> Found:
    """A rule that finds nothing needs no exception. Rules over several files are not asked."""
    known = pengecualian(k.nilai)
    for i, item in enumerate(k.nilai.identitas.pengecualian):
        rule = ATURAN.get(rule_of(item))
        if rule is None or rule.id not in known or rule.id == USANG or not rule.looks_at(k.lingkup):
            continue
        if next(rule.check(k), None) is None:
            message = f"Pengecualian {rule.id} tidak diperlukan lagi: tidak ada temuannya."
            yield f"identitas/pengecualian/{i}", message
