"""What a document carries: files of SOPs and services, each with the digest that tells a change."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.parsers import expat

from soptui.documents.terbawa import SPACE
from soptui.errors import InvalidError, RefusedError
from soptui.repo.layout import MACAM
from soptui.toml.macam import SOP

if TYPE_CHECKING:
    from soptui.toml.macam import Macam

_KINDS: dict[tuple[str, ...], Macam[Any]] = {
    (f"{SPACE} soptui", f"{SPACE} {macam.folder}"): macam for macam in MACAM
}
"""By the elements around what is carried."""
_BROKEN = "Isi yang terbawa di dalam berkas ini rusak, jadi tidak dibaca."


class Bawaan(NamedTuple):
    """The file of one SOP or service, as a document carries it."""

    id: str
    teks: str
    macam: Macam[Any] = SOP

    @property
    def sidik(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.teks.encode()).hexdigest()


def read_carried(xml: bytes, name: str) -> list[Bawaan]:
    """Return the files that a part carries; none for a part of somebody else.

    Raises InvalidError for broken and for changed ones, RefusedError for a DTD.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[tuple[str, str, list[str], Macam[Any]]] = []
    open_elements: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        open_elements.append(tag)
        macam = _KINDS.get(tuple(open_elements))
        if macam is not None:
            found.append((attributes.get("id", ""), attributes.get("isi", ""), [], macam))

    def end(_: str) -> None:
        open_elements.pop()

    def words(part: str) -> None:
        if tuple(open_elements) in _KINDS:
            found[-1][2].append(part)

    def refuse(*_: object) -> None:
        raise RefusedError("Berkas ini berisi DTD, jadi tidak dibaca.", file=name)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = words, refuse
    try:
        parser.Parse(xml, True)
        return [Bawaan(i, _decoded("".join(parts), sum_), kind) for i, sum_, parts, kind in found]
    except (expat.ExpatError, binascii.Error, UnicodeDecodeError, LookupError) as error:
        raise InvalidError(_BROKEN, file=name) from error
    except ValueError as error:
        told = "Isi yang terbawa di dalam berkas ini diubah, jadi tidak dibaca."
        raise InvalidError(told, file=name) from error


def _decoded(words: str, digest: str) -> str:
    data = base64.b64decode(words, validate=True)
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError(digest)
    return data.decode()
