"""What the office already wrote: the words of its SOPs by field, most used first. No files here.

Fields that hold the same kind of thing share a pool: the output of one step is the kelengkapan of
another, and who answers for a product is a position or a performer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from soptui.model import Layanan
from soptui.model.waktu import UNITS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from soptui.model import Organisasi, Sop

POOL = {
    "dasar_hukum": "dasar_hukum",
    "kualifikasi_pelaksana": "kualifikasi_pelaksana",
    "keterkaitan": "keterkaitan",
    "peralatan": "peralatan",
    "peringatan": "peringatan",
    "pencatatan": "pencatatan",
    "ruang_lingkup": "ruang_lingkup",
    "penanggung_jawab_produk": "penanggung_jawab",
    "penanggung_jawab_pelaksanaan": "penanggung_jawab",
    "kelengkapan": "dokumen",
    "output": "dokumen",
    "keterangan": "keterangan",
    "waktu": "waktu",
    "pelaksana": "pelaksana",
    "persyaratan": "dokumen",
    "prosedur": "prosedur",
    "jangka_waktu": "waktu",
    "biaya": "biaya",
    "produk": "dokumen",
    "pengaduan": "pengaduan",
    "sarana": "peralatan",
    "kompetensi": "kualifikasi_pelaksana",
    "pengawasan": "pengawasan",
    "jumlah_pelaksana": "jumlah_pelaksana",
    "jaminan_pelayanan": "jaminan_pelayanan",
    "jaminan_keamanan": "jaminan_keamanan",
    "evaluasi": "evaluasi",
}
"""The pool of each field, of an SOP or a service, that offers what was written before."""

SOP_LINK = "sop:"
_NUMBER = re.compile(r"\s*(\d{1,6}(?:\s*[-–]\s*\d{1,6})?)\s*([a-z ]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Usul:
    """One thing to take: the text itself, what is shown for it, and how often it is used."""

    teks: str
    jumlah: int = 0
    tampil: str = ""

    @property
    def words(self) -> str:
        """What is shown."""
        return self.tampil or self.teks


def words_of(nilai: Sop | Layanan) -> Iterator[tuple[str, str]]:
    """Yield (pool, text) for all that was written and another may want; blanks normalised."""
    if isinstance(nilai, Layanan):
        yield from _words_in(nilai.penyampaian)
        yield from _words_in(nilai.pengelolaan)
    else:
        yield from _words_in(nilai.identitas)
        yield from _words_of_steps(nilai)


def _words_in(part: object) -> Iterator[tuple[str, str]]:
    for field, pool in POOL.items():
        if hasattr(part, field):
            yield from ((pool, text) for text in _texts(getattr(part, field)))


def _words_of_steps(sop: Sop) -> Iterator[tuple[str, str]]:
    for step in sop.langkah:
        for field in ("kelengkapan", "output", "keterangan", "waktu"):
            yield from ((POOL[field], text) for text in _texts(getattr(step, field)))
    yield from (("pelaksana", text) for p in sop.pelaksana for text in _texts(p.nama))


def _texts(value: str | tuple[str, ...]) -> Iterator[str]:
    for text in value if isinstance(value, tuple) else (value,):
        if (plain := " ".join(text.split())) and plain not in ("-", "–"):
            yield plain


class Pool:
    """The texts of one pool, most used first, searched as one long text: quick for many."""

    def __init__(self, items: Iterable[Usul]) -> None:
        self.items = sorted(items, key=lambda usul: (-usul.jumlah, usul.words.casefold()))
        lines = [f"\n {u.tampil} {u.teks}" if u.tampil else f"\n {u.teks}" for u in self.items]
        folded = [line.casefold() for line in lines]
        self._text = "".join(folded)
        self._starts = [0, *accumulate(map(len, folded))]

    def find(self, typed: str, limit: int) -> list[tuple[int, Usul]]:
        """Return what holds all words typed, with a rank: 0 begins so, 1 words begin so, 2 else."""
        words = typed.casefold().split()
        if not words:
            return [(0, usul) for usul in self.items[:limit]]
        longest = max(words, key=len)
        needles = (f"\n {' '.join(words)}", f" {longest}", longest)
        found: dict[int, int] = {}
        for rank, needle in enumerate(needles):
            wanted = words if rank == 2 else [f" {word}" for word in words]
            for i in self._lines_with(needle):
                if len(found) >= limit:
                    break
                if i not in found and all(word in self._line(i) for word in wanted):
                    found[i] = rank
        return [(rank, self.items[i]) for i, rank in found.items()]

    def _lines_with(self, needle: str) -> Iterator[int]:
        place = self._text.find(needle)
        while place >= 0:
            line = bisect_right(self._starts, place) - 1
            yield line
            place = self._text.find(needle, self._starts[line + 1])

    def _line(self, i: int) -> str:
        return self._text[self._starts[i] : self._starts[i + 1]]


class Kosakata:
    """The words of all SOPs of an office."""

    def __init__(
        self,
        counts: Mapping[tuple[str, str], int] | None = None,
        titles: Mapping[str, str] | None = None,
        organisasi: Organisasi | None = None,
    ) -> None:
        found: dict[str, Counter[str]] = {pool: Counter() for pool in POOL.values()}
        for (pool, text), count in (counts or {}).items():
            found[pool][text] = count
        for jabatan in organisasi.jabatan if organisasi else ():
            found["pelaksana"].update(_texts(jabatan.nama))
        for name in found["pelaksana"]:
            found["penanggung_jawab"].setdefault(name, 0)
        shown = {f"{SOP_LINK}{id_}": f"{judul} ({id_})" for id_, judul in (titles or {}).items()}
        for link in shown:
            found["keterkaitan"].setdefault(link, 0)
        self._pools = {
            pool: Pool(Usul(text, count, shown.get(text, "")) for text, count in texts.items())
            for pool, texts in found.items()
        }

    def find(
        self,
        field: str,
        typed: str,
        nilai: Sop | Layanan | None = None,
        *,
        limit: int = 5,
        without: Collection[str] = (),
    ) -> list[Usul]:
        """Return what fits what was typed into a field; `nilai` is the one being written.

        Its own words count too and come before equals; what is in `without` is left out.
        """
        if field not in POOL:
            return []
        if POOL[field] == "waktu" and typed.strip():
            return _units(typed)[:limit]
        pool = POOL[field]
        own = Pool(Usul(text, n) for text, n in _own(pool, nilai).items())
        first = own.find(typed, limit + len(without))
        more = self._pools[pool].find(typed, limit + len(without) + len(first) + 1)
        counted = {usul.teks: usul for _, usul in more}
        merged = [(rank, counted.get(usul.teks, usul)) for rank, usul in first]
        merged = sorted([*merged, *more], key=lambda pair: pair[0])
        itself = f"{SOP_LINK}{nilai.id}" if nilai else ""
        found = {u.teks: u for _, u in merged if u.teks != itself and u.teks not in without}
        return list(found.values())[:limit]

    def everything(
        self, field: str, nilai: Sop | Layanan | None = None, limit: int = 5000
    ) -> list[Usul]:
        """Return all there is for a field, most used first, at most `limit`."""
        found = self.find(field, "", nilai, limit=limit)
        return sorted(found, key=lambda usul: -usul.jumlah)

    def names(self) -> list[str]:
        """Return the names of performers and positions, most used first."""
        return [usul.teks for usul in self._pools["pelaksana"].items]


def _own(pool: str, nilai: Sop | Layanan | None) -> Counter[str]:
    return Counter(text for name, text in words_of(nilai) if name == pool) if nilai else Counter()


def _units(typed: str) -> list[Usul]:
    """Return a number that was typed with the units of time that can be added up."""
    match = _NUMBER.fullmatch(typed)
    if match is None:
        return []
    number, unit = match[1], " ".join(match[2].lower().split())
    return [Usul(f"{number} {s}") for s in UNITS if s.startswith(unit) and s != unit]


def collect(sops: Iterable[Sop], organisasi: Organisasi | None = None) -> Kosakata:
    """Return the words of these SOPs and of the positions of the office."""
    counts: Counter[tuple[str, str]] = Counter()
    titles = {}
    for sop in sops:
        counts.update(words_of(sop))
        titles[sop.id] = sop.identitas.judul
    return Kosakata(counts, titles, organisasi)
