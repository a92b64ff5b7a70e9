"""What a draft holds, and how little must be written when it changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from soptui.model import Layanan, Sop
from soptui.model.data import (
    langkah_from_data,
    langkah_to_data,
    layanan_from_data,
    layanan_to_data,
    sop_from_data,
    sop_to_data,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.repo.session import Session

Record: TypeAlias = dict[str, Any]


STEPS = "langkah"
"""The question whose answer are the lines of a new SOP."""
MACAM = "macam"
"""The answer that says which kind of document is being made: the folder of the kind."""


class Jenis(StrEnum):
    """Where something is being typed."""

    RUAS = "ruas"
    """In the field of an SOP: `place` is its address."""
    PESAN = "pesan"
    """In the words of a save."""
    TANYA = "tanya"
    """In the answer to another question: `place` is the question."""


@dataclass(frozen=True, slots=True)
class Ketikan:
    """What is being typed and was not taken over yet."""

    jenis: Jenis
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Dasar:
    """What the edits started from: the file, its text, and the blob that the history had."""

    file: str = ""
    """"": an SOP that was never saved."""
    text: str = ""
    base: str | None = None
    exists: bool = False


@dataclass(frozen=True, slots=True)
class Isi:
    """All that a draft holds at one moment."""

    dasar: Dasar = Dasar()
    nilai: Sop | Layanan | None = None
    """The value with the edits; None: nothing but what is being typed."""
    account: tuple[str, str, str] = ("", "", "")
    """Words, source and layout that a save would carry."""
    comments: tuple[str, ...] = ()
    ketikan: tuple[Ketikan, ...] = ()
    formulir: tuple[tuple[str, str], ...] = ()
    """The answers about a document that was never saved."""

    @property
    def sop(self) -> Sop | None:
        """The value with the edits, of an SOP."""
        return self.nilai if isinstance(self.nilai, Sop) else None


def session_content(session: Session[Any]) -> Isi:
    """Return what the editing of a document holds unsaved, but for what is being typed."""
    draft = session.draft()
    doc = draft.doc
    dasar = Dasar(doc.file, doc.text, getattr(doc, "base", None), getattr(doc, "exists", True))
    told = (draft.account.words, draft.account.source, draft.account.layout)
    nilai = draft.state.nilai if session.is_changed else None
    return Isi(dasar, nilai, told, draft.comments)


def with_typing(isi: Isi, ketikan: tuple[Ketikan, ...]) -> Isi:
    """Return the same with what is being typed."""
    return isi if isi.ketikan == ketikan else replace(isi, ketikan=ketikan)


def pack(before: Isi | None, after: Isi) -> Record:
    """Return what leads from one moment to the next; from nothing, all of it."""
    was = before or Isi()
    out: Record = {}
    if after.dasar != was.dasar:
        d = after.dasar
        out["dasar"] = [d.file, d.text, d.base, d.exists]
    if after.nilai is not was.nilai:
        out.update(_value_change(was, after.nilai))
    if after.account != was.account:
        out["cerita"] = list(after.account)
    if after.comments != was.comments:
        out["komentar"] = list(after.comments)
    if after.ketikan != was.ketikan:
        out.update(_typing_change(was.ketikan, after.ketikan))
    if after.formulir != was.formulir:
        out["formulir"] = [list(pair) for pair in after.formulir]
    return out


def unpack(was: Isi, record: Record) -> Isi:
    """Return what a record makes of the moment before. Raises on what `pack` never made."""
    found: dict[str, Any] = {}
    if "dasar" in record:
        found["dasar"] = Dasar(*record["dasar"])
    if "sop" in record:
        found["nilai"] = None if record["sop"] is None else _changed_sop(was.sop, record["sop"])
    if "layanan" in record:
        found["nilai"] = layanan_from_data(record["layanan"])
    if "cerita" in record:
        words, source, layout = record["cerita"]
        found["account"] = (words, source, layout)
    if "komentar" in record:
        found["comments"] = tuple(record["komentar"])
    if "ketikan" in record:
        found["ketikan"] = tuple(Ketikan(Jenis(j), p, t) for j, p, t in record["ketikan"])
    if "tik" in record:
        at, start, end, text = record["tik"]
        typed = list(was.ketikan)
        old = typed[at].text
        typed[at] = replace(typed[at], text=old[:start] + text + old[end:])
        found["ketikan"] = tuple(typed)
    if "formulir" in record:
        found["formulir"] = tuple((key, value) for key, value in record["formulir"])
    return replace(was, **found)


# --- the value: parts that changed, and the stretch of steps that is another -------------------

_PARTS = ("id", "identitas", "pelaksana", "riwayat_awal")


def _value_change(was: Isi, now: Sop | Layanan | None) -> Record:
    """Return how a value differs; a service is short and goes whole."""
    if isinstance(now, Layanan):
        return {"layanan": layanan_to_data(now)}
    return {"sop": None if now is None else _sop_change(was.sop, now)}


def _sop_change(was: Sop | None, now: Sop) -> Record:
    data = sop_to_data(replace(now, langkah=()))
    data.setdefault("riwayat_awal", {})
    kept = () if was is None else tuple(p for p in _PARTS if getattr(was, p) == getattr(now, p))
    out = {part: data[part] for part in _PARTS if part not in kept}
    old = () if was is None else was.langkah
    start, end = _stretch(old, now.langkah)
    if was is None or old != now.langkah:
        new = now.langkah[start : len(now.langkah) - (len(old) - end)]
        out["langkah"] = [start, end, [langkah_to_data(step) for step in new]]
    return out


def _changed_sop(was: Sop | None, record: Record) -> Sop:
    data = {} if was is None else sop_to_data(replace(was, langkah=()))
    data.update((part, record[part]) for part in _PARTS if part in record)
    steps = () if was is None else was.langkah
    if "langkah" in record:
        start, end, new = record["langkah"]
        steps = (*steps[:start], *map(langkah_from_data, new), *steps[end:])
    return replace(sop_from_data({**data, "langkah": ()}), langkah=steps)


def _typing_change(was: tuple[Ketikan, ...], now: tuple[Ketikan, ...]) -> Record:
    """Return one changed stretch of one text where that says it: this is what every key makes."""
    other = [i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b]
    if len(was) == len(now) and len(other) == 1:
        at = other[0]
        old, new = was[at], now[at]
        if (old.jenis, old.place) == (new.jenis, new.place):
            start, end = _stretch(old.text, new.text)
            return {"tik": [at, start, end, new.text[start : len(new.text) - len(old.text) + end]]}
    return {"ketikan": [[k.jenis, k.place, k.text] for k in now]}


def _stretch(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """Return start and end, in `old`, of the stretch in which `new` differs from it."""
    limit = min(len(old), len(new))
    start = 0
    while start < limit and (old[start] is new[start] or old[start] == new[start]):
        start += 1
    back = 0
    while back < limit - start and old[-1 - back] == new[-1 - back]:
        back += 1
    return start, len(old) - back


# --- as JSON: the one kind of value that it does not know ----------------------------------------


def to_plain(value: object) -> object:
    """Return a date as JSON can say it."""
    if isinstance(value, date):
        return {"$tanggal": value.isoformat()}
    raise TypeError(f"a draft holds no {type(value).__name__}")


def from_plain(table: Record) -> object:
    """Return what `to_plain` wrote."""
    if table.keys() == {"$tanggal"}:
        return date.fromisoformat(table["$tanggal"])
    return table
