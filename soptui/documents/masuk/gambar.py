"""What a page of a flowchart table shows, whatever the format: lengths in points.

Read back by geometry alone: a symbol stands in a row and a lane, a line ties the symbols that its
ends touch, words belong to the line or the symbol that a reader takes them for.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from math import hypot, inf
from typing import NamedTuple, TypeAlias

from soptui.chart.lettering import Label
from soptui.chart.nearness import FAR
from soptui.chart.paper_rows import METRICS
from soptui.documents.masuk.tulisan import NEAR, corners, distance_to, fits_around, fits_exit
from soptui.errors import RefusedError

Point: TypeAlias = tuple[float, float]
Items: TypeAlias = tuple[str, ...]
Tempat: TypeAlias = tuple[int, int]
"""Row, from 0 over all pages, and lane of a symbol."""

FIELDS = 5
"""Columns of words besides that of the numbers."""
MOST = 400_000
"""Pairs of a line with words or with a symbol that are looked at."""
REACH = 6.0
"""How far the end of a line may stay off the symbol that it means, in points of the chart."""
TERM, BOX, DEC, OFF = "term", "box", "dec", "off"
_CONNECTOR = re.compile(r"(ke|dari) hal\. ?[\d, ]*")
_NUMBER = re.compile(r"\s*(\d+)[.)]?\s*(.*)", re.DOTALL)
_NOTE = re.compile(r"\((\d{1,4})([a-z]?)(?: ke (\d{1,4})([a-z]?))?: ([^()]*)\)$")


class Kotak(NamedTuple):
    """A box with what is written in it."""

    kiri: float
    atas: float
    kanan: float
    bawah: float
    teks: str = ""

    @property
    def tengah(self) -> Point:
        """Its middle."""
        return (self.kiri + self.kanan) / 2, (self.atas + self.bawah) / 2

    def jarak(self, point: Point) -> float:
        """Return how far a point is from its border; less than 0 inside."""
        x, y = point
        dx, dy = max(self.kiri - x, x - self.kanan), max(self.atas - y, y - self.bawah)
        return hypot(dx, dy) if min(dx, dy) > 0 else max(dx, dy)


class Bentuk(NamedTuple):
    """A symbol: its kind, term, box, dec or off, and its box."""

    jenis: str
    kotak: Kotak


class Baris(NamedTuple):
    """A row: where it begins and ends, and the items in its columns of words."""

    atas: float
    bawah: float
    sel: tuple[Items, ...]


@dataclass(slots=True)
class Halaman:
    """The table of one page."""

    lajur: list[tuple[float, float]]
    nama: list[str]
    """What stands above each lane."""
    baris: list[Baris]
    bentuk: list[Bentuk] = field(default_factory=list)
    garis: list[list[Point]] = field(default_factory=list)
    """From a symbol to an arrow head."""
    palang: list[list[Point]] = field(default_factory=list)
    """Lines without a head."""
    tulisan: list[Kotak] = field(default_factory=list)
    longgar: float = NEAR
    """Points by which a place may be off."""


class Panah(NamedTuple):
    """An arrow between two symbols."""

    dari: Tempat
    ke: Tempat
    label: str


@dataclass(slots=True)
class Bagan:
    """The flowchart of all pages together."""

    nama: list[str]
    sel: list[tuple[Items, ...]] = field(default_factory=list)
    """Of each row: kegiatan, kelengkapan, waktu, output, keterangan."""
    simbol: dict[Tempat, tuple[str, str]] = field(default_factory=dict)
    """Kind and words."""
    panah: list[Panah] = field(default_factory=list)
    bersama: set[int] = field(default_factory=set)
    ragu: list[str] = field(default_factory=list)
    """Sentences about what could not be read for sure."""


def read_chart(pages: list[Halaman]) -> Bagan:
    """Return the flowchart that pages show together."""
    bagan = Bagan(pages[0].nama)
    leaving: list[tuple[Tempat, str, str]] = []
    entering: dict[str, Tempat] = {}
    known = {"ya", "tidak"}
    for page in pages:
        if len(page.garis) * (len(page.tulisan) + len(page.bentuk)) > MOST:
            raise RefusedError("Gambar di dokumen ini terlalu padat untuk dibaca.")
        _Page(page, bagan, known).read(leaving, entering)
    for src, letter, label in leaving:
        if letter in entering:
            bagan.panah.append(Panah(src, entering[letter], label))
        else:
            bagan.ragu.append(f"Penghubung {letter} tidak ada sambungannya.")
    _take_notes(bagan)
    bagan.panah = sorted(set(bagan.panah))
    return bagan


class _Page:
    """Reads one page into the chart."""

    def __init__(self, page: Halaman, bagan: Bagan, known: set[str]) -> None:
        """`known`: words that are labels for sure: they are never those of a symbol."""
        self.page, self.bagan, self.known = page, bagan, known
        widths = [b.kotak.kanan - b.kotak.kiri for b in page.bentuk if b.jenis != OFF]
        self.scale = max(widths, default=2 * METRICS.half_width) / (2 * METRICS.half_width)
        self.rows = [self._row(baris) for baris in page.baris]
        self.places = [self._place(b) for b in page.bentuk]

    def _row(self, baris: Baris) -> int | None:
        """Return the row of the chart that a row shows; it may be the rest of the one before."""
        found = _NUMBER.match(" ".join(baris.sel[0] if baris.sel else ()))
        if found is None:
            return None
        sel, own = self.bagan.sel, (*baris.sel[1:], *((),) * FIELDS)[:FIELDS]
        if found[2] and sel:
            sel[-1] = tuple((*a, *b) for a, b in zip(sel[-1], own, strict=True))
        else:
            sel.append(own)
        return len(sel) - 1

    def _place(self, bentuk: Bentuk) -> Tempat | None:
        """Return where a symbol stands; None for one that belongs to no step."""
        x, y = bentuk.kotak.tengah
        lane = next((k for k, (a, b) in enumerate(self.page.lajur) if a <= x <= b), None)
        row = next(
            (
                own
                for own, baris in zip(self.rows, self.page.baris, strict=True)
                if baris.atas <= y <= baris.bawah
            ),
            None,
        )
        if bentuk.jenis == OFF or row is None or lane is None:
            return None
        self.bagan.simbol[row, lane] = (bentuk.jenis, bentuk.kotak.teks)
        return row, lane

    def read(self, leaving: list[tuple[Tempat, str, str]], entering: dict[str, Tempat]) -> None:
        """Take in what the page shows; notes what goes on on other pages."""
        self._bars()
        ties = [(self._at(line[0]), self._at(line[-1])) for line in self.page.garis]
        labels = self._labels(ties)
        for k, (start, end) in enumerate(ties):
            if start is None or end is None:
                self.bagan.ragu.append("Sebuah panah tidak menyentuh simbol, jadi diabaikan.")
                continue
            src, dst = self.places[start], self.places[end]
            label = labels.get(k, "")
            if src is not None and dst is not None:
                self.bagan.panah.append(Panah(self._unit(src), self._unit(dst), label))
            elif src is not None:
                letter = self.page.bentuk[end].kotak.teks
                leaving.append((self._unit(src), letter, label))
            elif dst is not None:
                entering[self.page.bentuk[start].kotak.teks] = self._unit(dst)

    def _at(self, point: Point) -> int | None:
        """Return the symbol that the end of a line means."""
        far = [(b.kotak.jarak(point), k) for k, b in enumerate(self.page.bentuk)]
        best, k = min(far, default=(inf, 0))
        return k if best <= REACH * self.scale else None

    def _unit(self, place: Tempat) -> Tempat:
        """Return the symbol that speaks for its row, where the row is done jointly."""
        row, lane = place
        if row in self.bagan.bersama:
            lane = min(c for r, c in self.bagan.simbol if r == row)
        return row, lane

    def _bars(self) -> None:
        """Note the rows whose symbols are tied by a double bar."""
        for bar in self.page.palang:
            ends = (self._at(bar[0]), self._at(bar[-1]))
            places = [self.places[k] for k in ends if k is not None]
            rows = {place[0] for place in places if place is not None}
            if len(places) == 2 and len(rows) == 1:
                self.bagan.bersama |= rows

    def _labels(self, ties: list[tuple[int | None, int | None]]) -> dict[int, str]:
        """Give words to the lines that they stand at, and what is left to symbols."""
        exits = {k: src for k, (src, _) in enumerate(ties) if src is not None and self.places[src]}
        lines = {k: self._line(k) for k in exits}
        count = Counter(exits.values())
        several = {k for k, src in exits.items() if self._is_dec(src) or count[src] > 1}
        placed: list[tuple[bool, list[tuple[float, int]], Kotak]] = []
        page = self.page
        for kotak in page.tulisan:
            if _CONNECTOR.fullmatch(kotak.teks):
                continue
            label = self._label(kotak)
            near = sorted((distance_to(label, line), k) for k, line in lines.items())
            near = [(far, k) for far, k in near if far < FAR]
            ways = [(far, k) for far, k in near if fits_exit(label, lines[k], page.longgar)]
            is_word = any(self._is_around(label, bentuk) for bentuk in page.bentuk)
            if ways and not is_word:
                self.known.add(kotak.teks.lower())
            placed.append((is_word or not ways, ways or near, kotak))

        def first(item: tuple[bool, list[tuple[float, int]], Kotak]) -> tuple[bool, bool, float]:
            is_doubtful, ways, kotak = item
            return is_doubtful, kotak.teks.lower() not in self.known, min(ways)[0] if ways else FAR

        found: dict[int, str] = {}
        for item in sorted(placed, key=first):
            is_doubtful, is_unknown, _ = first(item)
            free = [k for _, k in item[1] if k not in found]
            if is_doubtful and is_unknown:
                free = [k for k in free if k in several]
            if free:
                found[free[0]] = item[2].teks
            else:
                self._words_of_symbol(item[2])
        return found

    def _is_dec(self, k: int) -> bool:
        return self.page.bentuk[k].jenis == DEC

    def _line(self, k: int) -> list[Point]:
        return corners([(x / self.scale, y / self.scale) for x, y in self.page.garis[k]])

    def _is_around(self, label: Label, bentuk: Bentuk) -> bool:
        return fits_around(label, self._scaled(bentuk.kotak), self.page.longgar)

    def _scaled(self, kotak: Kotak) -> Kotak:
        left, top, right, bottom = (side / self.scale for side in kotak[:4])
        return Kotak(left, top, right, bottom)

    def _label(self, kotak: Kotak) -> Label:
        left, top, right, bottom = self._scaled(kotak)[:4]
        return Label(left, top, right - left, bottom - top, (kotak.teks,), 0, 0)

    def _words_of_symbol(self, kotak: Kotak) -> None:
        """Give words to the symbol around which they stand, else to the nearest without any."""
        label = self._label(kotak)
        far = [
            (not self._is_around(label, b), b.kotak.jarak(kotak.tengah), place)
            for b, place in zip(self.page.bentuk, self.places, strict=True)
            if place is not None and not self.bagan.simbol[place][1]
        ]
        if far:
            place = min(far)[2]
            self.bagan.simbol[place] = (self.bagan.simbol[place][0], kotak.teks)


def _take_notes(bagan: Bagan) -> None:
    """Give words that stand below an activity, for lack of room, to their symbols and arrows."""
    for row, cells in enumerate(bagan.sel):
        items = list(cells[0])
        while items and (found := _NOTE.search(items[-1])):
            items[-1] = items[-1][: found.start()].rstrip()
            if not items[-1]:
                items.pop()
            src = _numbered(bagan, found[1], found[2])
            if found[3] is None:
                if src in bagan.simbol:
                    bagan.simbol[src] = (bagan.simbol[src][0], found[5])
                continue
            dst = _numbered(bagan, found[3], found[4])
            bagan.panah = [
                p._replace(label=found[5]) if (p.dari, p.ke) == (src, dst) else p
                for p in bagan.panah
            ]
        bagan.sel[row] = (tuple(items), *cells[1:])


def _numbered(bagan: Bagan, number: str, letter: str) -> Tempat:
    """Return the symbol that a number names: "4b" is the second one in row 4."""
    row = int(number) - 1
    lanes = sorted(c for r, c in bagan.simbol if r == row)
    k = ord(letter) - ord("a") if letter else 0
    return row, lanes[k] if k < len(lanes) else -1
