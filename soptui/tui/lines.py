"""Foreign text as lines of cells: made visible, wrapped at blanks, cut with a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells, set_cell_size

from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """Return `text` made visible and exactly `width` cells wide, cut with a sign if too long."""
    shown = visible(text)
    if width <= 0:
        return ""
    if cell_len(shown) <= width:
        return shown + " " * (width - cell_len(shown))
    return set_cell_size(shown, width - 1) + ellipsis


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of `text`, at most `width` cells each; a long word is broken."""
    width = max(1, width)
    lines: list[str] = []
    for paragraph in visible(text, keep="\n").split("\n"):
        lines.extend(_wrap_words(paragraph.split(" "), width))
    return lines


def _wrap_words(words: Sequence[str], width: int) -> list[str]:
    lines = [""]
    for word in words:
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
            continue
        pieces = chop_cells(word, width) or [""]
        if lines[-1]:
            lines.extend(pieces)
        else:
            lines[-1:] = pieces
    return lines


def wrap_items(items: Sequence[str], width: int) -> list[str]:
    """Return the lines of a list field: one item starts one line, marked when there are several."""
    if len(items) < 2:
        return wrap(items[0], width) if items else [""]
    lines: list[str] = []
    for item in items:
        first, *rest = wrap(item, width - 2)
        lines += [f"- {first}", *(f"  {line}" for line in rest)]
    return lines


Piece = tuple[str, "Style"]


def wrap_pieces(pieces: Sequence[Piece], width: int) -> list[list[Piece]]:
    """Return lines of pieces in styles, wrapped at blanks; white space counts as one blank."""
    chars: list[Piece] = []
    for text, style in pieces:
        for char in visible(text, keep="\n"):
            if not char.isspace():
                chars.append((char, style))
            elif chars and chars[-1][0] != " ":
                chars.append((" ", style))
    plain = "".join(char for char, _ in chars).rstrip()
    lines: list[list[Piece]] = []
    at = 0
    for line in wrap(plain, width):
        at = plain.index(line, at)
        lines.append(_joined(chars[at : at + len(line)]))
        at += len(line)
    return lines


def _joined(chars: Sequence[Piece]) -> list[Piece]:
    """Put neighbours of one style together."""
    out: list[Piece] = []
    for char, style in chars:
        if out and out[-1][1] == style:
            out[-1] = (out[-1][0] + char, style)
        else:
            out.append((char, style))
    return out
