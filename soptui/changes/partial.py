"""Taking back one change, or one step, of those that lead from an old version to the present one.

An edit like any other: named, and undone in one step. What cannot be taken back alone, because
something else of the old version is missing, is refused with a sentence that names it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from soptui.changes import arrows, edits
from soptui.changes.diff import Op
from soptui.changes.edited import Edited
from soptui.errors import NotFoundError, SoptuiError
from soptui.model import Simbol, Sop
from soptui.model import path as address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from soptui.changes.diff import Perubahan
    from soptui.changes.sentences import Kalimat
    from soptui.model import Langkah, Simpul
    from soptui.model.nilai import Nilai


def restore_change(now: Nilai, old: Nilai, sentence: Kalimat) -> Edited[Nilai]:
    """Return `now` with one change taken back. `sentence` is one of `sentences(old, now)`.

    Raises SoptuiError when it cannot be taken back alone.
    """
    if isinstance(now, Sop) and isinstance(old, Sop):
        return _restore_in_sop(now, old, sentence)
    title = f"kembalikan {_lower(sentence.changes[-1].label)}"
    return Edited(_field(now, old, sentence.changes[-1]).nilai, title)


def _restore_in_sop(now: Sop, old: Sop, sentence: Kalimat) -> Edited:
    title = f"kembalikan {_lower(sentence.changes[-1].label)}"
    notes: list[str] = []
    if len(sentence.changes) == 2:
        gone, new = (address.split(c.path) for c in sentence.changes)
        edited = _moved_symbol(now, old, gone, new)
        return Edited(edited.sop, title, edited.notes)
    for change in sentence.changes:
        edited = _take_back(now, old, change)
        now = edited.sop
        notes += edited.notes
    return Edited(now, title, tuple(notes))


def restore_step(now: Sop, old: Sop, step_id: str) -> Edited:
    """Return `now` with one step as it was, in its place; a step that is new goes.

    Raises SoptuiError when a performer or the target of an arrow is missing now.
    """
    index = old.langkah_index(step_id)
    if index is None:
        number = (now.langkah_index(step_id) or 0) + 1
        edited = edits.delete_langkah(now, step_id)
        return Edited(edited.sop, f"kembalikan langkah {number}: langkah baru", edited.notes)
    step = old.langkah[index]
    if now.langkah_index(step_id) is None:
        now = _inserted(now, old, step)
    else:
        steps = tuple(step if s.id == step_id else s for s in now.langkah)
        now = _in_place(replace(now, langkah=steps), old, step_id)
    now, notes = _fitting(now, step)
    return Edited(now, f"kembalikan langkah {(now.langkah_index(step_id) or 0) + 1}", notes)


def _take_back(now: Sop, old: Sop, change: Perubahan) -> Edited:
    parts = address.split(change.path)
    if parts[0] == "pelaksana":
        return _performer(now, old, change, parts)
    if parts[0] == "langkah" and len(parts) == 2:
        return _whole_step(now, old, change, parts[1])
    if parts[0] == "langkah" and parts[2] == "simpul":
        return _symbol(now, old, change, parts)
    return _field(now, old, change)


def _field(now: Nilai, old: Nilai, change: Perubahan) -> Edited[Nilai]:
    """Take back a change of a field, or of one item of a list."""
    parts = address.split(change.path)
    field = "/".join(parts[:-1]) if parts[-1].isdigit() else change.path
    if field != change.path:
        items = _items(address.get(now, field), address.get(old, field), change, int(parts[-1]))
        return edits.set_value(now, field, items)
    return edits.set_value(now, field, address.get(old, field))


def _items(
    now: Sequence[str], old: Sequence[str], change: Perubahan, index: int
) -> tuple[str, ...]:
    """Return a list with the change of one item taken back."""
    items = list(now)
    if change.op is Op.REMOVE:
        items.insert(_place(old, index, items), old[index])
    elif change.op is Op.ADD:
        del items[index]
    elif change.op is Op.MOVE:
        item = items.pop(index)
        items.insert(_place(old, int(change.before) - 1, items), item)
    else:
        items[index] = change.before
    return tuple(items)


def _place(
    old: Sequence[Any], index: int, now: Sequence[Any], key: Callable[[Any], Any] = str
) -> int:
    """Return where an item belongs: below the nearest one above it that is still there."""
    there = [key(item) for item in now]
    for item in reversed(old[:index]):
        if key(item) in there:
            return there.index(key(item)) + 1
    return 0


def _id(item: Any) -> str:
    return str(item.id)


def _lane(simpul: Simpul) -> str:
    return simpul.pelaksana


# --- performers -----------------------------------------------------------------------------------


def _performer(now: Sop, old: Sop, change: Perubahan, parts: Sequence[str]) -> Edited:
    if len(parts) > 2:
        return edits.set_value(now, change.path, change.before)
    if change.op is Op.ADD:
        return edits.remove_pelaksana(now, parts[1])
    index = old.pelaksana_index(parts[1]) or 0
    columns = [p for p in now.pelaksana if p.id != parts[1]]
    columns.insert(_place(old.pelaksana, index, columns, _id), old.pelaksana[index])
    if change.op is Op.MOVE:
        here = next(p for p in now.pelaksana if p.id == parts[1])
        columns = [here if p.id == here.id else p for p in columns]
    return Edited(replace(now, pelaksana=tuple(columns)), "")


# --- steps ----------------------------------------------------------------------------------------


def _whole_step(now: Sop, old: Sop, change: Perubahan, step_id: str) -> Edited:
    if change.op is Op.MOVE:
        moved = _in_place(now, old, step_id)
        return Edited(moved, "", arrows.kept_notes(moved, {step_id}))
    return restore_step(now, old, step_id)


def _inserted(now: Sop, old: Sop, step: Langkah) -> Sop:
    index = old.langkah_index(step.id) or 0
    steps = list(now.langkah)
    steps.insert(_place(old.langkah, index, steps, _id), step)
    return replace(now, langkah=tuple(steps))


def _in_place(now: Sop, old: Sop, step_id: str) -> Sop:
    """Return the SOP with a step back where it stood; as it is where it already stands there."""
    shared = {s.id for s in old.langkah} & {s.id for s in now.langkah}
    was = [s.id for s in old.langkah if s.id in shared]
    if was == [s.id for s in now.langkah if s.id in shared]:
        return now
    step = next(s for s in now.langkah if s.id == step_id)
    rest = replace(now, langkah=tuple(s for s in now.langkah if s is not step))
    return _inserted(rest, old, step)


def _fitting(now: Sop, step: Langkah) -> tuple[Sop, tuple[str, ...]]:
    """Return the SOP where this step and all its arrows have what they need.

    Arrows to steps that are gone are left out and named; a decision that would lose one is not
    taken back.
    """
    for simpul in step.simpul:
        _require_performer(now, simpul.pelaksana)
        if simpul.simbol is Simbol.KEPUTUSAN:
            for alur in simpul.alur or ():
                _require_target(now, alur)
    index = now.langkah_index(step.id) or 0
    return arrows.without_lost(now, range(index, index + 1))


def _require_performer(now: Sop, pelaksana: str) -> None:
    if now.pelaksana_index(pelaksana) is None:
        raise SoptuiError(
            f"Tidak dapat dikembalikan sendiri: pelaksana {pelaksana!r} tidak ada lagi. Kembalikan"
            " dulu pelaksana itu."
        )


def _require_target(now: Sop, alur: Any) -> None:
    try:
        arrows.require_target(now, alur)
    except NotFoundError as error:
        raise SoptuiError(
            f"Tidak dapat dikembalikan sendiri: langkah tujuan panah {alur.label} tidak ada lagi."
            " Kembalikan dulu langkah itu."
        ) from error


# --- symbols and arrows ---------------------------------------------------------------------------


def _simpul(sop: Sop, step_id: str, pelaksana: str) -> Simpul | None:
    index = sop.langkah_index(step_id)
    return None if index is None else sop.langkah[index].simpul_of(pelaksana)


def _moved_symbol(now: Sop, old: Sop, gone: Sequence[str], new: Sequence[str]) -> Edited:
    """Put a symbol back into its column, with its shape and its arrows."""
    _require_performer(now, gone[3])
    edited = edits.move_simbol(now, new[1], new[3], gone[3])
    simpul = _simpul(old, gone[1], gone[3])
    assert simpul is not None
    return _with_symbol(edited.sop, gone[1], simpul)


def _with_symbol(now: Sop, step_id: str, simpul: Simpul) -> Edited:
    """Return the SOP with this symbol in the place of the one in its column."""
    for alur in simpul.alur or ():
        _require_target(now, alur)
    steps = tuple(
        replace(s, simpul=tuple(simpul if x.pelaksana == simpul.pelaksana else x for x in s.simpul))
        if s.id == step_id
        else s
        for s in now.langkah
    )
    return Edited(replace(now, langkah=steps), "")


def _symbol(now: Sop, old: Sop, change: Perubahan, parts: Sequence[str]) -> Edited:
    step_id, pelaksana = parts[1], parts[3]
    was, here = _simpul(old, step_id, pelaksana), _simpul(now, step_id, pelaksana)
    if len(parts) == 4:
        return _symbol_itself(now, old, change, parts)
    assert was is not None
    assert here is not None
    if parts[4] == "teks":
        return edits.set_value(now, change.path, was.teks)
    if parts[4] == "simbol":
        # the shape decides which exits there may be, so they go with it
        edited = _with_symbol(now, step_id, replace(was, teks=here.teks))
        note = "Panah keluar simbol itu ikut dikembalikan."
        return Edited(edited.sop, "", (note,) if was.alur != here.alur else ())
    for alur in was.alur or ():
        if len(parts) == 5 or change.op is Op.REMOVE:
            _require_target(now, alur)
    if len(parts) == 5 or here.alur is None or was.alur is None:
        return edits.set_alur(now, step_id, pelaksana, was.alur)
    exits, index = list(here.alur), int(parts[5])
    if change.op is Op.ADD:
        del exits[index]
    elif change.op is Op.REMOVE:
        exits.insert(min(index, len(exits)), was.alur[index])
    else:
        exits[index] = replace(exits[index], **{parts[6]: change.before})
        _require_target(now, exits[index])
    return edits.set_alur(now, step_id, pelaksana, tuple(exits))


def _symbol_itself(now: Sop, old: Sop, change: Perubahan, parts: Sequence[str]) -> Edited:
    step_id, pelaksana = parts[1], parts[3]
    if change.op is Op.ADD:
        return edits.set_simbol(now, step_id, pelaksana, None)
    _require_performer(now, pelaksana)
    before = old.langkah[edits.step_index(old, step_id)].simpul
    step = now.langkah[edits.step_index(now, step_id)]
    was = next(s for s in before if s.pelaksana == pelaksana)
    here = step.simpul_of(pelaksana) or was
    symbols = [s for s in step.simpul if s.pelaksana != pelaksana]
    symbols.insert(_place(before, before.index(was), symbols, _lane), here)
    grown = replace(step, simpul=tuple(symbols))
    steps = tuple(grown if s is step else s for s in now.langkah)
    return _with_symbol(replace(now, langkah=steps), step_id, here)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
