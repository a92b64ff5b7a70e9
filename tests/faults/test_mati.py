"""Killed at any moment, without memory, with a full disk: nothing acknowledged is lost or torn.

The long forms: `python -m tests.soak -k mati`.
"""

from __future__ import annotations

import shutil

import pytest

from soptui.model import IdentitasLayanan, Layanan
from soptui.repo import Repository
from tests.contoh import SITI
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


LAYANAN = Laku(
    "set layanan",
    ("set", "sp-surat", "penyampaian/biaya", "Rp5.000"),
    "grep -l Rp5.000 HEAD -- layanan/sekretariat/sp-surat.toml",
)


def test_a_service_killed_in_the_middle_of_a_save_is_old_or_new(server, base):
    Repository.open(base).layanan.create(
        Layanan("sp-surat", IdentitasLayanan("Pelayanan Surat", "sekretariat")), identity=SITI
    )
    calls = server.count(LAYANAN.argv, shutil.copytree(base, base.parent / "hitung"))
    written = [i for i, call in enumerate(calls, 1) if call.startswith(("fsync", "rename"))]
    assert any("layanan/sekretariat/sp-surat.toml" in call for call in calls)
    wrong = []
    for nth in written[:: max(1, len(written) // 6)]:
        wrong += disturbed(server, base, LAYANAN, nth=nth, how="KILL")
        assert server.last < 0, "it was killed there"
    assert wrong == []


GAMBAR = Laku("export", ("export", "surat-masuk", "--to", "svg", "-o", "bagan.svg"), "")


@pytest.mark.parametrize("laku", [SET, NEW, APPROVE, GAMBAR], ids=lambda laku: laku.name)
def test_only_what_is_synced_comes_into_place(server, base, laku):
    """R7: no file is renamed or linked to its name before its bytes are on the disk."""
    calls = server.count(laku.argv, base)
    assert unsynced(calls) == []
    assert any(call.startswith("rename ") for call in calls) or laku is APPROVE


def unsynced(calls):
    """Return the renames and links of files that were not synced after they were last opened.

    The index of git and what is kept in the cache folder are made again where they are damaged.
    """
    synced, wrong = {}, []
    for call in calls:
        name, *paths = call.split()
        if name in ("open", "write", "trunc"):
            synced[paths[0]] = False
        elif name == "fsync":
            synced[paths[0]] = True
        elif name in ("rename", "link") and not synced.get(paths[0], False):
            again = paths[1].endswith(("/index", "/index.lock")) or "/.cache/soptui/" in paths[1]
            wrong += [] if again else [call]
    return wrong
