"""Shapes of DrawingML that hang in a paragraph: symbols, lines, labels; pictures and the stamp."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from soptui.documents.docx_xml import THIN, para
from soptui.documents.drawingml import (
    bounds,
    dot_look,
    label_look,
    line_look,
    preset,
    symbol_foot,
    symbol_look,
)
from soptui.documents.ooxml import emu, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.documents.drawingml import Place, Points

LINES, SYMBOLS, LABELS = 1_000_000, 2_000_000, 3_000_000
"""What lies above what."""
_ROUND_ABOUT = '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


class Shapes:
    """Gives each shape of a document a number of its own."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1)

    def symbol(self, kind: str, place: Place, wire: float, said: str, words: str) -> str:
        """Return a symbol of the flowchart; `words`: paragraphs inside."""
        look, foot = symbol_look(kind, wire), symbol_foot(kind, place.height)
        return self._anchor(place, SYMBOLS, f"Simbol {kind}", said, look, words, foot)

    def label(self, place: Place, words: str) -> str:
        """Return words on white."""
        return self._anchor(place, LABELS, "Label", "", label_look(), words, 0.0)

    def dot(self, place: Place) -> str:
        """Return the dot where lines meet."""
        return self._anchor(place, LINES, "Titik temu", "", dot_look(), "", 0.0)

    def line(self, points: Points, wire: float, name: str, *, head: bool) -> str:
        """Return one freeform through the points, half circles included."""
        place = bounds(points)
        look = line_look(points, place, wire, head=head)
        return self._anchor(place, LINES, name, "", look, "", 0.0)

    def _anchor(
        self, place: Place, layer: int, name: str, said: str, look: str, words: str, foot: float
    ) -> str:
        number = next(self._numbers)
        extent = f'cx="{max(1, emu(place.width))}" cy="{max(1, emu(place.height))}"'
        box = f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>" if words else ""
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0"'
            f' distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{layer + number}"'
            ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
            f"<wp:posOffset>{emu(place.x)}</wp:posOffset></wp:positionH>"
            '<wp:positionV relativeFrom="paragraph">'
            f"<wp:posOffset>{emu(place.y)}</wp:posOffset></wp:positionV>"
            f"<wp:extent {extent}/>{_ROUND_ABOUT}<wp:wrapNone/>"
            f"{_described(number, f'{name} {number}', said)}<wp:cNvGraphicFramePr/>"
            f'<a:graphic><a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>{look}</wps:spPr>{box}'
            f'<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="{emu(foot)}"'
            ' anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>'
            "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
        )

    def picture(self, relation: str, width: float, height: float, said: str) -> str:
        """Return a picture that stands in the line."""
        number = next(self._numbers)
        extent = f'cx="{emu(width)}" cy="{emu(height)}"'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {extent}/>{_ROUND_ABOUT}{_described(number, f'Gambar {number}', said)}"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{number}" name="{relation}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            f"{preset('rect')}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
            "</w:drawing></w:r>"
        )


def _described(number: int, name: str, said: str) -> str:
    return f'<wp:docPr id="{number}" name="{text(name)}" descr="{text(said)}"/>'


_ART = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>'
    '</v:formulas><v:path textpathok="t" o:connecttype="custom"'
    ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
)


def stamp(word: str, width: float, height: float) -> str:
    """Return the paragraph of a header that prints a word across the page, as Word does it."""
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;height:{height:.1f}pt;"
        "rotation:336;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:page;mso-position-vertical:center;"
        "mso-position-vertical-relative:page"
    )
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136"'
        f' alt="{text(word)}" style="{style}" o:allowincell="f" fillcolor="#ececec" stroked="f">'
        '<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold"'
        f' string="{text(word)}"/></v:shape>'
    )
    return para(f"<w:r><w:pict>{_ART}{shape}</w:pict></w:r>", THIN)
