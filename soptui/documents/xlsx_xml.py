"""SpreadsheetML as strings: words, styles and sheets, with their parts in the schema's order.

Every cell is a string within its cell, never a formula; lengths come in points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from soptui.documents.ooxml import OFFICE, OPEN, text
from soptui.documents.xlsx_kisi import digits
from soptui.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.documents.xlsx_kisi import Kisi

MAIN = f"{OPEN}/spreadsheetml/2006/main"
MOST, LINES = 32_767, 253
"""Characters and line breaks that Excel keeps in a cell."""
NORMAL = 8.0
"""Size of the letters of a workbook; the width of their digits is the unit of columns."""
GREY, BLACK = "FFE6E6E6", "FF000000"
COLOURS = {"frame": BLACK, "rule": "FF5A5A5A"}
"""Of borders."""
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def words(content: str) -> str:
    """Return the words of a cell: Excel would take `_x0041_` for a letter, so it is escaped."""
    return text(_CODE.sub("_x005F_", content))


class Run(NamedTuple):
    """Words of one kind in a cell."""

    teks: str
    size: float
    bold: bool = False
    underline: bool = False


class Look(NamedTuple):
    """How a cell looks, its borders apart."""

    size: float = 8.0
    bold: bool = False
    align: str = "left"
    valign: str = "center"
    fill: str = ""
    indent: int = 0
    link: bool = False


Line = str
"""A border: "frame", "rule" or ""."""
Sides = tuple[Line, Line, Line, Line]
"""Left, right, top, bottom."""
_OPEN_SIDES: Sides = ("", "", "", "")


class Styles:
    """Numbers the styles of a workbook."""

    def __init__(self, family: str) -> None:
        self._family = family
        self._fonts = [f"<font>{self.font('name', NORMAL)}</font>"]
        self._fills = [_fill("none"), _fill("gray125")]
        self._borders = [_border(_OPEN_SIDES)]
        self._formats = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']

    def font(self, name: str, size: float, *, bold: bool = False, line: bool = False) -> str:
        """Return the letters of a cell (`name`) or of a run (`rFont`)."""
        return (
            f'{"<b/>" if bold else ""}{"<u/>" if line else ""}<sz val="{size:g}"/>'
            f'<color rgb="{BLACK}"/><{name} val="{text(self._family)}"/><family val="2"/>'
        )

    def of(self, look: Look, sides: Sides) -> int:
        """Return the number of a style."""
        letters = self.font("name", look.size, bold=look.bold, line=look.link)
        font = _numbered(self._fonts, f"<font>{letters}</font>")
        fill = _numbered(self._fills, _fill("solid", look.fill)) if look.fill else 0
        border = _numbered(self._borders, _border(sides))
        indent = f' indent="{look.indent}"' if look.indent else ""
        return _numbered(
            self._formats,
            f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"'
            ' quotePrefix="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{look.align}" vertical="{look.valign}" wrapText="1"{indent}/>'
            "</xf>",
        )

    def xml(self) -> str:
        """Return the part."""
        return (
            f'<styleSheet xmlns="{MAIN}">{_list("fonts", self._fonts)}{_list("fills", self._fills)}'
            f'{_list("borders", self._borders)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0"'
            f' fillId="0" borderId="0"/></cellStyleXfs>{_list("cellXfs", self._formats)}'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            "</styleSheet>"
        )


def _numbered(known: list[str], entry: str) -> int:
    if entry not in known:
        known.append(entry)
    return known.index(entry)


def _list(name: str, entries: Sequence[str]) -> str:
    return f'<{name} count="{len(entries)}">{"".join(entries)}</{name}>'


def _fill(pattern: str, colour: str = "") -> str:
    inner = f'<fgColor rgb="{colour}"/><bgColor indexed="64"/>' if colour else ""
    return f'<fill><patternFill patternType="{pattern}">{inner}</patternFill></fill>'


def _border(sides: Sides) -> str:
    def side(name: str, line: Line) -> str:
        colour = f'<color rgb="{COLOURS[line]}"/>' if line else ""
        return f'<{name} style="thin">{colour}</{name}>' if line else f"<{name}/>"

    lines = zip(("left", "right", "top", "bottom"), sides, strict=True)
    return f"<border>{''.join(side(*s) for s in lines)}<diagonal/></border>"


def column_name(k: int) -> str:
    """Return the letters of a column, counted from 0."""
    out = ""
    k += 1
    while k:
        k, rest = divmod(k - 1, 26)
        out = chr(65 + rest) + out
    return out


def place(row: int, column: int) -> str:
    """Return the name of a cell, counted from 0."""
    return f"{column_name(column)}{row + 1}"


@dataclass(slots=True)
class Halaman:
    """How a sheet is printed."""

    ukuran: int
    """Number of the paper, as Excel counts."""
    tepi: tuple[float, float, float, float]
    """Left, right, top, bottom."""
    tinggi: int
    """How many pages high it is, 0: as many as it needs."""
    pertama: int
    kepala: str
    kaki: str
    putus: list[int] = field(default_factory=list)
    """Rows before which a page ends."""
    tegak: bool = False


class Lembar:
    """One sheet while it is made; rows and columns count from 0."""

    def __init__(self, nama: str, kisi: Kisi, styles: Styles) -> None:
        self.nama = nama
        self.kisi = kisi
        self._styles = styles
        self._cells: dict[tuple[int, int], tuple[Look, str]] = {}
        self._sides: dict[tuple[int, int], list[Line]] = {}
        self._merged: list[str] = []
        self._links: list[tuple[str, str]] = []

    def put(
        self, area: tuple[int, int, int, int], content: str | Sequence[Run], look: Look, what: str
    ) -> None:
        """Write into the cells of an area (first and last row, first and last column) as one.

        `what` names the place for a person: RefusedError where Excel could not keep it all.
        """
        top, bottom, left, right = area
        plain = content if isinstance(content, str) else "".join(r.teks for r in content)
        if len(plain.encode("utf-16-le")) // 2 > MOST or plain.count("\n") > LINES:
            raise RefusedError(
                f"{what} terlalu panjang untuk satu sel Excel (paling banyak 32.767 huruf dan"
                f" {LINES} ganti baris). Tidak ada yang dipotong dan tidak ada berkas yang ditulis:"
                " pakai --to pdf atau --to docx, atau pendekkan teksnya."
            )
        empty = (look, "")
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self._cells[row, column] = empty
        self._cells[top, left] = (look, self._string(content) if plain else "")
        if (top, left) != (bottom, right):
            self._merged.append(f"{place(top, left)}:{place(bottom, right)}")

    def frame(self, area: tuple[int, int, int, int], line: Line, inner: Line = "") -> None:
        """Draw lines around an area, and `inner` between its cells."""
        top, bottom, left, right = area
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                own = self._sides.setdefault((row, column), ["", "", "", ""])
                ends = (column == left, column == right, row == top, row == bottom)
                for k, is_end in enumerate(ends):
                    own[k] = line if is_end else inner or own[k]

    def link(self, row: int, column: int, sheet: str) -> None:
        """Let a cell lead to a sheet."""
        self._links.append((place(row, column), f"'{sheet}'!A1"))

    def _string(self, content: str | Sequence[Run]) -> str:
        if isinstance(content, str):
            return f'<t xml:space="preserve">{words(content)}</t>'
        return "".join(
            f"<r><rPr>{self._styles.font('rFont', r.size, bold=r.bold, line=r.underline)}</rPr>"
            f'<t xml:space="preserve">{words(r.teks)}</t></r>'
            for r in content
            if r.teks
        )

    @property
    def area(self) -> str:
        """All that is on the sheet."""
        return f"$A$1:${column_name(len(self.kisi.kolom) - 1)}${len(self.kisi.baris)}"

    def xml(self, page: Halaman, frozen: int, drawing: str, *, is_first: bool) -> str:
        """Return the part. `frozen` rows stay in sight; `drawing`: its relation."""
        kisi = self.kisi
        pane = (
            f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft"'
            ' state="frozen"/><selection pane="bottomLeft"/>'
            if frozen
            else ""
        )
        selected = ' tabSelected="1"' if is_first else ""
        columns = "".join(
            f'<col min="{k}" max="{k}" width="{width}" customWidth="1"/>'
            for k, width in enumerate(map(digits, kisi.kolom), 1)
        )
        merged = "".join(f'<mergeCell ref="{m}"/>' for m in self._merged)
        links = "".join(
            f'<hyperlink ref="{ref}" location="{text(to)}"/>' for ref, to in self._links
        )
        return (
            f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships"><sheetPr><pageSetUpPr'
            f' fitToPage="1"/></sheetPr><dimension ref="{self.area.replace("$", "")}"/><sheetViews>'
            f'<sheetView showGridLines="0"{selected} zoomScale="120" zoomScaleNormal="120"'
            f' workbookViewId="0">{pane}</sheetView></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="11.25"/><cols>{columns}</cols>'
            f"<sheetData>{''.join(map(self._row, range(len(kisi.baris))))}</sheetData>"
            + (f'<mergeCells count="{len(self._merged)}">{merged}</mergeCells>' if merged else "")
            + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
            + _printed(page)
            + f'<ignoredErrors><ignoredError sqref="{self.area.replace("$", "")}"'
            ' numberStoredAsText="1"/></ignoredErrors>'
            + (f'<drawing r:id="{drawing}"/>' if drawing else "")
            + "</worksheet>"
        )

    def _row(self, row: int) -> str:
        cells = "".join(
            self._cell(row, column, *self._cells[row, column])
            for column in range(len(self.kisi.kolom))
            if (row, column) in self._cells
        )
        height = f"{self.kisi.baris[row]:g}"
        return f'<row r="{row + 1}" ht="{height}" customHeight="1">{cells}</row>'

    def _cell(self, row: int, column: int, look: Look, string: str) -> str:
        left, right, top, bottom = self._sides.get((row, column), _OPEN_SIDES)
        style = self._styles.of(look, (left, right, top, bottom))
        name = place(row, column)
        if not string:
            return f'<c r="{name}" s="{style}"/>'
        return f'<c r="{name}" s="{style}" t="inlineStr"><is>{string}</is></c>'


def _printed(page: Halaman) -> str:
    left, right, top, bottom = (f"{side / 72:.3f}" for side in page.tepi)
    way = "portrait" if page.tegak else "landscape"
    breaks = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in page.putus)
    count = len(page.putus)
    return (
        '<printOptions horizontalCentered="1"/>'
        f'<pageMargins left="{left}" right="{right}" top="{top}" bottom="{bottom}"'
        ' header="0.15" footer="0.25"/>'
        f'<pageSetup paperSize="{page.ukuran}" fitToWidth="1" fitToHeight="{page.tinggi}"'
        f' firstPageNumber="{page.pertama}" orientation="{way}"'
        ' useFirstPageNumber="1"/>'
        f"<headerFooter><oddHeader>{words(page.kepala)}</oddHeader>"
        f"<oddFooter>{words(page.kaki)}</oddFooter></headerFooter>"
        + (
            f'<rowBreaks count="{count}" manualBreakCount="{count}">{breaks}</rowBreaks>'
            if count
            else ""
        )
    )


def running(words_: str) -> str:
    """Return words for the header or the footer, where "&" begins an order."""
    return words_.replace("&", "&&")
