"""A git of somebody else that works beside a save: it may put the branch back without looking."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from soptui.repo import save, tetangga
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh


@pytest.fixture
def lambat(tmp_path):
    """Start a git in a repository that goes on until it is told to end."""
    started = []

    def start(root, *orders):
        command = ["git", *orders, "cat-file", "--batch"]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe)
        started.append(process)
        process.stdin.write(b"HEAD\n")
        process.stdin.flush()
        process.stdout.readline()
        return process

    yield start
    for process in started:
        process.communicate()


def test_a_reset_that_began_before_a_save_does_not_undo_it(tmp_path, monkeypatch):
    repo = repo_baru(tmp_path, sop_contoh())
    doc = repo.read("surat-masuk")
    before = git(repo.root, "rev-parse", "HEAD").strip()
    resets = iter([True])

    def wait(git_dir):
        if next(resets, False):  # what `git reset --hard` does last, whatever came meanwhile
            git(repo.root, "reset", "-q", "--hard", before)

    monkeypatch.setattr(save, "wait_for_others", wait)
    saved = repo.save(doc, dengan_waktu(doc.sop, "15 menit"))
    assert git(repo.root, "rev-parse", "HEAD").strip() == saved.commit
    assert repo.read("surat-masuk").sop.langkah[0].waktu == "15 menit"
    assert git(repo.root, "status", "--porcelain") == ""
    assert git(repo.root, "rev-parse", "HEAD^").strip() == before


def test_what_another_saved_upon_it_meanwhile_stays(tmp_path, monkeypatch):
    repo = repo_baru(tmp_path, sop_contoh())
    doc = repo.read("surat-masuk")

    def wait(git_dir):
        git(repo.root, "commit", "-q", "--allow-empty", "-m", "pengguna")

    monkeypatch.setattr(save, "wait_for_others", wait)
    saved = repo.save(doc, dengan_waktu(doc.sop, "15 menit"))
    assert git(repo.root, "rev-parse", "HEAD^").strip() == saved.commit


def waits(repo, monkeypatch):
    """Tell whether another program would wait for a git at work in this repository."""

    class WaitsError(Exception):
        pass

    def sleep(_):
        raise WaitsError

    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", lambda: 1)
        patch.setattr(tetangga.time, "sleep", sleep)
        patch.setattr(tetangga, "PATIENCE_SECONDS", 600)
        try:
            tetangga.wait_for_others(repo / ".git")
        except WaitsError:
            return True
    return False


def test_a_git_that_just_began_here_is_waited_for(tmp_path, lambat, monkeypatch):
    monkeypatch.setattr(tetangga, "YOUNG_SECONDS", 600)
    repo = repo_baru(tmp_path, sop_contoh())
    process = lambat(repo.root)
    assert not tetangga.works_in(Path("/proc") / str(process.pid), repo.root / ".git")
    assert waits(repo.root, monkeypatch)
    assert not waits(tmp_path / "lain", monkeypatch)
    process.communicate()
    assert not waits(repo.root, monkeypatch)


def test_gits_that_soptui_started_are_not_waited_for(tmp_path, lambat, monkeypatch):
    repo = repo_baru(tmp_path, sop_contoh())
    lambat(repo.root, "-c", tetangga.SIGN)
    assert not waits(repo.root, monkeypatch)


def test_a_git_that_shows_something_for_long_is_not_waited_for(tmp_path, lambat, monkeypatch):
    repo = repo_baru(tmp_path, sop_contoh())
    lambat(repo.root)
    monkeypatch.setattr(tetangga, "YOUNG_SECONDS", 0)
    assert not waits(repo.root, monkeypatch)
