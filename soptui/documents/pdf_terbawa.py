"""The carried SOPs inside a PDF: private data of its catalog, appended as an update of the file.

An attached file would do, too, but PDF/A-2 lets a document carry none that is not PDF/A itself,
while private data may stand in every PDF and shows nowhere. The stream is known by its own key, so
it is found again where another program has numbered, moved or unpacked it.
"""

from __future__ import annotations

import datetime as dt
import zlib

from soptui.documents.pdf_tambah import Tambahan

KEY = b"/SoptuiTerbawa 1"
"""In the dictionary of the stream."""


def with_carried(pdf: bytes, xml: bytes, when: dt.datetime) -> bytes:
    """Return a PDF of Typst that carries a part, see `terbawa`."""
    update = Tambahan(pdf)
    packed = zlib.compress(xml, 9)
    head = b"<<%s/Filter/FlateDecode/Length %d>>" % (KEY, len(packed))
    part = update.add(b"%s\nstream\n%s\nendstream" % (head, packed))
    day = when.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%SZ").encode()
    update.extend(
        update.root, b"/PieceInfo<</soptui<</LastModified(%s)/Private %d 0 R>>>>" % (day, part)
    )
    return update.finish()
