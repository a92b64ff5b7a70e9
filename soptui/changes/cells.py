"""The cells of the step table as text, and back: what copying, pasting and filling work on.

A cell is named by the id of its step and the key of its column: "kegiatan", "kelengkapan",
"waktu", "output", "keterangan", "simpul/<pelaksana>" (a lane), and "alur" (arrows, only read).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from soptui.changes import edits
from soptui.changes.decisions import decide, target_number
from soptui.changes.edited import Edited
from soptui.model import Simbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model import Langkah, Simpul, Sop

TEXT_FIELDS = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
LIST_FIELDS = frozenset({"kelengkapan", "output"})
LANE = "simpul/"

SIGNS = {Simbol.MULAI: "○", Simbol.PROSES: "□", Simbol.KEPUTUSAN: "◇", Simbol.SELESAI: "◎"}
"""How a lane is copied: the signs of the table."""

_WORDS = {
    Simbol.MULAI: ("○", "⬭", "mulai", "start", "m"),
    Simbol.PROSES: ("□", "☐", "▭", "■", "▪", "proses", "p"),
    Simbol.KEPUTUSAN: ("◇", "◊", "♢", "⬦", "◆", "keputusan", "k", "?"),
    Simbol.SELESAI: ("◎", "selesai", "end", "s"),
}
_SYMBOLS = {word: simbol for simbol, words in _WORDS.items() for word in words}
_TICKS = frozenset({"x", "v", "√", "✓", "✔", "●", "•", "ya"})
_NUMBER = re.compile(r"[1-9]\d{0,3}[a-z]?[.)]?")
_ROUND = frozenset({"○", "o", "0"})
_ARROW = re.compile(r"(.*?)\s*(?:→|->|>)\s*(\d{1,4})([a-z]?)", re.DOTALL)


def writable_keys(sop: Sop) -> tuple[str, ...]:
    """Return the columns that take what is pasted, from left to right."""
    lanes = (f"{LANE}{p.id}" for p in sop.pelaksana)
    return (TEXT_FIELDS[0], *lanes, *TEXT_FIELDS[1:])


def cell_text(sop: Sop, row: int, key: str) -> str:
    """Return what a cell holds, items on lines of their own."""
    step = sop.langkah[row]
    if key.startswith(LANE):
        simpul = step.simpul_of(key.removeprefix(LANE))
        return SIGNS[simpul.simbol] if simpul else ""
    if key == "no":
        return str(row + 1)
    if key == "alur":
        return ", ".join(_exits(sop, row))
    value = getattr(step, key)
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _exits(sop: Sop, row: int) -> list[str]:
    """Return the arrows that are named in a step: "Ya→3"; the default flow says nothing."""
    named = [alur for simpul in sop.langkah[row].simpul for alur in simpul.alur or ()]
    return [f"{alur.label}→{target_number(sop, alur)}" for alur in named]


def read_exits(text: str) -> tuple[tuple[str, int], ...] | None:
    """Read "Ya→3, Tidak→1" as (label, number of the step); None for other text."""
    exits: list[tuple[str, int]] = []
    for part in re.split(r"[,;\n]", text):
        match = _ARROW.fullmatch(part.strip())
        if match is None:
            return None
        exits.append((match[1].strip(), int(match[2])))
    return tuple(exits)


def read_mark(text: str) -> Simbol | None:
    """Return the symbol that a mark in a lane means, None for text that is no mark.

    Signs and names of the symbols mean themselves, with a number beside them or not; a cross, a
    tick, a dot or a number means that the performer acts here.
    """
    word = _word(text)
    if is_tick(text):
        return Simbol.PROSES
    if word in _SYMBOLS:
        return _SYMBOLS[word]
    if word in _ROUND:
        return Simbol.MULAI
    first, _, rest = word.partition(" ")
    return _SYMBOLS.get(first) if _NUMBER.fullmatch(rest) else None


def is_tick(text: str) -> bool:
    """Tell whether a mark only says who acts, not with which symbol."""
    word = _word(text)
    return word in _TICKS or _NUMBER.fullmatch(word) is not None


def is_round(text: str) -> bool:
    """Tell whether a mark is the capsule that starts and ends look like."""
    return _word(text) in _ROUND


def _word(text: str) -> str:
    return " ".join(text.split()).strip("=").casefold()


def set_text(sop: Sop, row: int, field: str, text: str) -> Sop:
    """Return the SOP with a text cell changed; lines of a list are its items."""
    value: Any = text
    if field in LIST_FIELDS:
        value = tuple(line.strip() for line in text.split("\n") if line.strip())
    elif "\n" in text:
        value = " ".join(text.split())
    step = sop.langkah[row]
    if getattr(step, field) == value:
        return sop
    changed = replace(step, **{field: value})
    return replace(sop, langkah=(*sop.langkah[:row], changed, *sop.langkah[row + 1 :]))


def set_lanes(sop: Sop, row: int, lanes: Sequence[tuple[str, Simbol | None]]) -> Edited:
    """Set the symbols of several lanes of a row.

    A decision gets its likeliest exits, and they are named; the last symbol of a row stays, and
    that is said.
    """
    notes: list[str] = []
    step = sop.langkah[row]
    changed = [(lane, s) for lane, s in lanes if s and s is not simbol_of(step, lane)]
    for lane, simbol in changed:
        if simbol is not Simbol.KEPUTUSAN or step.simpul_of(lane) is None:
            shape = Simbol.PROSES if simbol is Simbol.KEPUTUSAN else simbol
            edited = edits.set_simbol(sop, step.id, lane, shape)
            sop, notes = edited.sop, [*notes, *edited.notes]
    for lane in (lane for lane, wanted in lanes if wanted is None):
        if sop.langkah[row].simpul_of(lane) is None:
            continue
        if len(sop.langkah[row].simpul) == 1:
            notes.append(f"Simbol langkah {row + 1} tetap: setiap langkah perlu satu simbol.")
            continue
        edited = edits.set_simbol(sop, step.id, lane, None)
        sop, notes = edited.sop, [*notes, *edited.notes]
    for lane, simbol in changed:
        if simbol is Simbol.KEPUTUSAN:
            edited = decide(sop, step.id, lane)
            sop = edited.sop
            notes += [exits_note(row, note) for note in edited.notes]
    return Edited(sop, "", tuple(notes))


def exits_note(row: int, note: str = "") -> str:
    """Return how a note about the exits of a decision begins, or the note about this row."""
    return f"Langkah {row + 1}: {note[:1].lower()}{note[1:]}"


def simbol_of(step: Langkah, key: str) -> Simbol | None:
    """Return the symbol in a lane."""
    simpul: Simpul | None = step.simpul_of(key.removeprefix(LANE))
    return simpul.simbol if simpul else None
