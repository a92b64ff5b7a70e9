"""An SOP as prose, for screen readers and braille lines: one fact a line, in the order of reading.

Nothing is told by place, line or colour: each step names its number, who does it, its symbol, and
where its arrows lead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.dates import tanggal
from soptui.model import Simbol
from soptui.model.flow import Tempat, nomor_simpul, panah
from soptui.model.organisasi import istilah_of
from soptui.repo.dates import sheet_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from soptui.model import Langkah, Organisasi, Panah, Sop
    from soptui.model.istilah import Istilah
    from soptui.repo.dates import TanggalLembar


def linear(
    sop: Sop,
    organisasi: Organisasi | None = None,
    dates: TanggalLembar | None = None,
    titles: Mapping[str, str] | None = None,
    *,
    part: str = "all",
) -> list[str]:
    """Return the sentences of an SOP, one a line, with an empty line between its parts.

    `part`: "identity", "flow" or "all". `titles` gives the title of each SOP by its id, for
    `keterkaitan`. Foreign text is returned as it is, line feeds as blanks.
    """
    lines: list[str] = []
    istilah = istilah_of(organisasi)
    if part in ("identity", "all"):
        lines += _identity(sop, organisasi, dates or sheet_dates(sop), titles or {})
    if part in ("flow", "all"):
        lines += [""] if lines else []
        lines += _flow(sop, istilah)
    return [" ".join(line.split()) for line in lines]


# --- identity -------------------------------------------------------------------------------------


def _identity(
    sop: Sop, organisasi: Organisasi | None, dates: TanggalLembar, titles: Mapping[str, str]
) -> Iterator[str]:
    identitas = sop.identitas
    istilah = istilah_of(organisasi)
    unit = organisasi.unit_of(identitas.unit) if organisasi else None
    yield f"{istilah['judul']}: {_sentence(identitas.judul)}"
    yield f"{istilah['nomor']}: {_sentence(identitas.nomor)}"
    if organisasi is not None:
        yield f"Instansi: {_sentence(organisasi.instansi.nama)}"
    yield f"{istilah['unit']}: {_sentence(unit.nama if unit else identitas.unit)}"
    yield f"{istilah['jenis']}: {_sentence(identitas.jenis)}"
    if identitas.cakupan:
        yield f"{istilah['cakupan']}: {_sentence(', '.join(identitas.cakupan))}"
    yield f"{istilah['tanggal_pembuatan']}: {_sentence(tanggal(dates.pembuatan))}"
    yield f"{istilah['tanggal_revisi']}: {_sentence(tanggal(dates.revisi))}"
    yield f"{istilah['tanggal_efektif']}: {_sentence(tanggal(dates.efektif))}"
    yield f"{istilah['pengesah']}: {_sentence(_pengesah(sop, organisasi))}"
    for name in ("penanggung_jawab_produk", "penanggung_jawab_pelaksanaan", "ruang_lingkup"):
        if value := getattr(identitas, name):
            yield f"{istilah[name]}: {_sentence(value)}"
    for name in (
        *("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan"),
        *("peralatan", "peringatan", "pencatatan"),
    ):
        items = [_titled(item, titles) for item in getattr(identitas, name)]
        yield from _listed(istilah[name], items)


def _listed(label: str, items: list[str]) -> Iterator[str]:
    """Yield a list: its length first, so that a listener knows what is coming."""
    if len(items) < 2:
        yield f"{label}: {_sentence(items[0] if items else '')}"
        return
    yield f"{label}, {len(items)} butir:"
    yield from (f"{n}. {_sentence(item)}" for n, item in enumerate(items, start=1))


def _joined(label: str, items: list[str]) -> str:
    """Return a short list as one sentence."""
    count = f", {len(items)} butir" if len(items) > 1 else ""
    return f"{label}{count}: {_sentence('; '.join(items))}"


def _titled(item: str, titles: Mapping[str, str]) -> str:
    sop_id = item.removeprefix("sop:")
    return f"SOP {titles.get(sop_id, sop_id)}" if item.startswith("sop:") else item


def _pengesah(sop: Sop, organisasi: Organisasi | None) -> str:
    jabatan = organisasi.jabatan_of(sop.identitas.pengesah) if organisasi else None
    if jabatan is None:
        return sop.identitas.pengesah
    return ", ".join(part for part in (jabatan.nama, jabatan.pejabat) if part)


# --- steps ----------------------------------------------------------------------------------------


def _flow(sop: Sop, istilah: Istilah) -> Iterator[str]:
    names = {p.id: p.nama for p in sop.pelaksana}
    yield _joined(istilah["pelaksana"], list(names.values()))
    exits: dict[Tempat, list[Panah]] = {}
    for arrow in panah(sop):
        exits.setdefault(arrow.dari, []).append(arrow)
    numbers = nomor_simpul(sop)
    for i, step in enumerate(sop.langkah):
        yield ""
        yield _head(sop, i, names, numbers)
        yield f"{istilah['kegiatan']}: {_sentence(step.kegiatan)}"
        yield from _arrows(sop, i, exits, names, numbers)
        yield from _mutu_baku(step, istilah)


def _head(sop: Sop, i: int, names: Mapping[str, str], numbers: Mapping[Tempat, str]) -> str:
    step = sop.langkah[i]
    words = f"Langkah {i + 1} dari {len(sop.langkah)}"
    symbols = []
    for simpul in step.simpul:
        said = f"{names.get(simpul.pelaksana, simpul.pelaksana)}, {simpul.simbol}"
        said += f" bertulisan {simpul.teks}" if simpul.teks else ""
        number = numbers[Tempat(i, simpul.pelaksana)]
        symbols.append(f"{number} {said}" if len(step.simpul) > 1 else said)
    if len(symbols) == 1:
        return f"{words}, {symbols[0]}."
    together = ", dikerjakan bersama" if step.bersama else ""
    return f"{words}, {len(symbols)} simbol{together}: {'; '.join(symbols)}."


def _arrows(
    sop: Sop,
    i: int,
    exits: Mapping[Tempat, list[Panah]],
    names: Mapping[str, str],
    numbers: Mapping[Tempat, str],
) -> Iterator[str]:
    """Say where the arrows of a step lead; the next step need not be said."""
    step = sop.langkah[i]
    for simpul in step.simpul:
        here = Tempat(i, simpul.pelaksana)
        arrows = exits.get(here, [])
        who = f"Dari {numbers[here]}: " if len(step.simpul) > 1 else ""
        if simpul.simbol is Simbol.KEPUTUSAN:
            said = [_way(sop, arrow, names, numbers) for arrow in arrows]
            yield who + _capital(_sentence("; ".join(said) or "keputusan tanpa panah keluar"))
        elif not arrows:
            is_end = simpul.simbol is Simbol.SELESAI or step.bersama
            if not is_end:
                yield f"{who}Tidak ada panah keluar."
        elif len(arrows) > 1 or _needs_saying(arrows[0]):
            said = [_way(sop, arrow, names, numbers) for arrow in arrows]
            yield who + _capital(_sentence("; ".join(said)))


def _needs_saying(arrow: Panah) -> bool:
    return bool(arrow.label) or arrow.ke.langkah not in (arrow.dari.langkah, arrow.dari.langkah + 1)


def _way(sop: Sop, arrow: Panah, names: Mapping[str, str], numbers: Mapping[Tempat, str]) -> str:
    target = sop.langkah[arrow.ke.langkah]
    when = f"bila {arrow.label} " if arrow.label else "lalu "
    back = "kembali " if arrow.ke.langkah < arrow.dari.langkah else ""
    if arrow.ke.langkah == arrow.dari.langkah:
        return f"{when}ke {numbers[arrow.ke]}"
    who = names.get(arrow.ke.pelaksana, arrow.ke.pelaksana)
    return f"{when}{back}ke langkah {numbers[arrow.ke]} ({target.kegiatan.rstrip('.')}, {who})"


def _mutu_baku(step: Langkah, istilah: Istilah) -> Iterator[str]:
    yield f"{istilah['waktu']}: {_sentence(step.waktu)}"
    yield _joined(istilah["kelengkapan"], list(step.kelengkapan))
    yield _joined(istilah["output"], list(step.output))
    if step.keterangan:
        yield f"{istilah['keterangan']}: {_sentence(step.keterangan)}"


def _sentence(text: str) -> str:
    """Return a text that ends like a sentence; an empty one is said to be so."""
    text = text.strip()
    if not text or text == "-":
        return "tidak diisi."
    return text if text[-1] in ".?!:;" else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
