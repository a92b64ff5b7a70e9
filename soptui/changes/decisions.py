"""A symbol becomes a decision: its exits Ya and Tidak get their likeliest targets at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.changes import arrows
from soptui.changes.edited import Edited
from soptui.changes.edits import set_alur, set_simbol, step_index
from soptui.model import Alur, Simbol
from soptui.model.flow import Tempat, nomor_simpul, target_of

if TYPE_CHECKING:
    from soptui.model import Simpul, Sop

LABELS = ("Ya", "Tidak")
"""Labels of exits, in the order in which they are offered."""


def decide(sop: Sop, langkah: str, pelaksana: str) -> Edited:
    """Make a symbol a decision: Ya goes on as before, Tidak back to the step before.

    Exits that the symbol has already are kept; labels that fail are filled in. One edit.
    """
    shaped = set_simbol(sop, langkah, pelaksana, Simbol.KEPUTUSAN)
    index = step_index(shaped.sop, langkah)
    simpul = shaped.sop.langkah[index].simpul_of(pelaksana)
    assert simpul is not None
    exits = complete_exits(shaped.sop, index, simpul)
    done = set_alur(shaped.sop, langkah, pelaksana, exits)
    return Edited(done.sop, shaped.title, (f"Panah {exits_words(done.sop, exits)}.",))


def complete_exits(sop: Sop, index: int, simpul: Simpul) -> tuple[Alur, ...]:
    """Return the exits of a decision with Ya and Tidak filled in where they fail."""
    free = [label for label in LABELS if label not in {a.label for a in simpul.alur or ()}]
    exits = [
        alur if alur.label or not free else replace(alur, label=free.pop(0))
        for alur in simpul.alur or ()
    ]
    for label in free if len(exits) < len(LABELS) else ():
        target = default_target(sop, index, simpul.pelaksana, label)
        if target is not None:
            exits.append(replace(target, label=label))
    return tuple(exits)


def default_target(sop: Sop, index: int, pelaksana: str, label: str) -> Alur | None:
    """Return where an exit most likely goes: Ya to the next symbol, others to the step before.

    The first step has none before it: its other exits go to the last step.
    """
    if label == LABELS[0]:
        return arrows.default_exit(sop, index, pelaksana)
    other = index - 1 if index else len(sop.langkah) - 1
    return Alur(sop.langkah[other].id) if other != index else None


def exits_words(sop: Sop, exits: tuple[Alur, ...]) -> str:
    """Return exits as people say them: "Ya ke 5, Tidak ke 3"."""
    return ", ".join(f"{a.label} ke {target_number(sop, a)}".strip() for a in exits) or "tidak ada"


def target_number(sop: Sop, alur: Alur) -> str:
    """Return what the symbol prints that an arrow enters: "3", or "3b"; "?" where none is."""
    index = sop.langkah_index(alur.langkah)
    target = None if index is None else target_of(sop.langkah[index], alur)
    if index is None or target is None:
        return "?"
    return nomor_simpul(sop)[Tempat(index, target.pelaksana)]
