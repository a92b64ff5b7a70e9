"""The lines of the list of SOPs as words in columns: drawn by the list and by the first picture."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from soptui.model import Severity
from soptui.repo.approval.status import Status
from soptui.tui.glyphs import SIGN
from soptui.tui.lines import fit
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.repo import Entri
    from soptui.tui.glyphs import Glyphs

BROKEN = "rusak"
WIDE = 120
"""Cells from which the tree of units stands beside the list."""
TREE = 38
"""Cells of that tree, without its border."""
NARROW, _ROOMY = 72, 110
"""Cells from which a line has room for findings, and for them in words."""
FINDINGS = 25


class Columns(NamedTuple):
    """One line, cut into what can look differently; every part fills its cells."""

    sign: str
    nomor: str
    judul: str
    status: str
    revisi: str
    temuan: str


def heading(width: int) -> str:
    """Return the names of the columns."""
    nomor, judul, status, revisi, temuan = _widths(width)
    words = (
        fit("Nomor", nomor),
        fit("Judul", judul),
        fit("Status", status),
        fit("Revisi", revisi),
        fit("Temuan", temuan),
    )
    return "   " + " ".join(words)


def columns(
    entry: Entri,
    width: int,
    glyphs: Glyphs,
    *,
    unsaved: bool = False,
    numbers: Mapping[Severity, int] | None = None,
) -> Columns:
    """Return the line of an SOP, without the mark of the cursor; a broken file is named as one.

    `numbers`: of its findings, where they are known.
    """
    nomor, judul, status, revisi, temuan = _widths(width)
    words, name, sign = str(entry.status), entry.judul, "*" if unsaved else " "
    if entry.rusak is not None:
        words, name, sign = BROKEN, entry.judul or f"{entry.id}.toml", "!"
    elif status < len(words):
        words = words.split(" ")[0]
    when = entry.revisi
    day = f"{when:%d-%m-%Y}" if isinstance(when, date) else when or "-"
    cut = glyphs.ellipsis
    return Columns(
        f"{sign} ",
        f"{fit(entry.nomor or '-', nomor, cut)} ",
        fit(name, judul, cut),
        f" {fit(words, status, cut)} ",
        fit(day, revisi),
        f" {fit(finding_words(numbers, temuan), temuan)}" if temuan else "",
    )


def finding_words(numbers: Mapping[Severity, int] | None, width: int) -> str:
    """Return how many there are: "2 kesalahan 5 peringatan", or "2! 5*" if narrow."""
    if numbers is None:
        return ""
    grave = [s for s in (Severity.ERROR, Severity.WARNING) if numbers.get(s)]
    if width < FINDINGS:
        return " ".join(f"{numbers[s]}{SIGN[s]}" for s in grave) or "-"
    return " ".join(f"{numbers[s]} {s.kata}" for s in grave) or "-"


def _widths(width: int) -> tuple[int, int, int, int, int]:
    """Return the cells of nomor, judul, status, date of revision and findings."""
    if width < NARROW:
        return 20, max(10, width - 20 - 8 - 10 - 6), 8, 10, 0
    nomor, status, temuan = (20, 8, 6) if width < _ROOMY else (26, 24, FINDINGS)
    return nomor, max(10, width - nomor - status - 10 - temuan - 7), status, 10, temuan


def title(name: str) -> str:
    """Return what the title line says of the list of `name`, an office or a unit."""
    return f"Daftar SOP · {visible(name)}"


def counts(entries: Sequence[Entri], unsaved: int = 0) -> str:
    """Return how many SOPs stand where, for the title line."""
    states = Counter(entry.status for entry in entries if entry.rusak is None)
    broken = sum(entry.rusak is not None for entry in entries)
    words = [f"{states[status]} {status.split(' ')[0]}" for status in Status if states[status]]
    words += [f"{broken} {BROKEN}"] if broken else []
    words += [f"{unsaved} belum disimpan"] if unsaved else []
    return "  ".join(words)
