"""The mark of a print: what it is of, where it came from, and a seal over all its bytes.

The mark stands in the keywords of the PDF, once in its information and once in its metadata, both
uncompressed. The seal is the SHA-256 of the file with zeros in the place of the seal: it tells a
file that was changed by accident or by a tool. Who means harm could seal anew; that is told by
printing again from the repository and comparing.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from soptui.errors import SoptuiError
from soptui.lazy import lean

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.documents.edisi import Edisi
    from soptui.documents.layanan.edisi import EdisiLayanan, EdisiMaklumat

QUIET = 2
"""Light cells around a QR code."""
MASK = 2
"""Of the eight masks of a QR code one is taken, not looked for: that would take long."""

UNSEALED = "0" * 64
_SEAL = re.compile(rb"segel=([0-9a-f]{64})")
_MARK = re.compile(rb"/Keywords\((soptui:1 [ -~]*?)\)")
_PAIR = re.compile(r"([a-z]+)=([A-Za-z0-9.+,:/_-]*)")


@dataclass(frozen=True, slots=True)
class Tanda:
    """What a print says of itself."""

    id: str
    """Of the SOP, or "buku"."""
    commit: str
    isi: str
    """SHA-256 of what was printed: of the file of the SOP, or of those of the book."""
    pada: str
    """Day for which its status holds."""
    masa: str = ""
    revisi: str = ""
    mulai: str = ""
    sampai: str = ""
    kertas: str = "F4"
    gabung: str = ""
    standar: str = ""
    konsep: str = ""
    """For a book: whether it holds all SOPs."""
    fon: str = ""
    """SHA-256 of the user's own fonts."""
    pembuat: str = ""
    """Versions of soptui and Typst."""
    ttd: str = ""
    """The room for who signs, "" in prints of old: for a pen. See `tempat_ttd`."""

    @property
    def words(self) -> str:
        """The mark as it stands in the file, not sealed yet."""
        pairs = [f"{f.name}={getattr(self, f.name)}" for f in fields(self)]
        return " ".join(["soptui:1", *pairs, f"segel={UNSEALED}"])


def seal(pdf: bytes) -> bytes:
    """Return a new print with its seal."""
    digest = hashlib.sha256(pdf).hexdigest().encode()
    return pdf.replace(b"segel=" + UNSEALED.encode(), b"segel=" + digest)


def read_mark(pdf: bytes) -> Tanda:
    """Return the mark of a print. Raises SoptuiError where there is none."""
    found = _MARK.search(pdf)
    if not pdf.startswith(b"%PDF-") or found is None:
        raise SoptuiError("Berkas ini bukan cetakan soptui: tidak ada tandanya.")
    pairs = dict(_PAIR.findall(found[1].decode("ascii")))
    names = {f.name for f in fields(Tanda)}
    try:
        return Tanda(**{k: v for k, v in pairs.items() if k in names})
    except TypeError as error:
        raise SoptuiError("Tanda cetakan pada berkas ini tidak lengkap.") from error


def is_sealed(pdf: bytes) -> bool:
    """Tell whether a file is, byte by byte, what was sealed."""
    seals = set(_SEAL.findall(pdf))
    if len(seals) != 1:
        return False
    digest: bytes = seals.pop()
    bare = pdf.replace(b"segel=" + digest, b"segel=" + UNSEALED.encode())
    return hashlib.sha256(bare).hexdigest().encode() == digest


def qr_words(edisi: Edisi | EdisiLayanan | EdisiMaklumat) -> str:
    """Return what the QR code says."""
    return f"soptui:1 id={edisi.id} commit={edisi.commit} isi={edisi.isi}"


@lru_cache(maxsize=512)
def qr_rows(words: str) -> tuple[bytes, ...]:
    """Return the cells of a QR code, row by row; 1 is dark."""
    lean("segno.encoder", "segno")
    from segno.encoder import encode

    make: Callable[..., Any] = encode
    code = make(words, error="m", micro=False, boost_error=False, mask=MASK)
    return tuple(map(bytes, code.matrix))


def qr_svg(edisi: Edisi | EdisiLayanan | EdisiMaklumat) -> str:
    """Return the QR code as a picture made of one path."""
    rows, path = qr_rows(qr_words(edisi)), []
    side = len(rows) + 2 * QUIET
    for y, row in enumerate(rows):
        for is_dark, cells in groupby(enumerate(row), key=lambda cell: cell[1]):
            if is_dark:
                x, length = next(cells)[0], 1 + sum(1 for _ in cells)
                path.append(f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{"".join(path)}" shape-rendering="crispEdges"/></svg>'
    )
