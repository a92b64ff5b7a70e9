"""Approving, revoking, and what was in force."""

from __future__ import annotations

from soptui.tui.actions.base import DAFTAR, EDITORS, LISTS, Action

BERLAKU, SAHKAN = ("berlaku",), ("sahkan",)

TABLE = (
    Action(
        "sahkan",
        "sahkan",
        "Mengesahkan versi tersimpan: ditunjukkan dulu apa yang berubah, lalu tanggal efektifnya.",
        in_list="s",
        rank=13,
        screens=LISTS + EDITORS + SAHKAN,
    ),
    Action(
        "cabut",
        "cabut",
        "Mencabut yang berlaku, atau membatalkan pengesahan yang belum mulai.",
        screens=LISTS + EDITORS + SAHKAN + BERLAKU,
    ),
    Action(
        "berlaku",
        "yang berlaku",
        "Melihat versi mana yang berlaku pada suatu tanggal, untuk semua berkas.",
        in_list="b",
        rank=14,
        screens=LISTS,
    ),
    Action(
        "tanggal",
        "tanggal lain",
        "Memilih tanggal yang ditanyakan; panah kiri dan kanan: sehari sebelum dan sesudahnya.",
        in_list="d",
        rank=2,
        screens=BERLAKU,
    ),
    Action(
        "hapus_sop",
        "hapus SOP",
        "Menghapus SOP dari repositori; riwayatnya tetap ada dan SOP dapat dipulihkan.",
        screens=DAFTAR,
    ),
    Action(
        "pulihkan_sop",
        "pulihkan SOP",
        "Memulihkan SOP yang pernah dihapus, seperti keadaannya sebelum dihapus.",
        screens=DAFTAR,
    ),
)
