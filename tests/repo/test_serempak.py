"""Several writers on one repository: nothing acknowledged is lost, nobody waits in vain."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from pathlib import Path

import pytest

from soptui.changes import Edited
from soptui.errors import ConflictError
from soptui.repo import Repository, Session
from soptui.repo.antrean import place
from soptui.repo.lock import write_lock
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh
from tests.repo.penulis import menulis_bersama, nilai_dalam_riwayat


def test_saves_of_different_sops_are_all_kept(tmp_path):
    ids = ["satu", "dua", "tiga"]
    repo = repo_baru(tmp_path, *(sop_contoh(i, f"Urusan {i}") for i in ids))

    done = menulis_bersama(repo, [(i, 100, 6) for i in ids])

    assert done == [list(range(100, 106))] * 3
    for sop_id in ids:
        assert nilai_dalam_riwayat(repo, sop_id) == [10, *range(100, 106)]
    assert git(repo.root, "rev-list", "--merges", "HEAD") == ""
    names = git(repo.root, "log", "-18", "--format=%x01", "--name-only").split("\x01")[1:]
    assert all(len(name.split()) == 1 for name in names)
    assert git(repo.root, "status", "--porcelain") == ""
    assert git(repo.root, "fsck", "--strict", "--no-dangling") == ""


def test_saves_of_one_sop_are_in_the_history_or_refused(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())

    done = menulis_bersama(repo, [("surat-masuk", 100, 5), ("surat-masuk", 200, 5)])

    acknowledged = {n for values in done for n in values}
    history = nilai_dalam_riwayat(repo, "surat-masuk")
    assert acknowledged == set(history) - {10}
    assert len(history) == len(acknowledged) + 1
    assert repo.read("surat-masuk").sop.langkah[0].waktu == f"{history[-1]} menit"
    assert git(repo.root, "status", "--porcelain") == ""


def test_plain_git_between_check_and_commit_only_costs_another_try(tmp_path, monkeypatch):
    from soptui.repo import save

    repo = repo_baru(tmp_path, sop_contoh())
    make = save.make_commit
    rivals = iter(["lain"])

    def make_commit(*args):
        commit = make(*args)
        for name in rivals:
            (repo.root / name).write_text("x")
            git(repo.root, "add", name)
            git(repo.root, "commit", "-qm", "dari luar")
        return commit

    monkeypatch.setattr(save, "make_commit", make_commit)
    doc = repo.read("surat-masuk")
    saved = repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    assert git(repo.root, "log", "-2", "--format=%s").splitlines()[1] == "dari luar"
    assert git(repo.root, "rev-parse", "HEAD") == saved.commit
    assert git(repo.root, "status", "--porcelain") == ""


def test_a_branch_that_never_rests_is_a_conflict_and_leaves_no_trace(tmp_path, monkeypatch):
    from soptui.repo import save

    repo = repo_baru(tmp_path, sop_contoh())
    make = save.make_commit

    def make_commit(*args):
        git(repo.root, "commit", "-q", "--allow-empty", "-m", "dari luar")
        return make(*args)

    monkeypatch.setattr(save, "make_commit", make_commit)
    doc = repo.read("surat-masuk")
    with pytest.raises(ConflictError, match="terus berubah"):
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    assert repo.read("surat-masuk").sop == doc.sop
    assert git(repo.root, "status", "--porcelain", "--ignored") == ""
    assert list((repo.root / ".git/soptui").iterdir()) == []


def test_who_holds_the_lock_is_named(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())

    held = pytest.raises(ConflictError, match=rf"proses {os.getpid()}\) sejak")
    with write_lock(repo._git), held, write_lock(repo._git, wait=0):
        raise AssertionError

    assert not (repo.root / ".git/soptui/tulis.lock").exists()


def test_a_lock_left_by_a_crash_does_not_stand_in_the_way(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    (repo.root / ".git/soptui/tulis.lock").write_text("siapa pun")

    doc = repo.read("surat-masuk")
    assert repo.save(doc, dengan_waktu(doc.sop, "15 menit")) is not None


def test_a_waiting_writer_goes_on_when_the_lock_is_free(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    path = repo.root / ".git/soptui/tulis.lock"
    held = path.open("w")
    fcntl.flock(held, fcntl.LOCK_EX)
    asked = threading.Event()
    saved = []

    def write():
        asked.set()
        doc = repo.read("surat-masuk")
        saved.append(repo.save(doc, dengan_waktu(doc.sop, "15 menit")))

    writer = threading.Thread(target=write)
    writer.start()
    asked.wait()
    assert saved == []
    held.close()
    writer.join()
    assert saved[0] is not None


def test_a_queue_that_moves_is_waited_for_however_long_it_is(tmp_path):
    """Each holder keeps the lock for a part of the patience; together they keep it longer."""
    repo = repo_baru(tmp_path, sop_contoh())
    path = repo.root / ".git/soptui/tulis.lock"
    never, begun = threading.Event(), threading.Event()

    def pass_on():
        held = []
        for n in range(9):
            draft = path.with_name(f"pemegang-{n}")
            held.append(draft.open("w"))
            fcntl.flock(held[-1], fcntl.LOCK_EX)
            held[-1].write(f"pemegang {n}")
            held[-1].flush()
            draft.rename(path)
            begun.set()
            for earlier in held[:-1]:
                earlier.close()
            never.wait(0.3)
        held[-1].close()

    holders = threading.Thread(target=pass_on)
    holders.start()
    begun.wait()
    with write_lock(repo._git, wait=2.5):
        holders.join()
    assert not path.exists()


def test_who_came_first_writes_first(tmp_path, monkeypatch):
    """A writer that lets go and comes again at once does not overtake those who wait."""
    monkeypatch.setattr("soptui.repo.lock.COURTESY_SECONDS", 60)
    repo = repo_baru(tmp_path, sop_contoh())
    folder = repo.root / ".git/soptui"
    order = []

    def write(name):
        with write_lock(repo._git, wait=60):
            order.append(name)

    with write_lock(repo._git):
        writers = []
        for name in "abcd":
            writers.append(threading.Thread(target=write, args=name))
            writers[-1].start()
            wait_for_places(folder, len(writers))
    write("lagi")
    for writer in writers:
        writer.join()
    assert order == [*"abcd", "lagi"]


def test_one_who_waits_and_is_stopped_does_not_stop_the_others(tmp_path, monkeypatch):
    monkeypatch.setattr("soptui.repo.lock.COURTESY_SECONDS", 0.1)
    repo = repo_baru(tmp_path, sop_contoh())
    with place(repo.root / ".git/soptui") as is_first, write_lock(repo._git) as guarded:
        assert guarded.guard is not None
        assert is_first()


def wait_for_places(folder, count):
    """Wait until so many stand in the queue of the write lock."""
    inode = f":{folder.stat().st_ino} "
    while True:
        held = [n for n in Path("/proc/locks").read_text().splitlines() if inode in n]
        if len(held) >= count:
            return
        time.sleep(0.001)


def test_a_locked_index_is_waited_for_and_never_broken(tmp_path, monkeypatch):
    """The save lands; the index follows when its lock is gone."""
    monkeypatch.setattr("soptui.repo.save.INDEX_WAIT_SECONDS", 0.05)
    repo = repo_baru(tmp_path, sop_contoh(), sop_contoh("lain", "Urusan Lain"))
    lock = repo.root / ".git/index.lock"
    lock.write_text("milik proses lain")

    for waktu in ("15 menit", "20 menit"):
        doc = repo.read("surat-masuk")
        saved = repo.save(doc, dengan_waktu(doc.sop, waktu))
        assert "Indeks git terkunci" in saved.peringatan
        assert lock.read_text() == "milik proses lain"
    assert git(repo.root, "log", "-1", "--format=%H") == saved.commit
    assert ".git/index.lock" in saved.peringatan

    lock.unlink()
    Repository.open(repo.root)

    assert git(repo.root, "status", "--porcelain") == ""
    assert list((repo.root / ".git/soptui").iterdir()) == []


def test_what_the_user_takes_back_meanwhile_stays_taken_back(tmp_path, monkeypatch):
    """A save that only waits for the index no longer has a say about the file."""
    monkeypatch.setattr("soptui.repo.save.INDEX_WAIT_SECONDS", 0.05)
    repo = repo_baru(tmp_path, sop_contoh())
    path = repo.find("surat-masuk")
    opened = path.read_bytes()
    lock = repo.root / ".git/index.lock"
    lock.write_text("")
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    path.write_bytes(opened)
    lock.unlink()
    again = Repository.open(repo.root)

    assert path.read_bytes() == opened
    assert again.read("surat-masuk", "HEAD").sop.langkah[0].waktu == "15 menit"
    assert git(repo.root, "status", "--porcelain") == " M sop/sekretariat/surat-masuk.toml"


def test_session_conflict_keeps_the_text_that_was_typed(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    session = Session(repo, repo.read("surat-masuk"))
    session.apply(Edited(dengan_waktu(session.sop, "15 menit"), "ubah waktu"))
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "20 menit"))

    with pytest.raises(ConflictError, match="Anda “15 menit”, mereka “20 menit”"):
        session.save("")

    assert session.sop.langkah[0].waktu == "15 menit"
    assert session.is_changed
