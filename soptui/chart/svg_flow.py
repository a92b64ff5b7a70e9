"""The flow area as SVG: symbols, lines with hops where they cross, arrow heads, words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from soptui.chart.grid import BOTTOM, LEFT, RIGHT, TOP
from soptui.chart.ink import DOT, HEAD, HOP, heads_of, nets_of
from soptui.chart.measure import FONT_SIZE, LINE_HEIGHT, point_width, safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from soptui.chart.geometry import Geometry, Node
    from soptui.chart.ink import Net, Run
    from soptui.chart.labels import Placed
    from soptui.chart.lettering import Label

BASELINE = 0.35
"""From the middle of a line of text to its baseline, in font sizes."""
INNER_LINES = 2


def num(value: float) -> str:
    """Return a number as short as can be."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def flow_svg(geo: Geometry, placed: Placed, inside: dict[tuple[int, int], str]) -> Iterator[str]:
    """Yield the elements of the flow area. `inside`: words printed in symbols, by (row, lane)."""
    for x1, x2, y, _ in geo.bars:
        yield bar_svg(x1, x2, y)
    for net in nets_of(geo):
        yield f'<path d="{_path(net)}" stroke-linecap="square"/>'
        yield from (dot_svg(x, y) for x, y in net.joints)
    for node in geo.nodes:
        yield symbol_svg(node)
        words = inside.get((node.symbol.row, node.symbol.lane), "")
        lines = _inner_lines(node.symbol.kind, words, node.half_width) if words else ()
        yield from inner_svg(node, lines)
    for side, (x, y) in heads_of(geo):
        yield head_svg(side, x, y)
    for label in placed.labels:
        yield from label_svg(label)


def _path(net: Net) -> str:
    """Return one path for a net; flat lines hop over foreign ones."""
    return "".join(run_svg(run) for run in net.runs)


def run_svg(run: Run) -> str:
    """Return a run of a line as a part of a path."""
    if not run.is_flat:
        return f"M{num(run.at)} {num(run.start)}V{num(run.end)}"
    hops = [f"H{num(x - HOP)}a{HOP} {HOP} 0 0 1 {num(2 * HOP)} 0" for x in run.hops]
    return f"M{num(run.start)} {num(run.at)}{''.join(hops)}H{num(run.end)}"


def bar_svg(x1: float, x2: float, y: float) -> str:
    """Return a double bar."""
    a, b = num(x1), num(x2)
    return f'<path d="M{a} {num(y - 1.3)}H{b}M{a} {num(y + 1.3)}H{b}" stroke-width="0.8"/>'


def dot_svg(x: float, y: float) -> str:
    """Return the dot where lines meet."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{DOT}" fill="#000" stroke="none"/>'


def symbol_svg(node: Node) -> str:
    """Return the outline of a symbol."""
    x, y, w, h = node.x, node.y, node.half_width, node.half_height
    match node.symbol.kind:
        case "dec":
            points = (
                f"M{num(x)} {num(y - h)}l{num(w)} {num(h)}l{num(-w)} {num(h)}l{num(-w)} {num(-h)}Z"
            )
            return f'<path d="{points}" fill="#fff"/>'
        case "off":
            shape = (
                f"M{num(x - w)} {num(y - h)}h{num(2 * w)}v{num(h * 1.2)}l{num(-w)} {num(h * 0.8)}"
            )
            return f'<path d="{shape}l{num(-w)} {num(-h * 0.8)}Z" fill="#fff"/>'
    corner = f' rx="{num(h)}"' if node.symbol.kind == "term" else ""
    return (
        f'<rect x="{num(x - w)}" y="{num(y - h)}" width="{num(2 * w)}" height="{num(2 * h)}"'
        f'{corner} fill="#fff"/>'
    )


def head_svg(side: int, x: float, y: float) -> str:
    """Return the arrow head that enters a symbol at one of its sides."""
    half = HEAD / 2
    shape = {
        TOP: f"l{-half} {-HEAD}h{HEAD}Z",
        BOTTOM: f"l{-half} {HEAD}h{HEAD}Z",
        LEFT: f"l{-HEAD} {-half}v{HEAD}Z",
        RIGHT: f"l{HEAD} {-half}v{HEAD}Z",
    }[side]
    return f'<path d="M{num(x)} {num(y)}{shape}" fill="#000" stroke="none"/>'


def words_fit_inside(node_kind: str, words: str, half_width: float) -> bool:
    """Tell whether words can be printed in a symbol of this kind."""
    return bool(words) and len(_inner_lines(node_kind, words, half_width)) <= INNER_LINES


def _inner_lines(kind: str, words: str, half_width: float) -> tuple[str, ...]:
    width = half_width * (1.1 if kind == "dec" else 1.8)
    if any(point_width(word) > width for word in safe(words).split()):
        return ("",) * (INNER_LINES + 1)
    return wrap(words, width, point_width)


def inner_svg(node: Node, lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of words inside a symbol."""
    top = node.y - (len(lines) - 1) * LINE_HEIGHT / 2
    for k, line in enumerate(lines):
        yield text_svg(node.x, top + k * LINE_HEIGHT, line, "middle")


def label_svg(label: Label) -> Iterator[str]:
    """Yield the lines of a label on white, so that no table line strikes them through."""
    yield (
        f'<rect x="{num(label.left)}" y="{num(label.top)}" width="{num(label.width)}" '
        f'height="{num(label.height)}" fill="#fff" stroke="none"/>'
    )
    x, anchor = (label.right, "end") if label.flush_right else (label.left, "start")
    for k, line in enumerate(label.lines):
        y = label.top + (k + 0.5) * LINE_HEIGHT
        yield text_svg(x, y, line, anchor)


def text_svg(x: float, middle: float, text: str, anchor: str = "start", extra: str = "") -> str:
    """Return one line of text; `middle` is the height of its middle."""
    where = f'x="{num(x)}" y="{num(middle + BASELINE * FONT_SIZE)}"'
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f"<text {where}{side}{extra}>{escape(safe(text).replace(chr(10), ' '))}</text>"
