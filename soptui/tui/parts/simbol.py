"""Choosing the symbol of a performer's cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui import texts
from soptui.changes import edits
from soptui.model import Simbol
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from soptui.model import Langkah
    from soptui.tui.screens.sunting import SuntingScreen

LETTERS = {"m": Simbol.MULAI, "p": Simbol.PROSES, "k": Simbol.KEPUTUSAN, "s": Simbol.SELESAI}
_MOVE, _REMOVE = "pindah:", "hapus"


async def choose_simbol(editor: SuntingScreen, step: Langkah, pelaksana: str) -> None:
    """Ask which symbol the cell gets; an empty cell may also take one from another column."""
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
    kinds = [Option(str(s), f"{glyphs.simbol(s)} {texts.SIMBOL[s]}") for s in Simbol]
    last = "simbol terakhir baris ini" if len(step.simpul) == 1 else ""
    remove = [Option(_REMOVE, "Kosongkan", last, last)] if here else []
    answer = await editor.soptui.ask(
        Picker(
            f"Simbol {names.get(pelaksana, pelaksana)}",
            [*moves, *kinds, *remove],
            filterable=False,
            current=str(here.simbol) if here else None,
        )
    )
    if answer is None:
        return
    if answer.startswith(_MOVE):
        dari = answer.removeprefix(_MOVE)
        editor.edit(lambda sop: edits.move_simbol(sop, step.id, dari, pelaksana))
    else:
        simbol = None if answer == _REMOVE else Simbol(answer)
        editor.edit(lambda sop: edits.set_simbol(sop, step.id, pelaksana, simbol))
