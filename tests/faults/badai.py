"""Storms: the same command again and again, killed at random moments or starved."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.mesin import disturbed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.mesin import Laku, Pelayan

_MB = 1 << 20


class Badai(NamedTuple):
    """How a storm went."""

    killed: int
    wrong: list[str]


def at_random(server: Pelayan, base: Path, laku: Laku, trials: int, seed: int = 0) -> Badai:
    """Kill the command at a moment between its start and its usual end (R1)."""
    chance = random.Random(seed)
    wrong, usual = [], float("inf")
    for _ in range(3):  # where the machine stood still in one, the others tell
        started = time.monotonic()
        wrong += disturbed(server, base, laku)
        usual = min(usual, (time.monotonic() - started) / 2)
    killed = 0
    for _ in range(trials):
        found = disturbed(server, base, laku, kill_after=chance.uniform(0.001, usual))
        wrong += found
        killed += server.last == -9
    return Badai(killed, wrong)


def few_memory(server: Pelayan, base: Path, laku: Laku, steps: int) -> list[str]:
    """Give the command more and more memory, from next to nothing up (F5)."""
    wrong: list[str] = []
    for step in range(steps):
        limit = server.memory + (1 + step) * 5 * _MB // steps
        wrong += disturbed(server, base, laku, limits={"RLIMIT_AS": limit})
    return wrong
