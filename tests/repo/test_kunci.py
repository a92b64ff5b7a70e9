"""Locks of git: a live one is waited for and never touched, a dead one is named and cleared."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from soptui.errors import ConflictError
from soptui.repo import Repository
from soptui.repo.kunci import DOUBT_SECONDS, SURE_SECONDS, LockedError, look
from soptui.repo.lock import write_lock
from tests.cli.run import soptui, soptui_json
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh

TEMPAT = (
    "index.lock",
    "HEAD.lock",
    "config.lock",
    "packed-refs.lock",
    "refs/heads/main.lock",
    "refs/tags/efektif/surat-masuk.lock",
    "objects/maintenance.lock",
)

PEMEGANG = """
import sys
file = open(sys.argv[1], "x")
print("siap", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh())


def tertinggal(repo, name, seconds=2 * SURE_SECONDS):
    """Leave a lock behind that long ago."""
    path = repo.root / ".git" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (time.time() - seconds,) * 2)
    return path


@pytest.fixture
def pemegang():
    """Return what starts a process that holds a lock; `communicate` lets it go."""
    held = []

    def hold(path):
        order = [sys.executable, "-c", PEMEGANG, str(path)]
        process = subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        held.append(process)
        assert process.stdout.readline() == "siap\n"
        return process

    yield hold
    for process in held:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("name", TEMPAT)
def test_one_left_behind_is_named_and_cleared(repo, name):
    path = tertinggal(repo, name, 7200)

    (kunci,) = repo.locks()

    assert (kunci.path, kunci.is_stale, kunci.holder) == (str(path), True, "")
    assert "2 jam" in kunci.words
    assert "soptui doctor --clear-locks" in kunci.advice
    repo.clear_lock(kunci)
    assert repo.locks() == []
    assert not path.exists()


def test_without_locks_there_is_nothing_to_tell(repo):
    assert repo.locks() == []


def test_a_young_one_may_be_held_and_stays(repo):
    path = tertinggal(repo, "index.lock", 5)

    (kunci,) = repo.locks()

    assert not kunci.is_stale
    with pytest.raises(ConflictError, match="mungkin masih dipakai"):
        repo.clear_lock(kunci)
    assert path.exists()


def test_of_somebody_else_it_must_be_older(repo, monkeypatch):
    path = tertinggal(repo, "index.lock", 2 * SURE_SECONDS)
    monkeypatch.setattr("soptui.repo.kunci.os.geteuid", lambda: 12345)
    os.chown(path, 54321, -1) if os.getuid() == 0 else monkeypatch.setattr(
        "soptui.repo.kunci.SURE_SECONDS", DOUBT_SECONDS
    )

    assert not look(path).is_stale
    os.utime(path, (time.time() - 2 * DOUBT_SECONDS,) * 2)
    assert look(path).is_stale


def test_whoever_has_it_open_is_named_and_it_stays(repo, pemegang):
    path = repo.root / ".git/index.lock"
    process = pemegang(path)
    os.utime(path, (0, 0))

    (kunci,) = repo.locks()

    assert f"proses {process.pid} (python" in kunci.holder
    assert not kunci.is_stale
    with pytest.raises(ConflictError):
        repo.clear_lock(kunci)
    process.communicate()
    (kunci,) = repo.locks()
    assert kunci.is_stale


