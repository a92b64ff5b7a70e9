"""What can be done everywhere."""

from __future__ import annotations

from soptui.tui.actions.base import EDITORS, LISTS, Action, Group

TABLE = (
    Action(
        "bantuan",
        "bantuan",
        "Semua tombol di tempat ini.",
        Group.UMUM,
        in_list="? f1",
        in_grid="f1",
        in_vi="?",
        in_field="f1",
        rank=7,
    ),
    Action(
        "palet",
        "semua perintah",
        "Mencari perintah; yang sedang tidak bisa disebut sebabnya.",
        Group.UMUM,
        in_list=": ctrl+p",
        in_grid="ctrl+p",
        in_vi=":",
        in_field="ctrl+p",
        rank=9,
    ),
    Action(
        "pengaturan",
        "pengaturan",
        "Mengubah pengaturan: arti huruf, tema, ASCII, tetikus, penyunting teks.",
        Group.UMUM,
    ),
    Action("tema", "warna", "Memilih warna layar: tema berikutnya.", Group.UMUM),
    Action(
        "tetikus",
        "tetikus",
        "Memakai tetikus di soptui, atau menyerahkannya kembali kepada terminal.",
        Group.UMUM,
        in_list="M",
        in_vi="M",
    ),
    Action(
        "hapus_kunci",
        "hapus kunci git",
        "Menghapus kunci yang tertinggal dari git yang terhenti; ditanyakan dulu.",
        Group.UMUM,
        in_list="K",
    ),
    Action("tur", "tur", "Pengenalan satu layar: cara bergerak, mengisi, menyimpan.", Group.UMUM),
    Action(
        "linier",
        "bacaan linier",
        "Membaca isinya sebagai kalimat, untuk pembaca layar dan baris braille.",
        Group.UMUM,
        screens=LISTS + EDITORS,
    ),
    Action(
        "gambar_ulang",
        "gambar ulang",
        "Menggambar ulang layar.",
        Group.UMUM,
        in_list="ctrl+l",
        in_grid="ctrl+l",
        in_field="ctrl+l",
    ),
    Action(
        "tunda",
        "ke shell",
        "Menunda soptui dan kembali ke shell; `fg` melanjutkan.",
        Group.UMUM,
        in_list="ctrl+z",
        in_grid="ctrl+z",
        in_field="ctrl+z",
    ),
    Action(
        "kembali",
        "kembali",
        "Kembali ke layar sebelumnya; dari Daftar SOP keluar.",
        Group.UMUM,
        in_list="q f10 escape ctrl+g",
        in_grid="f10 escape ctrl+g",
        in_vi="q",
        rank=7,
    ),
)
