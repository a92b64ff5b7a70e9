"""What was copied from the step table: text for other programs, values for this one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from soptui import texts
from soptui.changes import arrows
from soptui.changes.cells import LANE, TEXT_FIELDS, cell_text
from soptui.changes.edited import Edited
from soptui.changes.identifiers import langkah_id, unique_slug
from soptui.changes.ranges import step_words
from soptui.changes.tabular import Cells, format_cells
from soptui.model import Alur, Langkah, Pelaksana, Simbol, Simpul, Sop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Clip:
    """Something copied. `steps` are whole steps, with the performers that they name.

    `text` is tab-separated; that of whole steps starts with the titles of the columns, so that
    another program, or another soptui, knows what is what.
    """

    text: str
    cells: Cells
    steps: tuple[Langkah, ...] = ()
    pelaksana: tuple[Pelaksana, ...] = ()


def copy_cells(sop: Sop, rows: range, keys: Sequence[str]) -> Clip:
    """Copy a rectangle of cells. Numbers and arrows go out as text, but are not pasted here."""
    own = [key for key in keys if key not in ("no", "alur")]
    return Clip(format_cells(_cells(sop, rows, keys)), _cells(sop, rows, own) if own else ())


def _cells(sop: Sop, rows: range, keys: Sequence[str]) -> Cells:
    return tuple(tuple(cell_text(sop, row, key) for key in keys) for row in rows)


def copy_rows(sop: Sop, rows: range) -> Clip:
    """Copy whole steps."""
    lanes = [(f"{LANE}{p.id}", p.nama) for p in sop.pelaksana]
    fields = [(field, texts.LANGKAH[field]) for field in TEXT_FIELDS]
    columns = [("no", "No"), fields[0], *lanes, ("alur", texts.SIMPUL["alur"]), *fields[1:]]
    cells = _cells(sop, rows, [key for key, _ in columns])
    table = (tuple(title for _, title in columns), *cells)
    steps = sop.langkah[rows.start : rows.stop]
    used = {s.pelaksana for step in steps for s in step.simpul}
    performers = tuple(p for p in sop.pelaksana if p.id in used)
    return Clip(format_cells(table), table, steps, performers)


def paste_steps(sop: Sop, index: int, clip: Clip) -> Edited:
    """Insert copied steps so that the first becomes row `index`.

    Performers are found by their names, and added where there is none. Arrows between the steps
    are kept; those that leave them are kept where the target is here too, else dropped, and each
    is named. A second start becomes a process.
    """
    sop, columns, notes = _with_performers(sop, clip.pelaksana)
    names = _new_names(sop, clip.steps)
    has_start = any(s.simbol is Simbol.MULAI for step in sop.langkah for s in step.simpul)
    steps = tuple(arrows.renamed(_in_columns(step, columns, names), names) for step in clip.steps)
    if has_start and any(s.simbol is Simbol.MULAI for step in steps for s in step.simpul):
        steps = tuple(map(_without_start, steps))
        notes.append("Simbol mulai menjadi proses, karena SOP ini sudah mempunyai mulai.")
    rows = range(index, index + len(steps))
    grown = replace(sop, langkah=(*sop.langkah[:index], *steps, *sop.langkah[index:]))
    grown, lost = arrows.without_lost(grown, rows)
    notes += [*lost, *arrows.outward_notes(grown, rows)]
    return Edited(grown, f"tempel {len(steps)} langkah menjadi {step_words(rows)}", tuple(notes))


def _new_names(sop: Sop, steps: Sequence[Langkah]) -> dict[str, str]:
    """Return the id that each step gets: its own where that is free."""
    taken = {step.id for step in sop.langkah} | {step.id for step in steps}
    here = {step.id for step in sop.langkah}
    names = {}
    for step in steps:
        names[step.id] = langkah_id(step.kegiatan, taken) if step.id in here else step.id
        taken.add(names[step.id])
    return names


def _with_performers(
    sop: Sop, performers: Sequence[Pelaksana]
) -> tuple[Sop, dict[str, str], list[str]]:
    """Return the SOP with all these performers, the id that each has in it, and notes."""
    columns: dict[str, str] = {}
    notes: list[str] = []
    for performer in performers:
        sop, columns[performer.id], note = ensure_performer(sop, performer.nama, performer.id)
        notes += note
    return sop, columns, notes


def ensure_performer(sop: Sop, nama: str, wanted: str = "") -> tuple[Sop, str, list[str]]:
    """Return the SOP with a performer of this name, its id, and a note when it is new.

    `wanted` is the id it would like to have.
    """
    nama = " ".join(nama.split())
    for here in sop.pelaksana:
        if " ".join(here.nama.split()).casefold() == nama.casefold():
            return sop, here.id, []
    taken = {p.id for p in sop.pelaksana}
    new = wanted if wanted and wanted not in taken else unique_slug(nama, taken)
    grown = replace(sop, pelaksana=(*sop.pelaksana, Pelaksana(new, nama)))
    return grown, new, [f"Pelaksana baru: {nama}."]


def _in_columns(step: Langkah, columns: Mapping[str, str], names: Mapping[str, str]) -> Langkah:
    """Return a step with the performers of another SOP; arrows within the copied steps too."""

    def target(alur: Alur) -> Alur:
        if not alur.pelaksana or alur.langkah not in names:
            return alur
        return replace(alur, ke=f"{alur.langkah}/{columns.get(alur.pelaksana, alur.pelaksana)}")

    def symbol(simpul: Simpul) -> Simpul:
        exits = None if simpul.alur is None else tuple(map(target, simpul.alur))
        return replace(
            simpul, pelaksana=columns.get(simpul.pelaksana, simpul.pelaksana), alur=exits
        )

    return replace(step, simpul=tuple(map(symbol, step.simpul)))


def _without_start(step: Langkah) -> Langkah:
    simpul = tuple(
        replace(s, simbol=Simbol.PROSES) if s.simbol is Simbol.MULAI else s for s in step.simpul
    )
    return replace(step, simpul=simpul)
