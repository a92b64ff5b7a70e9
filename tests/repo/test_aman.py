"""Hostile repositories: nothing of theirs runs, and nothing leads out of the tree."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from soptui.errors import InvalidError, NotFoundError, RefusedError, SoptuiError
from soptui.repo import Repository, read_file
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh

BERKAS = "sop/sekretariat/surat-masuk.toml"


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh())


def pasang_jebakan(repo, canary):
    """Name a program everywhere where git would run one; each leaves a line in `canary`."""
    root = repo.root
    trap = root / ".git/jebakan"
    trap.write_text(f'#!/bin/sh\necho "$0 $*" >> {canary}\n')
    trap.chmod(0o755)
    hooks = root / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in (
        *("pre-commit", "post-commit", "commit-msg", "prepare-commit-msg", "post-checkout"),
        *("reference-transaction", "post-index-change", "fsmonitor-watchman", "pre-auto-gc"),
    ):
        (hooks / name).write_bytes(trap.read_bytes())
        (hooks / name).chmod(0o755)
    settings = {
        "core.fsmonitor": str(trap),
        "core.hooksPath": str(hooks),
        "core.pager": str(trap),
        "core.editor": str(trap),
        "core.sshCommand": str(trap),
        "core.askPass": str(trap),
        "core.alternateRefsCommand": str(trap),
        "diff.external": str(trap),
        "diff.sop.command": str(trap),
        "diff.sop.textconv": str(trap),
        "merge.sop.driver": str(trap),
        "gpg.program": str(trap),
        "gpg.ssh.program": str(trap),
        "gpg.ssh.defaultKeyCommand": str(trap),
        "commit.gpgSign": "true",
        "tag.gpgSign": "true",
        "log.showSignature": "true",
        "alias.log": f"!{trap}",
        "alias.ls-tree": f"!{trap}",
        "trailer.sign.command": str(trap),
        "credential.helper": f"!{trap}",
        "uploadpack.packObjectsHook": str(trap),
        "filter.jebakan.clean": str(trap),
        "filter.jebakan.process": str(trap),
    }
    for key, value in settings.items():
        git(root, "config", key, value)


def test_nothing_runs_whatever_the_configuration_names(repo, tmp_path):
    canary = tmp_path / "terkena"
    pasang_jebakan(repo, canary)

    repo = Repository.open(repo.root)
    repo.entries()
    repo.log("surat-masuk")
    repo.check()
    repo.read("surat-masuk", "HEAD")
    doc = repo.read("surat-masuk")
    repo.approvals.approve("surat-masuk", date(2015, 2, 1))
    assert not canary.exists()

    repo.save(doc, dengan_waktu(doc.sop, "15 menit"))
    repo.create(sop_contoh("lain", "Urusan Lain"))
    ran = {Path(line.split()[0]).name for line in canary.read_text().splitlines()}
    assert ran == {"pre-commit", "commit-msg", "post-commit"}, "what a save may run, and no more"
    assert len(repo.log("surat-masuk")) == 2


def test_filters_run_neither_on_reading_nor_on_a_refused_save(repo, tmp_path):
    canary = tmp_path / "terkena"
    pasang_jebakan(repo, canary)
    (repo.root / ".git/info").mkdir(exist_ok=True)
    (repo.root / ".git/info/attributes").write_text("* filter=jebakan\n")
    os.utime(repo.root / BERKAS)

    repo = Repository.open(repo.root)
    repo.entries()
    doc = repo.read("surat-masuk")
    with pytest.raises(RefusedError, match="filter"):
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    assert not canary.exists()


@pytest.mark.parametrize("given", ["-x", "--output=x", "..", "a\nb", "\x1b[31m", ":(top)x", "*"])
def test_odd_ids_are_only_unknown_ids(repo, given):
    with pytest.raises(NotFoundError):
        repo.read(given)
    assert not (repo.root / "x").exists()


@pytest.mark.parametrize("rev", ["--all", "-1", "main..", "^main", "HEAD:sop", "@{u}", ""])
def test_odd_revisions_are_only_unknown_revisions(repo, rev):
    with pytest.raises(NotFoundError):
        repo.read("surat-masuk", rev)


def ganti(path, kind):
    path.unlink()
    if kind == "tautan":
        path.symlink_to("/etc/passwd")
    elif kind == "pipa":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "besar":
        with path.open("wb") as file:
            file.truncate(8 << 30)


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("tautan", RefusedError),
        ("pipa", RefusedError),
        ("folder", RefusedError),
        ("besar", InvalidError),
    ],
)
def test_what_is_no_file_is_named_and_neither_followed_nor_waited_for(repo, kind, error):
    doc = repo.read("surat-masuk")
    ganti(repo.root / BERKAS, kind)

    for act in (lambda: repo.read("surat-masuk"), lambda: repo.save(doc, doc.sop)):
        with pytest.raises(error, match=BERKAS):
            act()
    assert repo.entries()[0].rusak.rule == "skema/berkas"
    assert any(t.rule == "skema/berkas" and t.file == BERKAS for t in repo.check())


def test_a_linked_folder_is_not_entered(repo, tmp_path):
    outside = tmp_path / "luar"
    (repo.root / "sop/sekretariat").rename(outside)
    (repo.root / "sop/sekretariat").symlink_to(outside)

    (entry,) = Repository.open(repo.root).entries()
    assert entry.path == "sop/sekretariat"
    assert "symlink" in entry.rusak.message
    with pytest.raises(SoptuiError):
        repo.read(BERKAS)
    with pytest.raises(RefusedError):
        repo.create(sop_contoh("lain", "Urusan Lain"))
    assert sorted(p.name for p in outside.iterdir()) == ["surat-masuk.toml"]


def test_a_linked_sop_folder_is_named(repo, tmp_path):
    (repo.root / "sop").rename(tmp_path / "luar")
    (repo.root / "sop").symlink_to(tmp_path / "luar")

    assert [e.path for e in repo.entries()] == ["sop"]


def test_a_link_in_an_old_version_is_not_followed(repo):
    path = repo.root / BERKAS
    text = path.read_bytes()
    path.unlink()
    path.symlink_to("/etc/passwd")
    git(repo.root, "commit", "-qam", "tautan")
    path.unlink()
    path.write_bytes(text)

    with pytest.raises(RefusedError):
        repo.read("surat-masuk", "HEAD")


def test_replaced_objects_do_not_deceive(repo):
    blob = git(repo.root, "rev-parse", f"HEAD:{BERKAS}")
    (repo.root / "palsu").write_text("x = 1\n")
    false = git(repo.root, "hash-object", "-w", "palsu")
    git(repo.root, "replace", blob, false)

    assert repo.read("surat-masuk", "HEAD").sop == sop_contoh()


def test_reading_a_lone_file_has_the_same_limits(tmp_path):
    (tmp_path / "a.toml").symlink_to("/etc/passwd")

    with pytest.raises(RefusedError, match=r"a\.toml"):
        read_file(tmp_path, "a.toml")
