"""The deeds of the step table."""

from __future__ import annotations

from soptui.tui.actions.base import SUNTING, Action, Group


def _step(
    id_: str,
    label: str,
    help_: str,
    *,
    keys: str,
    vi: str = "",
    rank: int = 0,
    part: str = "Langkah",
) -> Action:
    return Action(
        id_,
        label,
        help_,
        Group.LANGKAH,
        in_grid=keys,
        in_vi=vi,
        rank=rank,
        screens=SUNTING,
        part=part,
    )


TABLE = (
    _step(
        "sisip_bawah",
        "sisip",
        "Menyisipkan langkah di bawah; di judul kolom: pelaksana di kanan.",
        keys="insert ctrl+n",
        vi="o",
        rank=2,
    ),
    _step(
        "sisip_atas",
        "sisip di atas",
        "Menyisipkan langkah di atas langkah ini.",
        keys="ctrl+e",
        vi="O",
    ),
    _step(
        "hapus_baris",
        "hapus",
        "Menghapus langkah; di judul kolom: pelaksana. Panah ke sana diperbaiki.",
        keys="ctrl+d",
        vi="d",
        rank=10,
    ),
    _step("gandakan", "gandakan", "Menggandakan langkah ini.", keys="ctrl+r", vi="D"),
    _step(
        "pegang",
        "pindahkan",
        "Memegang langkah (atau kolom pelaksana); panah memindahkan, Enter meletakkan.",
        keys="ctrl+t",
        rank=11,
    ),
    _step("pindah_naik", "naikkan", "Menaikkan langkah satu baris.", keys="ctrl+up", vi="K"),
    _step("pindah_turun", "turunkan", "Menurunkan langkah satu baris.", keys="ctrl+down", vi="J"),
    _step(
        "tujuan",
        "panah",
        "Memilih tujuan dan label panah yang keluar dari simbol.",
        keys="f4",
        vi="a",
        rank=3,
    ),
    _step(
        "simbol",
        "simbol",
        "Memilih simbol atau pelaksana langkah ini; di kolomnya huruf m, p, k, s langsung.",
        keys="f5",
        vi="m",
        rank=4,
    ),
    _step("pelaksana_baru", "pelaksana baru", "Menambah kolom pelaksana.", keys="ctrl+w"),
    _step(
        "urutkan_pelaksana",
        "urutkan kolom",
        "Mengurutkan kolom pelaksana menurut kemunculannya dalam langkah.",
        keys="",
    ),
    _step(
        "pilih",
        "pilih",
        "Memilih dari yang sudah pernah ditulis kantor ini untuk ruas di bawah kursor.",
        keys="f4",
        rank=3,
        part="Identitas",
    ),
    _step(
        "bersama",
        "bersama",
        "Menandai langkah ini dikerjakan bersama, atau tidak lagi.",
        keys="",
    ),
    _step(
        "kosongkan",
        "kosongkan",
        "Mengosongkan sel atau ruas di bawah kursor.",
        keys="delete backspace",
        part="Langkah atau Identitas",
    ),
)
