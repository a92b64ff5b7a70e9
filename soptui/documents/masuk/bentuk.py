"""Shapes of DrawingML, as Word and Excel know them: symbols, lines, words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.masuk.gambar import BOX, DEC, OFF, TERM, Bentuk, Kotak
from soptui.documents.masuk.xml import attribute, below, inside, tag, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from soptui.documents.masuk.gambar import Halaman, Point

EMU = 12_700
KINDS = {
    "flowChartTerminator": TERM,
    "flowChartAlternateProcess": TERM,
    "roundRect": TERM,
    "flowChartProcess": BOX,
    "flowChartDecision": DEC,
    "diamond": DEC,
    "flowChartOffpageConnector": OFF,
    "homePlate": OFF,
}


def hung_shape(page: Halaman, shape: Element, place: Point) -> None:
    """Put a shape on a page; `place`: its upper left corner."""
    look = next(inside(shape, "spPr"), None)
    size = None if look is None else below(look, "xfrm", "ext")
    if look is None or size is None:
        return
    x, y = place
    width, height = points_of(attribute(size, "cx")), points_of(attribute(size, "cy"))
    words = " ".join(_words(shape).split())
    box = Kotak(x, y, x + width, y + height, words)
    path = below(look, "custGeom", "pathLst", "path")
    preset = attribute(below(look, "prstGeom"), "prst")
    if path is not None:
        _line(page, look, path, box)
    elif preset in KINDS:
        page.bentuk.append(Bentuk(KINDS[preset], box))
    elif preset == "rect" and words:
        page.tulisan.append(box)


def _line(page: Halaman, look: Element, path: Element, box: Kotak) -> None:
    wide, high = (max(1, whole(attribute(path, side))) for side in ("w", "h"))
    flip = below(look, "xfrm")
    points: list[Point] = []
    for step in path:
        ends = list(inside(step, "pt"))
        if ends:  # of a curve its end
            fx = whole(attribute(ends[-1], "x")) / wide
            fy = whole(attribute(ends[-1], "y")) / high
            fx = 1 - fx if attribute(flip, "flipH") == "1" else fx
            fy = 1 - fy if attribute(flip, "flipV") == "1" else fy
            points.append(
                (box.kiri + fx * (box.kanan - box.kiri), box.atas + fy * (box.bawah - box.atas))
            )
    if len(points) < 2:
        return
    ends_in = attribute(below(look, "ln", "tailEnd"), "type", "none")
    starts_in = attribute(below(look, "ln", "headEnd"), "type", "none")
    if ends_in != "none":
        page.garis.append(points)
    elif starts_in != "none":
        page.garis.append(points[::-1])
    else:
        page.palang.append(points)


def _words(shape: Element) -> str:
    """Return the words of a shape, its paragraphs and lines parted by blanks."""
    parts = inside(shape, "t", "p", "br")
    return "".join(part.text or "" if tag(part) == "t" else " " for part in parts)


def points_of(emu: str | None) -> float:
    """Return a length as drawings say it; 0 for what is none."""
    return whole(emu) / EMU
