"""The identity sheet in Excel, with the words that the PDF has, in the ministry's arrangement."""

from __future__ import annotations

from itertools import accumulate, pairwise, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from soptui.documents.docx_lembar import DOTS, LABEL, SIGNATURE, SIZE, SMALL
from soptui.documents.drawingml import Place
from soptui.documents.fonts import ZERO_WIDTH
from soptui.documents.xlsx_bagan import PITCH, lines_of
from soptui.documents.xlsx_gambar import Gambar
from soptui.documents.xlsx_kisi import HIGHEST, Kisi, parts_of
from soptui.documents.xlsx_xml import Lembar, Look, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from soptui.documents.fonts import Letters
    from soptui.documents.xlsx_xml import Styles

Data = dict[str, Any]

LOGO, QR, BESIDE = 52.0, 54.0, 70.0
"""Sides of the pictures, and the column in which the QR code stands."""
COLON = 12.0
INDENT = 9.0
"""What Excel keeps free before words that are indented."""
GAP = 6.0
"""Above and below words."""
OFFICE, ADDRESS, ORIGIN = 11.5, 8.5, 7.0
"""Sizes of letters."""
STAMP = 16.0
HEADS = 4
"""Rows above who signs."""
LEFT, RIGHT = (0, 1), (2, 4)
"""Columns of the two halves: QR code and words; label, colon and value."""


_BOX = Look(SMALL, valign="top", indent=1)


class Foto(NamedTuple):
    """A picture: its relation and its size."""

    relasi: str
    lebar: float
    tinggi: float
    tentang: str


class Identitas(NamedTuple):
    """The finished sheet."""

    lembar: Lembar
    gambar: Gambar


def identity_sheet(
    data: Data,
    name: str,
    width: float,
    styles: Styles,
    letters: Letters,
    family: str,
    logo: Foto | None,
    qr: Foto,
) -> Identitas:
    """Return the identity sheet, as wide as the room on the paper."""
    half = width / 2
    columns = [BESIDE, half - BESIDE, LABEL, COLON, half - LABEL - COLON]
    made = _Made(data, columns, letters, logo)
    heights = [h for row in made.rows for h in row]
    kisi = Kisi(columns, heights)
    sheet = Lembar(name, kisi, styles)
    at = [0]
    for row in made.rows:
        at.append(at[-1] + len(row))
    drawing = Gambar(kisi, family)
    made.write(sheet, drawing, at, qr)
    return Identitas(sheet, drawing)


