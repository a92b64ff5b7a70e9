"""The letters of printed documents: which files, how wide each character is, which are missing.

Lines are broken here and nowhere else, so widths must be those of the very font that is printed.
Of a font file only the tables that tell widths are read (OpenType: head, hhea, hmtx, cmap, name).
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol
from unicodedata import bidirectional

from soptui.chart.measure import safe
from soptui.errors import InvalidError, NotFoundError
from soptui.resources import fonts_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FAMILY = "Liberation Sans"
"""Shipped with soptui: as wide as Arial, so that every office gets the same pages."""

BROADEST = 1.1
"""In ems; what is taken for a character that no table tells about."""

ZERO_WIDTH = "\u200b"
"""A place where a line may break."""

_RIGHT_TO_LEFT = ("R", "AL")
_SUFFIXES = {".ttf", ".otf"}
_MAX_BYTES = 40 << 20


class Face(NamedTuple):
    """One font file: its family, whether it is bold, and the width of each character in ems."""

    family: str
    is_bold: bool
    is_italic: bool
    widths: Mapping[int, float]


class Huruf(Protocol):
    """What a document asks of its letters, printed or shown."""

    @property
    def regular(self) -> Callable[[str], float]:
        """Width of a text at one point, in points."""

    @property
    def bold(self) -> Callable[[str], float]:
        """The same in bold."""

    def printable(self, text: str) -> str:
        """Return a text in which everything can be seen."""

    def breakable(self, text: str, room: float) -> str:
        """Return a text in which words wider than `room`, in ems, may break anywhere."""


class Letters:
    """The fonts of one document: the shipped family, or another one with the shipped behind it."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read the fonts of a folder in front of the shipped ones.

        Raises NotFoundError for no such folder, InvalidError where it holds no usable font.
        """
        self.folders = [fonts_dir()] if folder is None else [folder, fonts_dir()]
        own = [] if folder is None else _faces_of(folder)
        family = min((f.family for f in own), default=FAMILY)
        self.families = list(dict.fromkeys([family, *sorted({f.family for f in own}), FAMILY]))
        self._regular = [*_ordered(own, self.families, is_bold=False), _shipped("Regular")]
        bold = [*_ordered(own, self.families, is_bold=True), _shipped("Bold")]
        self.regular: Callable[[str], float] = lru_cache(1 << 15)(_measured(self._regular))
        self.bold: Callable[[str], float] = lru_cache(1 << 12)(_measured(bold))
        """Widths of a text at one point, in points."""
        self.missing: set[str] = set()
        """Characters that were asked for and that no font has."""
        self.has_right_to_left = False
        """Whether something that runs from right to left was asked for."""

    def begin(self) -> None:
        """Begin a document: forget what was asked for in others."""
        self.missing.clear()
        self.has_right_to_left = False

    def printable(self, text: str) -> str:
        """Return a text in which everything can be seen in print.

        What would be hidden or obeyed, and what no font has, is written as its code.
        """
        shown = safe(text)
        if shown.isascii():
            return shown
        if any(bidirectional(c) in _RIGHT_TO_LEFT for c in shown):
            self.has_right_to_left = True
        return "".join([c if self._has(c) else self._code(c) for c in shown])

    def _has(self, char: str) -> bool:
        code = ord(char)
        return char == "\n" or any(code in face.widths for face in self._regular)

    def _code(self, char: str) -> str:
        self.missing.add(char)
        return f"<U+{ord(char):04X}>"

    def notes(self) -> list[str]:
        """Return a sentence about the letters that were missing, if any were."""
        if not self.missing:
            return []
        codes = ", ".join(f"U+{ord(c):04X}" for c in sorted(self.missing)[:8])
        told = f"Huruf yang tidak ada pada fon dicetak sebagai kodenya ({codes})."
        return [f"{told} Fon lain dapat dipakai dengan --fonts FOLDER."]

    def breakable(self, text: str, room: float) -> str:
        """Return a text in which words wider than `room`, in ems, may break anywhere."""
        if self.regular(text) <= room:
            return text
        parts = re.split(r"(\s+)", text)
        return "".join([p if self.regular(p) <= room else ZERO_WIDTH.join(p) for p in parts])


def _shipped(name: str) -> Face:
    return _face(fonts_dir() / f"LiberationSans-{name}.ttf")


def _measured(faces: list[Face]) -> Callable[[str], float]:
    """Return the function that measures a text in these faces."""
    tables = [face.widths for face in faces]
    first = tables[0]

    def width(text: str) -> float:
        total = 0.0
        for char in text:
            code = ord(char)
            if code in first:
                total += first[code]
            else:
                total += next((t[code] for t in tables if code in t), BROADEST)
        return total

    return width


def _ordered(faces: list[Face], families: list[str], *, is_bold: bool) -> list[Face]:
    """Return the upright faces, those of the wanted weight first."""
    upright = [f for f in faces if not f.is_italic] or faces
    return sorted(upright, key=lambda f: (families.index(f.family), f.is_bold is not is_bold))


def _faces_of(folder: Path) -> list[Face]:
    if not folder.is_dir():
        raise NotFoundError("Folder fon tidak ada.", file=str(folder))
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in _SUFFIXES and p.is_file())
    if not files:
        raise InvalidError("Folder fon tidak berisi berkas .ttf atau .otf.", file=str(folder))
    return [_face(file) for file in files]


@lru_cache(maxsize=64)
def _face(file: Path) -> Face:
    """Read a font file. Raises InvalidError when it is none."""
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise InvalidError("Berkas fon terlalu besar.", file=str(file))
        data = file.read_bytes()
        tables = _tables(data)
        per_em = struct.unpack_from(">H", data, tables["head"] + 18)[0]
        style = struct.unpack_from(">H", data, tables["head"] + 44)[0]
        count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
        metrics = struct.unpack_from(f">{2 * count}H", data, tables["hmtx"])[::2]
        glyphs = _characters(data, tables["cmap"])
        last = len(metrics) - 1
        widths = {code: metrics[min(glyph, last)] / per_em for code, glyph in glyphs.items()}
        return Face(_family(data, tables["name"]), bool(style & 1), bool(style & 2), widths)
    except (struct.error, KeyError, IndexError, ZeroDivisionError, UnicodeDecodeError) as error:
        raise InvalidError("Berkas ini bukan fon yang dapat dibaca.", file=str(file)) from error


def _tables(data: bytes) -> dict[str, int]:
    """Return where each table of the file begins."""
    count = struct.unpack_from(">H", data, 4)[0]
    entries = [struct.unpack_from(">4sLLL", data, 12 + 16 * k) for k in range(count)]
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in entries}


def _characters(data: bytes, cmap: int) -> dict[int, int]:
    """Return the glyph of each character: of the tables for Unicode, the richest one."""
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    found: dict[int, dict[int, int]] = {}
    for k in range(count):
        platform, _, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * k)
        form = struct.unpack_from(">H", data, cmap + offset)[0]
        if platform in (0, 3) and form in (4, 12):
            read = _segments if form == 4 else _groups
            found[form] = read(data, cmap + offset)
    return found[max(found)] if found else {}


def _segments(data: bytes, at: int) -> dict[int, int]:
    """Read a cmap of format 4: segments of the first 65,536 characters."""
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 4 * count)
    place = at + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", data, place)
    out = {}
    for k, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offsets[k]:
                where = place + 2 * k + offsets[k] + 2 * (code - start)
                glyph = struct.unpack_from(">H", data, where)[0]
                if not glyph:
                    continue
            glyph = (glyph + deltas[k]) & 0xFFFF
            if glyph:
                out[code] = glyph
    return out


def _groups(data: bytes, at: int) -> dict[int, int]:
    """Read a cmap of format 12: runs of any characters."""
    count = struct.unpack_from(">L", data, at + 12)[0]
    out: dict[int, int] = {}
    for k in range(count):
        start, end, glyph = struct.unpack_from(">LLL", data, at + 16 + 12 * k)
        if end > 0x10FFFF or start > end:
            raise IndexError(start)
        out |= {code: glyph + code - start for code in range(start, end + 1)}
    return out


_FAMILY_NAMES = (16, 1)
"""Ids of the name of the family, the typographic one first."""


def _family(data: bytes, at: int) -> str:
    count, strings = struct.unpack_from(">HH", data, at + 2)
    names = {}
    for k in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", data, at + 6 + 12 * k)
        raw = data[at + strings + offset : at + strings + offset + length]
        if platform == 3 or platform == 0:
            names[name] = raw.decode("utf-16-be")
        else:
            names.setdefault(name, raw.decode("latin-1"))
    return next(names[k] for k in _FAMILY_NAMES if k in names)
