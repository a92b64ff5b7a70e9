"""The hand that writes to the terminal: where it is, how it writes, and the bytes it has sent.

It chooses the shortest of the ways that every terminal knows (VT102 and the Linux console: cursor
moves, erase in line, erase characters, insert and delete lines), so that two ways to the same
picture can be tried and compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.terminal.pen import PLAIN, Pen, change, for_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell = tuple[str, Pen]
"""A character with its combining marks and its look; the right half of a wide one is ""."""

BLANK: Cell = (" ", PLAIN)

_NEAR = 12
"""Equal cells that are never sent again: moving over them is shorter."""

_ERASE_BETWEEN = 10
_ERASE_LAST = 5
"""Blanks that are as short to write as to erase, with something behind them and without."""


class Brush:
    """Writes on a terminal of `width` columns. `size` is the number of bytes in `out`.

    `ground` is how a cell looks that an erasure leaves. A terminal that erases with its own colour
    only gets the plain one.
    """

    def __init__(self, width: int, ground: Pen = PLAIN) -> None:
        self._width = width
        self.ground = ground
        self.at: tuple[int, int | None] | None = None
        """Row and column of the terminal's cursor, as far as they are known."""
        self.look: Pen | None = PLAIN
        """How the terminal writes now."""
        self.out: list[str] = []
        self.size = 0

    @property
    def blank(self) -> Cell:
        """The cell that an erasure leaves."""
        return " ", self.ground

    def fork(self) -> Brush:
        """Return a brush that goes on from here without changing this one."""
        other = Brush(self._width, self.ground)
        other.at, other.look, other.out, other.size = self.at, self.look, self.out[:], self.size
        return other

    def take(self) -> str:
        """Return what was written, and begin again from here."""
        out = "".join(self.out)
        self.out, self.size = [], 0
        return out

    def put(self, sequence: str) -> None:
        """Send a sequence that neither moves the cursor nor changes the look."""
        self.out.append(sequence)
        self.size += len(sequence)

    def move(self, y: int, x: int) -> None:
        """Put the terminal's cursor on a cell, by the shortest way."""
        if self.at == (y, x):
            return
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"]
        if self.at is not None:
            row, column = self.at
            down = _down(y - row)
            if column is not None:
                ways.append(down + _steps(x - column, "C", "D"))
                if x < column:
                    ways.append(down + "\b" * (column - x))
            ways.append(f"{down}\x1b[{x + 1}G" if x else f"{down}\r")
        self.put(min(ways, key=len))
        self.at = (y, x)

    def prepare(self) -> None:
        """Make an erasure leave the ground."""
        self._take_look(for_blank(self.look, self.ground))

    def _take_look(self, look: Pen) -> None:
        if look != self.look:
            self.put(change(self.look, look))
            self.look = look

    # --- rows ---------------------------------------------------------------------------------

    def row(self, y: int, wanted: Sequence[Cell], sent: Sequence[Cell]) -> None:
        """Turn a row that shows `sent` into one that shows `wanted`."""
        if wanted == sent:
            return
        if not (is_simple(wanted) and is_simple(sent)):
            # Terminal and program may disagree about these widths: start the row from nothing.
            self.at = None
            self.move(y, 0)
            self.prepare()
            self.put("\x1b[2K")
            sent = [self.blank] * self._width
        changed = [x for x in range(self._width) if wanted[x] != sent[x]]
        if not changed:
            return
        blank = self.blank
        filled = next((x + 1 for x in range(changed[-1], -1, -1) if wanted[x] != blank), 0)
        inside = [x for x in changed if x < filled]
        for start, end in self._runs(wanted, inside):
            self._cells(y, wanted, start, end)
        tail = changed[len(inside) :]
        if not tail:
            return
        if len(tail) > _ERASE_LAST and all(cell == blank for cell in wanted[tail[-1] :]):
            self.move(y, tail[0])
            self.prepare()
            self.put("\x1b[K")
        else:
            self._cells(y, wanted, tail[0], tail[-1] + 1)

    def _runs(self, row: Sequence[Cell], changed: Sequence[int]) -> list[tuple[int, int]]:
        """Join changed cells to runs where the equal cells between them are shorter to send."""
        runs: list[tuple[int, int]] = []
        for x in changed:
            if runs and (x == runs[-1][1] or _is_shorter_written(row, runs[-1][1], x)):
                runs[-1] = (runs[-1][0], x + 1)
            else:
                runs.append((x, x + 1))
        return runs

    def _cells(self, y: int, row: Sequence[Cell], start: int, end: int) -> None:
        x = start
        while x < end:
            blanks = self._blanks(row, x, end)
            if blanks > (_ERASE_LAST if x + blanks == end else _ERASE_BETWEEN):
                self.move(y, x)
                self.prepare()
                self.put(f"\x1b[{blanks}X")
                x += blanks
                continue
            self._cell(y, x, row)
            x += 1

    def _blanks(self, row: Sequence[Cell], start: int, end: int) -> int:
        blank, x = self.blank, start
        while x < end and row[x] == blank:
            x += 1
        return x - start

    def _cell(self, y: int, x: int, row: Sequence[Cell]) -> None:
        text, look = row[x]
        if not text:
            return
        self.move(y, x)
        self._take_look(for_blank(self.look, look) if text == " " else look)
        self.out.append(text)
        self.size += 1 if text.isascii() else len(text.encode())
        simple = len(text) == 1 and (x + 1 == self._width or row[x + 1][0] != "")
        self.at = (y, x + 1 if simple and x + 1 < self._width else None)

    def slide(self, rows: Sequence[int], left: int, right: int, by: int) -> None:
        """Move the cells of some rows from `left` to before `right` left by `by`; else right.

        One edge of all rows before the other: from row to row the cursor only goes down.
        """
        self.prepare()
        edges = [(left, "P"), (right - by, "@")] if by > 0 else [(right + by, "P"), (left, "@")]
        for x, final in edges:
            for y in rows if x == left or right < self._width else ():
                self._characters(y, x, abs(by), final)

    def _characters(self, y: int, x: int, count: int, final: str) -> None:
        self.move(y, x)
        self.put(f"\x1b[{count if count > 1 else ''}{final}")

    # --- bands --------------------------------------------------------------------------------

    def scroll(self, top: int, bottom: int, by: int, height: int) -> None:
        """Move the rows from `top` to before `bottom` up by `by` rows; down if it is negative.

        By deleting and inserting lines, which leave no state behind if the program ends half way.
        """
        self.prepare()
        if by > 0:
            self._lines(top, by, "M")
            if bottom < height:
                self._lines(bottom - by, by, "L")
        else:
            if bottom < height:
                self._lines(bottom + by, -by, "M")
            self._lines(top, -by, "L")

    def _lines(self, y: int, count: int, final: str) -> None:
        self.move(y, 0)
        self.put(f"\x1b[{count if count > 1 else ''}{final}")


