"""Each call that writes fails or dies: told in plain words, nothing torn, the same works after.

The long form, every call: `python -m tests.soak -k gangguan`.
"""

from __future__ import annotations

import pytest

from tests.faults.keliling import (
    calls_that_fail,
    calls_that_kill,
    git_that_dies,
    git_that_fails,
)
from tests.faults.mesin import LAKU

NAMES = [laku.name for laku in LAKU]
SET, _, APPROVE, *_ = LAKU


def step(laku):
    """Return how many calls lie between two tries: an edit and an approval are tried closely."""
    return 7 if laku in (SET, APPROVE) else 21


@pytest.mark.parametrize("laku", LAKU, ids=NAMES)
def test_a_call_fails(server, base, laku):
    assert list(calls_that_fail(server, base, laku, step(laku))) == []


@pytest.mark.parametrize("laku", LAKU, ids=NAMES)
def test_git_fails(server, base, laku, palsu):
    assert list(git_that_fails(server, base, laku, palsu, step(laku))) == []


@pytest.mark.parametrize("laku", [SET, APPROVE], ids=["set", "approve"])
def test_killed_at_a_call(server, base, laku):
    assert list(calls_that_kill(server, base, laku, step=5)) == []


@pytest.mark.parametrize("laku", [SET, APPROVE], ids=["set", "approve"])
def test_git_killed_at_a_call(server, base, laku, palsu):
    assert list(git_that_dies(server, base, laku, palsu, step=5)) == []
