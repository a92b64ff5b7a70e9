"""Choosing the arrows that leave a symbol: target from a list of steps, label beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from soptui import texts
from soptui.changes import edits
from soptui.model import Alur, Simbol
from soptui.model.flow import Tempat, nomor_simpul, panah
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from soptui.model import Langkah, Simpul, Sop
    from soptui.tui.screens.sunting import SuntingScreen

LABELS = ("Ya", "Tidak")


@dataclass(frozen=True, slots=True)
class _Choice:
    """What was chosen in the list of arrows: `deed` on the exit at `index`."""

    deed: str
    index: int = -1
    label: str = ""


async def edit_arrows(editor: SuntingScreen, step: Langkah, pelaksana: str) -> None:
    """Show the arrows of a symbol and change them, one after the other, until F10."""
    simpul = step.simpul_of(pelaksana) or await _which_symbol(editor, step)
    if simpul is None:
        return
    if simpul.simbol is Simbol.SELESAI:
        editor.say("Simbol selesai tidak mempunyai panah keluar.")
        return
    pelaksana = simpul.pelaksana
    while True:
        current = _symbol(editor.sop, step.id, pelaksana)
        if current is None:
            return
        choice = await editor.soptui.ask(_exit_list(editor, step.id, current))
        if choice is None or not await _do(editor, step.id, current, choice):
            return


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


def _exit_list(editor: SuntingScreen, step_id: str, simpul: Simpul) -> Picker[_Choice]:
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
    return Picker(f"Panah dari langkah {row + 1}", options, filterable=False, leave="selesai")


async def _do(editor: SuntingScreen, step_id: str, simpul: Simpul, choice: _Choice) -> bool:
    """Carry a choice out; False ends the list."""
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
    target = await _ask_target(editor, simpul, step_id, label, current)
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


async def _ask_target(
    editor: SuntingScreen, simpul: Simpul, step_id: str, label: str, current: str
) -> str | None:
    sop = editor.sop
    numbers = nomor_simpul(sop)
    names = {p.id: p.nama for p in sop.pelaksana}
    options: list[Option[str]] = []
    for i, step in enumerate(sop.langkah):
        for s in step.simpul:
            if step.id == step_id and s.pelaksana == simpul.pelaksana:
                continue
            ke = step.id if len(step.simpul) == 1 else f"{step.id}/{s.pelaksana}"
            number = numbers.get(Tempat(i, s.pelaksana), str(i + 1))
            options.append(
                Option(ke, f"{number} {step.kegiatan}", names.get(s.pelaksana, s.pelaksana))
            )
    name = f"Tujuan panah {label}" if label else "Tujuan panah"
    return await editor.soptui.ask(Picker(name, options, current=current or None))


def target_words(sop: Sop, alur: Alur) -> str:
    """Return a target as people name it: "3 Mencatat surat"."""
    index = sop.langkah_index(alur.langkah)
    if index is None:
        return f"{alur.ke} (tidak ada)"
    number = nomor_simpul(sop).get(Tempat(index, alur.pelaksana), str(index + 1))
    return f"{number} {sop.langkah[index].kegiatan}"