def test_a_git_at_work_in_the_repository_counts_as_holder(repo):
    """Git closes a lock that it still holds, as `git commit` does while its editor is open."""
    path = tertinggal(repo, "index.lock", 7200)
    wrap = "import subprocess, sys; subprocess.run(sys.argv[1:])"
    git = ["git", "cat-file", "--batch-check"]
    others = [sys.executable, "-c", wrap, *git]
    for order, is_holder in ((git, False), (others, True)):  # a child of ours is no holder
        with subprocess.Popen(
            order, cwd=repo.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            process.stdin.write(b"HEAD\n")
            process.stdin.flush()
            assert b"commit" in process.stdout.readline()
            assert ("(git)" in look(path).holder) is is_holder
            assert look(path).is_stale is not is_holder


def test_another_lock_in_its_place_is_not_touched(repo):
    path = tertinggal(repo, "index.lock")
    (kunci,) = repo.locks()
    path.unlink()
    tertinggal(repo, "index.lock").write_text("baru")
    os.utime(path, (time.time() - 3600,) * 2)

    with pytest.raises(ConflictError):
        repo.clear_lock(kunci)
    assert path.exists()


def test_only_locks_are_removed(repo):
    tertinggal(repo, "index.lock")
    (kunci,) = repo.locks()
    other = tertinggal(repo, "description")

    repo.clear_lock(replace(kunci, path=str(other)))

    assert other.exists()


def test_our_own_is_told_while_it_is_held(repo):
    (repo.root / ".git/soptui").mkdir(exist_ok=True)
    (repo.root / ".git/soptui/tulis.lock").touch()
    assert repo.locks() == []

    with write_lock(repo._git):
        (kunci,) = repo.locks()

    assert f"proses {os.getpid()}" in kunci.holder
    assert not kunci.is_stale


@pytest.mark.parametrize("name", ["refs/heads/main.lock", "HEAD.lock"])
def test_a_save_waits_for_a_lock_and_goes_on(repo, pemegang, name):
    process = pemegang(repo.root / ".git" / name)
    order = f"sleep 1; rm -f {repo.root}/.git/{name}"
    with subprocess.Popen(["/bin/sh", "-c", order]):
        doc = repo.read("surat-masuk")
        assert repo.save(doc, dengan_waktu(doc.sop, "15 menit")) is not None

    assert process.poll() is None
    assert git(repo.root, "status", "--porcelain") == ""


def test_a_setting_waits_for_a_lock_and_goes_on(repo):
    lock = tertinggal(repo, "config.lock", 1)
    with subprocess.Popen(["/bin/sh", "-c", f"sleep 1; rm {lock}"]):
        repo.store_identity("Siti", "siti@contoh.example")

    assert repo.identity().name == "Siti"


def test_a_lock_that_does_not_go_away_is_named_with_what_to_do(repo, monkeypatch):
    lock = tertinggal(repo, "refs/heads/main.lock", 7200)
    monkeypatch.setattr("soptui.repo.git._OVERRIDES", ("core.filesRefLockTimeout=50",))
    monkeypatch.setattr("soptui.repo.refs._PATIENCE_SECONDS", 0.02)
    doc = repo.read("surat-masuk")

    with pytest.raises(LockedError) as caught:
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    place = str(lock.relative_to(repo.root))
    for words in (place, "2 jam", "Belum ada yang ditulis", "soptui doctor --clear-locks"):
        assert words in caught.value.message
    assert "manually" not in caught.value.message
    repo.clear_lock(caught.value.kunci)
    assert repo.save(doc, dengan_waktu(doc.sop, "15 menit")) is not None


def test_on_the_command_line(repo):
    old = tertinggal(repo, "HEAD.lock", 7200)
    young = tertinggal(repo, "index.lock", 5)

    code, facts = soptui_json("doctor", repo.root, cwd="/")
    assert code == 0
    named = [f["value"].split()[0] for f in facts if f["name"] == "kunci"]
    assert named == [".git/HEAD.lock", ".git/index.lock"]

    done = soptui("doctor", "--clear-locks", repo.root, cwd="/")
    assert done.returncode == 3
    assert f"Dihapus: {old}\nTetap: Kunci .git/index.lock" in done.stdout

    os.utime(young, (0, 0))
    code, rows = soptui_json("doctor", "--clear-locks", repo.root, cwd="/")
    assert (code, [row["cleared"] for row in rows]) == (0, [True])
    assert Repository.open(repo.root).locks() == []
