"""Text being typed, with a cursor. No screen in here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len

from soptui.visible import visible

_NOT_TYPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def clean_paste(text: str, *, lines: bool) -> str:
    """Return pasted text without control characters; line ends become blanks in a one-liner."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = _NOT_TYPED.sub("", text)
    return text if lines else " ".join(text.split("\n")).strip("\n")


@dataclass(slots=True)
class Buffer:
    """A text and the place of the cursor in it, from 0 to its length."""

    text: str = ""
    cursor: int = 0

    def insert(self, text: str) -> None:
        """Type text at the cursor."""
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)

    def delete(self, start: int, end: int) -> None:
        """Take out a stretch; the cursor goes to where it was."""
        start, end = max(0, start), min(len(self.text), end)
        self.text = self.text[:start] + self.text[end:]
        self.cursor = start

    def word_left(self) -> int:
        """Return where the word left of the cursor starts."""
        match = re.search(r"\S*\s*$", self.text[: self.cursor])
        return match.start() if match and match[0] else max(0, self.cursor - 1)

    def line_start(self) -> int:
        """Return where the line of the cursor starts."""
        return self.text.rfind("\n", 0, self.cursor) + 1

    def line_end(self) -> int:
        """Return where the line of the cursor ends."""
        end = self.text.find("\n", self.cursor)
        return len(self.text) if end < 0 else end

    def current_line(self) -> str:
        """Return the line of the cursor."""
        return self.text[self.line_start() : self.line_end()]


@lru_cache(maxsize=4096)
def shown(char: str) -> str:
    """Return a character as the screen shows it."""
    return visible(char)


@lru_cache(maxsize=4096)
def cells(char: str) -> int:
    """Return how many cells a character takes as it is shown."""
    return cell_len(shown(char))


def layout(text: str, width: int) -> list[tuple[int, int]]:
    """Return the stretches (start, end) of the lines that `text` takes at `width` cells.

    Lines break after blanks; a word longer than a line is broken. A line feed ends a line and
    belongs to none. One cell is kept free at the right for the cursor.
    """
    width = max(2, width - 1)
    rows: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        rows.extend(_break(text, start, end, width))
        start = end + 1
    return rows


def _break(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    rows = []
    used, blank, i = 0, start, start
    while i < end:
        size = cells(text[i])
        if used + size > width and i > start:
            cut = blank if blank > start else i
            rows.append((start, cut))
            start = cut
            used = sum(map(cells, text[start:i]))
            blank = start
        used += size
        i += 1
        if text[i - 1] == " ":
            blank = i
    rows.append((start, end))
    return rows
