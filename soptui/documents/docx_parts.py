"""The package around a Word document: parts, relations, sections; equal contents, equal bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from soptui.documents.docx_tema import THEME, fonts
from soptui.documents.docx_xml import twips
from soptui.documents.ooxml import OFFICE, OPEN, text
from soptui.documents.paket import Paket

if TYPE_CHECKING:
    import datetime as dt

    from soptui.documents.foto import Picture
    from soptui.documents.kertas import Kertas

_NAMES = (
    f'xmlns:w="{OPEN}/wordprocessingml/2006/main" xmlns:r="{OFFICE}/relationships"'
    f' xmlns:wp="{OPEN}/drawingml/2006/wordprocessingDrawing"'
    f' xmlns:a="{OPEN}/drawingml/2006/main" xmlns:pic="{OPEN}/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    f' xmlns:mc="{OPEN}/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_MAIN, _DOCUMENT = "officedocument.wordprocessingml", "word/document.xml"
FOOT = 10.0
"""The body may reach so much lower than on the PDF: paragraphs around tables need some room."""
FOOTER, HEADER = 25.0, 12.0
"""Distance of footer and header from the edge of the page."""
SIDES, TOP, BOTTOM = 68.0, 62.0, 68.0
"""Margins of the upright pages of a book."""


class Package:
    """Collects the parts of one document."""

    def __init__(self, family: str) -> None:
        self._paket = Paket(_DOCUMENT)
        self._known: dict[tuple[str, bytes], str] = {}
        self._xml("word/styles.xml", _styles(family), "styles")
        self._xml("word/settings.xml", _SETTINGS, "settings")
        self._xml("word/fontTable.xml", fonts(family), "fontTable")
        theme = self._paket.add("word/theme/theme1.xml", THEME, "officedocument.theme")
        self._paket.relate(_DOCUMENT, theme, "theme")

    def header(self, content: str) -> str:
        """Return the relation of a header; equal headers are one part."""
        return self._running("header", "hdr", content)

    def footer(self, content: str) -> str:
        """Return the relation of a footer; equal footers are one part."""
        return self._running("footer", "ftr", content)

    def picture(self, picture: Picture) -> str:
        """Return the relation of a picture; equal pictures are one part."""
        key = (picture.kind, picture.data)
        if key not in self._known:
            name = f"word/media/gambar{len(self._known) + 1}.{picture.kind}"
            self._paket.add(name, picture.data)
            self._known[key] = self._paket.relate(_DOCUMENT, name, "image")
        return self._known[key]

    def finished(
        self, body: str, carried: bytes, title: str, words: str, when: dt.datetime
    ) -> bytes:
        """Return the file. `words`: its key words; `when`: its date."""
        document = f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
        self._paket.carry(carried)
        self._paket.describe(title, words, when)
        self._paket.add(_DOCUMENT, document, f"{_MAIN}.document.main")
        return self._paket.finished()

    def _running(self, name: str, tag: str, content: str) -> str:
        key = (name, content.encode())
        if key not in self._known:
            part = f"word/{name}{len(self._known) + 1}.xml"
            xml = f"<w:{tag} {_NAMES}>{content}</w:{tag}>"
            self._known[key] = self._xml(part, xml, name)
        return self._known[key]

    def _xml(self, name: str, xml: str, kind: str) -> str:
        return self._paket.relate(_DOCUMENT, self._paket.add(name, xml, f"{_MAIN}.{kind}"), kind)


class Section(NamedTuple):
    """Pages of one kind. `first_footer`: of their first page, where it is another one."""

    header: str
    footer: str
    first_footer: str = ""
    is_upright: bool = False
    numbering: str = ""
    """decimal or lowerRoman."""
    start: int | None = None
    edges: tuple[float, float, float, float] = (TOP, SIDES, BOTTOM, SIDES)
    """Margins of upright pages: top, right, bottom, left."""

    def xml(self, kertas: Kertas) -> str:
        """Return the properties of the section."""
        runs = [("header", "default", self.header), ("footer", "default", self.footer)]
        if self.first_footer:
            runs += [("header", "first", self.header), ("footer", "first", self.first_footer)]
        out = "".join(f'<w:{name}Reference w:type="{k}" r:id="{r}"/>' for name, k, r in runs)
        if self.is_upright:
            size = f'<w:pgSz w:w="{twips(kertas.tinggi)}" w:h="{twips(kertas.lebar)}"/>'
            edges = self.edges
        else:
            size = f'<w:pgSz w:w="{twips(kertas.lebar)}" w:h="{twips(kertas.tinggi)}"'
            size += ' w:orient="landscape"/>'
            edges = (kertas.atas, kertas.kanan, kertas.bawah - FOOT, kertas.kiri)
        top, right, bottom, left = map(twips, edges)
        footer = twips(self.edges[2] / 2 if self.is_upright else FOOTER)
        out += f'<w:type w:val="nextPage"/>{size}<w:pgMar w:top="{top}" w:right="{right}"'
        out += f' w:bottom="{bottom}" w:left="{left}" w:header="{twips(HEADER)}"'
        out += f' w:footer="{footer}" w:gutter="0"/>'
        if self.numbering:
            start = "" if self.start is None else f' w:start="{self.start}"'
            out += f'<w:pgNumType w:fmt="{self.numbering}"{start}/>'
        out += "<w:titlePg/>" if self.first_footer else ""
        return f"<w:sectPr>{out}</w:sectPr>"


_SETTINGS = (
    f'<w:settings xmlns:w="{OPEN}/wordprocessingml/2006/main"><w:zoom w:percent="100"/>'
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
        f'<w:styles xmlns:w="{OPEN}/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault>'
        f'<w:rPr>{fonts}<w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="id-ID"'
        ' w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:widowControl w:val="0"/><w:spacing w:before="0" w:after="0" w:line="245"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/></w:style>{heads}</w:styles>"
    )
