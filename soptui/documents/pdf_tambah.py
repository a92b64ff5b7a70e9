"""Objects appended to a finished PDF of Typst, as an update of the file (ISO 32000-1, 7.5.6).

Typst writes plain objects and one classic table of them; what it wrote stays where it is.
"""

from __future__ import annotations

import re

_TAIL = re.compile(
    rb"trailer\n<</Size (\d+)/Root (\d+) 0 R(.*?)(?:/Prev \d+)?>>\nstartxref\n(\d+)\n%%EOF\n?\Z",
    re.DOTALL,
)


class Tambahan:
    """New and changed objects of one file."""

    def __init__(self, pdf: bytes) -> None:
        tail = _TAIL.match(pdf, pdf.rfind(b"trailer\n"))
        assert tail is not None, "Typst ends a file with its table of objects"
        self._pdf = pdf if pdf.endswith(b"\n") else pdf + b"\n"
        self._size, self.root, self._rest, self._table = (
            *(int(tail[1]), int(tail[2])),
            *(tail[3], int(tail[4])),
        )
        self._objects: dict[int, bytes] = {}

    def read(self, number: int) -> bytes:
        """Return an object as it stands now."""
        if number in self._objects:
            return self._objects[number]
        head = b"\n%d 0 obj\n" % number
        start = self._pdf.rindex(head) + len(head)
        return self._pdf[start : self._pdf.index(b"\nendobj", start)]

    def find(self, words: bytes) -> int:
        """Return the number of the object that holds these words. Raises ValueError for none."""
        place = self._pdf.index(words)
        start = self._pdf.rindex(b" 0 obj\n", 0, place)
        return int(self._pdf[self._pdf.rindex(b"\n", 0, start) : start])

    def put(self, number: int, body: bytes) -> None:
        """Write an object anew."""
        self._objects[number] = body

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        number, self._size = self._size, self._size + 1
        self._objects[number] = body
        return number

    def extend(self, number: int, entries: bytes) -> None:
        """Add entries to a dictionary."""
        self.put(number, self.read(number).removesuffix(b">>") + entries + b">>")

    def finish(self) -> bytes:
        """Return the file with the update at its end."""
        parts, place, table = [self._pdf], len(self._pdf), [b"xref\n0 1\n0000000000 65535 f \n"]
        for number, body in sorted(self._objects.items()):
            part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
            table.append(b"%d 1\n%010d 00000 n \n" % (number, place))
            parts.append(part)
            place += len(part)
        end = b"trailer\n<</Size %d/Root %d 0 R%s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
        tail = (self._size, self.root, self._rest, self._table, place)
        return b"".join([*parts, *table, end % tail])
