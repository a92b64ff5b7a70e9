"""How long an SOP takes: shortest, usual and longest way, in working minutes.

- Shortest: at each decision the quickest exit, nothing done twice, the lower end of each range.
- Usual: at each decision the first exit that goes on, every loop on the way once, the middle of
  each range, half a minute included; the sum is rounded. Of several starts the first that leads to
  an end.
- Longest: at each decision the slowest exit, every loop on the way once, the upper end.

A way ends where no arrow leaves. Arrows that leave a symbol other than a decision are all followed,
at the same time; a branch that comes to no end holds nobody up. The time of a row counts once for
its symbols that follow each other, and again when it is entered anew. A step whose time says
nothing, or cannot be read, is left out and named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.model import Waktu
from soptui.model.waktu import is_blank
from soptui.rules.alir import Alir

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from typing import TypeAlias

    from soptui.model import Langkah, Sop, Tempat

    _Choose: TypeAlias = Callable[..., int]
    """`min`, `next` (the first) or `max` of an iterator of minutes."""


@dataclass(frozen=True, slots=True)
class Lama:
    """What the times of one SOP add up to, in working minutes.

    The three ways are None where no way leads to an end, or no step has a time.
    """

    tersingkat: int | None
    lazim: int | None
    terpanjang: int | None
    per_pelaksana: tuple[tuple[str, int], ...]
    """Work of each performer by id, each step once, the middle of each range."""
    kosong: tuple[int, ...]
    """Places of the steps without a time, from 0."""
    tak_terbaca: tuple[int, ...]
    """Places of the steps whose time cannot be read."""


def lama(sop: Sop, per_hari: int, alir: Alir | None = None) -> Lama:
    """Add up the times of an SOP; `per_hari` = working minutes of one day."""
    ranges = [_range(step, per_hari) for step in sop.langkah]
    blank = tuple(i for i, step in enumerate(sop.langkah) if is_blank(step.waktu))
    lost = tuple(i for i, r in enumerate(ranges) if r is None and i not in set(blank))
    ways = _ways(alir or Alir.of(sop), ranges) if any(ranges) else (None, None, None)
    return Lama(*ways, _work(sop, ranges), blank, lost)


def _whole(minutes: float) -> int:
    """Return whole minutes, half a minute as one; only sums are rounded."""
    return int(minutes + 0.5)


def menit(step: Langkah, per_hari: int) -> tuple[int, int] | None:
    """Return the time of one step in working minutes; None where it cannot be told."""
    return _range(step, per_hari)


def _range(step: Langkah, per_hari: int) -> tuple[int, int] | None:
    waktu = Waktu.parse(step.waktu)
    return waktu.minutes(per_hari) if waktu else None


def _ways(
    alir: Alir, ranges: Sequence[tuple[int, int] | None]
) -> tuple[int | None, int | None, int | None]:
    low = [r[0] if r else 0 for r in ranges]
    twice_middle = [sum(r) if r else 0 for r in ranges]
    high = [r[1] if r else 0 for r in ranges]
    quickest = _rest(alir, low, min, {})
    again = [_loops(alir, twice_middle, next, quickest), _loops(alir, high, max, quickest)]
    _turn_back_sooner(alir, low, quickest)
    usual = _from_start(alir, twice_middle, next, _rest(alir, twice_middle, next, again[0]))
    return (
        _from_start(alir, low, min, quickest),
        None if usual is None else _whole(usual / 2),
        _from_start(alir, high, max, _rest(alir, high, max, again[1])),
    )


def _from_start(
    alir: Alir, minutes: Sequence[int], choose: _Choose, rest: Mapping[Tempat, int]
) -> int | None:
    """Return the time from the start that `choose` picks to an end."""
    starts = [minutes[s.langkah] + rest[s] for s in alir.mulai if s in rest]
    return choose(iter(starts)) if starts else None


def _rest(
    alir: Alir, minutes: Sequence[int], choose: _Choose, again: Mapping[Tempat, int]
) -> dict[Tempat, int]:
    """Return the time from each point to an end, by arrows forward; `again` is spent there besides.

    `choose` picks at decisions; every other symbol waits for the slowest.
    """
    rest: dict[Tempat, int] = {}
    for point in alir.dari_ujung:
        onward = [_step(minutes, point, t) + rest[t] for t in alir.maju[point] if t in rest]
        if onward:
            rest[point] = _picked(alir, point, onward, choose) + again.get(point, 0)
        elif not alir.keluar[point]:
            rest[point] = 0
    return rest


def _turn_back_sooner(alir: Alir, minutes: Sequence[int], rest: dict[Tempat, int]) -> None:
    """Let arrows back be taken where the way from there is quicker, or the only one."""
    changed = True
    while changed:
        changed = False
        for point in alir.dari_ujung:
            waits = point not in alir.keputusan and alir.maju[point]
            onward = alir.maju[point] if waits else alir.keluar[point]
            ways = [_step(minutes, point, t) + rest[t] for t in onward if t in rest]
            if ways and (best := _picked(alir, point, ways, min)) < rest.get(point, best + 1):
                rest[point] = best
                changed = True


def _picked(alir: Alir, point: Tempat, ways: Sequence[int], choose: _Choose) -> int:
    return choose(iter(ways)) if point in alir.keputusan else max(ways)


def _step(minutes: Sequence[int], source: Tempat, target: Tempat) -> int:
    return minutes[target.langkah] if target.langkah != source.langkah else 0


def _loops(
    alir: Alir, minutes: Sequence[int], choose: _Choose, leads_on: Collection[Tempat]
) -> dict[Tempat, int]:
    """Return what going once round every loop of a point costs, and back to it.

    A loop leaves by an arrow back, or by the exit of a decision to steps that lead only back;
    `leads_on` are the points that lead to an end, `choose` picks among the ways of a loop.
    """
    found = {}
    order = alir.dari_ujung
    place = {point: i for i, point in enumerate(order)}
    for point in order:
        back = alir.balik(point)
        is_choice = point in alir.keputusan and point in leads_on
        aside = [t for t in alir.maju[point] if t not in leads_on] if is_choice else []
        if not back and not aside:
            continue
        end = len(order) if aside else 1 + max(place[t] for t in back)
        to_point = _toward(alir, minutes, choose, order[place[point] : end])
        rounds = _rounds(alir, minutes, choose, leads_on, to_point) if aside else {}
        found[point] = sum(minutes[t.langkah] + to_point[t] for t in back)
        found[point] += sum(_step(minutes, point, t) + rounds[t] for t in aside if t in rounds)
    return found


def _toward(
    alir: Alir, minutes: Sequence[int], choose: _Choose, order: Sequence[Tempat]
) -> dict[Tempat, int]:
    """Return the time forward to the first point of `order`, from each that leads there."""
    found = {order[0]: 0}
    for point in order[1:]:
        ways = [_step(minutes, point, t) + found[t] for t in alir.maju[point] if t in found]
        if ways:
            found[point] = _picked(alir, point, ways, choose)
    return found


def _rounds(
    alir: Alir,
    minutes: Sequence[int],
    choose: _Choose,
    leads_on: Collection[Tempat],
    to_point: Mapping[Tempat, int],
) -> dict[Tempat, int]:
    """Return the time back to a point, for each point that leads only back, by `to_point`."""
    found: dict[Tempat, int] = {}
    for point in (p for p in alir.dari_ujung if p not in leads_on):
        ways = [
            _step(minutes, point, t) + found[t]
            if t in alir.maju[point]
            else minutes[t.langkah] + to_point[t]
            for t in alir.keluar[point]
            if t in (found if t in alir.maju[point] else to_point)
        ]
        if ways:
            found[point] = _picked(alir, point, ways, choose)
    return found


def _work(sop: Sop, ranges: Sequence[tuple[int, int] | None]) -> tuple[tuple[str, int], ...]:
    """Return the minutes of each performer, in the order of the columns.

    Joint work takes the whole time of everyone; those who follow each other in one row share it.
    """
    work: Mapping[str, list[float]] = {p.id: [] for p in sop.pelaksana}
    for step, waktu in zip(sop.langkah, ranges, strict=True):
        share = 1 if step.bersama else len(step.simpul)
        for simpul in step.simpul:
            if waktu and simpul.pelaksana in work:
                work[simpul.pelaksana].append(sum(waktu) / 2 / share)
    return tuple((who, _whole(sum(parts))) for who, parts in work.items())
