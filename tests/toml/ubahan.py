"""The kinds of edit that people make, each with the place of the text that it may touch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from soptui.model import Alur, Langkah, Pelaksana, Simbol, Simpul, Sop

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

NEW = 'Teks baru "kutip" # \\ [x] = 電'


@dataclass(frozen=True)
class Ubahan:
    """A new value. `inside` is the nearest place that exists in the old text around the change."""

    sop: Sop
    inside: str
    removes: bool = False
    """The place may go altogether, where the text has it inside brackets."""


def _with_step(sop: Sop, step: Langkah, **changes: object) -> Sop:
    changed = replace(step, **changes)
    return replace(sop, langkah=tuple(changed if s is step else s for s in sop.langkah))


def _with_symbol(sop: Sop, step: Langkah, symbol: Simpul, **changes: object) -> Sop:
    changed = replace(symbol, **changes)
    return _with_step(sop, step, simpul=tuple(changed if s is symbol else s for s in step.simpul))


def kegiatan(sop: Sop, dice: Random) -> Ubahan:
    step = dice.choice(sop.langkah)
    return Ubahan(_with_step(sop, step, kegiatan=NEW), f"langkah/{step.id}/kegiatan")


def waktu(sop: Sop, dice: Random) -> Ubahan:
    step = dice.choice(sop.langkah)
    return Ubahan(_with_step(sop, step, waktu="3 hari kerja"), f"langkah/{step.id}/waktu")


def keterangan(sop: Sop, dice: Random) -> Ubahan:
    step = dice.choice(sop.langkah)
    text = dice.choice(["", "baris satu\n\nbaris tiga"])
    return Ubahan(_with_step(sop, step, keterangan=text), f"langkah/{step.id}/keterangan", not text)


def judul(sop: Sop, dice: Random) -> Ubahan:
    return Ubahan(replace(sop, identitas=replace(sop.identitas, judul=NEW)), "identitas/judul")


def tanggal(sop: Sop, dice: Random) -> Ubahan:
    day = dice.choice([date(2026, 11, 23), "2026", None])
    changed = replace(sop.identitas, tanggal_pembuatan=day)
    return Ubahan(replace(sop, identitas=changed), "identitas/tanggal_pembuatan", not day)


def butir(sop: Sop, dice: Random) -> Ubahan:
    items = list(sop.identitas.dasar_hukum) or ["satu"]
    at = dice.randrange(len(items))
    items[at] = NEW
    changed = replace(sop.identitas, dasar_hukum=tuple(items))
    return Ubahan(replace(sop, identitas=changed), f"identitas/dasar_hukum/{at}")


def butir_baru(sop: Sop, dice: Random) -> Ubahan:
    step = dice.choice(sop.langkah)
    items = list(step.kelengkapan)
    items.insert(dice.randint(0, len(items)), NEW)
    return Ubahan(_with_step(sop, step, kelengkapan=tuple(items)), f"langkah/{step.id}/kelengkapan")


def butir_pindah(sop: Sop, dice: Random) -> Ubahan:
    step = dice.choice(sop.langkah)
    items = step.kelengkapan[1:] + step.kelengkapan[:1]
    return Ubahan(_with_step(sop, step, kelengkapan=items), f"langkah/{step.id}/kelengkapan")


def butir_hilang(sop: Sop, dice: Random) -> Ubahan:
    step = dice.choice(sop.langkah)
    return Ubahan(
        _with_step(sop, step, kelengkapan=step.kelengkapan[1:]),
        f"langkah/{step.id}/kelengkapan",
        len(step.kelengkapan) < 2,
    )


def langkah_baru(sop: Sop, dice: Random) -> Ubahan:
    steps = list(sop.langkah)
    lane = sop.pelaksana[0].id
    steps.insert(
        dice.randint(0, len(steps)),
        Langkah("baru-k3f", NEW, (Simpul(lane, Simbol.PROSES),), waktu="1 jam"),
    )
    return Ubahan(replace(sop, langkah=tuple(steps)), "langkah")


def langkah_hilang(sop: Sop, dice: Random) -> Ubahan:
    step = dice.choice(sop.langkah)
    rest = tuple(s for s in sop.langkah if s is not step)
    return Ubahan(replace(sop, langkah=rest), f"langkah/{step.id}", removes=True)


def langkah_pindah(sop: Sop, dice: Random) -> Ubahan:
    steps = list(sop.langkah)
    steps.insert(dice.randrange(len(steps)), steps.pop(dice.randrange(len(steps))))
    return Ubahan(replace(sop, langkah=tuple(steps)), "langkah")


def panah_baru(sop: Sop, dice: Random) -> Ubahan:
    step = dice.choice(sop.langkah)
    symbol = dice.choice(step.simpul)
    exits = (*(symbol.alur or ()), Alur(sop.langkah[0].id, NEW))
    path = f"langkah/{step.id}/simpul/{symbol.pelaksana}"
    return Ubahan(_with_symbol(sop, step, symbol, alur=exits), f"{path}/alur")


def panah_baku(sop: Sop, dice: Random) -> Ubahan:
    step = dice.choice(sop.langkah)
    symbol = dice.choice(step.simpul)
    path = f"langkah/{step.id}/simpul/{symbol.pelaksana}"
    return Ubahan(_with_symbol(sop, step, symbol, alur=None, teks=""), path)


def simbol(sop: Sop, dice: Random) -> Ubahan:
    step = dice.choice(sop.langkah)
    symbol = dice.choice(step.simpul)
    other = dice.choice([s for s in Simbol if s is not symbol.simbol])
    path = f"langkah/{step.id}/simpul/{symbol.pelaksana}/simbol"
    return Ubahan(_with_symbol(sop, step, symbol, simbol=other), path)


def kolom_lain(sop: Sop, dice: Random) -> Ubahan:
    """The symbol of a step goes to a column where it has none."""
    step = dice.choice(sop.langkah)
    symbol = step.simpul[-1]
    taken = {s.pelaksana for s in step.simpul}
    free = [p.id for p in sop.pelaksana if p.id not in taken] or [symbol.pelaksana]
    return Ubahan(
        _with_symbol(sop, step, symbol, pelaksana=free[0]),
        f"langkah/{step.id}/simpul/{symbol.pelaksana}/pelaksana",
    )


def pelaksana_baru(sop: Sop, dice: Random) -> Ubahan:
    lanes = list(sop.pelaksana)
    lanes.insert(dice.randint(0, len(lanes)), Pelaksana("baru", NEW))
    return Ubahan(replace(sop, pelaksana=tuple(lanes)), "pelaksana")


SEMUA: tuple[Callable[[Sop, Random], Ubahan], ...] = (
    kegiatan,
    waktu,
    keterangan,
    judul,
    tanggal,
    butir,
    butir_baru,
    butir_pindah,
    butir_hilang,
    langkah_baru,
    langkah_hilang,
    langkah_pindah,
    panah_baru,
    panah_baku,
    simbol,
    kolom_lain,
    pelaksana_baru,
)
