"""REP: what only several SOPs together show. Also the references that need all of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.bahasa import without_sop
from soptui.rules.registry import Bukti, Lingkup, aturan
from soptui.rules.rujukan import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from soptui.model import Sop
    from soptui.rules.konteks import Kumpulan
    from soptui.rules.registry import FoundIn

REPO = Lingkup.REPOSITORI
_TITLE = "identitas/judul"


@aturan("RUJ-2", Severity.ERROR, Bukti.FORMAT, FORMAT, "Id SOP tidak dipakai SOP lain.", REPO)
def ids_are_not_shared(k: Kumpulan) -> FoundIn:
    """Every SOP has an id of its own."""
    for sop_id, places in _grouped(k.sops, lambda sop: sop.id).items():
        for file in places if len(places) > 1 else ():
            others = _others(file, places)
            message = f"Id {sop_id!r} dipakai juga oleh {others}: setiap SOP mempunyai id sendiri."
            yield file, "id", message


@aturan("RUJ-10", Severity.ERROR, Bukti.FORMAT, FORMAT, "SOP berada di folder unitnya.", REPO)
def the_folder_is_the_unit(k: Kumpulan) -> FoundIn:
    """The name of the folder is the unit."""
    for file, sop in k.sops:
        folder = PurePosixPath(file).parent.name
        if folder and folder != sop.identitas.unit:
            message = f"Unit {sop.identitas.unit!r} harus sama dengan nama foldernya, {folder!r}."
            yield file, "identitas/unit", message


@aturan(
    "REP-1",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "Dua SOP bernomor 34 dalam satu berkas Satpol PP Kalimantan Barat",
    "Nomor SOP tidak dipakai SOP lain.",
    REPO,
)
def nomor_is_used_once(k: Kumpulan) -> FoundIn:
    """Two SOPs do not share a number."""
    for file, others in _doubled(k.sops, lambda s: "".join(s.identitas.nomor.split())):
        yield (
            file,
            "identitas/nomor",
            f"Nomor SOP ini sama dengan {others}: beri nomor lain kepada salah satunya.",
        )


@aturan(
    "REP-2",
    Severity.WARNING,
    Bukti.BUKU,
    "Judul ganda pada buku SOP Kabupaten Magetan 2015",
    "Nama SOP tidak dipakai SOP lain: kegiatan yang sama mempunyai SOP yang sama.",
    REPO,
)
def judul_is_used_once(k: Kumpulan) -> FoundIn:
    """Two SOPs do not share a title."""
    for file, others in _doubled(k.sops, lambda s: plain_title(s.identitas.judul)):
        yield (
            file,
            _TITLE,
            f"Nama SOP ini sama dengan {others}: bedakan namanya, atau satukan SOP-nya.",
        )


_DAFTAR_WEAK = """
cara dan draf kegiatan konsep pelaksanaan prosedur proses rancangan tata tentang
"""
_WEAK = frozenset(_DAFTAR_WEAK.split())
_BRACKETS = re.compile(r"\(([^()]*)\)")


@aturan(
    "REP-3",
    Severity.INFO,
    Bukti.BUKU,
    "Judul yang hampir sama pada buku SOP Kabupaten Magetan 2015",
    "Nama SOP berbeda jelas dari nama SOP lain.",
    REPO,
)
def judul_is_not_nearly_another(k: Kumpulan) -> FoundIn:
    """Titles that differ in a word of little weight, or in one letter of one word."""
    titles = defaultdict(list)
    for file, sop in k.sops:
        titles[plain_title(sop.identitas.judul)].append(file)
    for title, near in sorted(_near_titles(tuple(titles)).items()):
        for file in titles[title]:
            files = ", ".join(f for other in sorted(near) for f in titles[other])
            yield (
                file,
                _TITLE,
                f"Nama SOP ini hampir sama dengan {files}: periksa apakah SOP-nya sama.",
            )


@aturan(
    "REP-4",
    Severity.INFO,
    Bukti.BUKU,
    "Varian judul dalam kurung pada buku SOP Kabupaten Magetan 2015",
    "Varian sebuah SOP yang hanya berbeda pada keterangan dalam kurung memang diperlukan.",
    REPO,
)
def variants_are_wanted(k: Kumpulan) -> FoundIn:
    """Titles that differ in brackets only may be one SOP with a decision."""
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file, sop in k.sops:
        title = plain_title(sop.identitas.judul)
        bare = " ".join(_BRACKETS.sub(" ", title).split())
        groups[bare][title].append(file)
    for variants in groups.values():
        for title, files in variants.items() if len(variants) > 1 else ():
            others = ", ".join(f for t, fs in variants.items() if t != title for f in fs)
            for file in files:
                message = (
                    f"Nama SOP ini berbeda dari {others} hanya pada keterangan dalam kurung:"
                    " periksa apakah cukup satu SOP dengan keputusan."
                )
                yield file, _TITLE, message


def plain_title(judul: str) -> str:
    """Return a title as it is compared: without case and extra blanks, and without "SOP"."""
    return " ".join(without_sop(judul).casefold().split())


def _near_titles(titles: Sequence[str]) -> dict[str, set[str]]:
    """Return the titles that are nearly another one, with these."""
    near: dict[str, set[str]] = defaultdict(set)
    buckets: dict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
    words = {title: tuple(re.findall(r"\w+", title)) for title in titles}
    for title, tokens in words.items():
        strong = tuple(t for t in tokens if t not in _WEAK)
        if len(strong) > 1 and not _is_a_stage(title, words):
            buckets["kata", *strong].add((title, ""))
        for i, token in enumerate(tokens if len(tokens) > 1 else ()):
            if len(token) > 4 and token.isalpha():
                buckets[str(i), *tokens[:i], "", *tokens[i + 1 :]].add((title, token))
    for group in buckets.values():
        for title, token in group:
            for other, third in group:
                if title != other and (not token or _one_letter(token, third)):
                    near[title].add(other)
    return near


_DAFTAR_STAGES = """
diseminasi evaluasi monitoring pelaporan pengolahan pengumpulan perencanaan persiapan
"""
_STAGES = tuple(_DAFTAR_STAGES.split())


def _is_a_stage(title: str, titles: Collection[str]) -> bool:
    """Tell whether a title is the stage Pelaksanaan of what has SOPs of other stages, too."""
    stage, _, thing = title.partition(" ")
    return stage == "pelaksanaan" and any(f"{other} {thing}" in titles for other in _STAGES)


_DAFTAR_PAIRS = """
pembelian pemberian pembinaan pendataan penataan pengadaan pengaduan pengajaran pengajuan pengujian
pengusulan pengurusan penilaian penilikan
"""
_REAL = frozenset(_DAFTAR_PAIRS.split())
"""Activities that are one letter apart and not the same for that."""


def _one_letter(a: str, b: str) -> bool:
    """Tell whether two words differ by one letter put in, left out or changed: a slip."""
    if abs(len(a) - len(b)) > 1 or a == b or {a, b} <= _REAL:
        return False
    start = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    rests = {a[start + 1 :], a[start:]}, {b[start + 1 :], b[start:]}
    return bool(rests[0] & rests[1])


@aturan(
    "REP-7",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "PermenPAN-RB 35/2012, bagian identitas: Keterkaitan",
    "SOP terkait ada di repositori ini.",
    REPO,
)
def links_lead_somewhere(k: Kumpulan) -> FoundIn:
    """A link names an SOP that exists."""
    for file, sop in k.sops:
        for i, item in enumerate(sop.identitas.keterkaitan):
            target = item.removeprefix("sop:")
            if item.startswith("sop:") and target not in k.by_id:
                message = (
                    f"SOP terkait {target!r} tidak ada di repositori ini: perbaiki idnya, atau"
                    " hapus butir ini."
                )
                yield file, f"identitas/keterkaitan/{i}", message


@aturan(
    "REP-8",
    Severity.INFO,
    Bukti.UMUM,
    "PermenPAN-RB 35/2012, bagian identitas: Keterkaitan",
    "Keterkaitan berlaku dua arah: SOP yang disebut juga menyebut SOP ini.",
    REPO,
)
def links_go_both_ways(k: Kumpulan) -> FoundIn:
    """A linked SOP that has written its own links names this one too."""
    for file, sop in k.sops:
        for i, item in enumerate(sop.identitas.keterkaitan):
            other = k.by_id.get(item.removeprefix("sop:")) if item.startswith("sop:") else None
            if other is None or other is sop or not other.identitas.keterkaitan:
                continue
            if not _names(other, sop):
                message = (
                    f"{other.identitas.judul} ({other.id}) tidak menyebut SOP ini: tambahkan pada"
                    " Keterkaitannya."
                )
                yield file, f"identitas/keterkaitan/{i}", message


def _names(sop: Sop, other: Sop) -> bool:
    title = plain_title(other.identitas.judul)
    return any(
        item == f"sop:{other.id}" or plain_title(item) == title
        for item in sop.identitas.keterkaitan
    )


@aturan(
    "REP-9",
    Severity.INFO,
    Bukti.LAPANGAN,
    "PermenPAN-RB 35/2012, bagian identitas: Keterkaitan",
    'SOP di repositori ini ditautkan sebagai "sop:<id>", bukan diketik namanya.',
    REPO,
)
def known_sops_are_linked(k: Kumpulan) -> FoundIn:
    """A typed title of an SOP that is there goes stale when that one is renamed."""
    ids = _by_title(k)
    for file, sop in k.sops:
        for i, item in enumerate(sop.identitas.keterkaitan):
            target = ids.get(plain_title(item))
            if target and target != sop.id and not item.startswith("sop:"):
                message = f'SOP ini ada di repositori: tulis "sop:{target}" supaya tetap terhubung.'
                yield file, f"identitas/keterkaitan/{i}", message


@aturan(
    "FC-10",
    Severity.INFO,
    Bukti.LAPANGAN,
    "SOP yang menyebut SOP lain pada kolom Keterangan",
    "SOP yang disebut pada Keterangan juga tercantum pada Keterkaitan.",
    REPO,
)
def remarks_are_linked(k: Kumpulan) -> FoundIn:
    """SOP and a known title in a remark are a connection."""
    ids = _by_title(k)
    for file, sop in k.sops:
        for step in sop.langkah:
            for words in _named_sops(step.keterangan):
                target = next((ids[t] for t in words if t in ids), None)
                other = k.by_id.get(target or "")
                if other is not None and other.id != sop.id and not _names(sop, other):
                    message = (
                        f"SOP {other.identitas.judul} disebut di sini: tambahkan pada Keterkaitan."
                    )
                    yield file, f"langkah/{step.id}/keterangan", message


def _named_sops(text: str) -> Iterable[list[str]]:
    """Yield what "SOP …" in a text may name: its words, the longest first."""
    for match in re.finditer(r"\bSOP\s+([^.;:,\n]+)", text):
        words = plain_title(match[1]).split()
        yield [" ".join(words[:n]) for n in range(len(words), 1, -1)]


def _by_title(k: Kumpulan) -> Mapping[str, str]:
    counts = Counter(plain_title(sop.identitas.judul) for _, sop in k.sops)
    titles = ((plain_title(sop.identitas.judul), sop.id) for _, sop in k.sops)
    return {title: sop_id for title, sop_id in titles if title and counts[title] == 1}


def _doubled(
    sops: Sequence[tuple[str, Sop]], key: Callable[[Sop], str]
) -> Iterable[tuple[str, str]]:
    for value, files in _grouped(sops, key).items():
        for file in files if value.strip() and len(files) > 1 else ():
            yield file, _others(file, files)


def _others(file: str, files: Sequence[str]) -> str:
    return ", ".join(f for f in files if f != file)


def _grouped(sops: Sequence[tuple[str, Sop]], key: Callable[[Sop], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for file, sop in sops:
        groups[key(sop)].append(file)
    return groups
