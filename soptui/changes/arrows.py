"""What happens to arrows when the symbol they name goes or moves: repaired, and always named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.errors import NotFoundError
from soptui.model import Alur, Langkah, Simbol, Sop
from soptui.model.flow import target_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping


def default_exit(sop: Sop, index: int, pelaksana: str) -> Alur | None:
    """Return the arrow that the default flow gives a process at this place."""
    step = sop.langkah[index]
    place = next(i for i, s in enumerate(step.simpul) if s.pelaksana == pelaksana)
    if place + 1 < len(step.simpul) and not step.bersama:
        return Alur(f"{step.id}/{step.simpul[place + 1].pelaksana}")
    return Alur(sop.langkah[index + 1].id) if index + 1 < len(sop.langkah) else None


def require_target(sop: Sop, alur: Alur) -> None:
    """Raise NotFoundError unless the arrow enters a symbol that exists."""
    index = sop.langkah_index(alur.langkah)
    if index is None:
        raise NotFoundError(f"Tujuan panah {alur.ke!r} tidak ada di antara langkah SOP ini.")
    if target_of(sop.langkah[index], alur) is None:
        raise NotFoundError(
            f"Tujuan panah {alur.ke!r} tidak ada: pelaksana itu tanpa simbol di sana."
        )


def retarget(sop: Sop, dari: str, ke: str) -> tuple[Sop, tuple[str, ...]]:
    """Let every arrow that names `dari` name `ke`; return the notes about them."""
    return _mapped(sop, lambda _, alur: replace(alur, ke=ke) if alur.ke == dari else alur)


def redirect_deleted(sop: Sop, gone: Collection[str], index: int) -> tuple[Sop, tuple[str, ...]]:
    """Let arrows that named a deleted step go to the step now at the place `index` of them all.

    Where that would be the arrow's own step, or there is none, the step above is taken; an arrow
    for which neither exists is dropped.
    """
    below = sop.langkah[index] if index < len(sop.langkah) else None
    above = sop.langkah[index - 1] if index else None

    def redirected(step: Langkah, alur: Alur) -> Alur | None:
        if alur.langkah not in gone:
            return alur
        target = next((s for s in (below, above) if s is not None and s.id != step.id), None)
        return replace(alur, ke=target.id) if target else None

    return _mapped(sop, redirected)


def renamed(step: Langkah, names: Mapping[str, str]) -> Langkah:
    """Return a copy with the id that `names` gives it; arrows to steps in `names` follow."""

    def name(alur: Alur) -> Alur:
        ke = names.get(alur.langkah, alur.langkah)
        return replace(alur, ke=f"{ke}/{alur.pelaksana}" if alur.pelaksana else ke)

    simpul = tuple(
        replace(s, alur=None if s.alur is None else tuple(map(name, s.alur))) for s in step.simpul
    )
    return replace(step, id=names.get(step.id, step.id), simpul=simpul)


def kept_notes(sop: Sop, moved: Collection[str]) -> tuple[str, ...]:
    """Return a note when arrows are named to steps that have moved, from elsewhere or themselves.

    Arrows within a block that moves as one say nothing.
    """
    into = sum(
        alur.langkah in moved and (len(moved) == 1 or step.id not in moved)
        for step in sop.langkah
        for s in step.simpul
        for alur in s.alur or ()
    )
    return (f"{into} panah yang menuju langkah ini tetap mengikutinya.",) if into else ()


def outward_notes(sop: Sop, rows: range) -> tuple[str, ...]:
    """Return a note for each arrow that leaves the rows and keeps a target outside of them."""
    inside = {step.id for step in sop.langkah[rows.start : rows.stop]}
    notes = []
    for row in rows:
        for simpul in sop.langkah[row].simpul:
            for alur in simpul.alur or ():
                target = sop.langkah_index(alur.langkah)
                if alur.langkah not in inside and target is not None:
                    notes.append(
                        f"{_name(alur)} dari langkah {row + 1} menuju langkah {target + 1}."
                    )
    return tuple(notes)


def without_lost(sop: Sop, rows: range) -> tuple[Sop, tuple[str, ...]]:
    """Drop the arrows of these rows whose target does not exist, and name each."""
    here = {step.id for step in sop.langkah[rows.start : rows.stop]}

    def kept(step: Langkah, alur: Alur) -> Alur | None:
        if step.id not in here:
            return alur
        index = sop.langkah_index(alur.langkah)
        lost = index is None or target_of(sop.langkah[index], alur) is None
        return None if lost else alur

    return _mapped(sop, kept)


def _mapped(
    sop: Sop, change: Callable[[Langkah, Alur], Alur | None]
) -> tuple[Sop, tuple[str, ...]]:
    """Map all named arrows. Steps without a changed arrow stay the very same values."""
    notes: list[str] = []
    steps: list[Langkah] = []
    for i, step in enumerate(sop.langkah):
        symbols = []
        for simpul in step.simpul:
            if simpul.alur is None:
                symbols.append(simpul)
                continue
            exits = []
            for alur in simpul.alur:
                new = change(step, alur)
                if new is not None:
                    exits.append(new)
                if new != alur:
                    notes.append(_note(sop, i, alur, new))
            if tuple(exits) == simpul.alur:
                symbols.append(simpul)
                continue
            emptied = not exits and simpul.simbol is not Simbol.KEPUTUSAN
            symbols.append(replace(simpul, alur=None if emptied else tuple(exits)))
        same = all(a is b for a, b in zip(symbols, step.simpul, strict=True))
        steps.append(step if same else replace(step, simpul=tuple(symbols)))
    return replace(sop, langkah=tuple(steps)), tuple(notes)


def _note(sop: Sop, index: int, old: Alur, new: Alur | None) -> str:
    name = _name(old)
    if new is None:
        return f"{name} dari langkah {index + 1} dihapus: tujuannya tidak ada lagi."
    target = sop.langkah_index(new.langkah)
    where = "?" if target is None else target + 1
    return f"{name} dari langkah {index + 1} sekarang ke langkah {where}."


def _name(alur: Alur) -> str:
    return f"Panah {alur.label}" if alur.label else "Panah"
