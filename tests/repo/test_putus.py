"""A save that dies at any point leaves file and history each wholly old or wholly new."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from soptui.errors import SystemFaultError
from soptui.repo import Repository
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh

BERKAS = "sop/sekretariat/surat-masuk.toml"

MATI = """
import os, signal, sys
from pathlib import Path
import soptui.repo.{module} as module
from soptui.repo import Repository
from tests.contoh import dengan_waktu

def die(*args, **kwargs):
    if {after}:
        original(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)

repo = Repository.open(Path(sys.argv[1]))
doc = repo.read("surat-masuk")
original = module.{name}
module.{name} = die
repo.save(doc, dengan_waktu(doc.sop, "15 menit"))
"""

TITIK = [
    ("save", "store_blob", True, "lama"),
    ("save", "make_commit", True, "lama"),
    ("save", "note", True, "lama"),
    ("save", "prepare", True, "lama"),
    ("save", "move_ref", True, "baru"),
    ("pending", "install", True, "baru"),
    ("checkout", "_move_entry", True, "baru"),
    ("pending", "refresh_index", True, "baru"),
    ("pending", "_forget", False, "baru"),
]


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh())


def simpan_dan_mati(repo, module, name, *, after):
    """Save in a process that is killed right before or after it calls one function."""
    code = MATI.format(module=module, name=name, after=after)
    path = os.pathsep.join(p for p in sys.path if p)
    killed = subprocess.run(
        [sys.executable, "-c", code, str(repo.root)],
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL


@pytest.mark.parametrize(("module", "name", "after", "version"), TITIK)
def test_killed_in_the_middle(repo, module, name, after, version):
    simpan_dan_mati(repo, module, name, after=after)

    again = Repository.open(repo.root)

    waktu = {"lama": "10 menit", "baru": "15 menit"}[version]
    assert again.read("surat-masuk").sop.langkah[0].waktu == waktu
    assert again.read("surat-masuk", "HEAD").sop == again.read("surat-masuk").sop
    doc = again.read("surat-masuk")
    again.save(doc, dengan_waktu(doc.sop, "20 menit"))
    assert git(repo.root, "status", "--porcelain", "--ignored") == ""
    assert git(repo.root, "fsck", "--strict", "--no-dangling") == ""
    assert list((repo.root / ".git").rglob("*.lock")) == []
    assert list((repo.root / ".git/soptui").iterdir()) == []


def test_killed_while_git_holds_its_locks(repo, monkeypatch):
    """A git that is killed leaves ref locks; they are known as ours and cleared."""
    from soptui.repo.git import Git

    attempt = Git.attempt
    locks = [repo.root / ".git/refs/heads/main.lock", repo.root / ".git/HEAD.lock"]

    def killed(self, *args, **rest):
        if args[0] != "update-ref":
            return attempt(self, *args, **rest)
        for lock in locks:
            lock.touch()
        return attempt(self, *args, **rest)._replace(code=-signal.SIGKILL)

    monkeypatch.setattr("soptui.repo.git._OVERRIDES", ("core.filesRefLockTimeout=0",))
    monkeypatch.setattr("soptui.repo.refs._PATIENCE_SECONDS", 0.02)
    monkeypatch.setattr(Git, "attempt", killed)
    doc = repo.read("surat-masuk")
    with pytest.raises(SystemFaultError, match="dihentikan paksa"):
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))
    monkeypatch.undo()

    assert not any(lock.exists() for lock in locks)
    assert repo.save(doc, dengan_waktu(doc.sop, "20 menit")) is not None


def test_a_ref_lock_of_somebody_else_stays(repo, monkeypatch):
    from soptui.errors import ConflictError

    lock = repo.root / ".git/refs/heads/main.lock"
    lock.write_text("milik orang lain")
    monkeypatch.setattr("soptui.repo.git._OVERRIDES", ("core.filesRefLockTimeout=0",))
    monkeypatch.setattr("soptui.repo.refs._PATIENCE_SECONDS", 0.02)
    doc = repo.read("surat-masuk")

    with pytest.raises(ConflictError, match=r"main\.lock"):
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    assert lock.read_text() == "milik orang lain"
    assert repo.read("surat-masuk").sop == doc.sop
    assert git(repo.root, "status", "--porcelain") == ""


def test_what_was_edited_outside_after_the_crash_is_kept(repo):
    simpan_dan_mati(repo, "save", "move_ref", after=True)
    path = repo.root / BERKAS
    path.write_text(path.read_text() + "# tangan\n")

    again = Repository.open(repo.root)

    assert path.read_text().endswith("# tangan\n")
    assert again.read("surat-masuk", "HEAD").sop.langkah[0].waktu == "15 menit"
    assert sorted(p.name for p in path.parent.iterdir()) == ["surat-masuk.toml"]


def test_a_disk_that_fails_at_the_file_leaves_everything_old(repo, monkeypatch):
    import errno

    def full(fd):
        raise OSError(errno.ENOSPC, "No space left on device")

    doc = repo.read("surat-masuk")
    monkeypatch.setattr("soptui.repo.files.os.fsync", full)
    with pytest.raises(SystemFaultError, match="disk penuh"):
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))
    monkeypatch.undo()

    assert git(repo.root, "status", "--porcelain", "--ignored") == ""
    assert repo.save(doc, dengan_waktu(doc.sop, "15 menit")) is not None


PINDAH = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
import soptui.repo.{module} as module
from soptui.repo import Repository

calls = 0

def die(*args, **kwargs):
    global calls
    calls += 1
    if calls == {nth}:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*args, **kwargs)

repo = Repository.open(Path(sys.argv[1]))
doc = repo.read("surat-masuk")
original = module.{name}
module.{name} = die
repo.save(doc, replace(doc.sop, identitas=replace(doc.sop.identitas, unit="umum")))
"""


@pytest.mark.parametrize(
    ("module", "name", "nth", "unit"),
    [
        ("save", "note", 2, "sekretariat"),
        ("save", "prepare", 1, "sekretariat"),
        ("save", "move_ref", 1, "sekretariat"),
        ("pending", "_follow", 1, "umum"),
        ("pending", "_follow", 2, "umum"),
        ("pending", "_forget", 1, "umum"),
        ("pending", "_forget", 2, "umum"),
    ],
)
def test_killed_while_an_sop_moves_to_another_unit(repo, module, name, nth, unit):
    settings = repo.root / "soptui.toml"
    settings.write_text(settings.read_text() + '\n[unit.umum]\nnama = "Umum"\n')
    git(repo.root, "commit", "-qam", "unit baru")
    code = PINDAH.format(module=module, name=name, nth=nth)
    path = os.pathsep.join(p for p in sys.path if p)
    order = [sys.executable, "-c", code, str(repo.root)]
    killed = subprocess.run(order, env={**os.environ, "PYTHONPATH": path}, check=False)
    assert killed.returncode == -signal.SIGKILL

    again = Repository.open(repo.root)

    assert [e.unit for e in again.entries()] == [unit]
    assert again.read("surat-masuk", "HEAD").sop.identitas.unit == unit
    assert git(repo.root, "status", "--porcelain", "--ignored") == ""
