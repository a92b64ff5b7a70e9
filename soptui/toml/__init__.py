"""Text ↔ values: reading with limits, schema and source positions, and edits that move little.

Each name is imported when it is first used: who only reads settings needs no schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.lazy import finder

if TYPE_CHECKING:
    from soptui.toml.findings import schema_findings
    from soptui.toml.limits import LIMITS, Limits
    from soptui.toml.patch import patch_sop
    from soptui.toml.read import (
        Dokumen,
        Naskah,
        NaskahBuku,
        read_buku,
        read_organisasi,
        read_sop,
        require_sop,
    )
    from soptui.toml.render import new_sop_text
else:
    __getattr__ = finder(
        __name__,
        {
            "LIMITS": "limits",
            "Dokumen": "read",
            "Limits": "limits",
            "Naskah": "read",
            "NaskahBuku": "read",
            "new_sop_text": "render",
            "patch_sop": "patch",
            "read_buku": "read",
            "read_organisasi": "read",
            "read_sop": "read",
            "require_sop": "read",
            "schema_findings": "findings",
        },
    )

__all__ = [
    "LIMITS",
    "Dokumen",
    "Limits",
    "Naskah",
    "NaskahBuku",
    "new_sop_text",
    "patch_sop",
    "read_buku",
    "read_organisasi",
    "read_sop",
    "require_sop",
    "schema_findings",
]
