"""The guideline as functions: values in, findings out. Pure; one file per family of rules.

Each name is imported when it is first used: a list of SOPs needs no rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.lazy import finder

if TYPE_CHECKING:
    from soptui.rules.konteks import Halaman, Konteks, Waktunya
    from soptui.rules.registry import ATURAN, Aturan, Bukti, Lingkup
    from soptui.rules.run import (
        at_approval,
        at_effective,
        check_all,
        check_buku,
        check_halaman,
        check_kantor,
        check_layanan,
        check_pasangan,
        check_sop,
        is_across,
        is_blocking,
    )
    from soptui.rules.tersembunyi import TERSEMBUNYI
    from soptui.rules.tinjauan import EFEKTIF
else:
    __getattr__ = finder(
        __name__,
        {
            "ATURAN": "run",
            "EFEKTIF": "tinjauan",
            "TERSEMBUNYI": "tersembunyi",
            "Aturan": "registry",
            "Bukti": "registry",
            "Halaman": "konteks",
            "Konteks": "konteks",
            "Lingkup": "registry",
            "Waktunya": "konteks",
            "at_approval": "run",
            "at_effective": "run",
            "check_all": "run",
            "check_buku": "run",
            "check_halaman": "run",
            "check_kantor": "run",
            "check_layanan": "run",
            "check_pasangan": "run",
            "check_sop": "run",
            "is_across": "run",
            "is_blocking": "run",
        },
    )

__all__ = [
    "ATURAN",
    "EFEKTIF",
    "TERSEMBUNYI",
    "Aturan",
    "Bukti",
    "Halaman",
    "Konteks",
    "Lingkup",
    "Waktunya",
    "at_approval",
    "at_effective",
    "check_all",
    "check_buku",
    "check_halaman",
    "check_kantor",
    "check_layanan",
    "check_pasangan",
    "check_sop",
    "is_across",
    "is_blocking",
]
