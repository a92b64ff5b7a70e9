"""Edits of several rows or of a rectangle of cells, each one step of undo.

As in `edits`, whatever had to follow is named in the notes, arrows above all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.changes import arrows
from soptui.changes.cells import LANE, TEXT_FIELDS, cell_text, set_lanes, set_text, simbol_of
from soptui.changes.edited import Edited
from soptui.changes.identifiers import langkah_id
from soptui.model import Langkah, Simbol, Sop

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_ARROWS = "Panah tetap; panah diubah dengan F4."


def step_words(rows: range) -> str:
    """Return rows as people name them: "langkah 2", "langkah 2-4"."""
    if len(rows) < 2:
        return f"langkah {rows.start + 1}"
    return f"langkah {rows.start + 1}-{rows.stop}"


def delete_rows(sop: Sop, rows: range) -> Edited:
    """Delete steps. Arrows that named one go to the step now at that place, each is named."""
    gone = {step.id for step in sop.langkah[rows.start : rows.stop]}
    rest = replace(sop, langkah=(*sop.langkah[: rows.start], *sop.langkah[rows.stop :]))
    repaired, notes = arrows.redirect_deleted(rest, gone, rows.start)
    return Edited(repaired, f"hapus {step_words(rows)}", notes)


def duplicate_rows(sop: Sop, rows: range) -> Edited:
    """Insert copies right below. Arrows between copied steps join the copies.

    Arrows to other steps keep their targets, and are named. A start is copied as a process.
    """
    taken = {step.id for step in sop.langkah}
    names: dict[str, str] = {}
    for step in sop.langkah[rows.start : rows.stop]:
        names[step.id] = langkah_id(step.kegiatan, taken)
        taken.add(names[step.id])
    copies = tuple(
        _as_copy(arrows.renamed(step, names)) for step in sop.langkah[rows.start : rows.stop]
    )
    steps = (*sop.langkah[: rows.stop], *copies, *sop.langkah[rows.stop :])
    grown = replace(sop, langkah=steps)
    notes = arrows.outward_notes(grown, range(rows.stop, rows.stop + len(copies)))
    return Edited(grown, f"gandakan {step_words(rows)}", notes)


def _as_copy(step: Langkah) -> Langkah:
    simpul = tuple(
        replace(s, simbol=Simbol.PROSES) if s.simbol is Simbol.MULAI else s for s in step.simpul
    )
    return replace(step, simpul=simpul)


def move_rows(sop: Sop, rows: range, to: int) -> Edited:
    """Move steps so that the first of them becomes row `to`; named arrows keep their targets."""
    to = max(0, min(to, len(sop.langkah) - len(rows)))
    block = sop.langkah[rows.start : rows.stop]
    rest = (*sop.langkah[: rows.start], *sop.langkah[rows.stop :])
    moved = replace(sop, langkah=(*rest[:to], *block, *rest[to:]))
    there = range(to, to + len(rows))
    title = f"pindah {step_words(rows)} menjadi {step_words(there)}"
    notes = arrows.kept_notes(moved, {step.id for step in block}) if to != rows.start else ()
    return Edited(moved, title, notes)


def clear_cells(sop: Sop, rows: range, keys: Sequence[str]) -> Edited:
    """Empty a rectangle of cells; in a lane the symbols are taken out, but never a row's last."""
    notes = [NO_ARROWS] if "alur" in keys else []
    lanes = [(key.removeprefix(LANE), None) for key in keys if key.startswith(LANE)]
    for row in rows:
        for field in TEXT_FIELDS:
            if field in keys and cell_text(sop, row, field):
                sop = set_text(sop, row, field, "")
        edited = set_lanes(sop, row, lanes)
        sop, notes = edited.sop, [*notes, *edited.notes]
    return Edited(sop, f"kosongkan {_cells_words(rows, keys)}", _once(notes))


def fill_down(sop: Sop, rows: range, keys: Sequence[str]) -> Edited:
    """Fill each column of a rectangle with what its first row holds. A start fills as a process."""
    notes = [NO_ARROWS] if "alur" in keys else []
    first = sop.langkah[rows.start]
    lanes: list[tuple[str, Simbol | None]] = []
    for key in keys:
        if key.startswith(LANE):
            simbol = simbol_of(first, key)
            shape = Simbol.PROSES if simbol is Simbol.MULAI else simbol
            lanes.append((key.removeprefix(LANE), shape))
    for row in rows[1:]:
        for field in TEXT_FIELDS:
            if field in keys:
                sop = set_text(sop, row, field, cell_text(sop, rows.start, field))
        edited = set_lanes(sop, row, lanes)
        sop, notes = edited.sop, [*notes, *edited.notes]
    where = step_words(range(rows.start + 1, rows.stop))
    return Edited(sop, f"isi {where} seperti langkah {rows.start + 1}", _once(notes))


def _cells_words(rows: range, keys: Sequence[str]) -> str:
    count = len(rows) * len(keys)
    return f"{count} sel pada {step_words(rows)}"


def _once(notes: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(notes))
