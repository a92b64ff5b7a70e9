"""PDF files: the part that they carry, found by its own key, and whether the mark agrees."""

from __future__ import annotations

import hashlib
import re
import zlib

from soptui.documents.book import BOOK
from soptui.documents.masuk.terbawa import Bawaan, read_carried
from soptui.documents.pdf_terbawa import KEY
from soptui.documents.tanda import is_sealed, read_mark
from soptui.errors import InvalidError, RefusedError, SoptuiError

LARGEST = 64 << 20
"""Bytes of the part when it is unpacked."""
CHANGED = (
    "PDF ini diubah setelah dicetak, jadi yang tergambar mungkin berbeda dari isi yang terbawa."
)
_KEY = re.compile(KEY.replace(b" ", rb"\s+") + rb"(?!\d)")
_STREAM = re.compile(rb"stream\r?\n")
_LONGEST_HEAD = 2_000


def pdf_carried(data: bytes, name: str) -> tuple[list[Bawaan], list[str]]:
    """Return the documents that a PDF carries, and what there is to know about it.

    Raises InvalidError where they are broken or not those that the mark of the print names.
    """
    found = [one for part in _parts(data, name)[-1:] for one in read_carried(part, name)]
    if not found:
        if re.search(rb"/Encrypt\s+\d", data):
            raise RefusedError(
                "PDF ini terkunci sandi, jadi isinya tidak dapat dibaca. Minta salinan yang tidak"
                " terkunci.",
                file=name,
            )
        return [], []
    try:
        tanda = read_mark(data)
    except SoptuiError:
        return found, [CHANGED]
    sums = [one.sidik for one in found]
    if tanda.id == BOOK:
        lines = "".join(f"{one.id}:{digest}\n" for one, digest in zip(found, sums, strict=True))
        sums = [hashlib.sha256(lines.encode()).hexdigest()]
    if sums != [tanda.isi]:
        raise InvalidError(
            "Isi yang terbawa di dalam PDF ini bukan yang disebut tanda cetaknya, jadi tidak"
            " dibaca.",
            file=name,
        )
    return found, [] if is_sealed(data) else [CHANGED]


def _parts(data: bytes, name: str) -> list[bytes]:
    """Return what the streams with the key hold, in the order of the file."""
    out = []
    for key in _KEY.finditer(data):
        start = _STREAM.search(data, key.end(), key.end() + _LONGEST_HEAD)
        end = data.find(b"endstream", start.end()) if start else -1
        if start is None or end < 0:
            raise InvalidError("PDF ini terpotong atau rusak, jadi tidak dibaca.", file=name)
        head = data[data.rfind(b"obj", 0, key.start()) : start.start()]
        raw = data[start.end() : end]
        out.append(_unpacked(raw, name) if b"/FlateDecode" in head else raw.strip())
    return out


def _unpacked(raw: bytes, name: str) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        out = unpacker.decompress(raw, LARGEST)
    except zlib.error as error:
        raise InvalidError("PDF ini rusak, jadi tidak dibaca.", file=name) from error
    if unpacker.unconsumed_tail:
        raise RefusedError("PDF ini terlalu besar bila dibuka.", file=name)
    return out
