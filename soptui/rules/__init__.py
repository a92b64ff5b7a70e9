"""The guideline as functions: values in, findings out. Pure; one file per family of rules."""

from soptui.rules.konteks import Halaman, Konteks, Waktunya
from soptui.rules.registry import ATURAN, Aturan, Bukti, Lingkup
from soptui.rules.run import (
    check_all,
    check_buku,
    check_halaman,
    check_kantor,
    check_sop,
    is_blocking,
)
from soptui.rules.tersembunyi import TERSEMBUNYI

__all__ = [
    "ATURAN",
    "TERSEMBUNYI",
    "Aturan",
    "Bukti",
    "Halaman",
    "Konteks",
    "Lingkup",
    "Waktunya",
    "check_all",
    "check_buku",
    "check_halaman",
    "check_kantor",
    "check_sop",
    "is_blocking",
]
