"""One field that two people changed differently, in words for both of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soptui import texts
from soptui.changes.sentences import NO_ARROW, USUAL
from soptui.model import Alur, Langkah, Pelaksana, Simbol, Simpul, Sop
from soptui.model import path as address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.model.nilai import Nilai

EMPTY = "(kosong)"
ABSENT = "(tidak ada)"
DELETED = "(dihapus)"

_ORDERS = {"langkah": "Urutan langkah", "pelaksana": "Urutan pelaksana"}


@dataclass(frozen=True, slots=True)
class Bentrokan:
    """One field that both changed, each to something else.

    `path` is its address as in `soptui set`; "langkah" and "pelaksana" are the order of the items,
    the address of an item is the item as a whole. The texts are whole, items on lines of their own.
    """

    path: str
    label: str
    base: str
    mine: str
    theirs: str


def clash(path: str, base: Nilai, mine: Nilai, theirs: Nilai) -> Bentrokan:
    """Return what each of the three says at an address."""
    known = next(v for v in (mine, theirs, base) if _get(v, path) is not None or v is base)
    label = _ORDERS.get(path) or address.label(known, path)
    absent = ABSENT if _get(base, path) is None else DELETED
    told = [_told(value, _get(value, path), path) for value in (base, mine, theirs)]
    return Bentrokan(path, label, *(words or absent for words in told))


def _get(sop: Nilai, path: str) -> Any:
    try:
        return address.get(sop, path)
    except KeyError:
        return None


def _told(sop: Nilai, value: Any, path: str) -> str:
    """Return a value in whole words, "" for an item that is not there."""
    if value is None and path.endswith("/alur"):
        return USUAL
    if value is None:
        return "" if path.count("/") != 1 or path.startswith(("langkah", "pelaksana")) else EMPTY
    if isinstance(value, tuple):
        return _list(sop, value) or (NO_ARROW if path.endswith("/alur") else EMPTY)
    return "\n".join(_lines(sop, value)) or EMPTY


def _list(sop: Nilai, items: tuple[Any, ...]) -> str:
    lines = [_line(sop, item) for item in items]
    if items and isinstance(items[0], Langkah | Pelaksana):
        lines = [f"{i + 1}. {line}" for i, line in enumerate(lines)]
    return "\n".join(lines)


def _line(sop: Nilai, item: Any) -> str:
    return next(_lines(sop, item), "") or EMPTY


def _lines(sop: Nilai, value: Any) -> Iterator[str]:
    match value:
        case bool():
            yield "ya" if value else "tidak"
        case Langkah() if isinstance(sop, Sop):
            yield from _step(sop, value)
        case Pelaksana():
            yield value.nama
        case Simpul() if isinstance(sop, Sop):
            yield _symbol(sop, value)
        case Alur() if isinstance(sop, Sop):
            yield _arrow(sop, value)
        case Simbol():
            yield texts.SIMBOL[value]
        case _:
            yield str(value)


def _step(sop: Sop, step: Langkah) -> Iterator[str]:
    yield step.kegiatan
    for simpul in step.simpul:
        yield _symbol(sop, simpul)
    for name in ("kelengkapan", "waktu", "output", "keterangan"):
        value = getattr(step, name)
        if value:
            shown = "; ".join(value) if isinstance(value, tuple) else value
            yield f"{texts.LANGKAH[name]}: {shown}"
    if step.bersama:
        yield f"{texts.LANGKAH['bersama']}: ya"


def _symbol(sop: Sop, simpul: Simpul) -> str:
    column = sop.pelaksana_index(simpul.pelaksana)
    who = simpul.pelaksana if column is None else sop.pelaksana[column].nama
    words = f"{who}: {texts.SIMBOL[simpul.simbol]}"
    if simpul.teks:
        words += f", “{simpul.teks}”"
    if simpul.alur is not None:
        words += ", " + ("; ".join(_arrow(sop, alur) for alur in simpul.alur) or NO_ARROW)
    return words


def _arrow(sop: Sop, alur: Alur) -> str:
    """Say where an arrow goes by number and by words: the other's numbers may differ."""
    index = sop.langkah_index(alur.langkah)
    if index is None:
        target = f"langkah yang tidak ada ({alur.langkah})"
    else:
        target = f"langkah {index + 1} “{sop.langkah[index].kegiatan}”"
    return f"{alur.label + ' ' if alur.label else ''}ke {target}"
