"""Edits of a text by place, and what an edit must know about its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from soptui.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable


class Splice(NamedTuple):
    """Put `text` in the place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


class Layout:
    """A text with its line ends, indents and the edits made in parts of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def edited(self, start: int, end: int, splices: Iterable[Splice]) -> str:
        """Return a part of the text with edits that all lie in it.

        Edits at one place keep their order. Raises RefusedError when two of them overlap.
        """
        parts: list[str] = []
        at = start
        for splice in sorted(splices, key=lambda s: (s.start, s.end)):
            if splice.start < at or splice.end > end:
                raise refusal()
            parts += [self.text[at : splice.start], splice.text]
            at = splice.end
        return "".join([*parts, self.text[at:end]])

    def own(self, rendered: str) -> str:
        """Return rendered text with the line ends of this file."""
        return rendered.replace("\n", self.newline)

    def line_start(self, place: int) -> int:
        """Return where the line of `place` begins."""
        return self.text.rfind("\n", 0, place) + 1

    def line_end(self, place: int) -> int:
        """Return where the line of `place` ends, before its line feed."""
        end = self.text.find("\n", place)
        if end < 0:
            return len(self.text)
        return end - 1 if self.text.endswith("\r", 0, end) else end

    def next_line(self, place: int) -> int:
        """Return where the line after that of `place` begins; the end of the text if none does."""
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end + 1

    def indent(self, place: int) -> str:
        """Return the blanks that the line of `place` begins with."""
        line = self.text[self.line_start(place) : place]
        return line[: len(line) - len(line.lstrip(" \t"))]


def refusal() -> RefusedError:
    """Return the refusal for a file whose layout an edit cannot keep."""
    return RefusedError(
        "Susunan berkas ini tidak biasa, sehingga perubahan tidak dapat ditulis tanpa mengacak"
        " bagian lain. Berkas tidak diubah; ubahlah dengan editor teks."
    )
