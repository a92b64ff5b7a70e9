"""Choosing the symbol of a performer's cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui import texts
from soptui.changes import edits
from soptui.model import Simbol
from soptui.tui.parts.panah import make_decision
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from soptui.model import Langkah
    from soptui.tui.screens.sunting import SuntingScreen

LETTERS = {"m": Simbol.MULAI, "p": Simbol.PROSES, "k": Simbol.KEPUTUSAN, "s": Simbol.SELESAI}
NOT_JOINT = "Langkah bersama memerlukan dua simbol atau lebih pada barisnya."
_MOVE, _REMOVE, _JOINT = "pindah:", "hapus", "bersama"


async def choose_simbol(editor: SuntingScreen, step: Langkah, pelaksana: str) -> None:
    """Ask which symbol the cell gets; an empty cell may also take one from another column."""
    here = step.simpul_of(pelaksana)
    names = {p.id: p.nama for p in editor.sop.pelaksana}
    answer = await editor.soptui.ask(
        Picker(
            f"Simbol {names.get(pelaksana, pelaksana)}",
            symbol_options(editor, step, pelaksana),
            filterable=False,
            current=str(here.simbol) if here else None,
        )
    )
    if answer is not None:
        await do_simbol(editor, step, pelaksana, answer)


def symbol_options(editor: SuntingScreen, step: Langkah, pelaksana: str) -> list[Option[str]]:
    """Return what can be done with a performer's cell of a step."""
    here = step.simpul_of(pelaksana)
    names = {p.id: p.nama for p in editor.sop.pelaksana}
    glyphs = editor.soptui.glyphs
    moves = [
        Option(
            _MOVE + s.pelaksana, f"Pindahkan {s.simbol} dari {names.get(s.pelaksana, s.pelaksana)}"
        )
        for s in step.simpul
        if here is None
    ]
    letter = {simbol: key for key, simbol in LETTERS.items()}
    kinds = [
        Option(str(s), f"{glyphs.simbol(s)} {texts.SIMBOL[s]}", f"huruf {letter[s]}")
        for s in Simbol
    ]
    alone = NOT_JOINT if len(step.simpul) < 2 else ""
    words = "Tidak lagi dikerjakan bersama" if step.bersama else "Dikerjakan bersama"
    joint = Option(_JOINT, words, "semua simbol pada baris ini", alone)
    last = "simbol terakhir baris ini" if len(step.simpul) == 1 else ""
    remove = [Option(_REMOVE, "Kosongkan", last, last)] if here else []
    return [*moves, *kinds, joint, *remove]


async def do_simbol(editor: SuntingScreen, step: Langkah, pelaksana: str, answer: str) -> None:
    """Do one of `symbol_options`; a decision is asked for its exits."""
    if answer.startswith(_MOVE):
        dari = answer.removeprefix(_MOVE)
        editor.edit(lambda sop: edits.move_simbol(sop, step.id, dari, pelaksana))
    elif answer == _JOINT:
        toggle_joint(editor, step)
    else:
        await set_simbol(editor, step, pelaksana, None if answer == _REMOVE else Simbol(answer))


async def set_simbol(
    editor: SuntingScreen, step: Langkah, pelaksana: str, simbol: Simbol | None
) -> None:
    """Put a symbol into a cell, or take it out; a decision is asked for its exits."""
    if simbol is Simbol.KEPUTUSAN:
        await make_decision(editor, step.id, pelaksana)
    else:
        editor.edit(lambda sop: edits.set_simbol(sop, step.id, pelaksana, simbol))


def toggle_joint(editor: SuntingScreen, step: Langkah) -> None:
    """Mark a step as done jointly, or not."""
    path, value = f"langkah/{step.id}/bersama", not step.bersama
    editor.edit(lambda sop: edits.set_value(sop, path, value))
