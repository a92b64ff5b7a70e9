"""FC: the flowchart table is filled in and ordered (bagian flowchart)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from soptui import texts
from soptui.model import Jenis, Severity, Simbol, Waktu
from soptui.model.waktu import UNITS, Satuan, is_blank, is_plain
from soptui.rules.banding import roots
from soptui.rules.nama import canonical
from soptui.rules.registry import Bukti, aturan

if TYPE_CHECKING:
    from soptui.rules.konteks import Konteks
    from soptui.rules.registry import Found

SUMBER = "PermenPAN-RB 35/2012, bagian flowchart"


@aturan(
    "DOC-5",
    Severity.WARNING,
    Bukti.LAMPIRAN,
    "PermenPAN-RB 35/2012, unsur prosedur: bagian identitas dan bagian flowchart",
    "SOP mempunyai bagian flowchart di samping bagian identitas: ada langkahnya.",
)
def there_are_steps(k: Konteks) -> Found:
    """An identity sheet alone is no procedure. What that sheet lacks has rules of its own (ID)."""
    if not k.sop.langkah:
        yield "langkah", "SOP ini belum mempunyai langkah."


@aturan(
    "FC-1",
    Severity.WARNING,
    Bukti.LAMPIRAN,
    f"{SUMBER}: kolom kegiatan",
    "Setiap langkah menyebut kegiatannya.",
)
def every_step_says_what_is_done(k: Konteks) -> Found:
    """Every row of the table has its kegiatan; the columns themselves are always the same."""
    for i, step in enumerate(k.sop.langkah):
        if not step.kegiatan.strip():
            yield f"langkah/{step.id}/kegiatan", f"Kegiatan langkah {i + 1} belum diisi."


@aturan(
    "FC-2",
    Severity.WARNING,
    Bukti.LAMPIRAN,
    f"{SUMBER}: mutu baku",
    "Setiap langkah menyebut mutu bakunya: kelengkapan, waktu, dan output.",
)
def mutu_baku_is_filled_in(k: Konteks) -> Found:
    """Every step states kelengkapan, waktu and output."""
    for i, step in enumerate(k.sop.langkah):
        for name in ("kelengkapan", "output"):
            if not any(item.strip() for item in getattr(step, name)):
                message = f"{texts.LANGKAH[name]} langkah {i + 1} belum diisi."
                yield f"langkah/{step.id}/{name}", message
        if is_blank(step.waktu):
            yield f"langkah/{step.id}/waktu", f"Waktu langkah {i + 1} belum diisi."


@aturan(
    "FC-5",
    Severity.WARNING,
    Bukti.UMUM,
    SUMBER,
    "Kolom pelaksana menurut urutan kegiatan, sehingga alur mulai di kolom paling kiri.",
)
def flow_starts_at_the_left(k: Konteks) -> Found:
    """Columns follow the order of the activity, so the start stands in the first one."""
    starts = [
        (step, simpul)
        for step in k.sop.langkah
        for simpul in step.simpul
        if simpul.simbol is Simbol.MULAI
    ]
    if starts and all(k.sop.pelaksana_index(simpul.pelaksana) for _, simpul in starts):
        step, simpul = starts[0]
        path = f"langkah/{step.id}/simpul/{simpul.pelaksana}"
        yield path, "Simbol mulai tidak berada di kolom pertama: urutkan pelaksana menurut alur."


@aturan(
    "FC-6",
    Severity.WARNING,
    Bukti.BUKU,
    "Buku SOP AP Kabupaten Magetan, Jenis SOP",
    "SOP administratif mempunyai beberapa pelaksana, SOP teknis satu.",
)
def jenis_fits_the_columns(k: Konteks) -> Found:
    """Administratif has several performers, teknis has one."""
    count = len(k.sop.pelaksana)
    if not k.sop.langkah:
        return
    if k.sop.identitas.jenis is Jenis.TEKNIS and count > 1:
        yield (
            "identitas/jenis",
            (
                f"SOP teknis mempunyai satu pelaksana, bukan {count}: ubah jenisnya menjadi"
                " administratif, atau gabungkan pelaksananya."
            ),
        )
    if k.sop.identitas.jenis is Jenis.ADMINISTRATIF and count < 2:
        yield (
            "identitas/jenis",
            (
                "SOP administratif mempunyai lebih dari satu pelaksana: tambahkan pelaksananya,"
                " atau ubah jenisnya menjadi teknis."
            ),
        )


@aturan(
    "FC-7",
    Severity.WARNING,
    Bukti.LAPANGAN,
    SUMBER,
    "Setiap kolom pelaksana dipakai sedikitnya satu langkah.",
)
def every_column_is_used(k: Konteks) -> Found:
    """Every performer has a symbol in at least one step."""
    used = {simpul.pelaksana for step in k.sop.langkah for simpul in step.simpul}
    for pelaksana in k.sop.pelaksana:
        if k.sop.langkah and pelaksana.id not in used:
            yield (
                f"pelaksana/{pelaksana.id}",
                f"{pelaksana.nama} tidak melakukan satu langkah pun: hapus kolomnya.",
            )


@aturan(
    "FC-9",
    Severity.INFO,
    Bukti.LAPANGAN,
    f"{SUMBER}: mutu baku",
    "Output sebuah langkah dipakai sebagai kelengkapan langkah sesudahnya.",
)
def outputs_are_used(k: Konteks) -> Found:
    """Only where no output has a word in common with any kelengkapan of another step."""
    made = [_words(step.output) for step in k.sop.langkah]
    wanted = [_words(step.kelengkapan) for step in k.sop.langkah]
    filled = sum(bool(a and b) for a, b in zip(made, wanted, strict=True))
    users = Counter(word for words in wanted for word in words)
    is_used = any(
        users[word] > (word in own)
        for words, own in zip(made, wanted, strict=True)
        for word in words
    )
    if filled >= ENOUGH_STEPS and not is_used:
        yield (
            "langkah",
            (
                "Tidak ada kelengkapan yang berasal dari output langkah lain: periksa apakah output"
                " setiap langkah dipakai langkah sesudahnya."
            ),
        )


ENOUGH_STEPS = 3
"""Steps with output and kelengkapan that it takes to say that nothing is handed on."""


def _words(items: tuple[str, ...]) -> set[str]:
    """Return the words of some items as they are written, and their roots."""
    plain = re.findall(r"\w{3,}", " ".join(items).casefold())
    return {*plain, *(root for item in items for root in roots(item))}


@aturan(
    "FC-11",
    Severity.WARNING,
    Bukti.LAPANGAN,
    SUMBER,
    "Satu pelaksana satu kolom: namanya tidak ditulis dengan dua cara.",
)
def performers_are_named_once(k: Konteks) -> Found:
    """Two columns whose names mean the same are one performer."""
    first: dict[str, str] = {}
    for pelaksana in k.sop.pelaksana:
        name = canonical(pelaksana.nama)
        if not name:
            yield f"pelaksana/{pelaksana.id}/nama", "Nama pelaksana belum diisi."
        elif name in first:
            yield (
                f"pelaksana/{pelaksana.id}/nama",
                f"Kolom {pelaksana.nama} sama dengan kolom {first[name]}: gabungkan.",
            )
        first.setdefault(name, pelaksana.nama)


@aturan(
    "WKT-1",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "Perpres 21/2023: hari dan jam kerja",
    "Waktu ditulis angka dan satuan, sehingga dapat dijumlahkan.",
)
def waktu_can_be_read(k: Konteks) -> Found:
    """A time is a number or a range with a unit; other words are kept but cannot be added up."""
    for i, step in enumerate(k.sop.langkah):
        if not is_blank(step.waktu) and Waktu.parse(step.waktu) is None:
            message = (
                f"Waktu langkah {i + 1} {step.waktu!r} tidak dapat dihitung; tulis misalnya "
                '"15 menit", "2 jam" atau "1-3 hari".'
            )
            yield f"langkah/{step.id}/waktu", message


_CALENDAR = ", yaitu lima hari kerja setiap tujuh hari"


@aturan(
    "WKT-2",
    Severity.INFO,
    Bukti.LAPANGAN,
    "Perpres 21/2023: hari dan jam kerja",
    "Waktu ditulis satu angka atau rentang dan satu satuan, tanpa kata lain.",
)
def waktu_is_plain(k: Konteks) -> Found:
    """Other words that can be read are counted all the same; how they are counted is told."""
    for i, step in enumerate(k.sop.langkah):
        read = None if is_plain(step.waktu) else Waktu.parse(step.waktu)
        if read is not None:
            message = (
                f"Waktu langkah {i + 1} {step.waktu!r} dihitung sebagai {read}"
                f"{_CALENDAR if read.satuan is Satuan.HARI_KALENDER else ''}. Bentuk bakunya satu"
                f" angka atau rentang dengan {', '.join(UNITS)}; kata lain pada Keterangan."
            )
            yield f"langkah/{step.id}/waktu", message
