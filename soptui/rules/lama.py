"""How long an SOP takes: shortest, usual and longest way, in working minutes.

- Shortest: at each decision the quickest exit, nothing done twice, the lower end of each range.
- Usual: at each decision the first exit that goes on, every loop on the way once, the middle of
  each range.
- Longest: at each decision the slowest exit, every loop on the way once, the upper end.

Arrows that leave a symbol other than a decision are all followed, at the same time. The time of a
row counts once for its symbols that follow each other. A step whose time says nothing, or cannot
be read, is left out and named.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.model import Waktu
from soptui.model.waktu import is_blank
from soptui.rules.alir import Alir

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from soptui.model import Langkah, Sop, Tempat


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


def tengah(waktu: tuple[int, int]) -> int:
    """Return the middle of a range of minutes."""
    return sum(waktu) // 2


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
    middle = [tengah(r) if r else 0 for r in ranges]
    high = [r[1] if r else 0 for r in ranges]
    return (
        _way(alir, low, min, loops=False),
        _way(alir, middle, next, loops=True),
        _way(alir, high, max, loops=True),
    )


def _way(
    alir: Alir, minutes: Sequence[int], choose: Callable[..., int], *, loops: bool
) -> int | None:
    """Return the time from the start to an end.

    `choose` picks among starts and at decisions; every other symbol waits for the slowest.
    """
    again = _loops(alir, minutes) if loops else {}
    rest: dict[Tempat, int] = {}
    for point in alir.dari_ujung:
        onward = [_step(minutes, point, t) + rest[t] for t in alir.maju[point] if t in rest]
        if onward:
            best = choose(iter(onward)) if point in alir.keputusan else max(onward)
            rest[point] = best + again.get(point, 0)
        elif not alir.keluar[point]:
            rest[point] = 0
    starts = [minutes[s.langkah] + rest[s] for s in alir.mulai if s in rest]
    return choose(iter(starts)) if starts else None


def _step(minutes: Sequence[int], source: Tempat, target: Tempat) -> int:
    return minutes[target.langkah] if target.langkah != source.langkah else 0


def _loops(alir: Alir, minutes: Sequence[int]) -> dict[Tempat, int]:
    """Return what going once through every arrow back of a point costs.

    That is: to its target and forward again to the point, the longest way.
    """
    found: dict[Tempat, int] = defaultdict(int)
    order = alir.dari_ujung
    place = {point: i for i, point in enumerate(order)}
    for point in order:
        for target in alir.balik(point):
            to_point = {point: 0}
            for between in order[place[point] : place[target] + 1]:
                ways = [
                    _step(minutes, between, t) + to_point[t]
                    for t in alir.maju[between]
                    if t in to_point
                ]
                if ways and between not in to_point:
                    to_point[between] = max(ways)
            found[point] += minutes[target.langkah] + to_point.get(target, 0)
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
                work[simpul.pelaksana].append(tengah(waktu) / share)
    return tuple((who, round(sum(parts))) for who, parts in work.items())
