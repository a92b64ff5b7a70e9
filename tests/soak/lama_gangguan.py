"""F1, R2: every call that writes, of every command, fails in each way or dies, one by one."""

from __future__ import annotations

import pytest

from tests.faults.conftest import base, palsu, server
from tests.faults.keliling import (
    GALAT,
    calls_that_fail,
    calls_that_kill,
    git_that_dies,
    git_that_fails,
)
from tests.faults.mesin import LAKU

__all__ = ["base", "palsu", "server"]

NAMES = [laku.name for laku in LAKU]


@pytest.mark.parametrize("error", GALAT)
@pytest.mark.parametrize("laku", LAKU, ids=NAMES)
def test_f1_each_call_fails(server, base, laku, error, angka):
    wrong = list(calls_that_fail(server, base, laku, 1, (error,)))
    angka(f"F1 {laku.name} {error}: every call, {len(wrong)} wrong")
    assert wrong == []


@pytest.mark.parametrize("laku", LAKU, ids=NAMES)
def test_f1_each_git_fails(server, base, laku, palsu, angka):
    wrong = list(git_that_fails(server, base, laku, palsu, 1))
    angka(f"F1 {laku.name}: every git, {len(wrong)} wrong")
    assert wrong == []


@pytest.mark.parametrize("laku", LAKU, ids=NAMES)
def test_r2_killed_at_each_call(server, base, laku, palsu, angka):
    wrong = list(calls_that_kill(server, base, laku, 1))
    wrong += git_that_dies(server, base, laku, palsu, 1)
    angka(f"R2 {laku.name}: every call and every git, {len(wrong)} wrong")
    assert wrong == []
