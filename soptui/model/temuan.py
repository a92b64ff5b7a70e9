"""A finding: what every check returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is; only errors stop a save, an approval or a clean exit.

    The gravest comes first.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Its place among the levels: 0 is the gravest."""
        return list(Severity).index(self)

    @property
    def kata(self) -> str:
        """The word for people, on screens, in messages and in `[aturan.tingkat]`."""
        return _WORDS[self]


_WORDS = {
    Severity.ERROR: "kesalahan",
    Severity.WARNING: "peringatan",
    Severity.INFO: "catatan",
}


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding about one place of one SOP.

    `rule` is a stable id ("FC-6", "skema/tipe"); `path` is the address of the field as in
    `soptui set` ("langkah/terima/waktu") or "" for the whole SOP; `file`, `line` and `column`
    are filled in where the text is known (line and column from 1, 0 = unknown).
    """

    rule: str
    severity: Severity
    message: str
    path: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
