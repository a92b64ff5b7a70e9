"""States of a repository and of its surroundings in which soptui works, or says why not.

Each builder brings a good repository into its state and may return what is special around it:
variables of the environment (None takes one away) and limits of the process.
"""

from __future__ import annotations

import shutil
import subprocess
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tests.contoh import git
from tests.faults.mesin import BERKAS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

READ = (("check",), ("log", "surat-masuk"), ("effective", "surat-masuk"))
WRITE = ("set", "surat-masuk", "langkah/catat/waktu", "77 menit")


class Sekitar(NamedTuple):
    """What is special around a repository."""

    env: Mapping[str, str | None] = MappingProxyType({})
    limits: Mapping[str, int] = MappingProxyType({})
    cwd: Path | None = None


class Keadaan(NamedTuple):
    """A state, and the exit codes of writing in it, and of what cannot be read."""

    name: str
    read: int
    write: int
    words: str = ""
    """What the sentence must name when it cannot be done."""


KEADAAN = (
    Keadaan("git_hanya_baca", 0, 4, "izin"),
    Keadaan("pohon_hanya_baca", 0, 4, "izin"),
    Keadaan("tanpa_home", 0, 0),
    Keadaan("folder_sendiri_terkunci", 0, 0),
    Keadaan("temp_terkunci", 0, 0),
    Keadaan("term_dumb", 0, 0),
    Keadaan("lang_c", 0, 0),
    Keadaan("berkas_terbuka_32", 0, 0),
    Keadaan("tanpa_git", 4, 4, "Pasang git"),
    Keadaan("git_lama", 4, 4, "2.34"),
    Keadaan("git_rusak", 4, 4, "Pasang git"),
    Keadaan("tanpa_identitas", 0, 2, "git config"),
    Keadaan("bukan_repositori", 2, 2, "soptui init"),
    Keadaan("bare", 2, 2, "bare"),
    Keadaan("belum_ada_komit", 2, 2, "belum mempunyai commit"),
    Keadaan("lepas_dari_cabang", 0, 5, "git switch"),
    Keadaan("merging", 0, 3, "git merge --abort"),
    Keadaan("rebasing", 0, 3, "git rebase --abort"),
    Keadaan("cherry_picking", 0, 3, "git cherry-pick --abort"),
    Keadaan("reverting", 0, 3, "git revert --abort"),
    Keadaan("bisecting", 0, 3, "git bisect reset"),
    Keadaan("dangkal", 0, 0),
    Keadaan("sha256", 0, 0),
    Keadaan("reftable", 4, 4, ".git/config"),
    Keadaan("indeks_rusak", 4, 4, "git reset"),
    Keadaan("objek_kosong", 4, 4, "git fsck"),
    Keadaan("riwayat_hilang", 4, 0),
    Keadaan("worktree", 0, 0),
    Keadaan("submodul", 0, 0),
    Keadaan("config_rusak", 4, 4, ".git/config"),
    Keadaan("head_rusak", 4, 4, "git fsck"),
    Keadaan("cabang_rusak", 4, 4, "git fsck"),
    Keadaan("git_menunjuk_kosong", 4, 4, "git fsck"),
)


def git_hanya_baca(repo: Path) -> None:
    """Nobody may write into .git."""
    for path in (repo / ".git", *(repo / ".git").rglob("*")):
        path.chmod(path.stat().st_mode & ~0o222)


def pohon_hanya_baca(repo: Path) -> None:
    """Nobody may write into the work tree."""
    for path in (repo / "sop", *(repo / "sop").rglob("*")):
        path.chmod(path.stat().st_mode & ~0o222)


def tanpa_home(repo: Path) -> Sekitar:
    """Nobody's home is known."""
    return Sekitar(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")))


def folder_sendiri_terkunci(repo: Path) -> Sekitar:
    """No place for what soptui remembers."""
    return Sekitar({"XDG_STATE_HOME": "/dev/null/a", "XDG_CACHE_HOME": "/dev/null/b"})


def temp_terkunci(repo: Path) -> Sekitar:
    """No place for temporary files where they belong."""
    return Sekitar({"TMPDIR": "/dev/null/a"})


def term_dumb(repo: Path) -> Sekitar:
    """A terminal that can do nothing."""
    return Sekitar({"TERM": "dumb"})


def lang_c(repo: Path) -> Sekitar:
    """A language without Unicode."""
    return Sekitar({"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"})


def berkas_terbuka_32(repo: Path) -> Sekitar:
    """Few files may be open."""
    return Sekitar(limits={"RLIMIT_NOFILE": 32})


def tanpa_git(repo: Path) -> Sekitar:
    """There is no git."""
    return Sekitar({"PATH": "/nonexistent"})


def git_lama(repo: Path) -> Sekitar:
    """A git of long ago."""
    return _program(repo, "echo git version 2.25.1")


def git_rusak(repo: Path) -> Sekitar:
    """Something else that is called git."""
    return _program(repo, "echo apa kabar")


def _program(repo: Path, script: str) -> Sekitar:
    folder = repo.parent / "program"
    folder.mkdir(exist_ok=True)
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "git").chmod(0o755)
    return Sekitar({"PATH": f"{folder}:/usr/bin:/bin"})


def tanpa_identitas(repo: Path) -> None:
    """Git has not been told who writes."""
    for key in ("user.name", "user.email"):
        git(repo, "config", "--unset-all", key)


def bukan_repositori(repo: Path) -> None:
    """A folder like any other."""
    shutil.rmtree(repo / ".git")


