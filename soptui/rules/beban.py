"""The times of many SOPs: how long each takes, who works how long, and what is waited for longest.

For analisis beban kerja: the work of one run of each SOP. How often it runs is not in the data.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.rules.lama import Lama, lama, menit
from soptui.rules.nama import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model import Sop


@dataclass(frozen=True, slots=True)
class LamaSop:
    """One SOP and what its times add up to."""

    sop: Sop
    lama: Lama

    @property
    def berwaktu(self) -> bool:
        """Whether any step has a time."""
        return len(self.lama.kosong) + len(self.lama.tak_terbaca) < len(self.sop.langkah)


@dataclass(frozen=True, slots=True)
class Beban:
    """What one position does in one run of each SOP."""

    jabatan: str
    menit: int
    sop: int
    """In how many SOPs it has a column."""
    langkah: int
    """How many steps have its symbol."""


@dataclass(frozen=True, slots=True)
class Tunggu:
    """One step and its time."""

    sop: Sop
    langkah: int
    """Place of the step, from 0."""
    rendah: int
    tinggi: int


@dataclass(frozen=True, slots=True)
class Statistik:
    """The times of some SOPs."""

    sops: tuple[LamaSop, ...]
    beban: tuple[Beban, ...]
    """The most minutes first."""
    tunggu: tuple[Tunggu, ...]
    """The longest first."""


MOST = 10
"""How many of the longest steps are told."""


def statistik(sops: Sequence[Sop], per_hari: int, most: int = MOST) -> Statistik:
    """Add up the times of some SOPs; `per_hari` = working minutes of one day."""
    told = tuple(LamaSop(sop, lama(sop, per_hari)) for sop in sops)
    waits = [
        Tunggu(sop, i, *waktu)
        for sop in sops
        for i, step in enumerate(sop.langkah)
        if (waktu := menit(step, per_hari))
    ]
    waits.sort(key=lambda t: (-t.tinggi, -t.rendah, t.sop.id, t.langkah))
    return Statistik(told, _work(told), tuple(waits[:most]))


def _work(told: Sequence[LamaSop]) -> tuple[Beban, ...]:
    """Return the work of each position; one that is written in two ways counts as one."""
    names: dict[str, str] = {}
    minutes: dict[str, int] = defaultdict(int)
    steps: dict[str, int] = defaultdict(int)
    where: dict[str, set[str]] = defaultdict(set)
    for one in told:
        times = dict(one.lama.per_pelaksana)
        for pelaksana in one.sop.pelaksana:
            key = canonical(pelaksana.nama)
            names.setdefault(key, " ".join(pelaksana.nama.split()))
            minutes[key] += times.get(pelaksana.id, 0)
            steps[key] += sum(s.simpul_of(pelaksana.id) is not None for s in one.sop.langkah)
            where[key].add(one.sop.id)
    found = (Beban(names[k], minutes[k], len(where[k]), steps[k]) for k in names)
    return tuple(sorted(found, key=lambda b: (-b.menit, b.jabatan)))


def dalam_kata(minutes: int, per_hari: int) -> str:
    """Return working minutes as people say them: "2 hari 3 jam 15 menit"."""
    return " ".join(f"{n} {unit}" for n, unit in _parts(minutes, per_hari)) or "0 menit"


def singkat(minutes: int, per_hari: int) -> str:
    """Return working minutes in few letters: "2h 3j 15m"."""
    return " ".join(f"{n}{unit[0]}" for n, unit in _parts(minutes, per_hari)) or "0m"


def _parts(minutes: int, per_hari: int) -> list[tuple[int, str]]:
    days, rest = divmod(minutes, per_hari)
    hours, rest = divmod(rest, 60)
    return [(n, unit) for n, unit in ((days, "hari"), (hours, "jam"), (rest, "menit")) if n]
