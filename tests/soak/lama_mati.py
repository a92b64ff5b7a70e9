"""R1, F5: thousands of kills at random moments; memory from next to nothing up."""

from __future__ import annotations

import pytest

from tests.faults.badai import at_random, few_memory
from tests.faults.conftest import base, server
from tests.faults.mesin import LAKU

__all__ = ["base", "server"]

NAMES = [laku.name for laku in LAKU]


@pytest.mark.parametrize("laku", LAKU, ids=NAMES)
def test_r1_mati_at_random_moments(server, base, laku, angka):
    storm = at_random(server, base, laku, 1000 if laku.name == "set" else 200, seed=1)
    angka(f"R1 {laku.name}: killed {storm.killed} times, {len(storm.wrong)} wrong")
    assert storm.wrong == []


@pytest.mark.parametrize("laku", LAKU, ids=NAMES)
def test_f5_mati_for_want_of_memory(server, base, laku, angka):
    wrong = few_memory(server, base, laku, steps=20)
    angka(f"F5 {laku.name}: 20 limits, {len(wrong)} wrong")
    assert wrong == []
