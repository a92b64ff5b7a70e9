"""What each symbol of a flowchart says to who cannot see it: its kind, who acts, where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model.flow import Tempat, nomor_simpul, panah

if TYPE_CHECKING:
    from soptui.model import Sop


def simbol_terbaca(sop: Sop, *, every: bool = False) -> dict[tuple[str, str], str]:
    """Return each symbol in words, by id of its step and performer.

    `every`: name all arrows and the words in the symbol; else only arrows that do not simply go on
    to the next row.
    """
    names = {p.id: p.nama for p in sop.pelaksana}
    numbers = nomor_simpul(sop)
    exits: dict[Tempat, list[str]] = {}
    for arrow in panah(sop):
        is_next = arrow.ke.langkah in (arrow.dari.langkah, arrow.dari.langkah + 1)
        if every or arrow.label or not is_next:
            when = f"{arrow.label}: " if arrow.label else ""
            exits.setdefault(arrow.dari, []).append(f"{when}ke langkah {numbers[arrow.ke]}")
    return {
        (step.id, s.pelaksana): "; ".join(
            [
                f"{s.simbol.capitalize()}: {names.get(s.pelaksana, s.pelaksana)}",
                *([f"bertulisan {s.teks}"] if every and s.teks else ()),
                *exits.get(Tempat(i, s.pelaksana), ()),
            ]
        )
        for i, step in enumerate(sop.langkah)
        for s in step.simpul
    }
