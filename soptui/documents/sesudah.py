"""What was appended to a print after it was made, as signing programs do (ISO 32000-1, 7.5.6).

A signature is an update at the end of the file; what was printed stays before it, byte by byte. But
an update can also put other objects in the place of what was printed. So it is only believed when
it leaves alone all that draws: it may rewrite the catalog, information and metadata, tags, fields,
and pages whose content stays the same. What it shows on top of the print is its own.
"""

from __future__ import annotations

import re
import zlib
from enum import Enum
from itertools import islice

from soptui.documents.tanda import is_sealed

_END = re.compile(rb"%%EOF\r?\n?")
_ENDS = 4
"""A print is its own file with up to two updates, so its end is among the first of the ends."""
_OBJECT = re.compile(rb"(?<![0-9])(\d{1,9})\s+\d{1,5}\s+obj\b(.*?)\bendobj\b", re.DOTALL)
_PACKED = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)
_RUN = re.compile(rb"(?<![0-9])(\d{1,9}) (\d{1,7})\s*\n((?:\d{10} \d{5} [nf][ \r]?[\r\n])+)")
_MOST = 32 << 20
"""Bytes of objects that are unpacked."""
_DRAWING = (b"Contents", b"Resources", b"MediaBox", b"CropBox", b"Rotate", b"Parent", b"UserUnit")
_QUIET = (b"/StructElem", b"/StructTreeRoot", b"/Annot", b"/Metadata")
"""Types of objects that draw nothing of the print."""


class Sesudah(Enum):
    """What became of a print."""

    UTUH = ""
    """Nothing was appended."""
    DITANDATANGANI = "ditandatangani"
    """A signature was, and all that was printed stands as it did."""
    DITAMBAH = "ditambah"
    """Something else was, or it may hide or change what was printed."""


def parted(data: bytes) -> tuple[bytes, Sesudah]:
    """Return what was printed, and what became of it; the whole file where no part is sealed."""
    for end in islice(_END.finditer(data), _ENDS):
        printed = data[: end.end()]
        if is_sealed(printed):
            rest = data[end.end() :]
            return printed, _judged(printed, rest) if rest.strip() else Sesudah.UTUH
    return data, Sesudah.UTUH


def _judged(printed: bytes, rest: bytes) -> Sesudah:
    is_signed = b"/ByteRange" in rest and rest.rstrip().endswith(b"%%EOF")
    is_kept = is_signed and _leaves_alone(printed, rest)
    return Sesudah.DITANDATANGANI if is_kept else Sesudah.DITAMBAH


def _leaves_alone(printed: bytes, rest: bytes) -> bool:
    """Tell whether an update puts nothing in the place of what draws the print."""
    try:
        new = _objects(rest)
    except (ValueError, zlib.error):
        return False
    tail = printed[printed.rfind(b"trailer") :]
    root, info = (_reference(name, tail) for name in (b"Root", b"Info"))
    if any(_reference(b"Root", part) != root for part in _tails(rest)):
        return False
    known = dict(_plain(printed))
    named = {*(number for number, _ in new), *_listed(rest)} & known.keys()
    bodies = dict(new)
    return named <= bodies.keys() and all(
        _is_quiet(number, known[number], body, root, info)
        for number, body in new
        if number in known
    )


def _is_quiet(number: int, old: bytes, body: bytes, root: bytes, info: bytes) -> bool:
    if b"%d 0 R" % number == root:
        return _reference(b"Pages", old) == _reference(b"Pages", body)
    if b"%d 0 R" % number == info:
        return True
    if re.search(rb"/Type\s*/Page\b", old):
        return all(_value(name, old) == _value(name, body) for name in _DRAWING)
    return any(kind in old for kind in _QUIET)


def _objects(rest: bytes) -> list[tuple[int, bytes]]:
    """Return the objects of an update, those packed into streams, too."""
    found = _plain(rest)
    for _, body in list(found):
        if re.search(rb"/Type\s*/ObjStm\b", body):
            found += _unpacked(body)
    return found


def _plain(data: bytes) -> list[tuple[int, bytes]]:
    return [(int(number), body) for number, body in _OBJECT.findall(data)]


def _unpacked(body: bytes) -> list[tuple[int, bytes]]:
    """Return the objects of an object stream. Raises ValueError for one that cannot be read."""
    packed = _PACKED.search(body)
    count, first = (re.search(rb"/%s\s+(\d+)" % name, body) for name in (b"N", b"First"))
    if packed is None or count is None or first is None:
        raise ValueError
    reader = zlib.decompressobj()
    text = reader.decompress(packed[1], _MOST) if b"/FlateDecode" in body else packed[1]
    numbers = list(map(int, text[: int(first[1])].split()))
    if reader.unconsumed_tail or len(numbers) != 2 * int(count[1]):
        raise ValueError
    starts = [int(first[1]) + offset for offset in numbers[1::2]]
    ends = [*starts[1:], len(text)]
    return [
        (number, text[start:end])
        for number, start, end in zip(numbers[::2], starts, ends, strict=True)
    ]


def _listed(rest: bytes) -> set[int]:
    """Return the numbers that classic tables of an update give places to."""
    return {
        int(first) + k
        for first, _, entries in _RUN.findall(rest)
        for k, entry in enumerate(entries.split(b"\n"))
        if entry.strip(b" \r").endswith(b"n")
    }


def _tails(rest: bytes) -> list[bytes]:
    """Return what says where the catalog is: trailers, and dictionaries of packed tables."""
    packed = [body for _, body in _plain(rest) if re.search(rb"/Type\s*/XRef\b", body)]
    return [*rest.split(b"trailer")[1:], *packed]


def _reference(name: bytes, text: bytes) -> bytes:
    found = re.search(rb"/%s\s+(\d+ \d+ R)" % name, text)
    return found[1] if found else b""


def _value(name: bytes, text: bytes) -> bytes:
    """Return the value of an entry, with its blanks made one."""
    found = re.search(rb"/%s\b\s*(\[[^]]*\]|[^/>]*)" % name, text)
    return b" ".join(re.sub(rb"([][])", rb" \1 ", found[1]).split()) if found else b""
