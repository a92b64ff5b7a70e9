"""Printing."""

from __future__ import annotations

from soptui.tui.actions.base import EDITORS, LISTS, Action

CETAK = ("cetak",)

TABLE = (
    Action(
        "cetak",
        "cetak",
        "Mencetak ini, semua yang tampil, atau buku: PDF, Word, Excel, laman web, gambar.",
        in_list="c",
        rank=15,
        screens=(*LISTS, *EDITORS, "riwayat", *CETAK),
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
