"""THE table of actions: keys, footer, help and palette all come from here.

An action is data. What it does is the method `do_<id>` of the focused widget, of the part of the
screen around it, or of the screen: the first that has one answers. Why it is off just now is the
method `why_not_<id>` beside it, which returns a sentence, or None.

Keys depend on the place (design: type-to-replace and letters-as-commands exclude each other):
a *list* has nothing to type into, in the *grid* a printable key starts editing, in a *field* one
types. No key here is only an Esc, an alt or a ctrl+Enter, and none is one that lines swallow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Keys = tuple[str, ...]


class Place(StrEnum):
    """Where the keyboard is: decides what a key means."""

    LIST = "daftar"
    GRID = "tabel"
    FIELD = "isian"


class Group(StrEnum):
    """Headings of the help, in this order."""

    UTAMA = "Yang sering dipakai"
    LANGKAH = "Langkah dan pelaksana"
    PINDAH = "Berpindah"
    KETIK = "Mengetik"
    UMUM = "Umum"


@dataclass(frozen=True, slots=True)
class Action:
    """One deed. Keys are written as Textual names them, with blanks between.

    `rank` orders the footer (small first); 0 keeps it out of the footer.

    `screens` are the names of the screens whose palette lists it; empty means every screen.
    `part` names the part of the screen that must have the focus, for the reason when it has not.
    """

    id: str
    label: str
    help: str
    group: Group = Group.UTAMA
    in_list: str = ""
    in_grid: str = ""
    in_field: str = ""
    rank: int = 0
    screens: Keys = ()
    part: str = ""
    native: bool = False
    """The field handles the key itself; the table only tells people about it."""

    def keys(self, place: Place) -> Keys:
        """Return the keys of this action in a place."""
        bound = {Place.LIST: self.in_list, Place.GRID: self.in_grid, Place.FIELD: self.in_field}
        return tuple(bound[place].split())


DAFTAR, SUNTING = ("daftar",), ("sunting",)


def _step(
    id_: str, label: str, help_: str, *, keys: str, rank: int = 0, part: str = "Langkah"
) -> Action:
    return Action(
        id_, label, help_, Group.LANGKAH, in_grid=keys, rank=rank, screens=SUNTING, part=part
    )


def _move(id_: str, help_: str, *, in_list: str, in_grid: str) -> Action:
    return Action(id_, id_, help_, Group.PINDAH, in_list=in_list, in_grid=in_grid)


ACTIONS: tuple[Action, ...] = (
    # What one does with an SOP.
    Action("buka", "buka", "Membuka yang dipilih.", in_list="enter", rank=1),
    Action(
        "isi",
        "isi",
        "Mengubah isi sel atau ruas di bawah kursor.",
        in_grid="f2 enter",
        rank=1,
        screens=SUNTING,
        part="Langkah atau Identitas",
    ),
    Action(
        "cari",
        "cari",
        "Mencari SOP menurut judul, nomor, pelaksana, dan isi.",
        in_list="/",
        rank=2,
        screens=DAFTAR,
    ),
    Action(
        "baru",
        "SOP baru",
        "Membuat SOP baru: judul, lalu unit kerja.",
        in_list="n",
        rank=3,
        screens=DAFTAR,
    ),
    Action(
        "riwayat",
        "riwayat",
        "Melihat siapa mengubah apa dan kapan.",
        in_list="r",
        in_grid="f12",
        rank=8,
        screens=DAFTAR + SUNTING,
    ),
    Action(
        "unit",
        "unit",
        "Menampilkan atau menyembunyikan daftar unit kerja.",
        in_list="t",
        rank=5,
        screens=DAFTAR,
    ),
    Action(
        "simpan",
        "simpan",
        "Menyimpan perubahan sebagai satu catatan riwayat.",
        in_list="w ctrl+s f3",
        in_grid="ctrl+s f3",
        in_field="ctrl+s f3",
        rank=6,
        screens=SUNTING,
    ),
    Action(
        "urung",
        "urung",
        "Membatalkan perubahan terakhir.",
        in_list="u f7",
        in_grid="f7",
        screens=SUNTING,
        rank=12,
    ),
    Action(
        "ulang",
        "ulang",
        "Mengulangi perubahan yang dibatalkan.",
        in_list="U f8 ctrl+y",
        in_grid="f8 ctrl+y",
        screens=SUNTING,
    ),
    Action("identitas", "identitas", "Ke bagian 1: identitas SOP.", in_list="1", screens=SUNTING),
    Action("langkah", "langkah", "Ke bagian 2: tabel langkah.", in_list="2", screens=SUNTING),
    Action("bagan", "bagan", "Ke bagian 3: bagan alur.", in_list="3", screens=SUNTING),
    Action("temuan", "temuan", "Ke bagian 4: daftar temuan.", in_list="4", screens=SUNTING),
    Action(
        "panel",
        "bagian lain",
        "Pindah ke bagian berikutnya.",
        in_list="f6 tab",
        in_grid="f6",
        rank=5,
        screens=DAFTAR + SUNTING,
    ),
    Action(
        "panel_balik",
        "bagian sebelumnya",
        "Pindah ke bagian sebelumnya.",
        in_list="shift+tab",
        screens=SUNTING,
    ),
    Action(
        "besar",
        "layar penuh",
        "Menampilkan satu bagian selebar layar, atau kembali berdampingan.",
        in_list="z f9",
        in_grid="f9",
        screens=SUNTING,
    ),
    Action(
        "perbesar",
        "perbesar",
        "Menggambar simbol bagan setinggi tiga baris.",
        in_list="+",
        rank=14,
        screens=SUNTING,
        part="Bagan",
    ),
    Action(
        "perkecil",
        "perkecil",
        "Menggambar simbol bagan setinggi satu baris.",
        in_list="-",
        rank=14,
        screens=SUNTING,
        part="Bagan",
    ),
    # The step table.
    _step(
        "sisip_bawah",
        "sisip",
        "Menyisipkan langkah di bawah; di judul kolom: pelaksana di kanan.",
        keys="insert ctrl+n",
        rank=2,
    ),
    _step("sisip_atas", "sisip di atas", "Menyisipkan langkah di atas langkah ini.", keys="ctrl+e"),
    _step(
        "hapus_baris",
        "hapus",
        "Menghapus langkah; di judul kolom: pelaksana. Panah ke sana diperbaiki.",
        keys="ctrl+d",
        rank=10,
    ),
    _step("gandakan", "gandakan", "Menggandakan langkah ini.", keys="ctrl+r"),
    _step(
        "pegang",
        "pindahkan",
        "Memegang langkah (atau kolom pelaksana); panah memindahkan, Enter meletakkan.",
        keys="ctrl+t",
        rank=11,
    ),
    _step("pindah_naik", "naikkan", "Menaikkan langkah satu baris.", keys="ctrl+up"),
    _step("pindah_turun", "turunkan", "Menurunkan langkah satu baris.", keys="ctrl+down"),
    _step(
        "tujuan",
        "panah",
        "Memilih tujuan dan label panah yang keluar dari simbol.",
        keys="f4",
        rank=3,
    ),
    _step(
        "simbol",
        "simbol",
        "Memilih simbol pada kolom pelaksana; huruf m, p, k, s langsung.",
        keys="f5",
        rank=4,
    ),
    _step("pelaksana_baru", "pelaksana baru", "Menambah kolom pelaksana.", keys="ctrl+w"),
    _step(
        "bersama",
        "bersama",
        "Menandai langkah ini dikerjakan bersama, atau tidak lagi.",
        keys="ctrl+u",
    ),
    _step(
        "kosongkan",
        "kosongkan",
        "Mengosongkan sel atau ruas di bawah kursor.",
        keys="delete backspace",
        part="Langkah atau Identitas",
    ),
    # Moving.
    _move("atas", "Satu baris ke atas.", in_list="up k", in_grid="up"),
    _move("bawah", "Satu baris ke bawah.", in_list="down j", in_grid="down"),
    _move("kiri", "Ke kiri.", in_list="left h", in_grid="left"),
    _move("kanan", "Ke kanan.", in_list="right l", in_grid="right"),
    _move("awal", "Ke awal baris (tabel) atau awal daftar.", in_list="home g", in_grid="home"),
    _move("akhir", "Ke akhir baris (tabel) atau akhir daftar.", in_list="end G", in_grid="end"),
    _move("layar_atas", "Satu layar ke atas.", in_list="pageup", in_grid="pageup"),
    _move("layar_bawah", "Satu layar ke bawah.", in_list="pagedown space", in_grid="pagedown"),
    _move("sel_maju", "Ke sel berikutnya.", in_list="", in_grid="tab"),
    _move("sel_mundur", "Ke sel sebelumnya.", in_list="", in_grid="shift+tab"),
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
    # Typing.
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
        "Huruf, panah, dan Del bekerja seperti biasa; teks dapat ditempel.",
        Group.KETIK,
        in_field="backspace delete home end",
        native=True,
    ),
    # Everywhere.
    Action(
        "bantuan",
        "bantuan",
        "Semua tombol di tempat ini.",
        Group.UMUM,
        in_list="? f1",
        in_grid="f1",
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
        in_field="ctrl+p",
        rank=9,
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
        rank=13,
    ),
)
"""In the order of the help and the palette."""

BY_ID = {action.id: action for action in ACTIONS}


def all_keys() -> Keys:
    """Return every key that the table binds anywhere."""
    return tuple(
        dict.fromkeys(
            key
            for action in ACTIONS
            if not action.native
            for place in Place
            for key in action.keys(place)
        )
    )


def bound_to(key: str, place: Place) -> tuple[Action, ...]:
    """Return the actions that a key may mean in a place."""
    return tuple(a for a in ACTIONS if key in a.keys(place) and not a.native)
