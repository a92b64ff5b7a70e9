"""The carried SOPs inside a PDF: private data of its catalog, appended as an update of the file.

An attached file would do, too, but PDF/A-2 lets a document carry none that is not PDF/A itself,
while private data may stand in every PDF and shows nowhere. The stream is known by its own key, so
it is found again where another program has numbered, moved or unpacked it.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib

KEY = b"/SoptuiTerbawa 1"
"""In the dictionary of the stream."""
_TAIL = re.compile(
    rb"trailer\n<</Size (\d+)/Root (\d+) 0 R(.*?)>>\nstartxref\n(\d+)\n%%EOF\n?\Z", re.DOTALL
)


def with_carried(pdf: bytes, xml: bytes, when: dt.datetime) -> bytes:
    """Return a PDF of Typst that carries a part, see `terbawa`."""
    tail = _TAIL.search(pdf, max(0, len(pdf) - 1000))
    assert tail is not None, "Typst ends a file with its table of objects"
    number, root = int(tail[1]), int(tail[2])
    start = pdf.rindex(b"\n%d 0 obj\n<<" % root) + 1
    catalog = pdf[start : pdf.index(b"\nendobj", start)].removesuffix(b">>")
    day = when.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%SZ").encode()
    private = b"/PieceInfo<</soptui<</LastModified(%s)/Private %d 0 R>>>>>>" % (day, number)
    packed = zlib.compress(xml, 9)
    parts = [pdf if pdf.endswith(b"\n") else pdf + b"\n"]
    places = []
    for part in (
        catalog + private + b"\nendobj\n",
        b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n"
        % (number, KEY, len(packed), packed),
    ):
        places.append(sum(map(len, parts)))
        parts.append(part)
    table = sum(map(len, parts))
    parts.append(
        b"xref\n%d 1\n%010d 00000 n \n%d 1\n%010d 00000 n \n" % (root, places[0], number, places[1])
    )
    parts.append(
        b"trailer\n<</Size %d/Root %d 0 R%s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
        % (number + 1, root, tail[3], int(tail[4]), table)
    )
    return b"".join(parts)
