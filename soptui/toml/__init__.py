"""Text ↔ values: reading with limits, schema and source positions, and edits that move little.

Each name is imported when it is first used: who only reads settings needs no schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.lazy import finder

if TYPE_CHECKING:
    from soptui.toml.findings import schema_findings
    from soptui.toml.limits import LIMITS, Limits
    from soptui.toml.macam import LAYANAN, SOP, Macam, macam_of, nama_of
    from soptui.toml.patch import patch_layanan, patch_sop, patch_text
    from soptui.toml.read import (
        Dokumen,
        DokumenLayanan,
        Naskah,
        NaskahBuku,
        macam_of_text,
        read_buku,
        read_dokumen,
        read_layanan,
        read_organisasi,
        read_sop,
        require,
        require_sop,
    )
    from soptui.toml.render import new_layanan_text, new_sop_text, new_text
else:
    __getattr__ = finder(
        __name__,
        {
            "LAYANAN": "macam",
            "LIMITS": "limits",
            "SOP": "macam",
            "Dokumen": "read",
            "DokumenLayanan": "read",
            "Limits": "limits",
            "Macam": "macam",
            "Naskah": "read",
            "NaskahBuku": "read",
            "macam_of": "macam",
            "macam_of_text": "read",
            "nama_of": "macam",
            "new_layanan_text": "render",
            "new_sop_text": "render",
            "new_text": "render",
            "patch_layanan": "patch",
            "patch_sop": "patch",
            "patch_text": "patch",
            "read_buku": "read",
            "read_dokumen": "read",
            "read_layanan": "read",
            "read_organisasi": "read",
            "read_sop": "read",
            "require": "read",
            "require_sop": "read",
            "schema_findings": "findings",
        },
    )

__all__ = [
    "LAYANAN",
    "LIMITS",
    "SOP",
    "Dokumen",
    "DokumenLayanan",
    "Limits",
    "Macam",
    "Naskah",
    "NaskahBuku",
    "macam_of",
    "macam_of_text",
    "nama_of",
    "new_layanan_text",
    "new_sop_text",
    "new_text",
    "patch_layanan",
    "patch_sop",
    "patch_text",
    "read_buku",
    "read_dokumen",
    "read_layanan",
    "read_organisasi",
    "read_sop",
    "require",
    "require_sop",
    "schema_findings",
]
