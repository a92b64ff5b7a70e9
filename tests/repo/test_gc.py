"""`git gc` and saves keep out of each other's way: no object of a save is thrown away."""

from __future__ import annotations

import os
import socket
import subprocess
import threading

import pytest

from soptui.errors import ConflictError
from soptui.repo.commit import store_blob
from soptui.repo.lock import write_lock
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh())


def pasang(repo, pid, host=""):
    file = repo.root / ".git/gc.pid"
    file.write_text(f"{pid} {host or socket.gethostname()}")
    return file


def simpan(repo, waktu="15 menit"):
    doc = repo.read("surat-masuk")
    return repo.save(doc, dengan_waktu(doc.sop, waktu))


def test_a_gc_that_starts_in_the_middle_of_a_save_leaves_its_objects_alone(repo):
    with write_lock(repo._git) as guarded:
        oid = store_blob(guarded, b"belum di cabang mana pun")
        gc = subprocess.run(
            ["git", "gc", "--prune=now"], cwd=repo.root, capture_output=True, check=False
        )
        assert gc.returncode != 0
        assert b"already running" in gc.stderr
        assert git(repo.root, "cat-file", "-t", oid) == "blob"
    assert not (repo.root / ".git/gc.pid").exists()
    git(repo.root, "gc", "--quiet", "--prune=now")


def test_a_gc_at_work_is_waited_for(repo):
    file = pasang(repo, os.getppid())
    threading.Timer(0.3, file.unlink).start()
    assert simpan(repo) is not None


@pytest.mark.parametrize("host", ["", "komputer-lain"])
def test_a_gc_that_takes_too_long_is_named_and_nothing_is_written(repo, host):
    file, head = pasang(repo, os.getppid(), host), git(repo.root, "rev-parse", "HEAD")
    with pytest.raises(ConflictError, match="git gc"), write_lock(repo._git, wait=0.05):
        raise AssertionError
    assert file.exists()
    assert git(repo.root, "rev-parse", "HEAD") == head


@pytest.mark.parametrize("left", ["mati", "tua", "rusak"])
def test_what_a_dead_gc_left_does_not_stand_in_the_way(repo, left):
    dead = subprocess.Popen(["true"])
    dead.wait()
    file = pasang(repo, dead.pid if left == "mati" else os.getppid())
    if left == "tua":
        os.utime(file, (0, 0))
    if left == "rusak":
        file.write_bytes(b"\xff")
    assert simpan(repo) is not None
    assert not file.exists()
