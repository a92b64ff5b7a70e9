"""FL: the symbols and arrows make a flow that begins, goes on and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model import Severity, Simbol
from soptui.model.flow import MAX_PANAH
from soptui.rules.registry import Bukti, aturan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from soptui.model import Simpul, Tempat
    from soptui.rules.konteks import Konteks
    from soptui.rules.registry import Found

SUMBER = "PermenPAN-RB 35/2012, simbol bagan alir"


def symbols(k: Konteks) -> Iterator[tuple[int, str, Simpul]]:
    """Yield every symbol with its row and its address."""
    for i, step in enumerate(k.sop.langkah):
        for simpul in step.simpul:
            yield i, f"langkah/{step.id}/simpul/{simpul.pelaksana}", simpul


def _rows(k: Konteks, points: Collection[Tempat]) -> Iterator[tuple[int, str]]:
    """Yield the rows of points, each once, with the address of its step."""
    for row in sorted({point.langkah for point in points}):
        yield row, f"langkah/{k.sop.langkah[row].id}"


@aturan(
    "FL-1",
    Severity.WARNING,
    Bukti.LAMPIRAN,
    f"{SUMBER}: hanya lima simbol, di antaranya terminator",
    "Alur digambar dengan lima simbol pedoman, dan mempunyai simbol mulai dan selesai.",
)
def there_is_a_start_and_an_end(k: Konteks) -> Found:
    """The flow has a start and an end. That there are no other symbols, the schema sees to."""
    shapes = {simpul.simbol for _, _, simpul in symbols(k)}
    if k.sop.langkah and Simbol.MULAI not in shapes:
        yield "langkah", "Belum ada simbol mulai: jadikan simbol langkah pertama mulai."
    if k.sop.langkah and Simbol.SELESAI not in shapes:
        yield "langkah", "Belum ada simbol selesai: jadikan simbol langkah terakhir selesai."


@aturan(
    "FL-2", Severity.WARNING, Bukti.LAPANGAN, SUMBER, "Setiap langkah dapat dicapai dari mulai."
)
def every_step_is_reached(k: Konteks) -> Found:
    """Every symbol is reached from a start. Of a stretch that is cut off its beginning is told."""
    lost = [p for p in k.alir.titik if p not in k.alir.tercapai]
    entered = {t for p in lost for t in k.alir.keluar[p] if t != p}
    heads = [p for p in lost if p not in entered] or lost[:1]
    for row, path in _rows(k, heads):
        if any(p in k.alir.tercapai for p in k.alir.titik if p.langkah == row):
            what = f"Salah satu simbol langkah {row + 1}"
        else:
            what = f"Langkah {row + 1}"
        yield (
            path,
            (
                f"{what} tidak dapat dicapai dari mulai: tambahkan panah ke sana dari langkah"
                " yang sudah tercapai."
            ),
        )


@aturan(
    "FL-11",
    Severity.WARNING,
    Bukti.LAPANGAN,
    SUMBER,
    "Dari setiap langkah, selesai dapat dicapai.",
)
def an_end_is_reached(k: Konteks) -> Found:
    """Where no arrow leaves there is an end.

    Loops without exit and decisions without exits have rules of their own.
    """
    if not k.alir.selesai:
        return
    silent = k.alir.selesai | k.alir.keputusan
    dead = [p for p in k.alir.titik if not k.alir.keluar[p] and p not in silent]
    for row, path in _rows(k, dead):
        yield (
            path,
            (
                f"Alur berhenti pada langkah {row + 1} tanpa simbol selesai: tambahkan panah atau"
                " ubah simbolnya menjadi selesai."
            ),
        )


@aturan(
    "FL-10",
    Severity.WARNING,
    Bukti.LAPANGAN,
    SUMBER,
    "Putaran mempunyai jalan keluar.",
)
def loops_have_an_exit(k: Konteks) -> Found:
    """Once in a loop without exit nobody comes to an end. Each such loop is told at its begin."""
    for loop in k.alir.jerat:
        (first, path), *others = _rows(k, loop)
        rows = [first + 1, *(row + 1 for row, _ in others)]
        yield (
            path,
            f"Langkah {span(rows)} berputar tanpa jalan keluar: tambahkan panah yang keluar.",
        )


def span(rows: list[int]) -> str:
    """Return the numbers of some steps: "3 sampai 6" where none between is left out."""
    if len(rows) > 1 and rows[-1] - rows[0] == len(rows) - 1:
        return f"{rows[0]} sampai {rows[-1]}"
    *most, last = map(str, rows)
    return f"{', '.join(most)} dan {last}" if most else last


@aturan(
    "FL-8",
    Severity.ERROR,
    Bukti.FORMAT,
    "Batas gambar bagan soptui",
    f"Paling banyak {MAX_PANAH} panah keluar dari satu simbol.",
)
def a_symbol_has_few_exits(k: Konteks) -> Found:
    """No more arrows leave a symbol than can be told apart around it."""
    for i, path, simpul in symbols(k):
        count = len(simpul.alur or ())
        if count > MAX_PANAH:
            message = (
                f"{count} panah keluar dari satu simbol pada langkah {i + 1}; paling banyak "
                f"{MAX_PANAH}: bagi menjadi beberapa keputusan."
            )
            yield f"{path}/alur", message


@aturan(
    "FL-9",
    Severity.WARNING,
    Bukti.LAPANGAN,
    SUMBER,
    "Antara dua simbol ada satu panah searah, dan panah tidak kembali ke simbolnya sendiri.",
)
def arrows_are_not_doubled(k: Konteks) -> Found:
    """No two arrows lead from one symbol to another, and none back to where it leaves."""
    seen: set[tuple[Tempat, Tempat]] = set()
    for arrow in k.alir.panah:
        step = k.sop.langkah[arrow.dari.langkah]
        path = f"langkah/{step.id}/simpul/{arrow.dari.pelaksana}/alur"
        if arrow.dari == arrow.ke:
            yield (
                path,
                (
                    f"Panah dari langkah {arrow.dari.langkah + 1} kembali ke simbolnya sendiri:"
                    " hapus, atau arahkan ke langkah lain."
                ),
            )
        elif (arrow.dari, arrow.ke) in seen:
            yield (
                path,
                (
                    f"Dua panah dari langkah {arrow.dari.langkah + 1} menuju langkah"
                    f" {arrow.ke.langkah + 1}: hapus salah satunya atau gabungkan labelnya."
                ),
            )
        seen.add((arrow.dari, arrow.ke))


@aturan(
    "FL-12",
    Severity.INFO,
    Bukti.LAPANGAN,
    SUMBER,
    "Alur mempunyai satu mulai; beberapa mulai hanya bila kegiatannya memang bermula dari"
    " beberapa tempat.",
)
def there_is_one_start(k: Konteks) -> Found:
    """Starts in several rows that lead into one flow are allowed and worth a look."""
    for group in k.alir.alur_terpisah:
        rows = sorted({start.langkah for start in group})
        if len(rows) > 1:
            listed = ", ".join(str(row + 1) for row in rows)
            yield (
                "langkah",
                f"Ada {len(rows)} simbol mulai, pada langkah {listed}: periksa apakah benar.",
            )


@aturan(
    "FL-7",
    Severity.INFO,
    Bukti.LAPANGAN,
    "SOP yang memuat beberapa bagan di bawah satu identitas",
    "Langkah-langkah satu SOP adalah satu alur; alur yang terpisah menjadi SOP tersendiri.",
)
def there_is_one_flow(k: Konteks) -> Found:
    """Several flows that never meet under one identity sheet are several procedures."""
    groups = k.alir.alur_terpisah
    for group in groups[1:]:
        row = group[0].langkah
        yield (
            f"langkah/{k.sop.langkah[row].id}",
            (
                f"Mulai langkah {row + 1} ada alur lain yang tidak terhubung dengan alur"
                " sebelumnya: hubungkan dengan panah, atau jadikan SOP tersendiri."
            ),
        )
