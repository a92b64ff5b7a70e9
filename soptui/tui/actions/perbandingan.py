"""Comparing versions, and who changed what."""

from __future__ import annotations

from soptui.tui.actions.base import DAFTAR, SUNTING, Action

BEDA, RIWAYAT, LINIMASA, JEJAK = ("beda",), ("riwayat",), ("linimasa",), ("jejak",)

TABLE = (
    Action(
        "beda",
        "beda",
        "Menunjukkan apa yang berubah: versi ini dengan isi sekarang, atau dengan yang ditandai.",
        in_list="d",
        rank=3,
        screens=RIWAYAT + LINIMASA + JEJAK + SUNTING + ("draf",),
    ),
    Action(
        "beda_dengan",
        "beda dengan",
        "Membandingkan dengan yang berlaku, versi sebelumnya, atau SOP lain.",
        in_list="D",
        rank=5,
        screens=RIWAYAT + SUNTING,
    ),
    Action(
        "tandai_versi",
        "tandai",
        "Menandai versi ini; d pada versi lain lalu membandingkan keduanya.",
        in_list="m space",
        rank=4,
        screens=RIWAYAT,
    ),
    Action(
        "saring",
        "saring",
        "Menyaring menurut kata; di riwayat juga menurut orang, tanggal, dan bagian.",
        in_list="/",
        rank=6,
        screens=(*RIWAYAT, *LINIMASA, *JEJAK, "berlaku"),
    ),
    Action(
        "lihat_perubahan",
        "lihat perubahan",
        "Menunjukkan apa yang akan disimpan.",
        in_field="f6",
        rank=2,
        screens=("simpan",),
    ),
    Action(
        "beda_maju",
        "berikutnya",
        "Ke perubahan berikutnya.",
        in_list="n",
        rank=2,
        screens=BEDA,
    ),
    Action(
        "beda_mundur",
        "sebelumnya",
        "Ke perubahan sebelumnya.",
        in_list="p N",
        rank=3,
        screens=BEDA,
    ),
    Action(
        "bentuk",
        "bentuk lain",
        "Menampilkan perubahan sebagai kalimat, sebagai dua bagan, atau sebagai teks TOML.",
        in_list="v",
        rank=4,
        screens=BEDA,
    ),
    Action("beda_kalimat", "kalimat", "Perubahan sebagai kalimat.", in_list="1", screens=BEDA),
    Action("beda_bagan", "bagan", "Kedua bagan berdampingan.", in_list="2", screens=BEDA),
    Action("beda_toml", "TOML", "Perubahan teks TOML.", in_list="3", screens=BEDA),
    Action(
        "kembalikan",
        "kembalikan",
        "Mengembalikan satu perubahan, satu langkah, atau seluruh SOP; dapat diurungkan.",
        in_list="r",
        rank=5,
        screens=BEDA,
    ),
    Action(
        "komentar",
        "komentar",
        "Menulis komentar pada perubahan ini; ikut tersimpan di riwayat bersama simpanan berikut.",
        in_list="c",
        rank=6,
        screens=BEDA,
    ),
    Action(
        "salin_semua",
        "salin semua",
        "Menyalin semua perubahan sebagai teks.",
        in_list="Y",
        screens=BEDA,
    ),
    Action(
        "jejak",
        "jejak ruas",
        "Menunjukkan siapa mengubah sel atau ruas di bawah kursor, kapan, dan menjadi apa.",
        screens=SUNTING,
    ),
    Action(
        "linimasa",
        "linimasa",
        "Menunjukkan semua catatan riwayat repositori, SOP mana pun.",
        in_list="R",
        screens=DAFTAR,
    ),
)
