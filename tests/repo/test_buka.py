"""Opening a repository, and every state of git that is no place to write to, in one sentence."""

from __future__ import annotations

import os
import stat
import sys

import pytest

from soptui.errors import (
    ConflictError,
    ExitCode,
    InvalidError,
    NotFoundError,
    RefusedError,
    SoptuiError,
    SystemFaultError,
)
from soptui.repo import Repository
from soptui.repo.faults import explain
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh())


def simpan(repo):
    doc = repo.read("surat-masuk")
    return repo.save(doc, dengan_waktu(doc.sop, "15 menit"))


def test_found_from_any_folder_inside(repo):
    for folder in (repo.root, repo.root / "sop/sekretariat", repo.root / "soptui.toml"):
        assert Repository.open(folder).root == repo.root
    assert repo.organisasi.instansi.nama == "Nama Instansi"


def test_a_folder_in_no_repository(tmp_path):
    with pytest.raises(SoptuiError, match=r"bukan repositori git.*soptui init") as caught:
        Repository.open(tmp_path)
    assert caught.value.code == ExitCode.USAGE


def test_a_folder_that_does_not_exist(tmp_path):
    with pytest.raises(NotFoundError, match="tidak ada"):
        Repository.open(tmp_path / "entah")


def test_a_bare_repository(repo, tmp_path):
    git(tmp_path, "clone", "-q", "--bare", str(repo.root), "bare.git")

    for folder in ("bare.git", "repo/.git"):
        with pytest.raises(SoptuiError, match="tanpa berkas kerja"):
            Repository.open(tmp_path / folder)


def test_a_git_repository_of_something_else(tmp_path):
    git(tmp_path, "init", "-q", "lain")

    with pytest.raises(SoptuiError, match="bukan repositori SOP"):
        Repository.open(tmp_path / "lain")


def test_a_repository_without_commits(repo, tmp_path):
    git(tmp_path, "init", "-q", "-b", "main", "kosong")
    (tmp_path / "kosong/soptui.toml").write_bytes((repo.root / "soptui.toml").read_bytes())

    with pytest.raises(SoptuiError, match="belum mempunyai commit"):
        Repository.open(tmp_path / "kosong")


def test_broken_settings_are_named_with_their_place(repo):
    (repo.root / "soptui.toml").write_text('skema = "soptui/1"\n[instansi\n')

    with pytest.raises(InvalidError, match=r"soptui\.toml:2:") as caught:
        Repository.open(repo.root)
    assert caught.value.code == ExitCode.FINDINGS


def test_git_missing(repo, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SystemFaultError, match="Program git tidak ditemukan"):
        Repository.open(repo.root)


def test_git_too_old(repo, monkeypatch, tmp_path):
    old = tmp_path / "git"
    old.write_text(f"#!{sys.executable}\nprint('git version 2.20.1')\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    with pytest.raises(SystemFaultError, match=r"Git 2\.20 terlalu lama"):
        Repository.open(repo.root)


def test_a_repository_of_another_owner(repo, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    with pytest.raises(RefusedError, match=r"milik pengguna lain.*safe\.directory"):
        Repository.open(repo.root)


def test_variables_of_an_outer_git_do_not_choose_the_repository(repo, tmp_path, monkeypatch):
    git(tmp_path, "init", "-q", "lain")
    for name, value in (("DIR", "lain/.git"), ("WORK_TREE", "lain"), ("INDEX_FILE", "lain/i")):
        monkeypatch.setenv(f"GIT_{name}", str(tmp_path / value))

    assert Repository.open(repo.root).root == repo.root
    assert not (tmp_path / "lain/i").exists()


def test_a_work_tree_elsewhere_is_refused(repo, tmp_path):
    (tmp_path / "rahasia").mkdir()
    git(repo.root, "config", "core.worktree", str(tmp_path / "rahasia"))

    with pytest.raises(RefusedError, match=r"core\.worktree"):
        Repository.open(repo.root)


def test_detached_head_can_be_read_but_not_written(repo):
    git(repo.root, "checkout", "-q", "--detach")
    repo = Repository.open(repo.root)

    assert [entry.id for entry in repo.entries()] == ["surat-masuk"]
    with pytest.raises(RefusedError, match=r"detached HEAD.*git switch"):
        simpan(repo)


def test_a_merge_in_progress_is_not_swallowed(repo):
    git(repo.root, "switch", "-q", "-c", "usul")
    (repo.root / "README.md").write_text("usul\n")
    git(repo.root, "commit", "-qam", "usul")
    git(repo.root, "switch", "-q", "main")
    git(repo.root, "merge", "-q", "--no-commit", "--no-ff", "usul")
    head = git(repo.root, "rev-parse", "HEAD")
    repo = Repository.open(repo.root)

    with pytest.raises(ConflictError, match=r"merge.*git merge --abort"):
        simpan(repo)

    assert git(repo.root, "rev-parse", "HEAD") == head
    assert (repo.root / ".git/MERGE_HEAD").exists()


def test_a_linked_worktree_has_its_own_branch_and_files(repo, tmp_path):
    git(repo.root, "worktree", "add", "-q", "-b", "kerja", str(tmp_path / "kerja"))
    linked = Repository.open(tmp_path / "kerja")

    saved = simpan(linked)

    assert git(linked.root, "rev-parse", "kerja") == saved.commit
    assert git(linked.root, "status", "--porcelain") == ""
    assert git(repo.root, "status", "--porcelain") == ""


def test_a_shallow_clone_works(repo, tmp_path):
    simpan(repo)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repo.root}", "dangkal")
    shallow = Repository.open(tmp_path / "dangkal")

    assert len(shallow.log("surat-masuk")) == 1
    assert shallow.entries()[0].tanggal is None  # what came before is not known here


def test_an_unwritable_git_folder_is_said_before_anything_happens(repo, monkeypatch):
    (repo.root / ".git/soptui").rmdir()
    (repo.root / ".git/soptui").write_text("")

    with pytest.raises(SystemFaultError, match="Gagal"):
        simpan(repo)
    assert git(repo.root, "status", "--porcelain") == ""


def test_a_lost_object_is_named_as_damage(repo):
    oid = git(repo.root, "rev-parse", "HEAD:sop/sekretariat/surat-masuk.toml")
    path = repo.root / ".git/objects" / oid[:2] / oid[2:]
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    path.write_bytes(b"")

    with pytest.raises(SystemFaultError, match=r"rusak.*git fsck"):
        repo.read("surat-masuk", "HEAD")


@pytest.mark.parametrize(
    ("stderr", "kind", "words"),
    [
        ("fatal: write error: No space left on device", SystemFaultError, "disk penuh"),
        ("error: insufficient permission for adding an object", SystemFaultError, "izin"),
        ("fatal: Unable to create '/x/refs/a.lock': File exists.", ConflictError, "/x/refs/a.lock"),
        ("error: could not lock config file .git/config: File exists", ConflictError, "dikunci"),
        ("fatal: bad config line 3 in file .git/config", SystemFaultError, "Pengaturan git"),
        ("fatal: sesuatu \x1b[31mbaru", SystemFaultError, "Rincian: fatal: sesuatu ␛[31mbaru"),
        ("", SystemFaultError, "gagal bekerja"),
    ],
)
def test_words_of_git_become_sentences(stderr, kind, words, tmp_path):
    error = explain(stderr, tmp_path)

    assert isinstance(error, kind)
    assert words in error.message
    assert "\x1b" not in error.message
