"""The files of SOPs and services that a document carries, so that they come back as they were.

One XML part says them all, whatever the document: Word and Excel keep it as a custom XML part, a
PDF as a stream of its own (see `pdf_terbawa`). It is read again in `masuk`.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from soptui.documents.ooxml import text
from soptui.toml.macam import macam_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from soptui.documents.edisi import EdisiDokumen

ITEM, PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"
"""Where Word and Excel keep it, and what names it there."""
SPACE = "urn:soptui:1"
"""Names what is carried: programs that save the document anew may rename its parts."""
_ID = "{5F0B8B5E-6A0C-4B53-9B1E-736F70747569}"


class Titipan(NamedTuple):
    """One file that is carried: the id of its document, its bytes, and the folder of its kind."""

    id: str
    berkas: bytes
    folder: str = "sop"


def carried(editions: Iterable[EdisiDokumen[Any]]) -> bytes:
    """Return the part that carries the files of editions."""
    return carried_xml(Titipan(e.id, e.berkas, macam_of(e.dokumen).folder) for e in editions)


def carried_xml(files: Iterable[Titipan]) -> bytes:
    """Return the part that carries files.

    They are encoded: XML has no way to say every line end and every character that TOML may hold.
    """
    entries = "".join(
        f'<{folder} id="{text(document_id)}" isi="{hashlib.sha256(data).hexdigest()}">'
        f"{base64.b64encode(data).decode()}</{folder}>"
        for document_id, data, folder in files
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<soptui xmlns="{SPACE}">{entries}</soptui>'.encode()


def item_properties() -> bytes:
    """Return the part that names it, without which programs drop it when they save."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{_ID}" xmlns:ds="{space}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
