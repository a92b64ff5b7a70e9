"""The SOPs that are drawn: named ones that officials would know, and seeded random ones."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from soptui.model import Alur, Identitas, Langkah, Pelaksana, Simbol, Simpul, Sop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MULAI, PROSES, KEPUTUSAN, SELESAI = Simbol.MULAI, Simbol.PROSES, Simbol.KEPUTUSAN, Simbol.SELESAI
YA, TIDAK = "Ya", "Tidak"
DECISIONS = 0.15
JOINT = 0.03
VERBS = ("Menerima", "Memeriksa", "Mencatat", "Menelaah", "Menyusun", "Mengirim", "Memaraf")
THINGS = ("berkas permohonan", "surat masuk", "konsep laporan", "nota dinas", "daftar hadir")


class Step(NamedTuple):
    """One row: its symbol, its lanes (several for a joint row), and its arrows if not the default.

    `exits`: label → number of the step, from 1.
    """

    simbol: Simbol
    lanes: tuple[int, ...]
    exits: Mapping[str, int] | None = None


def sop_of(lanes: int, steps: Sequence[Step]) -> Sop:
    """Build an SOP. Every field that a table shows is filled, so that its words cost time too."""
    langkah = []
    for i, (simbol, own, exits) in enumerate(steps):
        alur = None if exits is None else tuple(Alur(f"l{to}", text) for text, to in exits.items())
        simpul = [Simpul(f"p{lane}", simbol) for lane in own]
        simpul[0] = Simpul(f"p{own[0]}", simbol, alur=alur)
        langkah.append(
            Langkah(
                f"l{i + 1}",
                f"{VERBS[i % len(VERBS)]} {THINGS[i % len(THINGS)]}",
                tuple(simpul),
                kelengkapan=("Lembar disposisi", "Agenda"),
                waktu=f"{5 + i % 6 * 5} menit",
                output=("Berkas tercatat",),
                bersama=len(own) > 1,
            )
        )
    pelaksana = tuple(Pelaksana(f"p{c}", f"Pelaksana {c + 1}") for c in range(lanes))
    return Sop("uji", Identitas("Uji", "unit"), pelaksana, tuple(langkah))


def _start(lane: int) -> Step:
    return Step(MULAI, (lane,))


def _work(*lanes: int, to: int | None = None) -> Step:
    return Step(PROSES, lanes, None if to is None else {"": to})


def _ask(lane: int, yes: int, no: int) -> Step:
    return Step(KEPUTUSAN, (lane,), {YA: yes, TIDAK: no})


def _end(lane: int) -> Step:
    return Step(SELESAI, (lane,))


def linear() -> Sop:
    """Return eight steps, one after the other."""
    return sop_of(4, [_start(0), *map(_work, (1, 1, 2, 3, 2, 1)), _end(0)])


def two_decisions() -> Sop:
    """Return a report that two superiors may send back."""
    steps = [_start(1), _work(0), _work(0), _ask(1, 5, 3), _work(2), _ask(3, 7, 2), _work(1)]
    return sop_of(4, [*steps, _end(0)])


def nested_loops() -> Sop:
    """Return three decisions whose ways back lie in one another."""
    steps = [_start(0), _work(1), _work(1), _ask(2, 5, 3), _work(2), _ask(3, 7, 5), _ask(4, 8, 2)]
    return sop_of(5, [*steps, _work(3), _work(0), _end(0)])


def long_jump() -> Sop:
    """Return a decision whose "Tidak" goes on over more than five rows."""
    steps = [_start(0), _work(1), _ask(2, 4, 9), _work(2), _work(3), _work(0), _work(1)]
    return sop_of(4, [*steps, _ask(3, 10, 7), _work(1, to=11), _work(1), _end(0)])


def joint_rows() -> Sop:
    """Return meetings: rows that several performers do together."""
    steps = [_start(0), _work(0, 1, 2, 3), _work(0), _work(1, 2), _ask(3, 6, 4), _work(0, 2)]
    return sop_of(4, [*steps, _work(0, 3), _end(1)])


def approval_ladder() -> Sop:
    """Return four superiors in a row who all send back to the same step."""
    ladder = [_ask(k, k + 3, 2) for k in (1, 2, 3, 4)]
    return sop_of(6, [_start(0), _work(0), *ladder, _work(5), _work(5), _end(0)])


def random_sop(rows: int, lanes: int, seed: int, decisions: float = DECISIONS) -> Sop:
    """Return an SOP that walks through the lanes, mostly to near ones.

    `decisions`: share of steps. Of these 70 % lead back by up to 8 rows and the others on by
    2 … 6 rows; 3 % of all steps are joint rows.
    """
    dice = random.Random(seed)
    steps = []
    lane = dice.randrange(lanes)
    for number in range(1, rows + 1):
        if dice.random() < 0.7:
            far = dice.random() < 0.2
            lane = dice.randrange(lanes) if far else _near(dice, lane, lanes)
        if number in (1, rows):
            steps.append(_start(lane) if number == 1 else _end(lane))
        elif 2 < number < rows - 1 and dice.random() < decisions:
            back, on = max(1, number - dice.randint(1, 8)), min(rows, number + dice.randint(2, 6))
            steps.append(_ask(lane, number + 1, back if dice.random() < 0.7 else on))
        elif dice.random() < JOINT:
            steps.append(_work(*sorted({lane, dice.randrange(lanes), dice.randrange(lanes)})))
        else:
            steps.append(_work(lane))
    return sop_of(lanes, steps)


def _near(dice: random.Random, lane: int, lanes: int) -> int:
    return min(lanes - 1, max(0, lane + dice.choice((-2, -1, -1, 1, 1, 2))))


CASES: dict[str, Callable[[], Sop]] = {
    "linear": linear,
    "two decisions": two_decisions,
    "nested loops": nested_loops,
    "jump over 5 rows": long_jump,
    "joint rows": joint_rows,
    "approval ladder": approval_ladder,
    "random 30 x 8": lambda: random_sop(30, 8, 7),
    "dense 40 x 8": lambda: random_sop(40, 8, 3, decisions=0.4),
    "random 200 x 12": lambda: random_sop(200, 12, 11),
}
