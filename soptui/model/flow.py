"""Which arrows an SOP has, with the defaults of the format filled in, and what its symbols print.

The default flow (docs/format.md): the order of the symbols in the file is the order of the flow.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from soptui.model.sop import Alur, Simbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from soptui.model.sop import Langkah, Simpul, Sop


MAX_PANAH = 11
"""Most arrows that leave one symbol: more cannot be told apart around it in a chart."""


class Tempat(NamedTuple):
    """A symbol by its place: index of the step (row) and id of the performer (column)."""

    langkah: int
    pelaksana: str


class Keluar(NamedTuple):
    """One arrow as its step alone tells it."""

    dari: str
    """Performer whose symbol it leaves."""
    langkah: str | None
    """Id of the step it enters; None is the next one, if there is one."""
    pelaksana: str
    """Performer whose symbol it enters; "" is the first symbol."""
    label: str


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
    rows = baris(sop)
    for i, step in enumerate(sop.langkah):
        below = sop.langkah[i + 1].id if i + 1 < len(sop.langkah) else ""
        for exit_ in keluar(step):
            row = rows.get(below if exit_.langkah is None else exit_.langkah)
            target = None if row is None else _symbol(sop.langkah[row], exit_.pelaksana)
            if row is not None and target is not None:
                yield Panah(Tempat(i, exit_.dari), Tempat(row, target.pelaksana), exit_.label)


def baris(sop: Sop) -> dict[str, int]:
    """Return the row of each step by its id; of two with one id, the first."""
    return {step.id: i for i, step in reversed(list(enumerate(sop.langkah)))}


def target_of(step: Langkah, alur: Alur) -> Simpul | None:
    """Return the symbol of `step` that the arrow enters: the named one, else the first."""
    return _symbol(step, alur.pelaksana)


def _symbol(step: Langkah, pelaksana: str) -> Simpul | None:
    if not pelaksana:
        return step.simpul[0] if step.simpul else None
    return step.simpul_of(pelaksana)


def keluar(step: Langkah) -> tuple[Keluar, ...]:
    """Return the arrows of one step, whatever steps there are besides it."""
    return tuple(
        [
            Keluar(s.pelaksana, alur.langkah, alur.pelaksana, alur.label)
            if alur is not None
            else Keluar(s.pelaksana, None, "", "")
            for k, s in enumerate(step.simpul)
            for alur in _exits(step, k)
        ]
    )


def _exits(step: Langkah, k: int) -> tuple[Alur | None, ...]:
    simpul = step.simpul[k]
    if simpul.simbol is Simbol.SELESAI:
        return ()
    if simpul.alur is not None:
        return simpul.alur
    if simpul.simbol is Simbol.KEPUTUSAN:
        return ()
    if step.bersama:
        silent = all(s.alur is None and s.simbol is not Simbol.SELESAI for s in step.simpul)
        return (None,) if k == 0 and silent else ()
    if k + 1 < len(step.simpul):
        return (Alur(f"{step.id}/{step.simpul[k + 1].pelaksana}"),)
    return (None,)


def nomor_simpul(sop: Sop) -> dict[Tempat, str]:
    """Return what each symbol prints: "4", or "4a", "4b", … from left to right in a shared row."""
    column = {p.id: i for i, p in enumerate(sop.pelaksana)}
    return {
        Tempat(i, pelaksana): f"{i + 1}{letter}"
        for i, step in enumerate(sop.langkah)
        for pelaksana, letter in huruf_simpul(step, column).items()
    }


def huruf_simpul(step: Langkah, column: Mapping[str, int]) -> dict[str, str]:
    """Return what the symbol of each performer prints after the number of the step.

    `column`: place of each performer.
    """
    ordered = sorted(step.simpul, key=lambda s: column.get(s.pelaksana, len(column)))
    if len(ordered) == 1:
        return {ordered[0].pelaksana: ""}
    return {s.pelaksana: ascii_lowercase[k % 26] for k, s in enumerate(ordered)}
