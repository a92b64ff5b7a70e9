"""REP: the same position and the same place carry one name over all SOPs."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from soptui import texts
from soptui.model import Severity
from soptui.rules.nama import canonical
from soptui.rules.registry import Bukti, Lingkup, aturan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from soptui.rules.konteks import Kumpulan
    from soptui.rules.registry import FoundIn

SUMBER = "Nama yang dipakai bergantian pada buku SOP Kabupaten Magetan 2015"
_RESPONSIBLE = ("penanggung_jawab_produk", "penanggung_jawab_pelaksanaan")


class _Use(NamedTuple):
    """One name where it stands."""

    file: str
    path: str
    nama: str


@aturan(
    "REP-5",
    Severity.INFO,
    Bukti.BUKU,
    SUMBER,
    "Satu jabatan ditulis dengan satu nama di semua SOP.",
    Lingkup.REPOSITORI,
)
def positions_have_one_name(k: Kumpulan) -> FoundIn:
    """Kabag Ortala, Kepala Bagian Organisasi Dan Tatalaksana: one position, one writing."""
    official = {j.nama for j in k.organisasi.jabatan} if k.organisasi else set()
    yield from _odd_ones([*_responsible(k), *_columns(k)], official)


@aturan(
    "REP-6",
    Severity.INFO,
    Bukti.BUKU,
    SUMBER,
    "Satu ruang lingkup ditulis dengan satu nama di semua SOP.",
    Lingkup.REPOSITORI,
)
def scopes_have_one_name(k: Kumpulan) -> FoundIn:
    """Pemerintah Kabupaten and Pemerintah Daerah Kabupaten: one place, one writing."""
    uses = [_Use(f, "identitas/ruang_lingkup", s.identitas.ruang_lingkup) for f, s in k.sops]
    yield from _odd_ones(uses, ())


@aturan(
    "REP-11",
    Severity.INFO,
    Bukti.BUKU,
    SUMBER,
    "Penanggung jawab disebut lengkap dengan unitnya bila SOP lain menyebutnya lengkap.",
    Lingkup.REPOSITORI,
)
def responsible_positions_are_whole(k: Kumpulan) -> FoundIn:
    """Kepala Bagian leaves open which one, where other SOPs say Kepala Bagian Organisasi."""
    uses = list(_responsible(k))
    heads = {canonical(use.nama) for use in uses}
    for use in uses:
        name = canonical(use.nama)
        longer = sorted(h for h in heads if h.startswith(f"{name} ") and " selaku " not in h)
        if name and longer and len(name.split()) > 1:
            label = texts.IDENTITAS[use.path.rpartition("/")[2]]
            yield (
                use.file,
                use.path,
                (
                    f'{label} "{use.nama}" tidak menyebut unitnya, padahal SOP lain menyebutnya'
                    " lengkap: samakan."
                ),
            )


def _responsible(k: Kumpulan) -> Iterator[_Use]:
    for file, sop in k.sops:
        for name in _RESPONSIBLE:
            yield _Use(file, f"identitas/{name}", getattr(sop.identitas, name))


def _columns(k: Kumpulan) -> Iterator[_Use]:
    """Yield the columns; of two for one position the second is left to FC-11, which joins them."""
    for file, sop in k.sops:
        seen: set[str] = set()
        for pelaksana in sop.pelaksana:
            if (name := canonical(pelaksana.nama)) in seen:
                continue
            seen.add(name)
            yield _Use(file, f"pelaksana/{pelaksana.id}/nama", pelaksana.nama)


def _fullness(name: str) -> tuple[int, int]:
    """Tell how well a name is written out: more letters, then more capitals."""
    return len(name), sum(letter.isupper() for letter in name)


def _odd_ones(uses: Iterable[_Use], official: Collection[str]) -> FoundIn:
    """Yield the uses of a name that is written otherwise more often, or otherwise in the office."""
    groups: dict[str, list[_Use]] = defaultdict(list)
    for use in uses:
        if use.nama.strip():
            groups[canonical(use.nama)].append(use)
    for group in groups.values():
        counts = Counter(" ".join(use.nama.split()) for use in group)
        best = max(counts, key=lambda name: (name in official, counts[name], _fullness(name), name))
        for use in group if len(counts) > 1 else ():
            if " ".join(use.nama.split()) != best:
                message = f'"{use.nama}" ditulis "{best}" di {counts[best]} tempat lain: samakan.'
                yield use.file, use.path, message
