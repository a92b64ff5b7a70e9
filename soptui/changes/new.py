"""A new SOP: a blank one, a copy of another, or one from steps written as lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.changes.decisions import complete_exits, default_target
from soptui.changes.identifiers import langkah_id, slug, unique_slug
from soptui.changes.lines import parse_lines
from soptui.changes.performers import same_name
from soptui.model import (
    Alur,
    Identitas,
    Langkah,
    Pelaksana,
    RiwayatAwal,
    Simbol,
    Simpul,
    Sop,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from soptui.changes.lines import Baris
    from soptui.model.nilai import Nilai

NOBODY = "Pelaksana 1"
"""Name of the column of steps whose lines name nobody."""


def blank(sop_id: str, judul: str, unit: str) -> Sop:
    """Return an SOP with a first and a last step, ready to be filled in."""
    pelaksana = Pelaksana(slug(NOBODY), NOBODY)
    steps = (
        Langkah("mulai", "", (Simpul(pelaksana.id, Simbol.MULAI),)),
        Langkah("selesai", "", (Simpul(pelaksana.id, Simbol.SELESAI),)),
    )
    return Sop(sop_id, Identitas(judul, unit), (pelaksana,), steps)


def copy_of(value: Nilai, new_id: str, judul: str, unit: str) -> Nilai:
    """Return a copy to be worked on: steps and arrows stay; number, dates and past do not."""
    identitas = replace(value.identitas, judul=judul, unit=unit, nomor="", tanggal_pembuatan=None)
    return replace(value, id=new_id, identitas=identitas, riwayat_awal=RiwayatAwal())


def from_lines(
    sop_id: str,
    judul: str,
    unit: str,
    text: str,
    *,
    names: Iterable[str] = (),
    new_id: Callable[[str, Collection[str]], str] = langkah_id,
) -> Sop:
    """Return the SOP that lines describe (see `lines`): the first is mulai, the last selesai.

    A decision goes on with Ya, and with Tidak to the step it names, else to the step before.
    `names` are the spellings of performers that the office uses.
    """
    lines = parse_lines(text)
    performers = _performers(lines, names)
    taken: set[str] = set()
    steps = []
    for number, baris in enumerate(lines, 1):
        step_id = new_id(baris.kegiatan, taken)
        taken.add(step_id)
        who = performers[same_name(baris.pelaksana or NOBODY)]
        simpul = Simpul(who.id, _shape(baris, number, len(lines)))
        steps.append(
            Langkah(
                step_id,
                baris.kegiatan,
                (simpul,),
                baris.kelengkapan,
                baris.waktu,
                baris.output,
                baris.keterangan,
            )
        )
    columns = tuple(performers.values())
    sop = Sop(sop_id, Identitas(judul, unit), columns, tuple(steps))
    return _with_exits(sop, lines)


def numbered_id(kegiatan: str, taken: Collection[str]) -> str:
    """Return an id that is the same each time the same lines are read: for drawing them."""
    del kegiatan
    return f"baris-{len(taken) + 1}"


def _performers(lines: Sequence[Baris], names: Iterable[str]) -> dict[str, Pelaksana]:
    spelling = {same_name(name): name for name in names}
    found: dict[str, Pelaksana] = {}
    for baris in lines:
        key = same_name(baris.pelaksana or NOBODY)
        if key not in found:
            nama = spelling.get(key, baris.pelaksana or NOBODY)
            found[key] = Pelaksana(unique_slug(nama, {p.id for p in found.values()}), nama)
    return found


def _shape(baris: Baris, number: int, count: int) -> Simbol:
    if baris.keputusan:
        return Simbol.KEPUTUSAN
    if number == 1:
        return Simbol.MULAI
    return Simbol.SELESAI if number == count else Simbol.PROSES


def _with_exits(sop: Sop, lines: Sequence[Baris]) -> Sop:
    steps = list(sop.langkah)
    for index, baris in enumerate(lines):
        if not baris.keputusan:
            continue
        simpul = steps[index].simpul[0]
        exits: tuple[Alur, ...] = ()
        if 0 < baris.kembali <= len(steps) and baris.kembali != index + 1:
            onward = default_target(sop, index, simpul.pelaksana, "Ya")
            back = Alur(steps[baris.kembali - 1].id, "Tidak")
            exits = (*((replace(onward, label="Ya"),) if onward else ()), back)
        simpul = replace(simpul, alur=exits)
        exits = exits or complete_exits(sop, index, simpul)
        steps[index] = replace(steps[index], simpul=(replace(simpul, alur=exits),))
    return replace(sop, langkah=tuple(steps))
