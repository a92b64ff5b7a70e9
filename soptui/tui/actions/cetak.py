"""Printing."""

from __future__ import annotations

from soptui.tui.actions.base import DAFTAR, SUNTING, Action

CETAK = ("cetak",)

TABLE = (
    Action(
        "cetak",
        "cetak",
        "Mencetak SOP ini, beberapa SOP, atau buku: PDF, Word, laman web, gambar.",
        in_list="c",
        rank=15,
        screens=(*DAFTAR, *SUNTING, "riwayat", *CETAK),
    ),
    Action(
        "henti_cetak",
        "hentikan",
        "Menghentikan cetakan yang sedang dibuat; tidak ada berkas setengah jadi.",
        in_list="x",
        rank=2,
        screens=CETAK,
    ),
)
