"""Typing into a field."""

from __future__ import annotations

from soptui.tui.actions.base import Action, Group

TABLE = (
    Action(
        "terima",
        "selesai",
        "Menerima isian. Ruas berbutir: butir baru; pada baris kosong, selesai.",
        Group.KETIK,
        in_field="enter",
        rank=1,
    ),
    Action(
        "terima_maju",
        "terima, lanjut",
        "Menerima isian dan pindah ke sel berikutnya.",
        Group.KETIK,
        in_field="tab f2",
        rank=2,
    ),
    Action(
        "terima_mundur",
        "terima, mundur",
        "Menerima isian dan pindah ke sel sebelumnya.",
        Group.KETIK,
        in_field="shift+tab",
    ),
    Action(
        "batal",
        "batal",
        "Membatalkan isian; yang lama tetap.",
        Group.KETIK,
        in_field="f10 escape ctrl+g",
        rank=3,
    ),
    Action("pilihan_atas", "pilihan atas", "Pilihan sebelumnya.", Group.KETIK, in_field="up"),
    Action("pilihan_bawah", "pilihan bawah", "Pilihan berikutnya.", Group.KETIK, in_field="down"),
    Action(
        "di_bagan",
        "pilih di bagan",
        "Memilih tujuan panah dengan menelusuri bagan.",
        Group.KETIK,
        in_field="f6",
        rank=4,
    ),
    Action(
        "semua_usulan",
        "daftar lengkap",
        "Memilih dari semua yang pernah ditulis kantor ini untuk ruas ini.",
        Group.KETIK,
        in_field="f4",
        rank=4,
    ),
    Action(
        "hapus_kata", "hapus kata", "Menghapus satu kata ke kiri.", Group.KETIK, in_field="ctrl+w"
    ),
    Action(
        "hapus_isi",
        "hapus isi baris",
        "Menghapus dari kursor ke awal baris.",
        Group.KETIK,
        in_field="ctrl+u",
    ),
    Action(
        "ketik",
        "mengetik",
        "Huruf, panah, dan tombol hapus bekerja seperti biasa; teks dapat ditempel.",
        Group.KETIK,
        in_field="backspace delete home end",
        native=True,
    ),
)
