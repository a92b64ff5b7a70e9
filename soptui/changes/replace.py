"""Finding words in an SOP or a service, and putting other words in their place.

All that people read is searched. Ids, keys of unit and jabatan, choices, dates and links to SOPs
(`sop:<id>`, the SOPs of a service) are found but never replaced: something else relies on them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from soptui.changes import edits
from soptui.changes.edited import Edited
from soptui.errors import InvalidError, SoptuiError
from soptui.model import Layanan
from soptui.model import path as address

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from soptui.model import Langkah, Sop
    from soptui.model.nilai import Nilai

_KEYS = frozenset(
    {"unit", "jenis", "cakupan", "pengesah", "sop"}
    | {"tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "revisi"}
)
_STEP_DONE = frozenset({"id", "kegiatan", "simpul", "bersama"})
_LINK = "sop:"
MAX_PATTERN = 200


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words to look for. `words`: only where no letter stands before or after."""

    text: str
    ignore_case: bool = True
    words: bool = False

    def compiled(self) -> re.Pattern[str]:
        """Return what finds it. Blanks match any blanks. Raises SoptuiError for no words."""
        parts = self.text.split()
        if not parts or len(self.text) > MAX_PATTERN:
            raise SoptuiError(
                f"Teks yang dicari harus berisi 1 sampai {MAX_PATTERN} huruf."
                " Tulis kata atau bagian kalimatnya."
            )
        source = r"\s+".join(map(re.escape, parts))
        if self.words:
            source = rf"(?<!\w){source}(?!\w)"
        return re.compile(source, re.IGNORECASE if self.ignore_case else 0)


@dataclass(frozen=True, slots=True)
class Place:
    """A field or an item that holds the words: its address, its text, and how often."""

    path: str
    text: str
    count: int
    replaceable: bool = True


@dataclass(frozen=True, slots=True)
class Replacement:
    """What one place would become."""

    path: str
    label: str
    before: str
    after: str
    count: int


def find(
    sop: Sop | Layanan, pattern: Pattern, names: Mapping[str, str] | None = None
) -> list[Place]:
    """Return the places that hold the words, in the order of the sheet.

    `names` gives the words that people see instead of a key, by address ("identitas/unit").
    """
    regex = pattern.compiled()
    found = []
    for path, text, replaceable in _texts(sop):
        shown = (names or {}).get(path, text)
        count = sum(1 for _ in regex.finditer(shown))
        if count:
            found.append(Place(path, shown, count, replaceable))
    return found


def text_paths(sop: Sop | Layanan) -> list[str]:
    """Return the addresses of all that is searched, in the order of the sheet."""
    return [path for path, _, _ in _texts(sop)]


def preview(sop: Sop | Layanan, pattern: Pattern, new: str) -> list[Replacement]:
    """Return what would be replaced, place by place. Places that stay as they are left out."""
    regex = pattern.compiled()
    changes = []
    for place in find(sop, pattern):
        after = _replaced(regex, place.text, new, pattern) if place.replaceable else place.text
        if after != place.text:
            label = address.label(sop, place.path)
            changes.append(Replacement(place.path, label, place.text, after, place.count))
    return changes


def replace_all(
    sop: Nilai, pattern: Pattern, new: str, paths: Collection[str] | None = None
) -> Edited[Nilai]:
    """Replace the words wherever they stand, or only at `paths`, as one step.

    An item that loses all its words goes. Raises InvalidError where a name would become empty.
    """
    changes = [c for c in preview(sop, pattern, new) if paths is None or c.path in paths]
    emptied: list[str] = []
    for change in changes:
        parts = address.split(change.path)
        if not change.after and _must_have_words(parts):
            raise InvalidError(f"{change.label} akan menjadi kosong, jadi tidak ada yang diganti.")
        sop = edits.set_value(sop, change.path, change.after).nilai
        if not change.after and parts[-1].isdigit():
            emptied.append(change.path)
    for path in reversed(emptied):
        sop = _without_item(sop, address.split(path))
    places = sum(change.count for change in changes)
    title = f"ganti “{pattern.text}” menjadi “{new}” di {places} tempat"
    notes = (f"{len(emptied)} butir yang menjadi kosong dihapus.",) if emptied else ()
    return Edited(sop, title, notes)


def _replaced(regex: re.Pattern[str], text: str, new: str, pattern: Pattern) -> str:
    """Replace in one text; where case is ignored a capital at the start stays a capital."""

    def word(match: re.Match[str]) -> str:
        if pattern.ignore_case and match[0][:1].isupper() and not pattern.text[:1].isupper():
            return new[:1].upper() + new[1:]
        return new

    after = regex.sub(word, text)
    if new or after == text:
        return after
    return "\n".join(" ".join(line.split()) for line in after.split("\n")).strip()


def _texts(value: Sop | Layanan) -> Iterator[tuple[str, str, bool]]:
    """Yield address and text of every field, in the order of the sheet."""
    yield from _fields("identitas", value.identitas)
    if isinstance(value, Layanan):
        yield from _fields("penyampaian", value.penyampaian)
        yield from _fields("pengelolaan", value.pengelolaan)
    else:
        for performer in value.pelaksana:
            yield f"pelaksana/{performer.id}/nama", performer.nama, True
        for step in value.langkah:
            yield from _step_texts(f"langkah/{step.id}", step)
    yield from _fields("riwayat_awal", value.riwayat_awal)


def _step_texts(path: str, step: Langkah) -> Iterator[tuple[str, str, bool]]:
    yield f"{path}/kegiatan", step.kegiatan, True
    for simpul in step.simpul:
        where = f"{path}/simpul/{simpul.pelaksana}"
        yield f"{where}/teks", simpul.teks, True
        for i, alur in enumerate(simpul.alur or ()):
            yield f"{where}/alur/{i}/label", alur.label, True
    yield from _fields(path, step, skipped=_STEP_DONE)


def _fields(
    path: str, value: Any, skipped: Collection[str] = ()
) -> Iterator[tuple[str, str, bool]]:
    for name in (item.name for item in fields(value) if item.name not in skipped):
        content, where = getattr(value, name), f"{path}/{name}"
        if isinstance(content, tuple):
            for i, text in enumerate(content):
                yield f"{where}/{i}", text, name not in _KEYS and not text.startswith(_LINK)
        elif content is not None:
            yield where, str(content), isinstance(content, str) and name not in _KEYS


def _must_have_words(parts: tuple[str, ...]) -> bool:
    return parts[-1] in ("judul", "nama")


def _without_item(value: Any, parts: tuple[str, ...]) -> Any:
    part, rest = parts[0], parts[1:]
    if isinstance(value, tuple):
        i = address.item_index(value, part)
        inner = () if not rest else (_without_item(value[i], rest),)
        return (*value[:i], *inner, *value[i + 1 :])
    return replace(value, **{part: _without_item(address.child(value, part), rest)})
