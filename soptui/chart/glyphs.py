"""The characters of a chart: one table for UTF-8 and one for ASCII. All are one cell wide."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

UP, RIGHT, DOWN, LEFT = 1, 2, 4, 8


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Solid lines are flow, dashed ones are grid; readable without colour."""

    line: dict[int, str]
    """Directions a line reaches → character."""
    heads: tuple[str, str, str, str]
    """Arrow heads that point left, right, up, down."""
    bar: str
    vertical: str
    horizontal: str
    """Borders of the table."""
    dash_vertical: str
    dash_horizontal: str
    exits: dict[str, str]
    """Border character of a symbol → the same where a line leaves: below, above, left, right."""
    bar_ends: str
    corners: str
    """Of the table: nine junctions, row by row."""

    def corner(self, shape: str) -> str:
        """Return a junction of the table by its UTF-8 shape."""
        return self.corners[UNICODE.corners.index(shape)]


_HORIZONTAL, _VERTICAL = LEFT | RIGHT, UP | DOWN

UNICODE = Glyphs(
    line={
        UP: "│",
        DOWN: "│",
        _VERTICAL: "│",
        RIGHT: "─",
        LEFT: "─",
        _HORIZONTAL: "─",
        UP | RIGHT: "└",
        UP | LEFT: "┘",
        DOWN | RIGHT: "┌",
        DOWN | LEFT: "┐",
        _VERTICAL | RIGHT: "├",
        _VERTICAL | LEFT: "┤",
        _HORIZONTAL | DOWN: "┬",
        _HORIZONTAL | UP: "┴",
    },
    heads=("◄", "►", "▲", "▼"),
    bar="═",
    vertical="│",
    horizontal="─",
    dash_vertical="┊",
    dash_horizontal="┈",
    exits={"below": "┬", "above": "┴", "left": "┤", "right": "├"},
    bar_ends="╞╡",
    corners="┌┬┐├┼┤└┴┘",
)

ASCII = Glyphs(
    line={
        UP: "|",
        DOWN: "|",
        _VERTICAL: "|",
        RIGHT: "-",
        LEFT: "-",
        _HORIZONTAL: "-",
        UP | RIGHT: "'",
        UP | LEFT: "'",
        DOWN | RIGHT: ".",
        DOWN | LEFT: ".",
        _VERTICAL | RIGHT: "+",
        _VERTICAL | LEFT: "+",
        _HORIZONTAL | DOWN: "+",
        _HORIZONTAL | UP: "+",
    },
    heads=("<", ">", "^", "v"),
    bar="=",
    vertical="|",
    horizontal="-",
    dash_vertical=":",
    dash_horizontal=" ",
    exits={},
    bar_ends="",
    corners="+++++++++",
)

_FRAMES = {
    ("term", False): ("╭─╮", "( )", "╰─╯"),
    ("box", False): ("┌─┐", "│ │", "└─┘"),
    ("dec", False): (" ╱▔╲ ", "<   >", " ╲▁╱ "),
    ("off", False): ("┌─┐", "│ │", " ╲▁╱ "),
    ("term", True): (".-.", "( )", "'-'"),
    ("box", True): ("+-+", "| |", "+-+"),
    ("dec", True): (" /^\\ ", "<   >", " \\_/ "),
    ("off", True): ("+-+", "| |", " \\_/ "),
}
_BRACKETS = {
    ("term", False): "()",
    ("box", False): "[]",
    ("dec", False): "◇◇",
    ("off", False): "╲╱",
    ("term", True): "()",
    ("box", True): "[]",
    ("dec", True): "<>",
    ("off", True): "\\/",
}


@lru_cache(maxsize=4096)
def symbol_lines(
    kind: str, number: str, half: int, *, is_tall: bool, ascii_only: bool
) -> list[str]:
    """Return the text lines of a symbol, each 2 · half + 1 cells: three, or one when not tall."""
    inner = number.center(2 * half - 1)
    if not is_tall:
        brackets = _BRACKETS[kind, ascii_only]
        return [brackets[0] + inner + brackets[1]]
    lines = []
    for frame in _FRAMES[kind, ascii_only]:
        middle = len(frame) // 2
        fill = 2 * half + 1 - 2 * middle
        lines.append(frame[:middle] + frame[middle] * fill + frame[middle + 1 :])
    lines[1] = lines[1][0] + inner + lines[1][-1]
    if ascii_only and kind == "dec":  # a row of ^ would look like arrow heads
        lines[0] = lines[0].replace("^", "-").strip()
        top = "^" if len(lines[0]) == 3 else "-"
        lines[0] = f" {lines[0][0]}{top * (2 * half - 3)}{lines[0][-1]} "
    return lines
