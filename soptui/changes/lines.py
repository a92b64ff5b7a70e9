"""Steps written as plain lines, one step a line: the quickest way to a first draft.

    Agendaris: Menerima surat masuk | Surat masuk | 10 menit | Surat diterima
    Mencatat surat
    Kepala Bagian: Memeriksa kelengkapan surat? 1

`Pelaksana: kegiatan`; a line without a name keeps the performer of the line before (a line that
starts with a colon does so too, whatever colons follow). After a `|` come kelengkapan, waktu,
output and keterangan, as far as they are known; `;` parts several items. A line that ends with `?`
is a decision, a number after it is the step that Tidak goes to. Lines that say only "awal",
"utama", "penghubung" or "akhir" are headings (the "langkah identifikasi" of the guideline) and
order what stands below them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING = re.compile(r"(?:langkah\s+)?(awal|utama|penghubung|akhir)\s*:?", re.IGNORECASE)
_ORDER = ("awal", "utama", "penghubung", "akhir")
_BULLET = re.compile(r"(?:[-*•]|\d{1,3}[.)])\s+")
_WHO = re.compile(r"([^:]*):(?:\s+(.*)|)", re.DOTALL)
_DECISION = re.compile(r"(.*?)\s*\?+\s*(\d{0,3})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Baris:
    """One step as it was written. `line` counts the lines of the text from 0."""

    kegiatan: str
    pelaksana: str = ""
    """"" while no line has named one."""
    keputusan: bool = False
    kembali: int = 0
    """Number of the step that Tidak goes to; 0: not said."""
    kelengkapan: tuple[str, ...] = ()
    waktu: str = ""
    output: tuple[str, ...] = ()
    keterangan: str = ""
    line: int = 0


def parse_lines(text: str) -> tuple[Baris, ...]:
    """Return the steps that lines describe, in the order of the headings. Reads any text."""
    found: list[tuple[int, Baris]] = []
    section, who = 0, ""
    for number, raw in enumerate(text.split("\n")):
        line = raw.strip()
        heading = _HEADING.fullmatch(line)
        if heading:
            section = _ORDER.index(heading[1].lower())
            continue
        line = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
        if not line.strip(" |:?"):
            continue
        baris = _step(line, who, number)
        who = baris.pelaksana
        found.append((section, baris))
    return tuple(baris for _, baris in sorted(found, key=lambda pair: pair[0]))


def _step(line: str, who: str, number: int) -> Baris:
    head, *rest = (part.strip() for part in line.split("|"))
    name, kegiatan = split_name(head)
    decision = _DECISION.fullmatch(kegiatan)
    cells = [*rest, "", "", "", ""]
    return Baris(
        kegiatan=_words(decision[1] if decision else kegiatan),
        pelaksana=_words(name) or who,
        keputusan=decision is not None,
        kembali=int(decision[2] or 0) if decision else 0,
        kelengkapan=_items(cells[0]),
        waktu=_words(cells[1]),
        output=_items(cells[2]),
        keterangan=_words(" | ".join(cells[3:]).strip(" |")),
        line=number,
    )


def split_name(head: str) -> tuple[str, str]:
    """Return performer and activity of "Pelaksana: kegiatan"; no name without a colon and blank."""
    match = _WHO.fullmatch(head)
    if match is None:
        return "", head
    return match[1].strip(), (match[2] or "").strip()


def _words(text: str) -> str:
    return " ".join(text.split())


def _items(text: str) -> tuple[str, ...]:
    return tuple(item for part in text.split(";") if (item := _words(part)))
