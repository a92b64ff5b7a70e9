"""A Standar Pelayanan as text: its identity and the 14 components as a table, or line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui import texts
from soptui.chart.measure import text_width, wrap
from soptui.documents.dates import tanggal
from soptui.model.komponen import isi
from soptui.model.organisasi import istilah_of
from soptui.repo.dates import TanggalLembar, sheet_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from soptui.model import Layanan, Organisasi

MIN_WIDTH = 40
_NUMBER = 2
_NAME = 24
"""Widest column of the names of components, in cells."""
_GROUPS = {"penyampaian": texts.PENYAMPAIAN, "pengelolaan": texts.PENGELOLAAN}
_ASCII = str.maketrans("┌┬┐├┼┤└┴┘─│", "+++++++++-|")


def service_sheet(
    layanan: Layanan,
    organisasi: Organisasi | None,
    dates: TanggalLembar | None = None,
    titles: Mapping[str, str] | None = None,
    *,
    width: int = 100,
    ascii_only: bool = False,
) -> list[str]:
    """Return the lines of the sheet, no wider than `width` cells. `titles`: of SOPs by their id."""
    width = max(width, MIN_WIDTH)
    lines = ["STANDAR PELAYANAN", *wrap(layanan.identitas.judul, width), ""]
    for label, value in _head(layanan, organisasi, dates, titles or {}):
        for i, part in enumerate(wrap(value, width - 20) or ("",)):
            lines.append(f"{label if not i else '':<18}{':' if not i else ' '} {part}")
    number = 0
    for group, names in _GROUPS.items():
        lines += ["", texts.BAGIAN_LAYANAN[group], *_table(layanan, group, names, number, width)]
        number += len(names)
    return [line.translate(_ASCII) for line in lines] if ascii_only else lines


def service_lines(
    layanan: Layanan,
    organisasi: Organisasi | None,
    dates: TanggalLembar | None = None,
    titles: Mapping[str, str] | None = None,
) -> list[str]:
    """Return the sheet as sentences, one after the other, for screen readers."""
    lines = [f"Standar Pelayanan: {layanan.identitas.judul}"]
    for label, value in _head(layanan, organisasi, dates, titles or {}):
        lines.append(f"{label}: {value}")
    for group, names in _GROUPS.items():
        lines.append(f"{texts.BAGIAN_LAYANAN[group]}:")
        for name, label in names.items():
            lines.append(f"{label}: {'; '.join(isi(layanan, f'{group}/{name}')) or 'belum diisi'}")
    return lines


def _head(
    layanan: Layanan,
    organisasi: Organisasi | None,
    dates: TanggalLembar | None,
    titles: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    identitas, dates = layanan.identitas, dates or sheet_dates(layanan)
    unit = organisasi.unit_of(identitas.unit) if organisasi else None
    officer = organisasi.jabatan_of(identitas.pengesah) if organisasi else None
    yield texts.IDENTITAS_LAYANAN["unit"], unit.nama if unit else identitas.unit
    yield texts.IDENTITAS_LAYANAN["nomor"], identitas.nomor or "-"
    istilah = istilah_of(organisasi)
    yield istilah["tanggal_pembuatan"], tanggal(dates.pembuatan)
    yield istilah["tanggal_revisi"], tanggal(dates.revisi)
    yield istilah["tanggal_efektif"], tanggal(dates.efektif)
    yield (
        istilah["pengesah"],
        officer.nama if officer else identitas.pengesah or "-",
    )
    named = (f"SOP {titles.get(sop_id, sop_id)}" for sop_id in identitas.sop)
    yield texts.IDENTITAS_LAYANAN["sop"], "; ".join(named) or "-"


def _table(
    layanan: Layanan, group: str, names: Mapping[str, str], number: int, width: int
) -> Iterator[str]:
    name_width = min(_NAME, width // 3)
    room = width - _NUMBER - name_width - 10
    widths = (_NUMBER, name_width, room)
    yield _rule("┌┬┐", widths)
    yield _row(("No", "Komponen", "Uraian"), widths)
    for place, (name, label) in enumerate(names.items(), start=number + 1):
        yield _rule("├┼┤", widths)
        left = wrap(label, name_width)
        right = [*_words(isi(layanan, f"{group}/{name}"), room)]
        for i in range(max(len(left), len(right))):
            cells = (left[i] if i < len(left) else "", right[i] if i < len(right) else "")
            yield _row((str(place) if not i else "", *cells), widths)
    yield _rule("└┴┘", widths)


def _words(items: tuple[str, ...], width: int) -> Iterator[str]:
    for n, item in enumerate(items or ("-",), start=1):
        mark = f"{n}. " if len(items) > 1 else ""
        for i, part in enumerate(wrap(item, max(1, width - len(mark)))):
            yield f"{mark if not i else ' ' * len(mark)}{part}"


def _rule(corners: str, widths: tuple[int, ...]) -> str:
    bars = ("─" * (width + 2) for width in widths)
    return f"{corners[0]}{corners[1].join(bars)}{corners[2]}"


def _row(cells: tuple[str, ...], widths: tuple[int, ...]) -> str:
    padded = (c + " " * (w - text_width(c)) for c, w in zip(cells, widths, strict=True))
    return f"│ {' │ '.join(padded)} │"
