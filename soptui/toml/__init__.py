"""Text ↔ values: reading with limits, schema and source positions, and edits that move little."""

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
