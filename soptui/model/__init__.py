"""The SOP as immutable values. Standard library only; knows no file, no git, no screen.

Each name is imported when it is first used: the list of SOPs needs few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.lazy import finder

if TYPE_CHECKING:
    from soptui.model.buku import Buku, ButirBuku, KelompokBuku, buku_from_data
    from soptui.model.data import (
        layanan_from_data,
        layanan_to_data,
        organisasi_from_data,
        sop_from_data,
        sop_to_data,
    )
    from soptui.model.flow import Panah, Tempat, nomor_simpul, panah
    from soptui.model.layanan import IdentitasLayanan, Layanan, Pengelolaan, Penyampaian
    from soptui.model.nilai import Nilai
    from soptui.model.organisasi import Instansi, Jabatan, Organisasi, Unit
    from soptui.model.sop import (
        Alur,
        Identitas,
        Jenis,
        Langkah,
        Pelaksana,
        RiwayatAwal,
        Simbol,
        Simpul,
        Sop,
        Tanggal,
    )
    from soptui.model.temuan import Severity, Temuan
    from soptui.model.waktu import Satuan, Waktu
else:
    __getattr__ = finder(
        __name__,
        {
            "Alur": "sop",
            "Buku": "buku",
            "ButirBuku": "buku",
            "Identitas": "sop",
            "IdentitasLayanan": "layanan",
            "Instansi": "organisasi",
            "Jabatan": "organisasi",
            "Jenis": "sop",
            "KelompokBuku": "buku",
            "Langkah": "sop",
            "Layanan": "layanan",
            "Nilai": "nilai",
            "Organisasi": "organisasi",
            "Panah": "flow",
            "Pelaksana": "sop",
            "Pengelolaan": "layanan",
            "Penyampaian": "layanan",
            "RiwayatAwal": "sop",
            "Satuan": "waktu",
            "Severity": "temuan",
            "Simbol": "sop",
            "Simpul": "sop",
            "Sop": "sop",
            "Tanggal": "sop",
            "Tempat": "flow",
            "Temuan": "temuan",
            "Unit": "organisasi",
            "Waktu": "waktu",
            "buku_from_data": "buku",
            "layanan_from_data": "data",
            "layanan_to_data": "data",
            "nomor_simpul": "flow",
            "organisasi_from_data": "data",
            "panah": "flow",
            "sop_from_data": "data",
            "sop_to_data": "data",
        },
    )

__all__ = [
    "Alur",
    "Buku",
    "ButirBuku",
    "Identitas",
    "IdentitasLayanan",
    "Instansi",
    "Jabatan",
    "Jenis",
    "KelompokBuku",
    "Langkah",
    "Layanan",
    "Nilai",
    "Organisasi",
    "Panah",
    "Pelaksana",
    "Pengelolaan",
    "Penyampaian",
    "RiwayatAwal",
    "Satuan",
    "Severity",
    "Simbol",
    "Simpul",
    "Sop",
    "Tanggal",
    "Tempat",
    "Temuan",
    "Unit",
    "Waktu",
    "buku_from_data",
    "layanan_from_data",
    "layanan_to_data",
    "nomor_simpul",
    "organisasi_from_data",
    "panah",
    "sop_from_data",
    "sop_to_data",
]
