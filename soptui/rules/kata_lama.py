"""How long an SOP takes, as one sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.rules.beban import dalam_kata
from soptui.rules.lama import lama

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model import Sop


def kata_lama(sop: Sop, per_hari: int) -> str:
    """Say the three ways of an SOP, and which steps are left out of them.

    `per_hari` = working minutes of one day.
    """
    told = lama(sop, per_hari)
    ways = (told.tersingkat, told.lazim, told.terpanjang)
    words = "Waktu belum dapat dijumlahkan."
    if told.tersingkat is not None and told.lazim is not None and told.terpanjang is not None:
        short, usual, long = (dalam_kata(way, per_hari) for way in ways if way is not None)
        words = f"Waktu: tersingkat {short}, lazim {usual}, terpanjang {long}."
        if short == long:
            words = f"Waktu: {short}."
    if told.tak_terbaca:
        words += f" Tidak terbaca: langkah {_rows(told.tak_terbaca)}."
    if told.kosong:
        words += f" Tanpa waktu: langkah {_rows(told.kosong)}."
    return words


_MOST = 6


def _rows(places: Sequence[int]) -> str:
    """Return the numbers of some steps, and how many more there are."""
    named = ", ".join(str(place + 1) for place in places[:_MOST])
    return f"{named} dan {len(places) - _MOST} lain" if len(places) > _MOST else named
