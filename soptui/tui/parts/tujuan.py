"""Asking where an arrow goes: by number, by words, or by walking the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model.flow import Tempat, nomor_simpul, target_of
from soptui.tui.actions import Place
from soptui.tui.screens.pilih_bagan import PilihBagan
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from soptui.model import Alur, Sop
    from soptui.tui.screens.sunting import SuntingScreen

_IN_CHART = ""


class TargetPicker(Picker[str]):
    """Asks for the symbol an arrow enters; F6 shows the chart to choose in."""

    def do_di_bagan(self) -> None:
        """Choose by walking the chart."""
        self.answer(_IN_CHART)


async def ask_target(
    editor: SuntingScreen, source: tuple[str, str], label: str, current: str
) -> str | None:
    """Ask where the arrow with this label goes that leaves `source` (step, performer).

    `current` is the likeliest target: Enter alone takes it. None when nothing was chosen.
    """
    sop = editor.sop
    row = sop.langkah_index(source[0])
    number = nomor_simpul(sop).get(Tempat(row or 0, source[1]), "")
    question = f"Tujuan panah {label} dari langkah {number}".replace("  ", " ")
    likely = _node(sop, current)
    chart = editor.key("di_bagan", Place.FIELD)
    while True:
        answer = await editor.soptui.ask(
            TargetPicker(
                question,
                _options(sop, source),
                current=_name(sop, *likely) if likely else None,
                hint=f"ketik nomor atau kata; {chart} memilih di bagan",
            )
        )
        if answer != _IN_CHART:
            return answer
        node = await editor.soptui.ask(PilihBagan(question, sop, likely or source, source))
        if node is not None:
            return _name(sop, *node)


def _options(sop: Sop, source: tuple[str, str]) -> list[Option[str]]:
    numbers = nomor_simpul(sop)
    names = {p.id: p.nama for p in sop.pelaksana}
    options = []
    for i, step in enumerate(sop.langkah):
        for s in step.simpul:
            if (step.id, s.pelaksana) == source:
                continue
            number = numbers.get(Tempat(i, s.pelaksana), str(i + 1))
            who = names.get(s.pelaksana, s.pelaksana)
            words = f"{number} {step.kegiatan}"
            options.append(Option(_name(sop, step.id, s.pelaksana), words, who, code=number))
    return options


def _name(sop: Sop, step_id: str, pelaksana: str) -> str:
    """Return the symbol as `ke` of an arrow names it."""
    index = sop.langkah_index(step_id)
    alone = index is not None and len(sop.langkah[index].simpul) == 1
    return step_id if alone else f"{step_id}/{pelaksana}"


def _node(sop: Sop, ke: str) -> tuple[str, str] | None:
    step_id, _, pelaksana = ke.partition("/")
    index = sop.langkah_index(step_id)
    if index is None or not sop.langkah[index].simpul:
        return None
    return step_id, pelaksana or sop.langkah[index].simpul[0].pelaksana


def target_words(sop: Sop, alur: Alur) -> str:
    """Return a target as people name it: "3 Mencatat surat"."""
    index = sop.langkah_index(alur.langkah)
    if index is None:
        return f"{alur.ke} (tidak ada)"
    target = target_of(sop.langkah[index], alur)
    place = Tempat(index, target.pelaksana if target else "")
    return f"{nomor_simpul(sop).get(place, str(index + 1))} {sop.langkah[index].kegiatan}"
