"""Characters that a reader cannot see: what is approved must be what is read (CVE-2021-42574)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.registry import Bukti, Lingkup, aturan
from soptui.visible import hidden

if TYPE_CHECKING:
    from soptui.rules.konteks import Konteks
    from soptui.rules.konteks_layanan import KonteksLayanan
    from soptui.rules.registry import Found

TERSEMBUNYI = "TEKS-1"


@aturan(
    TERSEMBUNYI,
    Severity.WARNING,
    Bukti.LAPANGAN,
    "Keamanan (CVE-2021-42574): teks yang disahkan sama dengan yang terbaca",
    "Teks tidak memuat karakter yang tidak terlihat.",
    juga=Lingkup.LAYANAN,
)
def hidden_characters(k: Konteks | KonteksLayanan) -> Found:
    """Name the controls, overrides and invisible characters in each text."""
    for path, text in k.teks:
        marks = hidden(text)
        if marks:
            listed = ", ".join(dict.fromkeys(marks))
            yield (
                path,
                f"Teks memuat {len(marks)} karakter yang tidak terlihat ({listed}): hapus.",
            )
