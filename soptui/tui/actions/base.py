"""What an action is: a deed with its keys, its words and the place where it belongs."""

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

    `help` names keys of other actions by their ids: "{kembali} melepas."

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
    in_vi: str = ""
    """Keys in the grid when letters command there (setting `tombol = "vi"`)."""
    native: bool = False
    """The field handles the key itself; the table only tells people about it."""

    def keys(self, place: Place) -> Keys:
        """Return the keys of this action in a place."""
        bound = {Place.LIST: self.in_list, Place.GRID: self.in_grid, Place.FIELD: self.in_field}
        return tuple(bound[place].split())


DAFTAR, SUNTING = ("daftar",), ("sunting",)
DAFTAR_LAYANAN, LAYANAN = ("daftar_layanan",), ("layanan",)
LISTS, EDITORS = DAFTAR + DAFTAR_LAYANAN, SUNTING + LAYANAN
"""Both lists, and both editors: what is done alike with an SOP and a Standar Pelayanan."""
