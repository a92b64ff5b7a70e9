"""The package around a Word or Excel document: its parts, and which of them names which.

Equal contents give equal bytes: the parts have no time of their own.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from soptui.documents.ooxml import HEAD, OFFICE, PACKAGE, text
from soptui.documents.terbawa import ITEM, PROPERTIES, item_properties

if TYPE_CHECKING:
    import datetime as dt

TIME = (1980, 1, 1, 0, 0, 0)
"""Of every part: the file must not tell when it was made."""
CORE = "docProps/core.xml"
_METADATA = f"{PACKAGE}/relationships/metadata"
_VENDOR = "application/vnd.openxmlformats"
_ENDS = {
    "rels": f"{_VENDOR}-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
}


class Paket:
    """Parts, what kind each is, and which of them names which."""

    def __init__(self, main: str) -> None:
        """Begin with the part that the document begins with."""
        self._main = main
        self._parts: dict[str, bytes] = {}
        self._kinds: dict[str, str] = {}
        self._relations: dict[str, list[tuple[str, str]]] = {"": []}
        self.relate("", main, f"{OFFICE}/relationships/officeDocument")

    def add(self, name: str, content: str | bytes, kind: str = "") -> str:
        """Add a part and return its name; `kind` where its ending does not tell it."""
        self._parts[name] = content if isinstance(content, bytes) else (HEAD + content).encode()
        if kind:
            self._kinds[name] = f"{_VENDOR}-{kind}+xml"
        return name

    def relate(self, source: str, target: str, kind: str = "") -> str:
        """Let a part name another one, and return the id by which it does.

        `kind`: its whole name, or the last part of one of office documents.
        """
        own = self._relations.setdefault(source, [])
        full = kind if "/" in kind else f"{OFFICE}/relationships/{kind}"
        own.append((full, posixpath.relpath(target, posixpath.dirname(source) or ".")))
        return f"rId{len(own)}"

    def carry(self, content: bytes) -> None:
        """Carry the files of SOPs (see `terbawa`)."""
        self.relate(self._main, self.add(ITEM, content), "customXml")
        kind = "officedocument.customXmlProperties"
        self.relate(ITEM, self.add(PROPERTIES, item_properties(), kind), "customXmlProps")

    def describe(self, title: str, words: str, when: dt.datetime, creator: str = "") -> None:
        """Say what the document is. `words`: its key words; `when`: its date."""
        day = when.strftime("%Y-%m-%dT%H:%M:%SZ")
        stamp = 'xsi:type="dcterms:W3CDTF"'
        by = f"<dc:creator>{text(creator)}</dc:creator>" if creator else ""
        core = (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{text(title)}</dc:title>{by}<cp:keywords>{text(words)}</cp:keywords>"
            f"<dcterms:created {stamp}>{day}</dcterms:created>"
            f"<dcterms:modified {stamp}>{day}</dcterms:modified>"
            "<dc:language>id-ID</dc:language></cp:coreProperties>"
        )
        self.add(CORE, core, "package.core-properties")
        self.relate("", CORE, f"{_METADATA}/core-properties")

    def finished(self) -> bytes:
        """Return the file."""
        parts = {"[Content_Types].xml": self._types(), **self._parts}
        for source, relations in self._relations.items():
            folder, name = posixpath.split(source)
            parts[posixpath.join(folder, "_rels", f"{name}.rels")] = _related(relations)
        return _zipped(parts)

    def _types(self) -> bytes:
        entries = "".join(
            f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _ENDS.items()
        )
        entries += "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in sorted(self._kinds.items())
        )
        return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{entries}</Types>'.encode()


def _related(relations: list[tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            file.writestr(info, data)
    return out.getvalue()
