"""WordprocessingML as strings: runs, paragraphs and cells, with their parts in the schema's order.

All words come in through `text`, which escapes them; lengths come in points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from soptui.documents.ooxml import text

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE, FRAME = ("single", 4, "5A5A5A"), ("single", 6, "000000")
NONE = ("nil", 0, "")
GREY = "E6E6E6"
"""Behind headings."""


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * 20)


def run(words: str, *, size: float = 0, bold: bool = False, style: str = "") -> str:
    """Return words of one kind; line feeds break the line. `size` 0: that of the paragraph.

    `style` has the letters of what the words are: i italic, u underlined.
    """
    if not words:
        return ""
    look = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if "i" in style else "")
    if size:
        half = int(size * 2)  # never larger than planned: rows would grow
        look += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    look += '<w:u w:val="single"/>' if "u" in style else ""
    lines = "<w:br/>".join(_said(line) for line in words.split("\n"))
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>"


def _said(line: str) -> str:
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{text(part)}</w:t>' for part in line.split("\t")
    )


def field(order: str, shown: str, *, size: float = 0, bold: bool = False) -> str:
    """Return a number that the reader's program counts; `shown` until it does."""
    return (
        f'<w:fldSimple w:instr=" {text(order)} ">{run(shown, size=size, bold=bold)}</w:fldSimple>'
    )


class Para(NamedTuple):
    """How a paragraph looks."""

    align: str = ""
    """center, right or both."""
    before: float = 0
    after: float = 0
    pitch: float = 0
    """Distance of its lines, 0 for what its letters need."""
    left: float = 0
    hanging: float = 0
    style: str = ""
    new_page: bool = False
    keep: bool = False
    """On one page with the next paragraph."""
    rule: bool = False
    """A line below it."""
    tabs: tuple[tuple[str, float, str], ...] = ()
    """Kind, place and what leads there: none or dot."""
    size: float = 0
    """Of an empty paragraph."""
    section: str = ""
    """Properties of the section that it ends."""


THIN = Para(pitch=1, size=1)
"""As good as no paragraph, where one must be."""


def para(content: str, look: Para = Para()) -> str:  # noqa: B008 - a constant
    """Return a paragraph."""
    style = f'<w:pStyle w:val="{look.style}"/>' if look.style else ""
    style += "<w:keepNext/>" if look.keep else ""
    style += "<w:pageBreakBefore/>" if look.new_page else ""
    if look.rule:
        line = '<w:bottom w:val="single" w:sz="10" w:space="4" w:color="000000"/>'
        style += f"<w:pBdr>{line}</w:pBdr>"
    if look.tabs:
        stops = "".join(
            f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{twips(at)}"/>'
            for kind, at, leader in look.tabs
        )
        style += f"<w:tabs>{stops}</w:tabs>"
    spacing = f' w:before="{twips(look.before)}"' if look.before else ""
    spacing += f' w:after="{twips(look.after)}"' if look.after else ""
    if look.pitch:
        spacing += f' w:line="{max(1, twips(look.pitch))}" w:lineRule="exact"'
    style += f"<w:spacing{spacing}/>" if spacing else ""
    if look.left or look.hanging:
        hanging = f' w:hanging="{twips(look.hanging)}"' if look.hanging else ""
        style += f'<w:ind w:left="{twips(look.left)}"{hanging}/>'
    style += f'<w:jc w:val="{look.align}"/>' if look.align else ""
    if look.size:
        half = max(2, int(look.size * 2))
        style += f'<w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
    style += look.section
    return f"<w:p>{f'<w:pPr>{style}</w:pPr>' if style else ''}{content}</w:p>"


Border = tuple[str, int, str]


class Cell(NamedTuple):
    """How a cell looks."""

    width: float
    span: int = 1
    merge: str = ""
    """restart or continue, for a cell that goes on in the row below."""
    borders: tuple[tuple[str, Border], ...] = ()
    """Sides in the order top, left, bottom, right."""
    fill: str = ""
    margins: tuple[float, float, float, float] | None = None
    """top, left, bottom, right."""
    align: str = ""
    """center for words in the middle of its height."""


def cell(content: str, look: Cell) -> str:
    """Return a cell; it always holds a paragraph."""
    style = f'<w:tcW w:w="{twips(look.width)}" w:type="dxa"/>'
    style += f'<w:gridSpan w:val="{look.span}"/>' if look.span > 1 else ""
    style += f'<w:vMerge w:val="{look.merge}"/>' if look.merge else ""
    if look.borders:
        style += f"<w:tcBorders>{borders(look.borders)}</w:tcBorders>"
    style += f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>' if look.fill else ""
    style += margins("tcMar", look.margins) if look.margins else ""
    style += f'<w:vAlign w:val="{look.align}"/>' if look.align else ""
    return f"<w:tc><w:tcPr>{style}</w:tcPr>{content or para('', THIN)}</w:tc>"


def row(
    cells: Sequence[str], height: float = 0, *, is_head: bool = False, may_split: bool = False
) -> str:
    """Return a row that is at least so high, on one page unless it `may_split`."""
    style = "" if may_split else "<w:cantSplit/>"
    style += f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    style += "<w:tblHeader/>" if is_head else ""
    own = f"<w:trPr>{style}</w:trPr>" if style else ""
    return f"<w:tr>{own}{''.join(cells)}</w:tr>"


def table(
    rows: Sequence[str],
    columns: Sequence[float],
    *,
    frame: Border = FRAME,
    rule: Border = RULE,
    indent: float = 0,
    about: str = "",
) -> str:
    """Return a table with columns of fixed width and cells without margins."""
    sides = [(side, frame) for side in ("top", "left", "bottom", "right")]
    sides += [("insideH", rule), ("insideV", rule)]
    style = (
        f'<w:tblW w:w="{sum(map(twips, columns))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(indent)}" w:type="dxa"/>'
        f"<w:tblBorders>{borders(sides)}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/>{margins("tblCellMar", (0, 0, 0, 0))}'
    )
    style += f'<w:tblDescription w:val="{text(about)}"/>' if about else ""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in columns)
    return f"<w:tbl><w:tblPr>{style}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def borders(sides: Sequence[tuple[str, Border]]) -> str:
    """Return lines around something."""
    return "".join(
        f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="0" w:color="{colour or "auto"}"/>'
        for side, (kind, eighths, colour) in sides
    )


def margins(name: str, sizes: tuple[float, float, float, float]) -> str:
    """Return margins inside cells."""
    sides = zip(("top", "left", "bottom", "right"), sizes, strict=True)
    return (
        f"<w:{name}>"
        + "".join(f'<w:{side} w:w="{twips(size)}" w:type="dxa"/>' for side, size in sides)
        + f"</w:{name}>"
    )
