"""The memory of the screen: what is wanted, what the terminal shows, and the bytes in between.

Textual repaints whole widgets. This takes its frames (cursor positions, SGR, text, line ends),
keeps them as cells and returns the bytes for the cells that changed. Nothing else in a frame has
an effect, so no sequence inside a text can reach the terminal.
"""

from __future__ import annotations

import re

from soptui.tui.terminal.output import SIMPLE, cell
from soptui.tui.terminal.pen import PLAIN, Pen, change, on_blank, pen_of
from soptui.visible import MAX_MARKS

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d{0,5});?(?P<column>\d{0,5})H"
    r"|\x1b\[(?P<sgr>[\d;]*)m"
    r"|(?P<end>[\r\n])"
    r"|(?P<text>[^\x1b\r\n]+)"
    r"|\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\)|.?)",
    re.DOTALL,
)
_NEAR = 4
"""Send up to this many equal cells again rather than move the cursor over them."""

Cell = tuple[str, Pen]
"""A character with its combining marks and its look; the right half of a wide one is ""."""

BLANK: Cell = (" ", PLAIN)


class Screen:
    """The cells of one terminal of `width` by `height`."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._wanted = [[BLANK] * width for _ in range(height)]
        self._x = self._y = 0
        self._pen = PLAIN
        self.forget()

    def forget(self) -> None:
        """Take the terminal as unknown: the next bytes clear it and draw everything."""
        self._sent = [[BLANK] * self.width for _ in range(self.height)]
        self._dirty = set(range(self.height))
        self._out = ["\x1b[?25l\x1b[m\x1b[2J"]
        self._at: tuple[int, int] | None = None
        self._look: Pen | None = PLAIN
        self._cursor_shown = False

    def resize(self, width: int, height: int) -> None:
        """Take another size. What fits stays wanted, the terminal is forgotten."""
        rows = [row[:width] + [BLANK] * (width - len(row)) for row in self._wanted[:height]]
        for old, row in zip(self._wanted, rows, strict=False):
            if width < len(old) and old[width][0] == "":
                row[-1] = BLANK
        rows += [[BLANK] * width for _ in range(height - len(rows))]
        self.width, self.height, self._wanted = width, height, rows
        self.forget()

    # --- what is wanted -----------------------------------------------------------------------

    def paint(self, frame: str) -> None:
        """Put one frame of Textual into the wanted cells."""
        for match in _TOKEN.finditer(frame):
            kind = match.lastgroup
            if kind == "text":
                self._put(match["text"])
            elif kind == "sgr":
                self._pen = pen_of(match["sgr"])
            elif kind == "column":
                self._y = max(1, int(match["row"] or 1)) - 1
                self._x = max(1, int(match["column"] or 1)) - 1
            elif kind == "end":
                self._x = 0
                self._y += match["end"] == "\n"

    def _put(self, text: str) -> None:
        pen, blank = self._pen, (" ", on_blank(self._pen))
        if self._y >= self.height:
            return
        if SIMPLE.fullmatch(text):
            self._place([blank if char == " " else (char, pen) for char in text])
            return
        for char in text:
            shown, width = cell(char)
            if width == 0:
                self._combine(shown)
            elif width == 2:
                fits = self._x + 2 <= self.width
                self._place([(shown, pen), ("", pen)] if fits else [blank, blank])
            else:
                self._place([blank if shown == " " else (shown, pen)])

    def _place(self, cells: list[Cell]) -> None:
        """Overwrite cells; a wide character that loses one half loses the other as well."""
        row, x = self._wanted[self._y], self._x
        self._x += len(cells)
        if x >= self.width:
            return
        end = min(self._x, self.width)
        if row[x][0] == "":
            row[x - 1] = BLANK
        if end < self.width and row[end][0] == "":
            row[end] = BLANK
        row[x:end] = cells[: end - x]
        self._dirty.add(self._y)

    def _combine(self, mark: str) -> None:
        row = self._wanted[self._y]
        x = min(self._x, self.width) - 1
        if x > 0 and row[x][0] == "":
            x -= 1
        if x >= 0 and len(row[x][0]) <= MAX_MARKS:
            row[x] = (row[x][0] + mark, self._pen)
            self._dirty.add(self._y)

    # --- what the terminal gets ---------------------------------------------------------------

    def changes(self, cursor: tuple[int, int] | None = None) -> str:
        """Return the bytes that make the terminal show what is wanted.

        `cursor` is the column and row at which to show the terminal's own cursor; None hides it.
        """
        for y in sorted(self._dirty):
            self._send_row(y)
        self._dirty.clear()
        if cursor is not None:
            column, row = cursor
            self._move(min(row, self.height - 1), min(column, self.width - 1))
        if self._cursor_shown != (cursor is not None):
            self._cursor_shown = not self._cursor_shown
            self._out.append("\x1b[?25h" if self._cursor_shown else "\x1b[?25l")
        out = "".join(self._out)
        self._out = []
        return out

    def _send_row(self, y: int) -> None:
        wanted, sent = self._wanted[y], self._sent[y]
        if wanted == sent:
            return
        if any(len(text) != 1 for text, _ in wanted) or any(len(text) != 1 for text, _ in sent):
            # Terminal and program may disagree about these widths: start the row from nothing.
            self._at = None
            self._move(y, 0)
            self._write("", PLAIN)
            self._out.append("\x1b[2K")
            sent = [BLANK] * self.width
        changed = [x for x in range(self.width) if wanted[x] != sent[x]]
        filled = max((x + 1 for x in range(self.width) if wanted[x] != BLANK), default=0)
        tail = [x for x in changed if x >= filled]
        changed = changed[: len(changed) - len(tail)]
        while changed:
            start = end = changed.pop(0)
            while changed and changed[0] - end <= _NEAR:
                end = changed.pop(0)
            self._send_cells(y, start, end + 1)
        if len(tail) > _NEAR:
            self._move(y, tail[0])
            self._write("", PLAIN)
            self._out.append("\x1b[K")
        elif tail:
            self._send_cells(y, tail[0], tail[-1] + 1)
        self._sent[y] = wanted[:]

    def _send_cells(self, y: int, start: int, end: int) -> None:
        row = self._wanted[y]
        for x in range(start, end):
            text, look = row[x]
            if not text:
                continue
            self._move(y, x)
            self._write(text, look)
            simple = len(text) == 1 and (x + 1 == self.width or row[x + 1][0] != "")
            self._at = (y, x + 1) if simple and x + 1 < self.width else None

    def _write(self, text: str, look: Pen) -> None:
        self._out += change(self._look, look), text
        self._look = look

    def _move(self, y: int, x: int) -> None:
        if self._at == (y, x):
            return
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"]
        if self._at is not None:
            down, right = y - self._at[0], x - self._at[1]
            vertical = _steps(down, "B", "A")
            ways.append(vertical + _steps(right, "C", "D"))
            ways += [vertical + "\b" * -right] if right < 0 else []
            ways += [vertical + "\r"] if x == 0 else []
        self._out.append(min(ways, key=len))
        self._at = (y, x)


def _steps(count: int, forward: str, back: str) -> str:
    """Return the sequence that moves the cursor by `count` cells."""
    if count == 0:
        return ""
    return f"\x1b[{abs(count) if abs(count) > 1 else ''}{forward if count > 0 else back}"
