"""The files of SOPs that a document carries with it, so that they come back as they were.

One XML part says them all, whatever the document: Word and Excel keep it as a custom XML part, a
PDF as a stream of its own (see `pdf_terbawa`). It is read again in `masuk`.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from soptui.documents.ooxml import text

if TYPE_CHECKING:
    from collections.abc import Iterable

ITEM, PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"
"""Where Word and Excel keep it, and what names it there."""
SPACE = "urn:soptui:1"
"""Names what is carried: programs that save the document anew may rename its parts."""
_ID = "{5F0B8B5E-6A0C-4B53-9B1E-736F70747569}"


def carried_xml(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the part that carries files, by the ids of their SOPs.

    They are encoded: XML has no way to say every line end and every character that TOML may hold.
    """
    entries = "".join(
        f'<sop id="{text(sop_id)}" isi="{hashlib.sha256(data).hexdigest()}">'
        f"{base64.b64encode(data).decode()}</sop>"
        for sop_id, data in files
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