class _Made:
    """The rows of one sheet."""

    def __init__(
        self, data: Data, columns: Sequence[float], letters: Letters, logo: Foto | None
    ) -> None:
        self._data = data
        self._own = data["identitas"]
        self._letters = letters
        self._columns = columns
        self._logo = logo
        self._boxes = list(self._parted())
        value = columns[4]
        heads = [
            max(self._high(words, value, SIZE), self._high(label, columns[2] - INDENT, SIZE))
            for label, words in self._own["kepala"]
        ]
        need = (self._office_height() - sum(heads)) / HEADS
        heads = [h + max(0.0, need) for h in heads]
        signed = self._high("X\nX\nX", value, SIZE) + SIGNATURE
        title = self._high(data["judul"], value, SIZE, bold=True)
        stamp = [2 * STAMP] if data["cap"] else []
        boxes = map(self._box_height, self._boxes)
        below = [] if data["bagan"] else [3 * SIZE]
        title = max(title, QR + 2 * GAP - signed)
        heights = [*stamp, *heads, signed, title, *boxes, *below]
        self.rows = [parts_of(h) for h in heights]

    def write(self, sheet: Lembar, drawing: Gambar, at: Sequence[int], qr: Foto) -> None:
        """Write everything; `at`: first row of the sheet of each of the rows."""
        top = 0
        if self._data["cap"]:
            look = Look(STAMP, bold=True, align="center")
            sheet.put((0, 0, 0, RIGHT[1]), self._data["cap"], look, "Cap")
            top = 1
        self._left(sheet, drawing, at[top:], qr)
        self._right(sheet, at[top:])
        for k, pair in enumerate(self._boxes, top + HEADS + 2):
            for runs, half in zip(pair, (LEFT, RIGHT), strict=True):
                area = (at[k], at[k + 1] - 1, *half)
                what = runs[0].teks.strip(":\n") if runs else ""
                sheet.put(area, runs, _BOX, f"Kotak {what}")
                sheet.frame(area, "frame")
        if not self._data["bagan"]:
            last = (at[-2], at[-1] - 1, 0, RIGHT[1])
            sheet.put(last, self._data["kosong"], Look(SIZE), "Bagan")

    def _left(self, sheet: Lembar, drawing: Gambar, at: Sequence[int], qr: Foto) -> None:
        office = (at[0], at[HEADS] - 1, *LEFT)
        runs = [Run(name + "\n", OFFICE, bold=True) for name in self._own["kantor"]]
        runs += [Run(line + "\n", ADDRESS) for line in self._own["alamat"]]
        runs[-1] = runs[-1]._replace(teks=runs[-1].teks[:-1])
        valign = "bottom" if self._logo else "center"
        sheet.put(office, _bare(runs), Look(OFFICE, align="center", valign=valign), "Nama kantor")
        below = (at[HEADS], at[HEADS + 2] - 1)
        sheet.put((*below, 0, 0), "", Look(), "")
        origin = [Run("\n".join(self._own["keaslian"]), ORIGIN)]
        sheet.put((*below, 1, 1), _bare(origin), Look(ORIGIN), "Keaslian")
        sheet.frame((at[0], below[1], *LEFT), "frame")
        tops = [0.0, *accumulate(h for row in self.rows for h in row)]
        if self._logo:
            x = (sum(self._columns[:2]) - self._logo.lebar) / 2
            place = Place(x, tops[at[0]] + GAP, self._logo.lebar, self._logo.tinggi)
            drawing.picture(self._logo.relasi, place, self._logo.tentang)
        first, last = tops[below[0]], tops[below[1] + 1]
        place = Place((BESIDE - QR) / 2, (first + last - QR) / 2, QR, QR)
        drawing.picture(qr.relasi, place, qr.tentang)

    def _right(self, sheet: Lembar, at: Sequence[int]) -> None:
        officer = self._own["pengesah"]
        name = officer["nama"] or DOTS
        lines = round(SIGNATURE / (PITCH * SIZE))
        signed = [
            Run(officer["jabatan"] + "\n" * (lines + 1), SIZE),
            Run(name, SIZE, bold=True, underline=bool(officer["nama"])),
            Run(f"\nNIP {officer['nip'] or DOTS[:44]}", SIZE),
        ]
        title = [Run(self._data["judul"], SIZE, bold=True)]
        plain, centred = Look(SIZE), Look(SIZE, align="center")
        rows: list[tuple[str, list[Run], Look]] = [
            *((label, [Run(words, SIZE)], plain) for label, words in self._own["kepala"]),
            (self._own["sebutan"]["pengesah"], signed, centred),
            (self._own["sebutan"]["judul"], title, plain._replace(bold=True)),
        ]
        for (label, runs, look), (start, end) in zip(rows, pairwise(at), strict=False):
            area = (start, end - 1)
            sheet.put((*area, 2, 2), label, plain._replace(indent=1), label)
            sheet.put((*area, 3, 3), ":", centred, label)
            sheet.put((*area, 4, 4), _bare(runs), look, label)
            sheet.frame((*area, *RIGHT), "frame")

    def _office_height(self) -> float:
        half = sum(self._columns[:2])
        own = self._own
        words = sum(self._high(n, half, OFFICE, bold=True, gap=0.0) for n in own["kantor"])
        words += sum(self._high(line, half, ADDRESS, gap=0.0) for line in own["alamat"])
        picture = self._logo.tinggi + GAP if self._logo else 0.0
        return words + picture + 2 * GAP

    def _parted(self) -> Iterator[tuple[list[Run], list[Run]]]:
        """Yield what stands side by side in the boxes; one higher than a row goes on below."""
        boxes = self._own["kotak"]
        for pair in zip(boxes[::2], boxes[1::2], strict=True):
            yield from zip_longest(*map(self._parts, pair), fillvalue=[])

    def _parts(self, box: Data) -> Iterator[list[Run]]:
        """Yield the words of a box, of each part with its title and some of its items."""
        items = [item.replace(ZERO_WIDTH, "") for item in box["isi"]]
        many = len(items) > 1
        lines: list[str] = []
        for k, item in enumerate(items, 1):
            line = f"{k}. {item}" if many else item
            if lines and self._box_height((_box(box, [*lines, line]),)) > HIGHEST:
                yield _box(box, lines)
                lines = []
            lines.append(line)
        yield _box(box, lines)

    def _box_height(self, parts: Sequence[Sequence[Run]]) -> float:
        room = sum(self._columns[:2]) - INDENT
        return max(self._high("".join(r.teks for r in runs), room, SIZE) for runs in parts)

    def _high(
        self, words: str, room: float, size: float, *, bold: bool = False, gap: float = GAP
    ) -> float:
        lines = lines_of(words.replace(ZERO_WIDTH, ""), room, size, self._letters, bold=bold)
        return max(1, lines) * PITCH * size + gap


def _box(box: Data, lines: Sequence[str]) -> list[Run]:
    return [Run(f"{box['judul']}:\n", SIZE, bold=True), Run("\n".join(lines), SMALL)]


def _bare(runs: Sequence[Run]) -> list[Run]:
    """Return words without the places where the PDF may break them: Excel breaks them anywhere."""
    return [r._replace(teks=r.teks.replace(ZERO_WIDTH, "")) for r in runs]
