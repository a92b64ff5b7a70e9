"""How symbols and lines of the flowchart look in DrawingML, whatever program they are drawn in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from soptui.documents.ooxml import emu

if TYPE_CHECKING:
    from collections.abc import Sequence

    Points = Sequence[Sequence[float]]

PRESETS = {
    "term": "flowChartTerminator",
    "box": "flowChartProcess",
    "dec": "flowChartDecision",
    "off": "flowChartOffpageConnector",
}
"""Names of the symbols."""
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_MITER = '<a:miter lim="800000"/>'
_NONE = "<a:ln><a:noFill/></a:ln>"
_HEAD = '<a:tailEnd type="triangle" w="sm" len="sm"/>'


class Place(NamedTuple):
    """A box, in points."""

    x: float
    y: float
    width: float
    height: float


def preset(name: str) -> str:
    """Return a shape by its name."""
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def symbol_look(kind: str, wire: float) -> str:
    """Return a symbol of the flowchart."""
    line = f'<a:ln w="{emu(wire)}">{_BLACK}{_MITER}</a:ln>'
    return f"{preset(PRESETS[kind])}{_WHITE}{line}"


def symbol_foot(kind: str, height: float) -> float:
    """Return how much of a symbol, from below, has no room for words."""
    return 0.24 * height if kind == "off" else 0.0


def label_look() -> str:
    """Return the ground of words in the flow."""
    return f"{preset('rect')}{_WHITE}{_NONE}"


def dot_look() -> str:
    """Return the dot where lines meet."""
    return f"{preset('ellipse')}{_BLACK}{_NONE}"


def bounds(points: Points) -> Place:
    """Return the box around the points of a line."""
    xs = [x for point in points for x in point[::2]]
    ys = [y for point in points for y in point[1::2]]
    return Place(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def line_look(points: Points, place: Place, wire: float, *, head: bool) -> str:
    """Return one freeform through the points, half circles included."""
    path = "".join(_step(k, point, place) for k, point in enumerate(points))
    size = f'w="{max(1, emu(place.width))}" h="{max(1, emu(place.height))}"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path {size} fill="none">{path}</a:path></a:pathLst></a:custGeom>'
        f'<a:noFill/><a:ln w="{emu(wire)}">{_BLACK}{_MITER}{_HEAD if head else ""}</a:ln>'
    )


def _step(k: int, point: Sequence[float], place: Place) -> str:
    points = "".join(
        f'<a:pt x="{emu(x - place.x)}" y="{emu(y - place.y)}"/>'
        for x, y in zip(point[::2], point[1::2], strict=True)
    )
    name = "moveTo" if k == 0 else "lnTo" if len(point) == 2 else "cubicBezTo"
    return f"<a:{name}>{points}</a:{name}>"
