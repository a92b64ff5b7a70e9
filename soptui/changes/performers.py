"""Who does a step, and the order of the columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.changes.edited import Edited
from soptui.changes.edits import add_pelaksana, move_simbol, set_simbol, step_index
from soptui.model import Simbol

if TYPE_CHECKING:
    from soptui.model import Pelaksana, Sop


def same_name(nama: str) -> str:
    """Return a name as it is compared: case and blanks do not count."""
    return " ".join(nama.split()).casefold()


def find_pelaksana(sop: Sop, nama: str) -> Pelaksana | None:
    """Return the column with this name, if there is one."""
    return next((p for p in sop.pelaksana if same_name(p.nama) == same_name(nama)), None)


def assign(sop: Sop, langkah: str, nama: str) -> Edited:
    """Let a step be done by the performer of this name; one who has no column gets one.

    The only symbol of the step moves to that column. A step of several symbols gets one more.
    """
    index = step_index(sop, langkah)
    notes: tuple[str, ...] = ()
    column, grown = find_pelaksana(sop, nama), sop
    if column is None:
        grown = add_pelaksana(sop, nama).sop
        column = grown.pelaksana[-1]
        notes = (f"Kolom {column.nama} ditambahkan.",)
    step = grown.langkah[index]
    title = f"langkah {index + 1} dikerjakan {column.nama}"
    if step.simpul_of(column.id) is not None:
        return Edited(grown, title, notes)
    if len(step.simpul) == 1:
        done = move_simbol(grown, langkah, step.simpul[0].pelaksana, column.id)
    else:
        done = set_simbol(grown, langkah, column.id, Simbol.PROSES)
        notes = (*notes, "Baris ini sekarang mempunyai beberapa simbol.")
    return Edited(done.sop, title, notes)


def sort_pelaksana(sop: Sop) -> Edited:
    """Put the columns in the order in which the steps first name them; unused ones come last."""
    first: dict[str, int] = {}
    for step in sop.langkah:
        for simpul in step.simpul:
            first.setdefault(simpul.pelaksana, len(first))
    ordered = tuple(sorted(sop.pelaksana, key=lambda p: first.get(p.id, len(first))))
    if ordered == sop.pelaksana:
        return Edited(sop, "urutkan pelaksana menurut kemunculan")
    names = ", ".join(p.nama for p in ordered)
    return Edited(
        replace(sop, pelaksana=ordered),
        "urutkan pelaksana menurut kemunculan",
        (f"Urutannya: {names}.",),
    )
