"""The identity sheet as text, in the ministry's arrangement (ID-1 to ID-13 of the guideline).

Head: institution and unit at the left, number, dates, approval and title at the right; below it
the six boxes in pairs. Text is wrapped, never cut.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from soptui.chart.measure import text_width, wrap
from soptui.documents.dates import tanggal
from soptui.model.organisasi import istilah_of
from soptui.repo.dates import TanggalLembar, sheet_dates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.model import Organisasi, Sop
    from soptui.model.istilah import Istilah

MIN_WIDTH = 40
"""Narrowest sheet, in cells; a narrower wish gets this."""

PAIRED_WIDTH = 72
"""From this width on the parts stand side by side, as on paper."""

_LABEL = 18
_BOXES = (
    ("dasar_hukum", "kualifikasi_pelaksana"),
    ("keterkaitan", "peralatan"),
    ("peringatan", "pencatatan"),
)


def identity_sheet(
    sop: Sop,
    organisasi: Organisasi | None,
    dates: TanggalLembar | None = None,
    titles: Mapping[str, str] | None = None,
    *,
    width: int = 100,
    ascii_only: bool = False,
) -> list[str]:
    """Return the lines of the identity sheet, each `width` cells wide.

    `titles` gives the title of each SOP by its id, for `keterkaitan = ["sop:<id>"]`.
    """
    width = max(width, MIN_WIDTH)
    draw = _two_columns if width >= PAIRED_WIDTH else _one_column
    lines = draw(sop, organisasi, dates or sheet_dates(sop), titles or {}, width)
    return [line.translate(_ASCII) for line in lines] if ascii_only else lines


def _two_columns(
    sop: Sop,
    organisasi: Organisasi | None,
    dates: TanggalLembar,
    titles: Mapping[str, str],
    width: int,
) -> list[str]:
    head = (width - 3) * 2 // 5
    half = (width - 3) // 2
    istilah = istilah_of(organisasi)
    right, other = width - 3 - head, width - 3 - half
    office = _office(sop, organisasi, head - 2)
    block = _head_right(sop, organisasi, dates, right - 2)
    lines = [_rule(head, right, "┌┬┐"), *_pair(office, block, head, right)]
    lines.append(_joint_rule(width, head, half))
    for n, (left_name, right_name) in enumerate(_BOXES):
        if n:
            lines.append(_rule(half, other, "├┼┤"))
        left_box = _box(sop, left_name, istilah, half - 2, titles)
        right_box = _box(sop, right_name, istilah, other - 2, titles)
        lines += _pair(left_box, right_box, half, other)
    lines.append(_rule(half, other, "└┴┘"))
    return lines


def _one_column(
    sop: Sop,
    organisasi: Organisasi | None,
    dates: TanggalLembar,
    titles: Mapping[str, str],
    width: int,
) -> list[str]:
    """Return the same parts one below the other, for a narrow screen."""
    room = width - 4
    blocks = [_office(sop, organisasi, room), _head_right(sop, organisasi, dates, room)]
    blocks += [
        _box(sop, name, istilah_of(organisasi), room, titles) for pair in _BOXES for name in pair
    ]
    between = f"├{'─' * (width - 2)}┤"
    lines = [f"┌{'─' * (width - 2)}┐"]
    for n, block in enumerate(blocks):
        lines += [between] if n else []
        lines += [f"│ {_padded(line, room)} │" for line in block]
    return [*lines, f"└{'─' * (width - 2)}┘"]


_ASCII = str.maketrans("┌┬┐├┼┤└┴┘─│", "+++++++++-|")


def _office(sop: Sop, organisasi: Organisasi | None, width: int) -> list[str]:
    if organisasi is None:
        return [*wrap(sop.identitas.unit, width)]
    instansi = organisasi.instansi
    unit = organisasi.unit_of(sop.identitas.unit)
    parent = organisasi.unit_of(unit.induk) if unit else None
    names = [instansi.nama.upper(), *(u.nama for u in (parent, unit) if u is not None)]
    contact = [instansi.alamat, f"Telepon {instansi.telepon}" if instansi.telepon else ""]
    return [line for name in [*names, *contact] if name for line in wrap(name, width)]


def _head_right(
    sop: Sop, organisasi: Organisasi | None, dates: TanggalLembar, width: int
) -> list[str]:
    identitas, istilah = sop.identitas, istilah_of(organisasi)
    fields = {
        "nomor": identitas.nomor or "-",
        "tanggal_pembuatan": tanggal(dates.pembuatan),
        "tanggal_revisi": tanggal(dates.revisi),
        "tanggal_efektif": tanggal(dates.efektif),
        "pengesah": _pengesah(identitas.pengesah, organisasi),
        "judul": identitas.judul,
    }
    lines: list[str] = []
    for name, value in fields.items():
        label = wrap(istilah[name], _LABEL)
        values = wrap(value, width - _LABEL - 2) or ("",)
        for i, (words, part) in enumerate(zip_longest(label, values, fillvalue="")):
            lines.append(f"{_padded(words, _LABEL)}{':' if not i else ' '} {part}")
    return lines


def _pengesah(jabatan_id: str, organisasi: Organisasi | None) -> str:
    jabatan = organisasi.jabatan_of(jabatan_id) if organisasi else None
    if jabatan is None:
        return jabatan_id or "-"
    nip = f"NIP {jabatan.nip}" if jabatan.nip else ""
    return "\n".join(part for part in (jabatan.nama, jabatan.pejabat, nip) if part)


def _box(sop: Sop, name: str, istilah: Istilah, width: int, titles: Mapping[str, str]) -> list[str]:
    lines = list(wrap(f"{istilah[name]}:", width))
    items = [_item(item, titles) for item in getattr(sop.identitas, name)]
    for n, item in enumerate(items or ["-"], start=1):
        mark = f"{n}. " if len(items) > 1 else ""
        parts = wrap(item, max(1, width - len(mark))) or ("",)
        lines += [f"{mark if not i else ' ' * len(mark)}{part}" for i, part in enumerate(parts)]
    return lines


def _item(item: str, titles: Mapping[str, str]) -> str:
    sop_id = item.removeprefix("sop:")
    return f"SOP {titles.get(sop_id, sop_id)}" if item.startswith("sop:") else item


def _pair(left: Sequence[str], right: Sequence[str], lw: int, rw: int) -> list[str]:
    rows = zip_longest(left, right, fillvalue="")
    return [f"│ {_padded(a, lw - 2)} │ {_padded(b, rw - 2)} │" for a, b in rows]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - text_width(text))


def _rule(left: int, right: int, corners: str) -> str:
    return f"{corners[0]}{'─' * left}{corners[1]}{'─' * right}{corners[2]}"


def _joint_rule(width: int, above: int, below: int) -> str:
    """Return the rule between head and boxes, whose inner borders stand in different columns."""
    cells = ["─"] * (width - 2)
    cells[above], cells[below] = "┴", "┬"
    if above == below:
        cells[above] = "┼"
    return f"├{''.join(cells)}┤"
