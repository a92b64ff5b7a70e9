"""What others do to the repository is seen on the screen that is open; a dead lock is cleared."""

from __future__ import annotations

import os
import time

import pytest

from soptui.repo import Repository
from soptui.repo.kunci import SURE_SECONDS
from soptui.repo.watch import Hal
from soptui.tui import pengamat
from soptui.tui.screens import bersama
from tests.contoh import SITI, dengan_waktu, git, repo_baru, sop_contoh
from tests.tui.layar import buka, repo_kantor, sunting
from tests.tui.test_bentrok import orang_lain
from tests.tui.test_simpan import FILE, ubah_waktu

LAIN = "sop/sekretariat/lain.toml"


# --- the eye itself -------------------------------------------------------------------------------


def commit_kosong(root):
    git(root, "commit", "-q", "--allow-empty", "-m", "x")


def berkas_baru(root):
    (root / LAIN).write_text((root / FILE).read_text().replace("surat-masuk", "lain"))


def pengaturan(root):
    path = root / "soptui.toml"
    path.write_text(path.read_text() + "# baru\n")


DEEDS = {
    "a commit": (commit_kosong, {Hal.RIWAYAT}),
    "another branch": (lambda root: git(root, "switch", "-qc", "lain"), {Hal.RIWAYAT}),
    "a tag": (lambda root: git(root, "tag", "-m", "x", "efektif/x"), {Hal.RIWAYAT}),
    "a new file": (berkas_baru, {Hal.BERKAS}),
    "a file written in place": (
        lambda root: (root / FILE).write_text((root / FILE).read_text() + "# x\n"),
        {Hal.BERKAS},
    ),
    "a deleted file": (lambda root: (root / FILE).unlink(), {Hal.BERKAS}),
    "settings": (pengaturan, {Hal.PENGATURAN}),
    "a rebase begun": (lambda root: (root / ".git/rebase-merge").mkdir(), {Hal.TERTUNDA}),
    "moved away": (lambda root: root.rename(root.with_name("lain")), {Hal.HILANG}),
}


@pytest.mark.parametrize("name", DEEDS)
def test_every_deed_of_others_is_noticed_once_and_without_git(tmp_path, name, monkeypatch):
    repo = repo_baru(tmp_path, sop_contoh())
    watch = repo.watch()
    assert watch.look() == frozenset()
    deed, expected = DEEDS[name]
    deed(repo.root)

    def no_git(*_args, **_more):
        raise AssertionError

    monkeypatch.setattr(type(repo._git), "attempt", no_git)
    monkeypatch.setattr(type(repo._git), "run", no_git)
    assert expected <= watch.look()
    assert watch.look() == frozenset()


def test_a_repository_that_comes_back_is_noticed(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    watch = repo.watch()
    away = repo.root.rename(tmp_path / "lain")
    assert watch.look() == {Hal.HILANG}
    away.rename(repo.root)
    assert Hal.KEMBALI in watch.look()
    assert watch.look() == frozenset()


# --- the screens ----------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def looking(monkeypatch, no_clock):
    """Look for what others did, as the program does, but more often."""
    monkeypatch.setattr(pengamat, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(bersama, "WATCH_SECONDS", 0.2)


async def test_the_list_follows_what_others_save(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root) as orang:
        other = Repository.open(repo.root)
        other.create(sop_contoh("surat-keluar", "Pengiriman Surat Keluar"), identity=SITI)
        await orang.tunggu("Pengiriman Surat Keluar")
        git(repo.root, "switch", "-qc", "percobaan")
        await orang.tunggu("Cabang berpindah dari main ke percobaan")
        (repo.root / FILE).unlink()
        await orang.sampai(lambda: "Pengagendaan Surat Masuk" not in orang.teks)


async def test_the_history_follows_and_the_cursor_stays_at_its_commit(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("r")
        await orang.tunggu("1 catatan")
        chosen = orang.app.screen.list.selected.commit
        orang_lain(repo.root, "45 menit", 0)
        await orang.tunggu("2 catatan", "menjadi 45")
        assert orang.app.screen.list.selected.commit == chosen


async def test_what_is_up_for_approval_follows_and_only_what_was_read_is_approved(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("s")
        await orang.tunggu("Disahkan oleh")
        orang_lain(repo.root, "45 menit", 0)
        await orang.tunggu("isinya yang terbaru tampil")


async def test_a_rebase_and_a_lost_repository_are_told(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        (repo.root / ".git/rebase-merge").mkdir()
        await orang.tunggu("rebase yang belum selesai")
        (repo.root / ".git/rebase-merge").rmdir()
        away = repo.root.rename(tmp_path / "lain")
        await orang.tunggu("tidak ada lagi atau diskanya terlepas")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
        away.rename(repo.root)
        await orang.tunggu("sudah terhubung lagi")


async def test_new_settings_count_and_broken_ones_do_not(tmp_path):
    repo = repo_kantor(tmp_path)
    path = repo.root / "soptui.toml"
    text = path.read_text()
    name = repo.organisasi.instansi.nama
    async with buka(repo.root) as orang:
        path.write_text(text.replace(name, "Kabupaten Contoh Baru"))
        await orang.tunggu("Contoh Baru")
        path.write_text("x = [")
        await orang.tunggu("Pengaturan repositori tidak dapat dibaca")
        assert orang.app.repo.organisasi.instansi.nama == "Kabupaten Contoh Baru"


# --- locks ----------------------------------------------------------------------------------------


async def test_a_lock_left_behind_is_named_cleared_by_one_key_and_the_same_save_works(tmp_path):
    repo = repo_kantor(tmp_path)
    lock = repo.root / ".git/refs/heads/main.lock"
    lock.touch()
    os.utime(lock, (time.time() - 2 * SURE_SECONDS,) * 2)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.sampai(lambda: "main.lock" in orang.status and "Ctrl+S" in orang.status)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Hapus kunci git yang tertinggal?", "berumur 2 menit")
        await orang.tekan("enter")
        await orang.tunggu("Simpan perubahan")
        assert not lock.exists()
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:")
    assert repo.read("surat-masuk").sop == dengan_waktu(sop_contoh(), "15 menit")


async def test_without_a_lock_the_key_says_so(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("K")
        await orang.tunggu("Tidak ada kunci git")
