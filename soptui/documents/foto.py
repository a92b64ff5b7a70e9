"""Pictures as files: the size of a logo, and a QR code as a PNG."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

from soptui.documents.tanda import QUIET, qr_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

ZOOM = 8
"""Points of the picture for one cell of a QR code."""


class Picture(NamedTuple):
    """A picture and the box that it fills, in its own units."""

    kind: str
    data: bytes
    width: int
    height: int


def read_picture(data: bytes) -> Picture | None:
    """Return a PNG or JPEG with its size; None for what Word and Excel cannot show."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = struct.unpack_from(">LL", data, 16)
            kind = "png"
        elif data.startswith(b"\xff\xd8\xff"):
            width, height = _jpeg_size(data)
            kind = "jpeg"
        else:
            return None
    except (struct.error, IndexError):
        return None
    return Picture(kind, data, width, height) if width and height else None


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a JPEG, of its first frame."""
    at = 2
    while True:
        mark, length = struct.unpack_from(">HH", data, at)
        if 0xFFC0 <= mark <= 0xFFCF and mark not in (0xFFC4, 0xFFC8, 0xFFCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        if mark < 0xFF00 or length < 2:
            raise IndexError(at)
        at += 2 + length


def qr_picture(words: str) -> Picture:
    """Return the QR code of words."""
    return _png(qr_rows(words), QUIET, ZOOM)


def _png(rows: Sequence[bytes], quiet: int, zoom: int) -> Picture:
    """Return cells, 1 dark, as a picture with a light edge."""
    side = (len(rows) + 2 * quiet) * zoom
    size = -(-side // 8)
    light = b"\0" * quiet

    def line(cells: bytes) -> bytes:
        points = "".join(("0" if cell else "1") * zoom for cell in light + cells + light)
        return b"\0" + int(points.ljust(size * 8, "1"), 2).to_bytes(size, "big")

    edge = line(b"\0" * len(rows)) * (quiet * zoom)
    raw = edge + b"".join(line(cells) * zoom for cells in rows) + edge

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", check)

    head = struct.pack(">LLBBBBB", side, side, 1, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw))
    return Picture("png", data + chunk(b"IEND", b""), side, side)
