"""The package around a Word document: parts, relations, sections; equal contents, equal bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from soptui.documents.docx_xml import text, twips
from soptui.documents.terbawa import ITEM, PROPERTIES, item_properties

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from soptui.documents.kertas import Kertas

_OPEN = "http://schemas.openxmlformats.org"
_OFFICE = f"{_OPEN}/officeDocument/2006"
_PACKAGE = f"{_OPEN}/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMES = (
    f'xmlns:w="{_OPEN}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}/relationships"'
    f' xmlns:wp="{_OPEN}/drawingml/2006/wordprocessingDrawing"'
    f' xmlns:a="{_OPEN}/drawingml/2006/main" xmlns:pic="{_OPEN}/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    f' xmlns:mc="{_OPEN}/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIME = (1980, 1, 1, 0, 0, 0)
"""Of every part: the file must not tell when it was made."""
FOOT = 10.0
"""The body may reach so much lower than on the PDF: paragraphs around tables need some room."""
FOOTER, HEADER = 25.0, 12.0
"""Distance of footer and header from the edge of the page."""
SIDES, TOP, BOTTOM = 68.0, 62.0, 68.0
"""Margins of the upright pages of a book."""


class Picture(NamedTuple):
    """A picture and the box that it fills, in its own units."""

    kind: str
    data: bytes
    width: int
    height: int


class Package:
    """Collects the parts of one document."""

    def __init__(self, family: str) -> None:
        self._parts: dict[str, bytes] = {}
        self._relations: list[tuple[str, str, str]] = []
        self._kinds: dict[str, str] = {}
        self._known: dict[tuple[str, bytes], str] = {}
        self._xml("word/styles.xml", _styles(family), f"{_MAIN}.styles+xml", "styles")
        self._xml("word/settings.xml", _SETTINGS, f"{_MAIN}.settings+xml", "settings")

    def header(self, content: str) -> str:
        """Return the relation of a header; equal headers are one part."""
        return self._running("header", "hdr", content)

    def footer(self, content: str) -> str:
        """Return the relation of a footer; equal footers are one part."""
        return self._running("footer", "ftr", content)

    def picture(self, picture: Picture) -> str:
        """Return the relation of a picture; equal pictures are one part."""
        known = self._known.get((picture.kind, picture.data))
        if known is None:
            name = f"word/media/gambar{len(self._known) + 1}.{picture.kind}"
            self._parts[name] = picture.data
            known = self._known[picture.kind, picture.data] = self._relate(name, "image")
        return known

    def finished(
        self, body: str, carried: bytes, title: str, words: str, when: dt.datetime
    ) -> bytes:
        """Return the file. `words`: its key words; `when`: its date."""
        document = f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
        self._parts[ITEM] = carried
        self._relate(f"../{ITEM}", "customXml")
        self._parts[PROPERTIES] = item_properties()
        kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        self._kinds[PROPERTIES] = kind
        self._parts["customXml/_rels/item1.xml.rels"] = _relations(
            [("rId1", f"{_OFFICE}/relationships/customXmlProps", "itemProps1.xml")]
        )
        self._parts["docProps/core.xml"] = _core(title, words, when)
        self._kinds["docProps/core.xml"] = (
            "application/vnd.openxmlformats-package.core-properties+xml"
        )
        self._parts["word/document.xml"] = (_HEAD + document).encode()
        self._kinds["word/document.xml"] = f"{_MAIN}.document.main+xml"
        self._parts["word/_rels/document.xml.rels"] = _relations(self._relations)
        self._parts["_rels/.rels"] = _relations(
            [
                ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        )
        return _zipped({"[Content_Types].xml": self._types(), **self._parts})

    def _running(self, name: str, tag: str, content: str) -> str:
        key = (name, content.encode())
        if key not in self._known:
            part = f"word/{name}{len(self._known) + 1}.xml"
            xml = f"<w:{tag} {_NAMES}>{content}</w:{tag}>"
            self._known[key] = self._xml(part, xml, f"{_MAIN}.{name}+xml", name)
        return self._known[key]

    def _xml(self, name: str, xml: str, kind: str, relation: str) -> str:
        self._parts[name] = (_HEAD + xml).encode()
        self._kinds[name] = kind
        return self._relate(name, relation)

    def _relate(self, name: str, kind: str) -> str:
        number = f"rId{len(self._relations) + 1}"
        target = name.removeprefix("word/")
        self._relations.append((number, f"{_OFFICE}/relationships/{kind}", target))
        return number

    def _types(self) -> bytes:
        known = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "jpeg": "image/jpeg",
        }
        entries = "".join(
            f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in known.items()
        )
        entries += "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in sorted(self._kinds.items())
        )
        return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{entries}</Types>'.encode()


def _relations(entries: Sequence[tuple[str, str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'
        for number, kind, target in entries
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()
    )


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            file.writestr(info, data)
    return out.getvalue()


def _core(title: str, words: str, when: dt.datetime) -> bytes:
    day = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    stamp = 'xsi:type="dcterms:W3CDTF"'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(title)}</dc:title><cp:keywords>{text(words)}</cp:keywords>"
        f"<dcterms:created {stamp}>{day}</dcterms:created>"
        f"<dcterms:modified {stamp}>{day}</dcterms:modified>"
        "<dc:language>id-ID</dc:language></cp:coreProperties>"
    ).encode()


class Section(NamedTuple):
    """Pages of one kind. `first_footer`: of their first page, where it is another one."""

    header: str
    footer: str
    first_footer: str = ""
    is_upright: bool = False
    numbering: str = ""
    """decimal or lowerRoman."""
    start: int | None = None

    def xml(self, kertas: Kertas) -> str:
        """Return the properties of the section."""
        runs = [("header", "default", self.header), ("footer", "default", self.footer)]
        if self.first_footer:
            runs += [("header", "first", self.header), ("footer", "first", self.first_footer)]
        out = "".join(f'<w:{name}Reference w:type="{k}" r:id="{r}"/>' for name, k, r in runs)
        if self.is_upright:
            size = f'<w:pgSz w:w="{twips(kertas.tinggi)}" w:h="{twips(kertas.lebar)}"/>'
            edges = (TOP, SIDES, BOTTOM, SIDES)
        else:
            size = f'<w:pgSz w:w="{twips(kertas.lebar)}" w:h="{twips(kertas.tinggi)}"'
            size += ' w:orient="landscape"/>'
            edges = (kertas.atas, kertas.kanan, kertas.bawah - FOOT, kertas.kiri)
        top, right, bottom, left = map(twips, edges)
        footer = twips(BOTTOM / 2 if self.is_upright else FOOTER)
        out += f'<w:type w:val="nextPage"/>{size}<w:pgMar w:top="{top}" w:right="{right}"'
        out += f' w:bottom="{bottom}" w:left="{left}" w:header="{twips(HEADER)}"'
        out += f' w:footer="{footer}" w:gutter="0"/>'
        if self.numbering:
            start = "" if self.start is None else f' w:start="{self.start}"'
            out += f'<w:pgNumType w:fmt="{self.numbering}"{start}/>'
        out += "<w:titlePg/>" if self.first_footer else ""
        return f"<w:sectPr>{out}</w:sectPr>"


_SETTINGS = (
    f'<w:settings xmlns:w="{_OPEN}/wordprocessingml/2006/main"><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat></w:settings>'
)


def _styles(family: str) -> str:
    name = text(family)
    fonts = f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{k}"><w:name w:val="heading {k}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:outlineLvl w:val="{k - 1}"/></w:pPr></w:style>'
        for k in (1, 2)
    )
    return (
        f'<w:styles xmlns:w="{_OPEN}/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault>'
        f'<w:rPr>{fonts}<w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="id-ID"'
        ' w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:widowControl w:val="0"/><w:spacing w:before="0" w:after="0" w:line="245"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/></w:style>{heads}</w:styles>"
    )


def read_picture(data: bytes) -> Picture | None:
    """Return a PNG or JPEG with its size; None for what Word cannot show."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = struct.unpack_from(">LL", data, 16)
            kind = "png"
        elif data.startswith(b"\xff\xd8\xff"):
            width, height = _jpeg_size(data)
            kind = "jpeg"
        else:
            return None
    except (struct.error, IndexError):
        return None
    return Picture(kind, data, width, height) if width and height else None


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a JPEG, of its first frame."""
    at = 2
    while True:
        mark, length = struct.unpack_from(">HH", data, at)
        if 0xFFC0 <= mark <= 0xFFCF and mark not in (0xFFC4, 0xFFC8, 0xFFCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        if mark < 0xFF00 or length < 2:
            raise IndexError(at)
        at += 2 + length


def png(rows: Sequence[bytes], quiet: int, zoom: int) -> Picture:
    """Return cells, 1 dark, as a picture with a light edge."""
    side = (len(rows) + 2 * quiet) * zoom
    size = -(-side // 8)
    light = b"\0" * quiet

    def line(cells: bytes) -> bytes:
        points = "".join(("0" if cell else "1") * zoom for cell in light + cells + light)
        return b"\0" + int(points.ljust(size * 8, "1"), 2).to_bytes(size, "big")

    edge = line(b"\0" * len(rows)) * (quiet * zoom)
    raw = edge + b"".join(line(cells) * zoom for cells in rows) + edge

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", check)

    head = struct.pack(">LLBBBBB", side, side, 1, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw))
    return Picture("png", data + chunk(b"IEND", b""), side, side)
