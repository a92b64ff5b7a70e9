"""The last line of defence before the terminal: text that only shows, bytes that only go out.

Foreign text is made visible at the data boundary by `soptui.visible`. What slips past it is
caught here, cell by cell: every control, override or invisible character becomes one visible
cell, and the text keeps the width that Textual reckoned with, so that no row shifts.
"""

from __future__ import annotations

import io
import re
import sys
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size, set_cell_size
from rich.segment import Segment
from textual.filter import LineFilter

from soptui.visible import visible

if TYPE_CHECKING:
    from textual.color import Color
    from typing_extensions import Buffer

UNKNOWN = "\ufffd"
SIMPLE = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u2500-\u25fc]*")
"""Text of which every character is visible and one cell wide."""


@lru_cache(maxsize=8192)
def cell(char: str) -> tuple[str, int]:
    """Return what to show for one character and its width in cells (0: a combining mark)."""
    shown = visible(char)
    if shown == char:
        return char, get_character_cell_size(char)
    return (shown if len(shown) == 1 else UNKNOWN), 1


def shown(text: str) -> str:
    """Return `text` with nothing but visible characters, in as many cells as Textual counted."""
    if SIMPLE.fullmatch(text):
        return text
    marked = "".join(cell(char)[0] for char in text)
    return text if marked == text else set_cell_size(marked, cell_len(text))


class VisibleFilter(LineFilter):
    """Makes the text of every line visible before Textual wraps it in its own sequences.

    This is the only place where foreign text and Textual's sequences can still be told apart.
    Links go too: an address is text that the terminal would act upon.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line, safe to write."""
        del background
        return [
            Segment(shown(text), style.update_link(None) if style and style.link else style)
            for text, style, control in segments
            if not control
        ]


class Line(io.FileIO):
    """The way to the terminal: counts its bytes, and a line that is gone swallows them."""

    def __init__(self, fileno: int) -> None:
        super().__init__(fileno, "w", closefd=False)
        self.sent = 0

    def write(self, data: Buffer, /) -> int:
        """Write to the terminal; returns the number of bytes that are done with."""
        size = memoryview(data).nbytes
        with suppress(OSError):
            size = super().write(data) or 0
        self.sent += size
        return size


def open_line() -> tuple[Line, io.TextIOWrapper]:
    """Open the terminal for writing: the bytes and the text on top of them.

    A character that the encoding of the terminal does not have becomes a question mark, which
    is one cell as well. (Python's own standard error would write a longer escape.)
    """
    stream = next((s for s in (sys.__stdout__, sys.__stderr__) if s and s.isatty()), None)
    line = Line(stream.fileno() if stream else 2)
    encoding = stream.encoding if stream else "utf-8"
    return line, io.TextIOWrapper(
        io.BufferedWriter(line), encoding=encoding, errors="replace", newline=""
    )
