"""The model of a terminal that tests compare with: pyte's, without two faults it has."""

from __future__ import annotations

import pyte


class PyteScreen(pyte.Screen):
    """pyte keeps a character that an insertion pushed over the edge, and deletions bring it back.

    Terminals drop it. What erases, inserts or deletes leaves the background that is written with
    where a terminal has `bce`, else the terminal's own; pyte does now the one and now the other.
    """

    bce = True

    def _blanks(self, row, columns):
        ground = self.cursor.attrs.bg if self.bce else "default"
        for x in columns:
            self.buffer[row][x] = self.default_char._replace(bg=ground)

    def insert_characters(self, count=None):
        super().insert_characters(count)
        self.buffer[self.cursor.y].pop(self.columns, None)
        end = min(self.cursor.x + (count or 1), self.columns)
        self._blanks(self.cursor.y, range(self.cursor.x, end))

    def delete_characters(self, count=None):
        super().delete_characters(count)
        start = max(self.cursor.x, self.columns - (count or 1))
        self._blanks(self.cursor.y, range(start, self.columns))

    def insert_lines(self, count=None):
        super().insert_lines(count)
        for y in range(self.cursor.y, min(self.cursor.y + (count or 1), self.lines)):
            self._blanks(y, range(self.columns))

    def delete_lines(self, count=None):
        super().delete_lines(count)
        for y in range(max(self.cursor.y, self.lines - (count or 1)), self.lines):
            self._blanks(y, range(self.columns))

    def erase_characters(self, count=None):
        end = min(self.cursor.x + (count or 1), self.columns)
        self._blanks(self.cursor.y, range(self.cursor.x, end))

    def erase_in_line(self, how=0, private=False):
        columns = (range(self.cursor.x, self.columns), range(self.cursor.x + 1))
        self._blanks(self.cursor.y, (*columns, range(self.columns))[how])

    def erase_in_display(self, how=0, *args, **kwargs):
        rows = (range(self.cursor.y + 1, self.lines), range(self.cursor.y))
        for y in (*rows, *[range(self.lines)] * 2)[how]:
            self._blanks(y, range(self.columns))
        if how < 2:
            self.erase_in_line(how)
