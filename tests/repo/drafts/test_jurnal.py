"""The journal of one draft: whatever cut it off, what was written is there, for its owner only."""

from __future__ import annotations

import os
import random
import stat
import subprocess
import sys

import pytest

from soptui.errors import ConflictError, InvalidError, RefusedError
from soptui.repo.drafts import journal as modul
from soptui.repo.drafts.journal import Journal, read
from soptui.repo.drafts.store import bring_back, drafts, forget_old, put_aside
from tests.repo.drafts.naskah import PENULIS, berkas, ditulis, isi, suntingan, tempat


@pytest.mark.parametrize("seed", range(20))
def test_what_was_written_last_is_read_and_any_cut_gives_an_earlier_moment(tmp_path, seed):
    place, moments = tempat(tmp_path), list(suntingan(seed))
    data = berkas(place, ditulis(place, *moments)).read_bytes()
    assert read(data) == (PENULIS, moments[-1])
    rng, latest = random.Random(seed), 0
    for cut in sorted(rng.sample(range(len(data)), 60)):
        torn = data[:cut] + rng.choice([b"", b"\0" * 50, b"\n", rng.randbytes(30)])
        try:
            found = read(torn)[1]
        except InvalidError:
            assert latest == 0, "a longer beginning never says less"
            continue
        assert found in moments
        at = max(i for i, moment in enumerate(moments) if moment == found)
        assert at >= latest
        latest = at


def test_a_changed_byte_ends_what_is_believed(tmp_path):
    place, moments = tempat(tmp_path), list(suntingan(3))
    data = bytearray(berkas(place, ditulis(place, *moments)).read_bytes())
    for at in random.Random(0).sample(range(len(data)), 80):
        broken = bytearray(data)
        broken[at] ^= 0x20
        try:
            assert read(bytes(broken))[1] in moments
        except InvalidError:
            assert at < 3000, "only the first two lines are needed for anything at all"


def test_a_key_costs_few_bytes_however_long_the_text_and_the_sop(tmp_path):
    place = tempat(tmp_path)
    journal = Journal(place)
    journal.begin(PENULIS, isi(ketikan="x" * 5000))
    before = journal._end
    journal.add(isi(ketikan="x" * 5000 + "y"))
    assert journal._end - before < 100
    journal.release()


def test_files_and_folders_are_for_their_owner_only(tmp_path):
    place = tempat(tmp_path)
    old = os.umask(0)
    try:
        draft_id = ditulis(place, isi())
        Journal(place)
    finally:
        os.umask(old)
    for path in [*place.path.iterdir()]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    for folder in (place.path, place.path.parent, place.state):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder
    assert berkas(place, draft_id).exists()


@pytest.mark.parametrize("part", ["draf", "draf/name"])
def test_a_planted_link_is_not_followed(tmp_path, part):
    place, trap = tempat(tmp_path), tmp_path / "milik-orang"
    trap.mkdir()
    link = place.path.parent if part == "draf" else place.path
    link.parent.mkdir(parents=True)
    link.symlink_to(trap)
    with pytest.raises(RefusedError, match="tautan"):
        Journal(place)
    assert drafts(place) == []
    assert list(trap.iterdir()) == []


def test_links_pipes_and_folders_among_the_drafts_are_left_out(tmp_path):
    place = tempat(tmp_path)
    draft_id = ditulis(place, isi())
    secret = tmp_path / "rahasia"
    secret.write_bytes(berkas(place, draft_id).read_bytes())
    (place.path / "00000000.draf").symlink_to(secret)
    os.mkfifo(place.path / "11111111.draf")
    (place.path / "22222222.draf").mkdir()
    (place.path / "33333333.draf").write_bytes(b"bukan draf")
    found = {jurnal.id: jurnal.fault for jurnal in drafts(place)}
    assert found[draft_id] == ""
    assert "00000000" not in found
    assert all(found[other] for other in found.keys() - {draft_id})


def test_a_draft_in_use_is_neither_dropped_nor_hidden(tmp_path):
    place = tempat(tmp_path)
    code = (
        "import sys; from tests.repo.drafts.naskah import *; from pathlib import Path\n"
        "place = tempat(Path(sys.argv[1])); j = Journal(place); j.begin(PENULIS, isi())\n"
        "print(j.id, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        draft_id = other.stdout.readline().decode().strip()
        [jurnal] = drafts(place)
        assert (jurnal.id, jurnal.is_used) == (draft_id, True)
        with pytest.raises(ConflictError, match="sedang dipakai"):
            put_aside(place, jurnal)
        other.kill()
    [jurnal] = drafts(place)
    assert not jurnal.is_used
    put_aside(place, jurnal)
    assert drafts(place) == []


def test_what_was_dropped_can_be_had_back_for_thirty_days(tmp_path):
    place = tempat(tmp_path)
    ditulis(place, isi("15 menit"))
    [jurnal] = drafts(place)
    put_aside(place, jurnal)
    forget_old(place)
    [old] = drafts(place, old=True)
    assert (old.id, old.is_old, old.isi) == (jurnal.id, True, jurnal.isi)
    bring_back(place, old)
    [again] = drafts(place)
    put_aside(place, again)
    day = 86_400
    at = berkas(place, jurnal.id, ".lama").stat().st_mtime - 31 * day
    os.utime(berkas(place, jurnal.id, ".lama"), (at, at))
    forget_old(place)
    assert drafts(place, old=True) == []


def test_a_journal_keeps_room_for_keys_on_a_full_disk(tmp_path, monkeypatch):
    place = tempat(tmp_path)
    journal = Journal(place)
    journal.begin(PENULIS, isi())

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(modul.os, "posix_fallocate", full)
    text = ""
    for i in range(1500):
        text += "abcdefgh "[i % 9]
        journal.add(isi(ketikan=text))
    journal.release()
    assert read(berkas(place, journal.id).read_bytes())[1].ketikan[0].text == text
    assert berkas(place, journal.id).stat().st_size < modul.RESERVE