def is_simple(row: Sequence[Cell]) -> bool:
    """Tell whether every cell of a row holds one character of one cell."""
    return all(len(text) == 1 for text, _ in row)


def _is_shorter_written(row: Sequence[Cell], start: int, end: int) -> bool:
    """Tell whether sending equal cells again takes no more bytes than moving over them."""
    if end - start > _NEAR:
        return False
    look, size = row[start - 1][1], 0
    first = look
    for text, wanted in row[start:end]:
        taken = for_blank(look, wanted) if text == " " else wanted
        size += len(change(look, taken))
        look = taken
        size += 1 if text.isascii() else len(text.encode())
    after = row[end][1]
    skipped = len(_steps(end - start, "C", "D")) + len(change(first, after))
    return size + len(change(look, after)) <= skipped


def _down(count: int) -> str:
    """Return the sequence that moves the cursor down by `count` rows: up if it is negative.

    A vertical tab is a line feed that keeps its column, also where the system turns line feeds
    into new lines.
    """
    steps = _steps(count, "B", "A")
    return "\v" * count if 0 < count <= len(steps) else steps


def _steps(count: int, forward: str, back: str) -> str:
    """Return the sequence that moves the cursor by `count` cells."""
    if count == 0:
        return ""
    return f"\x1b[{abs(count) if abs(count) > 1 else ''}{forward if count > 0 else back}"
