"""What a document carries: the files of its SOPs, each with the digest that tells a change."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import NamedTuple
from xml.parsers import expat

from soptui.documents.terbawa import SPACE
from soptui.errors import InvalidError, RefusedError

_PLACE = [f"{SPACE} soptui", f"{SPACE} sop"]
_BROKEN = "Isi SOP di dalam berkas ini rusak, jadi tidak dibaca."


class Bawaan(NamedTuple):
    """The file of one SOP, as a document carries it."""

    id: str
    teks: str

    @property
    def sidik(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.teks.encode()).hexdigest()


def read_carried(xml: bytes, name: str) -> list[Bawaan]:
    """Return the SOPs that a part carries; none for a part of somebody else.

    Raises InvalidError for broken and for changed ones, RefusedError for a DTD.
    """
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
        raise RefusedError("Berkas ini berisi DTD, jadi tidak dibaca.", file=name)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = words, refuse
    try:
        parser.Parse(xml, True)
        return [Bawaan(sop_id, _decoded("".join(parts), sum_)) for sop_id, sum_, parts in found]
    except (expat.ExpatError, binascii.Error, UnicodeDecodeError, LookupError) as error:
        raise InvalidError(_BROKEN, file=name) from error
    except ValueError as error:
        told = "Isi SOP di dalam berkas ini diubah, jadi tidak dibaca."
        raise InvalidError(told, file=name) from error


def _decoded(words: str, digest: str) -> str:
    data = base64.b64decode(words, validate=True)
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError(digest)
    return data.decode()
