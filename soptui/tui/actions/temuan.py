"""Findings of the whole repository, and what a rule wants."""

from __future__ import annotations

from soptui.tui.actions.base import DAFTAR, SUNTING, Action

TEMUAN = ("temuan_semua",)

TABLE = (
    Action(
        "temuan_semua",
        "temuan",
        "Melihat temuan semua SOP dalam satu daftar; {buka} di sana ke ruasnya.",
        in_list="4",
        rank=12,
        screens=DAFTAR,
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
        "jelaskan",
        "jelaskan",
        "Menjelaskan aturan temuan di bawah kursor, dengan contoh kurang baik dan baik.",
        in_list="e",
        rank=15,
        screens=TEMUAN + SUNTING,
        part="Temuan",
    ),
)
