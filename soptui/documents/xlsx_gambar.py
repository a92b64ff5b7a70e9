"""The drawing of a sheet: symbols, lines, labels and pictures, each hung on its cells.

Symbols, labels and pictures keep their size and move with their cell; a line hangs on the cells of
both its ends, so that it stays at its symbols where rows grow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.drawingml import (
    Place,
    bounds,
    dot_look,
    label_look,
    line_look,
    preset,
    symbol_foot,
    symbol_look,
)
from soptui.documents.ooxml import OFFICE, OPEN, emu, text

if TYPE_CHECKING:
    from soptui.documents.drawingml import Points
    from soptui.documents.xlsx_kisi import Kisi

_NAMES = (
    f'xmlns:xdr="{OPEN}/drawingml/2006/spreadsheetDrawing" xmlns:a="{OPEN}/drawingml/2006/main"'
    f' xmlns:r="{OFFICE}/relationships"'
)


class Gambar:
    """Collects what is drawn on one sheet; places are those of the layout, in points."""

    def __init__(self, kisi: Kisi, family: str) -> None:
        self._kisi = kisi
        self._family = text(family)
        self._shapes: list[str] = []

    def symbol(self, kind: str, place: Place, wire: float, said: str, words: str) -> None:
        """Draw a symbol; `words`: paragraphs inside."""
        own = self._snapped(place)
        foot = symbol_foot(kind, own.height)
        self._fixed(own, f"Simbol {kind}", said, symbol_look(kind, wire), _body(words, foot))

    def label(self, place: Place, words: str) -> None:
        """Draw words on white."""
        self._fixed(self._snapped(place), "Label", "", label_look(), _body(words, 0.0, "t"))

    def dot(self, x: float, y: float, radius: float) -> None:
        """Draw the dot where lines meet."""
        at = self._kisi.x(x) - radius, self._kisi.y(y) - radius
        self._fixed(Place(*at, 2 * radius, 2 * radius), "Titik temu", "", dot_look(), "")

    def line(self, points: Points, wire: float, name: str, *, head: bool) -> None:
        """Draw one freeform through the points."""
        x, y = self._kisi.x, self._kisi.y
        snapped = [[(y if k % 2 else x)(v) for k, v in enumerate(p)] for p in points]
        place = bounds(snapped)
        look = line_look(snapped, place, wire, head=head)
        start = self._kisi.mark("from", place.x, place.y)
        end = self._kisi.mark("to", place.x + place.width, place.y + place.height)
        self._shapes.append(
            f"<xdr:twoCellAnchor>{start}{end}{self._shape(place, name, '', look, '')}"
            "<xdr:clientData/></xdr:twoCellAnchor>"
        )

    def picture(self, relation: str, place: Place, said: str) -> None:
        """Draw a picture; its place is taken as it is."""
        number = len(self._shapes) + 2
        self._hung(
            place,
            f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{number}" name="Gambar {number}"'
            f' descr="{text(said)}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr>'
            f'</xdr:nvPicPr><xdr:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
            f"</a:stretch></xdr:blipFill><xdr:spPr>{_frame(place)}{preset('rect')}</xdr:spPr>"
            "</xdr:pic>",
        )

    def para(
        self, words: str, size: float, pitch: float, *, bold: bool = False, align: str = "ctr"
    ) -> str:
        """Return a line of words in a shape."""
        letters = f'lang="id-ID" sz="{int(size * 100)}"' + (' b="1"' if bold else "")
        return (
            f'<a:p><a:pPr algn="{align}"><a:lnSpc><a:spcPts val="{round(pitch * 100)}"/></a:lnSpc>'
            f'</a:pPr><a:r><a:rPr {letters}><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
            f'<a:latin typeface="{self._family}"/><a:cs typeface="{self._family}"/></a:rPr>'
            f"<a:t>{text(words)}</a:t></a:r></a:p>"
        )

    def xml(self) -> str:
        """Return the part; "" where nothing is drawn."""
        if not self._shapes:
            return ""
        return f"<xdr:wsDr {_NAMES}>{''.join(self._shapes)}</xdr:wsDr>"

    def _snapped(self, place: Place) -> Place:
        left, top = self._kisi.x(place.x), self._kisi.y(place.y)
        right = self._kisi.x(place.x + place.width)
        return Place(left, top, right - left, self._kisi.y(place.y + place.height) - top)

    def _fixed(self, place: Place, name: str, said: str, look: str, body: str) -> None:
        self._hung(place, self._shape(place, name, said, look, body))

    def _hung(self, place: Place, content: str) -> None:
        start = self._kisi.mark("from", place.x, place.y)
        size = f'cx="{emu(place.width)}" cy="{emu(place.height)}"'
        self._shapes.append(
            f"<xdr:oneCellAnchor>{start}<xdr:ext {size}/>{content}"
            "<xdr:clientData/></xdr:oneCellAnchor>"
        )

    def _shape(self, place: Place, name: str, said: str, look: str, body: str) -> str:
        number = len(self._shapes) + 2
        about = f' descr="{text(said)}"' if said else ""
        return (
            f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{number}"'
            f' name="{text(name)} {number}"{about}/><xdr:cNvSpPr/></xdr:nvSpPr>'
            f"<xdr:spPr>{_frame(place)}{look}</xdr:spPr>{body}</xdr:sp>"
        )


def _frame(place: Place) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(place.x)}" y="{emu(place.y)}"/>'
        f'<a:ext cx="{emu(place.width)}" cy="{emu(place.height)}"/></a:xfrm>'
    )


def _body(words: str, foot: float, anchor: str = "ctr") -> str:
    if not words:
        return ""
    return (
        '<xdr:txBody><a:bodyPr vertOverflow="overflow" horzOverflow="overflow" wrap="none"'
        f' lIns="0" tIns="0" rIns="0" bIns="{emu(foot)}" rtlCol="0" anchor="{anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{words}</xdr:txBody>"
    )
