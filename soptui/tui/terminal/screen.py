"""The memory of the screen: what is wanted, what the terminal shows, and the bytes in between.

Textual repaints whole widgets. This takes its frames (cursor positions, SGR, text, line ends),
keeps them as cells and returns the bytes for the cells that changed. Nothing else in a frame has
an effect, so no sequence inside a text can reach the terminal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from soptui.tui.terminal.brush import BLANK, Brush, Cell, is_simple
from soptui.tui.terminal.output import SIMPLE, cell
from soptui.tui.terminal.pen import PLAIN, Pen, on_blank, pen_of
from soptui.tui.terminal.scroll import Slide, bands, slides
from soptui.visible import MAX_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d{0,5});?(?P<column>\d{0,5})H"
    r"|\x1b\[(?P<sgr>[\d;]*)m"
    r"|(?P<end>[\r\n])"
    r"|(?P<text>[^\x1b\r\n]+)"
    r"|\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\)|.?)",
    re.DOTALL,
)
_CHEAP = 160
"""Bytes of a frame that are sent as they are, without looking for what moved."""
_SLIDE = 6
"""Bytes that moving one edge of a row aside takes."""


class Screen:
    """The cells of one terminal of `width` by `height`.

    `has_bce` tells whether it erases with the background that it writes with (terminfo: bce). It
    is asked only when a background is painted.
    """

    def __init__(
        self, width: int, height: int, has_bce: Callable[[], bool] = lambda: False
    ) -> None:
        self.width, self.height = width, height
        self._has_bce = has_bce
        self._wanted = [[BLANK] * width for _ in range(height)]
        self._x = self._y = 0
        self._pen = PLAIN
        self.forget()

    def forget(self) -> None:
        """Take the terminal as unknown: the next bytes clear it and draw everything."""
        self._is_known = False
        self._sent: list[Sequence[Cell]] = []
        self._dirty = set(range(self.height))
        self._brush = Brush(self.width)
        self._cursor_shown = False

    def seed(self, frame: str) -> None:
        """Take the terminal as cleared and then painted with `frame`, its cursor hidden."""
        self.paint(frame)
        self._is_known = True
        self._sent = [row[:] for row in self._wanted]
        self._dirty.clear()
        self._brush = Brush(self.width)

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
        self._brush.ground = self._ground()
        if not self._is_known:
            self._clear()
        self._brush = self._best_way()
        for y in self._dirty:
            self._sent[y] = self._wanted[y][:]
        self._dirty.clear()
        if cursor is not None:
            column, row = cursor
            self._brush.move(min(row, self.height - 1), min(column, self.width - 1))
        if self._cursor_shown != (cursor is not None):
            self._cursor_shown = not self._cursor_shown
            self._brush.put("\x1b[?25h" if self._cursor_shown else "\x1b[?25l")
        return self._brush.take()

    def _ground(self) -> Pen:
        """Return the look of most of the screen, if the terminal can erase to it."""
        seen = [row[-1][1].background for row in self._wanted if row]
        background = max(set(seen), key=seen.count, default="")
        return Pen(background=background) if background and self._has_bce() else PLAIN

    def _clear(self) -> None:
        self._is_known = True
        self._brush.put("\x1b[?25l")
        self._brush.look = None
        self._brush.prepare()
        self._brush.put("\x1b[2J")
        self._sent = [[self._brush.blank] * self.width] * self.height

    def _best_way(self) -> Brush:
        """Draw the changed rows as they are, or move some first: what takes the fewest bytes."""
        changed = {y for y in self._dirty if self._wanted[y] != self._sent[y]}
        base, best = self._brush, self._brush.fork()
        self._draw(best, changed, self._sent)
        if best.size - self._brush.size <= _CHEAP:
            return best
        shown = self._sent
        for band in bands(self._wanted, self._sent, changed):
            way = self._brush.fork()
            way.scroll(*band, self.height)
            moved = band.moved(self._sent, [way.blank] * self.width)
            rows = changed.union(range(band.top, band.bottom))
            start = way.fork()
            self._draw(way, rows, moved)
            if way.size < best.size:
                best, base, shown = way, start, moved
        rows = {y for y in range(self.height) if self._wanted[y] != shown[y]}
        for slide in slides(self._wanted, shown, rows):
            way = self._by_sliding(base.fork(), rows, shown, slide)
            if way.size < best.size:
                best = way
        return best

    def _by_sliding(
        self, brush: Brush, rows: set[int], sent: Sequence[Sequence[Cell]], slide: Slide
    ) -> Brush:
        """Move the cells of those rows aside for which that is shorter, then draw the rows."""
        moved = list(sent)
        aside = [y for y in sorted(rows) if self._is_shorter_aside(y, sent[y], slide)]
        for y in aside:
            moved[y] = slide.moved(sent[y], brush.blank)
        brush.slide(aside, *slide)
        self._draw(brush, rows, moved)
        return brush

    def _is_shorter_aside(self, y: int, sent: Sequence[Cell], slide: Slide) -> bool:
        wanted = self._wanted[y]
        if not (is_simple(wanted) and is_simple(sent)):
            return False
        plain, aside = (Brush(self.width, self._brush.ground) for _ in range(2))
        plain.row(y, wanted, sent)
        aside.row(y, wanted, slide.moved(sent, aside.blank))
        edges = 1 if slide.right == self.width else 2
        return aside.size + edges * _SLIDE < plain.size

    def _draw(self, brush: Brush, rows: set[int], sent: Sequence[Sequence[Cell]]) -> None:
        for y in sorted(rows):
            brush.row(y, self._wanted[y], sent[y])
