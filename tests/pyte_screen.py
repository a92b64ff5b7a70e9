"""The model of a terminal that tests compare with: pyte's, without a fault it has."""

from __future__ import annotations

import pyte


class PyteScreen(pyte.Screen):
    """pyte keeps a character that an insertion pushed over the edge, and deletions bring it back.

    Terminals drop it.
    """

    def insert_characters(self, count=None):
        super().insert_characters(count)
        self.buffer[self.cursor.y].pop(self.columns, None)
