"""Moving about, in tables, lists and the chart."""

from __future__ import annotations

from soptui.tui.actions.base import SUNTING, Action, Group


def _move(
    id_: str,
    help_: str,
    *,
    in_list: str = "",
    in_grid: str = "",
    in_vi: str = "",
    in_field: str = "",
) -> Action:
    return Action(
        id_,
        id_.replace("_", " "),
        help_,
        Group.PINDAH,
        in_list=in_list,
        in_grid=in_grid,
        in_vi=in_vi,
        in_field=in_field,
    )


TABLE = (
    _move("atas", "Satu baris ke atas.", in_list="up k", in_grid="up", in_vi="k"),
    _move("bawah", "Satu baris ke bawah.", in_list="down j", in_grid="down", in_vi="j"),
    _move("kiri", "Ke kiri.", in_list="left h", in_grid="left", in_vi="h"),
    _move("kanan", "Ke kanan.", in_list="right l", in_grid="right", in_vi="l"),
    _move(
        "awal",
        "Ke awal baris (tabel) atau awal daftar.",
        in_list="home g",
        in_grid="home",
        in_vi="0",
    ),
    _move(
        "akhir",
        "Ke akhir baris (tabel) atau akhir daftar.",
        in_list="end G",
        in_grid="end",
        in_vi="$",
    ),
    _move(
        "layar_atas",
        "Satu layar ke atas; saat menyaring, dalam daftar di bawahnya.",
        in_list="pageup",
        in_grid="pageup",
        in_field="pageup",
    ),
    _move(
        "layar_bawah",
        "Satu layar ke bawah; saat menyaring, dalam daftar di bawahnya.",
        in_list="pagedown space",
        in_grid="pagedown",
        in_field="pagedown",
    ),
    _move("baris_pertama", "Ke baris pertama.", in_grid="ctrl+home", in_vi="g"),
    _move("baris_terakhir", "Ke baris terakhir.", in_grid="ctrl+end", in_vi="G"),
    _move("sel_maju", "Ke sel berikutnya.", in_grid="tab"),
    _move("sel_mundur", "Ke sel sebelumnya.", in_grid="shift+tab"),
    Action(
        "lompat",
        "lompat",
        "Menaruh huruf di tiap ruas, langkah, dan bagian yang tampak; satu huruf melompat ke sana.",
        Group.PINDAH,
        in_list=";",
        in_grid="ctrl+o",
        in_vi=";",
        rank=15,
    ),
    Action(
        "ikut_panah",
        "ikuti panah",
        "Mengikuti panah yang keluar dari simbol; bila beberapa, memilih yang mana.",
        Group.PINDAH,
        in_list="f >",
        rank=2,
        screens=SUNTING,
        part="Bagan",
    ),
    Action(
        "balik",
        "balik",
        "Balik ke simbol sebelum panah diikuti; tanpa itu, ke asal panah yang masuk.",
        Group.PINDAH,
        in_list="b <",
        rank=3,
        screens=SUNTING,
        part="Bagan",
    ),
)
