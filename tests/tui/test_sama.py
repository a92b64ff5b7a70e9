"""The same story told on the screen and by commands leaves the same bytes."""

from __future__ import annotations

import shutil

from tests.cli.run import soptui
from tests.contoh import git
from tests.tui.layar import buka, repo_kantor
from tests.tui.test_simpan import FILE, ubah_waktu
from tests.tui.test_urung import simpan


def tree(folder):
    """Every file of the newest commit, by its content."""
    return git(folder, "ls-tree", "-r", "HEAD")


def subjects(folder):
    return git(folder, "log", "--format=%s").splitlines()


def by_command(*args, cwd):
    done = soptui(*args, cwd=cwd)
    assert done.returncode == 0, done.stderr


async def test_screen_and_commands_leave_the_same_bytes_and_the_same_history(tmp_path):
    screen = repo_kantor(tmp_path).root
    command = tmp_path / "perintah"
    shutil.copytree(screen, command)
    first = git(screen, "rev-parse", "HEAD")

    async with buka(screen) as orang:
        await orang.tekan("enter")
        await orang.tunggu("[2 Langkah]")
        await ubah_waktu(orang)
        await simpan(orang)
        await orang.tekan("f6", "f6", "f6")
        await orang.tunggu("[1 Identitas]")
        orang.sunting.go_to_field("identitas/nomor")
        await orang.ketik("065/99/2026\n")
        await simpan(orang)
        middle = (screen / FILE).read_bytes()
        await orang.tekan("f12")
        await orang.tunggu("3 catatan")
        await orang.tekan("end", "p")
        await orang.tunggu("Kembalikan ke versi")
        await orang.tekan("enter")
        await orang.tunggu("Belum disimpan")
        await simpan(orang)

    by_command("set", "surat-masuk", "langkah/terima/waktu", "15 menit", cwd=command)
    by_command("set", "surat-masuk", "identitas/nomor", "065/99/2026", cwd=command)
    assert (command / FILE).read_bytes() == middle
    by_command("restore", "surat-masuk", first, cwd=command)

    assert tree(command) == tree(screen)
    assert (command / FILE).read_bytes() == (screen / FILE).read_bytes()
    assert subjects(command) == subjects(screen)
    assert "kembalikan ke versi 06-01-2026" in subjects(command)[0]
    for folder in (screen, command):
        assert "SOP-Aksi: pulihkan" in git(folder, "log", "-1", "--format=%B")
        assert git(folder, "status", "--porcelain") == ""


async def test_a_blank_sop_is_the_same_file(tmp_path):
    screen = repo_kantor(tmp_path).root
    command = tmp_path / "perintah"
    shutil.copytree(screen, command)
    async with buka(screen) as orang:
        await orang.tekan("n")
        await orang.tunggu("SOP kosong")
        await orang.tekan("end", "enter")
        await orang.tunggu("Nama SOP baru")
        await orang.ketik("Pelayanan Informasi\n")
        await orang.tunggu("[2 Langkah]")
    by_command("new", "pelayanan-informasi", "--judul", "Pelayanan Informasi", cwd=command)
    assert tree(command) == tree(screen)


def test_restore_tells_what_it_did_and_when_there_is_nothing_to_do(tmp_path):
    folder = repo_kantor(tmp_path).root
    done = soptui("restore", "surat-masuk", "HEAD", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert "tidak ada yang disimpan" in done.stderr
    assert soptui("restore", "surat-masuk", "tidak-ada", cwd=folder).returncode == 2
    by_command("set", "surat-masuk", "langkah/terima/waktu", "15 menit", cwd=folder)
    done = soptui("restore", "surat-masuk", "HEAD~1", "-m", "Batal sesuai rapat", cwd=folder)
    assert done.stdout.split(" ", 1)[1] == "Batal sesuai rapat\n"
