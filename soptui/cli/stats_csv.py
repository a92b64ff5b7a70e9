"""The tables of `soptui stats` for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.model.waktu import is_blank
from soptui.rules.lama import menit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from soptui.rules.beban import Statistik

    Row: TypeAlias = Sequence[object]


def write(told: Statistik, per_day: int, table: str) -> None:
    """Write one of the tables; no cell of it is a formula."""
    text = io.StringIO()
    sheet = csv.writer(text, lineterminator="\n")
    for row in TABLES[table](told, per_day):
        sheet.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in row])
    output.say(text.getvalue().rstrip("\n"))


def _harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) else text


def _positions(told: Statistik, per_day: int) -> Iterator[Row]:
    yield ["jabatan", "menit", "jam", "hari", "sop", "langkah"]
    for b in told.beban:
        hours, days = f"{b.menit / 60:.2f}", f"{b.menit / per_day:.2f}"
        yield [b.jabatan, b.menit, hours, days, b.sop, b.langkah]


def _procedures(told: Statistik, per_day: int) -> Iterator[Row]:
    ways = ("tersingkat", "lazim", "terpanjang")
    units = ("menit", "hari")
    yield [
        *("sop", "nama", "unit"),
        *(f"{way}_{unit}" for unit in units for way in ways),
        *("langkah", "langkah_tanpa_waktu", "langkah_tak_terbaca"),
    ]
    for one in told.sops:
        sop, lama = one.sop, one.lama
        minutes = (lama.tersingkat, lama.lazim, lama.terpanjang)
        days = ("" if way is None else f"{way / per_day:.2f}" for way in minutes)
        counts = (len(sop.langkah), len(lama.kosong), len(lama.tak_terbaca))
        yield [sop.id, sop.identitas.judul, sop.identitas.unit, *minutes, *days, *counts]


def _steps(told: Statistik, per_day: int) -> Iterator[Row]:
    """Yield every step, the longest first; at the end those whose time is not counted."""
    yield ["sop", "langkah", "kegiatan", "pelaksana", "waktu", "paling_singkat", "paling_lama"]
    rows = []
    for one in told.sops:
        names = {p.id: p.nama for p in one.sop.pelaksana}
        for i, step in enumerate(one.sop.langkah):
            span = menit(step, per_day) or (None, None)
            who = "; ".join(names.get(s.pelaksana, s.pelaksana) for s in step.simpul)
            waktu = "" if is_blank(step.waktu) else step.waktu
            row = [one.sop.id, i + 1, step.kegiatan, who, waktu, *span]
            rows.append((-1 if span[1] is None else span[1], row))
    yield from (row for _, row in sorted(rows, key=lambda told: -told[0]))


TABLES: dict[str, Callable[[Statistik, int], Iterator[Row]]] = {
    "jabatan": _positions,
    "sop": _procedures,
    "langkah": _steps,
}
"""The tables by name; the first is the one that is written unless another is asked for."""
