"""Choosing performers: from the columns, from what the office already wrote, or a new name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.changes import edits
from soptui.changes.performers import assign, find_pelaksana, same_name, sort_pelaksana
from soptui.tui.parts.simbol import do_simbol, symbol_options
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.model import Langkah
    from soptui.tui.screens.sunting import SuntingScreen

NAMA, SIMBOL = "nama:", "simbol:"
_SORT, _NEW, _RENAME = "urut", "baru", "ganti"
_HINT = "ketik nama; nama baru boleh"


async def ask_name(editor: SuntingScreen, question: str) -> str | None:
    """Ask for a performer that has no column yet: one the office knows, or a new name."""
    options = [Option(name, name) for name in _other_names(editor)]
    return await editor.soptui.ask(
        Picker(question, options, hint=_HINT, make=_maker(editor, options, lambda name: name))
    )


async def choose_who(editor: SuntingScreen, step: Langkah) -> None:
    """Ask who does a step, or which symbol it has: the quickest way from any cell of its row."""
    row = editor.sop.langkah_index(step.id) or 0
    alone = step.simpul[0].pelaksana if len(step.simpul) == 1 else None
    options = [
        Option(NAMA + p.nama, p.nama, "yang mengerjakan" if step.simpul_of(p.id) else "")
        for p in editor.sop.pelaksana
    ]
    here = editor.sop.pelaksana_index(alone) if alone else None
    current = None if here is None else NAMA + editor.sop.pelaksana[here].nama
    if alone:
        options += [
            Option(SIMBOL + o.value, o.label, o.note, o.reason)
            for o in symbol_options(editor, step, alone)
        ]
    others = [Option(NAMA + name, name, "kolom baru") for name in _other_names(editor)]
    answer = await editor.soptui.ask(
        Picker(
            f"Langkah {row + 1}: siapa yang mengerjakan, atau simbol apa?",
            [*options, *others],
            current=current,
            hint=_HINT,
            make=_maker(editor, others, lambda name: NAMA + name),
        )
    )
    if answer is None:
        return
    if answer.startswith(NAMA):
        editor.edit(lambda sop: assign(sop, step.id, answer.removeprefix(NAMA)))
    elif alone:
        await do_simbol(editor, step, alone, answer.removeprefix(SIMBOL))


async def heading_deeds(editor: SuntingScreen, pelaksana: str) -> bool:
    """Ask what to do with the columns and do it; True when it is a new performer."""
    column = editor.sop.pelaksana_index(pelaksana) if pelaksana else None
    sort = sort_pelaksana(editor.sop)
    off = "sudah urut" if sort.sop == editor.sop else ""
    options = [Option(_SORT, "Urutkan menurut kemunculan", off, off and "Kolom sudah urut.")]
    options.append(Option(_NEW, "Pelaksana baru", editor.key("sisip_bawah")))
    if column is not None:
        name = editor.sop.pelaksana[column].nama
        options.append(Option(_RENAME, f"Ganti {name} dengan nama lain dari kantor"))
    answer = await editor.soptui.ask(Picker("Kolom pelaksana", options, filterable=False))
    if answer == _SORT:
        editor.edit(sort_pelaksana)
    elif answer == _RENAME:
        nama = await ask_name(editor, "Ganti dengan siapa?")
        if nama is not None:
            path = f"pelaksana/{pelaksana}/nama"
            editor.edit(lambda sop: edits.set_value(sop, path, nama))
    return answer == _NEW


def _other_names(editor: SuntingScreen) -> list[str]:
    """Return the names the office uses that have no column here, most used first."""
    used = {same_name(p.nama) for p in editor.sop.pelaksana}
    return [n for n in editor.soptui.kantor.kosakata.names() if same_name(n) not in used]


def _maker(
    editor: SuntingScreen, options: list[Option[str]], value: Callable[[str], str]
) -> Callable[[str], Option[str] | None]:
    """Return what makes a new name of what was typed, unless there is that name already."""
    known = {same_name(option.label) for option in options}

    def make(typed: str) -> Option[str] | None:
        if same_name(typed) in known or find_pelaksana(editor.sop, typed):
            return None
        return Option(value(typed), f"Nama baru: {typed}", "kolom baru")

    return make
