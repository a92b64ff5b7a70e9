"""Which arrows an SOP has, with the defaults of the format filled in, and what its symbols print.

The default flow (docs/format.md): the order of the symbols in the file is the order of the flow.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from soptui.model.sop import Alur, Simbol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.model.sop import Langkah, Simpul, Sop


MAX_PANAH = 11
"""Most arrows that leave one symbol: more cannot be told apart around it in a chart."""


class Tempat(NamedTuple):
    """A symbol by its place: index of the step (row) and id of the performer (column)."""

    langkah: int
    pelaksana: str


@dataclass(frozen=True, slots=True)
class Panah:
    """One arrow between two symbols that exist."""

    dari: Tempat
    ke: Tempat
    label: str = ""


def panah(sop: Sop) -> tuple[Panah, ...]:
    """Return all arrows in the order of the file. Targets that do not exist are left out.

    In a step done jointly (`bersama`) symbols without `alur` add no arrow; with none at all the
    step flows to the next from its first symbol.
    """
    return tuple(_arrows(sop))


def _arrows(sop: Sop) -> Iterator[Panah]:
    rows = {step.id: i for i, step in reversed(list(enumerate(sop.langkah)))}
    for i, step in enumerate(sop.langkah):
        for k, simpul in enumerate(step.simpul):
            dari = Tempat(i, simpul.pelaksana)
            exits = _exits(sop, i, k)
            for alur in exits:
                row = rows.get(alur.langkah)
                target = target_of(sop.langkah[row], alur) if row is not None else None
                if row is not None and target is not None:
                    yield Panah(dari, Tempat(row, target.pelaksana), alur.label)


def target_of(step: Langkah, alur: Alur) -> Simpul | None:
    """Return the symbol of `step` that the arrow enters: the named one, else the first."""
    if not alur.pelaksana:
        return step.simpul[0] if step.simpul else None
    return step.simpul_of(alur.pelaksana)


def _exits(sop: Sop, row: int, k: int) -> tuple[Alur, ...]:
    step = sop.langkah[row]
    simpul = step.simpul[k]
    if simpul.simbol is Simbol.SELESAI:
        return ()
    if simpul.alur is not None:
        return simpul.alur
    if simpul.simbol is Simbol.KEPUTUSAN:
        return ()
    onward = (Alur(sop.langkah[row + 1].id),) if row + 1 < len(sop.langkah) else ()
    if step.bersama:
        silent = all(s.alur is None and s.simbol is not Simbol.SELESAI for s in step.simpul)
        return onward if k == 0 and silent else ()
    if k + 1 < len(step.simpul):
        return (Alur(f"{step.id}/{step.simpul[k + 1].pelaksana}"),)
    return onward


def nomor_simpul(sop: Sop) -> dict[Tempat, str]:
    """Return what each symbol prints: "4", or "4a", "4b", … from left to right in a shared row."""
    column = {p.id: i for i, p in enumerate(sop.pelaksana)}
    numbers: dict[Tempat, str] = {}
    for i, step in enumerate(sop.langkah):
        ordered = sorted(step.simpul, key=lambda s: column.get(s.pelaksana, len(column)))
        for k, simpul in enumerate(ordered):
            letter = ascii_lowercase[k % 26] if len(ordered) > 1 else ""
            numbers[Tempat(i, simpul.pelaksana)] = f"{i + 1}{letter}"
    return numbers
