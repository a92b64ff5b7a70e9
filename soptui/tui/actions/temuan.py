"""Findings: of the whole repository, and what is done about one of them."""

from __future__ import annotations

from soptui.tui.actions.base import EDITORS, LISTS, Action

TEMUAN = ("temuan_semua",)

TABLE = (
    Action(
        "temuan_semua",
        "temuan",
        "Melihat temuan semua berkas dalam satu daftar; {buka} di sana ke ruasnya.",
        in_list="4",
        rank=12,
        screens=LISTS,
    ),
    Action(
        "saring_temuan",
        "pilah",
        "Menampilkan temuan satu tingkat, unit, atau aturan saja.",
        in_list="s",
        rank=2,
        screens=TEMUAN,
    ),
    Action(
        "perbaiki",
        "perbaiki",
        "Memperbaiki temuan ini bila bentuknya pasti; di Temuan repositori: semua yang tampil.",
        in_list="P",
        in_vi="P",
        rank=2,
        screens=TEMUAN + EDITORS,
    ),
    Action(
        "perbaiki_semua",
        "perbaiki semua temuan",
        "Memperbaiki semua temuan yang bentuknya pasti; satu kali urung mengembalikannya.",
        in_list="S",
        in_vi="S",
        screens=EDITORS,
    ),
    Action(
        "kecualikan",
        "kecualikan",
        "Mengecualikan berkas ini dari aturan temuan, dengan alasan; sekali lagi mencabutnya.",
        in_list="X",
        in_vi="X",
        rank=16,
        screens=TEMUAN + EDITORS,
    ),
    Action(
        "jelaskan",
        "jelaskan",
        "Menjelaskan aturan temuan di bawah kursor, dengan contoh kurang baik dan baik.",
        in_list="e",
        in_vi="e",
        rank=15,
        screens=TEMUAN + EDITORS,
    ),
)
