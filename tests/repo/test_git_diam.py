"""A git that does not answer is ended with its children, also in the middle of a save."""

from __future__ import annotations

import os
import subprocess
import threading
from contextlib import contextmanager, suppress

import pytest

from soptui.repo import Repository, process
from soptui.repo.process import StalledError
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh
from tests.faults.git_palsu import GitPalsu
from tests.faults.mesin import faults_left, litter
from tests.proses import wait_until_gone


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh())


@pytest.fixture
def palsu(repo, tmp_path, monkeypatch):
    palsu = GitPalsu(tmp_path / "palsu")
    monkeypatch.setenv("PATH", f"{palsu.folder}:{os.environ['PATH']}")
    return palsu


@pytest.fixture
def tidak_sabar(monkeypatch):
    """Let what hangs be ended soon, for as long as this is open."""

    @contextmanager
    def tidak_sabar():
        with monkeypatch.context() as patch:
            patch.setattr(process, "READ_SECONDS", 0.3)
            patch.setattr(process, "WRITE_SECONDS", 0.3)
            yield

    return tidak_sabar


@pytest.mark.parametrize("ask", [lambda r: r.identity(), lambda r: r.timeline()])
def test_reading_ends_in_time_and_works_again(repo, palsu, tidak_sabar, ask):
    palsu.set(1, "tidur")
    with tidak_sabar(), pytest.raises(StalledError, match="Yang sudah disimpan tetap aman"):
        ask(repo)
    wait_until_gone(*palsu.children)
    palsu.set()
    assert ask(repo)


@pytest.mark.parametrize("nth", range(4, 20, 3))
def test_a_save_ends_in_time_and_the_next_one_works(repo, palsu, tidak_sabar, nth):
    doc = repo.read("surat-masuk")
    palsu.set(nth, "tidur")
    # The last calls of a save may fail and yet it is made.
    with tidak_sabar(), suppress(StalledError):
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))
    palsu.set()

    again = Repository.open(repo.root)
    doc = again.read("surat-masuk")
    again.save(doc, dengan_waktu(doc.sop, "20 menit"))

    assert faults_left(repo.root) == []
    assert litter(repo.root) == []
    assert "20 menit" in git(repo.root, "show", "HEAD:sop/sekretariat/surat-masuk.toml")


def test_a_program_that_is_stopped_while_it_is_read_is_waited_for():
    order = ["sleep", "600"]
    running = process.begin(
        lambda: subprocess.Popen(order, stdout=subprocess.PIPE, process_group=0)
    )
    told = process.chunks(running, 600)
    stopper = threading.Timer(0.05, process.stop)
    stopper.start()
    with pytest.raises(StalledError):
        next(told)
    stopper.join()
    assert running.returncode is not None


def test_a_program_that_is_stopped_while_it_is_being_started_is_ended():
    def start():
        running = subprocess.Popen(
            ["sleep", "600"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0
        )
        process.stop()
        return running

    running = process.begin(start)
    with pytest.raises(StalledError, match="Dihentikan"):
        process.finish(running, b"", 600)
    assert running.returncode is not None