def bare(repo: Path) -> Sekitar:
    """Only the history, no files."""
    git(repo.parent, "clone", "-q", "--bare", str(repo), "bare.git")
    return Sekitar(cwd=repo.parent / "bare.git")


def belum_ada_komit(repo: Path) -> None:
    """A branch without a commit."""
    git(repo, "symbolic-ref", "HEAD", "refs/heads/kosong")


def lepas_dari_cabang(repo: Path) -> None:
    """HEAD names a commit."""
    git(repo, "checkout", "-q", "--detach")


def _branches(repo: Path) -> None:
    """Make two branches that have changed the same line."""
    path = repo / BERKAS
    git(repo, "checkout", "-q", "-b", "lain", "HEAD~1")
    path.write_text(path.read_text().replace("Pengagendaan", "Pencatatan"))
    git(repo, "commit", "-qam", "lain")
    git(repo, "checkout", "-q", "main")
    path.write_text(path.read_text().replace("Pengagendaan", "Penerimaan"))
    git(repo, "commit", "-qam", "sini")


def _stopped(repo: Path, *args: str) -> None:
    """Begin something that stops at a conflict, and put the file right again."""
    text = (repo / BERKAS).read_text()
    done = subprocess.run(["git", *args], cwd=repo, capture_output=True, check=False)
    assert done.returncode != 0
    (repo / BERKAS).write_text(text)


def merging(repo: Path) -> None:
    """In the middle of a merge."""
    _branches(repo)
    _stopped(repo, "merge", "lain")


def rebasing(repo: Path) -> None:
    """In the middle of a rebase."""
    _branches(repo)
    _stopped(repo, "rebase", "lain")


def cherry_picking(repo: Path) -> None:
    """In the middle of a cherry-pick."""
    _branches(repo)
    _stopped(repo, "cherry-pick", "lain")


def reverting(repo: Path) -> None:
    """In the middle of taking back an older commit."""
    _branches(repo)
    path = repo / BERKAS
    path.write_text(path.read_text().replace("Penerimaan", "Pembukuan"))
    git(repo, "commit", "-qam", "lagi")
    _stopped(repo, "revert", "--no-edit", "HEAD~1")


def bisecting(repo: Path) -> None:
    """In the middle of a bisect."""
    git(repo, "bisect", "start", "HEAD", "HEAD~2")


def dangkal(repo: Path) -> Sekitar:
    """A clone that knows the last commit only."""
    git(repo.parent, "clone", "-q", "--depth=1", f"file://{repo}", "dangkal")
    for key in ("name", "email"):
        git(repo.parent / "dangkal", "config", f"user.{key}", "uji@contoh.example")
    return Sekitar(cwd=repo.parent / "dangkal")


def sha256(repo: Path) -> Sekitar:
    """A repository with the longer ids."""
    folder = repo.parent / "sha256"
    shutil.copytree(repo, folder, ignore=shutil.ignore_patterns(".git"))
    git(folder, "init", "-q", "--object-format=sha256", "-b", "main")
    for key in ("name", "email"):
        git(folder, "config", f"user.{key}", "uji@contoh.example")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "awal")
    return Sekitar(cwd=folder)


def reftable(repo: Path) -> None:
    """Refs in a form that this git may not know, and which holds no branch in any case."""
    git(repo, "config", "core.repositoryFormatVersion", "1")
    git(repo, "config", "extensions.refStorageLain", "reftable")


def indeks_rusak(repo: Path) -> None:
    """The index holds nonsense."""
    (repo / ".git/index").write_bytes(b"DIRC" + bytes(40))


def objek_kosong(repo: Path) -> None:
    """The newest commit was lost by a power cut."""
    _object(repo, "HEAD").write_bytes(b"")


def riwayat_hilang(repo: Path) -> None:
    """An older commit is gone."""
    _object(repo, "HEAD~1").unlink()


def _object(repo: Path, name: str) -> Path:
    oid = git(repo, "rev-parse", name)
    path = repo / ".git/objects" / oid[:2] / oid[2:]
    path.chmod(0o644)
    return path


def worktree(repo: Path) -> Sekitar:
    """Another work tree of the same repository."""
    git(repo, "worktree", "add", "-q", "-b", "kedua", str(repo.parent / "kedua"))
    return Sekitar(cwd=repo.parent / "kedua")


def submodul(repo: Path) -> None:
    """A folder that belongs to another repository."""
    oid = git(repo, "rev-parse", "HEAD")
    (repo / ".gitmodules").write_text('[submodule "x"]\n\tpath = x\n\turl = ./x\n')
    git(repo, "update-index", "--add", "--cacheinfo", f"160000,{oid},x")
    git(repo, "add", ".gitmodules")
    git(repo, "commit", "-qm", "submodul")


def config_rusak(repo: Path) -> None:
    """Settings that cannot be read."""
    (repo / ".git/config").write_text("[core\nbare = mungkin\n")


def head_rusak(repo: Path) -> None:
    """HEAD is empty, as after a power cut."""
    (repo / ".git/HEAD").write_bytes(b"")


def cabang_rusak(repo: Path) -> None:
    """The branch is empty, as after a power cut."""
    (repo / ".git/refs/heads/main").write_bytes(b"")


def git_menunjuk_kosong(repo: Path) -> None:
    """The folder of git is elsewhere, and not there."""
    shutil.rmtree(repo / ".git")
    (repo / ".git").write_text("gitdir: /nonexistent/repo\n")
