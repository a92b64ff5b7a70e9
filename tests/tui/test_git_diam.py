"""A git that does not answer: keys are answered, one key stops it, nothing is lost."""

from __future__ import annotations

import asyncio
import os
import subprocess
import time

import pytest

from soptui.errors import ExitCode
from soptui.repo import Repository
from soptui.tui import giliran
from soptui.tui.app import SoptuiApp
from soptui.tui.giliran import LATE
from tests.faults.git_palsu import GitPalsu
from tests.proses import is_gone
from tests.tui.layar import PATIENCE, Orang, buka, repo_kantor, sunting


@pytest.fixture
def repo(tmp_path):
    return repo_kantor(tmp_path)


class GitLambat(GitPalsu):
    """Can be made to hang; while it does, people are told soon."""

    def set(self, nth=0, how="gagal", words=""):
        super().set(nth, how, words)
        giliran.PATIENCE = 0.1 if nth else PATIENCE


@pytest.fixture
def palsu(repo, tmp_path, monkeypatch, slow_machine):
    palsu = GitLambat(tmp_path / "palsu")
    monkeypatch.setenv("PATH", f"{palsu.folder}:{os.environ['PATH']}")
    return palsu


async def berakhir(pids):
    """Wait until these processes are gone."""
    assert pids
    async with asyncio.timeout(PATIENCE):
        while not all(map(is_gone, pids)):  # noqa: ASYNC110 - the kernel tells nobody
            await asyncio.sleep(0.01)


async def test_a_deed_that_takes_long_can_be_stopped(repo, palsu):
    async with buka(repo.root) as orang:
        palsu.set(1, "tidur")
        await orang.tekan_saja("enter")
        await orang.sampai(lambda: LATE in orang.status and palsu.children, "late")
        await orang.tekan_saja("down")
        assert "1 ketikan menunggu" in orang.status
        await orang.tekan_saja("f10")
        await orang.sampai(lambda: "Dihentikan atas permintaan" in orang.teks, "stopped")
        await berakhir(palsu.children)

        palsu.set()
        await orang.tekan("enter")
        await orang.sampai(lambda: "Menerima surat masuk" in orang.teks, "editor")


async def test_what_is_typed_meanwhile_waits_and_keeps_its_order(repo, palsu):
    async with sunting(repo.root) as orang:
        palsu.set(1, "tahan")
        orang.app.start(tertahan(orang))
        await orang.tekan_saja("down")
        await orang.sampai(lambda: LATE in orang.status, "late")
        await orang.tekan_saja("a", "b", "c")
        assert "4 ketikan menunggu" in orang.status or "3 ketikan menunggu" in orang.status
        palsu.release()
        await orang.sampai(lambda: LATE not in orang.status, "done")
        await orang.tekan("enter")
        assert "abc" in orang.teks


async def tertahan(orang):
    """Do something that asks git."""
    await asyncio.to_thread(orang.app.repo.identity)


async def test_a_save_that_hangs_lets_one_type_and_keeps_the_text(repo, palsu):
    async with sunting(repo.root) as orang:
        await orang.tekan("down", "down")
        await orang.ketik("Kegiatan baru")
        await orang.tekan("enter", "ctrl+s")
        await orang.sampai(lambda: "ubah" in orang.teks, "question")
        palsu.set(1, "tidur")
        await orang.tekan("enter")
        await orang.sampai(lambda: bool(palsu.children), "hanging")
        await orang.tekan("down")
        assert LATE not in orang.status
        await orang.tekan_saja("f10")
        await orang.sampai(lambda: LATE in orang.status, "late")
        await orang.tekan_saja("f10")
        await orang.sampai(lambda: "Ada perubahan yang belum" in orang.teks, "stopped")
        await berakhir(palsu.children)
        palsu.set()
        await orang.tekan("f10")
        assert "Dihentikan atas permintaan" in orang.status
        assert "Kegiatan baru" in orang.teks

        await orang.tekan("ctrl+s")
        await orang.sampai(lambda: "ubah" in orang.teks, "question again")
        await orang.tekan("enter")
        await orang.sampai(lambda: "Disimpan:" in orang.status, "saved")
    assert "Kegiatan baru" in str(Repository.open(repo.root).read("surat-masuk", "HEAD").sop)


async def test_without_an_answer_in_time_git_is_ended(repo, palsu, monkeypatch):
    start = subprocess.Popen.__init__

    def started(self, *args, **more):
        start(self, *args, **more)
        end = time.monotonic() + PATIENCE
        while not palsu.children and time.monotonic() < end:
            time.sleep(0.01)

    async with buka(repo.root) as orang:
        palsu.set(1, "tidur")
        monkeypatch.setattr(subprocess.Popen, "__init__", started)
        monkeypatch.setattr("soptui.repo.process.READ_SECONDS", 0.3)
        await orang.tekan_saja("r")
        await orang.sampai(lambda: "Git tidak menjawab selama" in orang.teks, "told")
        assert "Yang sudah disimpan tetap aman" in " ".join(orang.teks.split())
        await berakhir(palsu.children)


async def test_one_can_leave_before_the_repository_is_open(repo, palsu, monkeypatch):
    monkeypatch.setattr("soptui.tui.pembukaan.OPENING", 0.1)
    palsu.set(1, "tidur")
    app = SoptuiApp(repo.root)
    async with app.run_test(size=(80, 24)) as pilot:
        orang = Orang(app, pilot)
        await orang.sampai(lambda: "git belum menjawab" in orang.teks and palsu.children, "told")
        await orang.tekan_saja("q")
    assert app.return_value == ExitCode.SYSTEM
    await berakhir(palsu.children)


async def test_the_list_comes_when_git_answers_at_last(repo, palsu, monkeypatch):
    monkeypatch.setattr("soptui.tui.pembukaan.OPENING", 0.1)
    palsu.set(1, "tahan")
    app = SoptuiApp(repo.root)
    async with app.run_test(size=(80, 24)) as pilot:
        orang = Orang(app, pilot)
        await orang.sampai(lambda: "git belum menjawab" in orang.teks, "told")
        palsu.release()
        await orang.sampai(lambda: "Pengagendaan Surat Masuk" in orang.teks, "list")
