"""Going back to an old version: an edit like any other, so it is named and can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.changes.edited import Edited

if TYPE_CHECKING:
    from soptui.model.nilai import Nilai


def restore(now: Nilai, old: Nilai, version: str, source: str = "") -> Edited[Nilai]:
    """Return a document as it was in `old`. Id and unit stay: they are where the file lies.

    `version` names it ("versi 12-01-2015 08:00"), `source` is its commit.
    """
    unit = now.identitas.unit
    back = replace(old, id=now.id, identitas=replace(old.identitas, unit=unit))
    notes = []
    if old.id != now.id:
        notes.append(f"Id tetap {now.id}; pada versi itu {old.id}.")
    if old.identitas.unit != unit:
        notes.append(f"Unit tetap {unit}; pada versi itu {old.identitas.unit}.")
    title = f"kembalikan ke {version}"
    return Edited(back, title, tuple(notes), subject=title, source=source)
