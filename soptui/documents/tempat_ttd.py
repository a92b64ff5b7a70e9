"""The room for who signs: for a pen, or prepared for the certified e-signature of an office.

"kolom": an empty signature field of the PDF, which every signing program offers to fill. "#" or
"$": a character in the box, which the clients of Indonesia's certification authority search the
pages for; the signature goes where it stands, so it may stand nowhere else. Nothing is signed here:
no passphrase is ever asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from soptui.documents.pdf_tambah import Tambahan
from soptui.errors import InvalidError

if TYPE_CHECKING:
    from collections.abc import Iterator

BASAH, KOLOM = "basah", "kolom"
MARKS = {"#": "pagar", "$": "dolar"}
"""The characters, with their names."""
TEMPAT = (BASAH, KOLOM, *MARKS)


def room_name(room: str) -> str:
    """Return a room as the mark of a print names it, in plain letters."""
    return MARKS.get(room, room)


def room_of(name: str) -> str:
    """Return the room with such a name. Raises ValueError for none."""
    found = {"": BASAH, **{room_name(room): room for room in TEMPAT}}
    if name not in found:
        raise ValueError("tempat tanda tangan pada tandanya tidak dikenal")
    return found[name]


_LINK = b"/URI(soptui:kolom)"
"""What the template puts where the field goes: Typst has links but no fields."""
_NAME = b"/T(TandaTangan)/TU(Tanda tangan pengesah)"
_SHOWN = 60
_UNPRINTED = ("qr", "meta", "huruf", "tempat_ttd")
"""Parts of the data of a document that are not words on its pages."""


def refuse_elsewhere(data: dict[str, Any], mark: str) -> None:
    """Refuse a document that has the character anywhere else. Raises InvalidError."""
    for text in _texts(data):
        if mark in text:
            start = max(0, text.index(mark) - _SHOWN // 2)
            shown = " ".join(text[start : start + _SHOWN].split())
            raise InvalidError(
                f"Huruf {mark} ({MARKS[mark]}) tidak dapat menandai tempat tanda tangan: huruf itu"
                f' juga ada pada dokumen ini, di "{shown}". Pilih huruf lain, kolom tanda tangan'
                " (--sign-field), atau ubah teks itu. Tidak ada berkas yang ditulis."
            )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _UNPRINTED:
                yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def with_field(pdf: bytes) -> bytes:
    """Return a PDF with an empty signature field where its template left the link for it.

    The place in the page, in the order of reading and in the tags is that of the link.
    """
    update = Tambahan(pdf)
    link = update.find(_LINK)
    old = update.read(link)
    element = update.find(b"/Obj %d 0 R>>" % link)
    tag = update.read(element)
    page, rect, parent = (
        _found(rb"/Pg (\d+ 0 R)", tag),
        _found(rb"/Rect(\[[^]]+\])", old),
        _found(rb"/StructParent (\d+)", old),
    )
    left, bottom, right, top = map(float, rect.strip(b"[]").split())
    empty = update.add(
        b"<</Type/XObject/Subtype/Form/BBox[0 0 %.3f %.3f]/Resources<<>>/Length 0>>\n"
        b"stream\n\nendstream" % (right - left, top - bottom)
    )
    update.put(
        link,
        b"<</Type/Annot/Subtype/Widget/FT/Sig%s/Rect%s/Border[0 0 0]/F 4/StructParent %s/P %s"
        b"/AP<</N %d 0 R>>>>" % (_NAME, rect, parent, page, empty),
    )
    update.put(element, tag.replace(b"/S/Link", b"/S/Form"))
    update.extend(update.root, b"/AcroForm<</Fields[%d 0 R]>>" % link)
    return update.finish()


def _found(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text)
    assert found is not None, pattern
    return found[1]
