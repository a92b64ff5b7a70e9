"""What happens to arrows when the symbol they name goes or moves: repaired, and always named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.errors import NotFoundError
from soptui.model import Alur, Langkah, Simbol, Sop
from soptui.model.flow import target_of

if TYPE_CHECKING:
    from collections.abc import Callable


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


def redirect_deleted(sop: Sop, langkah: str, index: int) -> tuple[Sop, tuple[str, ...]]:
    """Let arrows that named the deleted step go to the step now at its place `index`.

    Where that would be the arrow's own step, or there is none, the step above is taken; an arrow
    for which neither exists is dropped.
    """
    below = sop.langkah[index] if index < len(sop.langkah) else None
    above = sop.langkah[index - 1] if index else None

    def redirected(step: Langkah, alur: Alur) -> Alur | None:
        if alur.langkah != langkah:
            return alur
        target = next((s for s in (below, above) if s is not None and s.id != step.id), None)
        return replace(alur, ke=target.id) if target else None

    return _mapped(sop, redirected)


def kept_notes(sop: Sop, langkah: str) -> tuple[str, ...]:
    """Return a note when arrows are named to or from a step that has moved."""
    into = sum(
        alur.langkah == langkah
        for step in sop.langkah
        for s in step.simpul
        for alur in s.alur or ()
    )
    return (f"{into} panah yang menuju langkah ini tetap mengikutinya.",) if into else ()


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
    name = f"Panah {old.label}" if old.label else "Panah"
    if new is None:
        return f"{name} dari langkah {index + 1} dihapus: tujuannya tidak ada lagi."
    target = sop.langkah_index(new.langkah)
    where = "?" if target is None else target + 1
    return f"{name} dari langkah {index + 1} sekarang ke langkah {where}."
