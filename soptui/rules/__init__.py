"""The guideline as functions: values in, findings out. Pure; one file per family of rules."""

from soptui.rules.buku import check_buku
from soptui.rules.registry import ATURAN, Aturan, Konteks
from soptui.rules.run import check_all, check_sop, is_blocking
from soptui.rules.tersembunyi import TERSEMBUNYI

__all__ = [
    "ATURAN",
    "TERSEMBUNYI",
    "Aturan",
    "Konteks",
    "check_all",
    "check_buku",
    "check_sop",
    "is_blocking",
]
