"""FC and FL: the flowchart table and its symbols (PermenPAN-RB 35/2012, bagian flowchart)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui import texts
from soptui.model import Jenis, Severity, Simbol, Waktu, panah
from soptui.model.flow import MAX_PANAH
from soptui.model.waktu import is_blank
from soptui.rules.registry import aturan

if TYPE_CHECKING:
    from soptui.rules.registry import Found, Konteks

SUMBER = "PermenPAN-RB 35/2012, bagian flowchart"


@aturan("FC-1", Severity.WARNING, SUMBER)
def there_are_steps(k: Konteks) -> Found:
    """An SOP has steps, and every step says what is done."""
    if not k.sop.langkah:
        yield "langkah", "SOP ini belum mempunyai langkah."
    for i, step in enumerate(k.sop.langkah):
        if not step.kegiatan.strip():
            yield f"langkah/{step.id}/kegiatan", f"Kegiatan langkah {i + 1} belum diisi."


@aturan("FC-2", Severity.WARNING, SUMBER)
def mutu_baku_is_filled_in(k: Konteks) -> Found:
    """Every step states kelengkapan, waktu and output."""
    for i, step in enumerate(k.sop.langkah):
        for name in ("kelengkapan", "output"):
            if not any(item.strip() for item in getattr(step, name)):
                message = f"{texts.LANGKAH[name]} langkah {i + 1} belum diisi."
                yield f"langkah/{step.id}/{name}", message
        if is_blank(step.waktu):
            yield f"langkah/{step.id}/waktu", f"Waktu langkah {i + 1} belum diisi."


@aturan("FC-5", Severity.WARNING, SUMBER)
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


@aturan("FC-6", Severity.WARNING, "Buku SOP AP Kabupaten Magetan, Jenis SOP")
def jenis_fits_the_columns(k: Konteks) -> Found:
    """Administratif has several performers, teknis has one."""
    count = len(k.sop.pelaksana)
    if not k.sop.langkah:
        return
    if k.sop.identitas.jenis is Jenis.TEKNIS and count > 1:
        yield "identitas/jenis", f"SOP teknis mempunyai satu pelaksana, bukan {count}."
    if k.sop.identitas.jenis is Jenis.ADMINISTRATIF and count < 2:
        yield "identitas/jenis", "SOP administratif mempunyai lebih dari satu pelaksana."


@aturan("FC-7", Severity.WARNING, SUMBER)
def every_column_is_used(k: Konteks) -> Found:
    """Every performer has a symbol in at least one step."""
    used = {simpul.pelaksana for step in k.sop.langkah for simpul in step.simpul}
    for pelaksana in k.sop.pelaksana:
        if k.sop.langkah and pelaksana.id not in used:
            yield f"pelaksana/{pelaksana.id}", f"{pelaksana.nama} tidak melakukan satu langkah pun."


@aturan("FL-1", Severity.WARNING, SUMBER)
def there_is_a_start_and_an_end(k: Konteks) -> Found:
    """The flow has a start and an end."""
    shapes = {simpul.simbol for step in k.sop.langkah for simpul in step.simpul}
    if k.sop.langkah and Simbol.MULAI not in shapes:
        yield "langkah", "Belum ada simbol mulai."
    if k.sop.langkah and Simbol.SELESAI not in shapes:
        yield "langkah", "Belum ada simbol selesai."


@aturan("FL-5", Severity.WARNING, SUMBER)
def decisions_have_labelled_exits(k: Konteks) -> Found:
    """A decision has two exits or more, each with a label."""
    for i, step in enumerate(k.sop.langkah):
        for simpul in step.simpul:
            if simpul.simbol is not Simbol.KEPUTUSAN or simpul.alur is None:
                continue
            path = f"langkah/{step.id}/simpul/{simpul.pelaksana}/alur"
            if len(simpul.alur) < 2:
                yield path, f"Keputusan pada langkah {i + 1} memerlukan dua panah atau lebih."
            for n, alur in enumerate(simpul.alur):
                if not alur.label.strip():
                    message = f"Panah {n + 1} dari keputusan langkah {i + 1} belum berlabel."
                    yield f"{path}/{n}", message


@aturan("FL-2", Severity.WARNING, SUMBER)
def every_step_is_reached(k: Konteks) -> Found:
    """Every step but a start is entered by an arrow."""
    entered = {arrow.ke.langkah for arrow in panah(k.sop)}
    for i, step in enumerate(k.sop.langkah):
        starts = any(simpul.simbol is Simbol.MULAI for simpul in step.simpul)
        if i and i not in entered and not starts:
            yield f"langkah/{step.id}", f"Tidak ada panah yang menuju langkah {i + 1}."


@aturan("FL-8", Severity.ERROR, "Batas gambar bagan soptui")
def a_symbol_has_few_exits(k: Konteks) -> Found:
    """No more arrows leave a symbol than can be told apart around it."""
    for i, step in enumerate(k.sop.langkah):
        for simpul in step.simpul:
            count = len(simpul.alur or ())
            if count > MAX_PANAH:
                message = (
                    f"{count} panah keluar dari satu simbol pada langkah {i + 1}; paling banyak "
                    f"{MAX_PANAH}: bagi menjadi beberapa keputusan."
                )
                yield f"langkah/{step.id}/simpul/{simpul.pelaksana}/alur", message


@aturan("WKT-1", Severity.WARNING, "Format berkas sop/1, waktu")
def waktu_can_be_read(k: Konteks) -> Found:
    """A time is a number or a range with a unit; other words are kept but cannot be added up."""
    for i, step in enumerate(k.sop.langkah):
        if not is_blank(step.waktu) and Waktu.parse(step.waktu) is None:
            message = (
                f"Waktu langkah {i + 1} {step.waktu!r} tidak dapat dihitung; tulis misalnya "
                '"15 menit", "2 jam" atau "1-3 hari".'
            )
            yield f"langkah/{step.id}/waktu", message
