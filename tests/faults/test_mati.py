"""Killed at any moment, without memory, with a full disk: nothing acknowledged is lost or torn.

The long forms: `python -m tests.soak -k mati`.
"""

from __future__ import annotations

import pytest

from tests.faults.badai import at_random, few_memory
from tests.faults.mesin import LAKU, Laku, disturbed

SET, NEW, APPROVE, *_ = LAKU


def test_killed_at_random_moments(server, base):
    storm = at_random(server, base, SET, 40)
    assert storm.wrong == []
    assert storm.killed > 5


@pytest.mark.parametrize("laku", [SET, APPROVE], ids=["set", "approve"])
def test_with_too_little_memory(server, base, laku):
    assert few_memory(server, base, laku, steps=10) == []


@pytest.mark.parametrize("laku", LAKU, ids=[laku.name for laku in LAKU])
def test_files_may_not_grow(server, base, laku):
    """A limit of the system that git dies of, and that every write of ours fails by."""
    assert disturbed(server, base, laku, limits={"RLIMIT_FSIZE": 1500}) == []


@pytest.mark.parametrize("laku", [SET, APPROVE], ids=["set", "approve"])
def test_a_slow_disk_only_takes_longer(server, base, laku):
    assert disturbed(server, base, laku, sync_ms=100) == []


GAMBAR = Laku("export", ("export", "surat-masuk", "--to", "svg", "-o", "bagan.svg"), "")


@pytest.mark.parametrize("laku", [SET, NEW, APPROVE, GAMBAR], ids=lambda laku: laku.name)
def test_only_what_is_synced_comes_into_place(server, base, laku):
    """R7: no file is renamed or linked to its name before its bytes are on the disk."""
    calls = server.count(laku.argv, base)
    assert unsynced(calls) == []
    assert any(call.startswith("rename ") for call in calls) or laku is APPROVE


def unsynced(calls):
    """Return the renames and links of files that were not synced after they were last opened."""
    synced, wrong = {}, []
    for call in calls:
        name, *paths = call.split()
        if name in ("open", "write", "trunc"):
            synced[paths[0]] = False
        elif name == "fsync":
            synced[paths[0]] = True
        elif name in ("rename", "link") and not synced.get(paths[0], False):
            wrong += [call] if not paths[1].endswith(("/index", "/index.lock")) else []
    return wrong
