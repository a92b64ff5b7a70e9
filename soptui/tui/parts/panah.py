"""Choosing the arrows that leave a symbol: a decision is asked for its exits at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from soptui import texts
from soptui.changes import edits
from soptui.changes.decisions import LABELS, decide, default_target, exits_words
from soptui.model import Alur, Simbol
from soptui.model.flow import Tempat, panah
from soptui.tui.parts.tujuan import ask_target, target_words
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model import Langkah, Simpul, Sop
    from soptui.tui.screens.sunting import SuntingScreen


@dataclass(frozen=True, slots=True)
class _Choice:
    """What was chosen in the list of arrows: `deed` on the exit at `index`."""

    deed: str
    index: int = -1
    label: str = ""


async def make_decision(editor: SuntingScreen, step_id: str, pelaksana: str) -> None:
    """Make a symbol a decision, then ask where Ya and Tidak go: Enter keeps what is proposed."""
    before = _symbol(editor.sop, step_id, pelaksana)
    row = editor.sop.langkah_index(step_id) or 0
    arrows = editor.key("tujuan")
    if before is not None and before.simbol is Simbol.KEPUTUSAN and before.alur:
        editor.say(f"Langkah {row + 1} sudah keputusan. {arrows} mengubah panahnya.")
        return
    if not editor.edit(lambda sop: decide(sop, step_id, pelaksana)):
        return
    for label in LABELS:
        simpul = _symbol(editor.sop, step_id, pelaksana)
        if simpul is None:
            return
        exits = list(simpul.alur or ())
        place = next((i for i, alur in enumerate(exits) if alur.label == label), None)
        current = exits[place].ke if place is not None else ""
        target = await ask_target(editor, (step_id, pelaksana), label, current)
        if target is None:
            break
        if place is None:
            exits.append(Alur(target, label))
        else:
            exits[place] = replace(exits[place], ke=target)
        if not _same_targets(editor.sop, exits, simpul.alur or ()):
            _set(editor, step_id, simpul, tuple(exits))
    simpul = _symbol(editor.sop, step_id, pelaksana)
    words = exits_words(editor.sop, (simpul.alur if simpul else None) or ())
    editor.say(f"Langkah {row + 1} menjadi keputusan: {words}. {arrows} mengubah panahnya.")


def _same_targets(sop: Sop, new: Sequence[Alur], old: Sequence[Alur]) -> bool:
    def ends(exits: Sequence[Alur]) -> list[tuple[str, str]]:
        return [(target_words(sop, alur), alur.label) for alur in exits]

    return ends(new) == ends(old)


async def edit_arrows(editor: SuntingScreen, step: Langkah, pelaksana: str) -> None:
    """Show the arrows of a symbol and change them, one after the other, until F10."""
    simpul = step.simpul_of(pelaksana) or await _which_symbol(editor, step)
    if simpul is None:
        return
    if simpul.simbol is Simbol.SELESAI:
        editor.say("Simbol selesai tidak mempunyai panah keluar. Ganti dulu simbolnya.")
        return
    pelaksana, done = simpul.pelaksana, ""
    while True:
        current = _symbol(editor.sop, step.id, pelaksana)
        if current is None:
            return
        choice = await editor.soptui.ask(_exit_list(editor, step.id, current, done))
        if choice is None or not await _do(editor, step.id, current, choice):
            return
        done = editor.message


def _symbol(sop: Sop, step_id: str, pelaksana: str) -> Simpul | None:
    index = sop.langkah_index(step_id)
    return None if index is None else sop.langkah[index].simpul_of(pelaksana)


async def _which_symbol(editor: SuntingScreen, step: Langkah) -> Simpul | None:
    if len(step.simpul) == 1:
        return step.simpul[0]
    names = {p.id: p.nama for p in editor.sop.pelaksana}
    options = [
        Option(s.pelaksana, names.get(s.pelaksana, s.pelaksana), texts.SIMBOL[s.simbol])
        for s in step.simpul
    ]
    chosen = await editor.soptui.ask(
        Picker("Panah dari simbol yang mana?", options, filterable=False)
    )
    return step.simpul_of(chosen) if chosen else None


def _exit_list(editor: SuntingScreen, step_id: str, simpul: Simpul, done: str) -> Picker[_Choice]:
    """Return the arrows of a symbol and what can be done with them; `done` was done just now."""
    sop = editor.sop
    row = sop.langkah_index(step_id) or 0
    arrow = editor.soptui.glyphs.arrow
    options: list[Option[_Choice]] = []
    exits = simpul.alur or ()
    for i, alur in enumerate(exits):
        name = alur.label or "(tanpa label)"
        options.append(
            Option(
                _Choice("tujuan", i), f"{name} {arrow} {target_words(sop, alur)}", "ganti tujuan"
            )
        )
    if simpul.alur is None:
        default = [p for p in panah(sop) if p.dari == Tempat(row, simpul.pelaksana)]
        to = (
            target_words(sop, Alur(sop.langkah[default[0].ke.langkah].id))
            if default
            else "tidak ada"
        )
        options.append(Option(_Choice("baru"), f"Alur biasa {arrow} {to}", "pilih tujuan lain"))
    offered = LABELS if simpul.simbol is Simbol.KEPUTUSAN else ()
    used = {alur.label for alur in exits}
    options += [
        Option(_Choice("baru", label=label), f"{label} {arrow} …", "pilih tujuan")
        for label in offered
        if label not in used
    ]
    if exits or simpul.simbol is Simbol.KEPUTUSAN:
        options.append(Option(_Choice("baru_lain"), "Tambah panah lain", "label sendiri"))
    for i, alur in enumerate(exits):
        name = alur.label or f"ke {target_words(sop, alur)}"
        options.append(Option(_Choice("label", i), f"Ubah label {name}"))
        options.append(Option(_Choice("hapus", i), f"Hapus panah {name}"))
    if simpul.alur is not None and simpul.simbol is not Simbol.KEPUTUSAN:
        options.append(Option(_Choice("biasa"), "Kembali ke alur biasa", "ke simbol berikutnya"))
    elif simpul.alur is None:
        options.append(Option(_Choice("putus"), "Tanpa panah keluar"))
    title = f"Panah dari langkah {row + 1}"
    return Picker(title, options, note=done, filterable=False, leave="selesai")


async def _do(editor: SuntingScreen, step_id: str, simpul: Simpul, choice: _Choice) -> bool:
    """Carry a choice out; False ends the list."""
    row = editor.sop.langkah_index(step_id) or 0
    exits = list(simpul.alur or ())
    if choice.deed == "biasa":
        return not _set(editor, step_id, simpul, None)
    if choice.deed == "putus":
        return not _set(editor, step_id, simpul, ())
    if choice.deed == "hapus":
        del exits[choice.index]
        return _set(editor, step_id, simpul, tuple(exits))
    if choice.deed == "label":
        label = await _ask_label(editor, exits[choice.index].label)
        if label is not None:
            exits[choice.index] = replace(exits[choice.index], label=label)
            _set(editor, step_id, simpul, tuple(exits))
        return True
    label = exits[choice.index].label if choice.deed == "tujuan" else choice.label
    if choice.deed == "baru_lain":
        asked = await _ask_label(editor, "")
        if asked is None:
            return True
        label = asked
    current = exits[choice.index].ke if choice.deed == "tujuan" else ""
    if not current:
        likely = default_target(editor.sop, row, simpul.pelaksana, label)
        current = likely.ke if likely else ""
    target = await ask_target(editor, (step_id, simpul.pelaksana), label, current)
    if target is None:
        return True
    if choice.deed == "tujuan":
        exits[choice.index] = replace(exits[choice.index], ke=target)
    else:
        exits.append(Alur(target, label))
    done = _set(editor, step_id, simpul, tuple(exits))
    return simpul.simbol is Simbol.KEPUTUSAN or not done


def _set(
    editor: SuntingScreen, step_id: str, simpul: Simpul, alur: tuple[Alur, ...] | None
) -> bool:
    return editor.edit(lambda sop: edits.set_alur(sop, step_id, simpul.pelaksana, alur))


async def _ask_label(editor: SuntingScreen, current: str) -> str | None:
    if current:
        return await editor.soptui.ask(Prompt("Label panah", value=current))
    own = "lain"
    options = [Option(label, label) for label in LABELS]
    options += [Option(own, "Label lain …"), Option("", "Tanpa label")]
    answer = await editor.soptui.ask(Picker("Label panah", options, filterable=False))
    if answer != own:
        return answer
    return await editor.soptui.ask(Prompt("Label panah"))
