"""How long an SOP takes, as one sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.rules.alir import Alir
from soptui.rules.alur import span
from soptui.rules.beban import dalam_kata
from soptui.rules.lama import lama

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model import Sop
    from soptui.rules.lama import Lama


def kata_lama(sop: Sop, per_hari: int) -> str:
    """Say the three ways of an SOP, and which steps are left out of them.

    `per_hari` = working minutes of one day.
    """
    told = lama(sop, per_hari)
    ways = (told.tersingkat, told.lazim, told.terpanjang)
    reason = tak_selesai(sop, told)
    words = f"Waktu belum dapat dijumlahkan{f': {reason}' if reason else ''}."
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


def tak_selesai(sop: Sop, told: Lama) -> str:
    """Say why no way of an SOP with times comes to an end; "" where one does, or without times."""
    has_times = len(told.kosong) + len(told.tak_terbaca) < len(sop.langkah)
    if told.terpanjang is not None or not has_times:
        return ""
    loops = [span(sorted({p.langkah + 1 for p in loop})) for loop in Alir.of(sop).jerat]
    if loops:
        return f"langkah {'; '.join(loops)} berputar tanpa jalan keluar"
    return "tidak ada jalan dari mulai sampai selesai"


_MOST = 6


def _rows(places: Sequence[int]) -> str:
    """Return the numbers of some steps, and how many more there are."""
    named = ", ".join(str(place + 1) for place in places[:_MOST])
    return f"{named} dan {len(places) - _MOST} lain" if len(places) > _MOST else named
