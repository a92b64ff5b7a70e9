"""A Standar Pelayanan in Excel: two sheets, as its components are published or internal.

The first one has the identity and the components of the delivery, the second one those of the
management and who signs. Every word is in a cell, and each table has one row a component.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from soptui.chart.measure import wrap
from soptui.documents.docx_lembar import DOTS
from soptui.documents.drawingml import Place
from soptui.documents.fonts import ZERO_WIDTH
from soptui.documents.layanan.lembar import HEAD, TITLE
from soptui.documents.xlsx_bagan import PITCH, lines_of
from soptui.documents.xlsx_gambar import Gambar
from soptui.documents.xlsx_kisi import Kisi, parts_of
from soptui.documents.xlsx_lembar import INDENT
from soptui.documents.xlsx_xml import GREY, Lembar, Look, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.documents.fonts import Letters
    from soptui.documents.layanan.lembar import Data
    from soptui.documents.xlsx_lembar import Foto
    from soptui.documents.xlsx_xml import Styles

NAMES = ("Penyampaian", "Pengelolaan")
"""Of the sheets, in the order of the groups."""
SIZE, TITLES, OFFICE, ADDRESS, STAMP = 9.0, 12.0, 11.0, 8.0, 16.0
"""Sizes of letters."""
GAP = 7.0
"""Above and below words."""
SIGNATURE = 5
"""Empty lines above the name of who signs."""
BESIDE = 8.0
"""Between pictures and words."""


class LembarKerja(NamedTuple):
    """One finished sheet."""

    lembar: Lembar
    gambar: Gambar
    judul_tabel: int
    """The row with the head of the table, which every page repeats."""
    akhir: int
    """The row from which the rest stands on one page: who signs is never alone on one."""


class _Cell(NamedTuple):
    left: int
    right: int
    isi: str | list[Run]
    look: Look
    what: str


class _Row(NamedTuple):
    tinggi: float
    sel: tuple[_Cell, ...] = ()
    bingkai: bool = False


def service_sheets(
    data: Data,
    prefix: str,
    styles: Styles,
    letters: Letters,
    family: str,
    logo: Foto | None,
    qr: Foto,
) -> tuple[LembarKerja, LembarKerja]:
    """Return both sheets, their names behind a prefix."""
    made = _Made(data, letters, max(f.tinggi for f in (logo, qr) if f is not None))
    first, second = data["kelompok"]
    top = [*made.stamp(), made.office(), *made.titles(), *made.facts()]
    rows = [*top, _Row(GAP), *made.group(first)]
    published = _sheet(rows, prefix + NAMES[0], data, styles, family, len(top) + 2)
    y = sum(row.tinggi for row in top[: len(made.stamp())]) + GAP
    if logo is not None:
        place = Place(0.0, y, logo.lebar, logo.tinggi)
        published.gambar.picture(logo.relasi, place, logo.tentang)
    place = Place(sum(made.columns) - qr.lebar, y, qr.lebar, qr.tinggi)
    published.gambar.picture(qr.relasi, place, qr.tentang)
    rows = [*made.stamp(), made.title(), *made.group(second), _Row(2 * GAP), made.signature()]
    internal = _sheet(rows, prefix + NAMES[1], data, styles, family, len(made.stamp()) + 2)
    return published, internal


def _sheet(
    rows: Sequence[_Row], name: str, data: Data, styles: Styles, family: str, head: int
) -> LembarKerja:
    """Return a sheet with these rows; one higher than Excel allows becomes several, merged."""
    parts = [parts_of(row.tinggi) for row in rows]
    kisi = Kisi(data["halaman"]["kolom"], [part for row in parts for part in row])
    sheet = Lembar(name, kisi, styles)
    at = list(accumulate(map(len, parts), initial=0))
    for k, row in enumerate(rows):
        area = (at[k], at[k + 1] - 1)
        for cell in row.sel:
            sheet.put((*area, cell.left, cell.right), cell.isi, cell.look, cell.what)
            if row.bingkai:
                sheet.frame((*area, cell.left, cell.right), "rule")
    together = next(k for k in range(len(rows) - 1, 0, -1) if rows[k].bingkai)
    return LembarKerja(sheet, Gambar(kisi, family), at[head], at[together])


class _Made:
    """The rows of one service."""

    def __init__(self, data: Data, letters: Letters, picture: float) -> None:
        self._data = data
        self._letters = letters
        self._picture = picture
        self.columns: list[float] = data["halaman"]["kolom"]

    def stamp(self) -> list[_Row]:
        """Return the word for what is not in force."""
        word = self._data["cap"]
        look = Look(STAMP, bold=True, align="center")
        return [_Row(2 * STAMP, (_Cell(0, 2, word, look, "Cap"),))] if word else []

    def office(self) -> _Row:
        """Return names and address between the pictures, their lines broken here."""
        room = sum(self.columns) - 2 * (self._picture + BESIDE)
        lines = [
            Run(line, OFFICE, bold=True)
            for n in self._data["kantor"]
            for line in self._broken(n, room, OFFICE)
        ]
        lines += [
            Run(line, ADDRESS)
            for n in self._data["alamat"]
            for line in self._broken(n, room, ADDRESS)
        ]
        runs = [run._replace(teks=run.teks + "\n") for run in lines[:-1]] + lines[-1:]
        words = sum(PITCH * run.size for run in runs)
        height = max(words, self._picture) + 2 * GAP
        look = Look(OFFICE, align="center")
        return _Row(height, (_Cell(0, 2, runs, look, "Nama kantor"),))

    def _broken(self, words: str, room: float, size: float) -> tuple[str, ...]:
        bare = words.replace(ZERO_WIDTH, "")
        return wrap(bare, room, lambda line: self._letters.bold(line) * size)

    def titles(self) -> list[_Row]:
        """Return what the document is, and the name of the service."""
        look = Look(TITLES, bold=True, align="center")
        kind = _Row(PITCH * TITLES + GAP, (_Cell(0, 2, TITLE, look, "Judul"),))
        return [kind, self.title()]

    def title(self) -> _Row:
        """Return the name of the service."""
        look, name = Look(TITLES, bold=True, align="center"), _bare(self._data["judul"])
        height = self._high(name, sum(self.columns), TITLES, bold=True)
        return _Row(height + GAP, (_Cell(0, 2, name, look, "Nama pelayanan"),))

    def facts(self) -> list[_Row]:
        """Return number and dates, each beside its label."""
        look = Look(SIZE, indent=1)
        rows = []
        for label, value in self._data["kepala"]:
            words = _bare(value)
            cells = (_Cell(0, 1, label, look, label), _Cell(2, 2, words, look, label))
            rows.append(_Row(self._high(words, self.columns[2], SIZE), cells, bingkai=True))
        return rows

    def group(self, group: Data) -> list[_Row]:
        """Return the title of a group, the head of its table, and a row for each component."""
        bold = Look(SIZE, bold=True, align="center", fill=GREY)
        title = group["judul"]
        rows = [
            _Row(
                PITCH * SIZE + 2 * GAP,
                (_Cell(0, 2, title, Look(SIZE + 1, bold=True), title),),
            ),
            _Row(
                PITCH * SIZE + GAP,
                tuple(_Cell(k, k, word, bold, word) for k, word in enumerate(HEAD)),
                bingkai=True,
            ),
        ]
        left = Look(SIZE, indent=1)
        for component in group["komponen"]:
            name, words = _bare(component["judul"]), _listed(component["isi"])
            height = max(
                self._high(name, self.columns[1], SIZE), self._high(words, self.columns[2], SIZE)
            )
            cells = (
                _Cell(0, 0, str(component["nomor"]), Look(SIZE, align="center"), name),
                _Cell(1, 1, name, left, name),
                _Cell(2, 2, words, left, name),
            )
            rows.append(_Row(height, cells, bingkai=True))
        return rows

    def signature(self) -> _Row:
        """Return who signs, with room above the name."""
        officer = self._data["pengesah"]
        position, name = _bare(officer["jabatan"]), _bare(officer["nama"])
        runs = [
            Run(f"{self._data['sebutan']}\n{position}" + "\n" * SIGNATURE, SIZE),
            Run(name or DOTS, SIZE, bold=True, underline=bool(name)),
            Run(f"\nNIP {_bare(officer['nip']) or DOTS[:44]}", SIZE),
        ]
        words = "\n".join(line or "X" for run in runs for line in run.teks.split("\n"))
        height = self._high(words, self.columns[2], SIZE, bold=True)
        look = Look(SIZE, align="center", valign="top")
        return _Row(height, (_Cell(2, 2, runs, look, "Disahkan oleh"),))

    def _high(self, words: str, room: float, size: float, *, bold: bool = False) -> float:
        indent = 0.0 if bold else INDENT
        lines = lines_of(words, room - indent, size, self._letters, bold=bold)
        return max(1, lines) * PITCH * size + GAP


def _listed(items: Sequence[str]) -> str:
    """Return the words of a component; several items are numbered."""
    bare = [_bare(item) for item in items]
    return "\n".join(f"{k}. {item}" for k, item in enumerate(bare, 1)) if len(bare) > 1 else bare[0]


def _bare(words: str) -> str:
    """Return words without the places where the PDF may break them."""
    return words.replace(ZERO_WIDTH, "")
