"""XML of foreign hands as a tree: no document type, so no entities; names without their spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # the tree builder below refuses what makes it unsafe

from soptui.errors import InvalidError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_WHOLE = re.compile(r"-?[0-9]{1,12}")
LARGEST = 16 << 20
"""Bytes of XML that become a tree; a tree takes ten times the room."""


class _Builder(ET.TreeBuilder):
    """Builds a tree; a document type ends it before anything of it is read."""

    def doctype(self, *_: str | None) -> None:
        raise RefusedError("Berkas ini berisi DTD, jadi tidak dibaca.")


def tree(data: bytes, name: str) -> Element:
    """Return the root of a part. Raises InvalidError and RefusedError, naming the file."""
    if len(data) > LARGEST:
        raise RefusedError("Bagian berkas ini terlalu besar untuk dibaca gambarnya.", file=name)
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 - see _Builder
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ET.ParseError, LookupError, ValueError) as error:  # the last two: odd encodings
        raise InvalidError("Berkas ini rusak: XML-nya tidak utuh.", file=name) from error
    except RefusedError as error:
        error.file = name
        raise
    return root


def whole(words: str | None, default: int = 0) -> int:
    """Return a whole number as XML says it; `default` for what is none."""
    return int(words) if words and _WHOLE.fullmatch(words) else default


def tag(element: Element) -> str:
    """Return the name of an element without its space."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """Return an attribute by its name without its space."""
    if element is None:
        return default
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), default)


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    return (e for e in element if tag(e) == name)


def below(element: Element, *path: str) -> Element | None:
    """Return the first element on a path of children; None where it ends."""
    found: Element | None = element
    for name in path:
        found = None if found is None else next(children(found, name), None)
    return found


def inside(element: Element, *names: str) -> Iterator[Element]:
    """Yield all elements of these names, however deep."""
    return (e for e in element.iter() if tag(e) in names)
