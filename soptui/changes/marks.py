"""What changed in the chart: the symbols, rows and arrows that differ, before and after."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from soptui.changes.diff import Op
from soptui.changes.matching import moved
from soptui.model import panah

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from soptui.model import Langkah, Sop
    from soptui.model.flow import Tempat


class Simbolnya(NamedTuple):
    """A symbol by its identity."""

    langkah: str
    pelaksana: str


class Panahnya(NamedTuple):
    """An arrow by the identity of its ends."""

    dari: Simbolnya
    ke: Simbolnya
    label: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Kind of change of what differs, on one side."""

    steps: Mapping[str, Op] = field(default_factory=dict)
    """By step: new, gone, moved; changed where only its words or mutu baku differ."""
    symbols: Mapping[Simbolnya, Op] = field(default_factory=dict)
    arrows: Mapping[Panahnya, Op] = field(default_factory=dict)


def chart_marks(before: Sop, after: Sop) -> tuple[Marks, Marks]:
    """Return the marks of the chart before and of the chart after.

    A symbol that went to another column is marked as moved on both sides, an arrow that now goes
    elsewhere as changed. Arrows that only follow a new order of the rows by default are arrows
    like any other: what the charts show is what is compared.
    """
    old, new = _by_id(before), _by_id(after)
    shifted = moved([i for i in old if i in new], [i for i in new if i in old])
    return _side(before, after, shifted, Op.REMOVE), _side(after, before, shifted, Op.ADD)


def _side(sop: Sop, other: Sop, shifted: set[str], alone: Op) -> Marks:
    """Return the marks of one side; what it has alone is marked with `alone`."""
    return Marks(
        _step_marks(_by_id(sop), _by_id(other), shifted, alone),
        _symbol_marks(_symbols(sop), _symbols(other), alone),
        _arrow_marks(set(_arrows(sop)), set(_arrows(other)), alone),
    )


def _by_id(sop: Sop) -> dict[str, Langkah]:
    return {step.id: step for step in sop.langkah}


def _symbols(sop: Sop) -> dict[Simbolnya, tuple[str, str]]:
    return {
        Simbolnya(step.id, s.pelaksana): (str(s.simbol), s.teks)
        for step in sop.langkah
        for s in step.simpul
    }


def _arrows(sop: Sop) -> Iterator[Panahnya]:
    def named(place: Tempat) -> Simbolnya:
        return Simbolnya(sop.langkah[place.langkah].id, place.pelaksana)

    return (Panahnya(named(p.dari), named(p.ke), p.label) for p in panah(sop))


def _step_marks(
    steps: Mapping[str, Langkah], others: Mapping[str, Langkah], shifted: set[str], alone: Op
) -> dict[str, Op]:
    marks: dict[str, Op] = {}
    for step_id, step in steps.items():
        other = others.get(step_id)
        if other is None:
            marks[step_id] = alone
        elif step_id in shifted:
            marks[step_id] = Op.MOVE
        elif _words(step) != _words(other):
            marks[step_id] = Op.CHANGE
    return marks


def _words(step: Langkah) -> tuple[object, ...]:
    return (
        step.kegiatan,
        step.kelengkapan,
        step.waktu,
        step.output,
        step.keterangan,
        step.bersama,
    )


def _symbol_marks(
    symbols: Mapping[Simbolnya, tuple[str, str]],
    others: Mapping[Simbolnya, tuple[str, str]],
    alone: Op,
) -> dict[Simbolnya, Op]:
    free = {key.langkah for key in others if key not in symbols}
    marks: dict[Simbolnya, Op] = {}
    for key, shape in symbols.items():
        if key not in others:
            marks[key] = Op.MOVE if key.langkah in free else alone
        elif others[key] != shape:
            marks[key] = Op.CHANGE
    return marks


def _arrow_marks(arrows: set[Panahnya], others: set[Panahnya], alone: Op) -> dict[Panahnya, Op]:
    turned = {(a.dari.langkah, a.label) for a in others - arrows}
    return {
        arrow: Op.CHANGE if (arrow.dari.langkah, arrow.label) in turned else alone
        for arrow in arrows - others
    }
