"""The SOP as immutable values. Standard library only; knows no file, no git, no screen."""

from soptui.model.buku import Buku, ButirBuku, KelompokBuku, buku_from_data
from soptui.model.data import organisasi_from_data, sop_from_data, sop_to_data
from soptui.model.flow import Panah, Tempat, nomor_simpul, panah
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

__all__ = [
    "Alur",
    "Buku",
    "ButirBuku",
    "Identitas",
    "Instansi",
    "Jabatan",
    "Jenis",
    "KelompokBuku",
    "Langkah",
    "Organisasi",
    "Panah",
    "Pelaksana",
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
    "nomor_simpul",
    "organisasi_from_data",
    "panah",
    "sop_from_data",
    "sop_to_data",
]
