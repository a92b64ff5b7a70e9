"""What changed between two versions of a document, matched by identity, never by position."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from soptui.changes.matching import moved, pair_texts
from soptui.model import Alur, Langkah, Pelaksana, Simpul
from soptui.model import path as address
from soptui.model.data import alur_to_data, langkah_to_data, simpul_to_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from soptui.model.nilai import Nilai


class Op(StrEnum):
    """Kinds of change."""

    ADD = "add"
    REMOVE = "remove"
    CHANGE = "change"
    MOVE = "move"


SIGNS = {Op.ADD: "+", Op.REMOVE: "-", Op.CHANGE: "~", Op.MOVE: ">"}
"""Signs of the kinds of change, readable without colour."""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change. `path` is the address as in `soptui set`, `label` the same for people.

    `before` and `after` are plain data (text, numbers, lists, tables); for a move they are the
    places, from 1, before and after.
    """

    op: Op
    path: str
    label: str
    before: Any = None
    after: Any = None


def diff(before: Nilai, after: Nilai) -> list[Perubahan]:
    """Return the changes that lead from `before` to `after`, in the order of the sheet."""
    return [_labelled(before, after, *change) for change in _parts(before, after)]


def _parts(before: Any, after: Any) -> Iterator[_Change]:
    """Compare the parts of a document: its tables, and its lists of tables."""
    for name in (field.name for field in fields(before) if field.name != "id"):
        old, new = getattr(before, name), getattr(after, name)
        yield from (_items if isinstance(old, tuple) else _fields)(name, old, new)


_Change = tuple[Op, str, Any, Any]


def _labelled(before: Nilai, after: Nilai, op: Op, path: str, old: Any, new: Any) -> Perubahan:
    label = address.label(before if op is Op.REMOVE else after, path)
    return Perubahan(op, path, label, plain(old), plain(new))


def plain(value: Any) -> Any:
    """Return a value as data that JSON can carry."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Langkah):
        return langkah_to_data(value)
    if isinstance(value, Simpul):
        return simpul_to_data(value)
    if isinstance(value, Alur):
        return alur_to_data(value)
    if isinstance(value, Pelaksana):
        return {"id": value.id, "nama": value.nama}
    return value


def _fields(path: str, before: Any, after: Any, skip: tuple[str, ...] = ()) -> Iterator[_Change]:
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new or field.name in skip:
            continue
        where = f"{path}/{field.name}"
        if field.name == "simpul":
            yield from _items(where, old, new)
        elif field.name == "alur":
            yield from _alur(where, old, new)
        elif isinstance(old, tuple):
            yield from _texts(where, old, new)
        else:
            yield Op.CHANGE, where, old, new


def _key(item: Any) -> str:
    return str(item.pelaksana if isinstance(item, Simpul) else item.id)


def _items(path: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[_Change]:
    """Compare items that carry an identity: performers, steps, symbols of a step."""
    old, new = {_key(i): i for i in before}, {_key(i): i for i in after}
    for key, item in old.items():
        if key not in new:
            yield Op.REMOVE, f"{path}/{key}", item, None
    places_old = {key: i + 1 for i, key in enumerate(old)}
    places_new = {key: i + 1 for i, key in enumerate(new)}
    shifted = moved([k for k in old if k in new], [k for k in new if k in old])
    for key, item in new.items():
        where = f"{path}/{key}"
        if key not in old:
            yield Op.ADD, where, None, item
            continue
        if key in shifted:
            yield Op.MOVE, where, places_old[key], places_new[key]
        yield from _fields(where, old[key], item, skip=("id", "pelaksana"))


def _texts(path: str, before: Sequence[str], after: Sequence[str]) -> Iterator[_Change]:
    """Compare plain lists: an item is known by its words."""
    for pair in pair_texts(before, after):
        if pair.after is None:
            yield Op.REMOVE, f"{path}/{pair.before}", before[pair.before or 0], None
        elif pair.before is None:
            yield Op.ADD, f"{path}/{pair.after}", None, after[pair.after]
        elif pair.is_moved:
            yield Op.MOVE, f"{path}/{pair.after}", pair.before + 1, pair.after + 1
        elif before[pair.before] != after[pair.after]:
            yield Op.CHANGE, f"{path}/{pair.after}", before[pair.before], after[pair.after]


def _alur(
    path: str, before: tuple[Alur, ...] | None, after: tuple[Alur, ...] | None
) -> Iterator[_Change]:
    """Compare the exits of one symbol: an arrow is known by its target, else by its label."""
    if before is None or after is None:
        yield Op.CHANGE, path, before, after
        return
    old = dict(enumerate(before))
    pairs: dict[int, int] = {}
    for same in (_same_arrow, _same_target, _same_label):
        for i, alur in enumerate(after):
            if i not in pairs:
                match = next((k for k, o in old.items() if same(o, alur)), None)
                if match is not None:
                    del old[match]
                    pairs[i] = match
    for k, gone in old.items():
        yield Op.REMOVE, f"{path}/{k}", gone, None
    for i, alur in enumerate(after):
        if i not in pairs:
            yield Op.ADD, f"{path}/{i}", None, alur
        else:
            yield from _fields(f"{path}/{i}", before[pairs[i]], alur)


def _same_arrow(a: Alur, b: Alur) -> bool:
    return a == b


def _same_target(a: Alur, b: Alur) -> bool:
    return a.ke == b.ke


def _same_label(a: Alur, b: Alur) -> bool:
    return bool(a.label) and a.label == b.label
