"""What one does with a Standar Pelayanan that an SOP does not have."""

from __future__ import annotations

from soptui.tui.actions.base import DAFTAR, DAFTAR_LAYANAN, LAYANAN, Action

TABLE = (
    Action(
        "layanan",
        "Standar Pelayanan",
        "Ke daftar Standar Pelayanan.",
        in_list="L",
        rank=10,
        screens=DAFTAR,
    ),
    Action(
        "layanan_baru",
        "baru",
        "Membuat Standar Pelayanan baru: dari SOP, yang isinya ikut, atau kosong.",
        in_list="n",
        rank=3,
        screens=DAFTAR_LAYANAN,
    ),
    Action(
        "hapus_layanan",
        "hapus Standar Pelayanan",
        "Menghapus Standar Pelayanan; riwayatnya tetap ada dan dapat dipulihkan.",
        screens=DAFTAR_LAYANAN,
    ),
    Action(
        "pulihkan_layanan",
        "pulihkan Standar Pelayanan",
        "Memulihkan Standar Pelayanan yang pernah dihapus, seperti sebelum dihapus.",
        screens=DAFTAR_LAYANAN,
    ),
    Action(
        "komponen",
        "komponen",
        "Ke bagian 2 Standar Pelayanan: keempat belas komponen.",
        in_list="2",
        in_vi="2",
        screens=LAYANAN,
    ),
    Action(
        "padanan",
        "banding SOP",
        "Ke bagian 3 Standar Pelayanan: komponen dan isi SOP berdampingan.",
        in_list="3",
        in_vi="3",
        screens=LAYANAN,
    ),
    Action(
        "ambil",
        "ambil dari SOP",
        "Menambahkan yang hanya ada di SOP ke komponen di bawah kursor; dapat diurungkan.",
        in_list="a",
        rank=2,
        screens=LAYANAN,
        part="Banding SOP",
    ),
    Action(
        "ambil_semua",
        "ambil semua",
        "Menambahkan yang hanya ada di SOP ke semua komponen; waktu dan jumlah diganti.",
        in_list="A",
        rank=5,
        screens=LAYANAN,
        part="Banding SOP",
    ),
    Action(
        "ke_sop",
        "ke SOP",
        "Membuka SOP pada ruas yang disandingkan.",
        in_list="o",
        rank=2,
        screens=LAYANAN,
        part="Banding SOP",
    ),
)
