"""A Standar Pelayanan beside the SOPs that carry it out: each tie, and what agrees.

Also what "take over from the SOP" puts into the service: a list grows by what it lacks and keeps
what it has; a text becomes that of the SOP. Pure: values in, values out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from soptui.model import Simbol
from soptui.model import path as address
from soptui.model.komponen import filled, isi, says_something
from soptui.rules.banding import alike, missing, same_law
from soptui.rules.beban import dalam_kata
from soptui.rules.jangka import banyak_orang, jangka, sebagai_waktu
from soptui.rules.kata_lama import tak_selesai
from soptui.rules.lama import lama
from soptui.rules.layanan import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from soptui.model import Langkah, Layanan, Sop

PER_HARI = 450
"""Working minutes of a day where no office says otherwise."""
OUTLINE = 0.3
"""Share of the words that a stage of the service has in common with a step of the SOP."""


class Kesesuaian(StrEnum):
    """How far both sides of a tie agree."""

    SESUAI = "sesuai"
    SEBAGIAN = "sebagian"
    BERBEDA = "berbeda"
    KOSONG = "belum dapat dibandingkan"


@dataclass(frozen=True, slots=True)
class Ikatan:
    """One tie between a service and its SOPs."""

    alamat: str
    """The component: "penyampaian/persyaratan"."""
    label: str
    label_sop: str
    """What of the SOP it is compared with: "Kelengkapan langkah pertama"."""
    layanan: tuple[str, ...]
    """What the service says."""
    sop: tuple[str, ...]
    """What its SOPs say."""
    kesesuaian: Kesesuaian
    kurang: tuple[str, ...]
    """What the SOPs say and the service does not."""
    ambil: str | tuple[str, ...] | None
    """What "take over" puts into the component; None: the SOPs say nothing, or it agrees.

    A list holds what the service says, and behind it what only its SOPs say.
    """
    alasan: str = ""
    """Why what the SOPs say cannot be reckoned, as the end of a sentence; "" where it can."""


def ikatan(layanan: Layanan, sops: Sequence[Sop], per_hari: int = PER_HARI) -> tuple[Ikatan, ...]:
    """Return all ties of a service to its SOPs, in the order of the sheet.

    `sops` are those that the service names; `per_hari` = working minutes of one day.
    """
    return (
        _list(layanan, sops, "penyampaian/persyaratan"),
        _list(layanan, sops, "penyampaian/prosedur"),
        _time(layanan, sops, per_hari),
        _list(layanan, sops, "penyampaian/produk"),
        _list(layanan, sops, "pengelolaan/dasar_hukum"),
        _list(layanan, sops, "pengelolaan/sarana"),
        _list(layanan, sops, "pengelolaan/kompetensi"),
        _people(layanan, sops),
    )


def take_over(
    layanan: Layanan, sops: Sequence[Sop], alamat: str, per_hari: int = PER_HARI
) -> Layanan:
    """Return the service with what its SOPs say in one component; unchanged where nothing differs.

    Raises KeyError for a component that has no tie.
    """
    tie = {tie.alamat: tie for tie in ikatan(layanan, sops, per_hari)}[alamat]
    if tie.ambil is None:
        return layanan
    group, _, name = alamat.partition("/")
    new: dict[str, Any] = {name: tie.ambil}
    if group == "penyampaian":
        return replace(layanan, penyampaian=replace(layanan.penyampaian, **new))
    return replace(layanan, pengelolaan=replace(layanan.pengelolaan, **new))


def take_over_all(layanan: Layanan, sops: Sequence[Sop], per_hari: int = PER_HARI) -> Layanan:
    """Return the service with what its SOPs say in every component."""
    for tie in ikatan(layanan, sops, per_hari):
        layanan = take_over(layanan, sops, tie.alamat, per_hari)
    return layanan


def place_in(sop: Sop, alamat: str) -> str:
    """Return the address of the field of an SOP that a component is compared with.

    Raises KeyError for a component that has no tie.
    """
    first = next((step.id for step in _first(sop)), "")
    last = next((step.id for step in reversed(_last(sop))), "")
    return {
        "penyampaian/persyaratan": f"langkah/{first}/kelengkapan",
        "penyampaian/prosedur": f"langkah/{first}/kegiatan",
        "penyampaian/jangka_waktu": f"langkah/{first}/waktu",
        "penyampaian/produk": f"langkah/{last}/output",
        "pengelolaan/dasar_hukum": "identitas/dasar_hukum",
        "pengelolaan/sarana": "identitas/peralatan",
        "pengelolaan/kompetensi": "identitas/kualifikasi_pelaksana",
        "pengelolaan/jumlah_pelaksana": "pelaksana",
    }[alamat]


def _first(sop: Sop) -> list[Langkah]:
    """Return the steps an SOP starts with; the first one where no symbol says so."""
    return _with(sop, Simbol.MULAI) or list(sop.langkah[:1])


def _last(sop: Sop) -> list[Langkah]:
    return _with(sop, Simbol.SELESAI) or list(sop.langkah[-1:])


def _with(sop: Sop, simbol: Simbol) -> list[Langkah]:
    return [step for step in sop.langkah if any(s.simbol is simbol for s in step.simpul)]


_APPLICANTS = ("pemohon", "masyarakat", "pelanggan", "pengguna layanan", "pengunjung", "warga")


def _is_applicant(nama: str) -> bool:
    return any(word in nama.casefold() for word in _APPLICANTS)


def _seen(sop: Sop) -> list[Langkah]:
    """Return the steps that the applicant meets: in his column, the first ones and the last.

    Where no column is his, all steps.
    """
    his = {p.id for p in sop.pelaksana if _is_applicant(p.nama)}
    if not his:
        return list(sop.langkah)
    ends = {step.id for step in (*_first(sop), *_last(sop))}
    return [s for s in sop.langkah if s.id in ends or any(x.pelaksana in his for x in s.simpul)]


@dataclass(frozen=True, slots=True)
class _Daftar:
    """A tie between two lists: what of an SOP is shown, and what else it may agree with."""

    label: str
    wanted: Callable[[Sop], Iterable[str]]
    known: Callable[[Sop], Iterable[str]]
    same: Callable[[str, str], bool] = alike


def _outlines(one: str, other: str) -> bool:
    """Tell whether a stage and a step may be one: what the applicant does is worded otherwise."""
    return alike(one, other, OUTLINE)


def _needs(steps: Iterable[Langkah]) -> list[str]:
    return [item for step in steps for item in step.kelengkapan]


def _gives(steps: Iterable[Langkah]) -> list[str]:
    return [item for step in steps for item in step.output]


def _does(steps: Iterable[Langkah]) -> list[str]:
    return [step.kegiatan for step in steps]


_DAFTAR = {
    "penyampaian/persyaratan": _Daftar(
        "Kelengkapan langkah pertama",
        lambda sop: _needs(_first(sop)),
        lambda sop: _needs(sop.langkah),
    ),
    "penyampaian/prosedur": _Daftar(
        "Kegiatan",
        lambda sop: _does(_seen(sop)),
        lambda sop: _does(sop.langkah),
        _outlines,
    ),
    "penyampaian/produk": _Daftar(
        "Output langkah terakhir",
        lambda sop: _gives(_last(sop)),
        lambda sop: _gives(sop.langkah),
    ),
    "pengelolaan/dasar_hukum": _Daftar(
        "Dasar Hukum",
        lambda sop: sop.identitas.dasar_hukum,
        lambda sop: sop.identitas.dasar_hukum,
        same_law,
    ),
    "pengelolaan/sarana": _Daftar(
        "Peralatan/Perlengkapan",
        lambda sop: sop.identitas.peralatan,
        lambda sop: [*sop.identitas.peralatan, *_needs(sop.langkah)],
    ),
    "pengelolaan/kompetensi": _Daftar(
        "Kualifikasi Pelaksana",
        lambda sop: sop.identitas.kualifikasi_pelaksana,
        lambda sop: sop.identitas.kualifikasi_pelaksana,
    ),
}


def _list(layanan: Layanan, sops: Sequence[Sop], alamat: str) -> Ikatan:
    tie = _DAFTAR[alamat]
    here = isi(layanan, alamat)
    wanted = _all(sops, tie.wanted)
    known = _all(sops, tie.known) or wanted
    lacking = missing(wanted, here, tie.same)
    if not here or not wanted:
        agreed = Kesesuaian.KOSONG
    elif not lacking:
        agreed = Kesesuaian.SESUAI
    elif len(missing(here, (*wanted, *known), tie.same)) < len(here):
        agreed = Kesesuaian.SEBAGIAN
    else:
        agreed = Kesesuaian.BERBEDA
    own = filter(says_something, address.get(layanan, alamat))
    take = (*own, *lacking) if lacking else None
    return Ikatan(alamat, label(alamat), tie.label, here, wanted, agreed, lacking, take)


def _all(sops: Sequence[Sop], part: Callable[[Sop], Iterable[str]]) -> tuple[str, ...]:
    """Return what all SOPs say, each thing once."""
    return tuple(dict.fromkeys(item for sop in sops for item in filled(part(sop))))


def _time(layanan: Layanan, sops: Sequence[Sop], per_hari: int) -> Ikatan:
    """Compare the promised time with the longest way of the slowest SOP.

    Whether several SOPs follow each other is not in the data.
    """
    alamat = "penyampaian/jangka_waktu"
    here = isi(layanan, alamat)
    told = [(sop, lama(sop, per_hari)) for sop in sops]
    longest = max((one.terpanjang for _, one in told if one.terpanjang), default=None)
    promised = jangka(here[0], per_hari) if here else None
    proposal = sebagai_waktu(longest, per_hari) if longest else ""
    if longest is not None and proposal:
        needed = (longest, dalam_kata(longest, per_hari), proposal)
        return _at_least(alamat, "Waktu terpanjang", here, promised, needed)
    reason = next((words for sop, one in told if (words := tak_selesai(sop, one))), "")
    return replace(_at_least(alamat, "Waktu terpanjang", here, promised, None), alasan=reason)


def _people(layanan: Layanan, sops: Sequence[Sop]) -> Ikatan:
    """Compare the number of people with the most columns of an SOP, applicants left out."""
    alamat = "pengelolaan/jumlah_pelaksana"
    here = isi(layanan, alamat)
    columns = [sum(not _is_applicant(p.nama) for p in sop.pelaksana) for sop in sops]
    most = max(columns, default=0) or None
    told = banyak_orang(here[0]) if here else None
    needed = (most, f"{most} orang", f"{most} orang") if most else None
    return _at_least(alamat, "Kolom pelaksana", here, told, needed)


def _at_least(
    alamat: str,
    of_sop: str,
    here: tuple[str, ...],
    told: int | None,
    needed: tuple[int, str, str] | None,
) -> Ikatan:
    """Return the tie of a number that is not smaller than that of the SOPs.

    `needed`: that number, how the SOPs have it, and how a service says it.
    """
    if needed is None:
        return Ikatan(alamat, label(alamat), of_sop, here, (), Kesesuaian.KOSONG, (), None)
    least, text, proposal = needed
    if told is None:
        agreed = Kesesuaian.KOSONG
    else:
        agreed = Kesesuaian.SESUAI if told >= least else Kesesuaian.BERBEDA
    if agreed is Kesesuaian.SESUAI:
        return Ikatan(alamat, label(alamat), of_sop, here, (text,), agreed, (), None)
    return Ikatan(alamat, label(alamat), of_sop, here, (text,), agreed, (text,), proposal)
