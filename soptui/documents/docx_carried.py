"""The files of SOPs carried inside a Word document, so that they come back as they were."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from soptui.documents.docx_xml import text
from soptui.documents.files import read_document
from soptui.errors import InvalidError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ITEM, PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"
SPACE = "urn:soptui:1"
"""Names what is carried: programs that save the document anew may rename its parts."""
ENTRIES, BYTES, RATIO = 5_000, 64 << 20, 100
"""The most that a file may hold: parts, bytes of a part, bytes for one byte in the file."""
SMALL = 1 << 16
"""Parts up to this size may be packed however tightly."""
_ITEM = re.compile(r"customXml/[^/]+\.xml")
_ID = "{5F0B8B5E-6A0C-4B53-9B1E-736F70747569}"
_PLACE = [f"{SPACE} soptui", f"{SPACE} sop"]
_UNFIT = "Berkas Word ini rusak atau bukan berkas .docx, jadi tidak dibaca."


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


def carried_toml(path: Path) -> list[tuple[str, str]]:
    """Return id and text of each SOP that a Word document carries; none for a foreign one.

    Raises a SoptuiError for what is no such document, what costs too much to read, and for carried
    text that was changed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(read_document(path))) as file:
            parts = _checked(file, str(path))
            found = [sop for info in parts for sop in _sops(_read(file, info, path), str(path))]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError) as error:
        raise InvalidError(_UNFIT, file=str(path)) from error
    return found


def _checked(file: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """Return the parts that may carry something. Raises RefusedError for one that would burst."""
    entries = file.infolist()
    if len(entries) > ENTRIES:
        raise RefusedError("Berkas Word ini berisi terlalu banyak bagian.", file=name)
    for info in entries:
        is_dense = info.file_size > SMALL and info.file_size > RATIO * info.compress_size
        if info.file_size > BYTES or is_dense:
            raise RefusedError("Berkas Word ini terlalu besar bila dibuka.", file=name)
    return [i for i in entries if _ITEM.fullmatch(i.filename)]


def _read(file: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> bytes:
    """Return a part; what a part says of its own size may be a lie."""
    with file.open(info) as part:
        data = part.read(info.file_size + 1)
    if len(data) > info.file_size:
        raise InvalidError(_UNFIT, file=str(path))
    return data


def _sops(data: bytes, name: str) -> list[tuple[str, str]]:
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[tuple[str, str, list[str]]] = []
    open_elements: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        open_elements.append(tag)
        if open_elements == _PLACE:
            found.append((attributes.get("id", ""), attributes.get("isi", ""), []))

    def end(_: str) -> None:
        open_elements.pop()

    def words(part: str) -> None:
        if open_elements == _PLACE:
            found[-1][2].append(part)

    def refuse(*_: object) -> None:
        raise RefusedError("Berkas Word ini berisi DTD, jadi tidak dibaca.", file=name)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = words, refuse
    try:
        parser.Parse(data, True)
        return [(sop_id, _decoded("".join(parts), digest)) for sop_id, digest, parts in found]
    except (expat.ExpatError, binascii.Error, UnicodeDecodeError, LookupError) as error:
        raise InvalidError(_UNFIT, file=name) from error
    except ValueError as error:
        told = "Isi SOP di dalam berkas Word ini diubah, jadi tidak dibaca."
        raise InvalidError(told, file=name) from error


def _decoded(words: str, digest: str) -> str:
    data = base64.b64decode(words, validate=True)
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError(digest)
    return data.decode()
